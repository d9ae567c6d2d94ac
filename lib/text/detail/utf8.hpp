// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// UTF-8, one code point at a time.
#include <cstddef>
#include <string>
#include <string_view>

namespace cadre::inline v1::text::detail {

inline constexpr char32_t replacement = 0xFFFD;

/// A code point and the number of bytes it took.
struct CodePoint {
  char32_t value = replacement;
  std::size_t bytes = 0;  ///< 0 when the text was empty
};

/// Whether the bytes begin with a well-formed sequence (Unicode 14, table 3-7), and which.
/// @return the code point; `bytes` is 0 when there is none
[[nodiscard]] CodePoint strict_front(std::string_view bytes) noexcept;

/// The first code point of a text; a byte that belongs to no sequence stands for U+FFFD.
[[nodiscard]] CodePoint front(std::string_view text) noexcept;

/// How many bytes from the first on are well-formed UTF-8.
[[nodiscard]] std::size_t valid_prefix(std::string_view bytes) noexcept;

/// Whether a code point is a control character (Unicode category Cc).
[[nodiscard]] constexpr bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Appends a code point. Precondition: it is a Unicode scalar value.
void append(std::string& out, char32_t code_point);

}  // namespace cadre::inline v1::text::detail
