// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Composition: alternatives, or conditions that all must hold.
#include <cstdint>
#include <string>
#include <vector>

#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Alternatives, or conditions that all must hold.
struct Composition : RuleHead {
  /// Which.
  enum class Mode : std::uint8_t { any_of, all_of };
  Mode mode = Mode::all_of;        ///< which
  std::vector<std::string> rules;  ///< members; they share subject and windows
  friend bool operator==(const Composition&, const Composition&) = default;
};

/// At least so many of some rules.
struct AtLeastOf : RuleHead {
  std::int64_t k = 1;              ///< how many
  std::vector<std::string> rules;  ///< members; they share subject and windows
  friend bool operator==(const AtLeastOf&, const AtLeastOf&) = default;
};

}  // namespace cadre::inline v1
