// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/fixture.hpp>

#include <gtest/gtest.h>

namespace cadre::inline v1::testing {
namespace {

std::string fault_of(const Fixture& fixture) {
  const auto facts = fixture.facts();
  return facts ? "none" : facts.error().message();
}

TEST(Fixture, SaysOfAPersonWhatTheRegisterWouldHold) {
  const Snapshot facts = person("li").tag("cadre").tag("member").born("1970-05-01").joined("1995-07-01").snapshot();
  ASSERT_EQ(facts.people().size(), 1U);
  EXPECT_EQ(facts.people()[0].id, "li");
  EXPECT_EQ(facts.people()[0].tags, (std::vector<std::string>{"cadre", "member"}));
  EXPECT_EQ(facts.people()[0].born, "1970-05-01"_day);
  EXPECT_EQ(facts.people()[0].joined, "1995-07-01"_day);
}

TEST(Fixture, ReadsStudyAtATimeOnADayAndInAMonth) {
  const Snapshot facts = person("li")
                             .study("self_study", "2021-03-06 19:00", 2_h)
                             .study("online", "2021-03-07", 45_min)
                             .study("course", "2021-04", "8 class_hour")
                             .snapshot();
  const auto study = facts.study_of(*facts.find_person("li"));
  ASSERT_EQ(study.size(), 3U);
  EXPECT_EQ(study[0].fact.start, "2021-03-06T19:00"_at);
  EXPECT_EQ(study[0].fact.length, 2_h);
  EXPECT_EQ(study[1].fact.start, std::nullopt);
  EXPECT_EQ(study[1].fact.days, (Period{"2021-03-07"_day, "2021-03-08"_day}));
  EXPECT_EQ(study[2].fact.days, (Period{"2021-04-01"_day, "2021-05-01"_day}));
  EXPECT_EQ(study[2].fact.amount, parse_amount("8 class_hour").value());
}

TEST(Fixture, KnowsNamesThatComeLater) {
  const Snapshot facts = person("li")
                             .member_of("branch", "2021-03-01/")
                             .in_group("centre", "2021")
                             .post("secretary", "branch", "2021-01-01/2021-07-01")
                             .present("s1", PresenceStatus::late, 30_min)
                             .group("centre", "centre", "town")
                             .session("s1", "branch", "lecture", "2021-03-05 09:00", 2_h, {.category = "theory"})
                             .unit("branch", "branch", "town")
                             .unit("town", "committee")
                             .snapshot();
  const PersonId li = *facts.find_person("li");
  const UnitId branch = *facts.find_unit("branch");
  EXPECT_EQ(facts.formal_unit(li, "2021-02-28"_day), std::nullopt);
  EXPECT_EQ(facts.formal_unit(li, "2021-03-01"_day), branch);
  EXPECT_TRUE(facts.is_within(branch, *facts.find_unit("town")));
  EXPECT_EQ(facts.groups()[0].unit, facts.find_unit("town"));
  EXPECT_FALSE(facts.is_member(li, *facts.find_group("centre"), "2022-01-01"_day));
  EXPECT_EQ(facts.posts_of(li)[0].fact.during.until, "2021-07-01"_day);
  ASSERT_EQ(facts.presence_of(li).size(), 1U);
  EXPECT_EQ(facts.presence_of(li)[0].fact.attended, 30_min);
  const Session& session = facts[*facts.find_session("s1")];
  EXPECT_EQ(session.when, (Span{"2021-03-05T09:00"_at, "2021-03-05T11:00"_at}));
  EXPECT_EQ(session.category, facts.find_category("theory"));
}

TEST(Fixture, CountsTheLastDayOfALeaveAsALeaveDay) {
  const Snapshot facts = person("li")
                             .leave("sick", "2021-03-01", "2021-03-03")
                             .leave("official", "2021-04-01 09:00", "2021-04-01 12:00",
                                    {.asked = "2021-03-30 08:00", .by = "wang", .decision = LeaveDecision::refused})
                             .person("wang")
                             .snapshot();
  const auto leaves = facts.leaves_of(*facts.find_person("li"));
  ASSERT_EQ(leaves.size(), 2U);
  EXPECT_EQ(leaves[0].fact.covers, (Span{"2021-03-01T00:00"_at, "2021-03-04T00:00"_at}));
  EXPECT_EQ(leaves[0].fact.decision, LeaveDecision::approved);
  EXPECT_EQ(leaves[1].fact.covers, (Span{"2021-04-01T09:00"_at, "2021-04-01T12:00"_at}));
  EXPECT_EQ(leaves[1].fact.decided_by, facts.find_person("wang"));
  EXPECT_EQ(leaves[1].fact.asked, "2021-03-30T08:00"_at);
}

TEST(Fixture, GivesDocumentsAndEventsToWhatIsNamedLast) {
  const Snapshot facts = unit("branch")
                             .document("annual_plan", "2021-01-15", "2021")
                             .session("s1", "branch", "lecture", "2021-03-05 09:00", 2_h)
                             .document("minutes", "2021-03-08")
                             .person("li")
                             .event("illness", "2021-03-01", "2021-03-31")
                             .event("award", "2021-05-01", "", "2 pt")
                             .mark("contest", "2021-06-01", Ratio::whole(91), Ratio::whole(60))
                             .snapshot();
  const auto plans = facts.documents_of(*facts.find_unit("branch"));
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0].fact.about, year_of(2021));
  EXPECT_EQ(facts.documents_of(*facts.find_session("s1")).size(), 1U);
  const auto events = facts.events_of(*facts.find_person("li"));
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].fact.during, (Period{"2021-03-01"_day, "2021-04-01"_day}));
  EXPECT_EQ(events[1].fact.amount, parse_amount("2 pt").value());
  EXPECT_EQ(facts.marks_of(*facts.find_person("li"))[0].fact.pass, Ratio::whole(60));
}

TEST(Fixture, SaysOfStudyWhatACourseRecordHolds) {
  const Snapshot facts = unit("hall")
                             .person("li")
                             .study("online", "2021-03-06", 1_h,
                                    {.submitted = "2021-03-08"_day,
                                     .item = "c1",
                                     .course_length = 90_min,
                                     .watched = Ratio::of(2, 3),
                                     .passed = false,
                                     .score = Ratio::of(1, 2),
                                     .organiser = "county",
                                     .host = "hall",
                                     .verified = true,
                                     .authors = 3U,
                                     .author_place = 2U,
                                     .venue = "room"})
                             .snapshot();
  const Study& study = facts.study_of(*facts.find_person("li"))[0].fact;
  EXPECT_EQ(study.submitted, "2021-03-08"_day);
  EXPECT_EQ(study.item + study.organiser + study.venue, "c1countyroom");
  EXPECT_EQ(study.course_length, 90_min);
  EXPECT_EQ(study.watched, Ratio::of(2, 3));
  EXPECT_EQ(study.passed, false);
  EXPECT_EQ(study.score, Ratio::of(1, 2));
  EXPECT_EQ(study.host, facts.find_unit("hall"));
  EXPECT_EQ(study.verified, true);
  EXPECT_EQ(study.authors, 3U);
  EXPECT_EQ(study.author_place, 2U);
}

TEST(Fixture, SaysWhoIsLinkedTaggedAndPlanned) {
  const Snapshot facts =
      unit("town")
          .tag("rural")
          .plan_item("2021", "i1", "2021-Q2", {.category = "law", .amount = "2 session", .session = "s1"})
          .group("class", "class", "town")
          .event("opened", "2021-03-01", "", "", "i1")
          .mark("appraisal", "2021-12-01", Ratio::whole(4), {}, {.item = "order", .rater = "peers"})
          .session("s1", "town", "lecture", "2021-04-05 09:00", 2_h,
                   {.group = "class", .organiser = "county", .quorum = 12U, .item = "c1"})
          .person("li")
          .tag("cadre", "2021-03-01/2021-07-01")
          .attribute("rank", "3")
          .link("wang", "mentor", "2021", "senior")
          .document("essay", "2021-04-08", "", {.session = "s1", .length = 1500U})
          .leave("sick", "2021-03-01", "2021-03-02", {.proof = "certificate"})
          .person("wang")
          .snapshot();
  const PersonId li = *facts.find_person("li");
  const GroupId group = *facts.find_group("class");
  EXPECT_TRUE(facts.has_tag(*facts.find_unit("town"), "rural", "2021-01-01"_day));
  EXPECT_TRUE(facts.has_tag(li, "cadre", "2021-06-30"_day));
  EXPECT_FALSE(facts.has_tag(li, "cadre", "2021-07-01"_day));
  EXPECT_TRUE(facts.has_attribute(li, "rank", "3", "2030-01-01"_day));
  EXPECT_EQ(facts.links_of(li)[0].fact.to, facts.find_person("wang"));
  EXPECT_EQ(facts.links_of(li)[0].fact.role, "senior");
  EXPECT_EQ(facts.documents_of(li)[0].fact.about_session, facts.find_session("s1"));
  EXPECT_EQ(facts.documents_of(li)[0].fact.length, 1500U);
  EXPECT_EQ(facts.leaves_of(li)[0].fact.proof, "certificate");
  EXPECT_EQ(facts.events_of(group)[0].fact.about, "i1");
  EXPECT_EQ(facts.marks_of(group)[0].fact.rater, "peers");
  const Session& session = facts[facts.sessions_of(group)[0]];
  EXPECT_EQ(session.organiser + session.item, "countyc1");
  EXPECT_EQ(session.quorum, 12U);
  const PlanItem& item = facts.plan_items_of(*facts.find_unit("town"))[0].fact;
  EXPECT_EQ(item.planned, parse_period("2021-Q2").value());
  EXPECT_EQ(item.category, facts.find_category("law"));
  EXPECT_EQ(item.amount, parse_amount("2 session").value());
  EXPECT_EQ(item.session, facts.find_session("s1"));
}

TEST(Fixture, GoesBackToWhatIsNamedAgain) {
  const Fixture fixture = person("li").person("wang").tag("cadre").person("li").tag("member");
  EXPECT_EQ(fixture.subject(), "li");
  const Snapshot facts = fixture.snapshot();
  ASSERT_EQ(facts.people().size(), 2U);
  EXPECT_EQ(facts[*facts.find_person("li")].tags, std::vector<std::string>{"member"});
  EXPECT_EQ(facts[*facts.find_person("wang")].tags, std::vector<std::string>{"cadre"});
}

TEST(Fixture, SubjectIsNotTheSessionNamedLast) {
  EXPECT_EQ(unit("branch").session("s1", "branch", "lecture", "2021-03-05 09:00", 2_h).subject(), "branch");
}

TEST(Fixture, KeepsTheFirstFaultUntilTheFactsAreAsked) {
  EXPECT_EQ(fault_of(Fixture{}.tag("cadre")), "tag() speaks of a person or unit, and nothing is named yet");
  EXPECT_EQ(fault_of(unit("branch").study("self_study", "2021-03-06", 1_h).born("x")),
            "study() speaks of a person, and 'branch', which was named last, is none");
  EXPECT_EQ(fault_of(Fixture{}.document("plan", "2021-01-01")),
            "document() speaks of a person, unit, session or group, and nothing is named yet");
  EXPECT_EQ(fault_of(group("centre").tag("cadre")),
            "tag() speaks of a person or unit, and 'centre', which was named last, is none");
  EXPECT_EQ(fault_of(person("li").link("wang", "mentor")), "the fixture names no person 'wang'");
  EXPECT_EQ(fault_of(person("li").study("online", "2021-03-06", 1_h, {.host = "hall"})),
            "the fixture names no unit 'hall'");
  EXPECT_EQ(fault_of(person("li").document("essay", "2021-03-06", "", {.session = "s9"})),
            "the fixture names no session 's9'");
  EXPECT_EQ(fault_of(unit("town").plan_item("2021", "i1", "soon")), parse_period("soon").error().message());
  EXPECT_EQ(fault_of(person("li").study("self_study", "2021-02-30", 1_h)), "'2021-02-30' is no time, day or month");
  EXPECT_EQ(fault_of(person("li").present("s9")), "the fixture names no session 's9'");
  EXPECT_EQ(fault_of(person("li").member_of("nowhere")), "the fixture names no unit 'nowhere'");
  EXPECT_EQ(fault_of(unit("branch", "branch", "town")), "the fixture names no unit 'town'");
  EXPECT_NE(fault_of(person("li").born("1970-13-01")), "none");
  EXPECT_NE(fault_of(person("li").leave("sick", "2021-03-03", "2021-03-01")), "none");
  EXPECT_THROW((void)person("li").present("s9").snapshot(), BadResult);
}

TEST(Fixture, CopiesGoTheirOwnWays) {
  const Fixture office = unit("branch", "branch").person("li").member_of("branch");
  Fixture diligent = office;
  diligent.study("self_study", "2021-03-06 19:00", 30_h);
  EXPECT_EQ(office.snapshot().study_of(PersonId::at(0)).size(), 0U);
  EXPECT_EQ(diligent.snapshot().study_of(PersonId::at(0)).size(), 1U);
}

}  // namespace
}  // namespace cadre::inline v1::testing
