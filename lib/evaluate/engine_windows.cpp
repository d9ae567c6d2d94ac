// SPDX-License-Identifier: Apache-2.0
// The windows of rules, and the days from which they run.
#include "evaluate/detail/clock.hpp"
#include "evaluate/detail/engine.hpp"
#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {

std::optional<Date> own_day(const Snapshot& snapshot, const Subject& subject, const std::string& name) {
  const auto* const person = std::get_if<PersonId>(&subject);
  if (person == nullptr || name.empty()) return std::nullopt;
  if (name == "born") return snapshot[*person].born;
  if (name == "joined") return snapshot[*person].joined;
  const std::string group = name.substr(name.find(':') + 1);
  for (const auto& m : snapshot.groups_of(*person)) {
    const Group& g = snapshot[m.fact.group];
    if (g.id == group || g.kind == group) return m.fact.during.from;
  }
  return std::nullopt;
}

std::vector<Date> Engine::reached(const window::Clock& clock, const Subject& subject) {
  std::vector<Date> days;
  const auto index = policy_.find_rule(clock.amount_of);
  const auto* const quota = index ? std::get_if<Quota>(&rule(*index).spec) : nullptr;
  if (quota == nullptr) return days;
  const Period range{first_day_of(*this, *quota, subject), today() + 1};
  for (const Case& at : range.empty() ? std::vector<Case>{} : cases_touching(*index, subject, range)) {
    std::map<Date, Ratio> by_day;
    // Only what counts for certain starts a clock.
    for (const Piece& piece : fold(*index, subject, at, false).pieces) {
      if (!piece.loss && piece.doubt == Reason::none) by_day[piece.day] = add(by_day[piece.day], piece.amount);
    }
    Ratio sum;
    for (const auto& [day, amount] : by_day) {
      sum = add(sum, amount);
      if (sum < clock.amount->value) continue;
      days.push_back(day);
      break;
    }
  }
  return days;
}

std::vector<Window> Engine::windows(const window::Clock& clock, MonthEnd month_end, const Subject& subject,
                                    const Period& range) {
  const std::vector<Date> days = clock.amount ? reached(clock, subject) : std::vector<Date>{};
  return clock_windows(snapshot_, clock, month_end, subject, range, days);
}

std::vector<Window> Engine::windows(const WindowedRule& rule, const Subject& subject, const Period& range) {
  if (const auto* const clock = std::get_if<window::Clock>(&rule.per.spec)) {
    return windows(*clock, rule.per.month_end.value_or(MonthEnd::clamp), subject, range);
  }
  const auto index = policy_.find_rule(rule.id);
  const auto* const quota = index ? std::get_if<Quota>(&policy_.rules()[*index].spec) : nullptr;
  auto list = calendar_windows(rule.per, quota, own_day(snapshot_, subject, rule.per.own_day), range, options_.limits);
  if (!list) refuse(rule.id, subject, list.error().message());
  spend(rule.id, subject, list->size() / 16);
  return *std::move(list);
}

}  // namespace cadre::inline v1::detail
