// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Register: the single-writer builder of facts.
#include <memory>

#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1 {

/// Takes in facts and gives out Snapshots.
///
/// Nothing is ever overwritten: a correction is a new fact that names the one it supersedes, a withdrawal is a day.
/// Keys are unique; a key that stands twice is refused, so that the caller decides. What is refused leaves no trace.
///
/// @par Threads
///   One thread at a time. Its Snapshots are free.
/// @par Errors
///   Errc::duplicate_key (an id or a FactMeta::name in use), Errc::unknown_reference (a `supersedes` that names nothing
///   so far, or a fact of another kind; an id that is not of this register), Errc::bad_interval (an end before its
///   start; a withdrawal before the record), Errc::invalid_argument (an empty id, a negative time, a share above 1, an
///   author's place beyond the authors, a link of someone with themselves, a session due to its group that names none,
///   a unit above itself).
class Register {
 public:
  Register();
  ~Register();
  Register(Register&&) noexcept;
  Register& operator=(Register&&) noexcept;
  Register(const Register&) = delete;
  Register& operator=(const Register&) = delete;

  /// Adds a person.
  /// @param person who
  Result<PersonId> add(Person person);
  /// Adds a unit.
  /// @param unit which
  Result<UnitId> add(Unit unit);
  /// Adds a group.
  /// @param group which
  Result<GroupId> add(Group group);
  /// Adds a category.
  /// @param category which
  Result<CategoryId> add(Category category);
  /// Says what a kind is called.
  /// @param name the kind and its names
  Result<KindNameId> add(KindName name);
  /// Notes the heading under which a file has a column, for findings about facts of that file. The last one counts.
  /// @param file file name, as in Origin::file
  /// @param column its name in docs/data-folder.md
  /// @param heading what stands in the file
  void note_heading(std::string_view file, std::string_view column, std::string_view heading);
  /// Adds a session. One that supersedes another keeps that one's SessionId, so presence stays with it; it may have the
  /// same name or a new one, and both names stay taken.
  /// @param session which
  /// @param meta when and where it was recorded
  Result<SessionId> add(Session session, FactMeta meta = {});
  /// Sets the unit above another, in place of the one it has. Errc::invalid_argument names both where that makes a
  /// circle.
  /// @param unit the lower
  /// @param parent the upper
  Result<Done> set_parent(UnitId unit, UnitId parent);

  /// The person of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<PersonId> find_person(std::string_view id) const noexcept;
  /// The unit of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<UnitId> find_unit(std::string_view id) const noexcept;
  /// The group of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<GroupId> find_group(std::string_view id) const noexcept;
  /// The category of this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<CategoryId> find_category(std::string_view id) const noexcept;
  /// The session that has or ever had this name, if any.
  /// @param id the name that data use
  [[nodiscard]] std::optional<SessionId> find_session(std::string_view id) const noexcept;
  /// The fact of this name, if any.
  /// @param name its FactMeta::name
  [[nodiscard]] std::optional<FactId> find_fact(std::string_view name) const noexcept;

  /// Adds a fact.
  /// @param fact the fact
  /// @param meta when and where it was recorded
  Result<FactId> add(UnitMembership fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(GroupMembership fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Post fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Presence fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Leave fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Study fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Mark fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Document fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Event fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Link fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(Attribute fact, FactMeta meta = {});
  /// @copydoc add(UnitMembership,FactMeta)
  Result<FactId> add(PlanItem fact, FactMeta meta = {});

  /// Notes that a fact is known to be wrong from a day on; of two such days the earlier holds.
  /// @param fact which
  /// @param day the day
  Result<Done> withdraw(FactId fact, Date day);

  /// Everything known so far, corrections and withdrawals applied. O(n log n) after a change, else O(1).
  [[nodiscard]] Snapshot snapshot() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cadre::inline v1
