// SPDX-License-Identifier: Apache-2.0
#include "io/detail/damage.hpp"

#include <cstddef>

namespace cadre::inline v1::detail::io {

bool looks_damaged(std::string_view utf8) noexcept {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  if (utf8.find(replacement) != std::string_view::npos) return true;
  // In UTF-8, U+0080 to U+00BF are C2 and a second byte of the same value; U+00C2 and U+00C3 are C3 82 and C3 83.
  for (std::size_t at = utf8.find('\xC2'); at != std::string_view::npos; at = utf8.find('\xC2', at + 1)) {
    if (at + 1 < utf8.size() && static_cast<unsigned char>(utf8[at + 1]) < 0xA0) return true;
    const std::string_view before = utf8.substr(0, at);
    if (before.ends_with("\xC3\x82") || before.ends_with("\xC3\x83")) return true;
  }
  return false;
}

}  // namespace cadre::inline v1::detail::io
