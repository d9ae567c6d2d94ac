// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/clock.hpp"

#include <algorithm>

#include "evaluate/detail/select.hpp"

namespace cadre::inline v1::detail {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The days on which a clock starts.
class Starts {
 public:
  Starts(const Snapshot& snapshot, const window::Clock& clock) : snapshot_{snapshot}, clock_{clock} {}

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
                                  const Subject& subject, const Period& range) {
  std::vector<Window> windows;
  for (const Date start : Starts{snapshot, clock}.of(subject)) {
    const Period days = days_from(clock, month_end, start);
    if (!intersect(days, range).empty()) windows.push_back(window_of(days));
  }
  const auto by_days = [](const Window& a, const Window& b) { return a.period < b.period; };
  std::sort(windows.begin(), windows.end(), by_days);
  windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
  return windows;
}

bool lacks_start(const Snapshot& snapshot, const WindowSpec& spec, const Subject& subject) {
  const auto* const clock = std::get_if<window::Clock>(&spec);
  const auto* const person = std::get_if<PersonId>(&subject);
  if (clock == nullptr || person == nullptr || !clock->joined || snapshot[*person].joined) return false;
  return Starts{snapshot, *clock}.of(subject).empty();
}

}  // namespace cadre::inline v1::detail
