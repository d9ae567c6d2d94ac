// SPDX-License-Identifier: Apache-2.0
// Any bytes as records of decisions: what is read is written as records that are read as the same, and what is refused
// says in which line.
#include <cadre/evaluate/decision_record.hpp>

#include "fuzz/fuzz.hpp"

namespace {
using namespace cadre;

std::string written(const std::vector<DecisionRecord>& records) {
  std::string lines;
  for (const DecisionRecord& record : records) lines += write_record(record);
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = fuzz::text_of(data, size);
  const auto records = read_records(source, "fuzz.jsonl");
  if (!records) {
    fuzz::require(records.error().where().value().line >= 1);
    return 0;
  }
  const std::string lines = written(*records);
  const auto again = read_records(lines, "fuzz.jsonl");
  fuzz::require(again.has_value() && written(*again) == lines);
  return 0;
}
