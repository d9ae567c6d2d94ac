// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table: every row that is read stays inside the limits and reads back from what is written of it.
#include <cadre/text/csv.hpp>
#include <cadre/text/decode.hpp>

#include "fuzz/fuzz.hpp"

namespace {

using namespace cadre;

void require_reads_back(std::span<const std::string_view> cells, const Limits& limits) {
  std::string written;
  text::append_csv_row(written, cells, {.guard_formulas = false});
  text::CsvReader reader{written, limits};
  text::CsvRow row;
  fuzz::require(reader.next(row).value());
  fuzz::require(std::equal(cells.begin(), cells.end(), row.cells().begin(), row.cells().end()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Limits limits{.file_bytes = 4096, .rows = 64, .columns = 16, .cell_bytes = 64};
  const auto decoded = text::decode(fuzz::text_of(data, size), limits);
  if (!decoded) return 0;
  text::CsvReader reader{decoded->utf8, limits};
  text::CsvRow row;
  for (std::size_t calls = 0;; ++calls) {
    // A refused row is passed over, so an error need not be the end; but no text has more rows than bytes.
    fuzz::require(calls <= decoded->utf8.size() + 1);
    const auto more = reader.next(row);
    if (!more && more.error().code() != Errc::limit_exceeded) return 0;
    if (!more && reader.row() > limits.rows) return 0;
    if (!more) continue;
    if (!*more) return 0;
    fuzz::require(row.row() <= limits.rows && row.cells().size() <= limits.columns);
    for (const std::string_view cell : row.cells()) fuzz::require(cell.size() <= limits.cell_bytes);
    if (!row.cells().empty()) require_reads_back(row.cells(), limits);
  }
}
