// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/data_folder.hpp>

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include <cadre/io/tables.hpp>
#include <cadre/text/csv.hpp>

namespace cadre {
namespace {

using Place = std::tuple<std::string, unsigned, std::string, std::string>;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

const std::filesystem::path data = std::filesystem::path{CADRE_SOURCE_DIR} / "examples/data";

const LoadedData& township() {
  static const LoadedData loaded = read_data_folder(data / "township-2021").value();
  return loaded;
}

/// The manifest without the findings that only a policy can make.
std::multiset<Place> manifest() {
  const std::string text = bytes_of(data / "township-2021.manifest.csv");
  text::CsvReader reader{text};
  text::CsvRow row;
  std::multiset<Place> places;
  while (reader.next(row).value()) {
    const auto cells = row.cells();
    const std::string code{cells[3]};
    if (row.row() == 1 || code == "D304" || code == "D305") continue;
    places.emplace(cells[0], static_cast<unsigned>(std::stoul(std::string{cells[1]})), cells[2], code);
  }
  return places;
}

TEST(Township, GivesExactlyTheFindingsOfItsManifest) {
  std::multiset<Place> found;
  for (const Finding& finding : township().findings) {
    found.emplace(finding.origin.file, finding.origin.row, finding.column, to_string(finding.code));
  }
  ASSERT_GT(manifest().size(), 50U);
  EXPECT_EQ(found, manifest());
}

/// `"presence": {"read": 15820, "used": 15817}` and the like under "tables" of the expected figures.
std::map<std::string, std::pair<std::size_t, std::size_t>> expected_rows() {
  std::ifstream file{CADRE_SOURCE_DIR "/tests/sample/township-2021.expected.json"};
  std::map<std::string, std::pair<std::size_t, std::size_t>> rows;
  std::string table;
  bool is_inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line == " \"tables\": {") is_inside = true;
    if (line == " }," || line == " }") is_inside = false;
    const std::size_t colon = line.find("\": ");
    if (!is_inside || colon == std::string::npos) continue;
    const std::string key = line.substr(line.find('"') + 1, colon - line.find('"') - 1);
    if (line.back() == '{') table = key;
    if (key == "read") rows[table].first = std::stoul(line.substr(colon + 3));
    if (key == "used") rows[table].second = std::stoul(line.substr(colon + 3));
  }
  return rows;
}

TEST(Township, CountsTheRowsThatAnIndependentCountGives) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> found;
  for (const TableRead& table : township().tables) found[std::string{table.table}] = {table.rows_read, table.rows_used};
  // The township keeps no links, attributes or plan items.
  ASSERT_EQ(expected_rows().size() + 3, data_tables().size());
  EXPECT_EQ(found, expected_rows());
}

}  // namespace
}  // namespace cadre
