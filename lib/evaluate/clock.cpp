// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/clock.hpp"

#include <algorithm>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/select.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The days on which a clock starts.
class Starts {
 public:
  Starts(const Snapshot& snapshot, const window::Clock& clock, std::vector<Date> days)
      : snapshot_{snapshot}, clock_{clock}, days_{std::move(days)} {}

  [[nodiscard]] std::vector<Date> of(const Subject& subject) {
    if (const auto holder = holder_of(subject)) add_held(*holder);
    if (const auto* const person = std::get_if<PersonId>(&subject)) add_personal(*person);
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    if (clock_.earliest && days_.size() > 1) days_.resize(1);
    return std::move(days_);
  }

 private:
  /// What began before the records, or has not ended, starts nothing on a day that anyone knows.
  void add(const Period& during) {
    const bool is_known = clock_.at_end ? during.until != Date::last() : during.from != Date::first();
    if (is_known && !during.empty()) days_.push_back(clock_.at_end ? during.until - 1 : during.from);
  }

  void add_held(const Holder& holder) {
    for (const auto& event : snapshot_.events_of(holder)) {
      if (contains(clock_.event, event.fact.kind)) add(event.fact.during);
    }
    if (clock_.attribute.empty()) return;
    for (const auto& attribute : snapshot_.attributes_of(holder)) {
      const Attribute& fact = attribute.fact;
      if (fact.name == clock_.attribute && (clock_.value.empty() || fact.value == clock_.value)) add(fact.during);
    }
  }

  void add_personal(PersonId person) {
    for (const auto& post : snapshot_.posts_of(person)) {
      if (contains(clock_.post, post.fact.kind)) add(post.fact.during);
    }
    for (const auto& membership : snapshot_.groups_of(person)) {
      const Group& group = snapshot_[membership.fact.group];
      if (contains(clock_.group, group.id) || contains(clock_.group, group.kind)) add(membership.fact.during);
    }
    if (clock_.joined && snapshot_[person].joined) days_.push_back(*snapshot_[person].joined);
  }

  const Snapshot& snapshot_;
  const window::Clock& clock_;
  std::vector<Date> days_;
};

Date moved(Date day, std::int32_t n, window::Back::Step step, MonthEnd month_end) {
  if (step == window::Back::Step::days) return day + n;
  return add_months(day, n, month_end).value_or(n < 0 ? Date::first() : Date::last() - 1);
}

/// The start's day is day 0, and the n-th is still in; the time before ends the day before.
Period days_from(const window::Clock& clock, MonthEnd month_end, Date start) {
  if (!clock.n) return {start, start + 1};
  if (clock.before) return {moved(start, -*clock.n, clock.step, month_end), start};
  return {start, moved(start, *clock.n, clock.step, month_end) + 1};
}

}  // namespace

std::vector<Window> clock_windows(const Snapshot& snapshot, const window::Clock& clock, MonthEnd month_end,
                                  const Subject& subject, const Period& range, const std::vector<Date>& days) {
  std::vector<Window> windows;
  for (const Date start : Starts{snapshot, clock, days}.of(subject)) {
    const Period period = days_from(clock, month_end, start);
    if (!intersect(period, range).empty()) windows.push_back(window_of(period));
  }
  const auto by_days = [](const Window& a, const Window& b) { return a.period < b.period; };
  std::sort(windows.begin(), windows.end(), by_days);
  windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
  return windows;
}

namespace {

/// The number of a cycle that runs from a common day; under 1 for those before it.
std::int32_t number_from(Date anchor, const window::Years& years, Date from) {
  const std::int32_t months = (from.year() - anchor.year()) * 12 + from.month() - anchor.month();
  return months < 0 ? 0 : months / (12 * years.n) + 1;
}

/// A first window of another length, and those that follow it.
Result<std::vector<Window>> after_first(const WindowRule& per, const Amount& length, Date own_day, const Period& range,
                                        const Limits& limits) {
  std::vector<Window> list;
  const Period first{own_day, shifted(own_day, length, false)};
  if (!intersect(first, range).empty()) {
    list.push_back(window_of(first));
    list.back().number = 1;
  }
  auto rest = windows_touching(per.spec, range, first.until, per.month_end.value_or(MonthEnd::clamp), limits);
  if (!rest) return rest;
  for (const Window& window : *rest) {
    list.push_back(window);
    ++list.back().number;
  }
  return list;
}

}  // namespace

Result<std::vector<Window>> calendar_windows(const WindowRule& per, const Quota* quota, std::optional<Date> own_day,
                                             const Period& range, const Limits& limits) {
  const bool has_first = quota != nullptr && quota->first_window && quota->first_window->length && own_day;
  auto found = has_first ? after_first(per, *quota->first_window->length, *own_day, range, limits)
                         : windows_touching(per.spec, range, own_day, per.month_end.value_or(MonthEnd::clamp), limits);
  // A rule whose own day is not known has no windows.
  if (!found && found.error().code() != Errc::limit_exceeded) return std::vector<Window>{};
  if (!found) return found;
  std::vector<Window> list = *std::move(found);
  const auto* const years = std::get_if<window::Years>(&per.spec);
  if (quota == nullptr || !quota->only_window || years == nullptr) return list;
  std::erase_if(list, [&](const Window& window) {
    const std::int64_t number = years->anchor ? number_from(*years->anchor, *years, window.period.from) : window.number;
    const OnlyWindow& only = *quota->only_window;
    return number < only.from || (number - only.from) % only.every != 0;
  });
  return list;
}

bool lacks_start(const Snapshot& snapshot, const WindowSpec& spec, const Subject& subject) {
  const auto* const clock = std::get_if<window::Clock>(&spec);
  const auto* const person = std::get_if<PersonId>(&subject);
  if (clock == nullptr || person == nullptr || !clock->joined || snapshot[*person].joined) return false;
  return Starts{snapshot, *clock, {}}.of(subject).empty();
}

}  // namespace cadre::inline v1::detail
