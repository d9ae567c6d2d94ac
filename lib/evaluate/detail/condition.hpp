// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Conditions of a rule on what other rules say.
#include "evaluate/detail/engine.hpp"
#include "evaluate/detail/explaining.hpp"

namespace cadre::inline v1::detail {

/// Takes a result back where a condition of its rule does not hold or is not known to.
void apply_conditions(Engine& engine, const Query& query, RuleResult& row);

/// Whether a condition holds for a subject and window.
[[nodiscard]] Tri holds(Engine& engine, const When& when, const Query& query);

/// Whether what a condition rests on may still change.
[[nodiscard]] bool may_move(Engine& engine, const When& when, const Query& query);

/// Says which results of other rules the conditions of a rule rest on.
void add_conditions(const Explaining& explaining);

/// The last windows of a rule that ended on or before a day; all of them where `all` is asked for. By their end.
[[nodiscard]] std::vector<Case> cases_before(Engine& engine, std::size_t rule, const Subject& subject, Date day,
                                             bool all);

}  // namespace cadre::inline v1::detail
