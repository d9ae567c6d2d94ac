// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LadderRule: what follows when something happens again and again.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// What somebody's place at a session was.
enum class SessionMark : std::uint8_t { present, late, left_early, absent, leave, made_up, excused };

/// What a ladder counts. One of statuses, events, rule and leaves.
struct LadderCounts {
  std::vector<SessionMark> statuses;   ///< sessions with one of these marks ...
  FactSelector of;                     ///< ... that this takes
  std::vector<std::string> events;     ///< events of these kinds
  std::string rule;                    ///< windows of this rule ...
  std::vector<When::Verdict> verdict;  ///< ... with one of these answers
  std::vector<std::string> leaves;     ///< leaves of these kinds that are valid
  friend bool operator==(const LadderCounts&, const LadderCounts&) = default;
};

/// A step of a ladder.
struct LadderStep {
  std::int64_t from = 0;          ///< reached with so many
  std::string step;               ///< what it is called
  std::optional<Amount> lasts;    ///< how long it is in force from its day on; none: until its window ends
  std::vector<std::string> bars;  ///< awards that it bars while it is in force
  friend bool operator==(const LadderStep&, const LadderStep&) = default;
};

/// What follows when something happens again and again in a window.
struct LadderRule : WindowedRule {
  LadderCounts counts;               ///< what is counted
  bool running = false;              ///< only those in a row, over windows too
  std::optional<std::int64_t> last;  ///< only those among the last so many, over windows too
  std::vector<LadderStep> steps;     ///< in any order
  friend bool operator==(const LadderRule&, const LadderRule&) = default;
};

}  // namespace cadre::inline v1
