// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Recurrence: days that come again, such as the second Friday of a month.
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include <cadre/core/limits.hpp>
#include <cadre/core/period.hpp>
#include <cadre/core/result.hpp>

namespace cadre::inline v1 {

/// The n-th of a weekday in a month, or nothing when the month has no such day: a fifth Friday is not the fourth.
/// @param year 1400 to 9999
/// @param month 1 to 12
/// @param n 1 to 5
/// @param weekday the day of the week
[[nodiscard]] std::optional<Date> nth_weekday(std::int32_t year, std::int32_t month, std::int32_t n, Weekday weekday);

/// The last of a weekday in a month, or nothing when there is no such month.
/// @param year 1400 to 9999
/// @param month 1 to 12
/// @param weekday the day of the week
[[nodiscard]] std::optional<Date> last_weekday(std::int32_t year, std::int32_t month, Weekday weekday);

/// The kinds of recurrence.
namespace recur {

/// The n-th of a weekday in each month; months without it are passed over.
struct NthWeekday {
  std::int32_t n = 1;              ///< 1 to 5
  Weekday weekday = Weekday::mon;  ///< the day of the week
  friend bool operator==(const NthWeekday&, const NthWeekday&) = default;
};

/// The last of a weekday in each month.
struct LastWeekday {
  Weekday weekday = Weekday::mon;  ///< the day of the week
  friend bool operator==(const LastWeekday&, const LastWeekday&) = default;
};

/// The same weekday every n weeks, from a first day on.
struct EveryWeeks {
  std::int32_t n = 1;  ///< weeks from one to the next, 1 to 1000
  Date first;          ///< the first of them
  friend bool operator==(const EveryWeeks&, const EveryWeeks&) = default;
};

}  // namespace recur

/// Days that come again: a closed set.
using Recurrence = std::variant<recur::NthWeekday, recur::LastWeekday, recur::EveryWeeks>;

/// The days of a recurrence that lie in a period, in order.
/// @param recurrence which days
/// @param period where to look
/// @param limits `windows` bounds how many
/// @return the days; Errc::invalid_argument: n is outside its bounds; Errc::limit_exceeded
[[nodiscard]] Result<std::vector<Date>> days_of(const Recurrence& recurrence, const Period& period,
                                                const Limits& limits = {});

}  // namespace cadre::inline v1
