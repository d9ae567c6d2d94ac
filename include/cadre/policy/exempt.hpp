// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Exempt: relief from named rules.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// What an exemption does.
enum class Relief : std::uint8_t { not_applicable, waive, no_hard_requirement, flat };

/// How much of a window an exemption reaches.
enum class Reach : std::uint8_t { any_day, whole_window, prorate_by_day };

/// Relief from named rules.
struct Exempt : RuleHead {
  std::vector<std::string> from;    ///< the rules
  std::vector<std::string> event;   ///< during such an event; empty: while `who` holds
  std::vector<std::string> about;   ///< only of such events that are about one of these; empty: whatever they are about
  std::optional<Amount> min_span;   ///< only of such events that last at least so long
  Relief relief = Relief::waive;    ///< what it does
  std::optional<Amount> flat;       ///< what is owed instead, for relief `flat`
  Reach reaches = Reach::any_day;   ///< how much of a window
  std::vector<std::string> before;  ///< exemptions that it defeats
  friend bool operator==(const Exempt&, const Exempt&) = default;
};

}  // namespace cadre::inline v1
