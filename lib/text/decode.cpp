// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/decode.hpp>
#include <cadre/text/position.hpp>

#include "text/detail/iconv.hpp"
#include "text/detail/utf8.hpp"

namespace cadre::inline v1::text {
namespace {

using namespace std::string_view_literals;

std::string hex(std::string_view bytes, std::size_t at) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(bytes[at]);
  return {'0', 'x', digits[byte >> 4U], digits[byte & 15U]};
}

// `before` is the text up to the fault.
Error fault(std::string message, std::string_view before) {
  const Position place = position_of(before, before.size());
  return {Errc::bad_encoding, std::move(message), Where{{}, place.line, place.column, {}}};
}

Error not_utf8(std::string_view bytes, std::size_t at) {
  return fault("byte " + hex(bytes, at) + " is no part of UTF-8 text", bytes.substr(0, at));
}

Result<Decoded> from_utf8(std::string_view bytes) {
  const std::size_t valid = detail::valid_prefix(bytes);
  if (valid != bytes.size()) return not_utf8(bytes, valid);
  return Decoded{std::string{bytes}, Encoding::utf8, true};
}

Result<Decoded> from_utf16(std::string_view bytes, Encoding encoding) {
  const std::size_t high = encoding == Encoding::utf16_le ? 1 : 0;
  const auto unit_at = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + high]) << 8U |
                                 static_cast<unsigned char>(bytes[at + 1 - high]));
  };
  std::string utf8;
  utf8.reserve(bytes.size() + bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    if (bytes.size() - at < 2) return fault("the last byte is half of a UTF-16 code unit", utf8);
    char32_t unit = unit_at(at);
    if (unit >= 0xD800 && unit <= 0xDFFF) {
      const char32_t second = unit < 0xDC00 && bytes.size() - at >= 4 ? unit_at(at + 2) : 0;
      if (second < 0xDC00 || second > 0xDFFF) return fault("half of a UTF-16 surrogate pair is missing", utf8);
      unit = 0x10000 + ((unit - 0xD800) << 10U) + (second - 0xDC00);
      at += 2;
    }
    detail::append(utf8, unit);
  }
  return Decoded{std::move(utf8), encoding, true};
}

// `valid` bytes could be read as UTF-8.
Result<Decoded> from_gb18030(std::string_view bytes, std::size_t valid) {
  detail::Converted text = detail::from_gb18030(bytes);
  if (!text.available) return not_utf8(bytes, valid);
  if (text.read == bytes.size()) return Decoded{std::move(text.utf8), Encoding::gb18030, false};
  if (valid > text.read) return not_utf8(bytes, valid);
  return fault("byte " + hex(bytes, text.read) + " is no part of GB18030 text, nor is the text UTF-8", text.utf8);
}

}  // namespace

std::string_view name_of(Encoding encoding) noexcept {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16_le: return "UTF-16LE";
    case Encoding::utf16_be: return "UTF-16BE";
    case Encoding::gb18030: return "GB18030";
  }
  return {};
}

Result<Decoded> decode(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return Error{Errc::limit_exceeded, std::to_string(bytes.size()) + " bytes are more than the limit of " +
                                           std::to_string(limits.file_bytes)};
  }
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return from_utf8(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE"sv)) return from_utf16(bytes.substr(2), Encoding::utf16_le);
  if (bytes.starts_with("\xFE\xFF"sv)) return from_utf16(bytes.substr(2), Encoding::utf16_be);
  const std::size_t valid = detail::valid_prefix(bytes);
  if (valid == bytes.size()) return Decoded{std::string{bytes}, Encoding::utf8, false};
  return from_gb18030(bytes, valid);
}

}  // namespace cadre::inline v1::text
