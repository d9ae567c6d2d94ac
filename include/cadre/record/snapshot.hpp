// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Snapshot: an immutable view of all facts, as they were known on a day.
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <cadre/core/finding.hpp>
#include <cadre/curriculum/category.hpp>
#include <cadre/org/org.hpp>
#include <cadre/record/facts.hpp>

namespace cadre::inline v1 {

/// When the office knew a fact, and where it stands in the office's files.
struct FactMeta {
  std::string name;                ///< `fact_id` of the row; empty when it has none
  Origin origin;                   ///< file and row
  std::optional<Date> recorded;    ///< day it became known; none: from the beginning
  std::string supersedes;          ///< name of the fact that this one corrects; empty: none
  std::optional<Date> withdrawn;   ///< day from which it is known to be wrong; none: it stands
};

/// A fact with its identity.
template <class T>
struct Recorded {
  FactId id;  ///< its identity in the register
  T fact;     ///< what is recorded
};

class Register;
namespace detail {
struct Facts;
}

/// All facts of a Register at the moment it was taken, seen as they were known on a day. Cheap to copy; any number of
/// threads may read it; later additions to the Register never disturb it.
///
/// Lists come in the order of their keys (person, then start, then id), never in the order of insertion, so results
/// do not depend on the order of records.
class Snapshot {
 public:
  /// People, by index of PersonId.
  [[nodiscard]] std::span<const Person> people() const noexcept;
  /// Units, by index of UnitId.
  [[nodiscard]] std::span<const Unit> units() const noexcept;
  /// Groups, by index of GroupId.
  [[nodiscard]] std::span<const Group> groups() const noexcept;
  /// Categories, by index of CategoryId.
  [[nodiscard]] std::span<const Category> categories() const noexcept;

  /// One person. Precondition: the id is of this register (as for all of these).
  /// @param id whose
  [[nodiscard]] const Person& operator[](PersonId id) const noexcept { return people()[id.index()]; }
  /// One unit.
  /// @param id which
  [[nodiscard]] const Unit& operator[](UnitId id) const noexcept { return units()[id.index()]; }
  /// One group.
  /// @param id which
  [[nodiscard]] const Group& operator[](GroupId id) const noexcept { return groups()[id.index()]; }
  /// One category.
  /// @param id which
  [[nodiscard]] const Category& operator[](CategoryId id) const noexcept { return categories()[id.index()]; }
  /// One session; corrections are applied.
  /// @param id which
  [[nodiscard]] const Session& operator[](SessionId id) const noexcept;

  /// The person of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<PersonId> find_person(std::string_view id) const noexcept;
  /// The unit of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<UnitId> find_unit(std::string_view id) const noexcept;
  /// The group of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<GroupId> find_group(std::string_view id) const noexcept;
  /// The session of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<SessionId> find_session(std::string_view id) const noexcept;
  /// The category of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<CategoryId> find_category(std::string_view id) const noexcept;

  /// Unit memberships of a person, by start.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<UnitMembership>> memberships_of(PersonId person) const noexcept;
  /// Group memberships of a person, by start.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<GroupMembership>> groups_of(PersonId person) const noexcept;
  /// Posts of a person, by start.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Post>> posts_of(PersonId person) const noexcept;
  /// All posts, by unit, then start.
  [[nodiscard]] std::span<const Recorded<Post>> posts() const noexcept;
  /// All sessions that stand, by start, then id.
  [[nodiscard]] std::span<const SessionId> sessions() const noexcept;
  /// The fact that says what a session is: the last correction of it.
  /// @param session which
  [[nodiscard]] FactId fact_of(SessionId session) const noexcept;
  /// Presence of a person, by the session's start.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Presence>> presence_of(PersonId person) const noexcept;
  /// Presence at a session, by person.
  /// @param session which
  [[nodiscard]] std::span<const Recorded<Presence>> presence_at(SessionId session) const noexcept;
  /// Leaves of a person, by start.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Leave>> leaves_of(PersonId person) const noexcept;
  /// Study of a person, by start or first day.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Study>> study_of(PersonId person) const noexcept;
  /// Marks of a person, by day.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Mark>> marks_of(PersonId person) const noexcept;
  /// All documents, by day.
  [[nodiscard]] std::span<const Recorded<Document>> documents() const noexcept;
  /// Documents of a person, by day.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Document>> documents_of(PersonId person) const noexcept;
  /// All events, by first day.
  [[nodiscard]] std::span<const Recorded<Event>> events() const noexcept;
  /// Events of a person, by first day.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Event>> events_of(PersonId person) const noexcept;

  /// The unit in which a person is formally a member on a day: of several, the one that began last, then by id.
  /// @param person who
  /// @param day when
  [[nodiscard]] std::optional<UnitId> formal_unit(PersonId person, Date day) const noexcept;
  /// Whether a unit is another or lies below it.
  /// @param unit the lower
  /// @param above the upper
  [[nodiscard]] bool is_within(UnitId unit, UnitId above) const noexcept;
  /// Whether a person is a member of a group on a day.
  /// @param person who
  /// @param group which
  /// @param day when
  [[nodiscard]] bool is_member(PersonId person, GroupId group, Date day) const noexcept;
  /// Everyone who is a member of a group on a day, by id.
  /// @param group which
  /// @param day when
  [[nodiscard]] std::vector<PersonId> members(GroupId group, Date day) const;

  /// When and where a fact was recorded.
  /// @param fact which
  [[nodiscard]] const FactMeta& meta(FactId fact) const noexcept;
  /// The number of facts in force.
  [[nodiscard]] std::size_t size() const noexcept;

  /// The same facts as they were known at the end of a day: later records and corrections are not seen.
  /// @param day the day
  [[nodiscard]] Snapshot known_on(Date day) const;

 private:
  friend class Register;
  explicit Snapshot(std::shared_ptr<const detail::Facts> facts) noexcept;
  std::shared_ptr<const detail::Facts> facts_;
};

}  // namespace cadre::inline v1
