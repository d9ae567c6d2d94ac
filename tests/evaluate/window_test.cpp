// SPDX-License-Identifier: Apache-2.0
// Windows of rules: policy-language.md, section 5 and 8.9.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct RuleWindow : Town {
  /// What a quota of 1 h says; `per` is TOML.
  std::string counted(std::string_view per, Subject who, std::string_view window, AsOf asked = year_end) const {
    return says("[[quota]]\nid = 'r'\nat_least = '1 h'\nper = " + std::string{per}, who, window, asked);
  }
};
constexpr std::string_view met = "met  need 1 h, counted 1 h";
constexpr std::string_view nothing = "failed  need 1 h, counted 0 h, short 1 h";

TEST_F(RuleWindow, PartsOfTheCalendarHoldTheirFirstAndLastMinute) {
  struct {
    std::string per, window, before, after;
  } const cases[] = {{"'month'", "2021-03", "2021-02", "2021-04"},
                     {"'quarter'", "2021-Q1", "2020-Q4", "2021-Q2"},
                     {"'half'", "2021-H1", "2020-H2", "2021-H2"},
                     {"'year'", "2021", "2020", "2022"},
                     {"'week'", "2021-W09", "2021-W08", "2021-W10"}};
  for (const auto& c : cases) {
    const Period period = days(c.window);
    for (const LocalTime start :
         {LocalTime::start_of(period.from), LocalTime::start_of(period.until) + StudyTime::minutes(-60)}) {
      Register fresh;
      const PersonId one = fresh.add(Person{.id = "one"}).value();
      ASSERT_TRUE(fresh.add(Study{.person = one, .kind = "k", .start = start, .length = 60_min}));
      const Results results =
          evaluate(policy_of("[[quota]]\nid = 'r'\nat_least = '1 h'\nper = " + c.per), fresh.snapshot(),
                   as_of("2022-12-31"_day), {.period = Period{"2020-01-01"_day, "2023-01-01"_day}, .limits = {}});
      EXPECT_EQ(cadre_test::says(results, one, "r", c.window), met) << c.window;
      EXPECT_EQ(cadre_test::says(results, one, "r", c.before), nothing) << c.before;
      EXPECT_EQ(cadre_test::says(results, one, "r", c.after), nothing) << c.after;
    }
  }
}

TEST_F(RuleWindow, YearMayBeginOnAnotherDay) {
  study(li, "2020-12-01T08:00"_at, 60_min);
  EXPECT_EQ(counted("{ unit = 'year', start = '12-01' }", li, "2020-12-01/2021-12-01"), met);
  EXPECT_EQ(counted("{ unit = 'year', start = '12-01' }", li, "2019-12-01/2020-12-01"), nothing);
}

TEST_F(RuleWindow, YearMayBeginWithTheMonthOfBirth) {
  study(li, "2021-05-01T08:00"_at, 60_min);  // born on 10 May
  EXPECT_EQ(counted("{ unit = 'year', start = 'birth_month' }", li, "2021-05-01/2022-05-01", as_of("2022-12-31"_day)),
            met);
  EXPECT_EQ(counted("{ unit = 'year', start = 'birth_month' }", li, "2020-05-01/2021-05-01"), nothing);
}

TEST_F(RuleWindow, CyclesOfYearsRunFromACommonDayBothWays) {
  study(li, "2020-12-31T22:00"_at, 60_min);
  EXPECT_EQ(counted("{ years = 3, anchor = 2021-01-01 }", li, "2018-01-01/2021-01-01"), met);
  EXPECT_EQ(counted("{ years = 3, anchor = 2021-01-01 }", li, "2021-01-01/2024-01-01", as_of("2024-12-31"_day)),
            nothing);
}

TEST_F(RuleWindow, CyclesRunFromTheDaySomeoneJoined) {
  study(li, "2021-01-30T22:00"_at, 60_min);  // joined on 31 January 2019
  constexpr std::string_view per = "{ years = 1, anchor = 'joined', month_end = 'clamp' }";
  EXPECT_EQ(counted(per, li, "2020-01-31/2021-01-31"), met);
  EXPECT_EQ(counted(per, li, "2019-01-31/2020-01-31"), nothing);
  EXPECT_EQ(counted(per, li, "2018-01-31/2019-01-31"), "no result");
}

TEST_F(RuleWindow, MonthEndSaysWhatALeapDayBecomes) {
  const PersonId leap = facts.add(Person{.id = "leap", .joined = "2020-02-29"_day}).value();
  study(leap, "2021-02-28T10:00"_at, 60_min);
  EXPECT_EQ(counted("{ years = 1, anchor = 'joined', month_end = 'clamp' }", leap, "2020-02-29/2021-02-28"), nothing);
  EXPECT_EQ(counted("{ years = 1, anchor = 'joined', month_end = 'next' }", leap, "2020-02-29/2021-03-01"), met);
}

TEST_F(RuleWindow, CyclesRunFromTheDaySomeoneCameIntoAGroup) {
  join(li, centre, {"2020-06-15"_day, Date::last()});
  study(li, "2021-06-14T10:00"_at, 60_min);
  EXPECT_EQ(counted("{ years = 1, anchor = 'group:study', month_end = 'clamp' }", li, "2020-06-15/2021-06-15"), met);
  EXPECT_EQ(counted("{ years = 1, anchor = 'group:centre', month_end = 'clamp' }", li, "2020-06-15/2021-06-15"), met);
}

TEST_F(RuleWindow, OwnDayThatNobodyRecordedLeavesTheRuleUnknown) {
  EXPECT_EQ(counted("{ years = 1, anchor = 'joined', month_end = 'clamp' }", bo, "2018-01-01/2024-01-01"),
            "unknown (own_day_unknown)");
}

TEST_F(RuleWindow, BackIsJudgedOnTheDayAskedAndNeverOpen) {
  study(li, "2021-03-01T10:00"_at, 60_min);
  // 1 to 10 March are the last ten days on 10 March.
  EXPECT_EQ(counted("{ back = '10 d' }", li, "2021-03-01/2021-03-11", as_of("2021-03-10"_day)), met);
  EXPECT_EQ(counted("{ back = '10 d' }", li, "2021-03-02/2021-03-12", as_of("2021-03-11"_day)), nothing);
  EXPECT_EQ(counted("{ back = '3 month', month_end = 'clamp' }", li, "2021-Q1", as_of("2021-03-31"_day)), met);
}

TEST_F(RuleWindow, LastYearsAreJudgedAtTheEndOfEach) {
  study(li, "2020-05-01T10:00"_at, 60_min);
  EXPECT_EQ(counted("{ last = 2, of = 'year' }", li, "2020-01-01/2022-01-01"), met);
  EXPECT_EQ(counted("{ last = 2, of = 'year' }", li, "2019-01-01/2021-01-01"), met);
  EXPECT_EQ(counted("{ last = 2, of = 'year' }", li, "2018-01-01/2020-01-01"), nothing);
}

TEST_F(RuleWindow, NamedDaysAreOneWindowEach) {
  study(li, "2021-07-01T10:00"_at, 60_min);
  EXPECT_EQ(counted("{ days = [2021-07-01, 2021-10-01] }", li, "2021-07-01"), met);
  EXPECT_EQ(counted("{ days = [2021-07-01, 2021-10-01] }", li, "2021-10-01"), nothing);
}

TEST_F(RuleWindow, OnceHoldsAllDays) {
  study(li, "2018-07-01T10:00"_at, 60_min);
  EXPECT_EQ(counted("'once'", li, "once"), met);
  EXPECT_EQ(counted("'once'", bo, "once"), "open  need 1 h, counted 0 h, short 1 h");
}

TEST_F(RuleWindow, EachSessionIsAWindowForThoseWhoWereDue) {
  join(li, east);
  join(bo, east);
  attend(li, session("a", "2021-03-01T09:00"_at, 60_min));
  attend(li, session("b", "2021-03-01T14:00"_at, 45_min));
  EXPECT_EQ(counted("'session'", li, "a"), met);
  EXPECT_EQ(counted("'session'", li, "b"), "failed  need 1 h, counted 45 min, short 15 min");
  EXPECT_EQ(counted("'session'", bo, "a"), nothing);
  EXPECT_EQ(counted("'session'", wu, "a"), "no result");
}

}  // namespace
