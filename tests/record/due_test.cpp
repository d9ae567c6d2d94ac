// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/due.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cadre/record/register.hpp>

namespace {
using namespace cadre;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// li in the hall, bo in the room below it, wu nowhere; bo and wu in the team.
struct DueAt : ::testing::Test {
  Register facts;
  UnitId hall = facts.add(Unit{.id = "hall"}).value();
  UnitId room = facts.add(Unit{.id = "room", .parent = hall}).value();
  GroupId team = facts.add(Group{.id = "team"}).value();
  PersonId wu = facts.add(Person{.id = "wu"}).value();
  PersonId li = facts.add(Person{.id = "li"}).value();
  PersonId bo = facts.add(Person{.id = "bo"}).value();

  void SetUp() override {
    const Period year = year_of(2021);
    ASSERT_TRUE(facts.add(UnitMembership{.person = li, .unit = hall, .during = year}));
    ASSERT_TRUE(facts.add(UnitMembership{.person = bo, .unit = room, .during = year}));
    ASSERT_TRUE(facts.add(GroupMembership{wu, team, year}));
    ASSERT_TRUE(facts.add(GroupMembership{bo, team, year}));
  }
  [[nodiscard]] SessionId meet(DueKind due, Date day, SessionState state = SessionState::held) {
    const LocalTime start = LocalTime::at(day, 540);
    const std::string id = "s" + std::to_string(facts.snapshot().sessions().size());
    return facts.add(Session{.id = id, .unit = hall, .group = team, .when = {start, start}, .due = due, .state = state})
        .value();
  }
};

TEST_F(DueAt, FollowsTheUnitTheGroupOrThePresenceAsTheSessionSays) {
  const SessionId of_unit = meet(DueKind::unit, "2021-03-01"_day);
  const SessionId of_group = meet(DueKind::group, "2021-03-01"_day);
  const SessionId of_list = meet(DueKind::list, "2021-03-01"_day);
  for (const PersonId person : {wu, li, wu}) {
    ASSERT_TRUE(facts.add(Presence{.session = of_list, .person = person, .status = PresenceStatus::absent}));
  }
  const Snapshot s = facts.snapshot();
  EXPECT_THAT(due_at(s, of_unit), ElementsAre(bo, li));
  EXPECT_THAT(due_at(s, of_group), ElementsAre(bo, wu));
  EXPECT_THAT(due_at(s, of_list), ElementsAre(li, wu));
}

TEST_F(DueAt, MembershipCountsOnTheDayOfTheSession) {
  const SessionId after = meet(DueKind::unit, "2022-01-01"_day);
  EXPECT_THAT(due_at(facts.snapshot(), after), IsEmpty());
}

TEST_F(DueAt, NobodyIsDueAtACancelledSessionButAtOneWithoutQuorum) {
  const SessionId cancelled = meet(DueKind::unit, "2021-03-01"_day, SessionState::cancelled);
  const SessionId inquorate = meet(DueKind::unit, "2021-03-02"_day, SessionState::inquorate);
  EXPECT_THAT(due_at(facts.snapshot(), cancelled), IsEmpty());
  EXPECT_THAT(due_at(facts.snapshot(), inquorate), ElementsAre(bo, li));
}

}  // namespace
