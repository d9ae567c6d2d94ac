// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ScoreRule: points made of items. VetoRule: what takes them away, whatever the items give.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/quantity.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// Points, which may be below zero: a deduction.
using Points = SignedAmount;

/// A step of a table: from so many occurrences, or so much of the best mark, on.
struct TableStep {
  Ratio from;             ///< a number of occurrences, or a share
  bool is_share = false;  ///< whether it is a share: `"60 %"`
  Points is;              ///< the points in all, not for each
  friend bool operator==(const TableStep&, const TableStep&) = default;
};

/// How parts of a unit count.
enum class UnitParts : std::uint8_t { started, full, exact };

/// Points for each unit that is missing or more.
struct PerUnit {
  Amount unit;                         ///< so much is one
  Points each;                         ///< points for it
  UnitParts parts = UnitParts::exact;  ///< what a part of a unit is
  friend bool operator==(const PerUnit&, const PerUnit&) = default;
};

/// How several values become one.
enum class Combine : std::uint8_t { mean, sum, best };

/// Which marks.
struct MarkSource {
  std::vector<std::string> test;   ///< of these tests
  std::vector<std::string> rater;  ///< given by these raters; empty: any
  friend bool operator==(const MarkSource&, const MarkSource&) = default;
};

/// What occurrences are.
enum class Occurrence : std::uint8_t { study, sessions, documents, events, absences, leaves };

/// What an item of which its source says nothing gives.
enum class WithoutItem : std::uint8_t { start, full, zero, reweigh };

/// Windows of another score.
enum class ScoreWindows : std::uint8_t { same, inner };

/// An item of a score. It has one source: occurrences, a rule, marks, another score, a figure or a place.
struct ScoreItem {
  std::string id;                                   ///< name in results
  std::optional<Points> start;                      ///< points without any occurrence
  std::optional<Occurrence> count;                  ///< source: occurrences of these ...
  FactSelector of;                                  ///< ... that this takes
  std::optional<Points> each;                       ///< points for each occurrence
  std::vector<TableStep> table;                     ///< points in all by occurrences, or by the share of the best mark
  std::string rule;                                 ///< source: what this rule says
  std::optional<Points> met;                        ///< points where it is met
  std::optional<Points> failed;                     ///< points where it has failed
  std::optional<PerUnit> per_short;                 ///< points for what is missing
  std::optional<PerUnit> per_over;                  ///< points for what is more than asked
  std::optional<MarkSource> mark;                   ///< source: marks
  Combine combine = Combine::mean;                  ///< how marks or scores become one
  std::int64_t min_samples = 1;                     ///< fewer marks say nothing
  std::optional<Amount> scale_to;                   ///< points that the whole of a mark, score or figure is worth
  std::string score;                                ///< source: another score ...
  ScoreWindows windows = ScoreWindows::same;        ///< ... over the same window, or over all inside it
  std::string figure;                               ///< source: a number of another rule
  std::string by_place;                             ///< source: the place among all by this score
  std::optional<Amount> weight;                     ///< share of the whole
  std::optional<Points> floor;                      ///< at least so many
  std::optional<Points> cap;                        ///< at most so many
  WithoutItem not_applicable = WithoutItem::start;  ///< where its source says nothing of the subject
  friend bool operator==(const ScoreItem&, const ScoreItem&) = default;
};

/// What a score starts from.
struct ScoreStart {
  bool is_full = false;          ///< from the full points
  std::optional<Points> points;  ///< from these
  std::string of;                ///< from a share of this score ...
  std::int64_t back = 1;         ///< ... so many windows ago
  Ratio share;                   ///< the share
  std::optional<Points> first;   ///< in the first window
  friend bool operator==(const ScoreStart&, const ScoreStart&) = default;
};

/// Points in a window, made of items.
struct ScoreRule : WindowedRule {
  std::optional<ScoreStart> start;  ///< what it starts from; none: nothing
  std::optional<Amount> full;       ///< full points; more is possible unless `cap` says no
  std::optional<Points> floor;      ///< at least so many
  std::optional<Points> cap;        ///< at most so many
  std::optional<RoundTo> round;     ///< rounding of the sum
  std::vector<ScoreItem> items;     ///< what it is made of
  friend bool operator==(const ScoreRule&, const ScoreRule&) = default;
};

/// What a veto does to points.
enum class VetoEffect : std::uint8_t { none, zero };

/// Whom a veto of a unit reaches.
enum class VetoReach : std::uint8_t { on_last_day, any_day, most_days };

/// The best grade that a veto leaves.
struct GradeAtMost {
  std::string grade;  ///< the grade
  std::string band;   ///< its band
  friend bool operator==(const GradeAtMost&, const GradeAtMost&) = default;
};

/// What takes points, grades or awards away, whatever the items give.
struct VetoRule : RuleHead {
  std::string score;                         ///< of which score, by its windows
  std::string item;                          ///< only this item of it; empty: the whole
  std::vector<std::string> event;            ///< where such an event begins in the window; empty: `when` alone says it
  VetoEffect effect = VetoEffect::none;      ///< what becomes of the points
  std::optional<GradeAtMost> grade_at_most;  ///< the best grade left
  std::vector<std::string> bars;             ///< awards that it bars
  bool from_unit = false;                    ///< events of a unit reach its people
  std::optional<VetoReach> reach;            ///< which of them
  friend bool operator==(const VetoRule&, const VetoRule&) = default;
};

}  // namespace cadre::inline v1
