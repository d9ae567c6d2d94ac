// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <cadre/text/csv.hpp>
#include <cadre/text/position.hpp>

namespace cadre::inline v1::text {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// A sign, digits, and at most one point with digits on both sides.
bool is_plain_number(std::string_view text) noexcept {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = text.substr(point);
  return !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit) && rest.size() != 1 &&
         (rest.empty() || std::all_of(rest.begin() + 1, rest.end(), is_digit));
}

bool runs_as_formula(std::string_view cell) noexcept {
  return !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos &&
         !is_plain_number(cell);
}

}  // namespace

CsvReader::CsvReader(std::string_view utf8, const Limits& limits, char separator)
    : text_{utf8},
      max_rows_{std::min<std::size_t>(limits.rows, UINT32_MAX - 1)},
      max_columns_{limits.columns},
      max_cell_bytes_{limits.cell_bytes},
      separator_{separator} {
  for (const char c : {separator, '"', '\r', '\n'}) stops_[static_cast<unsigned char>(c)] = true;
}

Result<bool> CsvReader::next(CsvRow& row) {
  row.cells_.clear();
  row.copies_used_ = 0;
  fault_.reset();
  if (at_ == text_.size()) return false;
  row_begin_ = at_;
  cell_ = 0;
  row.row_ = ++rows_;
  if (rows_ > max_rows_) {
    fail(Errc::limit_exceeded, at_, "more rows than the limit of " + std::to_string(max_rows_));
    at_ = text_.size();
    return *fault_;
  }
  bool more = !pass_line_end();
  while (more) {
    ++cell_;
    if (at_ < text_.size() && text_[at_] == '"') {
      read_quoted(row);
    } else {
      read_plain(row);
    }
    more = at_ < text_.size() && text_[at_] == separator_;
    if (more) {
      ++at_;
    } else {
      pass_line_end();
    }
  }
  if (fault_) return *fault_;
  return true;
}

bool CsvReader::pass_line_end() noexcept {
  const std::string_view rest = text_.substr(at_, 2);
  const std::size_t size = rest == "\r\n" ? 2 : rest.starts_with('\r') || rest.starts_with('\n') ? 1 : 0;
  at_ += size;
  return size != 0;
}

void CsvReader::read_plain(CsvRow& row) {
  const std::size_t begin = at_;
  while (at_ < text_.size() && !stops_[static_cast<unsigned char>(text_[at_])]) ++at_;
  if (at_ < text_.size() && text_[at_] == '"') {
    fail(Errc::bad_syntax, at_, "a quote inside a cell that does not begin with one");
    at_ = text_.size();
    return;
  }
  store(row, text_.substr(begin, at_ - begin), 0);
}

void CsvReader::read_quoted(CsvRow& row) {
  const std::size_t begin = at_ + 1;
  std::size_t doubled = 0;
  std::size_t quote = text_.find('"', begin);
  while (quote != std::string_view::npos && text_.substr(quote + 1).starts_with('"')) {
    ++doubled;
    quote = text_.find('"', quote + 2);
  }
  if (quote == std::string_view::npos) {
    fail(Errc::bad_syntax, begin - 1, "the quote is not closed");
    at_ = text_.size();
    return;
  }
  at_ = quote + 1;
  if (at_ < text_.size() && !stops_[static_cast<unsigned char>(text_[at_])]) {
    fail(Errc::bad_syntax, at_, "text after the closing quote of a cell");
    at_ = text_.size();
    return;
  }
  store(row, text_.substr(begin, quote - begin), doubled);
}

void CsvReader::store(CsvRow& row, std::string_view content, std::size_t doubled) {
  if (fault_) return;
  const auto offset = static_cast<std::size_t>(content.data() - text_.data());
  if (cell_ > max_columns_) {
    return fail(Errc::limit_exceeded, offset, "more cells than the limit of " + std::to_string(max_columns_));
  }
  if (const std::size_t size = content.size() - doubled; size > max_cell_bytes_) {
    return fail(Errc::limit_exceeded, offset,
                std::to_string(size) + " bytes are more than the limit of " + std::to_string(max_cell_bytes_));
  }
  if (doubled != 0) {
    if (row.copies_used_ == row.copies_.size()) row.copies_.emplace_back();
    std::string& copy = row.copies_[row.copies_used_++];
    copy.clear();
    for (std::size_t i = 0; i < content.size(); ++i) {
      copy += content[i];
      if (content[i] == '"') ++i;
    }
    content = copy;
  }
  row.cells_.push_back(content);
}

void CsvReader::fail(Errc code, std::size_t offset, const std::string& what) {
  // Lines are counted on from the last fault, so that a text full of faults is still read in linear time.
  known_line_ += position_of(text_.substr(known_begin_), row_begin_ - known_begin_).line - 1;
  known_begin_ = row_begin_;
  const Position inside = position_of(text_.substr(row_begin_), offset - row_begin_);
  std::string message = "row " + std::to_string(rows_);
  if (cell_ != 0) message += ", cell " + std::to_string(cell_);
  fault_.emplace(code, message + ": " + what, Where{{}, known_line_ + inside.line - 1, inside.column, {}});
}

void append_csv_cell(std::string& out, std::string_view cell, const CsvStyle& style) {
  const bool guarded = style.guard_formulas && runs_as_formula(cell);
  const bool quoted =
      cell.find_first_of("\"\r\n") != std::string_view::npos || cell.find(style.separator) != std::string_view::npos;
  if (quoted) out += '"';
  if (guarded) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

void append_csv_row(std::string& out, std::span<const std::string_view> cells, const CsvStyle& style) {
  if (cells.size() == 1 && cells.front().empty()) out += "\"\"";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += style.separator;
    append_csv_cell(out, cells[i], style);
  }
  out += style.line_end;
}

}  // namespace cadre::inline v1::text
