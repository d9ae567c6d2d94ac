// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Explaining: an explanation under way, and the statements that several kinds of rule make.
#include <string>
#include <vector>

#include <cadre/evaluate/explanation.hpp>

#include "evaluate/detail/fold.hpp"

namespace cadre::inline v1::detail {

class Engine;

/// An explanation under way.
struct Explaining {
  Engine& engine;
  const Results& results;
  const RuleResult& row;
  ExplanationNode& root;  ///< to which statements are added
};

/// A statement. Its words stand under its code in `detail/templates/`.
[[nodiscard]] ExplanationNode node(std::string code, std::vector<std::string> values = {});
/// An amount as statements write it.
[[nodiscard]] std::string amount(Ratio value, Measure measure);
/// What became of a fact.
[[nodiscard]] ExplanationNode node_of(const Piece& piece, Measure measure);

/// Says what is asked for.
void add_need(ExplanationNode& root, const Judgement& judgement);
/// Says what counted, what was lost and what is uncertain, fact by fact.
void add_counts(ExplanationNode& root, const Judgement& judgement, const Fold& fold);
/// Says what is missing, and by when it must be begun.
void add_rest(ExplanationNode& root, const Judgement& judgement);

/// The statement of a result, with all that supports it.
[[nodiscard]] ExplanationNode explained(Engine& engine, const Results& results, const RuleResult& row);

}  // namespace cadre::inline v1::detail
