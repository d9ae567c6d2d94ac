// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Override: what a policy changes of a rule of the policy that it is laid over.
#include <optional>
#include <string>

#include <cadre/core/period.hpp>
#include <cadre/policy/quantity.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Keys that take the place of a rule's own. What is not written stays as it is.
struct Override {
  std::string rule;                   ///< id of the rule below
  std::string why;                    ///< what entitles to it
  std::optional<Parameter> at_least;  ///< another floor
  std::optional<Parameter> at_most;   ///< another ceiling
  std::optional<Period> valid;        ///< other days in force
  std::optional<Binding> severity;    ///< another bindingness
  std::string cite;                   ///< another article; empty: the rule's own
  friend bool operator==(const Override&, const Override&) = default;
};

}  // namespace cadre::inline v1
