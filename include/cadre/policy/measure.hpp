// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Measures and units: how records become amounts.
#include <cstdint>
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

/// Within what something counts only once.
enum class Once : std::uint8_t { item, window, person };

/// Credit for an act whatever it lasted.
struct FlatAward {
  Amount amount;             ///< so much for each record
  FactSelector of;           ///< for these facts
  std::optional<Once> once;  ///< only the first for the item, in the window, or ever
  friend bool operator==(const FlatAward&, const FlatAward&) = default;
};

/// A step of a band: what acts from a length on are worth. One of `from` and `above` is written.
struct BandStep {
  std::optional<Amount> from;   ///< from this length on
  std::optional<Amount> above;  ///< above this length
  Amount amount;                ///< so much, whatever the length beyond
  friend bool operator==(const BandStep&, const BandStep&) = default;
};

/// Credit by length, in steps.
struct LengthBand {
  /// Which length.
  enum class By : std::uint8_t { record, course };
  FactSelector of;              ///< for these facts
  By by = By::record;           ///< of the record, as far as it counts, or of the whole course
  std::vector<BandStep> steps;  ///< by length
  friend bool operator==(const LengthBand&, const LengthBand&) = default;
};

/// A multiple for some facts.
struct Factor {
  /// What only the first of counts.
  enum class First : std::uint8_t { item };
  Ratio times;                 ///< multiply by
  FactSelector of;             ///< for these facts
  std::optional<First> first;  ///< only for the first record of the item
  friend bool operator==(const Factor&, const Factor&) = default;
};

/// An amount on top.
struct Plus {
  Amount amount;    ///< so much more
  FactSelector of;  ///< for these facts
  friend bool operator==(const Plus&, const Plus&) = default;
};

/// A condition without which records do not count.
struct Qualifying {
  FactSelector of;     ///< for these facts
  FactSelector needs;  ///< this must hold
  friend bool operator==(const Qualifying&, const Qualifying&) = default;
};

/// How the amount for a product is divided among its authors.
struct Split {
  FactSelector of;             ///< for these facts
  std::optional<Ratio> first;  ///< share of the first author, the others the rest in equal parts; none: all equally
  friend bool operator==(const Split&, const Split&) = default;
};

/// An amount that counts in equal parts in several years.
struct OverYears {
  FactSelector of;         ///< for these facts
  std::int64_t years = 1;  ///< in so many windows of a year
  friend bool operator==(const OverYears&, const OverYears&) = default;
};

/// Steps in which amounts count.
struct Increments {
  /// What is added up before.
  enum class Sum : std::uint8_t { record, item };
  Amount first;                    ///< what is under this is nothing
  std::optional<Amount> then;      ///< steps beyond; none: exact
  Rounding mode = Rounding::down;  ///< to which step
  Sum sum = Sum::record;           ///< each record, or all of an item
  friend bool operator==(const Increments&, const Increments&) = default;
};

/// A rounding with its moment.
struct MeasureRound : RoundTo {
  /// What is rounded.
  enum class At : std::uint8_t { record, item, window };
  At at = At::record;  ///< each record, what counts of an item, what counts in the window
  friend bool operator==(const MeasureRound&, const MeasureRound&) = default;
};

/// The most that counts of something.
struct MeasureCap {
  /// For each of these.
  enum class Per : std::uint8_t { record, item, day, kind, week, month, quarter, year, window };
  /// Of what a share is taken.
  enum class OfWhat : std::uint8_t { requirement, counted, others };
  Amount most;                    ///< no more counts; a share only of a window
  Per per = Per::window;          ///< of each record, item, day, ...
  FactSelector of;                ///< for these facts
  std::optional<OfWhat> of_what;  ///< of what a share is one
  std::string excess_as;          ///< category as which the rest counts; empty: it is lost
  friend bool operator==(const MeasureCap&, const MeasureCap&) = default;
};

/// One ledger: each record counts for one of some rules.
struct Allocation {
  /// How far a rule is filled before the next one is.
  enum class Until : std::uint8_t { need };
  std::vector<std::string> order;  ///< the rules, in the order in which they are filled
  Until until = Until::need;       ///< up to its need
  friend bool operator==(const Allocation&, const Allocation&) = default;
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
  std::string id;                        ///< name used as `count`
  std::string in;                        ///< unit of the result; empty: clock time
  std::vector<Qualifying> qualify;       ///< conditions without which records are lost
  std::vector<Conversion> rates;         ///< what recorded amounts are worth
  std::vector<FlatAward> flat;           ///< credit per record; before bands and rates
  std::vector<LengthBand> bands;         ///< credit by length; before rates
  std::optional<Amount> day;             ///< what a day recorded as `1 d` is worth
  std::optional<Amount> half_day;        ///< what a day recorded as `0.5 d` is worth
  std::vector<Split> split;              ///< division among authors
  std::vector<OverYears> over;           ///< amounts that count over several years
  std::vector<Factor> factors;           ///< multiples; all that fit apply
  std::vector<Plus> plus;                ///< on top; all that fit apply
  std::optional<Increments> increments;  ///< steps in which amounts count
  std::optional<MeasureRound> round;     ///< rounding
  std::vector<MeasureCap> caps;          ///< the most that counts
  std::optional<Allocation> allocation;  ///< rules of which each record counts for one
  std::string cite;                      ///< article
  bool assumed = false;                  ///< true where the source states no figure
  std::string reason;                    ///< why it is assumed
  std::string note;                      ///< free text
  friend bool operator==(const MeasureSpec&, const MeasureSpec&) = default;
};

}  // namespace cadre::inline v1
