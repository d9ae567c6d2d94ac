// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <cadre/text/json.hpp>

#include "text/detail/utf8.hpp"

namespace cadre::inline v1::text {
namespace {

/// Goes through the text once, by code points, and makes the values on the way.
class JsonReader {
 public:
  JsonReader(std::string_view text, std::string_view document, std::size_t depth)
      : text_{text}, document_{document}, max_depth_{depth} {}

  Result<Value> document() {
    skip_blanks();
    auto value = read_value(0);
    if (!value) return value;
    skip_blanks();
    if (at_ < text_.size()) return fail("something stands behind the end of the document");
    return value;
  }

 private:
  [[nodiscard]] char next() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

  /// Passes one code point. The text is well-formed UTF-8.
  void step() noexcept {
    const char c = text_[at_];
    const bool is_line_end = c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'));
    at_ += detail::front(text_.substr(at_)).bytes;
    place_ = is_line_end ? Position{place_.line + 1, 1} : Position{place_.line, place_.column + 1};
  }

  void skip_blanks() noexcept {
    while (next() == ' ' || next() == '\n' || next() == '\r' || next() == '\t') step();
  }

  bool pass(char wanted) noexcept {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    step();
    return true;
  }

  [[nodiscard]] Error fail(std::string message, std::optional<Position> place = {},
                           Errc code = Errc::bad_syntax) const {
    const Position where = place.value_or(place_);
    return {code, std::move(message), Where{std::string{document_}, where.line, where.column, {}}};
  }

  /// What stands next, for a message.
  [[nodiscard]] std::string found() const {
    if (at_ >= text_.size()) return "the text ends";
    const auto c = static_cast<unsigned char>(text_[at_]);
    if (c < 0x20 || c == 0x7F) return "a control character stands";
    return '\'' + std::string{text_.substr(at_, detail::front(text_.substr(at_)).bytes)} + "' stands";
  }

  Result<Value> read_value(std::size_t depth) {
    const Position begin = place_;
    auto value = read_kind(depth);
    if (!value) return value;
    const bool is_one_line = place_.line == begin.line && place_.column > begin.column;
    return std::move(*value).at(begin, is_one_line ? place_.column - begin.column : 1);
  }

  Result<Value> read_kind(std::size_t depth) {
    const char c = next();
    if (c == '{' || c == '[') {
      if (depth >= max_depth_) {
        return fail("nested deeper than the limit of " + std::to_string(max_depth_), {}, Errc::limit_exceeded);
      }
      return c == '{' ? read_object(depth + 1) : read_array(depth + 1);
    }
    if (c == '"') {
      auto text = read_string();
      return text ? Result<Value>{Value::string(*std::move(text))} : Result<Value>{text.error()};
    }
    if (c == '-' || (c >= '0' && c <= '9')) return read_number();
    return read_word();
  }

  Result<Value> read_word() {
    const std::pair<std::string_view, Value> words[] = {
        {"true", Value::boolean(true)}, {"false", Value::boolean(false)}, {"null", Value{}}};
    for (const auto& [word, value] : words) {
      if (!text_.substr(at_).starts_with(word)) continue;
      for (std::size_t i = 0; i < word.size(); ++i) step();
      return value;
    }
    return fail(found() + " where a value is wanted");
  }

  Result<Value> read_array(std::size_t depth) {
    step();
    std::vector<Value> items;
    skip_blanks();
    if (pass(']')) return Value::array(std::move(items));
    while (true) {
      skip_blanks();
      auto item = read_value(depth);
      if (!item) return item;
      items.push_back(*std::move(item));
      skip_blanks();
      if (pass(']')) return Value::array(std::move(items));
      if (!pass(',')) return fail(found() + " where ',' or ']' is wanted");
    }
  }

  Result<Value> read_object(std::size_t depth) {
    step();
    std::vector<Member> members;
    skip_blanks();
    if (pass('}')) return Value::table(std::move(members));
    while (true) {
      skip_blanks();
      const Position key_place = place_;
      if (next() != '"') return fail(found() + " where a key in quotes is wanted");
      auto key = read_string();
      if (!key) return key.error();
      skip_blanks();
      if (!pass(':')) return fail(found() + " where ':' is wanted");
      skip_blanks();
      auto value = read_value(depth);
      if (!value) return value;
      members.push_back({*std::move(key), key_place, *std::move(value)});
      skip_blanks();
      if (pass('}')) break;
      if (!pass(',')) return fail(found() + " where ',' or '}' is wanted");
    }
    auto table = Value::table(std::move(members));
    if (table) return table;
    const Where where = table.error().where().value_or(Where{});
    return fail(table.error().message(), Position{where.line, where.column});
  }

  std::size_t pass_digits() noexcept {
    const std::size_t begin = at_;
    while (next() >= '0' && next() <= '9') step();
    return at_ - begin;
  }

  Result<Value> read_number() {
    const std::size_t begin = at_;
    const Position place = place_;
    pass('-');
    const bool has_zero = next() == '0';
    const std::size_t digits = pass_digits();
    if (digits == 0 || (has_zero && digits > 1)) return fail("a number is written without leading zeros", place);
    bool is_whole = true;
    if (pass('.')) {
      is_whole = false;
      if (pass_digits() == 0) return fail("a digit is wanted behind the point");
    }
    if (next() == 'e' || next() == 'E') {
      is_whole = false;
      step();
      if (next() == '+' || next() == '-') step();
      if (pass_digits() == 0) return fail("a digit is wanted in the exponent");
    }
    const std::string_view text = text_.substr(begin, at_ - begin);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (is_whole && error == std::errc{} && end == text.data() + text.size()) return Value::integer(number);
    return Value::decimal(std::string{text});
  }

  Result<std::string> read_string() {
    const Position begin = place_;
    step();
    std::string out;
    while (true) {
      if (at_ >= text_.size()) return fail("a text in quotes does not end", begin);
      const char c = text_[at_];
      if (c == '"') break;
      if (static_cast<unsigned char>(c) < 0x20)
        return fail("a control character stands in a text; write it as \\u00XX");
      if (c != '\\') {
        const std::size_t from = at_;
        step();
        out += text_.substr(from, at_ - from);
      } else if (const auto error = read_escape(out)) {
        return *error;
      }
    }
    step();
    return out;
  }

  /// Four hexadecimal digits.
  std::optional<char32_t> read_unit() noexcept {
    if (text_.size() - at_ < 4) return std::nullopt;
    unsigned unit = 0;
    const char* const first = text_.data() + at_;
    const auto [end, error] = std::from_chars(first, first + 4, unit, 16);
    if (error != std::errc{} || end != first + 4) return std::nullopt;
    for (int i = 0; i < 4; ++i) step();
    return static_cast<char32_t>(unit);
  }

  std::optional<Error> read_escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const Position begin = place_;
    step();
    if (const std::size_t which = letters.find(next()); at_ < text_.size() && which != std::string_view::npos) {
      out += meant[which];
      step();
      return std::nullopt;
    }
    if (!pass('u')) return fail("no such escape; those are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX", begin);
    auto unit = read_unit();
    if (!unit) return fail("\\u is followed by four hexadecimal digits", begin);
    const bool is_high = *unit >= 0xD800 && *unit < 0xDC00;
    if (is_high && text_.substr(at_).starts_with("\\u")) {
      step();
      step();
      const auto low = read_unit();
      const bool is_low = low && *low >= 0xDC00 && *low < 0xE000;
      if (is_low) {
        detail::append(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
        return std::nullopt;
      }
    }
    if (*unit >= 0xD800 && *unit < 0xE000) return fail("half of a surrogate pair stands alone", begin);
    detail::append(out, *unit);
    return std::nullopt;
  }

  std::string_view text_;
  std::string_view document_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  Position place_{1, 1};
};

}  // namespace

Result<Value> parse_json(std::string_view utf8, std::string_view document_name, const Limits& limits) {
  const auto refuse = [&](Errc code, std::string message, Position place) {
    return Error{code, std::move(message), Where{std::string{document_name}, place.line, place.column, {}}};
  };
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  if (utf8.size() > limits.policy_bytes) {
    return refuse(
        Errc::limit_exceeded,
        std::to_string(utf8.size()) + " bytes are more than the limit of " + std::to_string(limits.policy_bytes), {});
  }
  if (const std::size_t good = detail::valid_prefix(utf8); good < utf8.size()) {
    return refuse(Errc::bad_encoding, "a byte is no part of UTF-8 text", position_of(utf8, good));
  }
  return JsonReader{utf8, document_name, limits.depth}.document();
}

}  // namespace cadre::inline v1::text
