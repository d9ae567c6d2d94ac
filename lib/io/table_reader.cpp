// SPDX-License-Identifier: Apache-2.0
#include "io/detail/table_reader.hpp"

#include <algorithm>

#include <cadre/text/decode.hpp>
#include <cadre/text/normalise.hpp>

namespace cadre::inline v1::detail::io {
namespace {

bool is_blank(const text::CsvRow& row) {
  return std::all_of(row.cells().begin(), row.cells().end(),
                     [](std::string_view cell) { return text::trim(cell).empty(); });
}

std::string plain_heading(std::string_view cell) { return text::to_half_width(text::trim(cell)); }

/// `'a', 'b' and 5 more`
std::string list_of(const std::vector<std::string>& headings) {
  constexpr std::size_t most = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, headings.size()); ++i)
    list += (i == 0 ? "" : ", ") + in_quotes(headings[i]);
  if (headings.size() > most) list += " and " + std::to_string(headings.size() - most) + " more";
  return list;
}

}  // namespace

void TableReader::note(FindingCode code, std::uint32_t row, std::string column, std::string_view value,
                       std::string done) {
  in_.report_raw({code, {in_.file().file, row}, std::move(column), shown(value), std::move(done)});
}

void TableReader::read(std::string_view bytes, const std::function<void(std::size_t)>& progress) {
  const auto decoded = text::decode(bytes, limits_);
  if (!decoded) {
    const bool is_large = decoded.error().code() == Errc::limit_exceeded;
    const auto line = decoded.error().where() ? decoded.error().where()->line : 0;
    return note(is_large ? FindingCode::over_limit : FindingCode::broken_text, line, {}, {},
                decoded.error().message() + ": the file was not read");
  }
  in_.file().encoding = text::name_of(decoded->encoding);
  if (decoded->encoding != text::Encoding::utf8) {
    note(FindingCode::encoding, 0, {}, in_.file().encoding, "the file was read as " + std::string{in_.file().encoding});
  } else if (decoded->byte_order_mark) {
    note(FindingCode::byte_order_mark, 0, {}, {}, "the byte-order mark was left out");
  }
  text::CsvReader reader{decoded->utf8, limits_};
  if (!find_header(reader)) return;
  const auto loader = entry_.open(in_);
  for (std::size_t n = 1; next(reader); ++n) {
    if (fault_) {
      read_fault(reader.row());
    } else if (!is_blank(row_)) {
      read_row(*loader);
    }
    if (n % 16384 == 0 && !row_.cells().empty()) {
      // Cells are parts of the text, but for those that had doubled quotes.
      const char* const at = row_.cells().front().data();
      const char* const begin = decoded->utf8.data();
      const bool is_part = !std::less<>{}(at, begin) && std::less<>{}(at, begin + decoded->utf8.size());
      if (is_part) progress(std::min(static_cast<std::size_t>(at - begin), bytes.size()));
    }
  }
  in_.leave_row();
  loader->end_table();
}

bool TableReader::next(text::CsvReader& reader) {
  auto found = reader.next(row_);
  fault_ = found ? std::nullopt : std::optional{found.error()};
  return fault_ || *found;
}

void TableReader::read_fault(std::uint32_t row) {
  if (row > limits_.rows) {
    return note(FindingCode::over_limit, row, {}, {}, fault_->message() + ": no further row was read");
  }
  const bool is_over = fault_->code() == Errc::limit_exceeded;
  const std::size_t cell = row_.cells().size();
  in_.enter_row(row);
  in_.report(is_over ? FindingCode::over_limit : FindingCode::broken_text,
             cell < headings_.size() ? std::string_view{headings_[cell]} : std::string_view{}, {},
             fault_->message() + (is_over ? ": the row was not used" : ": neither this row nor any below it was read"));
}

std::optional<std::size_t> TableReader::column_of(std::string_view heading) const {
  const auto& columns = entry_.info.columns;
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const ColumnInfo& column) {
    return !heading.empty() && (column.name == heading || column.chinese == heading);
  });
  return at == columns.end() ? std::nullopt : std::optional{static_cast<std::size_t>(at - columns.begin())};
}

std::size_t TableReader::required_in(const text::CsvRow& row, bool& is_all) const {
  std::vector<bool> found(entry_.info.columns.size());
  std::size_t known = 0;
  for (const std::string_view cell : row.cells()) {
    const auto column = column_of(plain_heading(cell));
    if (column && !found[*column]) ++known;
    if (column) found[*column] = true;
  }
  is_all = true;
  for (std::size_t i = 0; i < found.size(); ++i) is_all = is_all && (found[i] || !entry_.info.columns[i].required);
  return known;
}

bool TableReader::find_header(text::CsvReader& reader) {
  std::vector<std::uint32_t> above;
  std::vector<std::string> best;
  std::uint32_t best_row = 0;
  std::size_t most = 0;
  while (next(reader)) {
    if (fault_) {
      read_fault(reader.row());
      continue;
    }
    if (is_blank(row_)) continue;
    bool is_header = false;
    const std::size_t known = required_in(row_, is_header);
    // A table may require nothing, but a header without a known heading is none.
    if (is_header && known > 0) {
      for (const std::uint32_t row : above) note(FindingCode::row_above_header, row, {}, {}, "the row was skipped");
      return take_header();
    }
    if (best_row == 0 || known > most) {
      best.clear();
      for (const std::string_view cell : row_.cells()) best.push_back(plain_heading(cell));
      best_row = row_.row();
      most = known;
    }
    above.push_back(row_.row());
  }
  note_missing(best, best_row);
  return false;
}

void TableReader::note_missing(const std::vector<std::string>& headings, std::uint32_t row) {
  if (row == 0) return note(FindingCode::missing_column, 0, {}, {}, "the file has no rows: the table was not read");
  for (const ColumnInfo& column : entry_.info.columns) {
    const bool is_there = std::any_of(headings.begin(), headings.end(), [&](const std::string& heading) {
      return heading == column.name || heading == column.chinese;
    });
    if (!column.required || is_there) continue;
    std::vector<std::string_view> found(headings.begin(), headings.end());
    note(FindingCode::missing_column, row, std::string{column.name}, {},
         "no column " + in_quotes(column.name) + " (" + std::string{column.chinese} + ") among the headings " +
             list_of(headings) + ": the table was not read" + suggestion(column.name, found));
  }
}

bool TableReader::take_header() {
  std::vector<bool> found(entry_.info.columns.size());
  bool is_usable = true;
  for (std::size_t cell = 0; cell < row_.cells().size(); ++cell) {
    const std::string_view raw = row_.cells()[cell];
    headings_.emplace_back(raw);
    const auto column = column_of(plain_heading(raw));
    if (!column) {
      if (!text::trim(raw).empty()) note_unknown(cell, raw);
      continue;
    }
    if (found[*column]) {
      note(FindingCode::duplicate_column, row_.row(), headings_[cell], raw,
           in_quotes(entry_.info.columns[*column].name) + " stands twice among the headings: the table was not read");
      is_usable = false;
    }
    found[*column] = true;
    if (text::trim(raw) != raw) {
      note(FindingCode::spaces_trimmed, row_.row(), headings_[cell], raw, "spaces around the heading were trimmed");
    }
    if (text::has_full_width(text::trim(raw))) {
      note(FindingCode::full_width, row_.row(), headings_[cell], raw, "full-width characters were read as plain ones");
    }
    sources_.push_back({cell, *column});
    in_.file().columns.push_back({entry_.info.columns[*column].name, headings_[cell]});
  }
  nameless_.assign(headings_.size(), true);
  return is_usable;
}

void TableReader::note_unknown(std::size_t cell, std::string_view heading) {
  std::vector<std::string_view> names;
  for (const ColumnInfo& column : entry_.info.columns) {
    names.push_back(column.name);
    if (!column.chinese.empty()) names.push_back(column.chinese);
  }
  note(FindingCode::unknown_column, row_.row(), headings_[cell], heading,
       in_quotes(heading) + " is no column of " + std::string{entry_.info.name} + ": it was not read" +
           suggestion(plain_heading(heading), names));
}

void TableReader::note_nameless(std::size_t cell) {
  if (!nameless_[cell] || !text::trim(headings_[cell]).empty() || text::trim(row_.cells()[cell]).empty()) return;
  nameless_[cell] = false;
  note(FindingCode::unknown_column, row_.row(), {}, {},
       "column " + std::to_string(cell + 1) + " has values but no heading: it was not read");
}

void TableReader::read_row(TableLoader& loader) {
  const auto cells = row_.cells();
  in_.enter_row(row_.row());
  if (cells.size() > headings_.size()) {
    return in_.refuse(FindingCode::too_many_cells, {}, {},
                      std::to_string(cells.size()) + " cells under " + std::to_string(headings_.size()) + " headings");
  }
  for (std::size_t cell = 0; cell < cells.size(); ++cell) note_nameless(cell);
  loader.begin_row();
  for (const Source& source : sources_) {
    loader.read_cell(source.column, source.cell < cells.size() ? cells[source.cell] : std::string_view{});
  }
  loader.end_row();
}

}  // namespace cadre::inline v1::detail::io
