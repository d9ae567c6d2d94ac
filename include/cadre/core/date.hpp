// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Date: a day of the civil calendar, with month arithmetic that asks what a missing 31st means.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <cadre/core/result.hpp>

namespace cadre::inline v1 {

/// What "one month after 31 January" means. The rule's text decides; the caller says which.
enum class MonthEnd : std::uint8_t {
  clamp,  ///< the last day of the month: 28 or 29 February
  next    ///< the first day of the month after: 1 March
};

/// Days of the week, numbered as in ISO 8601.
enum class Weekday : std::uint8_t { mon = 1, tue, wed, thu, fri, sat, sun };

/// Year, month and day as numbers; not every combination is a day.
struct CivilDay {
  std::int32_t year = 0;   ///< 1400 to 9999
  std::int32_t month = 0;  ///< 1 to 12
  std::int32_t day = 0;    ///< 1 to 31
  friend constexpr auto operator<=>(const CivilDay&, const CivilDay&) noexcept = default;
};

/// Whether a year has a 29 February in the Gregorian calendar.
/// @param year the year
[[nodiscard]] constexpr bool is_leap(std::int32_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// The number of days in a month. Precondition: month is 1 to 12.
/// @param year the year
/// @param month the month
[[nodiscard]] constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) noexcept {
  constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/// A day of the proleptic Gregorian calendar, 1400-01-01 to 9999-12-31 (the range of Boost.Date_Time), always valid.
///
/// Kept as the number of days since 1970-01-01, because rules compare and subtract far more often than they print.
///
/// @par Laws
///   `from_ymd(d.civil()) == d`; `(d + n) - d == n` inside the range
///   NOT: `add_months(add_months(d, 1, r), -1, r) == d`; 31 March less a month plus a month is 28 March or 1 April.
/// @par Range
///   Arithmetic that leaves the range stops at its ends; `add_months` says so by returning nothing.
class Date {
 public:
  /// 1970-01-01.
  constexpr Date() noexcept = default;

  /// The day with these numbers, or nothing if there is none.
  /// @param year 1400 to 9999
  /// @param month 1 to 12
  /// @param day 1 to the month's length
  [[nodiscard]] static constexpr std::optional<Date> from_ymd(std::int32_t year, std::int32_t month,
                                                              std::int32_t day) noexcept {
    if (year < 1400 || year > 9999 || month < 1 || month > 12) return std::nullopt;
    if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
    return Date{days_from_civil(year, month, day)};
  }
  /// The day that lies so many days after 1970-01-01, held inside the range.
  /// @param days may be negative
  [[nodiscard]] static constexpr Date from_days(std::int64_t days) noexcept {
    return Date{static_cast<std::int32_t>(days < first_ ? first_ : days > last_ ? last_ : days)};
  }
  /// 1400-01-01.
  [[nodiscard]] static constexpr Date first() noexcept { return Date{first_}; }
  /// 9999-12-31.
  [[nodiscard]] static constexpr Date last() noexcept { return Date{last_}; }

  /// Days since 1970-01-01.
  [[nodiscard]] constexpr std::int32_t days() const noexcept { return days_; }
  /// Year, month and day.
  [[nodiscard]] constexpr CivilDay civil() const noexcept;
  /// The year.
  [[nodiscard]] constexpr std::int32_t year() const noexcept { return civil().year; }
  /// The month, 1 to 12.
  [[nodiscard]] constexpr std::int32_t month() const noexcept { return civil().month; }
  /// The day of the month, 1 to 31.
  [[nodiscard]] constexpr std::int32_t day() const noexcept { return civil().day; }
  /// The day of the week.
  [[nodiscard]] constexpr Weekday weekday() const noexcept {
    const std::int32_t n = (days_ + 3) % 7;  // 1970-01-01 was a Thursday
    return static_cast<Weekday>((n < 0 ? n + 7 : n) + 1);
  }

  friend constexpr auto operator<=>(Date, Date) noexcept = default;
  /// The day n days later.
  /// @param date from
  /// @param n days, may be negative
  [[nodiscard]] friend constexpr Date operator+(Date date, std::int32_t n) noexcept {
    return from_days(std::int64_t{date.days_} + n);
  }
  /// The day n days earlier.
  /// @param date from
  /// @param n days, may be negative
  [[nodiscard]] friend constexpr Date operator-(Date date, std::int32_t n) noexcept {
    return from_days(std::int64_t{date.days_} - n);
  }
  /// The number of days from b to a.
  /// @param a later
  /// @param b earlier
  [[nodiscard]] friend constexpr std::int32_t operator-(Date a, Date b) noexcept { return a.days_ - b.days_; }

 private:
  explicit constexpr Date(std::int32_t days) noexcept : days_{days} {}
  static constexpr std::int32_t days_from_civil(std::int32_t y, std::int32_t m, std::int32_t d) noexcept {
    // Years run from March, so that the leap day comes last; 400 years are 146,097 days.
    const std::int32_t year = m <= 2 ? y - 1 : y;
    const std::int32_t era = year / 400;
    const std::int32_t of_era = year - era * 400;
    const std::int32_t of_year = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
  }
  static constexpr std::int32_t first_ = -208188;  // 1400-01-01
  static constexpr std::int32_t last_ = 2932896;   // 9999-12-31
  std::int32_t days_ = 0;
};

constexpr CivilDay Date::civil() const noexcept {
  const std::int32_t n = days_ + 719468;
  const std::int32_t era = n / 146097;
  const std::int32_t of_era = n - era * 146097;
  const std::int32_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t mp = (5 * of_year + 2) / 153;
  const std::int32_t month = mp < 10 ? mp + 3 : mp - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, of_year - (153 * mp + 2) / 5 + 1};
}

/// The day n months after another, or nothing outside the range of Date.
///
/// The day of the month is kept where the target month has it; else `rule` decides. Unlike Boost.Date_Time it never
/// snaps: 28 February 2023 and 12 months is 28 February 2024.
/// @param from the day to start at
/// @param n months, may be negative
/// @param rule what a day that does not exist becomes
[[nodiscard]] constexpr std::optional<Date> add_months(Date from, std::int32_t n, MonthEnd rule) noexcept {
  const CivilDay c = from.civil();
  const std::int64_t months = std::int64_t{c.year} * 12 + (c.month - 1) + n;
  if (months < 1400 * 12 || months >= 10000 * 12) return std::nullopt;
  const auto year = static_cast<std::int32_t>(months / 12);
  const auto month = static_cast<std::int32_t>(months % 12) + 1;
  const std::int32_t length = days_in_month(year, month);
  if (c.day <= length) return Date::from_ymd(year, month, c.day);
  const std::optional<Date> end = Date::from_ymd(year, month, length);
  return rule == MonthEnd::clamp ? end : std::optional<Date>{*end + 1};
}

namespace detail {
constexpr std::optional<std::int32_t> digits(std::string_view text) noexcept {
  if (text.empty() || text.size() > 6) return std::nullopt;
  std::int32_t n = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n;
}
/// Strict ISO 8601 `YYYY-MM-DD`: exactly ten characters.
constexpr std::optional<Date> iso_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  return y && m && d ? Date::from_ymd(*y, *m, *d) : std::nullopt;
}
}  // namespace detail

/// The day written as `YYYY-MM-DD`, strictly: ten characters, nothing around them.
/// @param text what to read
/// @return the day, or Errc::bad_date naming the text
[[nodiscard]] Result<Date> parse_date(std::string_view text);

/// `YYYY-MM-DD`.
/// @param date the day
[[nodiscard]] std::string to_string(Date date);

inline namespace literals {
/// A day, checked while compiling: `"2021-02-30"_day` does not compile.
/// @param text the text
/// @param size its length
consteval Date operator""_day(const char* text, std::size_t size) { return detail::iso_date({text, size}).value(); }
}  // namespace literals

}  // namespace cadre::inline v1
