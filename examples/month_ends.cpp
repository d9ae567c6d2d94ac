// SPDX-License-Identifier: Apache-2.0
// "One month after 31 January" is a question of the rule, so the caller answers it.
#include <cadre/core/date.hpp>

#include <iostream>

int main() {
  using namespace cadre;
  const Date from = "2021-01-31"_day;
  std::cout << "one month after " << to_string(from) << " is\n"
            << to_string(add_months(from, 1, MonthEnd::clamp).value()) << " where a month ends early\n"
            << to_string(add_months(from, 1, MonthEnd::next).value()) << " where a full month must pass\n";

  const Result<Date> typed = parse_date("2021-02-30");
  if (!typed) std::cout << typed.error().message() << '\n';
}
