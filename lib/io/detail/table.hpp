// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// How a table is described: a class with the struct of a row, the columns, and what to do with a row. The type of a
/// row's member says how its column is read, so a column stands in one place.
///
/// A table has `name`, `Row`, `columns()`, `store(Loading&, Row&)`; and where it needs them `key(Loading&)` with
/// `key_of(const Row&)`, and `finish(Loading&)` after the last row.
#include <memory>
#include <span>
#include <vector>

#include "io/detail/cells.hpp"
#include "io/detail/loading.hpp"

namespace cadre::inline v1::detail::io {

/// A column and how to read it into a row.
template <class Row>
struct Column {
  ColumnInfo info;
  bool keeps_full_width;
  void (*read)(Cell&, Row&);
};

template <class>
struct MemberOf;
template <class Row, class T>
struct MemberOf<T Row::*> {
  using row = Row;
  using type = T;
};

/// Whether a cell must be filled.
enum class Need : bool { optional, required };

/// The column that fills a member of a row.
template <auto member>
[[nodiscard]] auto column(std::string_view name, std::string_view chinese, Need need = Need::optional) {
  using Row = typename MemberOf<decltype(member)>::row;
  using T = typename MemberOf<decltype(member)>::type;
  return Column<Row>{{name, chinese, need == Need::required, std::is_same_v<T, Secret>},
                     keeps_full_width<T>,
                     [](Cell& cell, Row& row) { read(cell, row.*member); }};
}

/// Columns, and those that every table of facts has; `Row::meta` takes them.
template <class Row>
[[nodiscard]] std::vector<Column<Row>> with_meta(std::vector<Column<Row>> columns) {
  const auto add = [&](std::string_view name, std::string_view chinese, void (*read)(Cell&, Row&)) {
    columns.push_back({{name, chinese}, false, read});
  };
  add("fact_id", "记录编号", [](Cell& cell, Row& row) { row.meta.fact_id = cell.text; });
  add("recorded", "登记日期", [](Cell& cell, Row& row) { read(cell, row.meta.recorded); });
  add("supersedes", "更正记录", [](Cell& cell, Row& row) { row.meta.supersedes = cell.text; });
  add("withdrawn", "撤回日期", [](Cell& cell, Row& row) { read(cell, row.meta.withdrawn); });
  return columns;
}

/// Takes in the rows of one table, cell by cell.
class TableLoader {
 public:
  TableLoader() = default;
  virtual ~TableLoader() = default;
  TableLoader(const TableLoader&) = delete;
  TableLoader& operator=(const TableLoader&) = delete;

  virtual void begin_row() = 0;
  /// @param column index in TableInfo::columns
  virtual void read_cell(std::size_t column, std::string_view raw) = 0;
  virtual void end_row() = 0;
  virtual void end_table() = 0;
};

template <class Table>
class TypedLoader final : public TableLoader {
 public:
  explicit TypedLoader(Loading& in) : in_{in}, columns_{Table::columns()} {}

  void begin_row() override { row_ = {}; }
  void read_cell(std::size_t column, std::string_view raw) override {
    const auto& spec = columns_[column];
    Cell cell{in_, spec.info, raw, raw};
    if (prepare(cell, !spec.keeps_full_width)) spec.read(cell, row_);
  }
  void end_row() override {
    if (in_.is_good()) table_.store(in_, row_);
    if constexpr (requires { table_.key(in_); }) {
      if (!in_.is_good() && !table_.key_of(row_).empty()) table_.key(in_).put(table_.key_of(row_), in_.origin(), false);
    }
  }
  void end_table() override {
    if constexpr (requires { table_.finish(in_); }) table_.finish(in_);
    in_.give_up_waiting();
  }

 private:
  Loading& in_;
  std::vector<Column<typename Table::Row>> columns_;
  typename Table::Row row_;
  Table table_;
};

/// A table as the reader sees it.
struct TableEntry {
  TableInfo info;
  std::unique_ptr<TableLoader> (*open)(Loading&);
};

template <class Table>
[[nodiscard]] TableEntry table_entry() {
  TableEntry entry{{Table::name, {}}, [](Loading& in) -> std::unique_ptr<TableLoader> {
                     return std::make_unique<TypedLoader<Table>>(in);
                   }};
  for (const auto& column : Table::columns()) entry.info.columns.push_back(column.info);
  return entry;
}

// The tables by subject; see tables.cpp for their order.
[[nodiscard]] std::vector<TableEntry> organisation_tables();
[[nodiscard]] std::vector<TableEntry> session_tables();
[[nodiscard]] std::vector<TableEntry> study_tables();
[[nodiscard]] std::vector<TableEntry> relation_tables();

/// All tables in the order in which they are read: what a row refers to comes before it.
[[nodiscard]] std::span<const TableEntry> table_entries();

}  // namespace cadre::inline v1::detail::io
