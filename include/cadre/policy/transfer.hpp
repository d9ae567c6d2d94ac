// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Carry and Debt: what a window of a quota hands on to the windows after it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/quantity.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Whether what was carried in is used before or after what the window itself counted.
enum class Spending : std::uint8_t { first, last };

/// Which windows may hand something on.
enum class CarryIf : std::uint8_t { met };

/// The most of some facts that may be carried.
struct CarryKind {
  FactSelector of;  ///< of these facts
  Amount most;      ///< so much
  friend bool operator==(const CarryKind&, const CarryKind&) = default;
};

/// What is left over in a window of a quota counts in the next.
struct Carry : RuleHead {
  std::string of;                       ///< the quota
  std::optional<Parameter> most;        ///< the most that goes on; as a ratio: of the need
  std::vector<CarryKind> per_kind;      ///< the most of some facts
  FactSelector of_facts;                ///< which facts may be carried
  std::string relabel;                  ///< category that they have from then on; empty: their own
  std::int64_t lifetime = 1;            ///< through how many windows it goes on
  std::vector<std::string> not_for;     ///< parts of the quota that it does not feed
  Spending spent = Spending::first;     ///< before or after the window's own
  bool blocked_if_used = false;         ///< whether a window that used some hands nothing on
  std::optional<Amount> earned_within;  ///< only of so long before the window's end
  std::optional<CarryIf> only_if;       ///< only from such windows
  bool from_waived = false;             ///< whether windows that are waived hand on too
  bool from_first = true;               ///< whether the subject's first window hands on
  bool capped = false;                  ///< whether the quota's `cap` holds for it too
  std::vector<std::string> opening;     ///< events whose amount is an opening balance
  friend bool operator==(const Carry&, const Carry&) = default;
};

/// What was missing in a window of a quota is made up later; the window stays failed.
struct Debt : RuleHead {
  std::string of;             ///< the quota
  Amount within;              ///< in so long after the window
  bool in_addition = false;   ///< whether what pays a debt no longer counts in its own window
  bool cured_counts = false;  ///< whether other rules take a window that was made up as met
  friend bool operator==(const Debt&, const Debt&) = default;
};

}  // namespace cadre::inline v1
