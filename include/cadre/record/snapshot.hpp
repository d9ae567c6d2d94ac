// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Snapshot: an immutable view of all facts, as they were known on a day.
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <cadre/curriculum/category.hpp>
#include <cadre/curriculum/kind_name.hpp>
#include <cadre/org/org.hpp>
#include <cadre/record/facts.hpp>
#include <cadre/record/recorded.hpp>

namespace cadre::inline v1 {

class Register;
namespace detail {
struct Facts;
}

/// All facts of a Register at the moment it was taken, seen as they were known on a day. Cheap to copy; any number of
/// threads may read it; later additions to the Register never disturb it.
///
/// Lists hold the facts in force. A fact stands when it is known and not withdrawn; it is in force when it stands and
/// no standing correction, nor a correction of that, takes its place. A correction that is withdrawn no longer
/// corrects: what it corrected is in force again. Of two corrections of one fact the one recorded last counts, of the
/// same day the one added last. Presence and whatever else is a session's own (documents, events, marks, attributes,
/// plan items) are not listed when the session does not stand.
///
/// @par Laws
///   Lists come in the order of what the facts say (person by id, start, kind, unit or session by id, amounts), never
///   in the order of insertion: the same facts added in another order give the same lists. `known_on(a).known_on(b)` is
///   `known_on(min(a, b))`. NOT: two corrections of one fact on the same day count the same in any order; there the
///   order of addition decides.
/// @par Validity
///   Spans and references hold as long as this Snapshot or a copy of it lives.
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
  /// What kinds are called, by index of KindNameId.
  [[nodiscard]] std::span<const KindName> kind_names() const noexcept;

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
  /// One session; corrections are applied. One that does not stand is shown as it was first recorded.
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
  /// The session that stands and has this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<SessionId> find_session(std::string_view id) const noexcept;
  /// The category of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<CategoryId> find_category(std::string_view id) const noexcept;
  /// What a kind is called, if the data say so.
  /// @param kind the word that data use
  [[nodiscard]] const KindName* find_kind_name(std::string_view kind) const noexcept;
  /// The heading under which a column stands in a file; the column's name where nothing else was noted.
  /// @param file file name, as in Origin::file
  /// @param column its name in docs/data-folder.md
  [[nodiscard]] std::string_view heading_of(std::string_view file, std::string_view column) const noexcept;

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
  [[nodiscard]] FactList<Post> posts() const noexcept;
  /// All sessions that stand, by start, then id.
  [[nodiscard]] std::span<const SessionId> sessions() const noexcept;
  /// The sessions that stand and that exactly this unit holds, by start, then id.
  /// @param unit which
  [[nodiscard]] std::span<const SessionId> sessions_of(UnitId unit) const noexcept;
  /// The sessions that stand and that this group holds, by start, then id.
  /// @param group which
  [[nodiscard]] std::span<const SessionId> sessions_of(GroupId group) const noexcept;
  /// Whether a session is known and not withdrawn.
  /// @param session which
  [[nodiscard]] bool stands(SessionId session) const noexcept;
  /// The fact that says what a session is: the last correction of it.
  /// @param session which
  [[nodiscard]] FactId fact_of(SessionId session) const noexcept;
  /// Presence of a person, by the session's start.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Presence>> presence_of(PersonId person) const noexcept;
  /// Presence at a session, by person.
  /// @param session which
  [[nodiscard]] FactList<Presence> presence_at(SessionId session) const noexcept;
  /// Leaves of a person, by start.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Leave>> leaves_of(PersonId person) const noexcept;
  /// Study of a person, by start or first day.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Study>> study_of(PersonId person) const noexcept;
  /// Marks of a person, unit, session or group, by day.
  /// @param holder whose
  [[nodiscard]] std::span<const Recorded<Mark>> marks_of(const Holder& holder) const noexcept;
  /// All documents, by day.
  [[nodiscard]] FactList<Document> documents() const noexcept;
  /// Documents of a person, unit, session or group, by day.
  /// @param holder whose
  [[nodiscard]] std::span<const Recorded<Document>> documents_of(const Holder& holder) const noexcept;
  /// All events, by first day.
  [[nodiscard]] FactList<Event> events() const noexcept;
  /// Events of a person, unit, session or group, by first day.
  /// @param holder whose
  [[nodiscard]] std::span<const Recorded<Event>> events_of(const Holder& holder) const noexcept;
  /// Links from a person, by first day.
  /// @param person whose
  [[nodiscard]] std::span<const Recorded<Link>> links_of(PersonId person) const noexcept;
  /// Links to a person, by whose they are, then first day.
  /// @param person the other
  [[nodiscard]] FactList<Link> links_to(PersonId person) const noexcept;
  /// Attributes of a person, unit, session or group, by first day, then name.
  /// @param holder whose
  [[nodiscard]] std::span<const Recorded<Attribute>> attributes_of(const Holder& holder) const noexcept;
  /// Plan items of a person, unit, session or group, by plan, then id.
  /// @param holder whose
  [[nodiscard]] std::span<const Recorded<PlanItem>> plan_items_of(const Holder& holder) const noexcept;

  /// Whether an attribute of a person, unit, session or group has a value on a day; it may have others beside it.
  /// @param holder whose
  /// @param name which attribute
  /// @param value the value
  /// @param day when
  [[nodiscard]] bool has_attribute(const Holder& holder, std::string_view name, std::string_view value,
                                   Date day) const noexcept;
  /// Whether a person has a tag on a day: one of Person::tags, which have no days, or an Attribute named `tag`.
  /// @param person who
  /// @param tag the tag
  /// @param day when
  [[nodiscard]] bool has_tag(PersonId person, std::string_view tag, Date day) const noexcept;
  /// Whether a unit has a tag on a day: one of Unit::tags, which have no days, or an Attribute named `tag`.
  /// @param unit which
  /// @param tag the tag
  /// @param day when
  [[nodiscard]] bool has_tag(UnitId unit, std::string_view tag, Date day) const noexcept;

  /// The unit in which a person is formally a member on a day: of several, the one that began last, then by id.
  /// @param person who
  /// @param day when
  [[nodiscard]] std::optional<UnitId> formal_unit(PersonId person, Date day) const noexcept;
  /// Whether a unit is another or lies below it.
  /// @param unit the lower
  /// @param above the upper
  [[nodiscard]] bool is_within(UnitId unit, UnitId above) const noexcept;
  /// The units directly below a unit, by id.
  /// @param unit the upper
  [[nodiscard]] std::span<const UnitId> children_of(UnitId unit) const noexcept;
  /// A unit and all units below it, each before those below it, neighbours by id.
  /// @param unit the upper
  [[nodiscard]] std::span<const UnitId> units_within(UnitId unit) const noexcept;
  /// The units above a unit, from the nearest to the top.
  /// @param unit the lower
  [[nodiscard]] std::vector<UnitId> ancestors(UnitId unit) const;
  /// Whether a person is a member of a group on a day.
  /// @param person who
  /// @param group which
  /// @param day when
  [[nodiscard]] bool is_member(PersonId person, GroupId group, Date day) const noexcept;
  /// Everyone who is a member of a group on a day, by id.
  /// @param group which
  /// @param day when
  [[nodiscard]] std::vector<PersonId> members(GroupId group, Date day) const;
  /// Everyone whose formal_unit() on a day is a unit or lies below it, by id.
  /// @param unit which
  /// @param day when
  [[nodiscard]] std::vector<PersonId> members(UnitId unit, Date day) const;

  /// When and where a fact was recorded. It is the same in every view: known_on() does not hide a later withdrawal
  /// here.
  /// @param fact which
  [[nodiscard]] const FactMeta& meta(FactId fact) const noexcept;
  /// The number of facts that the lists hold, sessions included.
  [[nodiscard]] std::size_t size() const noexcept;

  /// The same facts as they were known at the end of a day: later records and corrections are not seen, later
  /// withdrawals not applied. People, units, groups and categories have no such day and are all seen. O(n log n) in the
  /// number of facts, O(1) when nothing was recorded or withdrawn later.
  /// @param day the day
  [[nodiscard]] Snapshot known_on(Date day) const;

 private:
  friend class Register;
  explicit Snapshot(std::shared_ptr<const detail::Facts> facts) noexcept;
  std::shared_ptr<const detail::Facts> facts_;
};

}  // namespace cadre::inline v1
