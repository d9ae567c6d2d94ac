// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The facts of training: sessions, presence, leave, study, marks, documents, events, links, attributes, plan items.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/core/ids.hpp>
#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>

namespace cadre::inline v1 {

/// In which part someone took part.
enum class Role : std::uint8_t { participant, lecturer, speaker, organiser };

/// Whether a session took place.
enum class SessionState : std::uint8_t {
  held,       ///< it took place
  cancelled,  ///< it did not; nobody was due
  inquorate   ///< it met without enough people; due, but held only where a policy says so
};

/// Who was due at a session.
enum class DueKind : std::uint8_t {
  unit,   ///< the formal members of its unit and of all units below, on its day
  group,  ///< the members of its group, on its day
  list    ///< those who have a presence record at it, whatever it says
};

/// A meeting at which people learn.
struct Session {
  std::string id;                           ///< the name that data use; unique
  UnitId unit;                              ///< who holds it
  std::optional<GroupId> group{};           ///< the group that holds it, for a group's own sessions
  std::string kind{};                       ///< mode: collective, seminar, visit, ... any word
  std::optional<CategoryId> category{};     ///< heading of the curriculum
  std::vector<std::string> themes{};        ///< words
  std::string title{};                      ///< display title
  Span when;                                ///< start and end; of no length when the end is not known
  DueKind due = DueKind::unit;              ///< who was due
  SessionState state = SessionState::held;  ///< whether it took place
  std::string venue{};                      ///< where; may be empty
  std::string organiser{};                  ///< level of who organises it: county, city, ... any word; may be empty
  std::optional<std::uint32_t> quorum{};    ///< people without whom it is not quorate; `state` says whether they came
  std::string item{};                       ///< course or product that it teaches; may be empty
};

/// What a register says of one person at one session.
enum class PresenceStatus : std::uint8_t {
  present,
  late,
  left_early,
  late_and_left_early,
  absent,
  leave,
  made_up,
  excused
};

/// Whether a status means that the person was there.
/// @param status the status
[[nodiscard]] constexpr bool is_attending(PresenceStatus status) noexcept {
  return status <= PresenceStatus::late_and_left_early || status == PresenceStatus::made_up;
}

/// One person at one session.
struct Presence {
  SessionId session;                                ///< which session
  PersonId person;                                  ///< who
  PresenceStatus status = PresenceStatus::present;  ///< what the register says
  std::optional<StudyTime> attended{};              ///< minutes attended; none: the whole session
  Role role = Role::participant;                    ///< part taken
  std::string topic{};                              ///< what was taught or said; may be empty
};

/// What was decided about a leave.
enum class LeaveDecision : std::uint8_t { approved, refused, pending };

/// A leave of absence.
struct Leave {
  PersonId person;                                  ///< who
  std::string kind;                                 ///< official, private, sick, ... any word
  Span covers;                                      ///< from when to when
  std::optional<LocalTime> asked{};                 ///< when it was asked for, if known
  std::optional<LocalTime> decided{};               ///< when it was decided, if known
  std::optional<PersonId> decided_by{};             ///< who decided, if known
  LeaveDecision decision = LeaveDecision::pending;  ///< what was decided
  std::string proof{};                              ///< kind of the proof handed in, any word; empty: none
};

/// A person's own study: self-study, a platform's record, a course elsewhere.
///
/// Time is given in one of three ways: `start` with `length` (clock times), `days` with `length` (a day or a month, and
/// how much of it), or `amount` in another unit, such as class hours. An amount may stand beside clock time: what
/// counts time takes the time, what counts in other units takes the amount.
struct Study {
  PersonId person;                              ///< who
  std::string kind;                             ///< mode: self_study, online, ... any word
  std::optional<CategoryId> category{};         ///< heading of the curriculum
  std::vector<std::string> themes{};            ///< words
  std::optional<LocalTime> start{};             ///< clock time of its beginning, if known
  StudyTime length{};                           ///< clock time spent; with `start` it lies there without a gap
  Period days{};                                ///< without `start`: the day, or the month, in which it lies
  std::optional<Amount> amount{};               ///< in another unit than clock time; alone it says nothing of time
  std::optional<SessionId> session{};           ///< the session it belongs to: then presence decides
  Role role = Role::participant;                ///< part taken
  std::optional<Date> submitted{};              ///< day it was handed in, if known
  std::string item{};                           ///< course or product studied or made; may be empty
  std::optional<StudyTime> course_length{};     ///< length of the whole course, if known
  std::optional<Ratio> watched{};               ///< share of the course watched, from 0 to 1, if known
  std::optional<bool> passed{};                 ///< whether its test was passed, if known
  std::optional<Ratio> score{};                 ///< share of the test's marks reached, from 0 to 1, if known
  std::string organiser{};                      ///< level of who organises it: county, city, ...; may be empty
  std::optional<UnitId> host{};                 ///< the unit where it was done, if known
  std::optional<bool> verified{};               ///< whether an office verified it; false: the person says so
  std::optional<std::uint32_t> authors{};       ///< of a product, how many made it, at least 1
  std::optional<std::uint32_t> author_place{};  ///< of a product, the person's place among its authors, from 1
  std::string venue{};                          ///< where; may be empty
};

/// Whose a fact is.
using Holder = std::variant<PersonId, UnitId, SessionId, GroupId>;

/// The result of a test, contest or rating.
struct Mark {
  Holder holder;                ///< who was marked: a person, a unit or a class
  std::string test;             ///< which test
  Date day;                     ///< when
  Ratio value;                  ///< mark reached
  std::optional<Ratio> best{};  ///< best possible mark
  std::optional<Ratio> pass{};  ///< mark from which it is passed
  std::string item{};           ///< course or item that was marked; may be empty
  std::string rater{};          ///< who marked: self, peers, superior, ... any word; may be empty
};

/// A document handed in.
struct Document {
  Holder holder;                             ///< whose it is
  std::string kind;                          ///< annual_plan, reflection, ... any word
  Date day;                                  ///< day handed in
  std::optional<Period> about{};             ///< what it is for; none: its day
  std::optional<SessionId> about_session{};  ///< the session it is for, if it is for one; `about` is then its day
  std::optional<std::uint32_t> length{};     ///< characters, if known
};

/// Something that happened to a person, unit or group: an appointment, an illness, an exemption, a notice, ...
struct Event {
  Holder holder;                   ///< whose it is
  std::string kind;                ///< any word
  Period during;                   ///< from its day on; one day unless it is a span
  std::optional<Amount> amount{};  ///< how much, where that means something
  std::string about{};             ///< any word: the post of an appointment, the rule of an exemption; may be empty
};

/// Two people who have to do with each other for a time.
struct Link {
  PersonId from;       ///< whose link it is: the one who is guided, for a mentor
  PersonId to;         ///< the other: the mentor
  std::string kind;    ///< mentor, contact, ... any word
  std::string role{};  ///< what the other is in it, any word; may be empty
  Period during{};     ///< when
};

/// Something that holds of a person, unit or group for a time. One named `tag` is a dated tag.
struct Attribute {
  Holder holder;      ///< of whom
  std::string name;   ///< what: rank, grade, post_level, ... any word
  std::string value;  ///< its value
  Period during{};    ///< when
};

/// One thing that a plan intends.
struct PlanItem {
  std::string id;                        ///< its name; the same in the plan it is moved to
  std::string plan;                      ///< the plan it stands in
  Holder holder;                         ///< whose plan it is
  std::string kind{};                    ///< mode: collective, seminar, ... any word
  std::optional<CategoryId> category{};  ///< heading of the curriculum
  std::optional<Period> planned{};       ///< when it is meant to be done
  std::optional<Amount> amount{};        ///< how much of it
  std::optional<SessionId> session{};    ///< the session by which it was done, if there is one
  std::optional<Date> done{};            ///< day on which it was done, if it was and the day is known
  std::string moved_to{};                ///< the plan it was moved to; empty: it was not
};

}  // namespace cadre::inline v1
