// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The tables of a data folder: their columns and the words that may stand in them.
#include <span>
#include <string_view>
#include <vector>

namespace cadre::inline v1 {

/// A column of a table.
struct ColumnInfo {
  std::string_view name;     ///< heading in English
  std::string_view chinese;  ///< heading in Chinese; empty where there is none
  bool required = false;     ///< whether the heading must be there and no cell of it may be empty
  bool sensitive = false;    ///< whether findings mask its values
};

/// A table that facts are read from.
struct TableInfo {
  std::string_view name;            ///< file name without `.csv`
  std::vector<ColumnInfo> columns;  ///< in the order of the documentation
};

/// A word that a cell may hold.
struct CodeWord {
  std::string_view column;   ///< what it is a value of: `presence.status`
  std::string_view word;     ///< as the documentation writes it
  std::string_view chinese;  ///< the same in Chinese; empty where there is none
};

/// The tables that facts are read from, in the order in which they are read. See docs/data-folder.md.
[[nodiscard]] std::span<const TableInfo> data_tables();

/// Names of tables that are known but take no part in this version's figures (D010), sorted.
[[nodiscard]] std::span<const std::string_view> unused_tables() noexcept;

/// The words of the columns that take only certain words, and those with a Chinese alias of columns that take any:
/// `leaves.kind`, `study.organiser`, `marks.rater`, `links.kind`.
[[nodiscard]] std::span<const CodeWord> code_words() noexcept;

}  // namespace cadre::inline v1
