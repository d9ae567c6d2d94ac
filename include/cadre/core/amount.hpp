// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Amount: an exact number with the unit it was recorded in.
#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

#include <cadre/core/ratio.hpp>
#include <cadre/core/result.hpp>
#include <cadre/core/study_time.hpp>

namespace cadre::inline v1 {

/// The name of a unit of measure: `min`, `class_hour`, `credit`, `session`, `document`, `event`, `d`, `pt`, `ratio`,
/// or one that a policy declares. At most 23 bytes, lower-case letters, digits and `_`.
///
/// Clock time has one unit, `min`; `h` is read and written as 60 of them. `%` is read as `ratio`.
class Measure {
 public:
  /// Clock time.
  constexpr Measure() noexcept : Measure{"min"} {}
  /// A unit by its name, or nothing if it is no name.
  /// @param name the name
  [[nodiscard]] static constexpr std::optional<Measure> named(std::string_view name) noexcept {
    if (name.empty() || name.size() >= capacity_) return std::nullopt;
    for (const char c : name) {
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return std::nullopt;
    }
    return Measure{name};
  }
  /// Clock time, in minutes.
  [[nodiscard]] static constexpr Measure time() noexcept { return Measure{"min"}; }
  /// Sessions.
  [[nodiscard]] static constexpr Measure sessions() noexcept { return Measure{"session"}; }
  /// Documents.
  [[nodiscard]] static constexpr Measure documents() noexcept { return Measure{"document"}; }
  /// Events.
  [[nodiscard]] static constexpr Measure events() noexcept { return Measure{"event"}; }
  /// Days.
  [[nodiscard]] static constexpr Measure days() noexcept { return Measure{"d"}; }
  /// A share of something: 1 is all of it.
  [[nodiscard]] static constexpr Measure ratio() noexcept { return Measure{"ratio"}; }

  /// The name.
  [[nodiscard]] constexpr std::string_view name() const noexcept {
    std::size_t n = 0;
    while (n < capacity_ && text_[n] != '\0') ++n;
    return {text_.data(), n};
  }
  friend constexpr auto operator<=>(const Measure&, const Measure&) noexcept = default;

 private:
  static constexpr std::size_t capacity_ = 24;
  explicit constexpr Measure(std::string_view name) noexcept {
    for (std::size_t i = 0; i < name.size(); ++i) text_[i] = name[i];
  }
  std::array<char, capacity_> text_{};
};

/// An exact number of some unit, as a record or a policy states it.
///
/// Amounts of different units do not add: only a policy's measure says what a credit is worth.
///
/// @par Laws
///   `parse_amount(to_string(a)) == a`; for clock time, where it is whole minutes
///   NOT: 8 class hours equal 8 hours, or 6; that depends on the policy.
struct Amount {
  Ratio value;      ///< how many
  Measure measure;  ///< of what

  /// An amount of clock time.
  /// @param time the time
  [[nodiscard]] static constexpr Amount of(StudyTime time) noexcept {
    return {Ratio::whole(time.in_minutes()), Measure::time()};
  }
  friend constexpr bool operator==(const Amount&, const Amount&) noexcept = default;
};

/// The amount written with its unit: `30 h`, `45 min`, `2 credit`, `80 %`, `2/5`, `12 d`, `3 session`, `8 学时`.
///
/// `h`, `小时` and `min`, `分钟` are clock time; `学时`, `class_hour` class hours; `%` and a bare fraction a ratio;
/// `天`, `d` days; `学分`, `credit` credits; `次`, `session` sessions; `份`, `document` documents.
/// @param text the text
/// @return the amount, or Errc::bad_amount naming the text; a bare whole number or decimal is an error
[[nodiscard]] Result<Amount> parse_amount(std::string_view text);

/// The amount with its unit; time from one hour on in hours, where that takes at most two decimals, else in
/// minutes.
/// @param amount the amount
[[nodiscard]] std::string to_string(const Amount& amount);

}  // namespace cadre::inline v1
