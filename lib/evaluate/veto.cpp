// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

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

bool strikes(const Engine& engine, const VetoRule& veto, const Subject& subject, const Period& window) {
  if (days_held(engine.selected(veto, subject, window), window, true) == 0) return false;
  if (veto.from_unit) {
    const auto* const person = std::get_if<PersonId>(&subject);
    if (person == nullptr) return false;
    for (std::size_t i = 0; i < engine.snapshot().units().size(); ++i) {
      const UnitId unit = UnitId::at(i);
      if (has_event(engine, veto, Holder{unit}, window) &&
          reaches(engine, *person, unit, window, veto.reach.value_or(VetoReach::on_last_day)))
        return true;
    }
    return false;
  }
  const auto holder = holder_of(subject);
  return holder && has_event(engine, veto, *holder, window);
}

}  // namespace

std::vector<const VetoRule*> vetoes_on(const Engine& engine, const std::string& score, const Subject& subject,
                                       const Period& window) {
  std::vector<const VetoRule*> list;
  for (const VetoRule& veto : engine.policy().model().vetoes) {
    if (veto.score == score && strikes(engine, veto, subject, window)) list.push_back(&veto);
  }
  std::sort(list.begin(), list.end(), [](const VetoRule* a, const VetoRule* b) { return a->id < b->id; });
  return list;
}

}  // namespace cadre::inline v1::detail
