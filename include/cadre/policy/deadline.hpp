// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Deadline: rules that must be met within a time of an event, or before it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// What becomes of a due day on which nobody works.
enum class IfHoliday : std::uint8_t { stays, next, previous };

/// Rules that must be met within a time of an event, or before an act. Its windows are those of a clock.
struct Deadline : WindowedRule {
  std::vector<std::string> needs;       ///< rules, each of which must be met by then
  std::optional<IfHoliday> if_holiday;  ///< a due day off: it stays, or the next or previous working day is due
  std::string calendar;                 ///< `calendar.<id>` that says which days are off
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

}  // namespace cadre::inline v1
