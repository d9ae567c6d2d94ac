// SPDX-License-Identifier: Apache-2.0
// Any bytes as any table of a small data folder: every row is counted, every doubt stays inside the limits, and reading
// again gives the same. The first byte says which table.
#include <algorithm>

#include <cadre/io/data_folder.hpp>
#include <cadre/io/tables.hpp>

#include "fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cadre;
  if (size == 0) return 0;
  const Limits limits{.file_bytes = 4096, .rows = 64, .columns = 32, .cell_bytes = 128, .findings = 16};
  const TableInfo& table = data_tables()[data[0] % data_tables().size()];
  std::vector<TableText> files{
      {"units.csv", "unit,parent\nc,\nb,c\n"},
      {"people.csv", "person\np1\np2\n"},
      {"memberships.csv", "person,unit\np1,b\np2,c\n"},
      {"sessions.csv", "session,unit,kind,start,end\ns1,c,k,2021-03-01 09:00,2021-03-01 11:00\n"},
  };
  const std::string name = std::string{table.name} + ".csv";
  std::erase_if(files, [&](const TableText& file) { return file.name == name; });
  files.push_back({name, std::string{fuzz::text_of(data + 1, size - 1)}});
  const auto loaded = read_tables(files, limits);
  fuzz::require(loaded.has_value());
  fuzz::require(loaded->findings.size() <= limits.findings);
  fuzz::require(loaded->findings.size() == limits.findings || loaded->findings_left_out == 0);
  fuzz::require(std::is_sorted(loaded->findings.begin(), loaded->findings.end(), precedes));
  for (const TableRead& read : loaded->tables) fuzz::require(read.rows_used <= read.rows_read);
  fuzz::require(read_tables(files, limits)->findings == loaded->findings);
  return 0;
}
