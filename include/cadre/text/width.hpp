// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// display_width(), pad_right(), code_points(): how much room a text takes.
#include <cstddef>
#include <string>
#include <string_view>

namespace cadre::inline v1::text {

/// The number of code points. A byte that is no UTF-8 counts as one.
/// @param utf8 the text
[[nodiscard]] std::size_t code_points(std::string_view utf8) noexcept;

/// The cells that a text takes on a terminal with fixed widths.
///
/// A wide or full-width character (East Asian Width W or F, Unicode 14) takes 2 cells; a combining mark, an invisible
/// format character or a control character takes none; anything else 1. Characters of ambiguous width, such as `·` and
/// `—`, take 1, as on a terminal that is not set up for East Asia.
///
/// @par Laws
///   `display_width(a + b) == display_width(a) + display_width(b)` when both are well-formed
///   NOT: the width that a terminal gives to a sequence of emoji that it joins.
/// @param utf8 the text, one line
[[nodiscard]] std::size_t display_width(std::string_view utf8) noexcept;

/// The text followed by as many blanks as bring it to a width; a wider text stays as it is.
/// @param utf8 the text
/// @param cells the width to reach
[[nodiscard]] std::string pad_right(std::string_view utf8, std::size_t cells);

}  // namespace cadre::inline v1::text
