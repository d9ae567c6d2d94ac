// SPDX-License-Identifier: Apache-2.0
// What a window owes: partial windows, values that change, days in force, exemptions (8.4, 8.6).
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct PartialWindowRule : Town {
  std::string owes(const std::string& partial, Period during, std::string_view window = "2021-06",
                   std::string_view more = "") {
    const PersonId one = facts.add(Person{.id = "one"}).value();
    EXPECT_TRUE(facts.add(UnitMembership{.person = one, .unit = east, .during = during}));
    const std::string per = window.size() == 4 ? "year" : "month";
    return says("[[quota]]\nid = 'r'\nwho = { unit = ['east'] }\nat_least = '30 h'\nper = '" + per +
                    "'\npartial_window = " + partial + "\n" + std::string{more},
                one, window);
  }
};
const Period last_ten_of_june{"2021-06-21"_day, Date::last()};
const Period first_ten_of_june{"2021-01-01"_day, "2021-06-11"_day};

TEST_F(PartialWindowRule, FullOwesAllForOneDay) {
  EXPECT_EQ(owes("'full'", {"2021-06-30"_day, "2021-07-01"_day}), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(PartialWindowRule, ByDayOwesTheDaysShare) {
  EXPECT_EQ(owes("'prorate_by_day'", last_ten_of_june), "failed  need 10 h, counted 0 h, short 10 h");
}

TEST_F(PartialWindowRule, ByDayIsAnExactFractionUnlessRounded) {
  // 7 of 30 days of 30 h are 7 h; of 31 days they are 210/31 h, which is 406 and 14/31 minutes.
  EXPECT_EQ(owes("'prorate_by_day'", {"2021-07-25"_day, Date::last()}, "2021-07"),
            "failed  need 12600/31 min, counted 0 h, short 12600/31 min");
}

TEST_F(PartialWindowRule, RoundHoldsForAProratedNeed) {
  EXPECT_EQ(
      owes("'prorate_by_day'", {"2021-07-25"_day, Date::last()}, "2021-07", "round = { step = '1 h', mode = 'up' }"),
      "failed  need 7 h, counted 0 h, short 7 h");
}

TEST_F(PartialWindowRule, ByStepsOwesFullMonthsOnly) {
  // From 15 March on: nine full months of twelve.
  EXPECT_EQ(owes("{ prorate_steps = '1 month' }", {"2021-03-15"_day, Date::last()}, "2021"),
            "failed  need 22.5 h, counted 0 h, short 22.5 h");
}

TEST_F(PartialWindowRule, ByStepsOfAQuarter) {
  EXPECT_EQ(owes("{ prorate_steps = '3 month' }", {"2021-03-15"_day, Date::last()}, "2021"),
            "failed  need 22.5 h, counted 0 h, short 22.5 h");
}

TEST_F(PartialWindowRule, WaivedBelowSoManyDays) {
  EXPECT_EQ(owes("{ waive_below = '11 d' }", last_ten_of_june), "waived (below_days)");
}

TEST_F(PartialWindowRule, WholeFromSoManyDaysOn) {
  EXPECT_EQ(owes("{ waive_below = '10 d' }", last_ten_of_june), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(PartialWindowRule, AtEndOwesAllOnTheLastDayAlone) {
  EXPECT_EQ(owes("'at_end'", last_ten_of_june), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(PartialWindowRule, AtEndOwesNothingBeforeIt) {
  EXPECT_EQ(owes("'at_end'", {"2021-01-01"_day, "2021-06-30"_day}), "not_applicable (not_selected)");
}

TEST_F(PartialWindowRule, FlatOwesAnAmount) {
  EXPECT_EQ(owes("{ flat = '4 h' }", first_ten_of_june), "failed  need 4 h, counted 0 h, short 4 h");
}

TEST_F(PartialWindowRule, RecordsOutsideWhoAreLost) {
  const PersonId one = facts.add(Person{.id = "late"}).value();
  join(one, east, last_ten_of_june);
  study(one, "2021-06-20T10:00"_at, 60_min);
  study(one, "2021-06-21T10:00"_at, 60_min);
  EXPECT_EQ(says("[[quota]]\nid = 'r'\nwho = { unit = ['east'] }\nat_least = '30 h'\nper = 'month'\n"
                 "partial_window = 'prorate_by_day'",
                 one, "2021-06"),
            "failed  need 10 h, counted 1 h, short 9 h, lost 1 h");
}

TEST_F(PartialWindowRule, RecordThatBeganBeforeTheWindowCountsIfWhoHeldThen) {
  const PersonId stays = facts.add(Person{.id = "stays"}).value();
  const PersonId comes = facts.add(Person{.id = "comes"}).value();
  join(stays, east);
  join(comes, east, {"2021-06-01"_day, Date::last()});
  for (const PersonId one : {stays, comes}) study(one, "2021-05-31T23:00"_at, 120_min);
  constexpr std::string_view rule =
      "[[quota]]\nid = 'r'\nwho = { unit = ['east'] }\nat_least = '1 h'\nper = 'month'\npartial_window = 'full'";
  EXPECT_EQ(says(rule, stays, "2021-06"), "met  need 1 h, counted 1 h");
  EXPECT_EQ(says(rule, comes, "2021-06"), "failed  need 1 h, counted 0 h, short 1 h, lost 1 h");
}

// --- values that change -----------------------------------------------------------------------------------------

TEST_F(PartialWindowRule, ANeedOwedInFullIsNotRounded) {
  join(li, east, {"2021-03-10"_day, Date::last()});
  EXPECT_EQ(says("[[quota]]\nid = 'r'\nwho = { unit = ['east'] }\nper = 'week'\npartial_window = 'full'\n"
                 "at_least = '150 min'\nround = { step = '1 h', mode = 'up' }",
                 li, "2021-W10"),
            "failed  need 2.5 h, counted 0 h, short 2.5 h");
}

struct MidWindowRule : Town {
  std::string owes(const std::string& mode, std::string_view window = "2021-06") {
    // 24 h until 20 June, 30 h from 21 June on.
    return says(
        "[[quota]]\nid = 'r'\nper = 'month'\nat_least = [{ value = '30 h', from = 2021-06-21 }, "
        "{ value = '24 h' }]\nmid_window = '" +
            mode + "'",
        li, window);
  }
};

TEST_F(MidWindowRule, EachModeChoosesItsValue) {
  EXPECT_EQ(owes("start"), "failed  need 24 h, counted 0 h, short 24 h");
  EXPECT_EQ(owes("end"), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(owes("lower"), "failed  need 24 h, counted 0 h, short 24 h");
  EXPECT_EQ(owes("higher"), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(owes("split_by_day"), "failed  need 26 h, counted 0 h, short 26 h");  // (20 * 24 + 10 * 30) / 30
}

TEST_F(MidWindowRule, OtherWindowsHaveTheValueOfTheirDays) {
  EXPECT_EQ(owes("start", "2021-05"), "failed  need 24 h, counted 0 h, short 24 h");
  EXPECT_EQ(owes("start", "2021-07"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(MidWindowRule, NamedParameterStandsForItsValues) {
  constexpr std::string_view rules = R"(
    param.hours = { value = [{ value = "5 h" }, { value = "6 h", from = 2021-04-01 }] }
    [[quota]]
    id = "r"
    per = "month"
    at_least = "param.hours"
  )";
  EXPECT_EQ(says(rules, li, "2021-03"), "failed  need 5 h, counted 0 h, short 5 h");
  EXPECT_EQ(says(rules, li, "2021-04"), "failed  need 6 h, counted 0 h, short 6 h");
}

// --- days in force ----------------------------------------------------------------------------------------------

struct EdgeWindowRule : Town {
  std::string owes(const std::string& edge, std::string_view window = "2021-06", std::string_view more = "") {
    return says(
        "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '30 h'\nvalid = { from = 2021-06-16 }\n"
        "edge_window = '" +
            edge + "'\n" + std::string{more},
        li, window);
  }
};

TEST_F(EdgeWindowRule, SkippedWindowIsNotInForce) {
  EXPECT_EQ(owes("skip"), "not_applicable (not_in_force)");
  EXPECT_EQ(owes("skip", "2021-07"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(EdgeWindowRule, FullOwesAllInTheDaysThatAreLeft) {
  study(li, "2021-06-15T10:00"_at, 60_min);
  study(li, "2021-06-16T10:00"_at, 60_min);
  EXPECT_EQ(owes("full"), "failed  need 30 h, counted 1 h, short 29 h");
}

TEST_F(EdgeWindowRule, ProratedOwesTheShareOfTheDaysInForce) {
  EXPECT_EQ(owes("prorate_by_day"), "failed  need 15 h, counted 0 h, short 15 h");
}

TEST_F(EdgeWindowRule, StepsRunFromTheWindowsFirstDayAndAskOnlyOfDaysInForce) {
  // Quarters of 2021: in the first li joins east too late, in the others li is there. From 16 February to the end of
  // March the rule is in force; 3/4 of 40 h.
  constexpr std::string_view rule = R"(
    [[quota]]
    id = "r"
    who = { unit = ["east"] }
    valid = { from = 2021-02-16 }
    edge_window = "full"
    per = "year"
    partial_window = { prorate_steps = "3 month" }
    at_least = "40 h"
  )";
  join(li, east, {"2021-03-13"_day, Date::last()});
  join(bo, east, {Date::first(), "2021-12-01"_day});
  EXPECT_EQ(says(rule, li, "2021"), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(says(rule, bo, "2021"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(EdgeWindowRule, WindowOutsideIsNotInForce) {
  EXPECT_EQ(owes("full", "2021-05"), "not_applicable (not_in_force)");
}

// --- exemptions -------------------------------------------------------------------------------------------------

TEST_F(EdgeWindowRule, WhatWhoLeavesAndWhatTheRulesDaysLeaveAreTwoQuestions) {
  constexpr std::string_view always = R"(
    [[quota]]
    id = "r"
    per = "month"
    partial_window = { flat = "1 h" }
    valid = { from = 2021-06-25, until = 2021-07-12 }
    edge_window = "prorate_by_day"
    at_least = "90 min"
  )";
  // 6 of 30 days and 11 of 31 are in force; `who` is everyone, so nothing is partial.
  EXPECT_EQ(says(always, li, "2021-06"), "failed  need 18 min, counted 0 h, short 18 min");
  EXPECT_EQ(says(always, li, "2021-07"), "failed  need 990/31 min, counted 0 h, short 990/31 min");
  constexpr std::string_view owes_all = R"(
    [[quota]]
    id = "r"
    who = { unit = ["east"] }
    per = "month"
    partial_window = "full"
    edge_window = "prorate_by_day"
    at_least = "4 h"
  )";
  join(li, east, {"2021-12-01"_day, "2021-12-02"_day});
  EXPECT_EQ(says(owes_all, li, "2021-12"), "failed  need 4 h, counted 0 h, short 4 h");
}

struct ExemptRule : Town {
  std::string judged(std::string_view exempts, Subject who, std::string_view window = "2021-06") const {
    return says("[[quota]]\nid = 'r'\nper = 'month'\nat_least = '30 h'\n" + std::string{exempts}, who, window);
  }
};
constexpr std::string_view ill = "[[exempt]]\nid = 'ill'\nfrom = ['r']\nevent = ['illness']\n";

TEST_F(ExemptRule, OtherEventsRelieveFromNothing) {
  event(li, "appointment", {"2021-06-01"_day, "2021-07-01"_day});
  EXPECT_EQ(judged(std::string{ill} + "relief = 'waive'\nreaches = 'any_day'", li),
            "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(ExemptRule, AnyDayOfIllnessWaivesTheMonth) {
  const std::string rule = std::string{ill} + "relief = 'waive'\nreaches = 'any_day'";
  event(li, "illness", {"2021-05-20"_day, "2021-06-02"_day});
  study(li, "2021-06-01T10:00"_at, 60_min);
  EXPECT_EQ(judged(rule, li), "waived (exempt)  need 30 h, counted 1 h, short 29 h");
  EXPECT_EQ(judged(rule, li, "2021-07"), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(judged(rule, bo), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(
      results("[[quota]]\nid = 'r'\nper = 'month'\nat_least = '30 h'\n" + rule).find(li, "r", "2021-06")->exemption,
      "ill");
}

TEST_F(ExemptRule, WholeWindowNeedsEveryDay) {
  const std::string rule = std::string{ill} + "relief = 'waive'\nreaches = 'whole_window'";
  event(li, "illness", {"2021-06-01"_day, "2021-06-30"_day});
  EXPECT_EQ(judged(rule, li), "failed  need 30 h, counted 0 h, short 30 h");
  event(li, "illness", one_day("2021-06-30"_day));
  EXPECT_EQ(judged(rule, li), "waived (exempt)  need 30 h, counted 0 h, short 30 h");
}

TEST_F(ExemptRule, ByDayTakesItsDaysFromTheNeed) {
  const std::string rule = std::string{ill} + "relief = 'waive'\nreaches = 'prorate_by_day'";
  event(li, "illness", {"2021-06-01"_day, "2021-06-11"_day});
  EXPECT_EQ(judged(rule, li), "failed  need 20 h, counted 0 h, short 20 h");
  event(li, "illness", {"2021-06-06"_day, "2021-06-16"_day});  // days that overlap count once
  EXPECT_EQ(judged(rule, li), "failed  need 15 h, counted 0 h, short 15 h");
  event(li, "illness", {"2021-06-16"_day, "2021-08-01"_day});
  EXPECT_EQ(judged(rule, li), "waived (exempt)  need 0 h, counted 0 h");
}

TEST_F(ExemptRule, TwoExemptionsByTheDayAddTheirDays) {
  const std::string rule = std::string{ill} +
                           "relief = 'waive'\nreaches = 'prorate_by_day'\n[[exempt]]\nid = 'away'\nfrom = ['r']\n"
                           "event = ['posting']\nrelief = 'waive'\nreaches = 'prorate_by_day'";
  event(li, "illness", {"2021-06-01"_day, "2021-06-11"_day});
  event(li, "posting", {"2021-06-09"_day, "2021-06-16"_day});  // two days of them shared
  EXPECT_EQ(judged(rule, li), "failed  need 15 h, counted 0 h, short 15 h");
}

TEST_F(ExemptRule, DaysOfIllnessOutsideWhoTakeNothingAway) {
  // A member from 11 June on, ill from 1 to 10 June: 20 of 30 days are owed.
  join(li, east, {"2021-06-11"_day, Date::last()});
  event(li, "illness", {"2021-06-01"_day, "2021-06-11"_day});
  const std::string rule =
      "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '30 h'\nwho = { unit = ['east'] }\npartial_window = "
      "'prorate_by_day'\n" +
      std::string{ill} + "relief = 'waive'\nreaches = ";
  EXPECT_EQ(says(rule + "'prorate_by_day'", li, "2021-06"), "failed  need 20 h, counted 0 h, short 20 h");
  EXPECT_EQ(says(rule + "'any_day'", li, "2021-06"), "failed  need 20 h, counted 0 h, short 20 h");
}

TEST_F(ExemptRule, AFlatNeedStandsInPlaceOfTheStatedOne) {
  study(li, "2021-06-05T08:00"_at, 600_min);
  event(li, "illness", one_day("2021-06-10"_day));
  const std::string rule = std::string{ill} + "relief = 'flat'\nflat = '10 h'\nreaches = 'any_day'\n";
  EXPECT_EQ(judged(rule, li), "met  need 10 h, counted 10 h");
  EXPECT_EQ(judged(rule, li, "2021-07"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(ExemptRule, OnlyEventsOfSomeLengthRelieveWhereThatIsSaid) {
  event(li, "illness", Period{"2021-05-31"_day, "2021-06-30"_day});
  event(bo, "illness", Period{"2021-05-31"_day, "2021-06-29"_day});
  const std::string rule = std::string{ill} + "min_span = '30 d'\nrelief = 'waive'\nreaches = 'any_day'\n";
  EXPECT_EQ(judged(rule, li).substr(0, 6), "waived");
  EXPECT_EQ(judged(rule, bo).substr(0, 6), "failed");
}

TEST_F(ExemptRule, OnlyEventsAboutSomethingRelieveWhereThatIsSaid) {
  ASSERT_TRUE(
      facts.add(Event{.holder = li, .kind = "illness", .during = one_day("2021-06-10"_day), .about = "surgery"}));
  event(bo, "illness", one_day("2021-06-10"_day));
  const std::string rule = std::string{ill} + "about = ['surgery']\nrelief = 'waive'\nreaches = 'any_day'\n";
  EXPECT_EQ(judged(rule, li).substr(0, 6), "waived");
  EXPECT_EQ(judged(rule, bo).substr(0, 6), "failed");
}

TEST_F(ExemptRule, ReliefSaysWhichAnswer) {
  event(li, "illness", {"2021-06-01"_day, "2021-07-01"_day});
  const auto relief = [&](const std::string& word) {
    return judged(std::string{ill} + "relief = '" + word + "'\nreaches = 'any_day'", li).substr(0, 23);
  };
  EXPECT_EQ(relief("waive"), "waived (exempt)  need 3");
  EXPECT_EQ(relief("no_hard_requirement"), "waived (exempt)  need 3");
  EXPECT_EQ(relief("not_applicable"), "not_applicable (exempt)");
}

TEST_F(ExemptRule, WithoutAnEventItHoldsWhileWhoHolds) {
  // li is 41 on 10 May 2021.
  constexpr std::string_view rule =
      "[[exempt]]\nid = 'age'\nfrom = ['r']\nwho = { from_age = '41 year' }\nrelief = 'waive'\nreaches = 'any_day'";
  EXPECT_EQ(judged(rule, li, "2021-04"), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(judged(rule, li, "2021-05"), "waived (exempt)  need 30 h, counted 0 h, short 30 h");
}

TEST_F(ExemptRule, OneDefeatsAnother) {
  const auto rule = [](std::string_view before) {
    return "[[exempt]]\nid = 'a'\nfrom = ['r']\nevent = ['illness']\nrelief = 'not_applicable'\nreaches = 'any_day'\n" +
           std::string{before} +
           "\n[[exempt]]\nid = 'b'\nfrom = ['r']\nevent = ['posting']\nrelief = 'waive'\nreaches = 'prorate_by_day'\n";
  };
  event(li, "illness", one_day("2021-06-05"_day));
  event(li, "posting", {"2021-06-01"_day, "2021-06-16"_day});
  EXPECT_EQ(judged(rule("before = ['b']"), li).substr(0, 23), "not_applicable (exempt)");
  const std::string other = rule("") + "before = ['a']\n";
  EXPECT_EQ(judged(other, li), "failed  need 15 h, counted 0 h, short 15 h");
}

TEST_F(ExemptRule, EventOfAUnitRelievesTheUnit) {
  event(east, "renovation", {"2021-06-01"_day, "2021-07-01"_day});
  constexpr std::string_view rule = R"(
    [[quota]]
    id = "r"
    subject = "unit"
    count = "sessions"
    per = "month"
    at_least = "1 session"
    [[exempt]]
    id = "closed"
    from = ["r"]
    event = ["renovation"]
    relief = "waive"
    reaches = "whole_window"
  )";
  EXPECT_EQ(says(rule, east, "2021-06"), "waived (exempt)  need 1 session, counted 0 session, short 1 session");
  EXPECT_EQ(says(rule, west, "2021-06"), "failed  need 1 session, counted 0 session, short 1 session");
}

TEST_F(ExemptRule, OutsideItsOwnDaysInForceItDoesNothing) {
  event(li, "illness", {"2021-05-01"_day, "2021-08-01"_day});
  const std::string rule = std::string{ill} + "relief = 'waive'\nreaches = 'any_day'\nvalid = { from = 2021-07-01 }";
  EXPECT_EQ(judged(rule, li, "2021-06"), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(judged(rule, li, "2021-07"), "waived (exempt)  need 30 h, counted 0 h, short 30 h");
}

}  // namespace
