// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// AggregateRule: a figure over people, units or sessions. ShareRule: how much of a population has done something.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/quantity.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Of what a figure is: the results of a rule, or facts.
struct FigureOf {
  std::string rule;    ///< the rule; empty: facts
  FactSelector facts;  ///< which facts
  friend bool operator==(const FigureOf&, const FigureOf&) = default;
};

/// Over what a figure goes.
enum class FigureOver : std::uint8_t { people, units, sessions };

/// What is taken of each.
enum class FigureTake : std::uint8_t { counted, value, met, attended };

/// How what is taken becomes one number.
enum class FigureHow : std::uint8_t { sum, mean, median, count, rate };

/// Whether parts are added up before they are divided, or divided each.
enum class FigureWay : std::uint8_t { pooled, mean_of };

/// On which day of a window people and units are looked up.
enum class FigureDay : std::uint8_t { last, first };

/// A figure over people, units or sessions.
struct AggregateRule : WindowedRule {
  FigureOver over = FigureOver::people;  ///< over what
  FigureOf of;                           ///< of what
  std::optional<FigureTake> take;        ///< what of each; needed for a rule
  FigureHow how = FigureHow::sum;        ///< what becomes of it
  FigureWay way = FigureWay::pooled;     ///< of a rate of attendance
  FigureDay day = FigureDay::last;       ///< whose members: those of which day of the window
  std::optional<SubjectSelector> among;  ///< over which people or units; none: all
  std::optional<RoundTo> round;          ///< rounding of the figure
  std::optional<Parameter> at_least;     ///< floor
  friend bool operator==(const AggregateRule&, const AggregateRule&) = default;
};

/// What makes a person one of those done.
struct DoneBy {
  std::string rule;  ///< met this rule in the same window
  friend bool operator==(const DoneBy&, const DoneBy&) = default;
};

/// How much of a population has done something.
struct ShareRule : WindowedRule {
  std::optional<DoneBy> done;                ///< who met a rule
  std::optional<FactSelector> of;            ///< or who did one of these
  std::optional<Parameter> at_least;         ///< the share asked for
  std::optional<std::int64_t> within_years;  ///< years, this window's last included, in which nobody counts twice
  bool no_repeat = false;                    ///< nobody counts who was done in an earlier window of those years
  friend bool operator==(const ShareRule&, const ShareRule&) = default;
};

}  // namespace cadre::inline v1
