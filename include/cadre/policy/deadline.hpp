// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Deadline: rules that must be met within a time of an event, or before it.
#include <string>
#include <vector>

#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Rules that must be met within a time of an event, or before an act. Its windows are those of a clock.
struct Deadline : WindowedRule {
  std::vector<std::string> needs;  ///< rules, each of which must be met by then
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

}  // namespace cadre::inline v1
