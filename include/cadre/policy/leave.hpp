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

/// In what a limit of leave counts: windows, or the classes to which somebody belongs.
struct LimitWindow {
  bool is_class = false;  ///< each class, from its first session to its last
  WindowRule per;         ///< else these windows
  friend bool operator==(const LimitWindow&, const LimitWindow&) = default;
};

/// The most leave that somebody may take.
struct LeaveLimit {
  Amount most;                            ///< days, leaves (`event`), or a share of the hours due
  LimitWindow per;                        ///< in what
  std::vector<std::string> kinds;         ///< of these kinds of leave; empty: all of the rule's
  std::optional<Amount> class_from;       ///< only in classes of at least so many days
  std::optional<Amount> class_up_to;      ///< only in classes of at most so many days
  std::string breach = "latest_invalid";  ///< latest_invalid, absent_all or `event:` with a kind
  friend bool operator==(const LeaveLimit&, const LeaveLimit&) = default;
};

/// Which leave is valid.
struct LeaveRule : RuleHead {
  std::vector<std::string> kinds;           ///< kinds it speaks of
  std::optional<Parameter> asked_before;    ///< at least so long before the session starts
  std::vector<Approver> approver;           ///< who may grant it; empty: anyone
  std::vector<std::string> deputies;        ///< posts that stand in for a vacant one
  std::vector<std::string> proof;           ///< kinds of proof, of which one must be handed in; empty: none
  std::optional<Parameter> after_the_fact;  ///< how long after its end an undecided leave may still be decided
  std::vector<LeaveLimit> limit;            ///< most that may be taken
  friend bool operator==(const LeaveRule&, const LeaveRule&) = default;
};

}  // namespace cadre::inline v1
