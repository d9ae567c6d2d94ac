// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/register.hpp>

#include <gtest/gtest.h>

#include "record/dump.hpp"

namespace {
using namespace cadre;
using cadre_test::dump;

/// One person, one unit, one session; nothing else.
struct RegisterOf : ::testing::Test {
  Register facts;
  PersonId li = facts.add(Person{.id = "li"}).value();
  UnitId hall = facts.add(Unit{.id = "hall"}).value();
  SessionId talk = facts.add(session_of("talk"), {.name = "f1"}).value();

  [[nodiscard]] Session session_of(std::string id) const {
    const LocalTime start = "2021-03-01T09:00"_at;
    return {.id = std::move(id), .unit = hall, .when = {start, start + 120_min}};
  }
  [[nodiscard]] Study study_of(StudyTime length = StudyTime::hours(1)) const {
    return {.person = li, .kind = "self_study", .start = "2021-03-06T19:00"_at, .length = length};
  }
};

template <class T>
void expect_refused(const Result<T>& result, Errc code, std::string_view message) {
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code(), code);
  EXPECT_EQ(result.error().message(), message);
}

TEST_F(RegisterOf, IdInUseIsRefusedForEveryKindOfThing) {
  ASSERT_TRUE(facts.add(Group{.id = "team"}));
  ASSERT_TRUE(facts.add(Category{.id = "law"}));
  ASSERT_TRUE(facts.add(KindName{.id = "visit"}));
  expect_refused(facts.add(Person{.id = "li"}), Errc::duplicate_key, "person id 'li' is already in use");
  expect_refused(facts.add(Unit{.id = "hall"}), Errc::duplicate_key, "unit id 'hall' is already in use");
  expect_refused(facts.add(Group{.id = "team"}), Errc::duplicate_key, "group id 'team' is already in use");
  expect_refused(facts.add(Category{.id = "law"}), Errc::duplicate_key, "category id 'law' is already in use");
  expect_refused(facts.add(KindName{.id = "visit"}), Errc::duplicate_key, "kind id 'visit' is already in use");
  expect_refused(facts.add(session_of("talk")), Errc::duplicate_key, "session id 'talk' is already in use");
}

TEST_F(RegisterOf, OneNameMayServeThingsOfDifferentKinds) {
  EXPECT_TRUE(facts.add(Unit{.id = "li"}));
  EXPECT_TRUE(facts.add(session_of("li")));
}

TEST_F(RegisterOf, EmptyIdIsRefused) {
  expect_refused(facts.add(Person{.id = ""}), Errc::invalid_argument, "a person needs an id");
  expect_refused(facts.add(session_of("")), Errc::invalid_argument, "a session needs an id");
}

TEST_F(RegisterOf, FactNameInUseIsRefusedAcrossKindsAndEmptyNamesAreNot) {
  expect_refused(facts.add(study_of(), {.name = "f1"}), Errc::duplicate_key, "fact name 'f1' is already in use");
  EXPECT_TRUE(facts.add(study_of()));
  EXPECT_TRUE(facts.add(study_of()));
}

TEST_F(RegisterOf, SupersedingNeedsAFactOfTheSameKind) {
  expect_refused(facts.add(study_of(), {.supersedes = "f9"}), Errc::unknown_reference,
                 "supersedes 'f9', which names no fact");
  expect_refused(facts.add(study_of(), {.supersedes = "f1"}), Errc::unknown_reference,
                 "supersedes 'f1', a session, with a study");
  expect_refused(facts.add(study_of(), {.name = "f2", .supersedes = "f2"}), Errc::unknown_reference,
                 "supersedes 'f2', which names no fact");
}

TEST_F(RegisterOf, SupersedingSessionKeepsTheIdentityUnderTheSameOrANewName) {
  EXPECT_EQ(facts.add(session_of("talk"), {.name = "f2", .supersedes = "f1"}).value(), talk);
  EXPECT_EQ(facts.add(session_of("lecture"), {.name = "f3", .supersedes = "f2"}).value(), talk);
  EXPECT_EQ(facts.find_session("talk"), talk);
  EXPECT_EQ(facts.find_session("lecture"), talk);
  EXPECT_EQ(facts.snapshot().find_session("lecture"), talk);
  EXPECT_EQ(facts.snapshot().find_session("talk"), std::nullopt);
}

TEST_F(RegisterOf, SupersedingSessionCannotTakeTheNameOfAnother) {
  const SessionId other = facts.add(session_of("other"), {.name = "g1"}).value();
  expect_refused(facts.add(session_of("other"), {.supersedes = "f1"}), Errc::duplicate_key,
                 "session id 'other' is already in use");
  EXPECT_NE(other, talk);
}

TEST_F(RegisterOf, EndBeforeStartIsRefusedAndNoLengthIsNot) {
  const Period backwards{"2021-03-02"_day, "2021-03-01"_day};
  expect_refused(facts.add(UnitMembership{.person = li, .unit = hall, .during = backwards}), Errc::bad_interval,
                 "the period ends before 2021-03-01 but begins on 2021-03-02");
  expect_refused(
      facts.add(Leave{.person = li, .kind = "sick", .covers = {"2021-03-01T10:00"_at, "2021-03-01T09:59"_at}}),
      Errc::bad_interval, "the end 2021-03-01T09:59 lies before the start 2021-03-01T10:00");
  Session open = session_of("open");
  open.when.end = open.when.start;
  EXPECT_TRUE(facts.add(open));
  EXPECT_TRUE(facts.add(UnitMembership{.person = li, .unit = hall, .during = {"2021-03-01"_day, "2021-03-01"_day}}));
}

TEST_F(RegisterOf, NegativeTimeIsRefused) {
  expect_refused(facts.add(study_of(StudyTime::minutes(-1))), Errc::invalid_argument, "study of -1 min is below 0 min");
  expect_refused(facts.add(Presence{.session = talk, .person = li, .attended = StudyTime::minutes(-30)}),
                 Errc::invalid_argument, "attendance of -30 min is below 0 min");
}

TEST_F(RegisterOf, ShareAboveOneIsRefused) {
  Study study = study_of();
  study.watched = Ratio::whole(1);
  study.score = Ratio{};
  EXPECT_TRUE(facts.add(study));
  study.watched = Ratio::of(3, 2);
  expect_refused(facts.add(study), Errc::invalid_argument, "watched part of 1.5 is no share: it lies outside 0 to 1");
  study.watched.reset();
  study.score = Ratio::of(-1, 2);
  expect_refused(facts.add(study), Errc::invalid_argument, "score of -0.5 is no share: it lies outside 0 to 1");
}

TEST_F(RegisterOf, PlaceBeyondTheAuthorsIsRefused) {
  Study study = study_of();
  study.authors = 3U;
  study.author_place = 3U;
  EXPECT_TRUE(facts.add(study));
  study.author_place = 4U;
  expect_refused(facts.add(study), Errc::invalid_argument, "place 4 among the authors, of whom there are 3");
  study.author_place = 0U;
  expect_refused(facts.add(study), Errc::invalid_argument, "place 0 among the authors: places begin at 1");
  study.authors = 0U;
  expect_refused(facts.add(study), Errc::invalid_argument, "a product of 0 authors");
}

TEST_F(RegisterOf, LinkAttributeAndPlanItemAreChecked) {
  expect_refused(facts.add(Link{.from = li, .to = li, .kind = "mentor"}), Errc::invalid_argument,
                 "a link 'mentor' of someone with themselves");
  expect_refused(facts.add(Link{.from = li, .to = PersonId::at(1), .kind = "mentor"}), Errc::unknown_reference,
                 "person number 1 is not of this register, which has 1");
  expect_refused(facts.add(Attribute{.holder = li, .name = {}, .value = "x"}), Errc::invalid_argument,
                 "an attribute needs a name");
  expect_refused(facts.add(PlanItem{.id = {}, .plan = "2021", .holder = hall}), Errc::invalid_argument,
                 "a plan item needs an id");
  expect_refused(facts.add(PlanItem{.id = "i", .plan = {}, .holder = hall}), Errc::invalid_argument,
                 "a plan item needs a plan");
  expect_refused(facts.add(Mark{.holder = GroupId::at(2), .test = "t", .day = {}, .value = {}}),
                 Errc::unknown_reference, "group number 2 is not of this register, which has 0");
}

TEST_F(RegisterOf, SessionDueToItsGroupNeedsOne) {
  Session session = session_of("circle");
  session.due = DueKind::group;
  expect_refused(facts.add(session), Errc::invalid_argument, "session 'circle' is due to its group but names none");
}

TEST_F(RegisterOf, IdOfAnotherRegisterIsRefused) {
  expect_refused(facts.add(Presence{.session = talk, .person = PersonId::at(1)}), Errc::unknown_reference,
                 "person number 1 is not of this register, which has 1");
  expect_refused(facts.add(Unit{.id = "room", .parent = UnitId::at(4)}), Errc::unknown_reference,
                 "unit number 4 is not of this register, which has 1");
  expect_refused(facts.add(Document{.holder = SessionId::at(1), .kind = "minutes", .day = "2021-03-01"_day}),
                 Errc::unknown_reference, "session number 1 is not of this register, which has 1");
  expect_refused(facts.withdraw(FactId::at(1), "2021-03-01"_day), Errc::unknown_reference,
                 "fact number 1 is not of this register, which has 1");
}

TEST_F(RegisterOf, WhatIsRefusedLeavesNoTrace) {
  const std::string before = dump(facts.snapshot());
  EXPECT_FALSE(facts.add(session_of("talk"), {.name = "n1"}));
  EXPECT_FALSE(facts.add(session_of("seminar"), {.name = "n1", .supersedes = "nothing"}));
  EXPECT_FALSE(facts.add(study_of(), {.name = "n1", .supersedes = "f1"}));
  EXPECT_EQ(dump(facts.snapshot()), before);
  EXPECT_EQ(facts.find_fact("n1"), std::nullopt);
  EXPECT_EQ(facts.find_session("seminar"), std::nullopt);
  EXPECT_TRUE(facts.add(study_of(), {.name = "n1"}));
}

TEST_F(RegisterOf, UnitCannotLieBelowItselfOrBelowWhatLiesBelowIt) {
  const UnitId floor = facts.add(Unit{.id = "floor", .parent = hall}).value();
  const UnitId room = facts.add(Unit{.id = "room", .parent = floor}).value();
  expect_refused(facts.set_parent(hall, hall), Errc::invalid_argument, "unit 'hall' cannot lie below itself");
  expect_refused(facts.set_parent(hall, room), Errc::invalid_argument,
                 "unit 'hall' cannot lie below 'room', which lies below it");
  EXPECT_TRUE(facts.set_parent(room, hall));
  EXPECT_EQ(facts.snapshot()[room].parent, hall);
  EXPECT_TRUE(facts.set_parent(floor, room));
  EXPECT_TRUE(facts.snapshot().is_within(floor, room));
}

TEST_F(RegisterOf, WithdrawalBeforeTheRecordIsRefused) {
  const FactId id = facts.add(study_of(), {.recorded = "2021-03-05"_day}).value();
  expect_refused(facts.withdraw(id, "2021-03-04"_day), Errc::bad_interval,
                 "withdrawn on 2021-03-04, before it was recorded on 2021-03-05");
  EXPECT_EQ(facts.snapshot().study_of(li).size(), 1U);
  EXPECT_TRUE(facts.withdraw(id, "2021-03-05"_day));
  EXPECT_FALSE(facts.add(study_of(), {.recorded = "2021-03-05"_day, .withdrawn = "2021-03-04"_day}));
}

TEST_F(RegisterOf, OfTwoWithdrawalsTheEarlierHolds) {
  const FactId id = facts.add(study_of()).value();
  ASSERT_TRUE(facts.withdraw(id, "2021-03-10"_day));
  ASSERT_TRUE(facts.withdraw(id, "2021-03-20"_day));
  EXPECT_EQ(facts.snapshot().meta(id).withdrawn, "2021-03-10"_day);
  ASSERT_TRUE(facts.withdraw(id, "2021-03-08"_day));
  EXPECT_EQ(facts.snapshot().meta(id).withdrawn, "2021-03-08"_day);
}

TEST_F(RegisterOf, FindsWhatWasAddedByName) {
  EXPECT_EQ(facts.find_person("li"), li);
  EXPECT_EQ(facts.find_unit("hall"), hall);
  EXPECT_EQ(facts.find_session("talk"), talk);
  EXPECT_EQ(facts.find_fact("f1"), facts.snapshot().fact_of(talk));
  EXPECT_EQ(facts.find_person("hall"), std::nullopt);
  EXPECT_EQ(facts.find_fact(""), std::nullopt);
}

}  // namespace
