// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Checks: what makes a fact impossible to take in.
#include <optional>
#include <string>

#include <cadre/core/error.hpp>
#include <cadre/curriculum/category.hpp>
#include <cadre/org/org.hpp>
#include <cadre/record/facts.hpp>
#include <cadre/record/recorded.hpp>

namespace cadre::inline v1::detail {

/// How many of each named thing a register has: an id from here on is another register's.
struct Counts {
  std::size_t people = 0;
  std::size_t units = 0;
  std::size_t groups = 0;
  std::size_t categories = 0;
  std::size_t sessions = 0;
};

using Flaw = std::optional<Error>;

[[nodiscard]] Flaw flaw_in(const Unit& unit, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Group& group, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Session& session, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const UnitMembership& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const GroupMembership& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Post& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Presence& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Leave& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Study& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Mark& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Document& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Event& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Link& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const Attribute& fact, const Counts& counts);
[[nodiscard]] Flaw flaw_in(const PlanItem& fact, const Counts& counts);
/// A withdrawal that lies before the record.
[[nodiscard]] Flaw flaw_in(const FactMeta& meta);

}  // namespace cadre::inline v1::detail
