// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// A small organisation whose figures are worked out by hand beside the tests that ask for them.
#include <string>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/record/register.hpp>
#include <cadre/report/options.hpp>

namespace cadre::fixture {

/// Two branches below a committee; an, bo in b1, cy, eve in b2, di in none.
struct Office {
  Register facts;
  UnitId c, b1, b2;
  PersonId an, bo, cy, di, eve;
  SessionId s1, s2, s3;

  Office()
      : c{facts.add(Unit{.id = "c", .name = "镇党委"}).value()},
        b1{facts.add(Unit{.id = "b1", .name = "东村党支部", .parent = c}).value()},
        b2{facts.add(Unit{.id = "b2", .parent = c}).value()},
        an{person("an", "1990-05-01", b1)},
        bo{person("bo", "", b1)},
        cy{person("cy", "1930-06-30", b2)},
        di{person("di", "1990-05-01", std::nullopt)},
        eve{person("eve", "1985-01-31", b2)},
        s1{session("s1", b1, "collective", "2021-03-01T09:00"_at, "2021-03-01T11:00"_at)},
        s2{session("s2", b2, "visit", "2021-03-01T10:00"_at, "2021-03-01T12:00"_at)},
        s3{session("s3", c, "quiz", "2021-04-10T09:00"_at, "2021-04-10T09:00"_at)} {
    session("s4", b1, "visit", "2021-05-01T09:00"_at, "2021-05-01T10:00"_at, SessionState::cancelled);
    const SessionId last_year = session("s5", b1, "visit", "2020-12-31T23:00"_at, "2021-01-01T01:00"_at);
    come(s1, an);
    come(s1, bo, PresenceStatus::late, 90);
    come(s1, eve, PresenceStatus::absent);
    come(s2, an);
    come(s2, eve, PresenceStatus::present, std::nullopt, Role::lecturer);
    come(s3, an);
    come(s3, cy);
    come(last_year, an);
  }

  PersonId person(const std::string& id, const std::string& born, std::optional<UnitId> unit,
                  const std::string& name = "") {
    Person who{.id = id, .name = name, .tags = {"cadre"}};
    if (!born.empty()) who.born = parse_date(born).value();
    const PersonId added = facts.add(std::move(who)).value();
    if (unit) facts.add(UnitMembership{added, *unit, {}}).value();
    return added;
  }
  SessionId session(const std::string& id, UnitId unit, const std::string& kind, LocalTime start, LocalTime end,
                    SessionState state = SessionState::held) {
    return facts.add(Session{.id = id, .unit = unit, .kind = kind, .when = {start, end}, .state = state}).value();
  }
  FactId come(SessionId session, PersonId person, PresenceStatus status = PresenceStatus::present,
              std::optional<int> minutes = {}, Role role = Role::participant) {
    Presence presence{.session = session, .person = person, .status = status, .role = role};
    if (minutes) presence.attended = StudyTime::minutes(*minutes);
    return facts.add(std::move(presence)).value();
  }
  FactId study(PersonId person, const std::string& kind, LocalTime start, StudyTime length) {
    return facts.add(Study{.person = person, .kind = kind, .start = start, .length = length}).value();
  }
};

inline report::Scope year_2021() { return {.period = year_of(2021), .as_of = "2021-12-31"_day}; }

inline constexpr std::string_view policy_text = R"(cadre = 1
policy = "office-2021"
name = "Office rules"
valid = { from = 2021-01-01 }
source.T = { name = "Rules", articles = ["1", "2"] }
[[quota]]
id = "study/month"
cite = "T 1"
who = { tag = ["cadre"] }
count = "hours"
of = { kind = ["self_study"] }
per = "month"
at_least = "2 h"
partial_window = "full"
[[attendance]]
id = "attendance/year"
cite = "T 2"
who = { tag = ["cadre"] }
per = "year"
at_least = { value = "80 %", assumed = true, reason = "no <figure> in the text" }
leave = {}
partial_window = "full"
)";

inline Policy policy() { return read_policy(policy_text).value(); }

/// A judgement of a person's attendance, as an evaluation would give it.
inline RuleResult rate(PersonId person, Answer answer, std::int64_t attended, std::int64_t base) {
  Judgement judgement;
  judgement.answer = answer;
  judgement.measure = Measure::ratio();
  judgement.need = Ratio::of(4, 5);
  judgement.attended = attended;
  judgement.base = base;
  judgement.counted = base == 0 ? std::nullopt : std::optional{Ratio::of(attended, base)};
  if (answer == Answer::failed) judgement.short_by = checked_add(*judgement.need, -*judgement.counted);
  return {person, policy().find_rule("attendance/year").value(), window_of(year_of(2021)), judgement, ""};
}

}  // namespace cadre::fixture
