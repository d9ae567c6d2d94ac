// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LocalTime: a minute of a day on the organisation's clock; Span: from one minute up to another.
#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <cadre/core/date.hpp>
#include <cadre/core/study_time.hpp>

namespace cadre::inline v1 {

/// A civil day and a minute of it, on the organisation's own clock.
///
/// There is no zone and no daylight-saving rule inside: facts are what the wall clock of the office said. Kept as
/// minutes since 1970-01-01 00:00.
///
/// @par Laws
///   `at(t.date(), t.minute_of_day()) == t`; `24:00` of a day is `00:00` of the next.
/// @par Range
///   1400-01-01 00:00 to 9999-12-31 24:00, the one 24:00 that is no 00:00; arithmetic stops there.
class LocalTime {
 public:
  /// 1970-01-01 00:00.
  constexpr LocalTime() noexcept = default;
  /// A minute of a day.
  /// @param date the day
  /// @param minute_of_day 0 to 1440; 1440 is 00:00 of the next day
  [[nodiscard]] static constexpr LocalTime at(Date date, std::int32_t minute_of_day) noexcept {
    return LocalTime{std::int64_t{date.days()} * 1440 + minute_of_day};
  }
  /// The beginning of a day.
  /// @param date the day
  [[nodiscard]] static constexpr LocalTime start_of(Date date) noexcept { return at(date, 0); }

  /// The day.
  [[nodiscard]] constexpr Date date() const noexcept {
    return Date::from_days((minutes_ - (minutes_ < 0 ? 1439 : 0)) / 1440);
  }
  /// The minute of the day, 0 to 1439; 1440 at the end of the range only.
  [[nodiscard]] constexpr std::int32_t minute_of_day() const noexcept {
    return static_cast<std::int32_t>(minutes_ - std::int64_t{date().days()} * 1440);
  }
  /// Minutes since 1970-01-01 00:00.
  [[nodiscard]] constexpr std::int64_t minutes() const noexcept { return minutes_; }

  friend constexpr auto operator<=>(LocalTime, LocalTime) noexcept = default;
  /// The time so much later.
  /// @param t from
  /// @param length may be negative
  [[nodiscard]] friend constexpr LocalTime operator+(LocalTime t, StudyTime length) noexcept {
    const std::int64_t n = length.in_minutes();
    const std::int64_t first = at(Date::first(), 0).minutes_;
    const std::int64_t last = at(Date::last(), 1440).minutes_;
    return n < 0 ? LocalTime{n < first - t.minutes_ ? first : t.minutes_ + n}
                 : LocalTime{n > last - t.minutes_ ? last : t.minutes_ + n};
  }
  /// The time from b to a.
  /// @param a later
  /// @param b earlier
  [[nodiscard]] friend constexpr StudyTime operator-(LocalTime a, LocalTime b) noexcept {
    return StudyTime::minutes(a.minutes_ - b.minutes_);
  }

 private:
  explicit constexpr LocalTime(std::int64_t minutes) noexcept : minutes_{minutes} {}
  std::int64_t minutes_ = 0;
};

namespace detail {
/// Strict `YYYY-MM-DDTHH:MM` or with a blank in place of the T; `24:00` is allowed.
constexpr std::optional<LocalTime> iso_time(std::string_view text) noexcept {
  if (text.size() != 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
  const auto date = iso_date(text.substr(0, 10));
  const auto hour = digits(text.substr(11, 2));
  const auto minute = digits(text.substr(14, 2));
  if (!date || !hour || !minute || *hour > 24 || *minute > 59 || (*hour == 24 && *minute != 0)) return std::nullopt;
  return LocalTime::at(*date, *hour * 60 + *minute);
}
}  // namespace detail

/// A half-open stretch of clock time, `[start, end)`.
struct Span {
  LocalTime start;  ///< the first minute
  LocalTime end;    ///< the minute after the last

  /// Its length; nothing below zero.
  [[nodiscard]] constexpr StudyTime length() const noexcept {
    return StudyTime::minutes(std::max<std::int64_t>(0, end.minutes() - start.minutes()));
  }
  /// Whether it has no minute.
  [[nodiscard]] constexpr bool empty() const noexcept { return !(start < end); }
  friend constexpr auto operator<=>(const Span&, const Span&) noexcept = default;
};

/// The minutes that are in both; empty when there are none.
/// @param a one
/// @param b the other
[[nodiscard]] constexpr Span intersect(const Span& a, const Span& b) noexcept {
  const Span both{std::max(a.start, b.start), std::min(a.end, b.end)};
  return both.empty() ? Span{both.start, both.start} : both;
}

/// The time written as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DD HH:MM`, strictly; `24:00` is the end of the day.
/// @param text what to read
/// @return the time, or Errc::bad_time naming the text
[[nodiscard]] Result<LocalTime> parse_time(std::string_view text);

/// `YYYY-MM-DDTHH:MM`.
/// @param time the time
[[nodiscard]] std::string to_string(LocalTime time);

inline namespace literals {
/// A time, checked while compiling: `"2021-03-06T19:00"_at`.
/// @param text the text
/// @param size its length
consteval LocalTime operator""_at(const char* text, std::size_t size) { return detail::iso_time({text, size}).value(); }
}  // namespace literals

}  // namespace cadre::inline v1
