// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// decode(): the bytes of a file as UTF-8, and the encoding that they were in.
#include <cstdint>
#include <string>
#include <string_view>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>

namespace cadre::inline v1::text {

/// The encodings that files of the field come in.
enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, gb18030 };

/// The registered name of an encoding: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`.
/// @param encoding the encoding
[[nodiscard]] std::string_view name_of(Encoding encoding) noexcept;

/// A text and how it was found.
struct Decoded {
  std::string utf8;                    ///< the text, well-formed UTF-8, without a byte-order mark
  Encoding encoding = Encoding::utf8;  ///< what the bytes were
  bool byte_order_mark = false;        ///< whether they began with a mark
};

/// The text of a file.
///
/// A byte-order mark decides; without one, bytes that are well-formed UTF-8 are UTF-8, and others are read as GB18030,
/// which the caller should report: nearly any two bytes above 0x80 are some Chinese character. UTF-16 needs its mark.
/// UTF-8 is read strictly (Unicode 14, table 3-7): neither overlong forms nor surrogates.
///
/// @par Errors
///   Errc::bad_encoding with line and column, when the bytes are no text; without a mark it is the place up to which
///   the likelier encoding could be read. Errc::limit_exceeded over `Limits::file_bytes`.
/// @param bytes the whole file
/// @param limits the bound on its size
[[nodiscard]] Result<Decoded> decode(std::string_view bytes, const Limits& limits = {});

}  // namespace cadre::inline v1::text
