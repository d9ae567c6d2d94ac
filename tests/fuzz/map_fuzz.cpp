// SPDX-License-Identifier: Apache-2.0
// Any text as a map, and what follows a line `===` as the table read through it.
#include <algorithm>

#include <cadre/io/map.hpp>

#include "fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cadre;
  const Limits limits{.file_bytes = 4096, .policy_bytes = 4096, .rows = 64, .columns = 32, .findings = 16};
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t end = text.find("\n===\n");
  const auto map = read_map(text.substr(0, end), "map", limits);
  if (!map) {
    fuzz::require(!map.error().message().empty());
    return 0;
  }
  const std::string rows{end == std::string_view::npos ? std::string_view{} : text.substr(end + 5)};
  const auto loaded = read_mapped(*map, {"t.csv", rows}, limits);
  if (!loaded) return 0;
  fuzz::require(loaded->findings.size() <= limits.findings);
  fuzz::require(std::is_sorted(loaded->findings.begin(), loaded->findings.end(), precedes));
  for (const TableRead& read : loaded->tables) fuzz::require(read.rows_used <= read.rows_read);
  return 0;
}
