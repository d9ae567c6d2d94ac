// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Fixture, person(), unit(), group(): small sets of facts for hand-written tests.
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/record/register.hpp>

namespace cadre::inline v1::testing {

/// What a session may have beside the usual.
struct SessionNote {
  std::string_view category{};              ///< heading of the curriculum; made where the fixture has none of this name
  std::string_view group{};                 ///< the group that holds it
  DueKind due = DueKind::unit;              ///< who is due
  SessionState state = SessionState::held;  ///< whether it took place
  std::string_view organiser{};             ///< level of who organises it
  std::optional<std::uint32_t> quorum{};    ///< people without whom it is not quorate
  std::string_view item{};                  ///< course or product that it teaches
};

/// What a leave may have beside the usual.
struct LeaveNote {
  std::string_view asked{};                          ///< time asked for; empty: not known
  std::string_view decided{};                        ///< time decided; empty: not known
  std::string_view by{};                             ///< person who decided; empty: not known
  LeaveDecision decision = LeaveDecision::approved;  ///< what was decided
  std::string_view proof{};                          ///< kind of the proof handed in
};

/// What a study record may have beside the usual.
struct StudyNote {
  std::string_view category{};      ///< heading of the curriculum; made where the fixture has none of this name
  std::string_view session{};       ///< the session it belongs to
  Role role = Role::participant;    ///< part taken
  std::optional<Date> submitted{};  ///< day it was handed in
  std::string_view item{};          ///< course or product studied or made
  std::optional<StudyTime> course_length{};     ///< length of the whole course
  std::optional<Ratio> watched{};               ///< share of the course watched
  std::optional<bool> passed{};                 ///< whether its test was passed
  std::optional<Ratio> score{};                 ///< share of the test's marks reached
  std::string_view organiser{};                 ///< level of who organises it
  std::string_view host{};                      ///< the unit where it was done
  std::optional<bool> verified{};               ///< whether an office verified it
  std::optional<std::uint32_t> authors{};       ///< of a product, how many made it
  std::optional<std::uint32_t> author_place{};  ///< of a product, the person's place among its authors
  std::string_view venue{};                     ///< where
};

/// What a mark may have beside the usual.
struct MarkNote {
  std::optional<Ratio> best{};  ///< best possible mark
  std::string_view item{};      ///< course or item that was marked
  std::string_view rater{};     ///< who marked
};

/// What a document may have beside the usual.
struct DocumentNote {
  std::string_view session{};             ///< the session it is for, in place of a period
  std::optional<std::uint32_t> length{};  ///< characters
};

/// What a plan item may have beside the usual.
struct PlanNote {
  std::string_view kind{};      ///< any word
  std::string_view category{};  ///< heading of the curriculum; made where the fixture has none of this name
  std::string_view amount{};    ///< such as `2 session`; empty: none
  std::string_view session{};   ///< the session by which it was done
  std::optional<Date> done{};   ///< day on which it was done
  std::string_view moved_to{};  ///< the plan it was moved to
};

/// Facts of a test, written as a sentence.
///
/// @code
/// auto li = testing::person("li").tag("cadre").study("self_study", "2021-03-06 19:00", 2_h);
/// Snapshot facts = li.snapshot();
/// @endcode
///
/// What is named last (a person, a unit, a group, a session) is what the calls after it speak of. Naming it again goes
/// back to it. Names may be used before the thing is named: only facts() puts all together.
///
/// @par Text
///   A day is `2021-03-01`, a time `2021-03-01 19:00`. `during` is a label as parse_period() reads it, such as `2021`
///   or `2021-03-01/2021-07-01` (half-open), `2021-03-01/` for from a day on, or empty for always.
/// @par Errors
///   Everything wrong is kept until facts(): a text that cannot be read, a name that nothing has, a call that does not
///   fit what was named last, and all that Register refuses.
class Fixture {
 public:
  /// Names a person.
  /// @param id the person's name in the data
  Fixture& person(std::string_view id);
  /// Names a unit.
  /// @param id the unit's name in the data
  /// @param kind any word
  /// @param above the unit above; empty at the top
  Fixture& unit(std::string_view id, std::string_view kind = "", std::string_view above = "");
  /// Names a group.
  /// @param id the group's name in the data
  /// @param kind any word
  /// @param unit the unit it belongs to; empty: none
  Fixture& group(std::string_view id, std::string_view kind = "", std::string_view unit = "");
  /// Names a session.
  /// @param id the session's name in the data
  /// @param unit who holds it
  /// @param kind any word
  /// @param start a time
  /// @param length clock time
  /// @param note the rest
  Fixture& session(std::string_view id, std::string_view unit, std::string_view kind, std::string_view start,
                   StudyTime length, const SessionNote& note = {});

  /// Gives a person or unit a word that policies select by.
  /// @param word the word
  Fixture& tag(std::string_view word);
  /// Gives the person, unit, session or group named last such a word for a time.
  /// @param word the word
  /// @param during when
  Fixture& tag(std::string_view word, std::string_view during) { return attribute("tag", word, during); }
  /// Gives the person, unit, session or group named last an attribute.
  /// @param name which attribute
  /// @param value its value
  /// @param during when
  Fixture& attribute(std::string_view name, std::string_view value, std::string_view during = "");
  /// Links a person with another.
  /// @param other the other
  /// @param kind any word
  /// @param during when
  /// @param role what the other is in it
  Fixture& link(std::string_view other, std::string_view kind, std::string_view during = "",
                std::string_view role = "");
  /// Gives a person a birth day.
  /// @param day the day
  Fixture& born(std::string_view day);
  /// Gives a person a day of joining.
  /// @param day the day
  Fixture& joined(std::string_view day);
  /// Puts a person into a unit.
  /// @param unit the unit
  /// @param during when
  /// @param kind how
  Fixture& member_of(std::string_view unit, std::string_view during = "", MembershipKind kind = MembershipKind::formal);
  /// Puts a person into a group.
  /// @param group the group
  /// @param during when
  Fixture& in_group(std::string_view group, std::string_view during = "");
  /// Gives a person a post.
  /// @param kind any word
  /// @param unit where
  /// @param during when
  Fixture& post(std::string_view kind, std::string_view unit, std::string_view during = "");

  /// Records study of a person.
  /// @param kind any word
  /// @param when a time, a day, or a month without a day
  /// @param length clock time
  /// @param note the rest
  Fixture& study(std::string_view kind, std::string_view when, StudyTime length, const StudyNote& note = {});
  /// Records study of a person in another unit than clock time.
  /// @param kind any word
  /// @param when a time, a day, or a month without a day
  /// @param amount such as `8 class_hour`
  /// @param note the rest
  Fixture& study(std::string_view kind, std::string_view when, std::string_view amount, const StudyNote& note = {});
  /// Records what a register says of a person at a session.
  /// @param session the session
  /// @param status what it says
  /// @param attended clock time; none: the whole session
  Fixture& present(std::string_view session, PresenceStatus status = PresenceStatus::present,
                   std::optional<StudyTime> attended = {});
  /// Records that a person was not at a session.
  /// @param session the session
  Fixture& absent(std::string_view session) { return present(session, PresenceStatus::absent); }
  /// Records a leave of a person.
  /// @param kind any word
  /// @param first a day, or a time
  /// @param last the last day, or the time of its end
  /// @param note the rest
  Fixture& leave(std::string_view kind, std::string_view first, std::string_view last, const LeaveNote& note = {});

  /// Records a mark of the person, unit, session or group named last.
  /// @param test which test
  /// @param day when
  /// @param value mark reached
  /// @param pass mark from which it is passed
  /// @param note the rest
  Fixture& mark(std::string_view test, std::string_view day, Ratio value, std::optional<Ratio> pass = {},
                const MarkNote& note = {});
  /// Records a document of the person, unit, session or group named last.
  /// @param kind any word
  /// @param day handed in
  /// @param about period that it is for, as a label; empty: its day
  /// @param note the rest
  Fixture& document(std::string_view kind, std::string_view day, std::string_view about = "",
                    const DocumentNote& note = {});
  /// Records an event of the person, unit, session or group named last.
  /// @param kind any word
  /// @param first its day
  /// @param last its last day, for a span; empty: one day
  /// @param amount such as `12 d`; empty: none
  /// @param about which post or rule it is about; empty: none
  Fixture& event(std::string_view kind, std::string_view first, std::string_view last = "",
                 std::string_view amount = "", std::string_view about = "");
  /// Records an item of a plan of the person, unit, session or group named last.
  /// @param plan the plan
  /// @param id the item
  /// @param planned when, as a label; empty: not said
  /// @param note the rest
  Fixture& plan_item(std::string_view plan, std::string_view id, std::string_view planned = "",
                     const PlanNote& note = {});

  /// The name of the person, unit or group named last; empty when nothing is.
  [[nodiscard]] const std::string& subject() const noexcept { return subject_; }
  /// Everything, or the first thing that is wrong.
  [[nodiscard]] Result<Register> facts() const;
  /// Everything; throws BadResult when something is wrong.
  [[nodiscard]] Snapshot snapshot() const { return facts().value().snapshot(); }

 private:
  enum class Kind : std::uint8_t { none, person, unit, group, session };
  // Things are made before the facts that name them, each kind before those that may name it.
  enum class Pass : std::uint8_t { groups, sessions, facts };
  using Step = std::function<Result<Done>(Register&)>;
  using PersonStep = std::function<Result<Done>(Register&, PersonId)>;
  using HolderStep = std::function<Result<Done>(Register&, Holder)>;

  Fixture& name(Kind kind, std::string_view id);
  Fixture& add(Pass pass, Step step);
  Fixture& add_of_person(std::string_view call, PersonStep step);
  Fixture& add_of_holder(std::string_view call, HolderStep step);
  Fixture& record_study(Study study, std::string_view when, std::string_view amount, const StudyNote& note);
  Fixture& set_day(std::string_view call, std::string_view day, std::optional<Date> Person::*member);
  Fixture& refuse(std::string_view call, std::string_view wanted);
  [[nodiscard]] std::vector<std::string>* named_tags() noexcept;
  [[nodiscard]] Person* named_person() noexcept;

  std::vector<Person> people_;
  std::vector<Unit> units_;
  std::vector<std::string> groups_;
  std::vector<std::string> sessions_;
  std::vector<std::string> categories_;
  std::array<std::vector<Step>, 3> passes_;
  std::optional<Error> fault_;
  Kind last_ = Kind::none;
  std::string name_;     // of what was named last
  std::string subject_;  // of the person, unit or group named last
};

/// A fixture that begins with a person.
/// @param id the person's name in the data
[[nodiscard]] Fixture person(std::string_view id);
/// A fixture that begins with a unit.
/// @param id the unit's name in the data
/// @param kind any word
/// @param above the unit above; empty at the top
[[nodiscard]] Fixture unit(std::string_view id, std::string_view kind = "", std::string_view above = "");
/// A fixture that begins with a group.
/// @param id the group's name in the data
/// @param kind any word
/// @param unit the unit it belongs to; empty: none
[[nodiscard]] Fixture group(std::string_view id, std::string_view kind = "", std::string_view unit = "");

}  // namespace cadre::inline v1::testing
