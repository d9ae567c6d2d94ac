// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// policy_mutants(): a policy with one thing changed at a time.
#include <string>
#include <vector>

#include <cadre/policy/policy.hpp>

namespace cadre::inline v1 {

/// One change of a policy.
struct PolicyMutant {
  std::string path;   ///< where: `quota[2].at_least[0].value`
  std::string owner;  ///< the rule, measure, ... that holds it
  std::string was;    ///< what the policy says
  std::string is;     ///< what the mutant says; `nothing` where it was dropped
  PolicyModel model;  ///< the policy with the change; it need not compile
};

/// The policy with one thing changed at a time, in the order of its keys.
///
/// Numbers, amounts and days by one step up and down; a word is the next one; what is optional is dropped, and each
/// item of a list; weights of neighbouring items are swapped; windows become longer and shorter. Texts for people,
/// names, citations and whole rules that yield results stay as they are.
/// @param policy the policy
[[nodiscard]] std::vector<PolicyMutant> policy_mutants(const Policy& policy);

}  // namespace cadre::inline v1
