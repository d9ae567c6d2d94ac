// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The windows of a rule, and what it says of those that are cut.
#include <cstdint>
#include <optional>
#include <string>

#include <cadre/calendar/windows.hpp>
#include <cadre/core/amount.hpp>
#include <cadre/policy/quantity.hpp>

namespace cadre::inline v1 {

/// The windows of a rule, as written.
struct WindowRule {
  WindowSpec spec;                    ///< which windows
  std::string own_day;                ///< the person's own day: `born`, `joined`, `group:<id or kind>`; empty: none
  std::optional<MonthEnd> month_end;  ///< what a start on a day that a month does not have becomes
  friend bool operator==(const WindowRule&, const WindowRule&) = default;
};

/// What a window owes when `who` holds on only some of its days.
struct PartialWindow {
  /// The ways to owe a part.
  enum class Mode : std::uint8_t {
    full,            ///< any day owes all
    prorate_by_day,  ///< the days' share
    prorate_steps,   ///< a share for each full number of months
    waive_below,     ///< nothing under a number of days, all from there on
    at_end,          ///< all if the last day is one of them, else nothing
    flat             ///< a fixed amount
  };
  Mode mode = Mode::full;      ///< which way
  std::int32_t days = 0;       ///< waive_below: so many days
  std::int32_t months = 1;     ///< prorate_steps: so many months a step
  std::optional<Amount> flat;  ///< flat: the amount
  friend bool operator==(const PartialWindow&, const PartialWindow&) = default;
};

/// What is different in the first of the windows that run from a subject's own day.
struct FirstWindow {
  std::optional<Amount> length;       ///< how long it is; none: as long as the others
  std::optional<Parameter> at_least;  ///< its floor; none: that of the others
  friend bool operator==(const FirstWindow&, const FirstWindow&) = default;
};

/// Of windows that are numbered from 1, those that a rule has.
struct OnlyWindow {
  std::int64_t from = 1;   ///< the first of them
  std::int64_t every = 1;  ///< then each so many-th
  friend bool operator==(const OnlyWindow&, const OnlyWindow&) = default;
};

/// Which value holds when a parameter changes inside a window.
enum class MidWindow : std::uint8_t { start, end, split_by_day, lower, higher };

/// What a window that lies partly outside a rule's days in force does.
enum class EdgeWindow : std::uint8_t { skip, full, prorate_by_day };

}  // namespace cadre::inline v1
