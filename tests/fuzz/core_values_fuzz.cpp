// SPDX-License-Identifier: Apache-2.0
// Dates, times, periods and amounts: what is accepted reads back from its own text as the same value.
#include <cadre/core/amount.hpp>
#include <cadre/core/date.hpp>
#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>

#include "fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cadre;
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto date = parse_date(text)) fuzz::require(to_string(*date) == text);
  if (const auto time = parse_time(text)) fuzz::require(parse_time(to_string(*time)).value() == *time);
  if (const auto period = parse_period(text)) fuzz::require(parse_period(to_string(*period)).value() == *period);
  if (const auto amount = parse_amount(text)) fuzz::require(parse_amount(to_string(*amount)).value() == *amount);
  return 0;
}
