// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/coverage.hpp>

#include <gmock/gmock.h>

#include "testing/small_policy.hpp"

namespace cadre::inline v1::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Coverage of(const std::string& file) { return cover_policy(small_policy(), file, "small.test.toml").value(); }

std::vector<std::string> missing(const Coverage& coverage) {
  std::vector<std::string> names;
  for (const Covered& one : coverage.obligations) {
    if (one.by.empty()) names.push_back(one.name);
  }
  return names;
}

TEST(Coverage, ARuleWithOneFloorHasSevenObligations) {
  std::vector<std::string> names;
  for (const Covered& one : of(small_file(small_january)).obligations) names.push_back(one.owner + ": " + one.name);
  EXPECT_THAT(names, ElementsAre("study/month: applies", "study/month: does not apply", "study/month: met",
                                 "study/month: failed", "study/month: at_least: exactly at it",
                                 "study/month: at_least: one step under it", "study/month: unknown: no_conversion"));
}

TEST(Coverage, AWindowThatIsExactlyMetShowsThreeOfThem) {
  EXPECT_THAT(missing(of(small_file(small_january))),
              ElementsAre("does not apply", "failed", "at_least: one step under it", "unknown: no_conversion"));
}

TEST(Coverage, OneStepUnderIsAMinuteOfTime) {
  EXPECT_THAT(missing(of(small_file(small_february))),
              ElementsAre("does not apply", "met", "at_least: exactly at it", "unknown: no_conversion"));
}

TEST(Coverage, TwoMinutesLessAreNoStep) {
  std::string file = small_file(small_february);
  file.replace(file.find("05:59"), 5, "05:58");
  EXPECT_THAT(missing(of(file)), ElementsAre("does not apply", "met", "at_least: exactly at it",
                                             "at_least: one step under it", "unknown: no_conversion"));
}

TEST(Coverage, WhatACaseExpectsChangesNothing) {
  std::string file = small_file(small_january);
  file.replace(file.find("\"met\""), 5, "\"failed\"");
  EXPECT_EQ(of(file).covered(), of(small_file(small_january)).covered());
}

TEST(Coverage, NamesTheFirstCaseThatShowsIt) {
  const Coverage coverage = of(small_file(small_guest, small_february, small_january));
  EXPECT_EQ(coverage.covered(), 6U);
  EXPECT_EQ(coverage.of(), 7U);
  EXPECT_EQ(coverage.obligations[0].by, "a minute less is not");
  EXPECT_EQ(coverage.obligations[1].by, "a guest owes nothing");
}

TEST(Coverage, DescribesWhatIsMissingWithAHint) {
  const std::string text = describe(of(small_file(small_guest, small_february, small_january)));
  EXPECT_THAT(text, HasSubstr("obligations: 6 of 7 covered, 85.71 %\n  study/month: 6 of 7\n"));
  EXPECT_THAT(text, HasSubstr("missing: unknown: no_conversion -- a record in a unit other than clock time\n"));
}

TEST(Percent, IsNeverRoundedUp) {
  EXPECT_EQ(percent(2, 3), "66.66 %");
  EXPECT_EQ(percent(11999, 12000), "99.99 %");
  EXPECT_EQ(percent(99999, 100000), "99.99 %");
  EXPECT_EQ(percent(3, 3), "100.00 %");
  EXPECT_EQ(percent(0, 7), "0.00 %");
  EXPECT_EQ(percent(0, 0), "100.00 %");
}

TEST(Percent, ReachesABarExactlyAndNotALittleBelow) {
  EXPECT_TRUE(reaches(9, 10, 90));
  EXPECT_FALSE(reaches(899, 1000, 90));
  EXPECT_FALSE(reaches(11999, 12000, 100));
  EXPECT_TRUE(reaches(0, 0, 100));
}

}  // namespace
}  // namespace cadre::inline v1::testing
