// SPDX-License-Identifier: Apache-2.0
// Selection by what is recorded of facts, and of subjects by attributes, links, events and members.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct RecordSelection : Town {
  /// Whether `of` takes a study of two hours, a session attended, or neither.
  std::string of(const std::string& conditions) const {
    const std::string rule = "[[quota]]\nid = 'r'\nof = { " + conditions + " }\nper = 'year'\nat_least = '2 h'";
    const std::string line = says(rule, li, "2021");
    return line.substr(0, line.find("  "));
  }
  void record(Study study) {
    study.kind = "course";
    study.start = "2021-03-01T09:00"_at;
    study.length = 2_h;
    ASSERT_TRUE(facts.add(std::move(study)));
  }
};

TEST_F(RecordSelection, WhatIsRecordedDecides) {
  record({.person = li,
          .item = "law",
          .course_length = 3_h,
          .watched = Ratio::of(9, 10),
          .passed = true,
          .score = Ratio::of(7, 10),
          .organiser = "county",
          .host = west,
          .verified = false,
          .authors = 3,
          .author_place = 2,
          .venue = "hall"});
  for (const char* const yes :
       {"item = ['law', 'tax']", "organiser = ['county']", "host = ['town']", "host_kind = ['branch']",
        "venue = ['hall']", "verified = false", "passed = true", "length_from = '2 h'", "length_under = '121 min'",
        "course_length_from = '3 h'", "course_length_under = '181 min'", "watched_from = '90 %'", "score_from = '70 %'",
        "authors_from = 3", "author_place = [1, 2]", "not = [{ passed = false }]"}) {
    EXPECT_EQ(of(yes), "met") << yes;
  }
  for (const char* const no :
       {"item = ['tax']", "organiser = ['city']", "host = ['east']", "host_kind = ['committee']", "venue = ['room']",
        "verified = true", "passed = false", "length_from = '121 min'", "length_under = '2 h'",
        "course_length_from = '181 min'", "course_length_under = '3 h'", "watched_from = '91 %'", "score_from = '71 %'",
        "authors_from = 4", "author_place = [1, 3]", "not = [{ item = ['law'] }]"}) {
    EXPECT_EQ(of(no), "failed") << no;
  }
}

TEST_F(RecordSelection, WhatIsNotRecordedIsUnknownAndNeverNo) {
  record({.person = li});
  for (const char* const condition :
       {"item = ['law']", "organiser = ['county']", "host = ['town']", "host_kind = ['branch']", "venue = ['hall']",
        "verified = false", "passed = true", "course_length_from = '3 h'", "watched_from = '90 %'",
        "score_from = '70 %'", "authors_from = 3", "author_place = [1]", "not = [{ passed = false }]"}) {
    EXPECT_EQ(of(condition), "unknown (not_recorded)") << condition;
  }
  // Another condition that does not hold settles it.
  EXPECT_EQ(of("passed = true, kind = ['talk']"), "failed");
  EXPECT_EQ(of("any = [{ passed = true }, { kind = ['course'] }]"), "met");
}

TEST_F(RecordSelection, SessionIsSeenByAnOfficeAndWatchedAsFarAsItWasAttended) {
  const SessionId talk = add({.id = "s",
                              .unit = east,
                              .kind = "talk",
                              .when = {"2021-03-01T09:00"_at, "2021-03-01T12:00"_at},
                              .venue = "hall",
                              .organiser = "city",
                              .item = "law"});
  attend(li, talk, PresenceStatus::left_early, 2_h);
  for (const char* const yes : {"verified = true", "host = ['east']", "venue = ['hall']", "organiser = ['city']",
                                "item = ['law']", "watched_from = '2/3'", "course_length_from = '3 h'"}) {
    EXPECT_EQ(of(yes), "met") << yes;
  }
  EXPECT_EQ(of("watched_from = '67 %'"), "failed");
  EXPECT_EQ(of("passed = true"), "unknown (not_recorded)");
}

TEST_F(RecordSelection, DocumentIsOfTheSessionOrOfThatDay) {
  record({.person = li});
  EXPECT_EQ(of("document = ['notes']"), "failed");
  document(li, "notes", "2021-03-02"_day);
  EXPECT_EQ(of("document = ['notes']"), "failed");
  document(li, "notes", "2021-03-05"_day, one_day("2021-03-01"_day));
  EXPECT_EQ(of("document = ['notes']"), "met");
  EXPECT_EQ(of("document = ['notes', 'proof']"), "failed");
  document(li, "proof", "2021-03-01"_day);
  EXPECT_EQ(of("document = ['notes', 'proof']"), "met");
}

TEST_F(RecordSelection, DocumentAboutASessionIsAboutNoOther) {
  const SessionId one = session("one", "2021-03-01T09:00"_at, 2_h);
  const SessionId two = session("two", "2021-03-01T14:00"_at, 2_h);
  attend(li, one);
  attend(li, two);
  ASSERT_TRUE(facts.add(Document{.holder = li, .kind = "notes", .day = "2021-03-04"_day, .about_session = one}));
  const std::string rule = "[[quota]]\nid = 'r'\nof = { document = ['notes'] }\nper = 'year'\nat_least = '4 h'";
  EXPECT_EQ(says(rule, li, "2021"), "failed  need 4 h, counted 2 h, short 2 h");
  EXPECT_EQ(says(rule, li, "2021", as_of("2021-03-03"_day)).substr(0, 36), "open  need 4 h, counted 0 h, short 4");
}

TEST_F(RecordSelection, AttendanceOfSessionsOfUnknownOrganiserIsUnknown) {
  join(li, east);
  attend(li, session("s", "2021-03-01T09:00"_at, 2_h));
  constexpr std::string_view rule =
      "[[attendance]]\nid = 'r'\nof = { organiser = ['city'] }\nper = 'year'\nat_least = '80 %'\nleave = { unknown = "
      "'absent' }\n"
      "partial_window = 'full'";
  EXPECT_NE(says(rule, li, "2021").find("unknown"), std::string::npos) << says(rule, li, "2021");
}

struct SubjectSelection : Town {
  /// The answer of a rule that asks for nothing but speaks of `who` alone, by unit or person.
  std::string who(const std::string& conditions, Subject subject, const std::string& window = "2021-03") const {
    const std::string kind = std::holds_alternative<UnitId>(subject)
                                 ? "subject = 'unit'\ncount = 'sessions'\nat_most = '9 session'\n"
                                 : "at_most = '9 h'\n";
    const std::string rule =
        "[[quota]]\nid = 'r'\nwho = { " + conditions + " }\nper = 'month'\n" + kind + "partial_window = 'at_end'";
    const std::string line = says(rule, subject, window);
    return line.substr(0, line.find("  "));
  }
  void attribute(Holder holder, std::string name, std::string value, Period during = {}) {
    ASSERT_TRUE(
        facts.add(Attribute{.holder = holder, .name = std::move(name), .value = std::move(value), .during = during}));
  }
};

TEST_F(SubjectSelection, AttributeHoldsWhileItIsRecordedAndIsUnknownBesides) {
  attribute(li, "rank", "chief", {"2021-03-10"_day, "2021-05-01"_day});
  attribute(li, "rank", "clerk", {"2021-05-01"_day, "2021-07-01"_day});
  EXPECT_EQ(who("attribute = { rank = ['chief'] }", li), "met");
  EXPECT_EQ(who("attribute = { rank = ['chief'] }", li, "2021-05").substr(0, 14), "not_applicable");
  EXPECT_EQ(who("attribute = { rank = ['chief'] }", li, "2021-08"), "unknown (attribute_unknown)");
  EXPECT_EQ(who("attribute = { rank = ['chief', 'clerk'] }", li, "2021-05"), "met");
}

TEST_F(SubjectSelection, TagsAreDatedToo) {
  attribute(wu, "tag", "cadre", {"2021-03-10"_day, "2021-04-01"_day});
  EXPECT_EQ(who("tag = ['cadre']", wu), "met");
  EXPECT_EQ(who("tag = ['cadre']", li), "met");
  const std::string rule =
      "[[quota]]\nid = 'r'\nwho = { tag = ['cadre'] }\nper = 'month'\nat_least = '30 h'\npartial_window = "
      "'prorate_by_day'";
  EXPECT_NE(says(rule, wu, "2021-03").find("need 39600/31 min"), std::string::npos) << says(rule, wu, "2021-03");
}

TEST_F(SubjectSelection, UnitTagHostUnitLinkAndEvent) {
  join(li, east);
  attribute(east, "tag", "rural");
  ASSERT_TRUE(facts.add(UnitMembership{.person = li, .unit = west, .during = {}, .kind = MembershipKind::host}));
  ASSERT_TRUE(facts.add(Link{.from = li, .to = bo, .kind = "mentor", .during = days("2021-03")}));
  event(li, "secondment", days("2021-03"));
  for (const char* const yes : {"unit_tag = ['rural']", "host_unit = ['west']", "host_unit = ['town']",
                                "has_link = ['mentor']", "event = ['secondment']"}) {
    EXPECT_EQ(who(yes, li), "met") << yes;
    EXPECT_EQ(who(yes, bo), "no result") << yes;
  }
  EXPECT_EQ(who("host_unit = ['east']", li), "no result");
  EXPECT_EQ(who("unit_tag = ['rural']", east), "met");
  EXPECT_EQ(who("unit_tag = ['rural']", west), "no result");
  EXPECT_EQ(who("has_link = ['mentor']", li, "2021-04").substr(0, 14), "not_applicable");
  EXPECT_EQ(who("event = ['secondment']", li, "2021-04").substr(0, 14), "not_applicable");
}

TEST_F(SubjectSelection, UnitsAreSelectedByTheNumberOfTheirMembersThatDay) {
  join(li, east);
  join(bo, east, {"2021-03-15"_day, "2021-05-01"_day});
  join(wu, west);
  EXPECT_EQ(who("members_from = 2", east), "met");
  EXPECT_EQ(who("members_from = 2", east, "2021-05").substr(0, 14), "not_applicable");
  EXPECT_EQ(who("members_under = 2", east, "2021-05"), "met");
  EXPECT_EQ(who("members_from = 3", town), "met");
  EXPECT_EQ(who("members_from = 2", west), "no result");
}

}  // namespace
