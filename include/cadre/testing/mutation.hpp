// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// mutate_policy(): whether the cases of a test file notice when a policy says something else.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/policy/policy.hpp>

namespace cadre::inline v1::testing {

/// A policy in which one thing was changed, and what the cases said of it.
struct MutantResult {
  Where where;         ///< where the policy says it: file, line, path
  std::string owner;   ///< the rule, measure, ... that holds it
  std::string was;     ///< what the policy says
  std::string is;      ///< what the mutant says
  std::string killed;  ///< the first case that notices; empty: none, it survived
  std::string test;    ///< of a survivor: the name of the new case that would notice; empty: none was found
  std::string why;     ///< of a survivor without such a case: why
};

/// What became of all mutants of a policy.
struct Mutation {
  std::vector<MutantResult> mutants;  ///< those that were run, in the order of the policy's keys
  std::size_t equal = 0;              ///< left out: the same policy as this or another mutant in other words
  std::size_t broken = 0;             ///< left out: does not compile
  std::vector<std::string> tests;     ///< cases that would kill survivors, as TOML ready to paste, each once

  /// How many were noticed by a case.
  [[nodiscard]] std::size_t killed() const noexcept;
  /// How many were run.
  [[nodiscard]] std::size_t of() const noexcept { return mutants.size(); }
};

/// Changes one thing of a policy at a time and says which changes no case notices.
///
/// Changes are those of policy_mutants(). A mutant is killed when a case that passes on the policy fails on it. For
/// each survivor a case is looked for that would kill it: both policies are asked of every rule, subject and window
/// that the facts of the file know. The case found expects what the policy says today, for somebody to review.
///
/// The same input gives the same output, whatever the number of threads.
///
/// @par Errors
///   Those of run_policy_tests(); Errc::test_failed when a case fails on the policy itself.
/// @param policy the rules
/// @param texts the texts of the policy, uppermost first, in which places are looked up; may be empty
/// @param toml the test file's text, UTF-8
/// @param document its name in messages
/// @param limits how much is accepted
/// @param threads how many at most work at it; 0 is taken as 1
[[nodiscard]] Result<Mutation> mutate_policy(const Policy& policy, std::span<const PolicyText> texts,
                                             std::string_view toml, std::string_view document,
                                             const Limits& limits = {}, unsigned threads = 1);

/// The mutation as lines: the score, then each survivor with its place, what was changed and what would kill it.
/// @param mutation the mutation
/// @return lines, each with its line break
[[nodiscard]] std::string describe(const Mutation& mutation);

}  // namespace cadre::inline v1::testing
