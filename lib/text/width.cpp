// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include <cadre/text/width.hpp>

#include "text/detail/utf8.hpp"
#include "text/detail/width_table.hpp"

namespace cadre::inline v1::text {
namespace {

template <std::size_t N>
bool is_in(char32_t c, const detail::Range (&ranges)[N]) noexcept {
  const auto* const after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                             [](char32_t value, const detail::Range& r) { return value < r.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

std::size_t cells_of(char32_t c) noexcept {
  if (detail::is_control(c)) return 0;
  if (c < 0x300) return 1;  // the first combining mark
  if (is_in(c, detail::invisible_ranges)) return 0;
  return is_in(c, detail::wide_ranges) ? 2 : 1;
}

}  // namespace

std::size_t code_points(std::string_view utf8) noexcept {
  std::size_t count = 0;
  for (; !utf8.empty(); ++count) utf8.remove_prefix(detail::front(utf8).bytes);
  return count;
}

std::size_t display_width(std::string_view utf8) noexcept {
  std::size_t cells = 0;
  while (!utf8.empty()) {
    const detail::CodePoint next = detail::front(utf8);
    cells += cells_of(next.value);
    utf8.remove_prefix(next.bytes);
  }
  return cells;
}

std::string pad_right(std::string_view utf8, std::size_t cells) {
  std::string out{utf8};
  out.append(cells - std::min(cells, display_width(utf8)), ' ');
  return out;
}

}  // namespace cadre::inline v1::text
