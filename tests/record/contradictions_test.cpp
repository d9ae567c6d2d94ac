// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/contradictions.hpp>

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include <cadre/record/register.hpp>

namespace cadre {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Two branches below a committee; li belongs to one, wang to the other, guest to none.
class Contradictions : public testing::Test {
 protected:
  Contradictions() {
    top = facts.add(Unit{"c", "", "", {}}).value();
    east = facts.add(Unit{"east", "", "", top}).value();
    west = facts.add(Unit{"west", "", "", top}).value();
    li = person("li");
    wang = person("wang");
    facts.add(UnitMembership{li, east, {}}).value();
    facts.add(UnitMembership{wang, west, {}}).value();
  }

  PersonId person(const std::string& id) { return facts.add(Person{.id = id}).value(); }

  SessionId session(const std::string& id, UnitId unit, LocalTime start, LocalTime end, DueKind due = DueKind::unit,
                    SessionState state = SessionState::held) {
    Session meeting{.id = id, .unit = unit, .kind = "collective", .when = {start, end}, .due = due, .state = state};
    return facts.add(std::move(meeting), at("sessions")).value();
  }
  void presence(SessionId session, PersonId who, PresenceStatus status = PresenceStatus::present,
                std::optional<StudyTime> minutes = {}, Role role = Role::participant) {
    facts.add(Presence{session, who, status, minutes, role, ""}, at("presence")).value();
  }
  void leave(PersonId who, LocalTime from, LocalTime to, LeaveDecision decision = LeaveDecision::approved) {
    facts.add(Leave{who, "private", {from, to}, {}, {}, {}, decision}, at("leaves")).value();
  }
  void study(PersonId who, LocalTime start, StudyTime length, std::optional<SessionId> session = {}) {
    Study record{.person = who, .kind = "online", .start = start, .length = length, .session = session};
    facts.add(std::move(record), at("study")).value();
  }

  /// Findings as `D302 presence:2 column value`.
  std::vector<std::string> found(std::span<const Origin> people = {}) const {
    std::vector<std::string> lines;
    for (const Finding& finding : find_contradictions(facts.snapshot(), people)) {
      lines.push_back(to_string(finding.code) + ' ' + finding.origin.file + ':' + std::to_string(finding.origin.row) +
                      ' ' + finding.column + ' ' + finding.value);
    }
    return lines;
  }

  Register facts;
  UnitId top = UnitId::at(0);
  UnitId east = top;
  UnitId west = top;
  PersonId li = PersonId::at(0);
  PersonId wang = li;

 private:
  FactMeta at(const std::string& file) { return {.origin = {file, ++row_}}; }
  std::uint32_t row_ = 0;
};

TEST_F(Contradictions, FactsThatFitTogetherGiveNone) {
  const SessionId one = session("s1", east, "2021-03-01T09:00"_at, "2021-03-01T11:00"_at);
  const SessionId two = session("s2", top, "2021-03-01T11:00"_at, "2021-03-01T12:00"_at);
  presence(one, li, PresenceStatus::present, 120_min);
  presence(two, li);
  presence(two, wang, PresenceStatus::leave);
  leave(wang, "2021-03-01T11:00"_at, "2021-03-01T12:00"_at);
  study(li, "2021-03-01T19:00"_at, 60_min);
  study(li, "2021-03-01T20:00"_at, 60_min);
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(Contradictions, TwoSessionsAtOneTimeStandAtTheLater) {
  const SessionId one = session("s1", top, "2021-03-01T09:00"_at, "2021-03-01T11:00"_at);   // row 1
  const SessionId two = session("s2", top, "2021-03-01T10:59"_at, "2021-03-01T12:00"_at);   // row 2
  const SessionId away = session("s3", top, "2021-03-01T11:30"_at, "2021-03-01T13:00"_at);  // row 3
  presence(two, li);                                                                        // row 4
  presence(one, li);
  presence(away, li, PresenceStatus::made_up);  // made up at another time
  presence(one, wang, PresenceStatus::absent);
  presence(two, wang);
  EXPECT_THAT(found(), ElementsAre("D302 presence:4  li"));
}

TEST_F(Contradictions, AGuestIsNotedUnlessTheyTeach) {
  const SessionId one = session("s1", east, "2021-03-01T09:00"_at, "2021-03-01T11:00"_at);
  const SessionId open = session("s2", east, "2021-03-02T09:00"_at, "2021-03-02T11:00"_at, DueKind::list);
  presence(one, wang);  // row 3
  presence(one, li);
  presence(open, wang);
  EXPECT_THAT(found(), ElementsAre("D303 presence:3  wang"));
  presence(session("s3", east, "2021-03-03T09:00"_at, "2021-03-03T11:00"_at), wang, PresenceStatus::present, {},
           Role::lecturer);
  EXPECT_THAT(found(), ElementsAre("D303 presence:3  wang"));
}

TEST_F(Contradictions, PresenceAtACancelledSessionIsNoted) {
  const SessionId one =
      session("s1", top, "2021-03-01T09:00"_at, "2021-03-01T11:00"_at, DueKind::unit, SessionState::cancelled);
  presence(one, li);
  presence(one, wang, PresenceStatus::absent);
  EXPECT_THAT(found(), ElementsAre("D316 presence:2  li"));
}

TEST_F(Contradictions, SomeoneWithoutAUnitStandsWhereTheFilesHaveThem) {
  person("zhao");
  const std::vector<Origin> people{{"people", 2}, {"people", 3}, {"people", 4}};
  EXPECT_THAT(found(people), ElementsAre("D306 people:4 person zhao"));
  EXPECT_THAT(found(), ElementsAre("D306 :0 person zhao"));
}

TEST_F(Contradictions, AMoveOnTheDayOfASessionIsNoted) {
  const auto move = [&](PersonId who, UnitId from, UnitId to, Date day) {
    facts.add(UnitMembership{who, from, {"2021-01-01"_day, day}}, {.origin = {"memberships", 10}}).value();
    facts.add(UnitMembership{who, to, {day, Date::last()}}, {.origin = {"memberships", 11}}).value();
  };
  session("s1", west, "2021-03-01T09:00"_at, "2021-03-01T11:00"_at);
  session("s2", west, "2021-03-02T09:00"_at, "2021-03-02T11:00"_at, DueKind::list);
  session("s3", west, "2021-03-03T09:00"_at, "2021-03-03T11:00"_at, DueKind::unit, SessionState::cancelled);
  move(person("a"), east, west, "2021-03-01"_day);
  move(person("b"), east, west, "2021-03-02"_day);
  move(person("d"), east, west, "2021-03-03"_day);
  move(person("e"), east, top, "2021-03-01"_day);
  EXPECT_THAT(found(), ElementsAre("D307 memberships:11  a"));
}

TEST_F(Contradictions, LeaveAndPresenceMustAgree) {
  const SessionId one = session("s1", top, "2021-03-01T09:00"_at, "2021-03-01T11:00"_at);  // row 1
  const SessionId two = session("s2", top, "2021-03-02T09:00"_at, "2021-03-02T11:00"_at);  // row 2
  presence(one, li, PresenceStatus::leave);    // row 3: the leave ends too early
  presence(two, li);                           // row 4: although on leave
  presence(one, wang, PresenceStatus::leave);  // row 5: refused, but there is one
  presence(two, wang);                         // row 6: refused, so no leave
  leave(li, "2021-03-01T00:00"_at, "2021-03-01T10:59"_at);
  leave(li, "2021-03-02T09:00"_at, "2021-03-02T11:00"_at);
  leave(wang, "2021-03-01T00:00"_at, "2021-03-03T00:00"_at, LeaveDecision::refused);
  EXPECT_THAT(found(), ElementsAre("D308 presence:3  li", "D309 presence:4  li"));
}

TEST_F(Contradictions, StudyThatOverlapsStandsAtTheLater) {
  study(li, "2021-03-01T19:30"_at, 30_min);  // row 1
  study(li, "2021-03-01T19:00"_at, 60_min);
  study(wang, "2021-03-01T19:00"_at, 60_min);
  EXPECT_THAT(found(), ElementsAre("D311 study:1  li"));
}

TEST_F(Contradictions, LengthsThatCannotBeAreNoted) {
  const SessionId one = session("s1", top, "2021-03-01T09:00"_at, "2021-03-01T11:00"_at);  // row 1
  session("s2", top, "2021-03-01T09:00"_at, "2021-03-01T09:00"_at);                        // row 2: no end
  presence(one, li, PresenceStatus::present, 121_min);                                     // row 3
  study(wang, "2021-03-01T19:00"_at, {});                                                  // row 4: no end
  study(wang, "2021-03-01T09:30"_at, 60_min, one);                                         // row 5
  EXPECT_THAT(found(), ElementsAre("D312 presence:3 minutes 121", "D313 sessions:2 end ", "D313 study:4 end ",
                                   "D314 study:5 session s1"));
}

}  // namespace
}  // namespace cadre
