// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/snapshot.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include <cadre/record/register.hpp>

#include "record/dump.hpp"

namespace {
using namespace cadre;
using cadre_test::dump;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Session session_of(std::string id, UnitId unit, LocalTime start) {
  return {.id = std::move(id), .unit = unit, .when = {start, start + 120_min}};
}

template <class List>
std::vector<std::string> names(const Snapshot& snapshot, const List& facts) {
  std::vector<std::string> all;
  for (const auto& [id, fact] : facts) all.push_back(snapshot.meta(id).name);
  return all;
}
template <class List>
std::vector<std::string> ids(const Snapshot& snapshot, const List& things) {
  std::vector<std::string> all;
  all.reserve(things.size());
  for (const auto thing : things) all.push_back(snapshot[thing].id);
  return all;
}

// town: (east: (gate, mill), west); abroad stands alone.
struct Town : ::testing::Test {
  Register facts;
  UnitId town = facts.add(Unit{.id = "town"}).value();
  UnitId west = facts.add(Unit{.id = "west", .parent = town}).value();
  UnitId mill = facts.add(Unit{.id = "mill"}).value();
  UnitId east = facts.add(Unit{.id = "east", .parent = town}).value();
  UnitId gate = facts.add(Unit{.id = "gate", .parent = east}).value();
  UnitId abroad = facts.add(Unit{.id = "abroad"}).value();
  PersonId wu = facts.add(Person{.id = "wu"}).value();
  PersonId bo = facts.add(Person{.id = "bo"}).value();
  PersonId li = facts.add(Person{.id = "li"}).value();

  void SetUp() override { ASSERT_TRUE(facts.set_parent(mill, east)); }
  void join(PersonId person, UnitId unit, Period during, MembershipKind kind = MembershipKind::formal) {
    ASSERT_TRUE(facts.add(UnitMembership{.person = person, .unit = unit, .during = during, .kind = kind}));
  }
};

TEST_F(Town, UnitsWithinAreASubtreeInOrderOfNames) {
  const Snapshot s = facts.snapshot();
  EXPECT_THAT(ids(s, s.units_within(town)), ElementsAre("town", "east", "gate", "mill", "west"));
  EXPECT_THAT(ids(s, s.units_within(east)), ElementsAre("east", "gate", "mill"));
  EXPECT_THAT(ids(s, s.units_within(abroad)), ElementsAre("abroad"));
  EXPECT_THAT(ids(s, s.children_of(town)), ElementsAre("east", "west"));
  EXPECT_THAT(s.children_of(mill), IsEmpty());
  EXPECT_THAT(ids(s, s.ancestors(gate)), ElementsAre("east", "town"));
  EXPECT_THAT(s.ancestors(town), IsEmpty());
}

TEST_F(Town, IsWithinHoldsForTheUnitItselfAndThoseBelowOnly) {
  const Snapshot s = facts.snapshot();
  EXPECT_TRUE(s.is_within(gate, gate));
  EXPECT_TRUE(s.is_within(mill, town));
  EXPECT_FALSE(s.is_within(town, mill));
  EXPECT_FALSE(s.is_within(gate, mill));
  EXPECT_FALSE(s.is_within(west, east));
  EXPECT_FALSE(s.is_within(abroad, town));
}

TEST_F(Town, IsWithinSaysWhatWalkingUpSays) {
  const Snapshot s = facts.snapshot();
  for (std::size_t i = 0; i < s.units().size(); ++i) {
    for (std::size_t k = 0; k < s.units().size(); ++k) {
      const auto unit = UnitId::at(i);
      const auto above = s.ancestors(unit);
      const bool found = i == k || std::find(above.begin(), above.end(), UnitId::at(k)) != above.end();
      EXPECT_EQ(s.is_within(unit, UnitId::at(k)), found) << s.units()[i].id << ' ' << s.units()[k].id;
    }
  }
}

TEST_F(Town, FormalUnitIsTheOneThatBeganLastThenTheFirstByName) {
  join(li, west, {"2021-01-01"_day, "2022-01-01"_day});
  join(li, mill, {"2021-05-01"_day, "2021-06-01"_day});
  join(li, gate, {"2021-05-01"_day, "2021-05-15"_day});
  join(li, town, {"2021-05-10"_day, "2021-12-31"_day}, MembershipKind::host);
  const Snapshot s = facts.snapshot();
  EXPECT_EQ(s.formal_unit(li, "2020-12-31"_day), std::nullopt);
  EXPECT_EQ(s.formal_unit(li, "2021-01-01"_day), west);
  EXPECT_EQ(s.formal_unit(li, "2021-05-01"_day), gate);
  EXPECT_EQ(s.formal_unit(li, "2021-05-14"_day), gate);
  EXPECT_EQ(s.formal_unit(li, "2021-05-15"_day), mill);
  EXPECT_EQ(s.formal_unit(li, "2021-06-01"_day), west);
  EXPECT_EQ(s.formal_unit(li, "2022-01-01"_day), std::nullopt);
}

TEST_F(Town, MembersOfAUnitAreThoseWhoseFormalUnitLiesWithinIt) {
  join(li, gate, {"2021-01-01"_day, "2022-01-01"_day});
  join(wu, mill, {"2021-01-01"_day, "2022-01-01"_day});
  join(wu, mill, {"2021-01-01"_day, "2021-07-01"_day});  // on record twice, one member
  join(bo, east, {"2021-01-01"_day, "2022-01-01"_day});
  join(bo, west, {"2021-07-01"_day, "2021-08-01"_day});  // lent to the west for July
  join(bo, gate, {"2021-01-01"_day, "2022-01-01"_day}, MembershipKind::host);
  const Snapshot s = facts.snapshot();
  EXPECT_THAT(ids(s, s.members(east, "2021-06-30"_day)), ElementsAre("bo", "li", "wu"));
  EXPECT_THAT(ids(s, s.members(east, "2021-07-01"_day)), ElementsAre("li", "wu"));
  EXPECT_THAT(ids(s, s.members(west, "2021-07-31"_day)), ElementsAre("bo"));
  EXPECT_THAT(ids(s, s.members(gate, "2021-06-30"_day)), ElementsAre("li"));
  EXPECT_THAT(s.members(town, "2022-01-01"_day), IsEmpty());
}

TEST_F(Town, MembersOfAGroupComeByNameOnceEach) {
  const GroupId team = facts.add(Group{.id = "team"}).value();
  const GroupId other = facts.add(Group{.id = "other"}).value();
  for (const PersonId person : {wu, li, wu}) {
    ASSERT_TRUE(facts.add(GroupMembership{person, team, {"2021-01-01"_day, "2021-02-01"_day}}));
  }
  ASSERT_TRUE(facts.add(GroupMembership{bo, other, {"2021-01-01"_day, "2021-02-01"_day}}));
  const Snapshot s = facts.snapshot();
  EXPECT_THAT(ids(s, s.members(team, "2021-01-31"_day)), ElementsAre("li", "wu"));
  EXPECT_THAT(s.members(team, "2021-02-01"_day), IsEmpty());
  EXPECT_TRUE(s.is_member(wu, team, "2021-01-01"_day));
  EXPECT_FALSE(s.is_member(wu, team, "2020-12-31"_day));
  EXPECT_FALSE(s.is_member(wu, other, "2021-01-01"_day));
}

TEST_F(Town, SessionsComeByStartThenNameAndByWhoHoldsThem) {
  const GroupId team = facts.add(Group{.id = "team"}).value();
  ASSERT_TRUE(facts.add(session_of("zeta", east, "2021-03-01T09:00"_at)));
  ASSERT_TRUE(facts.add(session_of("beta", gate, "2021-03-01T09:00"_at)));
  Session circle = session_of("alpha", east, "2021-03-02T09:00"_at);
  circle.group = team;
  ASSERT_TRUE(facts.add(circle));
  ASSERT_TRUE(facts.add(session_of("late", east, "2021-02-01T09:00"_at)));
  const Snapshot s = facts.snapshot();
  EXPECT_THAT(ids(s, s.sessions()), ElementsAre("late", "beta", "zeta", "alpha"));
  EXPECT_THAT(ids(s, s.sessions_of(east)), ElementsAre("late", "zeta", "alpha"));
  EXPECT_THAT(ids(s, s.sessions_of(gate)), ElementsAre("beta"));
  EXPECT_THAT(s.sessions_of(town), IsEmpty());
  EXPECT_THAT(ids(s, s.sessions_of(team)), ElementsAre("alpha"));
}

TEST_F(Town, PresenceAtASessionComesByNameAndOfAPersonByStart) {
  const SessionId second = facts.add(session_of("second", east, "2021-03-02T09:00"_at)).value();
  const SessionId first = facts.add(session_of("first", east, "2021-03-01T09:00"_at)).value();
  for (const PersonId person : {wu, li, bo}) {
    for (const SessionId session : {second, first}) {
      ASSERT_TRUE(facts.add(Presence{session, person}));
    }
  }
  const Snapshot s = facts.snapshot();
  std::vector<PersonId> at;
  for (const auto& presence : s.presence_at(second)) at.push_back(presence.fact.person);
  EXPECT_THAT(at, ElementsAre(bo, li, wu));
  ASSERT_EQ(s.presence_of(li).size(), 2U);
  EXPECT_EQ(s.presence_of(li)[0].fact.session, first);
  EXPECT_EQ(s.presence_at(first)[2].fact.person, wu);
}

TEST_F(Town, CorrectedSessionMovesAndKeepsItsPresence) {
  const SessionId early = facts.add(session_of("early", east, "2021-03-01T09:00"_at), {.name = "e1"}).value();
  const SessionId late = facts.add(session_of("late", east, "2021-03-02T09:00"_at)).value();
  ASSERT_TRUE(facts.add(Presence{early, li}));
  ASSERT_TRUE(facts.add(Presence{late, li}));
  ASSERT_TRUE(facts.add(session_of("early", west, "2021-03-05T14:00"_at), {.name = "e2", .supersedes = "e1"}));
  const Snapshot s = facts.snapshot();
  EXPECT_EQ(s[early].when.start, "2021-03-05T14:00"_at);
  EXPECT_THAT(s.sessions(), ElementsAre(late, early));
  EXPECT_THAT(s.sessions_of(west), ElementsAre(early));
  EXPECT_EQ(s.presence_at(early).size(), 1U);
  EXPECT_EQ(s.presence_of(li)[1].fact.session, early);
  EXPECT_EQ(s.meta(s.fact_of(early)).name, "e2");
}

TEST_F(Town, PresenceAndDocumentsOfAWithdrawnSessionAreNotListed) {
  const SessionId talk = facts.add(session_of("talk", east, "2021-03-01T09:00"_at), {.name = "t"}).value();
  ASSERT_TRUE(facts.add(Presence{talk, li}));
  ASSERT_TRUE(facts.add(Document{.holder = talk, .kind = "minutes", .day = "2021-03-01"_day}));
  ASSERT_TRUE(facts.add(Document{.holder = li, .kind = "essay", .day = "2021-03-01"_day}));
  ASSERT_TRUE(facts.withdraw(*facts.find_fact("t"), "2021-03-09"_day));
  const Snapshot s = facts.snapshot();
  EXPECT_FALSE(s.stands(talk));
  EXPECT_EQ(s[talk].id, "talk");
  EXPECT_EQ(s.find_session("talk"), std::nullopt);
  EXPECT_THAT(s.sessions(), IsEmpty());
  EXPECT_THAT(s.presence_of(li), IsEmpty());
  EXPECT_TRUE(s.presence_at(talk).empty());
  EXPECT_EQ(s.documents().size(), 1U);
  EXPECT_EQ(s.size(), 1U);
  EXPECT_TRUE(s.known_on("2021-03-08"_day).stands(talk));
  EXPECT_EQ(s.known_on("2021-03-08"_day).presence_at(talk).size(), 1U);
}

TEST_F(Town, DocumentsAndEventsAreFoundByHolder) {
  ASSERT_TRUE(facts.add(Document{.holder = li, .kind = "essay", .day = "2021-05-02"_day}, {.name = "d2"}));
  ASSERT_TRUE(facts.add(Document{.holder = east, .kind = "plan", .day = "2021-05-01"_day}, {.name = "d1"}));
  ASSERT_TRUE(facts.add(Document{.holder = li, .kind = "essay", .day = "2021-04-01"_day}, {.name = "d0"}));
  const Period may{"2021-05-01"_day, "2021-05-02"_day};
  ASSERT_TRUE(facts.add(Event{.holder = bo, .kind = "notice", .during = may}, {.name = "n1"}));
  ASSERT_TRUE(facts.add(Event{.holder = east, .kind = "award", .during = may}, {.name = "n2"}));
  const Snapshot s = facts.snapshot();
  EXPECT_THAT(names(s, s.documents()), ElementsAre("d0", "d1", "d2"));
  EXPECT_THAT(names(s, s.documents_of(li)), ElementsAre("d0", "d2"));
  EXPECT_THAT(names(s, s.documents_of(east)), ElementsAre("d1"));
  EXPECT_THAT(s.documents_of(bo), IsEmpty());
  EXPECT_THAT(names(s, s.events()), ElementsAre("n2", "n1"));
  EXPECT_THAT(names(s, s.events_of(bo)), ElementsAre("n1"));
}

TEST_F(Town, LinksAreFoundFromBothEnds) {
  const Period year = year_of(2021);
  ASSERT_TRUE(facts.add(Link{.from = wu, .to = li, .kind = "mentor", .during = year}, {.name = "l1"}));
  ASSERT_TRUE(facts.add(Link{.from = bo, .to = li, .kind = "mentor", .during = year}, {.name = "l2"}));
  ASSERT_TRUE(facts.add(Link{.from = bo, .to = wu, .kind = "contact", .during = year_of(2020)}, {.name = "l3"}));
  const Snapshot s = facts.snapshot();
  EXPECT_THAT(names(s, s.links_of(bo)), ElementsAre("l3", "l2"));
  EXPECT_THAT(names(s, s.links_to(li)), ElementsAre("l2", "l1"));
  EXPECT_THAT(s.links_of(li), IsEmpty());
  EXPECT_TRUE(s.links_to(bo).empty());
  EXPECT_EQ(s.size(), 3U);
}

TEST_F(Town, ATagHoldsAlwaysOrOnTheDaysOfItsAttribute) {
  const PersonId an = facts.add(Person{.id = "an", .tags = {"cadre"}}).value();
  const UnitId farm = facts.add(Unit{.id = "farm", .tags = {"rural"}}).value();
  const Period spring{"2021-03-01"_day, "2021-06-01"_day};
  ASSERT_TRUE(facts.add(Attribute{.holder = an, .name = "tag", .value = "young", .during = spring}));
  ASSERT_TRUE(facts.add(Attribute{.holder = farm, .name = "tag", .value = "model", .during = spring}));
  ASSERT_TRUE(facts.add(Attribute{.holder = an, .name = "rank", .value = "cadre2", .during = spring}));
  const Snapshot s = facts.snapshot();
  EXPECT_TRUE(s.has_tag(an, "cadre", "1990-01-01"_day));
  EXPECT_FALSE(s.has_tag(an, "young", "2021-02-28"_day));
  EXPECT_TRUE(s.has_tag(an, "young", "2021-03-01"_day));
  EXPECT_TRUE(s.has_tag(an, "young", "2021-05-31"_day));
  EXPECT_FALSE(s.has_tag(an, "young", "2021-06-01"_day));
  EXPECT_FALSE(s.has_tag(an, "cadre2", "2021-04-01"_day));
  EXPECT_TRUE(s.has_tag(farm, "rural", "1990-01-01"_day));
  EXPECT_TRUE(s.has_tag(farm, "model", "2021-04-01"_day));
  EXPECT_FALSE(s.has_tag(farm, "young", "2021-04-01"_day));
  EXPECT_TRUE(s.has_attribute(an, "rank", "cadre2", "2021-04-01"_day));
  EXPECT_FALSE(s.has_attribute(farm, "rank", "cadre2", "2021-04-01"_day));
}

TEST_F(Town, EveryKindOfHolderHasItsOwnMarksAttributesAndPlanItems) {
  const GroupId team = facts.add(Group{.id = "team"}).value();
  const SessionId talk = facts.add(session_of("talk", east, "2021-03-01T09:00"_at)).value();
  const std::vector<std::pair<Holder, std::string>> holders{{li, "li"}, {east, "east"}, {talk, "talk"}, {team, "team"}};
  for (const auto& [holder, name] : holders) {
    ASSERT_TRUE(facts.add(Mark{.holder = holder, .test = "t", .day = {}, .value = {}}, {.name = "m_" + name}));
    ASSERT_TRUE(facts.add(Attribute{.holder = holder, .name = "n", .value = "v"}, {.name = "a_" + name}));
    ASSERT_TRUE(facts.add(PlanItem{.id = "i", .plan = "2021", .holder = holder}, {.name = "p_" + name}));
    ASSERT_TRUE(facts.add(Event{.holder = holder, .kind = "award", .during = {}}, {.name = "e_" + name}));
  }
  ASSERT_TRUE(facts.add(PlanItem{.id = "h", .plan = "2021", .holder = team}, {.name = "p_first"}));
  const Snapshot s = facts.snapshot();
  for (const auto& [holder, name] : holders) {
    EXPECT_THAT(names(s, s.marks_of(holder)), ElementsAre("m_" + name));
    EXPECT_THAT(names(s, s.attributes_of(holder)), ElementsAre("a_" + name));
    EXPECT_THAT(names(s, s.events_of(holder)), ElementsAre("e_" + name));
  }
  EXPECT_THAT(names(s, s.plan_items_of(li)), ElementsAre("p_li"));
  EXPECT_THAT(names(s, s.plan_items_of(team)), ElementsAre("p_first", "p_team"));
  EXPECT_THAT(s.marks_of(west), IsEmpty());
}

TEST_F(Town, PostsComeByUnitThenStart) {
  const auto hold = [&](PersonId person, UnitId unit, Date from, std::string name) {
    ASSERT_TRUE(facts.add(Post{person, unit, "secretary", {from, Date::last()}}, {.name = std::move(name)}));
  };
  hold(li, west, "2020-01-01"_day, "p1");
  hold(wu, east, "2021-01-01"_day, "p2");
  hold(li, east, "2019-01-01"_day, "p3");
  const Snapshot s = facts.snapshot();
  EXPECT_THAT(names(s, s.posts()), ElementsAre("p3", "p2", "p1"));
  EXPECT_THAT(names(s, s.posts_of(li)), ElementsAre("p3", "p1"));
}

TEST(Snapshot, OfAnEmptyRegisterIsEmpty) {
  const Snapshot s = Register{}.snapshot();
  EXPECT_TRUE(s.people().empty());
  EXPECT_TRUE(s.sessions().empty());
  EXPECT_TRUE(s.documents().empty());
  EXPECT_EQ(s.size(), 0U);
  EXPECT_EQ(s.find_person("li"), std::nullopt);
}

TEST_F(Town, SnapshotIsNotDisturbedByLaterAdditions) {
  ASSERT_TRUE(facts.add(session_of("talk", east, "2021-03-01T09:00"_at), {.name = "t1"}));
  const FactId mark =
      facts.add(Mark{.holder = li, .test = "law", .day = "2021-03-01"_day, .value = Ratio::whole(80)}, {.name = "m"})
          .value();
  const Snapshot before = facts.snapshot();
  const std::string said = dump(before);
  const Session* session = &before[before.sessions()[0]];

  ASSERT_TRUE(facts.withdraw(mark, "2021-03-02"_day));
  ASSERT_TRUE(facts.set_parent(abroad, gate));
  ASSERT_TRUE(facts.add(Person{.id = "an"}));
  ASSERT_TRUE(facts.add(session_of("talk", west, "2021-04-01T09:00"_at), {.name = "t2", .supersedes = "t1"}));
  for (int i = 0; i < 2000; ++i) ASSERT_TRUE(facts.add(session_of("s" + std::to_string(i), east, {})));

  EXPECT_EQ(dump(before), said);
  EXPECT_EQ(before.meta(mark).withdrawn, std::nullopt);
  EXPECT_EQ(&before[before.sessions()[0]], session);
  EXPECT_EQ(facts.snapshot().sessions().size(), 2001U);
  EXPECT_EQ(facts.snapshot().meta(mark).withdrawn, "2021-03-02"_day);
}

TEST_F(Town, SnapshotOutlivesItsRegister) {
  auto own = std::make_unique<Register>();
  const UnitId unit = own->add(Unit{.id = "hall"}).value();
  const SessionId talk = own->add(session_of("talk", unit, "2021-03-01T09:00"_at)).value();
  const Snapshot s = own->snapshot();
  own.reset();
  EXPECT_EQ(s[talk].id, "talk");
}

TEST_F(Town, SecondSnapshotWithoutChangesSharesTheFirst) {
  const SessionId talk = facts.add(session_of("talk", east, {})).value();
  ASSERT_TRUE(facts.add(Presence{talk, li}, {.recorded = "2021-03-05"_day}));
  const auto first = facts.snapshot().presence_of(li);
  EXPECT_EQ(facts.snapshot().presence_of(li).data(), first.data());
  EXPECT_EQ(facts.snapshot().known_on("2021-03-05"_day).presence_of(li).data(), first.data());
}

TEST_F(Town, SnapshotIsReadByOthersWhileTheRegisterGrows) {
  const SessionId talk = facts.add(session_of("talk", east, {}), {.name = "t"}).value();
  std::vector<FactId> added;
  added.reserve(700);
  for (int i = 0; i < 700; ++i) {
    added.push_back(facts.add(Presence{.session = talk, .person = li}, {.recorded = "2021-03-01"_day}).value());
  }
  const Snapshot s = facts.snapshot();
  std::atomic<std::size_t> seen{0};
  std::thread reader{[&s, &seen, this] {
    for (int i = 0; i < 20; ++i) {
      seen += s.known_on("2021-03-01"_day).presence_of(li).size();
      seen += s.known_on("2021-02-01"_day).presence_of(li).size();
    }
  }};
  for (int i = 0; i < 700; ++i) {
    ASSERT_TRUE(facts.add(Presence{talk, li}, {.recorded = "2021-04-01"_day}));
    ASSERT_TRUE(facts.withdraw(added[static_cast<std::size_t>(i)], "2021-04-01"_day));
  }
  reader.join();
  EXPECT_EQ(seen, 20U * 700U);
  EXPECT_EQ(facts.snapshot().presence_of(li).size(), 700U);
}

}  // namespace
