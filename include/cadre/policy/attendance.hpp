// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Attendance: the rate of due sessions attended.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/quantity.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// What a leave does to the base of a rate.
enum class LeaveEffect : std::uint8_t { present, absent, out_of_base };

/// The effect of each kind of leave. A presence that says "leave" without a leave is of kind `unknown`.
struct LeaveEffects {
  std::map<std::string, LeaveEffect> by_kind;  ///< effect by kind
  bool assumed = false;                        ///< true where the source does not state the effects
  std::string reason;                          ///< why they are assumed
  friend bool operator==(const LeaveEffects&, const LeaveEffects&) = default;
};

/// What marks of a kind become when there are several of them.
enum class Equivalent : std::uint8_t { absent };

/// So many marks are one absence. What is over at the end of a window is dropped.
struct Equivalence {
  std::vector<std::string> of;         ///< late, left_early, or `leave:` with a kind of leave
  std::int64_t every = 0;              ///< so many marks
  Equivalent is = Equivalent::absent;  ///< are one such
  friend bool operator==(const Equivalence&, const Equivalence&) = default;
};

/// Of which sessions a rate is the share while its window is open: those that have been, all that are on record, or all
/// of them with those to come taken as attended.
enum class RateBase : std::uint8_t { taken, all, best };

/// The rate of due sessions attended.
struct Attendance : WindowedRule {
  /// What is counted.
  enum class By : std::uint8_t { session, time, lesson };
  By by = By::session;                        ///< sessions, minutes or lessons
  std::optional<Amount> lessons;              ///< length of a lesson, where lessons are counted
  FactSelector of;                            ///< which sessions
  RateBase base = RateBase::taken;            ///< of which sessions, while the window is open
  std::optional<Parameter> at_least;          ///< lowest rate
  LeaveEffects leave;                         ///< effect of each kind of leave
  std::vector<Equivalence> equivalents;       ///< marks that become absences
  std::optional<Amount> late_as_absent_from;  ///< who misses so much, late or leaving early, is absent
  bool inquorate_counts = false;              ///< whether an inquorate session was held
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

}  // namespace cadre::inline v1
