// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include <cadre/text/normalise.hpp>

#include "text/detail/utf8.hpp"

namespace cadre::inline v1::text {
namespace {

constexpr std::array<std::string_view, 4> blanks{" ", "\t", "\u00A0", "\u3000"};

constexpr bool is_full_width(char32_t c) noexcept { return c == 0x3000 || (c >= 0xFF01 && c <= 0xFF5E); }

std::vector<char32_t> split(std::string_view text) {
  std::vector<char32_t> all;
  while (!text.empty()) {
    const detail::CodePoint next = detail::front(text);
    all.push_back(next.value);
    text.remove_prefix(next.bytes);
  }
  return all;
}

constexpr std::size_t furthest = 2;
constexpr std::size_t most_candidates = 1000;

// Edit distance with swaps of neighbours (optimal string alignment), or more than `furthest`. Cells off the diagonal by
// more than that can only hold greater distances, so only a band of five is worked out.
std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  constexpr std::size_t far = furthest + 1;
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > furthest) return far;
  std::vector<std::size_t> before(b.size() + 1, far);
  std::vector<std::size_t> above(b.size() + 1, far);
  std::vector<std::size_t> row(b.size() + 1, far);
  for (std::size_t j = 0; j <= std::min(b.size(), furthest); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    const std::size_t low = i > furthest ? i - furthest : 0;
    const std::size_t high = std::min(b.size(), i + furthest);
    if (low > 0) row[low - 1] = far;
    for (std::size_t j = low; j <= high; ++j) {
      std::size_t best = std::min(above[j] + 1, far);
      if (j > 0) best = std::min({best, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, before[j - 2] + 1);
      row[j] = best;
    }
    if (high < b.size()) row[high + 1] = far;
  }
  return row[b.size()];
}

}  // namespace

std::string_view trim(std::string_view utf8) noexcept {
  bool found = true;
  while (found) {
    found = false;
    for (const std::string_view blank : blanks) {
      if (utf8.starts_with(blank)) {
        utf8.remove_prefix(blank.size());
        found = true;
      }
      if (utf8.ends_with(blank)) {
        utf8.remove_suffix(blank.size());
        found = true;
      }
    }
  }
  return utf8;
}

bool has_full_width(std::string_view utf8) noexcept {
  while (!utf8.empty()) {
    const detail::CodePoint next = detail::front(utf8);
    if (is_full_width(next.value)) return true;
    utf8.remove_prefix(next.bytes);
  }
  return false;
}

std::string to_half_width(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const detail::CodePoint next = detail::front(utf8);
    if (is_full_width(next.value)) {
      out += static_cast<char>(next.value == 0x3000 ? U' ' : next.value - 0xFF01 + U'!');
    } else {
      out += utf8.substr(0, next.bytes);
    }
    utf8.remove_prefix(next.bytes);
  }
  return out;
}

std::string nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (candidates.size() > most_candidates) return {};
  const std::vector<char32_t> letters = split(word);
  std::size_t bound = std::min(furthest, (letters.size() + 2) / 3) + 1;
  std::string_view best;
  for (const std::string_view candidate : candidates) {
    const std::size_t found = distance(letters, split(candidate));
    if (found < bound) {
      bound = found;
      best = candidate;
    }
  }
  return std::string{best};
}

}  // namespace cadre::inline v1::text
