// SPDX-License-Identifier: Apache-2.0
// Windows of one session, of which several may lie on one day.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

using SessionWindows = Town;

/// Rules by session; li came to the first of two on one day, wu to the second.
constexpr std::string_view of_sessions = R"(
allow = ['ranking']
[[quota]]
id = 'hours'
per = 'session'
at_least = '1 h'
[[all_of]]
id = 'composition'
rules = ['hours']
[[score]]
id = 'score'
per = 'session'
items = [{ id = 'hours', rule = 'hours', met = '8 pt', failed = '2 pt' }]
[[score]]
id = 'score_of_score'
per = 'session'
items = [{ id = 'score', score = 'score' }]
[[score]]
id = 'score_of_absences'
per = 'session'
items = [{ id = 'absences', count = 'absences', each = '-1 pt' }]
[[grade]]
id = 'grade'
of = 'score'
bands = [{ name = 'high', from = '8 pt' }, { name = 'low' }]
[[award]]
id = 'award_by_rule'
per = 'session'
needs = ['hours']
[[award]]
id = 'award_by_grade'
per = 'session'
grade = { grade = 'grade', band = ['high'] }
[[award]]
id = 'award_by_place'
per = 'session'
places = '1 person'
by = 'score'
ties = 'refuse'
)";

TEST_F(SessionWindows, TwoSessionsOfOneDayAreTwoWindowsToEveryRule) {
  for (const PersonId person : {li, wu}) join(person, east);
  const SessionId first = session("s1", "2020-03-02T09:00"_at, 120_min);
  const SessionId second = session("s2", "2020-03-02T14:00"_at, 120_min);
  attend(li, first);
  attend(li, second, PresenceStatus::absent);
  attend(wu, first, PresenceStatus::absent);
  attend(wu, second);
  struct Row {
    std::string_view rule;
    std::string_view came;
    std::string_view missed;
  };
  const std::vector<Row> table{{"composition", "met (members)", "failed (members)"},
                               {"score", "met  value 8 pt", "met  value 2 pt"},
                               {"score_of_score", "met  value 8 pt", "met  value 2 pt"},
                               {"score_of_absences", "met  value 0 pt", "met  value -1 pt"},
                               {"grade", "met  high", "met  low"},
                               {"award_by_rule", "met", "failed (members)"},
                               {"award_by_grade", "met", "failed (members)"},
                               {"award_by_place", "met", "failed (no_place)"}};
  const Results all = results(of_sessions);
  for (const Row& row : table) {
    EXPECT_EQ(cadre_test::says(all, li, row.rule, "s1"), row.came) << row.rule;
    EXPECT_EQ(cadre_test::says(all, li, row.rule, "s2"), row.missed) << row.rule;
    EXPECT_EQ(cadre_test::says(all, wu, row.rule, "s1"), row.missed) << row.rule;
    EXPECT_EQ(cadre_test::says(all, wu, row.rule, "s2"), row.came) << row.rule;
  }
}

TEST_F(SessionWindows, PartOfASessionIsAShareOfThatSession) {
  join(li, east);
  attend(li, session("s1", "2020-03-02T09:00"_at, 120_min));
  attend(li, session("s2", "2020-03-02T14:00"_at, 60_min));
  const std::string rules =
      "[[quota]]\nid = 'whole'\nper = 'session'\nat_least = '1 h'\n[[quota]]\nid = 'r'\nper = 'session'\n"
      "part_of = 'whole'\nat_least = '50 %'\n";
  EXPECT_EQ(says(rules + "share_of = 'counted'\n", li, "s1"), "met  need 1 h, counted 2 h");
  EXPECT_EQ(says(rules + "share_of = 'counted'\n", li, "s2"), "met  need 30 min, counted 1 h");
  EXPECT_EQ(says(rules, li, "s1"), "met  need 30 min, counted 2 h");
  EXPECT_EQ(says(rules, li, "s2"), "met  need 30 min, counted 1 h");
}

TEST_F(SessionWindows, CapOfAPartOfASessionCutsThatSession) {
  join(li, east);
  attend(li, session("s1", "2020-03-02T09:00"_at, 120_min));
  attend(li, session("s2", "2020-03-02T14:00"_at, 60_min));
  const std::string rules =
      "[[quota]]\nid = 'r'\nper = 'session'\nat_least = '1 h'\n[[quota]]\nid = 'part'\nper = 'session'\n"
      "part_of = 'r'\ncap = '90 min'\n";
  EXPECT_EQ(says(rules, li, "s1"), "met  need 1 h, counted 1.5 h, lost 30 min");
  EXPECT_EQ(says(rules, li, "s2"), "met  need 1 h, counted 1 h");
}

}  // namespace
