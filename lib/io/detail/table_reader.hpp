// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TableReader: one file of a known table, from bytes to rows.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/text/csv.hpp>

#include "io/detail/table.hpp"

namespace cadre::inline v1::detail::io {

class TableReader {
 public:
  /// @param in takes what is read; it must be at this file
  /// @param entry the table
  /// @param limits bounds on bytes, rows and cells
  TableReader(Loading& in, const TableEntry& entry, const Limits& limits) : in_{in}, entry_{entry}, limits_{limits} {}

  /// Reads a file.
  /// @param bytes the whole file
  /// @param progress told how many bytes are behind
  void read(std::string_view bytes, const std::function<void(std::size_t)>& progress);

 private:
  struct Source {
    std::size_t cell;    ///< place in a row of the file
    std::size_t column;  ///< place in TableInfo::columns
  };

  /// Reads on, to a row or to a fault; false at the end.
  [[nodiscard]] bool next(text::CsvReader& reader);
  void read_fault(std::uint32_t row);
  [[nodiscard]] bool find_header(text::CsvReader& reader);
  [[nodiscard]] std::optional<std::size_t> column_of(std::string_view heading) const;
  [[nodiscard]] std::size_t required_in(const text::CsvRow& row, bool& is_all) const;
  [[nodiscard]] bool take_header();
  void note_missing(const std::vector<std::string>& headings, std::uint32_t row);
  void note_unknown(std::size_t cell, std::string_view heading);
  void read_row(TableLoader& loader);
  void note_nameless(std::size_t cell);
  void note(FindingCode code, std::uint32_t row, std::string column, std::string_view value, std::string done);

  Loading& in_;
  const TableEntry& entry_;
  const Limits& limits_;
  text::CsvRow row_;
  std::optional<Error> fault_;  // what is wrong with the row just read
  std::vector<Source> sources_;
  std::vector<std::string> headings_;
  std::vector<bool> nameless_;  // cells without a heading of which nothing was said yet
};

}  // namespace cadre::inline v1::detail::io
