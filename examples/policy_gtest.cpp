// SPDX-License-Identifier: Apache-2.0
// A policy unit-tested like code, with GoogleTest.
#include <gtest/gtest.h>

#include <cadre/testing/gtest.hpp>

namespace {

using namespace cadre::literals;
using namespace cadre::testing;

cadre::Policy township() {
  return cadre::read_policy(R"(
    cadre  = 1
    policy = "self-study"
    source.T = { name = "Township study rules", articles = ["4.2"] }
    [[quota]]
    id       = "self-study/month"
    cite     = "T 4.2"
    who      = { tag = ["cadre"] }
    of       = { kind = ["self_study"] }
    per      = "month"
    at_least = "30 h"
  )")
      .value();
}

TEST(Township, StudyOfTwoHoursLeavesTwentyEight) {
  auto li = person("li").tag("cadre").study("self_study", "2021-03-06 19:00", 2_h);
  EXPECT_THAT(result_of(township(), li, "self-study/month", "2021-03"),
              Failed(Counted(2_h), Short(28_h), Because("T 4.2")));
}

TEST(Township, ThirtyHoursAreEnough) {
  auto li = person("li").tag("cadre").study("self_study", "2021-03", 30_h);
  EXPECT_THAT(result_of(township(), li, "self-study/month", "2021-03"), Met(Counted(30_h)));
}

TEST(Township, GuestsOweNothing) {
  EXPECT_THAT(result_of(township(), person("guest"), "self-study/month", "2021-03"), NotApplicable());
}

}  // namespace

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
