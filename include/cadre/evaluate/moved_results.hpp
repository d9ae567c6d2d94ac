// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// moved_results(): which results two versions of a policy give differently over the same facts.
#include <vector>

#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1 {

/// One question that two evaluations answer differently.
struct MovedResult {
  const RuleResult* was = nullptr;  ///< in the earlier results; null where they have no such rule or window
  const RuleResult* is = nullptr;   ///< in the later ones; null where they have no such rule or window
};

/// The results that differ between two evaluations of the same facts as of the same day: another answer, other numbers,
/// another band or step, or a question that only one of them has. Paired by subject, rule id and window.
/// Precondition: both were made of snapshots of one register. The results live as long as those given.
/// @param was of the earlier version of the policy
/// @param is of the later version
[[nodiscard]] std::vector<MovedResult> moved_results(const Results& was, const Results& is);

}  // namespace cadre::inline v1
