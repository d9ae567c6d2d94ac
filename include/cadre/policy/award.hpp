// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// AwardRule: who may be given an award.
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/grade.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// A grade that an award asks for.
struct NeededGrade {
  std::string grade;              ///< the grade
  std::vector<std::string> band;  ///< one of these bands
  friend bool operator==(const NeededGrade&, const NeededGrade&) = default;
};

/// What an award costs.
struct Spend {
  Amount amount;   ///< so much each time
  std::string of;  ///< of what this quota counted in the same window
  friend bool operator==(const Spend&, const Spend&) = default;
};

/// Who may be given an award.
struct AwardRule : WindowedRule {
  std::vector<std::string> needs;       ///< rules that must be met
  std::optional<NeededGrade> grade;     ///< grade that is asked for
  std::optional<Amount> places;         ///< how many may have it
  std::string by;                       ///< score by which places are given
  std::optional<Ties> ties;             ///< equal points at the last place
  std::optional<Amount> not_again_for;  ///< how long who held it may not have it again
  std::vector<std::string> held;        ///< events that say that somebody got it
  std::optional<Spend> spend;           ///< what it costs
  friend bool operator==(const AwardRule&, const AwardRule&) = default;
};

}  // namespace cadre::inline v1
