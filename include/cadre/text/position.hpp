// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Position: a line and a column of a text.
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cadre::inline v1::text {

/// A place in a text, as an editor shows it: lines and columns count from 1, columns in code points.
struct Position {
  std::uint32_t line = 0;    ///< 0 when the place is unknown
  std::uint32_t column = 0;  ///< 0 when the place is unknown
  friend constexpr auto operator<=>(const Position&, const Position&) noexcept = default;
};

/// The place of a byte. A line ends with LF, CR or both. Linear in the offset.
/// @param utf8 the text; a byte that is no UTF-8 counts as one column
/// @param offset 0 to the text's size; the size is the place after the last character
[[nodiscard]] Position position_of(std::string_view utf8, std::size_t offset) noexcept;

}  // namespace cadre::inline v1::text
