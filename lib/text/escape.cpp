// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/escape.hpp>

#include "text/detail/utf8.hpp"

namespace cadre::inline v1::text {
namespace {

bool is_break(char32_t c) noexcept { return c == U'\t' || c == U'\n' || c == U'\r'; }

bool is_dropped(char32_t c) noexcept { return (detail::is_control(c) && !is_break(c)) || c == 0xFFFE || c == 0xFFFF; }

}  // namespace

std::string html(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const detail::CodePoint next = detail::front(utf8);
    utf8.remove_prefix(next.bytes);
    switch (next.value) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\'': out += "&#39;"; break;
      default:
        if (!is_dropped(next.value)) detail::append(out, next.value);
    }
  }
  return out;
}

std::string markdown_cell(std::string_view utf8) {
  constexpr std::u32string_view special = U"\\`*_[]<>|~&";
  std::string out;
  out.reserve(utf8.size());
  bool after_cr = false;
  while (!utf8.empty()) {
    const detail::CodePoint next = detail::front(utf8);
    utf8.remove_prefix(next.bytes);
    const bool second_of_crlf = after_cr && next.value == U'\n';
    after_cr = next.value == U'\r';
    if (is_dropped(next.value) || second_of_crlf) continue;
    if (special.find(next.value) != std::u32string_view::npos) out += '\\';
    detail::append(out, is_break(next.value) ? U' ' : next.value);
  }
  return out;
}

}  // namespace cadre::inline v1::text
