// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// looks_damaged(): whether a text was decoded wrongly before it came here.
#include <string_view>

namespace cadre::inline v1::detail::io {

/// Whether a text holds what only a wrong decoding leaves: a replacement character U+FFFD, a control character U+0080
/// to U+009F, or U+00C2 or U+00C3 before a character U+0080 to U+00BF (UTF-8 that was read as Latin-1).
[[nodiscard]] bool looks_damaged(std::string_view utf8) noexcept;

}  // namespace cadre::inline v1::detail::io
