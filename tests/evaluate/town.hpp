// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Town: a few people and units, short ways to record what they did, and what a rule says in one line.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/record/register.hpp>

namespace cadre_test {
using namespace cadre;

/// A policy of some rules, with the calendar `calendar.office` (Monday to Friday, 09:00-12:00 and 14:00-17:00).
inline std::string policy_text(std::string_view rules) {
  return "cadre = 1\npolicy = 'p'\n" + std::string{rules} +
         "\n[calendar.office]\nweek = ['mon', 'tue', 'wed', 'thu', 'fri']\nhours = ['09:00-12:00', '14:00-17:00']\n";
}

inline Policy policy_of(std::string_view rules) { return read_policy(policy_text(rules)).value(); }

/// What results say of a subject: the line without subject, rule and window.
inline std::string says(const Results& results, Subject who, std::string_view rule, std::string_view window) {
  const RuleResult* const row = results.find(who, rule, window);
  if (row == nullptr) return "no result";
  const std::string line = results.line(*row);
  const std::string head = results.name_of(who) + "  " + std::string{rule} + "  " + std::string{window} + "  ";
  return line.substr(0, head.size()) == head ? line.substr(head.size()) : "unexpected line: " + line;
}

/// The day most questions are asked as of. It has a name because clang 14 takes no consteval literal as a default
/// argument.
inline const AsOf year_end = as_of("2021-12-31"_day);

/// town: (east, west). li and bo are cadres in east, wu is in west. 2021-03-01 is a Monday.
struct Town : ::testing::Test {
  Register facts;
  UnitId town = facts.add(Unit{.id = "town", .kind = "committee"}).value();
  UnitId east = facts.add(Unit{.id = "east", .kind = "branch", .parent = town}).value();
  UnitId west = facts.add(Unit{.id = "west", .kind = "branch", .parent = town}).value();
  GroupId centre = facts.add(Group{.id = "centre", .kind = "study", .unit = town}).value();
  PersonId li =
      facts.add(Person{.id = "li", .born = "1980-05-10"_day, .joined = "2019-01-31"_day, .tags = {"cadre"}}).value();
  PersonId bo = facts.add(Person{.id = "bo", .tags = {"cadre"}}).value();
  PersonId wu = facts.add(Person{.id = "wu", .born = "1990-02-28"_day}).value();

  /// What rule `r` says at the end of 2021-12-31, or on another day.
  std::string says(std::string_view rules, Subject who, std::string_view window, AsOf asked = year_end) const {
    return cadre_test::says(results(rules, asked), who, "r", window);
  }
  Results results(std::string_view rules, AsOf asked = year_end) const {
    return evaluate(policy_of(rules), facts.snapshot(), asked,
                    {.period = Period{"2018-01-01"_day, "2024-01-01"_day}, .limits = {}});
  }

  void join(PersonId person, UnitId unit, Period during = {}) {
    ASSERT_TRUE(facts.add(UnitMembership{.person = person, .unit = unit, .during = during}));
  }
  void join(PersonId person, GroupId group, Period during = {}) {
    ASSERT_TRUE(facts.add(GroupMembership{.person = person, .group = group, .during = during}));
  }
  void study(PersonId person, LocalTime start, StudyTime length, std::string kind = "self_study") {
    ASSERT_TRUE(facts.add(Study{.person = person, .kind = std::move(kind), .start = start, .length = length}));
  }
  void study_in(PersonId person, Period days, StudyTime length) {
    ASSERT_TRUE(facts.add(Study{.person = person, .kind = "self_study", .length = length, .days = days}));
  }
  void study_amount(PersonId person, Date day, Amount amount, std::string kind = "course") {
    ASSERT_TRUE(facts.add(Study{.person = person, .kind = std::move(kind), .days = {day, day + 1}, .amount = amount}));
  }
  SessionId session(std::string id, LocalTime start, StudyTime length, std::string kind = "collective") {
    return add({.id = std::move(id), .unit = east, .kind = std::move(kind), .when = {start, start + length}});
  }
  SessionId add(Session session) { return facts.add(std::move(session)).value(); }
  void attend(PersonId person, SessionId session, PresenceStatus status = PresenceStatus::present,
              std::optional<StudyTime> attended = {}, Role role = Role::participant) {
    ASSERT_TRUE(facts.add(Presence{
        .session = session, .person = person, .status = status, .attended = attended, .role = role, .topic = {}}));
  }
  void event(Holder holder, std::string kind, Period during) {
    ASSERT_TRUE(facts.add(Event{.holder = holder, .kind = std::move(kind), .during = during}));
  }
  void document(Holder holder, std::string kind, Date day, std::optional<Period> about = {}) {
    ASSERT_TRUE(facts.add(Document{.holder = holder, .kind = std::move(kind), .day = day, .about = about}));
  }
};

/// The days of a window written as its label.
inline Period days(std::string_view label) { return parse_period(label).value(); }
inline Period one_day(Date day) { return {day, day + 1}; }
inline Amount amount(std::string_view text) { return parse_amount(text).value(); }

}  // namespace cadre_test
