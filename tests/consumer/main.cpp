// SPDX-License-Identifier: Apache-2.0
// What an application does first: it includes a header, links the library and gets an answer.
#include <cadre/core/date.hpp>
#include <cadre/core/version.hpp>

#include <iostream>

int main() {
  using namespace cadre;
  const Date start = parse_date("2021-03-01").value();
  const Date end = add_months(start, 1, MonthEnd::clamp).value();
  std::cout << to_string(start) << " + 1 month = " << to_string(end) << '\n';
  return end == "2021-04-01"_day && version() == header_version ? 0 : 1;
}
