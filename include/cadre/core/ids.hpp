// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Distinct ids: a PersonId is never a UnitId, and neither is a number.
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace cadre::inline v1 {

/// The number of a thing inside one Register, in the order in which it was added.
///
/// Ids of different kinds do not convert or compare. They say nothing outside the Register that gave them out: data
/// that travel carry the names people use (`person = "p0001"`).
template <class Kind>
class Id {
 public:
  /// The id at an index. For code that keeps its own tables beside a Snapshot.
  /// @param index place in the register's table
  [[nodiscard]] static constexpr Id at(std::size_t index) noexcept { return Id{static_cast<std::uint32_t>(index)}; }
  /// The place in the register's table.
  [[nodiscard]] constexpr std::size_t index() const noexcept { return index_; }

  friend constexpr auto operator<=>(Id, Id) noexcept = default;

 private:
  explicit constexpr Id(std::uint32_t index) noexcept : index_{index} {}
  std::uint32_t index_;
};

struct Person;
struct Unit;
struct Group;
struct Category;
struct KindName;
struct Session;

using PersonId = Id<Person>;      ///< a person
using UnitId = Id<Unit>;          ///< a unit of the organisation
using GroupId = Id<Group>;        ///< a named set of people
using CategoryId = Id<Category>;  ///< a category of the curriculum (a classroom, for instance)
using KindNameId = Id<KindName>;  ///< what a kind is called
using SessionId = Id<Session>;    ///< a session

/// Tag of FactId.
struct AnyFact;
using FactId = Id<AnyFact>;  ///< any recorded fact; unique over all kinds of fact in a Register

}  // namespace cadre::inline v1

/// Hash of an id, for unordered containers.
template <class Kind>
struct std::hash<cadre::Id<Kind>> {
  /// @param id what to hash
  std::size_t operator()(cadre::Id<Kind> id) const noexcept { return id.index(); }
};
