// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Person, Unit, Group, Membership, Post: the organisation and who belongs where, when.
#include <optional>
#include <string>
#include <vector>

#include <cadre/core/ids.hpp>
#include <cadre/core/period.hpp>

namespace cadre::inline v1 {

/// Someone who is trained.
struct Person {
  std::string id;                   ///< the name that data use for this person; unique
  std::string name{};               ///< display name; may be empty
  std::optional<Date> born{};       ///< birth day, if known
  std::optional<Date> joined{};     ///< day of joining the organisation, if known
  std::vector<std::string> tags{};  ///< words that policies select by, such as `cadre`
  std::string sort_key{};           ///< order in lists; empty: the id
};

/// A part of the organisation; units form a tree.
struct Unit {
  std::string id;                   ///< the name that data use; unique
  std::string name{};               ///< display name; may be empty
  std::string kind{};               ///< any word: committee, branch, ward, ...
  std::optional<UnitId> parent{};   ///< the unit above; none at the top
  std::vector<std::string> tags{};  ///< words that policies select by, such as `rural`
};

/// A named set of people with dated membership: a centre group, a class, a team, a pool.
struct Group {
  std::string id;                ///< the name that data use; unique
  std::string name{};            ///< display name; may be empty
  std::string kind{};            ///< any word: centre, young_cadres, class, ...
  std::optional<UnitId> unit{};  ///< the unit it belongs to, if any
};

/// How a person belongs to a unit.
enum class MembershipKind : std::uint8_t {
  formal,  ///< counted here: head counts and verdicts by unit follow formal membership
  host     ///< takes part here while formally elsewhere
};

/// A person belongs to a unit for a time.
struct UnitMembership {
  PersonId person;                               ///< who
  UnitId unit;                                   ///< where
  Period during;                                 ///< when
  MembershipKind kind = MembershipKind::formal;  ///< how
};

/// A person belongs to a group for a time.
struct GroupMembership {
  PersonId person;  ///< who
  GroupId group;    ///< which group
  Period during;    ///< when
};

/// A person holds a post in a unit for a time.
struct Post {
  PersonId person;   ///< the holder
  UnitId unit;       ///< where
  std::string kind;  ///< any word: secretary, director, ...
  Period during;     ///< when
};

}  // namespace cadre::inline v1
