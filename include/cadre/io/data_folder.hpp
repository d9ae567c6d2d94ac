// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// read_data_folder(), read_tables(): from plain tables to facts, with a finding for all that is doubtful.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/finding.hpp>
#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/record/register.hpp>

namespace cadre::inline v1 {

/// What counts when two rows say something of one person at one session (D310). A row that supersedes another or is
/// withdrawn is no duplicate. A data folder is read with `collapse`.
enum class DuplicateRule : std::uint8_t {
  collapse,     ///< the first row
  last_wins,    ///< the last row
  any_present,  ///< the first row that says present (or late, made up, ...); else the first row
  refuse        ///< neither: nothing is read
};

/// A table as bytes.
struct TableText {
  std::string name;   ///< file name, such as `people.csv`
  std::string bytes;  ///< the whole file
};

/// A column that was read, and what its heading is in the file.
struct ColumnRead {
  std::string_view name;  ///< heading in docs/data-folder.md
  std::string heading;    ///< heading in the file
};

/// What was read of one file.
struct TableRead {
  std::string file;                 ///< file name
  std::string_view table;           ///< table, such as `people`
  std::string_view encoding;        ///< `UTF-8`, `GB18030`, ...; empty when the bytes could not be read
  std::size_t rows_read = 0;        ///< rows below the header; blank ones do not count
  std::size_t rows_used = 0;        ///< rows that no finding of severity error concerns
  std::vector<ColumnRead> columns;  ///< the columns that were found
};

/// Facts read from tables, and what there is to say about them.
struct LoadedData {
  Register facts;                     ///< the facts, for adding more
  Snapshot snapshot;                  ///< the facts as they are
  std::vector<Finding> findings;      ///< by file, row, column and code; at most Limits::findings
  std::size_t findings_left_out = 0;  ///< how many more there would be
  std::vector<TableRead> tables;      ///< the known tables, by file
  std::vector<Origin> people;         ///< where each person stands, by index of PersonId

  /// A column's heading in a file; the name itself where the file does not have the column.
  /// @param file file name
  /// @param column its name in docs/data-folder.md
  [[nodiscard]] std::string heading_of(std::string_view file, std::string_view column) const;
};

/// How far reading is.
struct ReadProgress {
  std::string_view file;        ///< file being read
  std::size_t bytes_done = 0;   ///< bytes of all files that are behind
  std::size_t bytes_total = 0;  ///< bytes of all files
};

/// Is told of progress, from the reading thread: at each file's beginning, every 16384 rows, and at the end.
using ReadProgressCallback = std::function<void(const ReadProgress&)>;

/// Reads tables given as bytes, as docs/data-folder.md says.
///
/// A row with an error is not used; a reference to it is an error of its own, which names the row it came from. The
/// order of the files changes nothing; the order of rows decides only which of two rows with one key is the first.
///
/// @par Errors
///   Errc::no_table when no file is a known table; Errc::duplicate_key when two files have one name. All else is a
///   finding.
/// @param tables the files
/// @param limits bounds on files, rows, cells and findings
/// @param progress told how far it is; may be empty
[[nodiscard]] Result<LoadedData> read_tables(std::span<const TableText> tables, const Limits& limits = {},
                                             const ReadProgressCallback& progress = {});

/// Reads the files of a folder, as read_tables() does. Hidden files (`.name`) and folders inside it are not looked at.
///
/// @par Errors
///   Those of read_tables(); Errc::unreadable when the folder does not exist, is none, or a file in it cannot be read.
/// @param folder the folder
/// @param limits bounds on files, rows, cells and findings
/// @param progress told how far it is; may be empty
[[nodiscard]] Result<LoadedData> read_data_folder(const std::filesystem::path& folder, const Limits& limits = {},
                                                  const ReadProgressCallback& progress = {});

}  // namespace cadre::inline v1
