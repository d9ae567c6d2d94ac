// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Words: the words of the language for an enumeration. They stand beside the field table that uses them.
#include <array>
#include <string_view>

namespace cadre::inline v1::detail {

/// A word and what it stands for.
template <class E>
struct Word {
  std::string_view text;
  E value;
};
// clang 14 does not deduce the arguments of an aggregate by itself.
template <class E>
Word(const char*, E) -> Word<E>;

/// The words of an enumeration. Specialised once for each.
template <class E>
struct Words;

/// The word for a value.
template <class E>
[[nodiscard]] constexpr std::string_view word_for(E value) noexcept {
  for (const auto& word : Words<E>::all) {
    if (word.value == value) return word.text;
  }
  return {};
}

}  // namespace cadre::inline v1::detail
