// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// sha256(): a name for bytes by their content.
#include <string>
#include <string_view>

namespace cadre::inline v1 {

/// The SHA-256 of some bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
///
/// It names a content, so that two places can tell whether they hold the same. It is no proof of who wrote it.
/// @param bytes the bytes
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace cadre::inline v1
