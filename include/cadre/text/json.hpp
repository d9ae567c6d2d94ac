// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// JsonWriter: JSON text, the same bytes for the same calls; parse_json(): a JSON document as a Value.
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/text/value.hpp>

namespace cadre::inline v1::text {

/// How JSON is laid out.
enum class JsonLayout : std::uint8_t {
  indented,  ///< by two blanks, each member on a line of its own
  one_line   ///< for files with one document a line
};

/// Writes one JSON document (RFC 8259), ending with a line break.
///
/// There is one way to write each value, so equal documents are equal bytes: keys stand in the order they are given,
/// empty objects and arrays are `{}` and `[]`, and only what must be escaped is. Floating-point numbers cannot be
/// written; an exact amount is written as a string.
///
/// A call that would not give JSON (a value in an object without a key, an end without a begin, a second document)
/// throws std::logic_error, since the program is wrong and not its input. That no key stands twice is the caller's
/// part.
class JsonWriter {
 public:
  /// A writer of one document.
  /// @param layout how it is laid out
  explicit JsonWriter(JsonLayout layout = JsonLayout::indented) noexcept : layout_{layout} {}

  /// Opens an object.
  JsonWriter& begin_object() { return begin('{'); }
  /// Closes the innermost object.
  JsonWriter& end_object() { return end('{', '}'); }
  /// Opens an array.
  JsonWriter& begin_array() { return begin('['); }
  /// Closes the innermost array.
  JsonWriter& end_array() { return end('[', ']'); }
  /// Names the value that comes next in an object.
  /// @param utf8 the key
  JsonWriter& key(std::string_view utf8);
  /// Writes a string; a byte that is no UTF-8 becomes U+FFFD.
  /// @param utf8 the text
  JsonWriter& value(std::string_view utf8);
  /// Writes a string.
  /// @param utf8 the text, ending with a zero byte
  JsonWriter& value(const char* utf8) { return value(std::string_view{utf8}); }
  /// Writes a truth value or a whole number.
  /// @param v the value
  template <std::integral T>
  JsonWriter& value(T v) {
    if constexpr (std::same_as<T, bool>) {
      return literal(v ? "true" : "false");
    } else {
      return literal(std::to_string(v));
    }
  }
  /// Writes `null`.
  JsonWriter& null() { return literal("null"); }

  /// The document, with its last line break. Precondition as above: it is whole.
  [[nodiscard]] std::string finish() &&;

 private:
  struct Level {
    char bracket;
    bool empty;
  };
  JsonWriter& begin(char bracket);
  JsonWriter& end(char opened_by, char bracket);
  JsonWriter& literal(std::string_view text);
  void before_value();
  void next_item();
  [[nodiscard]] std::string line_break() const;

  JsonLayout layout_;
  std::string text_;
  std::vector<Level> open_;
  bool after_key_ = false;
};

/// Reads one JSON document (RFC 8259).
///
/// Objects keep their keys in the order of the document. A number without fraction and exponent that fits 64 bits is an
/// integer; any other is a decimal and keeps its text.
///
/// @par Errors
///   All with document, line and column. Errc::bad_syntax, also for a key that stands twice and for half of a surrogate
///   pair; Errc::bad_encoding where it is no UTF-8; Errc::limit_exceeded over `Limits::policy_bytes` or
///   `Limits::depth`, where an array and an object are one step each.
/// @param utf8 the text, as decode() gives it
/// @param document_name what errors call the document
/// @param limits bounds on size and nesting
[[nodiscard]] Result<Value> parse_json(std::string_view utf8, std::string_view document_name,
                                       const Limits& limits = {});

}  // namespace cadre::inline v1::text
