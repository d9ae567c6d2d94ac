// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Register: the single-writer builder of facts.
#include <memory>

#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1 {

/// Takes in facts and gives out Snapshots.
///
/// Nothing is ever overwritten: a correction is a new fact that names the one it supersedes, a withdrawal is a day. Keys
/// are unique; a key that stands twice is refused, so that the caller decides.
///
/// @par Threads
///   One thread at a time. Its Snapshots are free.
/// @par Errors
///   Errc::duplicate_key, Errc::unknown_reference (a `supersedes` that names nothing, or a fact of another kind),
///   Errc::bad_interval (an end before its start), Errc::invalid_argument (an empty id, a unit above itself).
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
  /// Adds a session. One that supersedes another takes over its id.
  /// @param session which
  /// @param meta when and where it was recorded
  Result<SessionId> add(Session session, FactMeta meta = {});
  /// Sets the unit above another, after both are known.
  /// @param unit the lower
  /// @param parent the upper
  Result<Done> set_parent(UnitId unit, UnitId parent);

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

  /// Notes that a fact is known to be wrong from a day on.
  /// @param fact which
  /// @param day the day
  Result<Done> withdraw(FactId fact, Date day);

  /// Everything known so far, corrections and withdrawals applied.
  [[nodiscard]] Snapshot snapshot() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cadre::inline v1
