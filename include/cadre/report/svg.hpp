// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// column_chart(), bar_chart(), stacked_chart(): charts as SVG elements to stand inside an HTML page.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cadre/report/statistics.hpp>

namespace cadre::inline v1::report {

/// One bar of a chart.
struct Bar {
  Wording label;               ///< what it stands for
  std::optional<Ratio> value;  ///< its length, not negative; none: there is no value, and no bar
  Wording shown;               ///< the number beside it
};

/// One bar of parts laid end to end.
struct Stack {
  Wording label;                    ///< what it stands for
  std::vector<std::int64_t> parts;  ///< lengths, in the order of the keys
};

/// A part of all stacks: its name and the class that colours it.
struct StackKey {
  Wording name;       ///< what it stands for
  std::string style;  ///< a CSS class, such as `met`
};

/// Upright bars over a common base, for months.
///
/// Charts are 480 units wide and scale with the page. Texts stand in both languages, marked `lang`; the page's style
/// shows one of them. Colours are classes (`bar`, `axis`, `mark`, and those of StackKey) for the page's style.
/// Coordinates are whole numbers, so the same input gives the same bytes everywhere. Every text is escaped; long labels
/// are shortened and stand in full in a tooltip.
/// @param title what the chart shows, for readers who cannot see it
/// @param bars the bars, at most 60
[[nodiscard]] std::string column_chart(const Wording& title, std::span<const Bar> bars);

/// Bars from left to right, one below the other. See column_chart().
/// @param title what the chart shows
/// @param bars the bars
/// @param full the value of a bar of full length; none: the longest
/// @param mark a value to mark by a line, such as a bound
[[nodiscard]] std::string bar_chart(const Wording& title, std::span<const Bar> bars, std::optional<Ratio> full = {},
                                    std::optional<Ratio> mark = {});

/// Bars of parts, all of full length, one below the other, with a key. See column_chart().
/// @param title what the chart shows
/// @param keys the parts
/// @param stacks the bars; each has as many parts as there are keys
[[nodiscard]] std::string stacked_chart(const Wording& title, std::span<const StackKey> keys,
                                        std::span<const Stack> stacks);

}  // namespace cadre::inline v1::report
