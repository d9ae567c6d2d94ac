// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Windows that run from facts: an event, a post, a group, an attribute, the day of joining.
#include <vector>

#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1::detail {

/// The windows of a clock that touch a range, by first day, each once. `days` start it beside what facts say.
[[nodiscard]] std::vector<Window> clock_windows(const Snapshot& snapshot, const window::Clock& clock,
                                                MonthEnd month_end, const Subject& subject, const Period& range,
                                                const std::vector<Date>& days);

/// The windows of a rule that facts do not start. Of a quota, which else is null, the first one may be another, and it
/// may have only some of them.
[[nodiscard]] Result<std::vector<Window>> calendar_windows(const WindowRule& per, const Quota* quota,
                                                           std::optional<Date> own_day, const Period& range,
                                                           const Limits& limits);

/// Whether nothing starts the clock but a day of joining that is not known.
[[nodiscard]] bool lacks_start(const Snapshot& snapshot, const WindowSpec& spec, const Subject& subject);

}  // namespace cadre::inline v1::detail
