// SPDX-License-Identifier: Apache-2.0
// Make-up, attendance by lesson and of units, limits of leave.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct MakingUp : Town {
  MakingUp() {
    for (const PersonId person : {li, bo}) join(person, east);
    for (const SessionId id : {first, second}) attend(bo, id);
    attend(li, second);
  }
  static constexpr StudyTime an_hour = 60_min;
  void make_up(LocalTime start, StudyTime length = an_hour, std::string kind = "self_study") {
    ASSERT_TRUE(
        facts.add(Study{.person = li, .kind = std::move(kind), .start = start, .length = length, .session = first}));
  }
  static std::string rules(const std::string& restores, const std::string& rule) {
    const std::string attendance = "[[attendance]]\nid = 'a'\nper = 'year'\nat_least = '80 %'\n";
    const std::string makeup =
        "[[makeup]]\nid = 'm'\nattendance = ['a']\nforms = ['self_study']\nwithin = '30 d'\nrestores = '" + restores +
        "'\n";
    return attendance + makeup + rule;
  }
  std::string rate(const std::string& restores, AsOf asked = year_end) const {
    return cadre_test::says(results(rules(restores, ""), asked), li, "a", "2021");
  }
  std::string hours(const std::string& restores) const {
    return says(rules(restores, "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '1 h'\n"), li, "2021");
  }
  SessionId first = session("s1", "2021-03-01T09:00"_at, 100_min);
  SessionId second = session("s2", "2021-03-08T09:00"_at, 100_min);
};

TEST_F(MakingUp, RecordThatNamesTheSessionInTimeRestoresAttendance) {
  EXPECT_EQ(rate("attendance"), "failed  need 80 %, counted 50 %, short 30 %");
  make_up("2021-03-31T19:00"_at);
  EXPECT_EQ(rate("attendance"), "met  need 80 %, counted 100 %");
  EXPECT_EQ(rate("both"), "met  need 80 %, counted 100 %");
  EXPECT_EQ(rate("hours"), "failed  need 80 %, counted 50 %, short 30 %");
}

TEST_F(MakingUp, AfterTheTimeOrInAnotherFormItDoesNot) {
  make_up("2021-04-01T19:00"_at);
  make_up("2021-03-05T19:00"_at, 60_min, "online");
  EXPECT_EQ(rate("attendance"), "failed  need 80 %, counted 50 %, short 30 %");
}

TEST_F(MakingUp, RecordDoesNotCountBeforeItIsThere) {
  make_up("2021-03-20T19:00"_at);
  EXPECT_EQ(rate("attendance", as_of("2021-03-19"_day)), "open  need 80 %, counted 50 %, short 30 %");
  EXPECT_EQ(rate("attendance", as_of("2021-03-20"_day)), "open  need 80 %, counted 100 %");
}

TEST_F(MakingUp, HoursAreThoseOfTheRecordWhereTheyAreRestored) {
  make_up("2021-03-20T19:00"_at);
  // 100 min of the second session, and the hour of the record.
  EXPECT_EQ(hours("both"), "met  need 1 h, counted 160 min");
  EXPECT_EQ(hours("hours"), "met  need 1 h, counted 160 min");
  EXPECT_EQ(hours("attendance"), "met  need 1 h, counted 100 min");
}

TEST_F(MakingUp, RegisterThatSaysMadeUpNeedsARecordWhereARuleSpeaks) {
  attend(li, first, PresenceStatus::made_up);
  EXPECT_EQ(rate("both"), "failed  need 80 %, counted 50 %, short 30 %");
  EXPECT_EQ(hours("both"), "met  need 1 h, counted 100 min");
  make_up("2021-03-20T19:00"_at);
  EXPECT_EQ(rate("both"), "met  need 80 %, counted 100 %");
  EXPECT_EQ(hours("both"), "met  need 1 h, counted 160 min");
}

TEST_F(MakingUp, MonthThatMayLieAfterTheTimeLeavesTheRateUnknown) {
  ASSERT_TRUE(facts.add(
      Study{.person = li, .kind = "self_study", .length = 60_min, .days = days("2021-04"), .session = first}));
  EXPECT_EQ(says(rules("attendance", "").replace(rules("attendance", "").find("30 d"), 4, "45 d") +
                     "[[any_of]]\nid = 'r'\nrules = ['a']\n",
                 li, "2021"),
            "unknown (members)");
}

struct OfUnits : Town {
  OfUnits() {
    for (const PersonId person : {li, bo}) join(person, east);
    join(wu, west);
    const SessionId all =
        add({.id = "all", .unit = town, .kind = "talk", .when = {"2021-03-01T09:00"_at, "2021-03-01T10:40"_at}});
    const SessionId own = session("own", "2021-03-08T09:00"_at, 100_min);
    for (const PersonId person : {li, wu}) attend(person, all);
    attend(li, own);
  }
  std::string rate(Subject who) const {
    return says("[[attendance]]\nid = 'r'\nsubject = 'unit'\nper = 'year'\nat_least = '75 %'\n", who, "2021");
  }
};

TEST_F(OfUnits, RateOfAUnitPoolsTheSessionsOfItsMembers) {
  // li was at two, bo at none of two: 2 of 4. With wu, who was at one of one: 3 of 5.
  EXPECT_EQ(rate(east), "failed  need 75 %, counted 50 %, short 25 %");
  EXPECT_EQ(rate(west), "met  need 75 %, counted 100 %");
  EXPECT_EQ(rate(town), "failed  need 75 %, counted 60 %, short 15 %");
}

TEST_F(OfUnits, RateOfAGroupIsThatOfItsMembersOnTheDay) {
  join(li, centre, {"2021-03-05"_day, "2022-01-01"_day});
  EXPECT_EQ(says("[[attendance]]\nid = 'r'\nsubject = 'group'\nper = 'year'\nat_least = '75 %'\n", centre, "2021"),
            "met  need 75 %, counted 100 %");
}

struct Lessons : Town {
  Lessons() {
    for (const PersonId person : {li, bo}) join(person, east);
    attend(bo, both);
  }
  std::string rate(std::string_view more = "") const {
    return says(
        "[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '100 %'\nby = 'lesson'\nlessons = '45 min'\n"
        "leave = { private = 'out_of_base' }\n" +
            std::string{more},
        li, "2021");
  }
  void leave(LocalTime from, LocalTime to) {
    ASSERT_TRUE(
        facts.add(Leave{.person = li, .kind = "private", .covers = {from, to}, .decision = LeaveDecision::approved}));
  }
  SessionId both = session("s1", "2021-03-01T09:00"_at, 100_min);
};

TEST_F(Lessons, WhoMissesTheWholeFirstLessonWasAtOneOfTwo) {
  attend(li, both, PresenceStatus::late, 55_min);
  EXPECT_EQ(rate(), "failed  need 100 %, counted 50 %, short 50 %");
}

TEST_F(Lessons, PartOfALessonIsMissedOnlyWhereTheRuleSaysFromWhen) {
  attend(li, both, PresenceStatus::late, 70_min);
  EXPECT_EQ(rate(), "met  need 100 %, counted 100 %");
  EXPECT_EQ(rate("late_as_absent_from = '30 min'"), "failed  need 100 %, counted 50 %, short 50 %");
}

TEST_F(Lessons, LeaveExcusesTheLessonsThatItCovers) {
  leave("2021-03-01T09:00"_at, "2021-03-01T09:45"_at);
  EXPECT_EQ(rate(), "failed  need 100 %, counted 0 %, short 100 %");
  attend(li, both, PresenceStatus::late, 55_min);
  EXPECT_EQ(rate(), "met  need 100 %, counted 100 %");
}

TEST_F(Lessons, WhoMissedMinutesAtBothEndsMayHaveMissedAnyNumber) {
  // 90 of 100 minutes missed: 40 and 50 leave a part of each lesson, 0 and 90 one of them, 90 and 0 none.
  attend(li, both, PresenceStatus::late_and_left_early, 10_min);
  EXPECT_EQ(rate(), "unknown (untimed)  need 100 %");
}

struct LimitOfLeave : Town {
  LimitOfLeave() { join(li, east); }
  void leave(std::string_view from, std::string_view to, LeaveDecision decision = LeaveDecision::approved) {
    ASSERT_TRUE(facts.add(Leave{
        .person = li,
        .kind = "private",
        .covers = {LocalTime::start_of(parse_date(from).value()), LocalTime::start_of(parse_date(to).value() + 1)},
        .decision = decision}));
  }
  std::string taken(const std::string& limit) const {
    return says("[[leave]]\nid = 'p'\nkinds = ['private']\nlimit = [" + limit +
                    "]\n"
                    "[[ladder]]\nid = 'r'\nper = 'year'\ncounts = { leaves = ['private'] }\nsteps = [{ from = 9, step "
                    "= 'x' }]\n",
                li, "2021");
  }
};

TEST_F(LimitOfLeave, LatestLeavesAreInvalidFirst) {
  leave("2021-03-01", "2021-03-02");
  leave("2021-03-08", "2021-03-08");
  leave("2021-03-15", "2021-03-15");
  EXPECT_EQ(taken("{ most = '4 d', per = 'year' }"), "met  no step, 3");
  EXPECT_EQ(taken("{ most = '3 d', per = 'year' }"), "met  no step, 2");
  EXPECT_EQ(taken("{ most = '2 d', per = 'year' }"), "met  no step, 1");
  EXPECT_EQ(taken("{ most = '2 event', per = 'year' }"), "met  no step, 2");
  EXPECT_EQ(taken("{ most = '2 d', per = 'year', breach = 'absent_all' }"), "met  no step, 0");
  EXPECT_EQ(taken("{ most = '2 d', per = 'year', breach = 'event:over' }"), "met  no step, 3");
}

TEST_F(LimitOfLeave, EachWindowHasItsOwnLimit) {
  leave("2021-03-01", "2021-03-02");
  leave("2021-04-01", "2021-04-02");
  EXPECT_EQ(taken("{ most = '2 d', per = 'month' }"), "met  no step, 2");
  EXPECT_EQ(taken("{ most = '2 d', per = 'quarter' }"), "met  no step, 2");
  EXPECT_EQ(taken("{ most = '2 d', per = 'year' }"), "met  no step, 1");
}

TEST_F(LimitOfLeave, ShareIsOfTheMinutesDue) {
  for (int i = 0; i < 7; ++i) session("s" + std::to_string(i), LocalTime::at("2021-03-01"_day + i, 540), 60_min);
  leave("2021-03-01", "2021-03-01");
  EXPECT_EQ(taken("{ most = '1/7', per = 'year' }"), "met  no step, 1");
  leave("2021-03-03", "2021-03-03");
  EXPECT_EQ(taken("{ most = '1/7', per = 'year' }"), "met  no step, 1");
  EXPECT_EQ(taken("{ most = '2/7', per = 'year' }"), "met  no step, 2");
}

TEST_F(LimitOfLeave, LeaveBeyondALimitIsAFinding) {
  leave("2021-03-01", "2021-03-02");
  leave("2021-03-08", "2021-03-08");
  const Results all = results("[[leave]]\nid = 'p'\nkinds = ['private']\nlimit = [{ most = '2 d', per = 'year' }]\n");
  ASSERT_EQ(all.findings().size(), 1U);
  EXPECT_EQ(all.findings().front().code, FindingCode::leave_over_limit);
  EXPECT_EQ(all.findings().front().value, "2021-03-08T00:00");
}

TEST_F(LimitOfLeave, LeaveNotYetDecidedLeavesLaterOnesUnknown) {
  const std::string rules =
      "[[leave]]\nid = 'p'\nkinds = ['private']\nafter_the_fact = '300 d'\nlimit = [{ most = '1 event', per = 'year' "
      "}]\n"
      "[[ladder]]\nid = 'r'\nper = 'year'\ncounts = { leaves = ['private'] }\nsteps = [{ from = 1, step = 'x' }]\n";
  leave("2021-03-01", "2021-03-01", LeaveDecision::pending);
  leave("2021-03-08", "2021-03-08");
  // One of the two is within the limit: which of them, the decision says.
  EXPECT_EQ(says(rules, li, "2021", as_of("2021-03-31"_day)), "open  no step, 0");
}

}  // namespace
