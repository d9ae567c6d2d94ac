// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// MakeupRule: how a missed session is made up, and what that restores.
#include <cstdint>
#include <string>
#include <vector>

#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// What a make-up gives back.
enum class Restores : std::uint8_t { hours, attendance, both };

/// How a missed session is made up: by a record of study that names it.
struct MakeupRule : RuleHead {
  std::vector<std::string> attendance;  ///< attendance rules whose sessions may be made up
  std::vector<std::string> forms;       ///< kinds of study that make one up
  Amount within;                        ///< so many days from the session's day on
  Restores restores = Restores::both;   ///< what it gives back
  std::vector<std::string> proof;       ///< kinds of document that must all be handed in; empty: none
  friend bool operator==(const MakeupRule&, const MakeupRule&) = default;
};

}  // namespace cadre::inline v1
