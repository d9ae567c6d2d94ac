// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <cadre/text/diagnostic.hpp>
#include <cadre/text/width.hpp>

#include "text/detail/utf8.hpp"

namespace cadre::inline v1::text {
namespace {

struct Mark {
  Position position;
  std::size_t length;
  std::string_view text;
  char sign;
};

// What a terminal may be sent for a code point of a document.
std::string shown(char32_t c) {
  if (c == U'\t') return "    ";
  std::string out;
  detail::append(out, detail::is_control(c) ? detail::replacement : c);
  return out;
}

std::string shown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const detail::CodePoint next = detail::front(text);
    out += shown(next.value);
    text.remove_prefix(next.bytes);
  }
  return out;
}

// Without its line break; empty when there is no such line.
std::string_view line_of(std::string_view source, std::uint32_t number) {
  for (std::uint32_t line = 1; line < number && !source.empty(); ++line) {
    const std::size_t end = std::min(source.find_first_of("\r\n"), source.size());
    source.remove_prefix(end);
    source.remove_prefix(source.starts_with("\r\n") ? 2 : source.empty() ? 0 : 1);
  }
  return source.substr(0, source.find_first_of("\r\n"));
}

// Blanks up to the place, then its signs.
std::string underline(const Mark& mark, std::string_view line) {
  std::size_t before = 0;
  std::size_t under = 0;
  for (std::size_t column = 1; !line.empty(); ++column) {
    const detail::CodePoint next = detail::front(line);
    line.remove_prefix(next.bytes);
    const std::size_t cells = display_width(shown(next.value));
    if (column < mark.position.column) before += cells;
    if (column >= mark.position.column && column - mark.position.column < mark.length) under += cells;
  }
  return std::string(before, ' ') + std::string(std::max<std::size_t>(1, under), mark.sign);
}

std::vector<Mark> marks_of(const Diagnostic& diagnostic) {
  std::vector<Mark> marks;
  const Position place{diagnostic.where.line, std::max<std::uint32_t>(1, diagnostic.where.column)};
  if (place.line != 0) marks.push_back({place, diagnostic.length, diagnostic.label, '^'});
  for (const DiagnosticLabel& label : diagnostic.labels) {
    if (label.position.line != 0) marks.push_back({label.position, label.length, label.text, '-'});
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.position < b.position; });
  return marks;
}

std::string heading(const Diagnostic& diagnostic, std::size_t gutter) {
  std::string out{to_string(diagnostic.severity)};
  if (!diagnostic.code.empty()) out += '[' + diagnostic.code + ']';
  out += ": " + shown(diagnostic.message) + '\n';
  const Where& where = diagnostic.where;
  if (where.document.empty() && where.line == 0) return out;
  out += std::string(gutter, ' ') + "--> " + shown(where.document);
  if (where.line != 0) out += ':' + std::to_string(where.line);
  if (where.line != 0 && where.column != 0) out += ':' + std::to_string(where.column);
  return out + '\n';
}

}  // namespace

std::string draw(const Diagnostic& diagnostic, std::string_view source) {
  const std::vector<Mark> marks = marks_of(diagnostic);
  const std::size_t gutter = marks.empty() ? 1 : std::to_string(marks.back().position.line).size();
  const std::string margin = std::string(gutter, ' ') + " |";
  std::string out = heading(diagnostic, gutter);
  if (!marks.empty()) out += margin + '\n';
  std::uint32_t drawn = 0;
  for (const Mark& mark : marks) {
    const std::string_view line = line_of(source, mark.position.line);
    if (mark.position.line != drawn) {
      const std::string number = std::to_string(mark.position.line);
      out += std::string(gutter - number.size(), ' ') + number + " |";
      if (!line.empty()) out += ' ' + shown(line);
      out += '\n';
      drawn = mark.position.line;
    }
    out += margin + ' ' + underline(mark, line);
    if (!mark.text.empty()) out += ' ' + shown(mark.text);
    out += '\n';
  }
  if (!diagnostic.help.empty()) out += std::string(gutter, ' ') + " = help: " + shown(diagnostic.help) + '\n';
  return out;
}

}  // namespace cadre::inline v1::text
