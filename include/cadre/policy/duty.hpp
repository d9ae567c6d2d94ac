// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Duty: something that is due for every window, by a day of its own.
#include <cstdint>
#include <optional>

#include <cadre/core/amount.hpp>
#include <cadre/policy/quantity.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Something that is due for every window, by a day of its own: a report, a talk, an inspection.
struct Duty : WindowedRule {
  /// Facts by which it is done.
  enum class From : std::uint8_t { documents, events, sessions };
  /// What becomes of what is done after the due day.
  enum class Late : std::uint8_t { counts, fails };

  FactSelector of;                  ///< which facts
  From from = From::documents;      ///< of which kind
  std::optional<Amount> at_least;   ///< how many; none: one
  std::optional<SignedAmount> due;  ///< so long after the window's last day, or before it; none: that day
  Late late = Late::fails;          ///< what is done later
  friend bool operator==(const Duty&, const Duty&) = default;
};

}  // namespace cadre::inline v1
