// SPDX-License-Identifier: Apache-2.0
// Windows that run from facts (8.9), conditions on other rules (8.10), deadlines and gates.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct ClockWindows : Town {
  std::string quota(const std::string& per) { return "[[quota]]\nid = 'r'\nper = " + per + "\nat_least = '4 h'\n"; }
  /// The labels of the rule's windows for a subject.
  std::string windows(const std::string& per, Subject who) {
    std::string all;
    const Results made = results(quota(per));
    for (const RuleResult& row : made.of(who)) all += (all.empty() ? "" : " ") + row.window.label;
    return all;
  }
};

TEST_F(ClockWindows, TheEventsDayIsDayNoughtAndTheLastDayIsStillIn) {
  event(bo, "hired", one_day("2021-05-10"_day));
  EXPECT_EQ(windows("{ within = '30 d', of_event = ['hired'] }", bo), "2021-05-10/2021-06-10");
  EXPECT_EQ(windows("{ within = '0 d', of_event = ['hired'] }", bo), "2021-05-10");
}

TEST_F(ClockWindows, MonthsEndAsTheRuleSays) {
  event(bo, "hired", one_day("2021-01-31"_day));
  EXPECT_EQ(windows("{ within = '1 month', of_event = ['hired'], month_end = 'clamp' }", bo), "2021-01-31/2021-03-01");
  EXPECT_EQ(windows("{ within = '1 month', of_event = ['hired'], month_end = 'next' }", bo), "2021-01-31/2021-03-02");
}

TEST_F(ClockWindows, BeforeAnEventAreTheDaysThatEndTheDayBefore) {
  event(bo, "admitted", one_day("2021-06-30"_day));
  EXPECT_EQ(windows("{ within = '12 month', of_event = ['admitted'], before = true, month_end = 'clamp' }", bo),
            "2020-06-30/2021-06-30");
}

TEST_F(ClockWindows, EachEventHasOneAndTheEarliestAloneWhereAsked) {
  event(bo, "hired", one_day("2021-05-10"_day));
  event(bo, "changed", one_day("2021-07-01"_day));
  event(bo, "changed", one_day("2021-05-10"_day));
  EXPECT_EQ(windows("{ within = '9 d', of_event = ['hired', 'changed'] }", bo),
            "2021-05-10/2021-05-20 2021-07-01/2021-07-11");
  EXPECT_EQ(windows("{ within = '9 d', of_event = ['hired', 'changed'], earliest = true }", bo),
            "2021-05-10/2021-05-20");
}

TEST_F(ClockWindows, PostsGroupsAttributesAndJoiningStartThem) {
  ASSERT_TRUE(
      facts.add(Post{.person = bo, .unit = east, .kind = "secretary", .during = {"2021-02-01"_day, "2021-03-01"_day}}));
  join(bo, centre, {"2021-04-01"_day, Date::last()});
  ASSERT_TRUE(
      facts.add(Attribute{.holder = bo, .name = "grade", .value = "x", .during = {"2021-05-01"_day, Date::last()}}));
  ASSERT_TRUE(
      facts.add(Attribute{.holder = bo, .name = "grade", .value = "y", .during = {"2021-06-01"_day, Date::last()}}));
  EXPECT_EQ(windows("{ within = '1 d', of_post = ['secretary'] }", bo), "2021-02-01/2021-02-03");
  EXPECT_EQ(windows("{ within = '1 d', of_post = ['secretary'], at = 'end' }", bo), "2021-02-28/2021-03-02");
  EXPECT_EQ(windows("{ within = '1 d', of_group = ['study'] }", bo), "2021-04-01/2021-04-03");
  EXPECT_EQ(windows("{ within = '1 d', of_attribute = { name = 'grade', value = 'y' } }", bo), "2021-06-01/2021-06-03");
  EXPECT_EQ(windows("{ within = '1 d', of_attribute = { name = 'grade' } }", bo),
            "2021-05-01/2021-05-03 2021-06-01/2021-06-03");
  EXPECT_EQ(windows("{ within = '1 d', of_joined = true }", li), "2019-01-31/2019-02-02");
}

TEST_F(ClockWindows, APostHeldSinceEverStartsNone) {
  ASSERT_TRUE(facts.add(Post{.person = bo, .unit = east, .kind = "secretary"}));
  EXPECT_EQ(windows("{ within = '1 d', of_post = ['secretary'] }", bo), "");
}

TEST_F(ClockWindows, ADayOfJoiningThatIsNotKnownLeavesThemUnknown) {
  EXPECT_EQ(says(quota("{ within = '1 d', of_joined = true }"), bo, "2018-01-01/2024-01-01"),
            "unknown (own_day_unknown)");
}

TEST_F(ClockWindows, WhatLiesInThemCounts) {
  event(bo, "hired", one_day("2021-05-10"_day));
  const std::string rule = quota("{ within = '30 d', of_event = ['hired'] }");
  study_amount(bo, "2021-05-09"_day, amount("4 h"));
  EXPECT_EQ(says(rule, bo, "2021-05-10/2021-06-10"), "failed  need 4 h, counted 0 h, short 4 h");
  study_amount(bo, "2021-06-09"_day, amount("4 h"));
  EXPECT_EQ(says(rule, bo, "2021-05-10/2021-06-10"), "met  need 4 h, counted 4 h");
}

TEST_F(ClockWindows, UnitsHaveThemFromTheirOwnEvents) {
  event(east, "founded", one_day("2021-05-10"_day));
  EXPECT_EQ(says("[[quota]]\nid = 'r'\nsubject = 'unit'\ncount = 'sessions'\nat_least = '1 session'\n"
                 "per = { within = '6 month', of_event = ['founded'], month_end = 'clamp' }\n",
                 east, "2021-05-10/2021-11-11"),
            "failed  need 1 session, counted 0 session, short 1 session");
}

struct Conditions : Town {
  /// Law of a year is asked of whoever fell short of the hours of some year.
  std::string rules(const std::string& window, const std::string& asks = "verdict = ['failed']") {
    return "valid = { from = 2019-01-01 }\n"
           "[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '10 h'\n"
           "[[quota]]\nid = 'r'\nof = { kind = ['law'] }\nper = 'year'\nat_least = '2 h'\n"
           "when = { rule = 'hours', window = " +
           window + ", " + asks + " }\n";
  }
  std::string applied = "failed  need 2 h, counted 0 h, short 2 h";
  std::string idle = "not_applicable (condition)";
};

TEST_F(Conditions, OfTheSameWindow) {
  study_amount(bo, "2021-03-01"_day, amount("10 h"));
  EXPECT_EQ(says(rules("0"), bo, "2021"), idle);
  EXPECT_EQ(says(rules("0"), bo, "2020"), applied);
}

TEST_F(Conditions, OfTheWindowBefore) {
  study_amount(bo, "2020-03-01"_day, amount("10 h"));
  EXPECT_EQ(says(rules("-1"), bo, "2021"), idle);
  EXPECT_EQ(says(rules("-1"), bo, "2020"), applied);
}

TEST_F(Conditions, TheFirstWindowHasNoneBefore) {
  // 2018 lies outside the days in force, where the other rule fails nobody.
  EXPECT_EQ(says(rules("-1"), bo, "2019"), idle);
}

TEST_F(Conditions, OfAnyWindowBefore) {
  study_amount(bo, "2020-03-01"_day, amount("10 h"));
  EXPECT_EQ(says(rules("'any_before'"), bo, "2021"), applied) << "2019 failed";
  EXPECT_EQ(says(rules("'any_before'"), bo, "2019"), idle);
  study_amount(bo, "2019-03-01"_day, amount("10 h"));
  EXPECT_EQ(says(rules("'any_before'"), bo, "2021"), idle);
}

TEST_F(Conditions, OfAnAmount) {
  study_amount(bo, "2021-03-01"_day, amount("9 h"));
  EXPECT_EQ(says(rules("0", "amount_from = '9 h'"), bo, "2021"), applied);
  EXPECT_EQ(says(rules("0", "amount_from = '541 min'"), bo, "2021"), idle);
  EXPECT_EQ(says(rules("0", "amount_under = '9 h'"), bo, "2021"), idle);
  EXPECT_EQ(says(rules("0", "amount_under = '541 min'"), bo, "2021"), applied);
}

TEST_F(Conditions, UnknownInUnknownOut) {
  study_amount(bo, "2021-03-01"_day, amount("3 lesson"));
  EXPECT_EQ(says(rules("0"), bo, "2021"), "unknown (condition)");
  EXPECT_EQ(says(rules("0", "verdict = ['unknown']"), bo, "2021"), applied);
}

TEST_F(Conditions, AWindowOfMonthsLooksAtTheYearInWhichItEnds) {
  const std::string monthly =
      "valid = { from = 2019-01-01 }\n[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '10 h'\n"
      "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '1 h'\nwhen = { rule = 'hours', window = -1, verdict = "
      "['failed'] }\n";
  study_amount(bo, "2020-03-01"_day, amount("10 h"));
  EXPECT_EQ(says(monthly, bo, "2021-06"), idle);
  EXPECT_EQ(says(monthly, bo, "2020-06"), "failed  need 1 h, counted 0 h, short 1 h") << "2019 failed";
}

TEST_F(Conditions, ARuleMayLookBackAtItself) {
  // Who fell short once is asked until it is made good: a rule that goes on only while it failed.
  const std::string self =
      "valid = { from = 2019-01-01 }\n[[quota]]\nid = 'r'\nper = 'year'\nat_least = '10 h'\n"
      "when = { rule = 'r', window = -1, verdict = ['failed'] }\n";
  EXPECT_EQ(says(self, bo, "2021"), idle) << "2019 has none before it, and so asks nothing, nor does 2020";
}

struct Deadlines : Town {
  std::string gate =
      "[[quota]]\nid = 'training'\nof = { kind = ['training'] }\nper = 'once'\nat_least = '3 h'\n"
      "[[deadline]]\nid = 'r'\nper = { of_event = ['admitted'], before = true }\nneeds = ['training']\n";
  std::string limit =
      "[[quota]]\nid = 'training'\nof = { kind = ['training'] }\nper = 'once'\nat_least = '3 h'\n"
      "[[deadline]]\nid = 'r'\nper = { within = '30 d', of_event = ['hired'] }\nneeds = ['training']\n";
};

TEST_F(Deadlines, AGateIsPassedByWhatWasMetTheDayBefore) {
  event(bo, "admitted", one_day("2021-05-14"_day));
  study_amount(bo, "2021-05-13"_day, amount("3 h"), "training");
  EXPECT_EQ(says(gate, bo, "2021-05-14"), "met (members)");
}

TEST_F(Deadlines, WhatIsMetOnTheDayOfTheActIsTooLate) {
  event(bo, "admitted", one_day("2021-05-14"_day));
  study_amount(bo, "2021-05-14"_day, amount("3 h"), "training");
  EXPECT_EQ(says(gate, bo, "2021-05-14"), "failed (members)");
}

TEST_F(Deadlines, AGateLooksAtTheLastClosedWindowToo) {
  const std::string yearly =
      "[[quota]]\nid = 'training'\nper = 'year'\nat_least = '3 h'\n"
      "[[deadline]]\nid = 'r'\nper = { of_event = ['admitted'], before = true }\nneeds = ['training']\n";
  event(bo, "admitted", one_day("2021-05-14"_day));
  study_amount(bo, "2020-03-01"_day, amount("3 h"));
  EXPECT_EQ(says(yearly, bo, "2021-05-14"), "met (members)");
  event(wu, "admitted", one_day("2021-05-14"_day));
  study_amount(wu, "2019-03-01"_day, amount("3 h"));
  EXPECT_EQ(says(yearly, wu, "2021-05-14"), "failed (members)");
}

TEST_F(Deadlines, TheLastDayIsInTimeAndTheNextIsNot) {
  event(bo, "hired", one_day("2021-05-10"_day));
  event(wu, "hired", one_day("2021-05-10"_day));
  study_amount(bo, "2021-06-09"_day, amount("3 h"), "training");
  study_amount(wu, "2021-06-10"_day, amount("3 h"), "training");
  EXPECT_EQ(says(limit, bo, "2021-05-10/2021-06-10"), "met (members)");
  EXPECT_EQ(says(limit, wu, "2021-05-10/2021-06-10"), "failed (members)");
}

TEST_F(Deadlines, UntilItsLastDayItIsOpen) {
  event(bo, "hired", one_day("2021-05-10"_day));
  EXPECT_EQ(says(limit, bo, "2021-05-10/2021-06-10", as_of("2021-06-08"_day)), "open (members)");
  EXPECT_EQ(says(limit, bo, "2021-05-10/2021-06-10", as_of("2021-06-09"_day)), "failed (members)");
}

TEST_F(Deadlines, WhoHadNoEventHasNone) { EXPECT_EQ(says(limit, bo, "2021-05-10/2021-06-10"), "no result"); }

TEST_F(Deadlines, ALastDayOffStaysOrMovesToAWorkingDay) {
  // Ten days from Wednesday, 2021-03-03 end on Saturday, 2021-03-13.
  const auto rules = [](std::string_view more) {
    return "[[quota]]\nid = 'q'\nof = { kind = ['course'] }\nper = 'once'\nat_least = '1 h'\n"
           "[[deadline]]\nid = 'r'\nper = { within = '10 d', of_event = ['hired'] }\nneeds = ['q']\n" +
           std::string{more};
  };
  event(li, "hired", one_day("2021-03-03"_day));
  study(li, "2021-03-15T09:00"_at, 60_min, "course");
  const std::string window = "2021-03-03/2021-03-14";
  EXPECT_EQ(says(rules(""), li, window).substr(0, 6), "failed");
  EXPECT_EQ(says(rules("if_holiday = 'stays'\ncalendar = 'calendar.office'"), li, window).substr(0, 6), "failed");
  EXPECT_EQ(says(rules("if_holiday = 'next'\ncalendar = 'calendar.office'"), li, window).substr(0, 3), "met");
  EXPECT_EQ(says(rules("if_holiday = 'next'\ncalendar = 'calendar.office'"), li, window, as_of("2021-03-14"_day))
                .substr(0, 4),
            "open");
  study(bo, "2021-03-13T09:00"_at, 60_min, "course");
  event(bo, "hired", one_day("2021-03-03"_day));
  EXPECT_EQ(says(rules(""), bo, window).substr(0, 3), "met");
  EXPECT_EQ(says(rules("if_holiday = 'previous'\ncalendar = 'calendar.office'"), bo, window).substr(0, 6), "failed");
}

}  // namespace
