// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// CsvReader, append_csv_cell(), append_csv_row(): tables as comma-separated text (RFC 4180).
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>

namespace cadre::inline v1::text {

/// One row of a table. Used again for the next row it keeps its memory.
///
/// Cells are parts of the text that is read; only a cell with a doubled quote is copied, into the row. So they last as
/// long as the text does, and until the row is used again. A row can be moved but not copied.
class CsvRow {
 public:
  /// A row of no cells.
  CsvRow() = default;
  CsvRow(CsvRow&&) = default;
  CsvRow& operator=(CsvRow&&) = default;
  CsvRow(const CsvRow&) = delete;
  CsvRow& operator=(const CsvRow&) = delete;
  ~CsvRow() = default;

  /// The number of the row as a spreadsheet counts: from 1, blank lines too, a line break in quotes not.
  [[nodiscard]] std::uint32_t row() const noexcept { return row_; }
  /// The cells, without their quotes. None for a blank line.
  [[nodiscard]] std::span<const std::string_view> cells() const noexcept { return cells_; }

 private:
  friend class CsvReader;
  std::uint32_t row_ = 0;
  std::vector<std::string_view> cells_;
  std::deque<std::string> copies_;  // a deque, because its strings never move
  std::size_t copies_used_ = 0;
};

/// Reads a table row by row (RFC 4180, section 2).
///
/// Beyond the RFC a line may end with CR, LF or both, rows may differ in length, and cells may hold any UTF-8. Like the
/// RFC, blanks belong to the cell, and a quote stands only around a cell or doubled inside such a one.
///
/// @par Errors
///   Errc::bad_syntax for a quote out of place: the rest of the text is not read. Errc::limit_exceeded for a cell over
///   `Limits::cell_bytes` or more cells than `Limits::columns`: the row is passed over and reading can go on; for more
///   rows than `Limits::rows` it cannot. Messages name row and cell, Where the line and column of the text.
class CsvReader {
 public:
  /// A reader at the first row.
  /// @param utf8 the text, which must outlive the reader and its rows
  /// @param limits bounds on rows, columns and bytes of a cell
  /// @param separator what stands between cells; neither a quote nor a line break
  explicit CsvReader(std::string_view utf8, const Limits& limits = {}, char separator = ',');

  /// Reads the next row.
  /// @param row where to put it
  /// @return whether there was one; after an error, `row` holds the cells before it
  [[nodiscard]] Result<bool> next(CsvRow& row);

  /// The number of the row read last, also when that gave an error; 0 before the first.
  [[nodiscard]] std::uint32_t row() const noexcept { return rows_; }

 private:
  bool pass_line_end() noexcept;
  void read_plain(CsvRow& row);
  void read_quoted(CsvRow& row);
  void store(CsvRow& row, std::string_view content, std::size_t doubled);
  void fail(Errc code, std::size_t offset, const std::string& what);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t row_begin_ = 0;
  std::size_t cell_ = 0;  // of the row, from 1
  std::uint32_t rows_ = 0;
  std::size_t max_rows_;
  std::size_t max_columns_;
  std::size_t max_cell_bytes_;
  std::size_t known_begin_ = 0;  // the row whose line is known
  std::uint32_t known_line_ = 1;
  std::optional<Error> fault_;
  char separator_;
  std::array<bool, 256> stops_{};  // characters that end an unquoted cell
};

/// How tables are written.
struct CsvStyle {
  /// Whether a text that a spreadsheet would run as a formula gets a leading apostrophe: one that begins with `=`, `+`,
  /// `-`, `@`, a tab or CR and is no plain number. The apostrophe stays when the text is read back.
  bool guard_formulas = true;
  char separator = ',';              ///< between cells
  std::string_view line_end = "\n";  ///< after a row; RFC 4180 has CR LF, which spreadsheets do not need
};

/// Appends one cell, in quotes where its text needs them.
/// @param out what to append to
/// @param cell its text
/// @param style how to write it
void append_csv_cell(std::string& out, std::string_view cell, const CsvStyle& style = {});

/// Appends one row with its line end. A row of one empty cell is written as `""`, so that it is no blank line.
///
/// @par Laws
///   CsvReader reads the same cells back, if `style.guard_formulas` is off or guards none of them.
/// @param out what to append to
/// @param cells their texts
/// @param style how to write them
void append_csv_row(std::string& out, std::span<const std::string_view> cells, const CsvStyle& style = {});

}  // namespace cadre::inline v1::text
