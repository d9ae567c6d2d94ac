// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// WindowSpec: the windows over which rules count; windows_touching() lists them.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/core/limits.hpp>
#include <cadre/core/period.hpp>
#include <cadre/core/result.hpp>

namespace cadre::inline v1 {

/// The kinds of window of policy-language.md, section 5.
namespace window {

/// A part of the calendar.
enum class Unit : std::uint8_t { month, quarter, half, year, week };

/// The day on which a year begins; its months, quarters and halves begin with it.
struct YearStart {
  std::int32_t month = 1;    ///< 1 to 12
  std::int32_t day = 1;      ///< 1 to the month's length in a leap year; 29 to 31 ask for a MonthEnd
  bool birth_month = false;  ///< the year begins with the month of the own day; `month` and `day` are not read
  friend bool operator==(const YearStart&, const YearStart&) = default;
};

/// Parts of the calendar, one after the other without end. Weeks are those of ISO 8601 and know no other start.
struct Calendar {
  Unit unit = Unit::month;  ///< how long each is
  YearStart start;          ///< where the year begins
  friend bool operator==(const Calendar&, const Calendar&) = default;
};

/// Cycles of whole years. Those from a common day run without end both ways; those from the person's own day begin
/// with it and are numbered from 1.
struct Years {
  std::int32_t n = 1;          ///< years in a cycle, 1 to 1000
  std::optional<Date> anchor;  ///< a day on which a cycle begins; none: the own day
  friend bool operator==(const Years&, const Years&) = default;
};

/// The days up to and with a given day: one window, whose last day is the last day of the range asked for.
///
/// Back from 31 March by 3 months is January to March: months are taken from the day after.
struct Back {
  /// What is counted back.
  enum class Step : std::uint8_t { days, months };
  std::int32_t n = 1;      ///< how many, 1 to 100000
  Step step = Step::days;  ///< of what
  friend bool operator==(const Back&, const Back&) = default;
};

/// The last n years, judged at the end of each: windows overlap.
struct Last {
  std::int32_t n = 2;  ///< years in a window, 1 to 1000
  YearStart start;     ///< where the year begins
  friend bool operator==(const Last&, const Last&) = default;
};

/// One window for each session; only who knows the sessions can list them.
struct PerSession {
  friend bool operator==(const PerSession&, const PerSession&) = default;
};

/// One window: all days.
struct Once {
  friend bool operator==(const Once&, const Once&) = default;
};

/// Each of some days, in any order.
struct NamedDays {
  std::vector<Date> days;  ///< the days; naming one twice is harmless
  friend bool operator==(const NamedDays&, const NamedDays&) = default;
};

/// The days from each start of a clock on, or those before it; only who knows the facts can list them.
///
/// The day of the start is day 0, and the n-th day or the day n months later is the last one still in. Before it are
/// the n days or months that end the day before. Without a number the window is the day itself.
struct Clock {
  std::optional<std::int32_t> n;       ///< how many, 0 to 100000
  Back::Step step = Back::Step::days;  ///< of what
  bool before = false;                 ///< the days before the start, not those after it
  bool earliest = false;               ///< only the first start of all, not each
  bool at_end = false;                 ///< what lasts starts a clock on its last day, not on its first
  std::vector<std::string> event;      ///< started by events of these kinds
  std::vector<std::string> post;       ///< by holding a post of these kinds
  std::vector<std::string> group;      ///< by being in such a group (id or kind)
  std::string attribute;               ///< by having this attribute; empty: none
  std::string value;                   ///< with this value; empty: any
  bool joined = false;                 ///< by the day on which the person joined
  std::string amount_of;               ///< by what this rule counts ...
  std::optional<Amount> amount;        ///< ... when it reaches so much
  friend bool operator==(const Clock&, const Clock&) = default;
};

}  // namespace window

/// What a rule counts over: a closed set.
using WindowSpec = std::variant<window::Calendar, window::Years, window::Back, window::Last, window::PerSession,
                                window::Once, window::NamedDays, window::Clock>;

/// A window: its days, and what it is called in results.
struct Window {
  Period period;            ///< its days
  std::string label;        ///< to_string(period); `once` for all days
  std::int32_t number = 0;  ///< place in a series on the person's own day, from 1; 0 elsewhere
  friend bool operator==(const Window&, const Window&) = default;
};

/// The window with these days, labelled.
/// @param period its days
[[nodiscard]] Window window_of(const Period& period);

/// The spec that one of the words `month`, `quarter`, `half`, `year`, `week`, `once`, `session` stands for.
/// @param word the word
/// @return the spec, or Errc::invalid_argument naming the word
[[nodiscard]] Result<WindowSpec> parse_window(std::string_view word);

/// Whether the spec needs to know a day of the person's own.
/// @param spec the windows
[[nodiscard]] bool needs_own_day(const WindowSpec& spec) noexcept;
/// Whether a start on a 29th, 30th or 31st can make the windows depend on MonthEnd.
/// @param spec the windows
/// @param own_day the person's own day; none: it may be any
[[nodiscard]] bool needs_month_end(const WindowSpec& spec, std::optional<Date> own_day) noexcept;

/// All windows that share a day with a range, in order of their first day. An empty range has none. Windows are cut
/// off at the ends of the range of Date.
///
/// @par Laws
///   for Calendar, Years and Once: the windows adjoin, and every day of the range (for an own day: from that day on)
///   lies in exactly one; the same window is found from every range that touches it.
///   NOT: windows over one month tile windows of one year, when the years begin on another day.
/// @param spec which windows
/// @param range the days of interest
/// @param own_day the person's own day, where the spec needs it
/// @param month_end what a start on a day that a month does not have becomes
/// @param limits `windows` bounds how many
/// @return the windows; Errc::invalid_argument: a number outside its bounds, a start that is no day, an own day needed
///   and not given, PerSession, Clock; Errc::limit_exceeded
[[nodiscard]] Result<std::vector<Window>> windows_touching(const WindowSpec& spec, const Period& range,
                                                           std::optional<Date> own_day = std::nullopt,
                                                           MonthEnd month_end = MonthEnd::clamp,
                                                           const Limits& limits = {});

/// Whether children adjoin, in their order, and together are exactly the parent.
/// @param children the windows below
/// @param parent the period above
[[nodiscard]] bool tiles(std::span<const Window> children, const Period& parent) noexcept;

}  // namespace cadre::inline v1
