// SPDX-License-Identifier: Apache-2.0
#include "text/detail/utf8.hpp"

#include <cstdint>
#include <cstring>

#include <cadre/text/position.hpp>

namespace cadre::inline v1::text {
namespace detail {
namespace {

constexpr unsigned byte_at(std::string_view bytes, std::size_t i) noexcept {
  return static_cast<unsigned char>(bytes[i]);
}

// The range of the second byte is what keeps overlong forms, surrogates and values past U+10FFFF out.
struct Lead {
  std::size_t bytes;
  unsigned second_low, second_high;
  unsigned bits;
};

constexpr Lead lead_of(unsigned byte) noexcept {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF, byte & 0x1FU};
  if (byte == 0xE0) return {3, 0xA0, 0xBF, 0};
  if (byte == 0xED) return {3, 0x80, 0x9F, 0xD};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF, byte & 0x0FU};
  if (byte == 0xF0) return {4, 0x90, 0xBF, 0};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF, byte & 0x07U};
  if (byte == 0xF4) return {4, 0x80, 0x8F, 4};
  return {0, 0, 0, 0};
}

}  // namespace

CodePoint strict_front(std::string_view bytes) noexcept {
  if (bytes.empty()) return {};
  const unsigned first = byte_at(bytes, 0);
  if (first < 0x80) return {static_cast<char32_t>(first), 1};
  const Lead lead = lead_of(first);
  if (lead.bytes == 0 || bytes.size() < lead.bytes) return {};
  const unsigned second = byte_at(bytes, 1);
  if (second < lead.second_low || second > lead.second_high) return {};
  unsigned value = lead.bits << 6 | (second & 0x3FU);
  for (std::size_t i = 2; i < lead.bytes; ++i) {
    const unsigned next = byte_at(bytes, i);
    if ((next & 0xC0U) != 0x80) return {};
    value = value << 6 | (next & 0x3FU);
  }
  return {static_cast<char32_t>(value), lead.bytes};
}

CodePoint front(std::string_view text) noexcept {
  const CodePoint found = strict_front(text);
  return found.bytes != 0 || text.empty() ? found : CodePoint{replacement, 1};
}

std::size_t valid_prefix(std::string_view bytes) noexcept {
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t eight = 0;
    while (bytes.size() - at >= sizeof eight) {  // most tables are mostly ASCII
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080U) != 0) break;
      at += sizeof eight;
    }
    if (at == bytes.size()) break;
    const std::size_t step = strict_front(bytes.substr(at)).bytes;
    if (step == 0) break;
    at += step;
  }
  return at;
}

void append(std::string& out, char32_t code_point) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | (code_point >> shift & 0x3FU)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += {static_cast<char>(0xC0U | code_point >> 6), tail(0)};
  } else if (code_point < 0x10000) {
    out += {static_cast<char>(0xE0U | code_point >> 12), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xF0U | code_point >> 18), tail(12), tail(6), tail(0)};
  }
}

}  // namespace detail

Position position_of(std::string_view utf8, std::size_t offset) noexcept {
  Position place{1, 1};
  std::size_t at = 0;
  while (at < offset && at < utf8.size()) {
    const detail::CodePoint next = detail::front(utf8.substr(at));
    at += next.bytes;
    const bool before_lf = next.value == U'\r' && at < utf8.size() && utf8[at] == '\n';
    if (next.value == U'\n' || (next.value == U'\r' && !before_lf)) {
      place = {place.line + 1, 1};
    } else {
      ++place.column;
    }
  }
  return place;
}

}  // namespace cadre::inline v1::text
