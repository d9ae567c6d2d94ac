// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What fuzz targets have in common. A target is `LLVMFuzzerTestOneInput` of libFuzzer.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace cadre::fuzz {

/// The input as text.
/// @param data its bytes
/// @param size how many
inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program when a claim does not hold; an assert would be gone in a release build.
/// @param holds the claim
inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace cadre::fuzz
