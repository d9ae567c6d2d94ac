// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// GB18030 by the system's converter.
#include <cstddef>
#include <string>
#include <string_view>

namespace cadre::inline v1::text::detail {

/// What could be converted.
struct Converted {
  std::string utf8;       ///< the text of the bytes read
  std::size_t read = 0;   ///< all bytes, or those before the first that are no text
  bool available = true;  ///< whether the system has the converter
};

/// Converts GB18030 to UTF-8 as far as the bytes are valid. Reads no locale.
[[nodiscard]] Converted from_gb18030(std::string_view bytes);

}  // namespace cadre::inline v1::text::detail
