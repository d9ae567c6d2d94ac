// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/data_folder.hpp>

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

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

}  // namespace
}  // namespace cadre
