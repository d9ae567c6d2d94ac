// SPDX-License-Identifier: Apache-2.0
// Rates of due sessions and the leave that excuses (8.8).
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct AttendanceRule : Town {
  static constexpr std::string_view effects =
      "leave = { official = 'present', private = 'absent', sick = 'out_of_base', unknown = 'out_of_base' }\n";

  AttendanceRule() {
    for (const PersonId person : {li, bo}) {
      EXPECT_TRUE(facts.add(UnitMembership{.person = person, .unit = east, .during = {}}));
    }
  }
  std::string rate(Subject who, AsOf asked = year_end, std::string_view more = effects) const {
    return says("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'\n" + std::string{more}, who, "2021", asked);
  }
  std::string by_time(Subject who) const {
    return rate(who, as_of("2021-12-31"_day), std::string{effects} + "by = 'time'");
  }
  const Judgement& judgement(const Results& all, Subject who) const { return all.find(who, "r", "2021")->judgement(); }
  void leave(PersonId person, std::string kind, Span covers, LeaveDecision decision = LeaveDecision::approved) {
    ASSERT_TRUE(facts.add(Leave{.person = person, .kind = std::move(kind), .covers = covers, .decision = decision}));
  }
  /// Sessions s1 to sn of 100 min at 09:00 on the first Mondays to come; bo was at all of them.
  std::vector<SessionId> hold(int n) {
    std::vector<SessionId> all;
    for (int i = 0; i < n; ++i) {
      const LocalTime start = LocalTime::at("2021-03-01"_day + 7 * i, 540);
      all.push_back(session("s" + std::to_string(i + 1), start, 100_min));
      attend(bo, all.back());
    }
    return all;
  }
  static Span day_of(int i) {
    const Date day = "2021-03-01"_day + 7 * (i - 1);
    return {LocalTime::start_of(day), LocalTime::start_of(day + 1)};
  }
};

TEST_F(AttendanceRule, RateIsMetAtTheBoundAndFailedUnderIt) {
  const auto s = hold(5);
  for (int i = 0; i < 4; ++i) attend(li, s[static_cast<std::size_t>(i)]);
  EXPECT_EQ(rate(li), "met  need 80 %, counted 80 %");
  attend(bo, session("extra", "2021-12-31T09:00"_at, 60_min));
  EXPECT_EQ(rate(li), "failed  need 80 %, counted 2/3, short 2/15");
}

TEST_F(AttendanceRule, BaseSaysOfWhichSessionsTheRateOfAnOpenWindowIsTheShare) {
  const auto s = hold(4);
  attend(li, s[0]);
  // Of four, two have been and one of them was attended: 1 of 2, 1 of 4, or at best 3 of 4.
  const AsOf after_two = as_of("2021-03-08"_day);
  const auto with = [&](const std::string& base) { return std::string{effects} + "base = '" + base + "'\n"; };
  EXPECT_EQ(rate(li, after_two, with("taken")), "doomed  need 80 %, counted 50 %, short 30 %");
  EXPECT_EQ(rate(li, after_two, with("all")), "doomed  need 80 %, counted 25 %, short 55 %");
  EXPECT_EQ(rate(li, after_two, with("best")), "doomed  need 80 %, counted 75 %, short 5 %");
  for (const char* base : {"taken", "all", "best"}) {
    EXPECT_EQ(rate(li, year_end, with(base)), "failed  need 80 %, counted 25 %, short 55 %") << base;
  }
}

TEST_F(AttendanceRule, ThreeMarksOfLatenessAreAnAbsenceAndTheRestIsDropped) {
  const std::string rule =
      std::string{effects} + "equivalents = [{ of = ['late', 'left_early'], every = 3, is = 'absent' }]\n";
  const auto s = hold(5);
  attend(li, s[0], PresenceStatus::late);
  attend(li, s[1], PresenceStatus::left_early);
  for (const std::size_t i : {2U, 3U, 4U}) attend(li, s[i]);
  EXPECT_EQ(rate(li, year_end, rule), "met  need 80 %, counted 100 %");
  // One late and leaving early has two marks, which makes three, and four; one is left over.
  const SessionId more = session("more", "2021-06-01T09:00"_at, 100_min);
  attend(bo, more);
  attend(li, more, PresenceStatus::late_and_left_early);
  EXPECT_EQ(rate(li, year_end, rule), "met  need 80 %, counted 5/6");
  EXPECT_EQ(rate(li), "met  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, LeavesOfAKindAreAnAbsenceToo) {
  const std::string rule =
      "leave = { private = 'present' }\nequivalents = [{ of = ['leave:private'], every = 2, is = 'absent' }]\n";
  hold(5);
  for (int i = 1; i <= 5; ++i) leave(li, "private", day_of(i));
  // Five leaves are two absences.
  EXPECT_EQ(rate(li, year_end, rule), "failed  need 80 %, counted 60 %, short 20 %");
}

TEST_F(AttendanceRule, WhoMissesMuchOfASessionIsAbsent) {
  const std::string rule = std::string{effects} + "late_as_absent_from = '15 min'\n";
  const auto s = hold(2);
  attend(li, s[0], PresenceStatus::late, 86_min);
  attend(li, s[1], PresenceStatus::left_early, 85_min);
  EXPECT_EQ(rate(li, year_end, rule), "failed  need 80 %, counted 50 %, short 30 %");
  EXPECT_EQ(rate(li), "met  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, HowLateSomeoneWasMayBeUnknown) {
  const std::string rule = std::string{effects} + "late_as_absent_from = '15 min'\n";
  const auto s = hold(2);
  attend(li, s[0]);
  attend(li, s[1], PresenceStatus::late);
  EXPECT_EQ(rate(li, year_end, rule), "unknown (untimed)  need 80 %, counted 100 %");
  // 28 minutes at both ends may be 14 at each; 29 may not.
  attend(wu, s[0]);
  join(wu, east, Period{"2021-03-08"_day, Date::last()});
  attend(wu, s[1], PresenceStatus::late_and_left_early, 72_min);
  EXPECT_EQ(rate(wu, year_end, rule).substr(0, 17), "unknown (untimed)");
}

TEST_F(AttendanceRule, ApproverDependsOnTheLengthOfTheLeave) {
  const std::string rule = std::string{effects} +
                           "[[leave]]\nid = 'l'\nkinds = ['sick']\n"
                           "approver = [{ post = ['clerk'], up_to = '3 d' }, { post = ['head'], over = '3 d' }]\n";
  for (const auto& [person, kind] : {std::pair{bo, "clerk"}, std::pair{wu, "head"}}) {
    ASSERT_TRUE(facts.add(Post{.person = person, .unit = east, .kind = kind, .during = {}}));
  }
  const auto s = hold(2);
  attend(li, s[0]);
  const auto ask = [&](Date until, PersonId by) {
    const LocalTime asked = "2021-03-05T08:00"_at;
    ASSERT_TRUE(facts.add(Leave{.person = li,
                                .kind = "sick",
                                .covers = {LocalTime::start_of("2021-03-08"_day), LocalTime::start_of(until)},
                                .asked = asked,
                                .decided = asked,
                                .decided_by = by,
                                .decision = LeaveDecision::approved}));
  };
  // Four days are for the head alone.
  ask("2021-03-12"_day, bo);
  EXPECT_EQ(rate(li, year_end, rule), "failed  need 80 %, counted 50 %, short 30 %");
  ask("2021-03-11"_day, bo);
  EXPECT_EQ(rate(li, year_end, rule), "met  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, LateLeftEarlyAndMadeUpAreAttended) {
  const auto s = hold(4);
  attend(li, s[0], PresenceStatus::late, 1_min);
  attend(li, s[1], PresenceStatus::left_early, 1_min);
  attend(li, s[2], PresenceStatus::late_and_left_early, 1_min);
  attend(li, s[3], PresenceStatus::made_up);
  EXPECT_EQ(rate(li), "met  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, RegisterWithoutThePersonIsAbsence) {
  hold(1);
  EXPECT_EQ(rate(li), "failed  need 80 %, counted 0 %, short 80 %");
}

TEST_F(AttendanceRule, SessionWithoutAnyRegisterIsInNoFigure) {
  const auto s = hold(3);
  session("bare", "2021-06-01T09:00"_at, 60_min);
  attend(li, s[0]);
  // 1 of 3 is known; 1 of 4 to 2 of 4 is possible: failed either way.
  EXPECT_EQ(rate(li), "failed  need 80 %, counted 1/3, short 7/15");
  // bo: 3 of 3 is known; 3 of 4 to 4 of 4 is possible.
  EXPECT_EQ(rate(bo), "unknown (no_register)  need 80 %, counted 100 %");
  const Results all = results("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'");
  EXPECT_EQ(judgement(all, bo).base, 3);
  EXPECT_EQ(judgement(all, bo).attended, 3);
  EXPECT_EQ(judgement(all, bo).uncertain, Ratio::of(1, 4));
}

TEST_F(AttendanceRule, OnlySessionsWithoutARegisterLeaveNoRate) {
  session("bare", "2021-06-01T09:00"_at, 60_min);
  EXPECT_EQ(rate(li), "unknown (no_register)  need 80 %");
}

TEST_F(AttendanceRule, EachKindOfLeaveHasItsEffect) {
  const auto s = hold(4);
  attend(li, s[0]);
  leave(li, "official", day_of(2));
  leave(li, "private", day_of(3));
  leave(li, "sick", day_of(4));
  EXPECT_EQ(rate(li), "failed  need 80 %, counted 2/3, short 2/15");
}

TEST_F(AttendanceRule, LeaveOfAKindThatIsNotMappedLeavesTheRateUnknown) {
  const auto s = hold(4);
  for (int i = 0; i < 3; ++i) attend(li, s[static_cast<std::size_t>(i)]);
  leave(li, "maternity", day_of(4));
  EXPECT_EQ(rate(li), "unknown (leave_unmapped)  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, RegisterThatSaysLeaveWithoutOneIsLeaveOfUnknownKind) {
  const auto s = hold(2);
  attend(li, s[0]);
  attend(li, s[1], PresenceStatus::leave);
  EXPECT_EQ(rate(li), "met  need 80 %, counted 100 %");
  // With a refused leave on record it is absence.
  leave(li, "official", day_of(2), LeaveDecision::refused);
  EXPECT_EQ(rate(li), "failed  need 80 %, counted 50 %, short 30 %");
}

TEST_F(AttendanceRule, PresenceBeatsLeave) {
  const auto s = hold(1);
  attend(li, s[0]);
  leave(li, "sick", day_of(1));
  EXPECT_EQ(rate(li), "met  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, ExcusedIsOutOfTheBase) {
  const auto s = hold(2);
  attend(li, s[0]);
  attend(li, s[1], PresenceStatus::excused);
  EXPECT_EQ(rate(li), "met  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, NobodyIsDueAtACancelledSessionAndNothingDueIsNoRate) {
  add({.id = "off",
       .unit = east,
       .when = {"2021-03-01T09:00"_at, "2021-03-01T10:00"_at},
       .state = SessionState::cancelled});
  EXPECT_EQ(rate(li), "not_applicable (nothing_due)");
  EXPECT_EQ(rate(li, as_of("2021-06-30"_day)), "open (nothing_due)");
}

TEST_F(AttendanceRule, InquorateSessionCountsWhereTheRuleSaysSo) {
  const auto s = hold(1);
  attend(li, s[0]);
  const SessionId few = add({.id = "few",
                             .unit = east,
                             .when = {"2021-06-01T09:00"_at, "2021-06-01T10:00"_at},
                             .state = SessionState::inquorate});
  attend(bo, few);
  EXPECT_EQ(rate(li), "met  need 80 %, counted 100 %");
  EXPECT_EQ(rate(li, as_of("2021-12-31"_day), std::string{effects} + "inquorate_counts = true"),
            "failed  need 80 %, counted 50 %, short 30 %");
}

TEST_F(AttendanceRule, OfSelectsSessions) {
  attend(li, session("a", "2021-03-01T09:00"_at, 60_min, "seminar"));
  attend(bo, session("b", "2021-03-02T09:00"_at, 60_min, "collective"));
  EXPECT_EQ(rate(li, as_of("2021-12-31"_day), std::string{effects} + "of = { kind = ['seminar'] }"),
            "met  need 80 %, counted 100 %");
  EXPECT_EQ(rate(li), "failed  need 80 %, counted 50 %, short 30 %");
}

TEST_F(AttendanceRule, GroupAndListSayWhoIsDue) {
  join(wu, centre, {"2021-01-01"_day, "2021-03-02"_day});
  const auto meeting = [&](std::string id, LocalTime start, DueKind due) {
    return add({.id = std::move(id), .unit = town, .group = centre, .when = {start, start + 60_min}, .due = due});
  };
  attend(bo, meeting("in", "2021-03-01T09:00"_at, DueKind::group));
  attend(bo, meeting("after", "2021-03-02T09:00"_at, DueKind::group));
  EXPECT_EQ(rate(wu), "failed  need 80 %, counted 0 %, short 80 %");
  attend(wu, meeting("list", "2021-03-03T09:00"_at, DueKind::list));
  EXPECT_EQ(rate(wu), "failed  need 80 %, counted 50 %, short 30 %");
  // bo came to sessions at which bo was not due: no rate of those.
  EXPECT_EQ(rate(bo), "not_applicable (nothing_due)");
}

TEST_F(AttendanceRule, MemberOfEastIsDueAtTheTownsSessionsAndNotAtThoseOfWest) {
  const Span when{"2021-06-01T09:00"_at, "2021-06-01T10:00"_at};
  attend(bo, add({.id = "t", .unit = town, .when = when}));
  attend(bo, add({.id = "w", .unit = west, .when = when}));
  EXPECT_EQ(rate(li), "failed  need 80 %, counted 0 %, short 80 %");
  EXPECT_EQ(judgement(results("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'"), li).base, 1);
}

TEST_F(AttendanceRule, ByTimeCountsMinutes) {
  const auto s = hold(2);
  attend(li, s[0], PresenceStatus::late, 60_min);
  attend(li, s[1]);
  EXPECT_EQ(by_time(li), "met  need 80 %, counted 80 %");  // 160 of 200
  EXPECT_EQ(rate(li), "met  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, ByTimeLeaveOfAPartExcusesThatPart) {
  hold(1);  // 09:00 to 10:40
  leave(li, "official", {"2021-03-01T09:20"_at, "2021-03-01T12:00"_at});
  EXPECT_EQ(by_time(li), "met  need 80 %, counted 80 %");
  EXPECT_EQ(rate(li), "failed  need 80 %, counted 0 %, short 80 %");
}

TEST_F(AttendanceRule, ByTimeSickLeaveShortensTheBase) {
  const auto s = hold(1);
  attend(li, s[0], PresenceStatus::left_early, 40_min);
  leave(li, "sick", {"2021-03-01T09:50"_at, "2021-03-01T12:00"_at});
  EXPECT_EQ(by_time(li), "met  need 80 %, counted 80 %");  // 40 of 50
}

TEST_F(AttendanceRule, RateIsNotMetBeforeItsWindowHasClosed) {
  const auto s = hold(2);
  attend(li, s[0]);
  attend(li, s[1]);
  EXPECT_EQ(rate(li, as_of("2021-12-30"_day)), "open  need 80 %, counted 100 %");
  EXPECT_EQ(rate(li, as_of("2021-12-31"_day)), "met  need 80 %, counted 100 %");
}

TEST_F(AttendanceRule, RateIsDoomedWhenTheSessionsToComeCannotMendIt) {
  hold(5);
  EXPECT_EQ(rate(li, as_of("2021-03-01"_day)), "open  need 80 %, counted 0 %, short 80 %");    // 4 of 5 possible
  EXPECT_EQ(rate(li, as_of("2021-03-08"_day)), "doomed  need 80 %, counted 0 %, short 80 %");  // 3 of 5
}

TEST_F(AttendanceRule, OneSessionIsAWindowOfItsOwn) {
  const auto s = hold(2);
  attend(li, s[0]);
  const std::string rule = "[[attendance]]\nid = 'r'\nper = 'session'\nat_least = '100 %'";
  EXPECT_EQ(says(rule, li, "s1"), "met  need 100 %, counted 100 %");
  EXPECT_EQ(says(rule, li, "s2"), "failed  need 100 %, counted 0 %, short 100 %");
}

// --- leave ------------------------------------------------------------------------------------------------------

struct LeaveJudged : AttendanceRule {
  static constexpr std::string_view in_advance = R"(
    [[leave]]
    id = "in-advance"
    kinds = ["official", "private"]
    asked_before = "30 min"
    approver = [{ post = ["secretary"] }]
    deputies = ["deputy"]
    after_the_fact = "3 d"
  )";
  PersonId secretary = facts.add(Person{.id = "secretary"}).value();
  PersonId deputy = facts.add(Person{.id = "deputy"}).value();
  PersonId chief = facts.add(Person{.id = "chief"}).value();

  void SetUp() override {
    for (const PersonId person : {secretary, deputy}) join(person, east);
    hold(1);  // 2021-03-01, 09:00
  }
  void post(PersonId person, UnitId unit, std::string kind, Period during = {}) {
    ASSERT_TRUE(facts.add(Post{.person = person, .unit = unit, .kind = std::move(kind), .during = during}));
  }
  static constexpr LocalTime friday_at_ten = "2021-02-26T10:00"_at;
  static constexpr LocalTime friday_at_eleven = "2021-02-26T11:00"_at;

  void ask(PersonId person, PersonId by, LocalTime asked = friday_at_ten, std::string kind = "official",
           LocalTime decided = friday_at_eleven) {
    ASSERT_TRUE(facts.add(Leave{.person = person,
                                .kind = std::move(kind),
                                .covers = day_of(1),
                                .asked = asked,
                                .decided = decided,
                                .decided_by = by,
                                .decision = LeaveDecision::approved}));
  }
  std::string judged(Subject who, std::string_view rule = in_advance, AsOf asked = year_end) const {
    const std::string all = rate(who, asked, std::string{effects} + std::string{rule});
    return all.substr(0, all.find("  "));
  }
};

TEST_F(LeaveJudged, AskedInTimeToTheMinute) {
  post(secretary, east, "secretary");
  ask(li, secretary, "2021-03-01T08:30"_at);
  EXPECT_EQ(judged(li), "met");
  EXPECT_TRUE(results("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'\n" + std::string{in_advance})
                  .findings()
                  .empty());
}

TEST_F(LeaveJudged, AskedAMinuteLateExcusesNothingAndIsAFinding) {
  post(secretary, east, "secretary");
  ask(li, secretary, "2021-03-01T08:31"_at);
  EXPECT_EQ(judged(li), "failed");
  const Results all = results("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'\n" + std::string{in_advance});
  ASSERT_EQ(all.findings().size(), 1U);
  EXPECT_EQ(all.findings()[0].code, FindingCode::leave_asked_late);
  EXPECT_EQ(all.findings()[0].value, "2021-03-01T08:31");
}

TEST_F(LeaveJudged, TimeIsMeasuredToTheFirstSessionMissed) {
  post(secretary, east, "secretary");
  // Two days; the first session falls on the second.
  ASSERT_TRUE(facts.add(Leave{.person = li,
                              .kind = "official",
                              .covers = {"2021-02-27T00:00"_at, "2021-03-02T00:00"_at},
                              .asked = "2021-02-28T10:00"_at,
                              .decided = "2021-02-28T11:00"_at,
                              .decided_by = secretary,
                              .decision = LeaveDecision::approved}));
  EXPECT_EQ(judged(li), "met");
}

TEST_F(LeaveJudged, LeadTimeIsThatOfTheDay) {
  post(secretary, east, "secretary");
  ask(li, secretary, "2021-03-01T08:00"_at);  // an hour before
  const auto rule = [](std::string_view from) {
    return "[[leave]]\nid = 'l'\nkinds = ['official']\nasked_before = [{ value = '30 min' }, { value = '2 h', from = " +
           std::string{from} + " }]";
  };
  EXPECT_EQ(judged(li, rule("2021-03-02")), "met");
  EXPECT_EQ(judged(li, rule("2021-03-01")), "failed");
}

TEST_F(LeaveJudged, RuleHoldsForItsOwnPeopleAndDays) {
  post(secretary, east, "secretary");
  ask(li, secretary, "2021-03-01T10:00"_at);  // after the beginning
  const std::string rule = "[[leave]]\nid = 'l'\nkinds = ['official']\nasked_before = '0 min'\n";
  EXPECT_EQ(judged(li, rule), "failed");
  EXPECT_EQ(judged(li, rule + "who = { person = ['bo'] }"), "met");
  EXPECT_EQ(judged(li, rule + "valid = { from = 2021-03-02 }"), "met");
  EXPECT_EQ(judged(li, rule + "valid = { from = 2021-03-01 }"), "failed");
}

TEST_F(LeaveJudged, OtherKindsAreTakenAsDecided) {
  ask(li, bo, "2021-03-01T20:00"_at, "sick");
  EXPECT_EQ(judged(li), "not_applicable (nothing_due)");
}

TEST_F(LeaveJudged, GrantedByAnyoneElseIsAFinding) {
  post(secretary, east, "secretary");
  ask(li, bo);
  EXPECT_EQ(judged(li), "failed");
  const Results all = results("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'\n" + std::string{in_advance});
  ASSERT_EQ(all.findings().size(), 1U);
  EXPECT_EQ(all.findings()[0].code, FindingCode::leave_wrong_approver);
  EXPECT_EQ(all.findings()[0].value, "bo");
}

TEST_F(LeaveJudged, PostMustBeHeldOnTheDayOfTheDecision) {
  post(secretary, east, "secretary", {"2021-01-01"_day, "2021-02-26"_day});
  post(bo, east, "secretary", {"2021-02-26"_day, Date::last()});
  ask(li, secretary);
  EXPECT_EQ(judged(li), "failed");
}

TEST_F(LeaveJudged, OwnLeaveGoesToTheUnitAbove) {
  post(secretary, east, "secretary");
  post(chief, town, "secretary");
  ask(secretary, secretary);
  EXPECT_EQ(judged(secretary), "failed");
}

TEST_F(LeaveJudged, UnitAboveGrantsWhatASecretaryAsks) {
  post(secretary, east, "secretary");
  post(chief, town, "secretary");
  ask(secretary, chief);
  EXPECT_EQ(judged(secretary), "met");
}

TEST_F(LeaveJudged, VacantPostGoesToTheDeputyAndNotAbove) {
  post(deputy, east, "deputy");
  post(chief, town, "secretary");
  ask(li, deputy);
  ask(secretary, chief);
  EXPECT_EQ(judged(li), "met");
  EXPECT_EQ(judged(secretary), "failed");
}

TEST_F(LeaveJudged, WithoutPostAndDeputyTheUnitAboveGrants) {
  post(chief, town, "secretary");
  ask(li, chief);
  EXPECT_EQ(judged(li), "met");
}

TEST_F(LeaveJudged, NobodyGrantsWhereNobodyHoldsThePost) {
  ask(li, chief);
  EXPECT_EQ(judged(li), "failed");
}

TEST_F(LeaveJudged, GrantedLeaveCountsBesideOneThatIsUndecided) {
  post(secretary, east, "secretary");
  leave(li, "official", {"2021-02-28T00:00"_at, "2021-03-02T00:00"_at});
  EXPECT_EQ(judged(li), "unknown (leave_undecided)");
  ask(li, secretary);
  EXPECT_EQ(judged(li), "met");
}

TEST_F(LeaveJudged, DeputyDoesNotActWhileThePostIsHeld) {
  post(secretary, east, "secretary");
  post(deputy, east, "deputy");
  ask(li, deputy);
  EXPECT_EQ(judged(li), "failed");
}

TEST_F(LeaveJudged, ApproverMayDependOnTheKind) {
  constexpr std::string_view rule = R"(
    [[leave]]
    id = "by-kind"
    kinds = ["official", "private"]
    approver = [{ post = ["secretary"], kinds = ["private"] }, { post = ["chief"], kinds = ["official"] }]
  )";
  post(secretary, east, "secretary");
  post(chief, town, "chief");
  ask(li, secretary);
  EXPECT_EQ(judged(li, rule), "failed");
  ask(bo, chief);
  EXPECT_EQ(judged(bo, rule), "met");
}

TEST_F(LeaveJudged, WhoDecidedOrWhenItWasAskedMayBeUnknown) {
  post(secretary, east, "secretary");
  leave(li, "official", day_of(1));
  EXPECT_EQ(judged(li), "unknown (leave_undecided)");
}

TEST_F(LeaveJudged, UndecidedIsUnknownUntilTheLimitAndThenAbsence) {
  leave(li, "official", day_of(1), LeaveDecision::pending);
  const auto in_march = [&](AsOf asked) {
    return says("[[attendance]]\nid = 'r'\nper = { days = [2021-03-01] }\nat_least = '80 %'\n" + std::string{effects} +
                    std::string{in_advance},
                li, "2021-03-01", asked);
  };
  // The leave ends on 1 March: the third day after it is still in time, and as_of it means its end.
  EXPECT_EQ(in_march(as_of("2021-03-03"_day)), "unknown (leave_undecided)  need 80 %");
  EXPECT_EQ(in_march(as_of("2021-03-04"_day)), "failed  need 80 %, counted 0 %, short 80 %");
}

TEST_F(LeaveJudged, GrantedLaterThanTheLimitExcusesNothingAndIsAFinding) {
  post(secretary, east, "secretary");
  // The leave ends on 1 March; the third day after it is still in time.
  ask(li, secretary, friday_at_ten, "official", "2021-03-04T23:59"_at);
  EXPECT_EQ(judged(li), "met");
  ask(deputy, secretary, friday_at_ten, "official", "2021-03-05T00:00"_at);
  EXPECT_EQ(judged(deputy), "failed");
  const Results all = results("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'\n" + std::string{in_advance});
  ASSERT_EQ(all.findings().size(), 1U);
  EXPECT_EQ(all.findings()[0].code, FindingCode::leave_decided_late);
  EXPECT_EQ(all.findings()[0].value, "2021-03-05T00:00");
  // Where no rule sets a limit, it does not matter when leave was granted.
  EXPECT_EQ(judged(deputy, "[[leave]]\nid = 'l'\nkinds = ['official']\n"), "met");
}

/// Cadres ask a day before, some others half an hour.
std::string two_rules(std::string_view others) {
  return "[[leave]]\nid = 'of-cadres'\nkinds = ['official']\nwho = { tag = ['cadre'] }\nasked_before = '24 h'\n"
         "[[leave]]\nid = 'of-others'\nkinds = ['official']\nwho = " +
         std::string{others} + "\nasked_before = '30 min'\n";
}

TEST_F(LeaveJudged, EachIsHeldToTheRuleThatSpeaksOfThePerson) {
  // An hour before the session.
  ask(li, secretary, "2021-03-01T08:00"_at);
  ask(deputy, secretary, "2021-03-01T08:00"_at);
  const std::string rules = two_rules("{ not = [{ tag = ['cadre'] }] }");
  EXPECT_EQ(judged(li, rules), "failed");
  EXPECT_EQ(judged(deputy, rules), "met");
}

TEST_F(LeaveJudged, TwoRulesOfOnePersonThatDisagreeLeaveItUnknownWithAFinding) {
  ask(li, secretary, "2021-03-01T08:00"_at);
  const std::string rules = two_rules("{ person = ['li'] }");
  EXPECT_EQ(judged(li, rules), "unknown (leave_undecided)");
  const Results all = results("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'\n" + rules);
  ASSERT_EQ(all.findings().size(), 1U);
  EXPECT_EQ(all.findings()[0].code, FindingCode::leave_ruled_twice);
}

TEST_F(LeaveJudged, TwoRulesOfOnePersonThatAgreeAreOne) {
  ask(li, secretary, friday_at_ten);
  EXPECT_EQ(judged(li, two_rules("{ person = ['li'] }")), "met");
  EXPECT_TRUE(results(two_rules("{ person = ['li'] }")).findings().empty());
}

TEST_F(LeaveJudged, WhoMayGrantLeaveToSomebodyWithoutAUnitIsNotKnown) {
  post(secretary, east, "secretary");
  const PersonId guest = facts.add(Person{.id = "guest"}).value();
  const SessionId open = add({.id = "open",
                              .unit = east,
                              .kind = "lecture",
                              .when = {"2021-03-01T14:00"_at, "2021-03-01T15:00"_at},
                              .due = DueKind::list});
  attend(guest, open, PresenceStatus::leave);
  ask(guest, secretary);
  EXPECT_EQ(judged(guest), "unknown (leave_undecided)");
}

TEST_F(LeaveJudged, WhatIsNotRecordedCannotMendWhatFails) {
  // wu holds no post, whenever it was asked.
  ASSERT_TRUE(facts.add(Leave{.person = li,
                              .kind = "official",
                              .covers = day_of(1),
                              .decided = friday_at_eleven,
                              .decided_by = wu,
                              .decision = LeaveDecision::approved}));
  post(secretary, east, "secretary");
  EXPECT_EQ(judged(li), "failed");
}

TEST_F(LeaveJudged, UndecidedLeaveOfWhichNoRuleSpeaksIsNone) {
  leave(li, "official", day_of(1), LeaveDecision::pending);
  const std::string rule =
      "[[attendance]]\nid = 'r'\nper = { days = [2021-03-01] }\nat_least = '80 %'\n" + std::string{effects};
  // Also on the day itself, on which a rule of leave would still let it be decided.
  EXPECT_EQ(says(rule, li, "2021-03-01", as_of("2021-03-01"_day)), "failed  need 80 %, counted 0 %, short 80 %");
}

TEST_F(LeaveJudged, DecisionThatIsKnownLaterMendsTheRate) {
  post(secretary, east, "secretary");
  ASSERT_TRUE(facts.add(Leave{.person = li, .kind = "official", .covers = day_of(1)},
                        {.name = "asked", .recorded = "2021-02-26"_day}));
  ASSERT_TRUE(facts.add(Leave{.person = li,
                              .kind = "official",
                              .covers = day_of(1),
                              .asked = "2021-02-26T10:00"_at,
                              .decided = "2021-03-03T10:00"_at,
                              .decided_by = secretary,
                              .decision = LeaveDecision::approved},
                        {.recorded = "2021-03-03"_day, .supersedes = "asked"}));
  EXPECT_EQ(judged(li, in_advance, as_of("2021-12-31"_day, "2021-03-02"_day)), "failed");
  EXPECT_EQ(judged(li, in_advance, as_of("2021-12-31"_day)), "met");
}

}  // namespace
