// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Quota: at least or at most an amount per window.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/quantity.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// What a record without clock time becomes where the clock decides.
enum class Untimed : std::uint8_t { count, lost, unknown };

/// Where an amount over a span of days goes when a window ends inside the span.
enum class SpanPart : std::uint8_t { spread_by_day, start, end };

/// Thresholds of study days.
struct DayCounts {
  std::optional<Amount> half;  ///< from so much time on a day is half a study day
  Amount full;                 ///< from so much time on it is a whole one
  bool assumed = false;        ///< true where the source states no figure
  std::string reason;          ///< why it is assumed
  friend bool operator==(const DayCounts&, const DayCounts&) = default;
};

/// Other figures for a class of subjects.
struct Tier {
  SubjectSelector who;                ///< which of the rule's subjects, on the window's last day in force
  std::optional<Parameter> at_least;  ///< their floor
  std::optional<Parameter> at_most;   ///< their ceiling
  std::optional<Parameter> cap;       ///< most that counts for them
  friend bool operator==(const Tier&, const Tier&) = default;
};

/// What the ratio of a part's floor is a share of.
enum class ShareOf : std::uint8_t { need, counted };

/// At least or at most an amount per window.
struct Quota : WindowedRule {
  std::string count = "hours";               ///< hours, days, sessions, documents, events, people or a measure's id
  FactSelector of;                           ///< which facts
  TimeCut only;                              ///< which parts of them
  std::optional<Parameter> at_least;         ///< floor
  std::optional<Parameter> at_most;          ///< ceiling: more fails
  std::optional<Parameter> at_most_advised;  ///< advice: more adds a note
  std::optional<Parameter> cap;              ///< most that counts; the rest is lost
  std::vector<Tier> tiers;                   ///< other figures by class
  std::string part_of;                       ///< rule of which this is a part
  std::optional<ShareOf> share_of;           ///< what a floor in % is a share of; none: the whole's need
  std::string on_top_of;                     ///< quota whose need grows by this one's
  std::vector<std::string> spill;            ///< parts of the same whole that its surplus fills, in order
  std::optional<FirstWindow> first_window;   ///< what is different in the first window
  std::optional<OnlyWindow> only_window;     ///< which of the windows it has
  std::optional<Amount> accept_before;       ///< records of so long before a window count if its need is not else met
  std::optional<Amount> do_grace;            ///< records of so long after a window count in it first
  std::optional<Amount> report_within;       ///< records must be handed in so long after their day
  std::optional<Untimed> untimed;            ///< records without clock time
  std::optional<SpanPart> spread;            ///< amounts over a span of days
  std::optional<DayCounts> day_counts;       ///< when a day is a study day
  std::optional<RoundTo> round;              ///< rounding of the need
  friend bool operator==(const Quota&, const Quota&) = default;
};

}  // namespace cadre::inline v1
