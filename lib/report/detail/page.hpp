// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Small pieces of HTML: escaped text, elements, tables.
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/report/statistics.hpp>

namespace cadre::inline v1::report::detail {

/// The text, escaped.
[[nodiscard]] std::string safe(std::string_view text);
/// An element around content that is HTML already.
[[nodiscard]] std::string element(std::string_view name, std::string_view classes, std::string_view content);
/// The words in both languages, of which the page's style shows one. Equal words are written once.
[[nodiscard]] std::string both(const Wording& words);
/// A figure's id, small, for `cadre explain --figure`.
[[nodiscard]] std::string id_tag(std::string_view id);

/// A table; cells are HTML already. A class `n` marks columns of numbers.
class Table {
 public:
  /// A column: its heading, and whether it holds numbers.
  struct Column {
    Wording heading;
    bool is_number = false;
  };
  explicit Table(std::vector<Column> columns) : columns_{std::move(columns)} {}
  /// A row of as many cells as there are columns.
  void add(const std::vector<std::string>& cells);
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
  /// The table, in a box that scrolls where the page is narrow.
  [[nodiscard]] std::string html() const;

 private:
  std::vector<Column> columns_;
  std::string rows_;
};

}  // namespace cadre::inline v1::report::detail
