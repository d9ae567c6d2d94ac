// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Days, months and times as people write them.
#include <optional>
#include <string_view>

#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>

namespace cadre::inline v1::detail::io {

/// A value and how it was written.
template <class T>
struct Read {
  T value;
  bool other_form = false;  ///< whether it was not written in the plain form
  bool end_of_day = false;  ///< whether it was written as 24:00
};

/// `2021-03-01`; in other forms `2021-3-1`, `2021/3/1`, `2021.3.1`, `2021年3月1日`.
[[nodiscard]] std::optional<Read<Date>> parse_day_text(std::string_view text) noexcept;

/// `2021-03`; in other forms `2021-3`, `2021/3`, `2021.3`, `2021年3月`.
[[nodiscard]] std::optional<Read<Period>> parse_month_text(std::string_view text) noexcept;

/// A day, then `T` or blanks, then `19:00`; in other forms the day as above, `9:00`, or seconds, which are left out.
[[nodiscard]] std::optional<Read<LocalTime>> parse_time_text(std::string_view text) noexcept;

/// Minutes of a day from `19:00`; in other forms `9:00` or with seconds. `24:00` is 1440.
[[nodiscard]] std::optional<Read<std::int32_t>> parse_clock_text(std::string_view text) noexcept;

/// Takes digits off the front of a text.
/// @param text what is left
/// @param most how many digits at most, up to 6
/// @return the number, or nothing where there is no digit
[[nodiscard]] std::optional<std::int32_t> take_digits(std::string_view& text, std::size_t most) noexcept;

}  // namespace cadre::inline v1::detail::io
