// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Period: days from a first one up to, not including, an end.
#include <algorithm>

#include <cadre/core/date.hpp>

namespace cadre::inline v1 {

/// A half-open run of days, `[from, until)`.
///
/// @par Laws
///   `a.contains(d) && b.contains(d)` exactly when `intersect(a, b).contains(d)`
///   neighbouring periods share no day and leave none out.
/// @par Text
///   Files for people write the last day (inclusive); only here, and in columns named `until`, is the end exclusive.
struct Period {
  Date from = Date::first();  ///< the first day
  Date until = Date::last();  ///< the day after the last

  /// The number of days; 0 when it holds none.
  [[nodiscard]] constexpr std::int32_t length() const noexcept { return until > from ? until - from : 0; }
  /// Whether it holds no day.
  [[nodiscard]] constexpr bool empty() const noexcept { return !(from < until); }
  /// Whether a day is in it.
  /// @param day the day
  [[nodiscard]] constexpr bool contains(Date day) const noexcept { return from <= day && day < until; }
  /// Whether another lies wholly inside.
  /// @param other the other
  [[nodiscard]] constexpr bool contains(const Period& other) const noexcept {
    return from <= other.from && other.until <= until;
  }
  friend constexpr auto operator<=>(const Period&, const Period&) noexcept = default;
};

/// The days that are in both; empty when there are none.
/// @param a one
/// @param b the other
[[nodiscard]] constexpr Period intersect(const Period& a, const Period& b) noexcept {
  const Period both{std::max(a.from, b.from), std::min(a.until, b.until)};
  return both.empty() ? Period{both.from, both.from} : both;
}

/// The calendar year.
/// @param year 1400 to 9998
[[nodiscard]] constexpr Period year_of(std::int32_t year) noexcept {
  return {Date::from_ymd(year, 1, 1).value_or(Date::first()), Date::from_ymd(year + 1, 1, 1).value_or(Date::last())};
}

/// The period named by a label: `2021`, `2021-H1`, `2021-Q1`, `2021-03`, `2021-W09`, `2021-03-05` (a day) or
/// `2021-01-01/2024-01-01` (half-open).
/// @param label the text
/// @return the period, or Errc::bad_date naming the text
[[nodiscard]] Result<Period> parse_period(std::string_view label);

/// The shortest label that parse_period() reads back as the same period. One without a day has a label of the form
/// `2021-01-01/2021-01-01`, which is not read back.
/// @param period the period
[[nodiscard]] std::string to_string(const Period& period);

}  // namespace cadre::inline v1
