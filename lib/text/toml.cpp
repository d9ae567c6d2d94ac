// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/normalise.hpp>
#include <cadre/text/toml.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "text/detail/tomlplusplus.hpp"
#include "text/detail/utf8.hpp"

namespace cadre::inline v1::text {
namespace {

namespace toml = cadre_toml;

Error error_at(Errc code, std::string message, std::string_view document, Position place) {
  return {code, std::move(message), Where{std::string{document}, place.line, place.column, {}}};
}

// What is refused before the parser sees it. It recurses on nested values and makes a table for each part of a dotted
// key, so nesting is measured first. For each header and each part of a dotted key it walks the list of all tables made
// that way, so they are counted: 400000 of them took it half a minute. Characters beyond ASCII outside strings and
// comments, the slip of every Chinese keyboard, get a better message on the way. The scan follows TOML's tokens up to
// the first error, and beyond it the parser does not go.
class Scan {
 public:
  Scan(std::string_view text, const Limits& limits)
      : text_{text}, max_depth_{limits.depth}, max_headers_{limits.headers} {}

  std::optional<Error> refusal(std::string_view document) {
    while (at_ < text_.size()) {
      if (static_cast<unsigned char>(text_[at_]) >= 0x80) {
        return error_at(Errc::bad_syntax, beyond_ascii(), document, position_of(text_, at_));
      }
      const std::size_t before = at_;
      step();
      // One dot may be a decimal's, which is no nesting; the exact measure is taken of the tree.
      if (open_.size() + dots_of_open_ + (dots_ == 0 ? 0 : dots_ - 1) > max_depth_) {
        return error_at(Errc::limit_exceeded, "nested deeper than the limit of " + std::to_string(max_depth_), document,
                        position_of(text_, before));
      }
      if (headers_ > max_headers_) {
        return error_at(Errc::limit_exceeded,
                        "more table headers and dots of keys than the limit of " + std::to_string(max_headers_),
                        document, position_of(text_, before));
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::string beyond_ascii() const {
    const std::string character{text_.substr(at_, detail::front(text_.substr(at_)).bytes)};
    if (!has_full_width(character))
      return "'" + character + "' stands outside quotes; a key with it is written in quotes";
    return "'" + character + "' is full-width; outside quotes it is '" + to_half_width(character) + "'";
  }

  void step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return pass_string(c);
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return;
    }
    ++at_;
    count(c);
    if (c == '.') ++dots_;
    if (c == '[' || c == '{') {
      open_.push_back(dots_);
      dots_of_open_ += std::exchange(dots_, 0);
    }
    if ((c == ']' || c == '}') && !open_.empty()) {
      dots_of_open_ -= open_.back();
      open_.pop_back();
    }
    // A key's dots count for the value after `=` too.
    if (c == ',' || c == '\n' || c == ']' || c == '}') dots_ = 0;
  }

  // Headers and dots of keys. In a value the dots before a `=` are those of a key of an inline table; others are
  // decimals'.
  void count(char c) {
    if (c == '\n' && open_.empty()) in_value_ = false;
    if (!in_value_ && (c == '.' || (c == '[' && open_.empty()))) ++headers_;
    if (c != '=') return;
    if (in_value_) headers_ += dots_;
    in_value_ = true;
  }

  void pass_string(char quote) {
    const std::string three(3, quote);
    const bool multi_line = text_.substr(at_).starts_with(three);
    at_ += multi_line ? 3 : 1;
    while (at_ < text_.size()) {
      if (quote == '"' && text_[at_] == '\\') {
        at_ = std::min(at_ + 2, text_.size());
      } else if (multi_line && text_.substr(at_).starts_with(three)) {
        at_ += 3;
        while (at_ < text_.size() && text_[at_] == quote) ++at_;  // up to two belong to the string
        return;
      } else if (!multi_line && (text_[at_] == quote || text_[at_] == '\n')) {
        ++at_;
        return;
      } else {
        ++at_;
      }
    }
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t max_headers_;
  std::size_t headers_ = 0;
  bool in_value_ = false;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;  // for each open bracket, the dots of the key before it
  std::size_t dots_of_open_ = 0;
  std::size_t dots_ = 0;
};

Position begin_of(const toml::source_region& source) noexcept { return {source.begin.line, source.begin.column}; }

std::uint32_t length_of(const toml::source_region& source) noexcept {
  if (source.end.line != source.begin.line || source.end.column <= source.begin.column) return 1;
  return source.end.column - source.begin.column;
}

class Converter {
 public:
  Converter(std::string_view text, std::string_view document, std::size_t depth)
      : text_{text}, document_{document}, max_depth_{depth}, line_begins_{0} {
    for (std::size_t lf = text.find('\n'); lf != std::string_view::npos; lf = text.find('\n', lf + 1)) {
      line_begins_.push_back(lf + 1);
    }
  }

  Result<Value> convert(const toml::node& node, std::size_t depth) {
    if (depth > max_depth_) {
      return fail(Errc::limit_exceeded, "nested deeper than the limit of " + std::to_string(max_depth_), node);
    }
    Result<Value> made = make(node, depth);
    if (!made) return made;
    return std::move(*made).at(begin_of(node.source()), length_of(node.source()));
  }

 private:
  Result<Value> make(const toml::node& node, std::size_t depth) {
    switch (node.type()) {
      case toml::node_type::boolean: return Value::boolean(node.as_boolean()->get());
      case toml::node_type::integer: return Value::integer(node.as_integer()->get());
      case toml::node_type::string: return Value::string(node.as_string()->get());
      case toml::node_type::floating_point: return decimal(node);
      case toml::node_type::date: return date(node, node.as_date()->get());
      case toml::node_type::date_time: return date_time(node, node.as_date_time()->get());
      case toml::node_type::array: return array(*node.as_array(), depth);
      case toml::node_type::table: return table(*node.as_table(), depth);
      case toml::node_type::time:
        return fail(Errc::bad_time, source_of(node) + " is a time without a day; write it as a string", node);
      case toml::node_type::none: break;
    }
    return Value{};
  }

  Result<Value> decimal(const toml::node& node) {
    std::string text = source_of(node);
    if (text.find_first_of("in") != std::string::npos) return fail(Errc::bad_syntax, text + " is no decimal", node);
    text.erase(std::remove(text.begin(), text.end(), '_'), text.end());
    if (text.starts_with('+')) text.erase(0, 1);
    return Value::decimal(std::move(text));
  }

  Result<Value> date(const toml::node& node, const toml::date& d) {
    const std::optional<Date> day = Date::from_ymd(d.year, d.month, d.day);
    if (!day) return fail(Errc::bad_date, source_of(node) + " is no day from 1400 to 9999", node);
    return Value::date(*day);
  }

  Result<Value> date_time(const toml::node& node, const toml::date_time& t) {
    if (t.offset) return fail(Errc::bad_time, source_of(node) + " has an offset; times are local", node);
    if (t.time.second != 0 || t.time.nanosecond != 0) {
      return fail(Errc::bad_time, source_of(node) + " has seconds; times are whole minutes", node);
    }
    Result<Value> day = date(node, t.date);
    if (!day) return day;
    return Value::time(LocalTime::at(*day->as_date(), t.time.hour * 60 + t.time.minute));
  }

  Result<Value> array(const toml::array& source, std::size_t depth) {
    std::vector<Value> items;
    items.reserve(source.size());
    for (const toml::node& item : source) {
      Result<Value> value = convert(item, is_container(item) ? depth + 1 : depth);
      if (!value) return value;
      items.push_back(*std::move(value));
    }
    return Value::array(std::move(items));
  }

  Result<Value> table(const toml::table& source, std::size_t depth) {
    std::vector<std::pair<Position, toml::table::const_iterator>> order;
    for (auto it = source.begin(); it != source.end(); ++it) order.emplace_back(begin_of(it->first.source()), it);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Member> members;
    members.reserve(order.size());
    for (const auto& [position, it] : order) {
      Result<Value> value = convert(it->second, is_container(it->second) ? depth + 1 : depth);
      if (!value) return value;
      members.push_back({std::string{it->first.str()}, position, *std::move(value)});
    }
    return Value::table(std::move(members));
  }

  static bool is_container(const toml::node& node) noexcept { return node.is_table() || node.is_array(); }

  // What the document says at a scalar. Scalars are met in the order of a line, so the place found last is the place to
  // go on from: a long line is walked once.
  std::string source_of(const toml::node& node) {
    const Position begin = begin_of(node.source());
    if (begin.line != seen_.line || begin.column < seen_.column) {
      seen_ = {begin.line, 1};
      seen_offset_ = line_begins_[begin.line - 1];
    }
    for (; seen_.column < begin.column; ++seen_.column) {
      seen_offset_ += detail::front(text_.substr(seen_offset_)).bytes;
    }
    return std::string{text_.substr(seen_offset_, length_of(node.source()))};  // numbers and times are ASCII
  }

  Error fail(Errc code, std::string message, const toml::node& node) const {
    return error_at(code, std::move(message), document_, begin_of(node.source()));
  }

  std::string_view text_;
  std::string_view document_;
  std::size_t max_depth_;
  std::vector<std::size_t> line_begins_;
  Position seen_;
  std::size_t seen_offset_ = 0;
};

Error syntax_error(const toml::parse_error& error, std::string_view document) {
  std::string_view message = error.description();
  constexpr std::string_view opening = "Error while parsing ";
  if (message.starts_with(opening)) message.remove_prefix(opening.size());
  return error_at(Errc::bad_syntax, std::string{message}, document, begin_of(error.source()));
}

}  // namespace

Result<Value> parse_toml(std::string_view utf8, std::string_view document_name, const Limits& limits) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);  // the parser does the same, and positions follow it
  if (utf8.size() > limits.policy_bytes) {
    return error_at(
        Errc::limit_exceeded,
        std::to_string(utf8.size()) + " bytes are more than the limit of " + std::to_string(limits.policy_bytes),
        document_name, {});
  }
  if (const std::size_t valid = detail::valid_prefix(utf8); valid != utf8.size()) {
    return error_at(Errc::bad_encoding, "a byte is no part of UTF-8 text", document_name, position_of(utf8, valid));
  }
  if (std::optional<Error> refused = Scan{utf8, limits}.refusal(document_name)) return *std::move(refused);
  const toml::parse_result parsed = toml::parse(utf8);
  if (!parsed) return syntax_error(parsed.error(), document_name);
  Result<Value> root = Converter{utf8, document_name, limits.depth}.convert(parsed.table(), 0);
  if (!root) return root;
  return std::move(*root).at({1, 1});
}

}  // namespace cadre::inline v1::text
