// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <cadre/core/amount.hpp>
#include <cadre/core/finding.hpp>
#include <cadre/core/ids.hpp>
#include <cadre/core/limits.hpp>
#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>
using namespace cadre;
TEST(Amount, ReadsItsOwnText) {
  for (const char* text :
       {"30 h", "45 min", "2 credit", "80 %", "12 d", "3 session", "1.25 credit", "2/7", "8 class_hour"}) {
    EXPECT_EQ(to_string(parse_amount(text).value()), text);
  }
}
TEST(Period, LabelsReadBack) {
  for (const char* text : {"2021", "2021-H1", "2021-H2", "2021-Q1", "2021-Q4", "2021-03", "2021-W09",
                           "2021-01-01/2024-01-01", "2021-03-05"}) {
    EXPECT_EQ(to_string(parse_period(text).value()), text);
  }
}
