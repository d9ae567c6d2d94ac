// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Words that belong to the language and that this version of the library does not read. They are refused by name, so
/// that no rule is ever half read. A word that a field table has is not among them any more.
#include <string_view>
#include <vector>

namespace cadre::inline v1::detail {

/// Whether a key is refused by name where a construct does not have it.
[[nodiscard]] bool is_reserved(std::string_view key);

/// Whether a word is refused by name where it is a value: those, and the kinds of subject that are not judged.
[[nodiscard]] bool is_reserved_word(std::string_view word);

/// All words that are refused, in order.
[[nodiscard]] std::vector<std::string_view> reserved_words();

}  // namespace cadre::inline v1::detail
