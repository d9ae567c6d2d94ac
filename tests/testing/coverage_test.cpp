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

constexpr std::string_view rich_text = R"(cadre = 1
policy = "rich"
valid = { from = 2021-01-01 }
[[quota]]
id = "hours/quarter"
count = "sessions"
per = "quarter"
at_least = [{ value = "1 session" }, { value = "2 session", from = 2022-01-01 }]
cap = "3 session"
[[carry]]
id = "left"
of = "hours/quarter"
spent = "first"
most = "1 session"
[[exempt]]
id = "ill"
from = ["hours/quarter"]
event = ["illness"]
relief = "waive"
reaches = "any_day"
)";

/// Three sessions in the first quarter, none in the second, one in the third; four in the first of 2022.
constexpr std::string_view rich_facts = R"(now = 2022-06-30
people = [{ person = "li" }]
units = [{ unit = "east", kind = "branch" }]
sessions = [
  { session = "a1", unit = "east", kind = "x", due = "list", start = "2021-01-04 09:00", end = "2021-01-04 10:00" },
  { session = "a2", unit = "east", kind = "x", due = "list", start = "2021-01-05 09:00", end = "2021-01-05 10:00" },
  { session = "a3", unit = "east", kind = "x", due = "list", start = "2021-01-06 09:00", end = "2021-01-06 10:00" },
  { session = "b1", unit = "east", kind = "x", due = "list", start = "2021-07-04 09:00", end = "2021-07-04 10:00" },
  { session = "c1", unit = "east", kind = "x", due = "list", start = "2022-01-04 09:00", end = "2022-01-04 10:00" },
  { session = "c2", unit = "east", kind = "x", due = "list", start = "2022-01-05 09:00", end = "2022-01-05 10:00" },
  { session = "c3", unit = "east", kind = "x", due = "list", start = "2022-01-06 09:00", end = "2022-01-06 10:00" },
  { session = "c4", unit = "east", kind = "x", due = "list", start = "2022-01-07 09:00", end = "2022-01-07 10:00" },
]
presence = [
  { session = "a1", person = "li", status = "present" }, { session = "a2", person = "li", status = "present" },
  { session = "a3", person = "li", status = "present" }, { session = "b1", person = "li", status = "present" },
  { session = "c1", person = "li", status = "present" }, { session = "c2", person = "li", status = "present" },
  { session = "c3", person = "li", status = "present" }, { session = "c4", person = "li", status = "present" },
]
)";

std::vector<std::string> shown_in(const std::string& window, const std::string& more = "") {
  const std::string file = std::string{rich_facts} + "[[case]]\nname = \"a\"\nsubject = \"li\"\n" +
                           "rule = \"hours/quarter\"\nwindow = \"" + window + "\"\nanswer = \"open\"\n" + more;
  std::vector<std::string> names;
  const Coverage coverage = cover_policy(read_policy(rich_text).value(), file, "a").value();
  for (const Covered& one : coverage.obligations) {
    if (!one.by.empty()) names.push_back(one.owner + ": " + one.name);
  }
  return names;
}

TEST(Coverage, OfWhatIsLeftOverOneIsCutAndOneGoesOn) {
  EXPECT_THAT(shown_in("2021-Q1"), ElementsAre("hours/quarter: applies", "hours/quarter: met",
                                               "hours/quarter: at_least: value from the beginning read",
                                               "ill: refused from hours/quarter", "left: cut"));
}

TEST(Coverage, WhatWasCarriedIsUsedAndReachesTheBoundExactly) {
  EXPECT_THAT(shown_in("2021-Q2"),
              ElementsAre("hours/quarter: applies", "hours/quarter: met", "hours/quarter: at_least: exactly at it",
                          "hours/quarter: at_least: value from the beginning read", "ill: refused from hours/quarter",
                          "left: used"));
}

TEST(Coverage, ACapBitesInAWindowWithMore) {
  EXPECT_THAT(shown_in("2022-Q1"),
              ElementsAre("hours/quarter: applies", "hours/quarter: met", "hours/quarter: cap: bites",
                          "hours/quarter: at_least: value from 2022-01-01 read", "ill: refused from hours/quarter"));
}

TEST(Coverage, AnExemptionIsTakenDuringItsEvent) {
  EXPECT_THAT(shown_in("2021-Q4", "events = [{ person = \"li\", kind = \"illness\", day = 2021-11-01 }]\n"),
              ::testing::Contains("ill: taken from hours/quarter"));
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
