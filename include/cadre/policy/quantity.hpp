// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Quantities of the policy language: dated values, references to them, rounding.
#include <optional>
#include <string>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/core/period.hpp>

namespace cadre::inline v1 {

/// One value of a parameter and the days on which it holds.
struct ParameterValue {
  std::optional<Date> from;   ///< first day, as written
  std::optional<Date> until;  ///< day after the last, as written
  Period valid;               ///< days on which it holds, once checked: until the next value when no end is written
  Amount amount;              ///< the value
  std::string cite;           ///< article it comes from; empty: the rule's own
  bool assumed = false;       ///< true where the source states no figure
  std::string reason;         ///< why it is assumed
  friend bool operator==(const ParameterValue&, const ParameterValue&) = default;
};

/// A quantity in a rule: one value, several dated ones, or a reference to a named `param`.
struct Parameter {
  std::vector<ParameterValue> values;  ///< by first day; empty with a name
  std::string name;                    ///< the `param` it stands for; empty: the values are its own
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// An amount that may be below zero: points taken off, or a time before a day.
struct SignedAmount {
  Ratio value;      ///< how much
  Measure measure;  ///< of what
  friend bool operator==(const SignedAmount&, const SignedAmount&) = default;
};

/// A declared rounding.
struct RoundTo {
  Amount step;                        ///< a multiple of this
  Rounding mode = Rounding::half_up;  ///< which way
  friend bool operator==(const RoundTo&, const RoundTo&) = default;
};

}  // namespace cadre::inline v1
