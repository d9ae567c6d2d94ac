// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/tables.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace cadre {
namespace {

using Columns = std::vector<std::tuple<std::string, std::string, bool>>;  // name, Chinese, required

std::vector<std::string> split(std::string text, const std::string& separator) {
  std::vector<std::string> parts;
  for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator)) {
    parts.push_back(text.substr(0, at));
    text.erase(0, at + separator.size());
  }
  parts.push_back(text);
  return parts;
}

/// The lines of docs/data-folder.md under each heading.
std::map<std::string, std::vector<std::string>> sections() {
  std::map<std::string, std::vector<std::string>> found;
  std::ifstream file{CADRE_SOURCE_DIR "/docs/data-folder.md"};
  std::string section;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) section = line.substr(line.find(' ') + 1);
    found[section].push_back(line);
  }
  return found;
}

/// The cells of a section's table, without its header.
std::vector<std::vector<std::string>> table_in(const std::vector<std::string>& lines) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : lines) {
    if (line.starts_with("| ")) rows.push_back(split(line.substr(2, line.size() - 4), " | "));
  }
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

/// Several columns may share a row: `| from*, to | ... | 开始, 结束 |`.
Columns columns_in(const std::vector<std::string>& lines) {
  Columns columns;
  for (const auto& row : table_in(lines)) {
    const auto names = split(row.at(0), ", ");
    const auto chinese = split(row.at(2), ", ");
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool required = names[i].ends_with('*');
      columns.emplace_back(names[i].substr(0, names[i].size() - (required ? 1 : 0)), chinese.at(i), required);
    }
  }
  return columns;
}

TEST(Tables, ColumnsAreExactlyThoseOfTheDocumentation) {
  const auto documented = sections();
  const Columns shared = columns_in(documented.at("Columns every table of facts may have"));
  ASSERT_EQ(shared.size(), 4U);
  std::set<std::string> of_things{"units", "people", "groups", "categories", "kinds"};
  for (const TableInfo& table : data_tables()) {
    const std::string name{table.name};
    ASSERT_TRUE(documented.contains(name)) << name;
    Columns expected = columns_in(documented.at(name));
    if (!of_things.contains(name)) expected.insert(expected.end(), shared.begin(), shared.end());
    Columns compiled;
    for (const ColumnInfo& column : table.columns) {
      compiled.emplace_back(column.name, column.chinese, column.required);
    }
    EXPECT_EQ(compiled, expected) << name;
  }
}

TEST(Tables, EveryTableOfTheDocumentationIsRead) {
  std::set<std::string> documented;
  for (const auto& [section, lines] : sections()) {
    const bool is_table = std::any_of(lines.begin(), lines.end(),
                                      [](const std::string& line) { return line == "| column | means | 中文 |"; });
    if (is_table) documented.insert(section);
  }
  documented.erase("Columns every table of facts may have");
  std::set<std::string> compiled;
  for (const TableInfo& table : data_tables()) compiled.emplace(table.name);
  EXPECT_EQ(compiled, documented);
}

TEST(Tables, WordsAreExactlyThoseOfTheDocumentation) {
  std::vector<std::vector<std::string>> compiled;
  for (const CodeWord& word : code_words()) {
    compiled.push_back({std::string{word.column}, std::string{word.word}, std::string{word.chinese}});
  }
  EXPECT_EQ(compiled, table_in(sections().at("Words")));
}

TEST(Tables, KnownButUnusedTablesAreThoseOfTheDocumentation) {
  const auto documented_sections = sections();
  std::string text;
  for (const std::string& line : documented_sections.at("Known, not used")) text += line;
  const auto parts = split(text, "`");
  std::vector<std::string> documented;
  for (std::size_t i = 1; i < parts.size(); i += 2) documented.push_back(parts[i]);
  const auto names = unused_tables();
  EXPECT_EQ(std::vector<std::string>(names.begin(), names.end()), documented);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

TEST(Tables, OnlyTheIdentityNumberIsSensitive) {
  std::vector<std::string> sensitive;
  for (const TableInfo& table : data_tables()) {
    for (const ColumnInfo& column : table.columns) {
      if (column.sensitive) sensitive.push_back(std::string{table.name} + '.' + std::string{column.name});
    }
  }
  EXPECT_THAT(sensitive, testing::ElementsAre("people.id_number"));
}

TEST(Tables, NoHeadingOfATableStandsForTwoColumns) {
  for (const TableInfo& table : data_tables()) {
    std::set<std::string_view> headings;
    for (const ColumnInfo& column : table.columns) {
      EXPECT_TRUE(headings.insert(column.name).second) << table.name << ' ' << column.name;
      EXPECT_TRUE(headings.insert(column.chinese).second) << table.name << ' ' << column.chinese;
    }
  }
}

}  // namespace
}  // namespace cadre
