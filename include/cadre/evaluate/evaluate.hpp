// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// evaluate(): a policy over facts; explain(): why a result is what it is.
#include <string>

#include <cadre/core/result.hpp>
#include <cadre/evaluate/explanation.hpp>
#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1 {

/// What to evaluate.
struct EvaluateOptions {
  std::optional<Period> period{};  ///< only windows that share a day with it; none: the policy's years up to `as_of`
  Limits limits{};                 ///< how many windows, and how much work
};

/// What every rule of a policy says of every subject and window.
///
/// Pure: no clock, locale, environment, globals or files; the same input gives the same results.
/// @param policy the rules
/// @param snapshot the facts
/// @param asked the day asked about
/// @param options which windows
/// @return the results; Errc::limit_exceeded, with the rule and the subject, where a rule has more windows for a
/// subject
///   than `Limits::windows`, or the evaluation takes more work than `Limits::work`
[[nodiscard]] Result<Results> try_evaluate(const Policy& policy, const Snapshot& snapshot, const AsOf& asked,
                                           const EvaluateOptions& options = {});

/// The same of a policy that keeps to the limits. Another one throws BadResult: a policy that a stranger wrote is for
/// try_evaluate().
/// @param policy the rules
/// @param snapshot the facts
/// @param asked the day asked about
/// @param options which windows
[[nodiscard]] Results evaluate(const Policy& policy, const Snapshot& snapshot, const AsOf& asked,
                               const EvaluateOptions& options = {});

/// Why a result is what it is: what counted, what did not, and what the rule asks.
/// @param results an evaluation
/// @param row one of its results
[[nodiscard]] Explanation explain(const Results& results, const RuleResult& row);

}  // namespace cadre::inline v1
