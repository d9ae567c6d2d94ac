// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <cadre/text/json.hpp>

#include "text/detail/utf8.hpp"

namespace cadre::inline v1::text {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error{what};
}

void append_escaped(std::string& out, char32_t c) {
  constexpr std::string_view plain = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  if (c >= 0x80) return detail::append(out, c);
  const auto short_form = plain.find(static_cast<char>(c));
  if (short_form != std::string_view::npos) {
    out += {'\\', letters[short_form]};
  } else if (c < 0x20) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += {'\\', 'u', '0', '0', digits[c >> 4U], digits[c & 15U]};
  } else {
    out += static_cast<char>(c);
  }
}

void append_string(std::string& out, std::string_view utf8) {
  out += '"';
  while (!utf8.empty()) {
    const detail::CodePoint next = detail::front(utf8);
    append_escaped(out, next.value);
    utf8.remove_prefix(next.bytes);
  }
  out += '"';
}

}  // namespace

JsonWriter& JsonWriter::key(std::string_view utf8) {
  require(!open_.empty() && open_.back().bracket == '{' && !after_key_, "a JSON key outside an object");
  next_item();
  append_string(text_, utf8);
  text_ += ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view utf8) {
  before_value();
  append_string(text_, utf8);
  return *this;
}

JsonWriter& JsonWriter::literal(std::string_view text) {
  before_value();
  text_ += text;
  return *this;
}

JsonWriter& JsonWriter::begin(char bracket) {
  before_value();
  text_ += bracket;
  open_.push_back({bracket, true});
  return *this;
}

JsonWriter& JsonWriter::end(char opened_by, char bracket) {
  require(!open_.empty() && open_.back().bracket == opened_by && !after_key_, "a JSON end that fits no begin");
  const bool empty = open_.back().empty;
  open_.pop_back();
  if (!empty) text_ += line_break();
  text_ += bracket;
  return *this;
}

std::string JsonWriter::finish() && {
  require(open_.empty() && !text_.empty(), "a JSON document that is not whole");
  text_ += '\n';
  return std::move(text_);
}

void JsonWriter::before_value() {
  if (open_.empty()) {
    require(text_.empty(), "a second JSON document");
  } else if (open_.back().bracket == '{') {
    require(after_key_, "a JSON value without a key");
  } else {
    next_item();
  }
  after_key_ = false;
}

void JsonWriter::next_item() {
  const bool is_first = open_.back().empty;
  open_.back().empty = false;
  if (!is_first) text_ += layout_ == JsonLayout::one_line ? ", " : ",";
  text_ += line_break();
}

std::string JsonWriter::line_break() const {
  return layout_ == JsonLayout::one_line ? std::string{} : '\n' + std::string(2 * open_.size(), ' ');
}

}  // namespace cadre::inline v1::text
