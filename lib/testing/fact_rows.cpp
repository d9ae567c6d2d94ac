// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <cadre/io/data_folder.hpp>
#include <cadre/io/tables.hpp>
#include <cadre/text/csv.hpp>
#include <cadre/text/json.hpp>
#include <cadre/text/normalise.hpp>

#include "testing/detail/test_file.hpp"

namespace cadre::inline v1::testing::detail {
namespace {

/// Columns that every table may have (docs/data-folder.md).
constexpr std::array<std::string_view, 4> common{"fact_id", "recorded", "supersedes", "withdrawn"};

const TableInfo* table_of(std::string_view name) {
  for (const TableInfo& table : data_tables()) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

std::vector<std::string_view> columns_of(std::string_view table) {
  std::vector<std::string_view> names;
  for (const ColumnInfo& column : table_of(table)->columns) names.push_back(column.name);
  for (const std::string_view name : common) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

/// A value as the text of a cell; nothing for one that no cell can hold.
std::optional<std::string> cell_of(const text::Value& value) {
  if (const auto text = value.as_string()) return std::string{*text};
  if (const auto answer = value.as_boolean()) return *answer ? "yes" : "no";
  if (const auto number = value.as_integer()) return std::to_string(*number);
  if (const auto number = value.as_decimal()) return std::string{*number};
  if (const auto date = value.as_date()) return to_string(*date);
  if (const auto time = value.as_time()) return to_string(*time);
  return std::nullopt;
}

/// The same with lists, whose items a cell separates by `;`.
std::optional<std::string> cell_or_list(const text::Value& value) {
  if (value.kind() != text::ValueKind::array) return cell_of(value);
  std::string list;
  for (const text::Value& item : value.items()) {
    const auto cell = cell_of(item);
    if (!cell) return std::nullopt;
    list += (list.empty() ? "" : ";") + *cell;
  }
  return list;
}

Result<Done> check_row(const text::Value& row, std::string_view table, std::string_view document) {
  if (row.kind() != text::ValueKind::table) {
    return malformed("a row of '" + std::string{table} + "' is a table: [[" + std::string{table} + "]]", document,
                     row.position());
  }
  const std::vector<std::string_view> known = columns_of(table);
  for (const text::Member& cell : row.members()) {
    if (std::find(known.begin(), known.end(), cell.key) == known.end()) return unknown_key(cell, document, known);
    if (!cell_or_list(cell.value)) {
      return malformed("a cell is a text, number, day, time, true or false, or a list of these, not a " +
                           std::string{name_of(cell.value.kind())},
                       document, cell.value.position());
    }
  }
  return Done{};
}

std::string csv_of(std::string_view table, const std::vector<const text::Value*>& rows) {
  // Only columns in use: a table without `to` reads as it would for an office that keeps none.
  std::vector<std::string_view> columns = columns_of(table);
  std::erase_if(columns, [&](std::string_view column) {
    return std::none_of(rows.begin(), rows.end(), [&](const auto* row) { return row->find(column) != nullptr; });
  });
  const text::CsvStyle style{.guard_formulas = false};
  std::string csv;
  append_csv_row(csv, columns, style);
  for (const text::Value* const row : rows) {
    std::vector<std::string> cells;
    for (const std::string_view column : columns) {
      const text::Value* const value = row->find(column);
      cells.push_back(value == nullptr ? std::string{} : cell_or_list(*value).value_or(""));
    }
    append_csv_row(csv, std::vector<std::string_view>(cells.begin(), cells.end()), style);
  }
  return csv;
}

/// A value as TOML; a time as a text, which a cell reads alike.
std::string toml_of(const text::Value& value) {
  if (value.kind() == text::ValueKind::array) {
    std::string list;
    for (const text::Value& item : value.items()) list += (list.empty() ? "" : ", ") + toml_of(item);
    return '[' + list + ']';
  }
  if (const auto answer = value.as_boolean()) return *answer ? "true" : "false";
  std::string cell = cell_of(value).value_or("");
  if (!value.as_string() && !value.as_time()) return cell;
  // A JSON string is a TOML string.
  text::JsonWriter json{text::JsonLayout::one_line};
  json.value(cell);
  std::string line = std::move(json).finish();
  line.pop_back();
  return line;
}

}  // namespace

std::string FactRows::written_below(std::string_view key) const {
  std::string toml;
  for (const auto& [table, rows] : tables_) {
    for (const text::Value* const row : rows) {
      toml += "[[" + std::string{key} + '.' + table + "]]\n";
      for (const text::Member& cell : row->members()) toml += cell.key + " = " + toml_of(cell.value) + '\n';
    }
  }
  return toml;
}

bool FactRows::is_table(std::string_view key) { return table_of(key) != nullptr; }

std::vector<std::string_view> FactRows::table_names() {
  std::vector<std::string_view> names;
  for (const TableInfo& table : data_tables()) names.push_back(table.name);
  return names;
}

Result<Done> FactRows::add(const text::Member& member, std::string_view document) {
  if (member.value.kind() != text::ValueKind::array) {
    return malformed("'" + member.key + "' is a list of rows: [[" + member.key + "]]", document, member.position);
  }
  for (const text::Value& row : member.value.items()) {
    if (const auto checked = check_row(row, member.key, document); !checked) return checked.error();
    if (!row.members().empty()) tables_[member.key].push_back(&row);
  }
  return Done{};
}

std::vector<const text::Value*> FactRows::rows_of(std::string_view table) const {
  const auto found = tables_.find(table);
  return found == tables_.end() ? Rows{} : found->second;
}

FactRows FactRows::joined_with(const FactRows& other) const {
  FactRows both = *this;
  for (const auto& [table, rows] : other.tables_) {
    Rows& all = both.tables_[table];
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return both;
}

Error FactRows::error_of(const Finding& finding, std::string_view document) const {
  const std::string table = finding.origin.file.substr(0, finding.origin.file.find('.'));
  std::string message = '[' + table + "] " + std::string{meaning_of(finding.code)};
  if (!finding.column.empty()) message += " (" + finding.column + ')';
  if (!finding.value.empty()) message += ": '" + finding.value + '\'';
  if (!finding.done.empty()) message += ": " + finding.done;
  const auto rows = tables_.find(table);
  if (rows == tables_.end()) return malformed(std::move(message), document, {});
  // The header is row 1; a finding about the whole table is shown at its first row.
  const std::size_t index = finding.origin.row >= 2 ? finding.origin.row - 2 : 0;
  const text::Value& row = *rows->second[std::min(index, rows->second.size() - 1)];
  const text::Member* const cell = row.find_member(finding.column);
  return malformed(std::move(message), document, cell == nullptr ? row.position() : cell->value.position());
}

Result<Snapshot> FactRows::read(std::string_view document, const Limits& limits) const {
  std::vector<TableText> files;
  for (const auto& [table, rows] : tables_) files.push_back({table + ".csv", csv_of(table, rows)});
  if (!tables_.contains("people")) files.push_back({"people.csv", "person\n"});
  const auto loaded = read_tables(files, limits);
  if (!loaded) return malformed(loaded.error().message(), document, {});
  for (const Finding& finding : loaded->findings) {
    if (finding.severity() == Severity::error) return error_of(finding, document);
  }
  return loaded->snapshot;
}

}  // namespace cadre::inline v1::testing::detail
