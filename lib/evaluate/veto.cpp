// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/condition.hpp"
#include "evaluate/detail/score.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether a person belongs to a unit, or to one below it, on the days that a reach asks about.
bool reaches(const Engine& engine, PersonId person, UnitId unit, const Period& window, VetoReach reach) {
  const Snapshot& snapshot = engine.snapshot();
  const Period past{window.from, std::max(window.from, std::min(window.until, engine.today() + 1))};
  if (past.empty()) return false;
  if (reach == VetoReach::on_last_day) {
    const auto own = snapshot.formal_unit(person, past.until - 1);
    return own && snapshot.is_within(*own, unit);
  }
  std::int32_t days = 0;
  for (Date day = past.from; day < past.until; day = day + 1) {
    const auto own = snapshot.formal_unit(person, day);
    if (own && snapshot.is_within(*own, unit)) ++days;
  }
  return reach == VetoReach::any_day ? days > 0 : 2 * days > past.length();
}

/// The kinds of events that a veto names, of one holder, that begin in a window.
bool has_event(const Engine& engine, const VetoRule& veto, const Holder& holder, const Period& window) {
  const auto list = engine.snapshot().events_of(holder);
  return std::any_of(list.begin(), list.end(), [&](const auto& event) {
    const Date day = event.fact.during.from;
    return contains(veto.event, event.fact.kind) && day <= engine.today() &&
           intersect(window, engine.in_force(veto)).contains(day);
  });
}

/// The same of breaches of leave that are taken for events.
Tri has_breach(Engine& engine, const VetoRule& veto, PersonId person, const Period& window) {
  Tri has = Tri::no;
  for (const Breach& breach : breaches_of(engine, person)) {
    const bool is_in = breach.day <= engine.today() && intersect(window, engine.in_force(veto)).contains(breach.day);
    if (is_in && contains(veto.event, breach.kind)) has = std::max(has, breach.is_sure ? Tri::yes : Tri::unknown);
  }
  return has;
}

Tri unit_strikes(const Engine& engine, const VetoRule& veto, const Subject& subject, const Period& window) {
  const auto* const person = std::get_if<PersonId>(&subject);
  if (person == nullptr) return Tri::no;
  for (std::size_t i = 0; i < engine.snapshot().units().size(); ++i) {
    const UnitId unit = UnitId::at(i);
    if (has_event(engine, veto, Holder{unit}, window) &&
        reaches(engine, *person, unit, window, veto.reach.value_or(VetoReach::on_last_day)))
      return Tri::yes;
  }
  return Tri::no;
}

/// Whether an event calls for a veto; one that names no event needs none.
Tri events_call(Engine& engine, const VetoRule& veto, const Subject& subject, const Period& window) {
  if (veto.event.empty()) return Tri::yes;
  if (veto.from_unit) return unit_strikes(engine, veto, subject, window);
  const auto holder = holder_of(subject);
  if (holder && has_event(engine, veto, *holder, window)) return Tri::yes;
  const auto* const person = std::get_if<PersonId>(&subject);
  return person == nullptr ? Tri::no : has_breach(engine, veto, *person, window);
}

/// Whether a veto is called for; nothing where it is not, and will not be by what other rules still say.
std::optional<Veto> strikes(Engine& engine, const VetoRule& veto, const Subject& subject, const Case& at) {
  const Period& window = at.window.period;
  if (days_held(engine.selected(veto, subject, window), window, true) == 0) return std::nullopt;
  Tri result = events_call(engine, veto, subject, window);
  if (result == Tri::no) return std::nullopt;
  bool is_open = false;
  const auto score = engine.policy().find_rule(veto.score);
  for (const When& when : veto.when) {
    if (!score) break;
    const Query query{*score, subject, at};
    const Tri is = holds(engine, when, query);
    const bool moves = is != Tri::yes && may_move(engine, when, query);
    if (is == Tri::no && !moves) return std::nullopt;
    is_open = is_open || moves;
    result = std::min(result, moves ? Tri::unknown : is);
  }
  return Veto{&veto, result == Tri::yes, is_open};
}

}  // namespace

std::vector<Veto> vetoes_on(Engine& engine, const std::string& score, const Subject& subject, const Case& at) {
  std::vector<Veto> list;
  for (const VetoRule& veto : engine.policy().model().vetoes) {
    if (veto.score != score) continue;
    if (const auto called = strikes(engine, veto, subject, at)) list.push_back(*called);
  }
  std::sort(list.begin(), list.end(), [](const Veto& a, const Veto& b) { return a.rule->id < b.rule->id; });
  return list;
}

}  // namespace cadre::inline v1::detail
