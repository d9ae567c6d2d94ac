// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ladders: what happened again and again, and which steps are in force because of it.
#include <optional>
#include <string>
#include <vector>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {

/// One thing that may count on a ladder.
struct Occasion {
  Date day;
  std::optional<FactId> fact;
  Tri counts = Tri::no;
  Reason doubt = Reason::none;
};

/// What a ladder looks at, by day: inside the window or, in a row or among the last, from its first day in force on.
[[nodiscard]] std::vector<Occasion> occasions_of(Engine& engine, const LadderRule& rule, const Query& query,
                                                 bool unknown_as);

/// When one of some steps of a ladder is in force for a subject, inside a range: adjoining spells that tile it.
[[nodiscard]] std::vector<Spell> in_force_spells(Engine& engine, std::size_t ladder, const Subject& subject,
                                                 const std::vector<std::string>& steps, const Period& range);

/// Whether a step of some ladder that is in force on a day bars an award.
[[nodiscard]] Tri barred_by_ladder(Engine& engine, const std::string& award, const Subject& subject, Date day);

}  // namespace cadre::inline v1::detail
