// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Validity: what is valid for a time and must be renewed.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Facts that can make something valid.
enum class ActSource : std::uint8_t { study, sessions, events, documents, marks };

/// What makes something valid: some facts, or a rule on the day on which it is met.
struct ValidityActs {
  std::optional<ActSource> count;  ///< which facts
  FactSelector of;                 ///< which of them
  std::string by;                  ///< the rule instead of facts; empty: none
  friend bool operator==(const ValidityActs&, const ValidityActs&) = default;
};

/// A part of what must be valid, with a clock of its own.
struct ValidityComponent {
  std::string id;               ///< its name
  FactSelector of;              ///< which of the acts renew it
  std::optional<Amount> lasts;  ///< how long; none: as the rule says
  friend bool operator==(const ValidityComponent&, const ValidityComponent&) = default;
};

/// From which day a new term runs.
enum class TermFrom : std::uint8_t {
  due,              ///< the due day of the term before: its rhythm is kept
  act,              ///< the day of the act
  end_of_act_month  ///< the end of the act's month
};

/// What is valid for a time and must be renewed. It is judged on the day asked about, which is its only window.
struct Validity : WindowedRule {
  /// Whether what is late is valid all the same.
  enum class WhileLate : std::uint8_t { valid, expired };

  ValidityActs acts;                          ///< what makes it valid
  std::optional<WindowRule> first;            ///< by when it must be valid for the first time: a clock
  std::optional<Amount> lasts;                ///< how long a term is
  std::optional<Amount> renewal_window;       ///< so long before the due day is the time to renew
  TermFrom early = TermFrom::act;             ///< renewed before that time
  std::optional<TermFrom> in_window;          ///< renewed in that time
  TermFrom late = TermFrom::act;              ///< renewed after the due day
  std::optional<MonthEnd> month_end;          ///< what a day that a month does not have becomes
  std::optional<Amount> grace_to_do;          ///< so long after the due day it may still be renewed late
  std::optional<Amount> grace_to_report;      ///< so long after that the act may still be handed in
  WhileLate while_late = WhileLate::expired;  ///< what it is in the grace
  std::vector<ValidityComponent> components;  ///< parts, all of which must be valid
  std::string after_lapse;  ///< the only rule that renews it once the grace has passed; empty: any act

  /// Its window is the day asked about.
  Validity() { per.spec = window::Back{1, window::Back::Step::days}; }
  friend bool operator==(const Validity&, const Validity&) = default;
};

}  // namespace cadre::inline v1
