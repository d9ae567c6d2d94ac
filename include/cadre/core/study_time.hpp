// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// StudyTime: an amount of clock time spent studying, exact to one minute.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace cadre::inline v1 {

/// An amount of study time, exact to one minute.
///
/// Quotas are sums of many small attendances, so the value is an integer: adding the same records in any order gives
/// the same total. Class hours, credits and days are not time: a record keeps the unit it was recorded in (Amount),
/// and only a policy's measure converts.
///
/// @par Laws
///   `minutes(60 * n) == hours(n)`; `checked_add(a, b) == checked_add(b, a)`
///   NOT: hours divide exactly; 1 h / 7 has no exact value, so there is no operator/.
/// @par Units
///   minutes; a lesson of 45 minutes is 45.
class StudyTime {
 public:
  /// No time.
  constexpr StudyTime() noexcept = default;
  /// So many minutes.
  /// @param n minutes, may be negative
  [[nodiscard]] static constexpr StudyTime minutes(std::int64_t n) noexcept { return StudyTime{n}; }
  /// So many hours.
  /// @param n hours, may be negative
  [[nodiscard]] static constexpr StudyTime hours(std::int32_t n) noexcept { return StudyTime{std::int64_t{n} * 60}; }
  /// The number of minutes.
  [[nodiscard]] constexpr std::int64_t in_minutes() const noexcept { return minutes_; }

  friend constexpr auto operator<=>(StudyTime, StudyTime) noexcept = default;

  /// The sum, or nothing if it does not fit.
  /// @param a one
  /// @param b the other
  [[nodiscard]] friend constexpr std::optional<StudyTime> checked_add(StudyTime a, StudyTime b) noexcept {
    std::int64_t sum{};
    if (__builtin_add_overflow(a.minutes_, b.minutes_, &sum)) return std::nullopt;
    return StudyTime{sum};
  }

 private:
  explicit constexpr StudyTime(std::int64_t n) noexcept : minutes_{n} {}
  std::int64_t minutes_ = 0;
};

/// `2 h`, `1.5 h`, `80 min`: as `to_string(Amount::of(time))`.
/// @param time the time
[[nodiscard]] std::string to_string(StudyTime time);

inline namespace literals {
/// Hours: `2_h`. Checked while compiling.
/// @param n hours
consteval StudyTime operator""_h(unsigned long long n) {
  return StudyTime::minutes(static_cast<std::int64_t>(n <= 100'000'000ULL ? n * 60 : throw "too many hours"));
}
/// Minutes: `45_min`. Checked while compiling.
/// @param n minutes
consteval StudyTime operator""_min(unsigned long long n) {
  return StudyTime::minutes(static_cast<std::int64_t>(n <= 6'000'000'000ULL ? n : throw "too many minutes"));
}
}  // namespace literals

}  // namespace cadre::inline v1
