// SPDX-License-Identifier: Apache-2.0
// Ladders: counting, in a row, among the last; steps in force, and what reads them.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct Ladder : Town {
  Ladder() {
    for (const PersonId person : {li, bo}) join(person, east);
  }
  std::string ladder(Subject who, std::string_view rule, std::string_view window = "2021",
                     AsOf asked = year_end) const {
    return says("[[ladder]]\nid = 'r'\n" + std::string{rule}, who, window, asked);
  }
  /// Sessions on Mondays from 2021-03-01 on. bo is at all of them, li where a letter says so: p present, l late, -
  /// absent.
  static constexpr Date first_monday = "2021-03-01"_day;
  void mondays(std::string_view what, Date first = first_monday) {
    for (std::size_t i = 0; i < what.size(); ++i) {
      const Date day = first + 7 * static_cast<std::int32_t>(i);
      const SessionId id = session("s-" + to_string(day), LocalTime::at(day, 540), 100_min);
      attend(bo, id);
      if (what[i] == 'p') attend(li, id);
      if (what[i] == 'l') attend(li, id, PresenceStatus::late);
    }
  }
  void leave(Date day, LeaveDecision decision, std::string kind = "private") {
    ASSERT_TRUE(facts.add(Leave{.person = li,
                                .kind = std::move(kind),
                                .covers = {LocalTime::start_of(day), LocalTime::start_of(day + 1)},
                                .decision = decision}));
  }
};

constexpr std::string_view absences =
    "per = 'year'\ncounts = { statuses = ['absent'] }\n"
    "steps = [{ from = 4, step = 'talk' }, { from = 2, step = 'notice' }]\n";

TEST_F(Ladder, HighestStepReachedStandsWithItsDay) {
  mondays("-p---");
  EXPECT_EQ(ladder(li, absences), "met  step talk since 2021-03-29, 4");
  EXPECT_EQ(ladder(bo, absences), "met  no step, 0");
}

TEST_F(Ladder, StepIsOpenWhileAHigherOneMayStillCome) {
  mondays("-p---");
  EXPECT_EQ(ladder(li, absences, "2021", as_of("2021-03-16"_day)), "open  step notice since 2021-03-15, 2");
  // Above the highest step there is none to come.
  EXPECT_EQ(ladder(li, absences, "2021", as_of("2021-03-30"_day)), "met  step talk since 2021-03-29, 4");
}

TEST_F(Ladder, CountBeginsAgainInEachWindow) {
  mondays("--", "2020-12-21"_day);
  mondays("-", "2021-03-01"_day);
  EXPECT_EQ(ladder(li, absences, "2020"), "met  step notice since 2020-12-28, 2");
  EXPECT_EQ(ladder(li, absences, "2021"), "met  no step, 1");
}

TEST_F(Ladder, RunningCountsThoseInARowOverWindowsToo) {
  const std::string running = std::string{absences} + "running = true\n";
  mondays("--", "2020-12-21"_day);
  mondays("--p---", "2021-01-04"_day);
  // Two in December and two in January are four in a row; the three after the 18th are a row of their own.
  EXPECT_EQ(ladder(li, running, "2021"), "met  step talk since 2021-01-11, 4");
}

TEST_F(Ladder, LastCountsThoseAmongTheLast) {
  const std::string of_three =
      "per = 'year'\ncounts = { statuses = ['absent'] }\nlast = 3\nsteps = [{ from = 2, step = 'notice' }]\n";
  mondays("-pp-pp");
  EXPECT_EQ(ladder(li, of_three), "met  no step, 1");
  mondays("-p-", "2021-06-07"_day);
  EXPECT_EQ(ladder(li, of_three), "met  step notice since 2021-06-21, 2");
}

TEST_F(Ladder, LateIsCountedWhereItIsNamed) {
  mondays("l-l");
  const auto of = [&](const std::string& statuses) {
    return ladder(li, "per = 'year'\ncounts = { statuses = [" + statuses + "] }\nsteps = [{ from = 9, step = 'x' }]\n");
  };
  EXPECT_EQ(of("'late'"), "met  no step, 2");
  EXPECT_EQ(of("'absent'"), "met  no step, 1");
  EXPECT_EQ(of("'absent', 'late'"), "met  no step, 3");
}

TEST_F(Ladder, LeaveIsNoAbsenceAndOneRefusedIs) {
  mondays("--");
  leave("2021-03-01"_day, LeaveDecision::approved);
  leave("2021-03-08"_day, LeaveDecision::refused);
  EXPECT_EQ(ladder(li, absences), "met  no step, 1");
  EXPECT_EQ(ladder(li, "per = 'year'\ncounts = { leaves = ['private'] }\nsteps = [{ from = 1, step = 'x' }]\n"),
            "met  step x since 2021-03-01, 1");
}

TEST_F(Ladder, SessionWithoutARegisterLeavesTheStepUnknownWhereItDecides) {
  mondays("-");
  session("no-register", "2021-05-03T09:00"_at, 100_min);
  EXPECT_EQ(ladder(li, absences), "unknown (no_register)  no step, 1");
  EXPECT_EQ(ladder(bo, absences), "met  no step, 0");
}

TEST_F(Ladder, EventsCountForUnitsToo) {
  for (const char* day : {"2021-02-01", "2021-05-01"}) event(east, "complaint", one_day(parse_date(day).value()));
  EXPECT_EQ(ladder(east,
                   "subject = 'unit'\nper = 'year'\ncounts = { events = ['complaint'] }\n"
                   "steps = [{ from = 2, step = 'visit' }]\n"),
            "met  step visit since 2021-05-01, 2");
}

constexpr std::string_view rules_of_hours =
    "[[quota]]\nid = 'hours'\nper = 'month'\nat_least = '1 h'\n"
    "[[ladder]]\nid = 'r'\nvalid = { from = 2021-01-01 }\nper = 'year'\nrunning = true\n"
    "counts = { rule = 'hours', verdict = ['failed'] }\nsteps = [{ from = 3, step = 'warning' }]\n";

TEST_F(Ladder, AnswersOfARuleAreCountedOnTheLastDayOfTheirWindows) {
  study(li, "2021-04-05T19:00"_at, 60_min);
  // January to March failed, April did not, May to December did: eight.
  EXPECT_EQ(says(rules_of_hours, li, "2021"), "met  step warning since 2021-03-31, 8");
  EXPECT_EQ(says(rules_of_hours, li, "2021", as_of("2021-03-30"_day)), "open  no step, 2");
}

TEST_F(Ladder, WithoutAFirstDayAsManyWindowsAreLookedAtAsTheHighestStepAsksFor) {
  std::string rules{rules_of_hours};
  rules.replace(rules.find("valid = { from = 2021-01-01 }\n"), 30, "");
  study(li, "2021-04-05T19:00"_at, 60_min);
  // October to December 2020 are looked at too: from them to March six months are in a row.
  EXPECT_EQ(says(rules, li, "2021"), "met  step warning since 2021-01-31, 8");
}

constexpr std::string_view with_bars =
    "[[quota]]\nid = 'hours'\nper = 'year'\nat_most = '9 h'\n"
    "[[ladder]]\nid = 'l'\nper = 'year'\ncounts = { events = ['warning'] }\n"
    "steps = [{ from = 1, step = 'bar', lasts = '1 year', bars = ['r'] }]\n"
    "[[award]]\nid = 'r'\nper = 'year'\nneeds = ['hours']\n";

TEST_F(Ladder, StepBarsAnAwardWhileItIsInForceOnTheWindowsLastDay) {
  event(li, "warning", one_day("2020-12-31"_day));
  // In force from 2020-12-31 up to 2021-12-30.
  EXPECT_EQ(says(with_bars, li, "2020"), "failed (barred)");
  EXPECT_EQ(says(with_bars, li, "2021"), "met");
  event(bo, "warning", one_day("2021-01-01"_day));
  EXPECT_EQ(says(with_bars, bo, "2021"), "failed (barred)");
  EXPECT_EQ(says(with_bars, bo, "2020"), "met");
}

TEST_F(Ladder, ConditionAsksWhichStepWasReached) {
  const std::string rules =
      "[[ladder]]\nid = 'l'\nper = 'year'\ncounts = { events = ['warning'] }\n"
      "steps = [{ from = 1, step = 'talk' }, { from = 2, step = 'course' }]\n"
      "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '8 h'\nwhen = { rule = 'l', held = ['course'] }\n";
  event(li, "warning", one_day("2021-02-01"_day));
  EXPECT_EQ(says(rules, li, "2021"), "not_applicable (condition)");
  event(li, "warning", one_day("2021-03-01"_day));
  EXPECT_EQ(says(rules, li, "2021"), "failed  need 8 h, counted 0 h, short 8 h");
}

TEST_F(Ladder, StandingSelectsThoseOfWhomAStepIsInForceThatDay) {
  const auto rules = [](const std::string& who) {
    return "[[ladder]]\nid = 'l'\nper = 'year'\ncounts = { events = ['warning'] }\n"
           "steps = [{ from = 1, step = 'watched', lasts = '1 month' }]\n"
           "[[quota]]\nid = 'r'\nwho = " +
           who + "\nper = 'month'\nat_least = '1 h'\npartial_window = 'at_end'\n";
  };
  const std::string is = "{ standing = { rule = 'l', is = ['watched'] } }";
  event(li, "warning", one_day("2021-03-15"_day));
  // In force from 03-15 up to 04-14: on the last day of March, not on that of April.
  EXPECT_EQ(says(rules(is), li, "2021-03"), "failed  need 1 h, counted 0 h, short 1 h");
  EXPECT_EQ(says(rules(is), li, "2021-04"), "not_applicable (not_selected)");
  const std::string is_not = "{ not = [" + is + "] }";
  EXPECT_EQ(says(rules(is_not), li, "2021-03"), "not_applicable (not_selected)");
  EXPECT_EQ(says(rules(is_not), li, "2021-04"), "failed  need 1 h, counted 0 h, short 1 h");
}

TEST_F(Ladder, VetoMayRestOnWhatARuleSays) {
  const std::string rules =
      "[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '1 h'\n"
      "[[score]]\nid = 'r'\nper = 'year'\nitems = [{ id = 'base', start = '60 pt', count = 'events', each = '1 pt' }]\n"
      "[[veto]]\nid = 'v'\nscore = 'r'\nwhen = { rule = 'hours', verdict = ['failed'] }\neffect = 'zero'\n";
  EXPECT_EQ(says(rules, li, "2021"), "met  value 0 pt");
  study(li, "2021-04-05T19:00"_at, 60_min);
  EXPECT_EQ(says(rules, li, "2021"), "met  value 60 pt");
}

TEST_F(Ladder, ExplanationNamesTheOccasionsAndTheSteps) {
  mondays("--");
  const Results all = results("[[ladder]]\nid = 'r'\n" + std::string{absences});
  const Explanation why = explain(all, *all.find(li, "r", "2021"));
  const std::string text = render(why, all.snapshot(), Language::english);
  EXPECT_NE(text.find("times: 2"), std::string::npos) << text;
  EXPECT_NE(text.find("on 2021-03-08"), std::string::npos) << text;
  EXPECT_NE(text.find("step notice: reached on 2021-03-08, in force up to 2021-12-31"), std::string::npos) << text;
  EXPECT_NE(render(why, all.snapshot(), Language::chinese).find("notice：2021-03-08起"), std::string::npos);
}

}  // namespace
