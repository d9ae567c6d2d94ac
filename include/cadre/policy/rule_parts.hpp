// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// rule_parts(): the quantities and selections of a rule, whatever its kind.
#include <string>
#include <vector>

#include <cadre/policy/policy.hpp>

namespace cadre::inline v1 {

/// A quantity of a rule and where it stands in it.
struct RuleQuantity {
  std::string path;            ///< `at_least`, `tiers[0].cap`
  const Parameter* parameter;  ///< the quantity; it lives as long as the rule
};

/// What a rule is made of; all of it lives as long as the rule.
struct RuleParts {
  std::vector<RuleQuantity> quantities;          ///< as they are written, each that is
  std::vector<const SubjectSelector*> subjects;  ///< selections of subjects, with those inside them
  std::vector<const FactSelector*> facts;        ///< selections of facts, likewise
};

/// The parts of a rule, found by its field tables: a new kind of rule needs nothing here.
/// @param rule which
[[nodiscard]] RuleParts rule_parts(const Rule& rule);

}  // namespace cadre::inline v1
