// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Measures and units: how records become amounts.
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/quantity.hpp>
#include <cadre/policy/selection.hpp>

namespace cadre::inline v1 {

/// What an amount of one unit is worth in another.
struct Conversion {
  Amount from;      ///< so much of the recorded unit
  Amount to;        ///< is so much of the other
  FactSelector of;  ///< for these facts only
  friend bool operator==(const Conversion&, const Conversion&) = default;
};

/// Credit for an act whatever it lasted.
struct FlatAward {
  Amount amount;    ///< so much for each record
  FactSelector of;  ///< for these facts
  friend bool operator==(const FlatAward&, const FlatAward&) = default;
};

/// A multiple for some facts.
struct Factor {
  Ratio times;      ///< multiply by
  FactSelector of;  ///< for these facts
  friend bool operator==(const Factor&, const Factor&) = default;
};

/// A unit of measure that the policy declares.
struct UnitSpec {
  std::string id;                   ///< its name in amounts
  std::vector<Conversion> convert;  ///< what it is worth
  std::string cite;                 ///< article
  std::string note;                 ///< free text
  friend bool operator==(const UnitSpec&, const UnitSpec&) = default;
};

/// How records become amounts.
struct MeasureSpec {
  std::string id;                  ///< name used as `count`
  std::string in;                  ///< unit of the result; empty: clock time
  std::vector<Conversion> rates;   ///< what recorded amounts are worth; the first that fits counts
  std::vector<FlatAward> flat;     ///< credit per record; before rates
  std::optional<Amount> day;       ///< what a day recorded as `1 d` is worth
  std::optional<Amount> half_day;  ///< what a day recorded as `0.5 d` is worth
  std::vector<Factor> factors;     ///< multiples; all that fit apply
  std::optional<RoundTo> round;    ///< rounding of each record
  std::string cite;                ///< article
  bool assumed = false;            ///< true where the source states no figure
  std::string reason;              ///< why it is assumed
  std::string note;                ///< free text
  friend bool operator==(const MeasureSpec&, const MeasureSpec&) = default;
};

}  // namespace cadre::inline v1
