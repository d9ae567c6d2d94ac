// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LeaveRule: which leave is valid.
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/quantity.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Who may grant a leave.
struct Approver {
  std::vector<std::string> post;   ///< holder of one of these posts
  std::vector<std::string> kinds;  ///< for these kinds of leave; empty: all
  std::optional<Amount> up_to;     ///< for leave of at most so many days
  std::optional<Amount> over;      ///< for leave of more than so many days
  friend bool operator==(const Approver&, const Approver&) = default;
};

/// Which leave is valid.
struct LeaveRule : RuleHead {
  std::vector<std::string> kinds;           ///< kinds it speaks of
  std::optional<Parameter> asked_before;    ///< at least so long before the session starts
  std::vector<Approver> approver;           ///< who may grant it; empty: anyone
  std::vector<std::string> deputies;        ///< posts that stand in for a vacant one
  std::vector<std::string> proof;           ///< kinds of proof, of which one must be handed in; empty: none
  std::optional<Parameter> after_the_fact;  ///< how long after its end an undecided leave may still be decided
  friend bool operator==(const LeaveRule&, const LeaveRule&) = default;
};

}  // namespace cadre::inline v1
