// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct QuotaRule : Town {};

constexpr std::string_view month_of_30 = R"(
  [[quota]]
  id = "r"
  per = "month"
  at_least = "30 h"
)";

TEST_F(QuotaRule, FloorIsMetAtTheBoundAndFailedOneMinuteUnder) {
  study(li, "2021-03-06T08:00"_at, 900_min);
  study(li, "2021-03-07T08:00"_at, 900_min);
  EXPECT_EQ(says(month_of_30, li, "2021-03"), "met  need 30 h, counted 30 h");
  study(bo, "2021-03-06T08:00"_at, 900_min);
  study(bo, "2021-03-07T08:00"_at, 899_min);
  EXPECT_EQ(says(month_of_30, bo, "2021-03"), "failed  need 30 h, counted 1799 min, short 1 min");
}

TEST_F(QuotaRule, NothingRecordedIsShortOfEverything) {
  EXPECT_EQ(says(month_of_30, li, "2021-04"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(QuotaRule, CeilingFailsOnlyAboveTheBound) {
  constexpr std::string_view rule = "[[quota]]\nid = 'r'\nper = 'month'\nat_most = '2 h'";
  study(li, "2021-03-06T08:00"_at, 120_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 2 h, counted 2 h");
  study(li, "2021-03-07T08:00"_at, 1_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "failed  need 2 h, counted 121 min");
}

TEST_F(QuotaRule, BothBoundsHoldTogether) {
  constexpr std::string_view rule = "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '1 h'\nat_most = '2 h'";
  EXPECT_EQ(says(rule, li, "2021-02"), "failed  need 1 h, counted 0 h, short 1 h");
  study(li, "2021-03-06T08:00"_at, 60_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 1 h, counted 1 h");
  study(li, "2021-04-06T08:00"_at, 180_min);
  EXPECT_EQ(says(rule, li, "2021-04"), "failed  need 1 h, counted 3 h");
}

TEST_F(QuotaRule, AdviceOnlyAddsANote) {
  constexpr std::string_view rule = R"(
    [[quota]]
    id = "r"
    subject = "group"
    count = "sessions"
    per = "quarter"
    at_least = "1 session"
    at_most_advised = "2 session"
  )";
  const auto hold = [&](std::string id, LocalTime start) {
    return add({.id = std::move(id), .unit = town, .group = centre, .kind = "talk", .when = {start, start + 60_min}});
  };
  hold("a", "2021-01-10T09:00"_at);
  hold("b", "2021-02-10T09:00"_at);
  const auto over = [&] { return results(rule).find(centre, "r", "2021-Q1")->judgement().over_advice; };
  EXPECT_EQ(says(rule, centre, "2021-Q1"), "met  need 1 session, counted 2 session");
  EXPECT_FALSE(over());
  hold("c", "2021-03-10T09:00"_at);
  EXPECT_EQ(says(rule, centre, "2021-Q1"), "met  need 1 session, counted 3 session");
  EXPECT_TRUE(over());
}

TEST_F(QuotaRule, CapNeverFailsAndTheRestIsLost) {
  constexpr std::string_view rule = "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '1 h'\ncap = '3 h'";
  study(li, "2021-03-06T08:00"_at, 120_min);
  study(li, "2021-03-07T08:00"_at, 100_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 1 h, counted 3 h, lost 40 min");
}

TEST_F(QuotaRule, CapOfAPartHoldsInTheWhole) {
  // Online study counts for at most 4 h a quarter, of 10 h in all.
  constexpr std::string_view rules = R"(
    [[quota]]
    id = "r"
    per = "quarter"
    at_least = "10 h"
    [[quota]]
    id = "online"
    part_of = "r"
    of = { kind = ["online"] }
    per = "quarter"
    cap = "4 h"
  )";
  study(li, "2021-02-06T08:00"_at, 300_min, "online");
  study(li, "2021-03-06T08:00"_at, 359_min);
  EXPECT_EQ(says(rules, li, "2021-Q1"), "failed  need 10 h, counted 599 min, short 1 min, lost 1 h");
  study(li, "2021-03-07T08:00"_at, 1_min);
  EXPECT_EQ(says(rules, li, "2021-Q1"), "met  need 10 h, counted 10 h, lost 1 h");
}

TEST_F(QuotaRule, CapOfAPartByMonthHoldsInEachMonthOfTheWhole) {
  constexpr std::string_view rules = R"(
    [[quota]]
    id = "r"
    per = "quarter"
    at_least = "10 h"
    [[quota]]
    id = "online"
    part_of = "r"
    of = { kind = ["online"] }
    per = "month"
    cap = "2 h"
  )";
  for (const LocalTime start : {"2021-01-05T08:00"_at, "2021-02-05T08:00"_at, "2021-03-05T08:00"_at}) {
    study(li, start, 180_min, "online");
  }
  EXPECT_EQ(says(rules, li, "2021-Q1"), "failed  need 10 h, counted 6 h, short 4 h, lost 3 h");
  // Asking about March alone does not lift the caps of January and February.
  const Results march =
      evaluate(policy_of(rules), facts.snapshot(), as_of("2021-12-31"_day), {.period = days("2021-03"), .limits = {}});
  EXPECT_EQ(cadre_test::says(march, li, "r", "2021-Q1"), "failed  need 10 h, counted 6 h, short 4 h, lost 3 h");
}

TEST_F(QuotaRule, PartAsAShareFollowsTheNeedOfTheWhole) {
  constexpr std::string_view rules = R"(
    [[quota]]
    id = "whole"
    who = { unit = ["east"] }
    per = "year"
    at_least = "120 h"
    partial_window = "prorate_by_day"
    [[quota]]
    id = "r"
    part_of = "whole"
    of = { kind = ["seminar"] }
    who = { unit = ["east"] }
    per = "year"
    at_least = "1/3"
    partial_window = "full"
  )";
  join(li, east);
  study(li, "2021-05-05T08:00"_at, 600_min, "seminar");
  EXPECT_EQ(says(rules, li, "2021"), "failed  need 40 h, counted 10 h, short 30 h");
  // 73 of 365 days: a fifth of 120 h, and a third of that.
  join(bo, east, {"2021-01-01"_day, "2021-03-15"_day});
  EXPECT_EQ(says(rules, bo, "2021"), "failed  need 8 h, counted 0 h, short 8 h");
}

TEST_F(QuotaRule, PartCountsOnlyWhatItsWholeSelects) {
  constexpr std::string_view rules = R"(
    [[quota]]
    id = "whole"
    of = { not = [{ kind = ["game"] }] }
    per = "month"
    at_least = "1 h"
    [[quota]]
    id = "r"
    part_of = "whole"
    of = { theme = ["law"] }
    per = "month"
    at_least = "1 h"
  )";
  for (const std::string kind : {"game", "online"}) {
    ASSERT_TRUE(facts.add(
        Study{.person = li, .kind = kind, .themes = {"law"}, .start = "2021-03-05T08:00"_at, .length = 40_min}));
  }
  EXPECT_EQ(says(rules, li, "2021-03"), "failed  need 1 h, counted 40 min, short 20 min");
}

TEST_F(QuotaRule, SessionsOfAPersonAreThoseAttended) {
  constexpr std::string_view rule =
      "[[quota]]\nid = 'r'\ncount = 'sessions'\nper = 'month'\nat_least = '2 session'\nof = { kind = ['seminar'] }";
  attend(li, session("a", "2021-03-01T09:00"_at, 60_min, "seminar"));
  attend(li, session("b", "2021-03-02T09:00"_at, 60_min, "collective"));
  attend(li, session("c", "2021-03-03T09:00"_at, 60_min, "seminar"), PresenceStatus::absent);
  EXPECT_EQ(says(rule, li, "2021-03"), "failed  need 2 session, counted 1 session, short 1 session");
  attend(li, session("d", "2021-03-04T09:00"_at, 60_min, "seminar"), PresenceStatus::late, 5_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 2 session, counted 2 session");
}

TEST_F(QuotaRule, SessionIsOneEvenWhereAnotherOverlapsIt) {
  constexpr std::string_view rule = "[[quota]]\nid = 'r'\ncount = 'sessions'\nper = 'month'\nat_least = '2 session'";
  attend(li, session("a", "2021-03-01T09:00"_at, 60_min));
  attend(li, session("b", "2021-03-01T09:30"_at, 60_min));
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 2 session, counted 2 session");
  // Who sat through both of these was at one place only.
  attend(bo, session("c", "2021-03-02T09:00"_at, 60_min));
  attend(bo, session("d", "2021-03-02T09:10"_at, 20_min));
  EXPECT_EQ(says(rule, bo, "2021-03"), "failed  need 2 session, counted 1 session, short 1 session, lost 1 session");
}

TEST_F(QuotaRule, SessionOverTheEndOfAMonthIsOneOfTheMonthInWhichItBegan) {
  constexpr std::string_view rule = "[[quota]]\nid = 'r'\ncount = 'sessions'\nper = 'month'\nat_least = '1 session'";
  attend(li, session("a", "2021-03-31T23:00"_at, 120_min));
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 1 session, counted 1 session");
  EXPECT_EQ(says(rule, li, "2021-04"), "failed  need 1 session, counted 0 session, short 1 session");
}

TEST_F(QuotaRule, SessionsOfAUnitAreThoseItHeldItself) {
  constexpr std::string_view rule =
      "[[quota]]\nid = 'r'\nsubject = 'unit'\ncount = 'sessions'\nper = 'month'\nat_least = '1 session'";
  session("a", "2021-03-01T09:00"_at, 60_min);
  EXPECT_EQ(says(rule, east, "2021-03"), "met  need 1 session, counted 1 session");
  EXPECT_EQ(says(rule, town, "2021-03"), "failed  need 1 session, counted 0 session, short 1 session");
  add({.id = "b", .unit = town, .group = centre, .when = {"2021-03-02T09:00"_at, "2021-03-02T10:00"_at}});
  EXPECT_EQ(says(rule, town, "2021-03"), "failed  need 1 session, counted 0 session, short 1 session");
}

TEST_F(QuotaRule, CancelledAndInquorateSessionsGiveNothing) {
  constexpr std::string_view rule =
      "[[quota]]\nid = 'r'\nsubject = 'unit'\ncount = 'sessions'\nper = 'month'\nat_least = '1 session'";
  const Span when{"2021-03-01T09:00"_at, "2021-03-01T10:00"_at};
  add({.id = "a", .unit = east, .when = when, .state = SessionState::cancelled});
  const SessionId few = add({.id = "b", .unit = east, .when = when, .state = SessionState::inquorate});
  attend(li, few);
  EXPECT_EQ(says(rule, east, "2021-03"), "failed  need 1 session, counted 0 session, short 1 session");
  EXPECT_EQ(says(month_of_30, li, "2021-03"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(QuotaRule, StudyDaysHaveAHalfAndAWholeThreshold) {
  constexpr std::string_view rule = R"(
    [[quota]]
    id = "r"
    count = "days"
    per = "month"
    at_least = "2 d"
    day_counts = { half = "2 h", full = "5 h" }
  )";
  study(li, "2021-03-01T08:00"_at, 119_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "failed  need 2 d, counted 0 d, short 2 d");
  study(li, "2021-03-01T18:00"_at, 1_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "failed  need 2 d, counted 0.5 d, short 1.5 d");
  study(li, "2021-03-02T08:00"_at, 299_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "failed  need 2 d, counted 1 d, short 1 d");
  study(li, "2021-03-02T18:00"_at, 1_min);
  study(li, "2021-03-03T08:00"_at, 600_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 2 d, counted 2.5 d");
}

TEST_F(QuotaRule, StudyDayAfterMidnightIsADayOfItsOwn) {
  constexpr std::string_view rule =
      "[[quota]]\nid = 'r'\ncount = 'days'\nper = 'month'\nat_least = '1 d'\nday_counts = { full = '5 h' }";
  study(li, "2021-03-05T22:00"_at, 480_min);  // 2 h on the 5th, 6 h on the 6th
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 1 d, counted 1 d");
}

TEST_F(QuotaRule, RecordedDaysCountAtMostOnceADay) {
  constexpr std::string_view rule = "[[quota]]\nid = 'r'\ncount = 'days'\nper = 'month'\nat_least = '3 d'";
  study_amount(li, "2021-03-01"_day, amount("0.5 d"));
  study_amount(li, "2021-03-01"_day, amount("1 d"));
  EXPECT_EQ(says(rule, li, "2021-03"), "failed  need 3 d, counted 1 d, short 2 d");
  ASSERT_TRUE(facts.add(
      Study{.person = bo, .kind = "course", .days = {"2021-03-01"_day, "2021-03-06"_day}, .amount = amount("5 d")}));
  EXPECT_EQ(says(rule, bo, "2021-03"), "met  need 3 d, counted 5 d");
}

TEST_F(QuotaRule, ClockTimeAndADayRecordedBesideItCountEachInItsOwnUnit) {
  constexpr std::string_view hours = "[[quota]]\nid = 'r'\ncount = 'hours'\nper = 'month'\nat_least = '8 h'";
  constexpr std::string_view by_day = "[[quota]]\nid = 'r'\ncount = 'days'\nper = 'month'\nat_least = '1 d'";
  ASSERT_TRUE(facts.add(Study{
      .person = li, .kind = "course", .start = "2021-03-01T09:00"_at, .length = 480_min, .amount = amount("1 d")}));
  ASSERT_TRUE(facts.add(Study{.person = bo,
                              .kind = "course",
                              .length = 480_min,
                              .days = {"2021-03-01"_day, "2021-03-02"_day},
                              .amount = amount("1 d")}));
  for (const PersonId who : {li, bo}) {
    EXPECT_EQ(says(hours, who, "2021-03"), "met  need 8 h, counted 8 h");
    EXPECT_EQ(says(by_day, who, "2021-03"), "met  need 1 d, counted 1 d");
  }
}

TEST_F(QuotaRule, ADayRecordedAtAMomentIsThatDay) {
  ASSERT_TRUE(facts.add(
      Study{.person = li, .kind = "course", .start = "2021-03-01T09:00"_at, .length = {}, .amount = amount("1 d")}));
  EXPECT_EQ(says("[[quota]]\nid = 'r'\ncount = 'days'\nper = 'month'\nat_least = '1 d'", li, "2021-03"),
            "met  need 1 d, counted 1 d");
}

TEST_F(QuotaRule, AnAmountBesideClockTimeIsCutWithIt) {
  constexpr std::string_view rule =
      "[[measure]]\nid = 'm'\nin = 'credit'\n[[quota]]\nid = 'r'\ncount = 'm'\nper = 'month'\nat_least = '1 credit'";
  // Six hours over midnight of the month's end, of which four lie in March.
  ASSERT_TRUE(facts.add(Study{.person = li,
                              .kind = "course",
                              .start = "2021-03-31T20:00"_at,
                              .length = 360_min,
                              .amount = amount("3 credit")}));
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 1 credit, counted 2 credit");
  EXPECT_EQ(says(rule, li, "2021-04"), "met  need 1 credit, counted 1 credit");
}

TEST_F(QuotaRule, TimeSomewhereInAMonthLeavesItsDaysUnknown) {
  constexpr std::string_view rule =
      "[[quota]]\nid = 'r'\ncount = 'days'\nper = 'month'\nat_least = '1 d'\nday_counts = { full = '5 h' }";
  study_in(li, days("2021-03"), 2400_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "unknown (untimed)  need 1 d, counted 0 d, short 1 d");
  study(li, "2021-03-05T08:00"_at, 300_min);
  EXPECT_EQ(says(rule, li, "2021-03"), "met  need 1 d, counted 1 d");
}

TEST_F(QuotaRule, DocumentsCountInThePeriodTheyAreAbout) {
  constexpr std::string_view rule =
      "[[quota]]\nid = 'r'\ncount = 'documents'\nper = 'year'\nat_least = '1 document'\nof = { kind = ['plan'] }";
  document(li, "plan", "2021-01-05"_day, days("2020"));
  document(li, "summary", "2021-06-05"_day);
  EXPECT_EQ(says(rule, li, "2021"), "failed  need 1 document, counted 0 document, short 1 document");
  EXPECT_EQ(says(rule, li, "2020"), "met  need 1 document, counted 1 document");
  document(bo, "plan", "2020-12-30"_day, days("2021"));
  EXPECT_EQ(says(rule, bo, "2021"), "met  need 1 document, counted 1 document");
  document(wu, "plan", "2021-12-31"_day);
  EXPECT_EQ(says(rule, wu, "2021"), "met  need 1 document, counted 1 document");
}

TEST_F(QuotaRule, EventsOfAUnitCountOnTheirFirstDay) {
  constexpr std::string_view rule = R"(
    [[quota]]
    id = "r"
    subject = "unit"
    count = "events"
    of = { kind = ["inspection"] }
    per = "half"
    at_least = "1 event"
  )";
  event(east, "inspection", {"2021-06-30"_day, "2021-07-02"_day});
  event(east, "notice", one_day("2021-08-01"_day));
  EXPECT_EQ(says(rule, east, "2021-H1"), "met  need 1 event, counted 1 event");
  EXPECT_EQ(says(rule, east, "2021-H2"), "failed  need 1 event, counted 0 event, short 1 event");
}

TEST_F(QuotaRule, PresenceDecidesOverAStudyRecordOfTheSameSession) {
  const SessionId a = session("a", "2021-03-06T09:00"_at, 60_min);
  attend(li, a, PresenceStatus::left_early, 30_min);
  ASSERT_TRUE(facts.add(
      Study{.person = li, .kind = "collective", .start = "2021-03-06T09:00"_at, .length = 60_min, .session = a}));
  EXPECT_EQ(says(month_of_30, li, "2021-03"), "failed  need 30 h, counted 30 min, short 29.5 h");
}

TEST_F(QuotaRule, SameClockTimeCountsOnce) {
  study(li, "2021-03-06T08:00"_at, 60_min, "online");
  study(li, "2021-03-06T08:30"_at, 60_min);
  study(li, "2021-03-06T08:45"_at, 15_min);
  EXPECT_EQ(says(month_of_30, li, "2021-03"), "failed  need 30 h, counted 1.5 h, short 28.5 h, lost 45 min");
}

TEST_F(QuotaRule, RecordOverMidnightAtAMonthsEndIsCutThere) {
  study(li, "2021-03-31T23:00"_at, 150_min);
  EXPECT_EQ(says(month_of_30, li, "2021-03"), "failed  need 30 h, counted 1 h, short 29 h");
  EXPECT_EQ(says(month_of_30, li, "2021-04"), "failed  need 30 h, counted 1.5 h, short 28.5 h");
}

TEST_F(QuotaRule, AmountOverAWindowsEdgeGoesWhereTheRuleSays) {
  const auto rule = [](const std::string& spread) {
    return "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '10 h'\n" + spread;
  };
  study_in(li, {"2021-03-29"_day, "2021-04-02"_day}, 1200_min);  // three days in March, one in April
  EXPECT_EQ(says(rule("spread = 'spread_by_day'"), li, "2021-03"), "met  need 10 h, counted 15 h");
  EXPECT_EQ(says(rule("spread = 'spread_by_day'"), li, "2021-04"), "failed  need 10 h, counted 5 h, short 5 h");
  EXPECT_EQ(says(rule("spread = 'start'"), li, "2021-03"), "met  need 10 h, counted 20 h");
  EXPECT_EQ(says(rule("spread = 'start'"), li, "2021-04"), "failed  need 10 h, counted 0 h, short 10 h");
  EXPECT_EQ(says(rule("spread = 'end'"), li, "2021-03"), "failed  need 10 h, counted 0 h, short 10 h");
  EXPECT_EQ(says(rule("spread = 'end'"), li, "2021-04"), "met  need 10 h, counted 20 h");
  EXPECT_EQ(says(rule(""), li, "2021-03"), "unknown (untimed)  need 10 h, counted 0 h, short 10 h");
}

// --- measures ---------------------------------------------------------------------------------------------------

struct MeasureRule : Town {};

TEST_F(MeasureRule, ClassHoursAreAddedExactlyAndNotRounded) {
  constexpr std::string_view rules = R"(
    [[measure]]
    id = "class_hours"
    in = "class_hour"
    rates = [{ from = "45 min", to = "1 class_hour" }]
    [[quota]]
    id = "r"
    count = "class_hours"
    per = "year"
    at_least = "3 class_hour"
  )";
  study(li, "2021-03-06T08:00"_at, 67_min);
  study(li, "2021-03-07T08:00"_at, 67_min);
  EXPECT_EQ(says(rules, li, "2021"), "failed  need 3 class_hour, counted 134/45 class_hour, short 1/45 class_hour");
  study(li, "2021-03-08T08:00"_at, 1_min);
  EXPECT_EQ(says(rules, li, "2021"), "met  need 3 class_hour, counted 3 class_hour");
}

TEST_F(MeasureRule, RecordedClassHoursNeedNoRate) {
  constexpr std::string_view rules = R"(
    [[measure]]
    id = "class_hours"
    in = "class_hour"
    [[quota]]
    id = "r"
    count = "class_hours"
    per = "year"
    at_least = "8 class_hour"
  )";
  study_amount(li, "2021-03-06"_day, amount("8 class_hour"));
  EXPECT_EQ(says(rules, li, "2021"), "met  need 8 class_hour, counted 8 class_hour");
  // Clock time without a rate may be worth anything.
  study(bo, "2021-03-06T08:00"_at, 600_min);
  EXPECT_EQ(says(rules, bo, "2021"),
            "unknown (no_conversion)  need 8 class_hour, counted 0 class_hour, short 8 class_hour");
}

TEST_F(MeasureRule, UnitsConvertByTheirOwnRate) {
  constexpr std::string_view rules = R"(
    unit.class_hour = { convert = [{ from = "1 class_hour", to = "45 min" }] }
    [[quota]]
    id = "r"
    per = "year"
    at_least = "6 h"
  )";
  study_amount(li, "2021-03-06"_day, amount("8 class_hour"));
  EXPECT_EQ(says(rules, li, "2021"), "met  need 6 h, counted 6 h");
}

TEST_F(MeasureRule, RatesThatDisagreeLeaveTheRecordUnknown) {
  constexpr std::string_view rules = R"(
    [[measure]]
    id = "m"
    in = "credit"
    rates = [
      { from = "1 h", to = "1 credit", of = { kind = ["online"] } },
      { from = "1 h", to = "2 credit", of = { theme = ["law"] } },
    ]
    [[quota]]
    id = "r"
    count = "m"
    per = "year"
    at_least = "1 credit"
  )";
  ASSERT_TRUE(facts.add(
      Study{.person = li, .kind = "online", .themes = {"law"}, .start = "2021-03-05T08:00"_at, .length = 60_min}));
  EXPECT_EQ(says(rules, li, "2021"), "unknown (no_conversion)  need 1 credit, counted 0 credit, short 1 credit");
  study(li, "2021-03-06T08:00"_at, 60_min, "online");
  EXPECT_EQ(says(rules, li, "2021"), "met  need 1 credit, counted 1 credit");
}

TEST_F(MeasureRule, DaysAndHalfDaysAreWorthWhatTheMeasureSays) {
  constexpr std::string_view rules = R"(
    [[measure]]
    id = "m"
    in = "class_hour"
    day = "8 class_hour"
    half_day = "3 class_hour"
    [[quota]]
    id = "r"
    count = "m"
    per = "year"
    at_least = "1 class_hour"
  )";
  study_amount(li, "2021-03-06"_day, amount("1 d"));
  study_amount(li, "2021-03-07"_day, amount("0.5 d"));
  study_amount(li, "2021-03-08"_day, amount("2 d"));
  EXPECT_EQ(says(rules, li, "2021"), "met  need 1 class_hour, counted 27 class_hour");
}

TEST_F(MeasureRule, LecturerCountsTwice) {
  constexpr std::string_view rules = R"(
    [[measure]]
    id = "m"
    factors = [{ times = 2, of = { role = ["lecturer"] } }]
    [[quota]]
    id = "r"
    count = "m"
    per = "month"
    at_least = "1 h"
  )";
  attend(li, session("a", "2021-03-06T09:00"_at, 60_min), PresenceStatus::present, {}, Role::lecturer);
  attend(li, session("b", "2021-03-07T09:00"_at, 40_min));
  EXPECT_EQ(says(rules, li, "2021-03"), "met  need 1 h, counted 160 min");
}

TEST_F(MeasureRule, FlatAwardIsForTheActWhateverItLasted) {
  constexpr std::string_view rules = R"(
    [[measure]]
    id = "m"
    in = "credit"
    flat = [{ each = "2 credit", of = { kind = ["visit"] } }]
    rates = [{ from = "1 h", to = "1 credit" }]
    [[quota]]
    id = "r"
    count = "m"
    per = "month"
    at_least = "1 credit"
  )";
  attend(li, session("a", "2021-03-06T09:00"_at, 300_min, "visit"));
  attend(li, session("b", "2021-03-07T09:00"_at, 90_min, "lecture"));
  EXPECT_EQ(says(rules, li, "2021-03"), "met  need 1 credit, counted 3.5 credit");
  // Over midnight at the month's end it is still one act, of the month in which it began.
  attend(bo, session("c", "2021-03-31T22:00"_at, 240_min, "visit"));
  EXPECT_EQ(says(rules, bo, "2021-03"), "met  need 1 credit, counted 2 credit");
  EXPECT_EQ(says(rules, bo, "2021-04"), "failed  need 1 credit, counted 0 credit, short 1 credit");
}

TEST_F(MeasureRule, AwardsThatDisagreeLeaveTheRecordUnknownInAnyOrder) {
  const auto rules = [](std::string_view awards) {
    return "[[measure]]\nid = 'm'\nin = 'credit'\nflat = [" + std::string{awards} +
           "]\n[[quota]]\nid = 'r'\ncount = 'm'\nper = 'year'\nat_least = '1 credit'";
  };
  attend(li, session("a", "2021-03-06T09:00"_at, 60_min, "visit"));
  constexpr std::string_view unknown = "unknown (no_conversion)  need 1 credit, counted 0 credit, short 1 credit";
  EXPECT_EQ(says(rules("{ each = '1 credit' }, { each = '2 credit', of = { kind = ['visit'] } }"), li, "2021"),
            unknown);
  EXPECT_EQ(says(rules("{ each = '2 credit', of = { kind = ['visit'] } }, { each = '1 credit' }"), li, "2021"),
            unknown);
  EXPECT_EQ(says(rules("{ each = '2 credit', of = { kind = ['visit'] } }, { each = '2 credit' }"), li, "2021"),
            "met  need 1 credit, counted 2 credit");
}

TEST_F(MeasureRule, EachRecordIsRoundedAsDeclared) {
  const auto rules = [](std::string_view mode) {
    return "[[measure]]\nid = 'm'\nround = { step = '30 min', mode = '" + std::string{mode} +
           "' }\n[[quota]]\nid = 'r'\ncount = 'm'\nper = 'month'\nat_least = '10 h'";
  };
  study(li, "2021-03-06T08:00"_at, 44_min);
  study(li, "2021-03-07T08:00"_at, 45_min);
  study(li, "2021-03-08T08:00"_at, 76_min);
  EXPECT_EQ(says(rules("down"), li, "2021-03"), "failed  need 10 h, counted 2 h, short 8 h");         // 30+30+60
  EXPECT_EQ(says(rules("up"), li, "2021-03"), "failed  need 10 h, counted 3.5 h, short 6.5 h");       // 60+60+90
  EXPECT_EQ(says(rules("half_up"), li, "2021-03"), "failed  need 10 h, counted 3 h, short 7 h");      // 30+60+90
  EXPECT_EQ(says(rules("half_even"), li, "2021-03"), "failed  need 10 h, counted 3 h, short 7 h");    // 30+60+90
  study(li, "2021-03-09T08:00"_at, 75_min);                                                           // 2.5 steps
  EXPECT_EQ(says(rules("half_up"), li, "2021-03"), "failed  need 10 h, counted 4.5 h, short 5.5 h");  // +90
  EXPECT_EQ(says(rules("half_even"), li, "2021-03"), "failed  need 10 h, counted 4 h, short 6 h");    // +60
}

TEST_F(MeasureRule, MeasureOfAnOverflowEndsOneResultOnly) {
  constexpr std::string_view rules = R"(
    [[measure]]
    id = "m"
    in = "credit"
    [[quota]]
    id = "r"
    count = "m"
    per = "year"
    at_least = "1 credit"
  )";
  const Amount most{Ratio::whole(INT64_MAX), Measure::named("credit").value()};
  study_amount(li, "2021-03-06"_day, most);
  study_amount(li, "2021-03-07"_day, most);
  study_amount(bo, "2021-03-07"_day, amount("1 credit"));
  EXPECT_EQ(says(rules, li, "2021"), "unknown (overflow)");
  EXPECT_EQ(says(rules, bo, "2021"), "met  need 1 credit, counted 1 credit");
}

TEST_F(QuotaRule, APartCountsItsOwnTimeAlsoWhereTheWholeTakesAnotherRecordForIt) {
  // 09:00 to 11:00 and 10:00 to 12:00: three hours in the whole, two of them law. A lecture before never lowers the
  // law.
  const std::string rules =
      "[[quota]]\nid = 'whole'\nper = 'year'\nat_least = '3 h'\n"
      "[[quota]]\nid = 'r'\npart_of = 'whole'\nof = { kind = ['law'] }\nper = 'year'\nat_least = '2 h'\n";
  study(li, "2021-03-01T10:00"_at, 2_h, "law");
  EXPECT_EQ(says(rules, li, "2021"), "met  need 2 h, counted 2 h");
  study(li, "2021-03-01T09:00"_at, 2_h, "lecture");
  EXPECT_EQ(says(rules, li, "2021"), "met  need 2 h, counted 2 h");
  EXPECT_EQ(cadre_test::says(results(rules), li, "whole", "2021"), "met  need 3 h, counted 3 h, lost 1 h");
}

}  // namespace
