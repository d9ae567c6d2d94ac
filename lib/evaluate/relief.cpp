// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/need.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The days on which one of some events of the subject lasts, without overlaps.
std::vector<Period> days_of_events(const Snapshot& snapshot, const Exempt& exempt, const Subject& subject) {
  std::vector<Period> days;
  const auto collect = [&](const Holder& holder) {
    for (const auto& event : snapshot.events_of(holder)) {
      if (!contains(exempt.event, event.fact.kind)) continue;
      if (!exempt.about.empty() && !contains(exempt.about, event.fact.about)) continue;
      const Period& lasts = event.fact.during;
      if (exempt.min_span && lasts.until < shifted(lasts.from, *exempt.min_span, false)) continue;
      Period fresh = event.fact.during;
      if (!days.empty()) fresh.from = std::max(fresh.from, days.back().until);
      if (!fresh.empty()) days.push_back(fresh);
    }
  };
  if (const auto* person = std::get_if<PersonId>(&subject)) collect(Holder{*person});
  if (const auto* unit = std::get_if<UnitId>(&subject)) collect(Holder{*unit});
  return days;
}

/// When both hold, inside the days that both speak of.
std::vector<Spell> both(const std::vector<Spell>& a, const std::vector<Spell>& b) {
  std::vector<Spell> list;
  for (const Spell& one : a) {
    for (const Spell& other : b) {
      const Period common = intersect(one.days, other.days);
      const Tri holds = std::min(one.holds, other.holds);
      if (!common.empty() && holds != Tri::no) list.push_back({common, holds});
    }
  }
  return list;
}

/// The days of a window on which a rule speaks of the subject and an exemption from it holds.
std::vector<Spell> exempt_spells(const Engine& engine, const Exempt& exempt, const Subject& subject,
                                 const std::vector<Spell>& owed, const Period& window) {
  const Period in_force = intersect(window, engine.in_force(exempt));
  std::vector<Spell> list = both(owed, spells(engine.view(), exempt.who, subject, in_force));
  if (exempt.event.empty()) return list;
  std::vector<Spell> during;
  for (const Period& days : days_of_events(engine.snapshot(), exempt, subject)) during.push_back({days, Tri::yes});
  return both(list, during);
}

/// An exemption that holds on some day of a window.
struct Holding {
  const Exempt* exempt;
  std::vector<Spell> spells;
};

std::vector<Holding> undefeated(const std::vector<Holding>& all) {
  std::vector<Holding> list;
  for (const Holding& one : all) {
    const bool is_defeated = std::any_of(
        all.begin(), all.end(), [&](const Holding& other) { return contains(other.exempt->before, one.exempt->id); });
    if (!is_defeated) list.push_back(one);
  }
  return list;
}

/// The number of days on which at least one of some exemptions by the day holds.
std::int32_t days_of_any(const std::vector<Holding>& all, bool unknown_as) {
  std::vector<Period> days;
  for (const Holding& one : all) {
    if (one.exempt->reaches != Reach::prorate_by_day) continue;
    for (const Spell& spell : one.spells) {
      if (spell.holds == Tri::yes || unknown_as) days.push_back(spell.days);
    }
  }
  std::sort(days.begin(), days.end());
  std::int32_t count = 0;
  Date reached = Date::first();
  for (const Period& period : days) {
    count += Period{std::max(period.from, reached), period.until}.length();
    reached = std::max(reached, period.until);
  }
  return count;
}

}  // namespace

Relieved relief(Engine& engine, const RuleHead& rule, const Subject& subject, const Period& window, bool unknown_as) {
  const std::vector<Spell> owed = engine.selected(rule, subject, window);
  const std::int32_t owed_days = days_held(owed, window, unknown_as);
  std::vector<Holding> all;
  for (const Exempt& exempt : engine.policy().model().exempts) {
    if (!contains(exempt.from, rule.id)) continue;
    Holding holding{&exempt, exempt_spells(engine, exempt, subject, owed, window)};
    if (days_held(holding.spells, window, unknown_as) > 0) all.push_back(std::move(holding));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.exempt->id < b.exempt->id; });
  all = undefeated(all);
  Relieved result;
  result.days = days_of_any(all, unknown_as);
  for (const Holding& holding : all) {
    const Exempt& exempt = *holding.exempt;
    const bool by_day = exempt.reaches == Reach::prorate_by_day;
    const std::int32_t days = by_day ? result.days : days_held(holding.spells, window, unknown_as);
    const bool is_whole = exempt.reaches == Reach::any_day || days >= owed_days;
    const Exempt*& found = exempt.relief == Relief::flat ? result.flat : result.whole;
    if (is_whole && found == nullptr) found = &exempt;
    if (by_day) result.assumed = result.assumed || exempt.assumed;
  }
  return result;
}

}  // namespace cadre::inline v1::detail
