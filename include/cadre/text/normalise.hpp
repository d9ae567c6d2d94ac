// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// trim(), to_half_width(), nearest(): what people type, brought to what was meant.
#include <span>
#include <string>
#include <string_view>

namespace cadre::inline v1::text {

/// The text without the blanks around it: space, tab, no-break space U+00A0 and ideographic space U+3000.
/// @param utf8 the text
/// @return a part of `utf8`
[[nodiscard]] std::string_view trim(std::string_view utf8) noexcept;

/// Whether the text has a full-width form of an ASCII character: U+FF01 to U+FF5E, or U+3000 for the space.
/// @param utf8 the text
[[nodiscard]] bool has_full_width(std::string_view utf8) noexcept;

/// The text with full-width forms of ASCII characters as plain ones: `２０２１－０３` becomes `2021-03`.
///
/// Chinese punctuation that is no full-width form (`。`, `、`, `《》`) stays.
///
/// @par Laws
///   `!has_full_width(to_half_width(t))`; a text without full-width forms is returned as it is.
/// @param utf8 the text
[[nodiscard]] std::string to_half_width(std::string_view utf8);

/// The candidate that a misspelt word most likely meant, or nothing.
///
/// A word is near when at most two code points were added, dropped, changed or swapped with their neighbour, and no
/// more than a third of its length, rounded up. Of candidates equally near the first is taken. Linear in the word's
/// length times the number of candidates; among more than 1000 nothing is looked for.
/// @param word what was written
/// @param candidates what could have been meant
/// @return the candidate, or an empty text when none is near
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace cadre::inline v1::text
