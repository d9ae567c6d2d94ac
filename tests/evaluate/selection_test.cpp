// SPDX-License-Identifier: Apache-2.0
// Whom a rule speaks of, which facts it counts and which parts of them (4, 8.2, 8.7).
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct Who : Town {
  /// Whether a rule speaks of someone in June 2021.
  bool speaks_of(std::string_view who, Subject subject, std::string_view kind = "person") const {
    return says("[[quota]]\nid = 'r'\nsubject = '" + std::string{kind} +
                    "'\nper = 'month'\nat_least = '1 h'\npartial_window = 'full'\nwho = " + std::string{who},
                subject, "2021-06") == "failed  need 1 h, counted 0 h, short 1 h";
  }
};

TEST_F(Who, TagUnitKindGroupPostAndName) {
  join(li, east);
  join(wu, west, {"2021-06-30"_day, "2021-07-01"_day});
  join(li, centre);
  ASSERT_TRUE(facts.add(Post{.person = wu, .unit = west, .kind = "secretary", .during = {}}));
  EXPECT_TRUE(speaks_of("{ tag = ['cadre'] }", li));
  EXPECT_FALSE(speaks_of("{ tag = ['cadre'] }", wu));
  EXPECT_TRUE(speaks_of("{ unit = ['town'] }", li));
  EXPECT_TRUE(speaks_of("{ unit = ['west'] }", wu));
  EXPECT_FALSE(speaks_of("{ unit = ['west'] }", li));
  EXPECT_FALSE(speaks_of("{ unit = ['town'] }", bo));
  EXPECT_TRUE(speaks_of("{ unit_kind = ['branch'] }", li));
  EXPECT_FALSE(speaks_of("{ unit_kind = ['committee'] }", li));
  EXPECT_TRUE(speaks_of("{ group = ['centre'] }", li));
  EXPECT_TRUE(speaks_of("{ group = ['study'] }", li));
  EXPECT_FALSE(speaks_of("{ group = ['centre'] }", wu));
  EXPECT_TRUE(speaks_of("{ post = ['secretary', 'director'] }", wu));
  EXPECT_FALSE(speaks_of("{ post = ['director'] }", wu));
  EXPECT_TRUE(speaks_of("{ person = ['bo'] }", bo));
  EXPECT_FALSE(speaks_of("{ person = ['bo'] }", li));
}

TEST_F(Who, HostMembershipIsNone) {
  ASSERT_TRUE(facts.add(UnitMembership{.person = bo, .unit = east, .during = {}, .kind = MembershipKind::host}));
  EXPECT_FALSE(speaks_of("{ unit = ['east'] }", bo));
}

TEST_F(Who, AnyAllNotCombine) {
  EXPECT_TRUE(speaks_of("{ any = [{ person = ['bo'] }, { tag = ['cadre'] }] }", li));
  EXPECT_FALSE(speaks_of("{ all = [{ person = ['bo'] }, { tag = ['cadre'] }] }", li));
  EXPECT_TRUE(speaks_of("{ all = [{ person = ['bo'] }, { tag = ['cadre'] }] }", bo));
  EXPECT_FALSE(speaks_of("{ tag = ['cadre'], not = [{ person = ['bo'] }] }", bo));
  EXPECT_TRUE(speaks_of("{ tag = ['cadre'], not = [{ person = ['bo'] }] }", li));
}

TEST_F(Who, AgeIsInCompletedYearsOnTheDay) {
  // li is 41 on 10 May 2021; wu, born on 28 February 1990, is 31.
  constexpr std::string_view rule =
      "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '31 h'\npartial_window = "
      "'prorate_by_day'\nwho = { under_age = '41 year' }";
  EXPECT_EQ(says(rule, li, "2021-05"), "failed  need 9 h, counted 0 h, short 9 h");  // 1 to 9 May
  EXPECT_EQ(says(rule, li, "2021-06"), "not_applicable (not_selected)");
  EXPECT_TRUE(speaks_of("{ from_age = '31 year', under_age = '32 year' }", wu));
}

TEST_F(Who, AgeOnAFixedDayHoldsForTheWholeYear) {
  EXPECT_FALSE(speaks_of("{ under_age = { age = '41 year', on = '12-31' } }", li));
  EXPECT_TRUE(speaks_of("{ under_age = { age = '41 year', on = '01-01' } }", li));
}

TEST_F(Who, UnknownAgeIsTriedBothWays) {
  constexpr std::string_view rule = R"(
    [[quota]]
    id = "r"
    per = "month"
    at_least = "1 h"
    partial_window = "full"
    who = { tag = ["cadre"], under_age = "60 year" }
  )";
  EXPECT_EQ(says(rule, bo, "2021-06").substr(0, 27), "unknown (attribute_unknown)");
  // Either way nothing is asked of someone without the tag.
  EXPECT_EQ(says(rule, wu, "2021-06"), "no result");
}

TEST_F(Who, UnknownAgeDoesNotMatterWhereBothWaysAgree) {
  const std::string rules =
      "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '1 h'\n[[exempt]]\nid = 'old'\nfrom = ['r']\n"
      "who = { from_age = '60 year' }\nreaches = 'any_day'\nrelief = ";
  EXPECT_EQ(says(rules + "'waive'", bo, "2021-06").substr(0, 27), "unknown (attribute_unknown)");
  EXPECT_EQ(says(rules + "'waive'", li, "2021-06"), "failed  need 1 h, counted 0 h, short 1 h");
  const std::string prorated =
      "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '1 h'\n[[exempt]]\nid = 'old'\n"
      "from = ['r']\nwho = { all = [{ from_age = '60 year' }, { person = ['wu'] }] }\n"
      "reaches = 'any_day'\nrelief = 'waive'";
  EXPECT_EQ(says(prorated, bo, "2021-06"), "failed  need 1 h, counted 0 h, short 1 h");
}

TEST_F(Who, UnitsAndGroupsAreSelectedByKindPlaceAndName) {
  EXPECT_TRUE(speaks_of("{ kind = ['branch'] }", east, "unit"));
  EXPECT_FALSE(speaks_of("{ kind = ['branch'] }", town, "unit"));
  EXPECT_TRUE(speaks_of("{ unit = ['town'] }", west, "unit"));
  EXPECT_FALSE(speaks_of("{ unit = ['east'] }", west, "unit"));
  EXPECT_TRUE(speaks_of("{ group = ['centre'] }", centre, "group"));
  EXPECT_TRUE(speaks_of("{ kind = ['study'] }", centre, "group"));
  EXPECT_FALSE(speaks_of("{ group = ['class'] }", centre, "group"));
}

TEST_F(Who, RuleThatNeverSpeaksOfSomeoneSaysNothing) {
  EXPECT_EQ(says("[[quota]]\nid = 'r'\nper = 'month'\nat_least = '1 h'\nwho = { tag = ['cadre'] }", wu, "2021-06"),
            "no result");
}

TEST_F(Who, TransferIsFollowedByTheDay) {
  join(li, east, {Date::first(), "2021-06-16"_day});
  join(li, west, {"2021-06-16"_day, Date::last()});
  const auto rule = [](const std::string& unit) {
    return "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '30 h'\npartial_window = 'prorate_by_day'\nwho = { unit = "
           "['" +
           unit + "'] }";
  };
  study(li, "2021-06-15T10:00"_at, 60_min);
  study(li, "2021-06-16T10:00"_at, 120_min);
  EXPECT_EQ(says(rule("east"), li, "2021-06"), "failed  need 15 h, counted 1 h, short 14 h, lost 2 h");
  EXPECT_EQ(says(rule("west"), li, "2021-06"), "failed  need 15 h, counted 2 h, short 13 h, lost 1 h");
  EXPECT_EQ(says(rule("town"), li, "2021-06"), "failed  need 30 h, counted 3 h, short 27 h");
}

// --- which facts ------------------------------------------------------------------------------------------------

struct OfFacts : Town {
  std::string counted(std::string_view of, std::string_view more = "") const {
    return says(
        "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '10 h'\nof = " + std::string{of} + "\n" + std::string{more}, li,
        "2021-03");
  }
};

TEST_F(OfFacts, KindCategoryThemeRoleAndUnit) {
  const CategoryId red = facts.add(Category{.id = "red"}).value();
  // 1, 2, 4, 8, 16 minutes, each with something of its own.
  study(li, "2021-03-01T08:00"_at, 1_min, "online");
  ASSERT_TRUE(
      facts.add(Study{.person = li, .kind = "a", .category = red, .start = "2021-03-02T08:00"_at, .length = 2_min}));
  ASSERT_TRUE(facts.add(
      Study{.person = li, .kind = "a", .themes = {"law", "x"}, .start = "2021-03-03T08:00"_at, .length = 4_min}));
  attend(li, session("s", "2021-03-04T08:00"_at, 8_min, "b"), PresenceStatus::present, {}, Role::lecturer);
  const SessionId other =
      add({.id = "w", .unit = west, .kind = "b", .when = {"2021-03-05T08:00"_at, "2021-03-05T08:16"_at}});
  attend(li, other);
  const auto minutes = [](const std::string& n) { return "counted " + n + " min"; };
  EXPECT_NE(counted("{ kind = ['online'] }").find(minutes("1")), std::string::npos);
  EXPECT_NE(counted("{ category = ['red'] }").find(minutes("2")), std::string::npos);
  EXPECT_NE(counted("{ theme = ['law'] }").find(minutes("4")), std::string::npos);
  EXPECT_NE(counted("{ role = ['lecturer'] }").find(minutes("8")), std::string::npos);
  EXPECT_NE(counted("{ unit = ['west'] }").find(minutes("16")), std::string::npos);
  EXPECT_NE(counted("{ unit = ['town'] }").find(minutes("24")), std::string::npos);
  EXPECT_NE(counted("{ kind = ['b'], role = ['participant'] }").find(minutes("16")), std::string::npos);
  EXPECT_NE(counted("{ not = [{ kind = ['a', 'b'] }] }").find(minutes("1")), std::string::npos);
  EXPECT_NE(counted("{ any = [{ kind = ['online'] }, { theme = ['x'] }] }").find(minutes("5")), std::string::npos);
  EXPECT_NE(counted("{ all = [{ kind = ['a'] }, { theme = ['x'] }] }").find(minutes("4")), std::string::npos);
}

TEST_F(OfFacts, OutsideKeepsWholeFactsOnly) {
  study(li, "2021-03-01T17:00"_at, 60_min);  // a Monday, after hours
  study(li, "2021-03-02T16:30"_at, 60_min);  // half inside
  EXPECT_EQ(counted("{ outside = 'calendar.office' }"), "failed  need 10 h, counted 1 h, short 9 h");
  EXPECT_EQ(counted("{ inside = 'calendar.office' }"), "failed  need 10 h, counted 0 h, short 10 h");
  study(li, "2021-03-03T09:00"_at, 180_min);
  EXPECT_EQ(counted("{ inside = 'calendar.office' }"), "failed  need 10 h, counted 3 h, short 7 h");
}

TEST_F(OfFacts, OutsideIsUnknownWithoutAClock) {
  study_in(li, one_day("2021-03-01"_day), 600_min);
  EXPECT_EQ(counted("{ outside = 'calendar.office' }"), "unknown (untimed)  need 10 h, counted 0 h, short 10 h");
  EXPECT_EQ(counted("{ outside = 'calendar.office' }", "untimed = 'count'"), "met  need 10 h, counted 10 h");
  EXPECT_EQ(counted("{ outside = 'calendar.office' }", "untimed = 'lost'"),
            "failed  need 10 h, counted 0 h, short 10 h, lost 10 h");
}

struct OnlyParts : Town {
  std::string counted(std::string_view untimed = "unknown", std::string_view only = "outside") const {
    return says("[[quota]]\nid = 'r'\nper = 'month'\nat_least = '10 h'\nonly = { " + std::string{only} +
                    " = 'calendar.office' }\nuntimed = '" + std::string{untimed} + "'",
                li, "2021-03");
  }
};

TEST_F(OnlyParts, OutsideCutsAtTheEdgesOfTheHours) {
  study(li, "2021-03-01T08:00"_at, 600_min);  // 08-18: 1 h before, 2 h at noon, 1 h after
  EXPECT_EQ(counted(), "failed  need 10 h, counted 4 h, short 6 h, lost 6 h");
  EXPECT_EQ(counted("unknown", "inside"), "failed  need 10 h, counted 6 h, short 4 h, lost 4 h");
}

TEST_F(OnlyParts, WeekendIsOutside) {
  study(li, "2021-03-06T09:00"_at, 180_min);
  EXPECT_EQ(counted(), "failed  need 10 h, counted 3 h, short 7 h");
}

TEST_F(OnlyParts, UntimedRecordsAreWhatTheRuleSays) {
  study_in(li, days("2021-03"), 600_min);
  EXPECT_EQ(counted("count"), "met  need 10 h, counted 10 h");
  EXPECT_EQ(counted("lost"), "failed  need 10 h, counted 0 h, short 10 h, lost 10 h");
  EXPECT_EQ(counted("unknown"), "unknown (untimed)  need 10 h, counted 0 h, short 10 h");
}

TEST_F(OnlyParts, UntimedRecordThatCannotDecideIsNotUnknown) {
  study_in(li, days("2021-03"), 599_min);
  EXPECT_EQ(counted("unknown"), "failed  need 10 h, counted 0 h, short 10 h");
  study(li, "2021-03-06T09:00"_at, 600_min);
  EXPECT_EQ(counted("unknown"), "met  need 10 h, counted 10 h");
}

TEST_F(OnlyParts, WhatIsMadeUpHasNoClock) {
  attend(li, session("a", "2021-03-06T09:00"_at, 600_min), PresenceStatus::made_up);
  EXPECT_EQ(counted("lost"), "failed  need 10 h, counted 0 h, short 10 h, lost 10 h");
}

TEST_F(OnlyParts, LateAndEarlyMinutesLieWhereThePersonWas) {
  // 16:00-18:00; 60 minutes attended: of someone late after hours, of someone who left early within them.
  attend(li, session("a", "2021-03-01T16:00"_at, 120_min), PresenceStatus::late, 60_min);
  attend(li, session("b", "2021-03-02T16:00"_at, 120_min), PresenceStatus::left_early, 60_min);
  EXPECT_EQ(counted(), "failed  need 10 h, counted 1 h, short 9 h, lost 1 h");
}

TEST_F(OnlyParts, DoubtfulTimeNeverHidesTimeThatCounts) {
  // Holidays are known until 2026: the hours of a weekday in 2028 may be office hours or not.
  constexpr std::string_view rules = R"(
    calendar.cn = { week = ["mon", "tue", "wed", "thu", "fri"], hours = ["09:00-17:00"], holidays = "cn" }
    [[quota]]
    id = "r"
    per = "month"
    at_least = "4 h"
    only = { outside = "calendar.cn" }
    untimed = "lost"
  )";
  study(li, "2028-03-01T16:00"_at, 180_min);  // 1 h in doubt, 2 h outside
  study(li, "2028-03-01T16:30"_at, 30_min);   // the same time again
  const Results results =
      evaluate(policy_of(rules), facts.snapshot(), as_of("2028-12-31"_day), {.period = days("2028-03"), .limits = {}});
  EXPECT_EQ(cadre_test::says(results, li, "r", "2028-03"), "failed  need 4 h, counted 2 h, short 2 h, lost 30 min");
  EXPECT_EQ(results.find(li, "r", "2028-03")->judgement().uncertain, Ratio::whole(60));
}

TEST_F(Who, AValueThatThePolicyDoesNotDeclareIsAFinding) {
  const std::string rules =
      "[attribute.rank]\nvalues = ['chief', 'deputy']\n"
      "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '1 h'\n";
  ASSERT_TRUE(facts.add(Attribute{.holder = Holder{li}, .name = "rank", .value = "cheif"}));
  ASSERT_TRUE(facts.add(Attribute{.holder = Holder{bo}, .name = "rank", .value = "chief"}));
  ASSERT_TRUE(facts.add(Attribute{.holder = Holder{bo}, .name = "team", .value = "red"}));
  const Results all = results(rules);
  ASSERT_EQ(all.findings().size(), 1U);
  EXPECT_EQ(all.findings()[0].code, FindingCode::undeclared_value);
  EXPECT_EQ(all.findings()[0].value, "cheif");
}

}  // namespace
