// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The sections of report.html, each made by one function; a section with nothing to show is empty.
#include <string>
#include <vector>

#include <cadre/report/options.hpp>
#include <cadre/report/svg.hpp>

namespace cadre::inline v1::report::detail {

/// What sections are made from.
struct View {
  const ReportInput& input;
  const Statistics& statistics;

  [[nodiscard]] const Results& results() const noexcept { return input.results; }
  [[nodiscard]] const Snapshot& snapshot() const noexcept { return input.results.snapshot(); }
};

/// A section around content that is HTML already; empty for empty content.
[[nodiscard]] std::string section(std::string_view id, const Wording& title, const std::string& content);
/// A chart or table with its caption and the id of its figures; empty for empty content.
[[nodiscard]] std::string panel(const Wording& caption, std::string_view figures, const std::string& content,
                                bool is_wide = false);
/// Panels side by side where the page is wide enough.
[[nodiscard]] std::string panels(const std::string& content);
/// A chart of the parts of a family, the longest first.
[[nodiscard]] std::string chart_of(std::span<const Figure> parts, std::optional<Ratio> full = {},
                                   std::optional<Ratio> mark = {});

[[nodiscard]] std::string key_section(const View& view);
[[nodiscard]] std::string session_section(const View& view);
[[nodiscard]] std::string people_section(const View& view);
[[nodiscard]] std::string hour_section(const View& view);
/// Leave by kind and by decision, as panels of another section.
[[nodiscard]] std::string leave_panels(const View& view);
[[nodiscard]] std::string paper_section(const View& view);
[[nodiscard]] std::string attendance_section(const View& view);
[[nodiscard]] std::string rule_section(const View& view);
/// Scores, grades and figures, as panels of another section.
[[nodiscard]] std::string score_panels(const View& view);
/// Whether a rule says values, bands or figures, which a chart of answers would not show.
[[nodiscard]] bool has_values(const Rule& rule) noexcept;
[[nodiscard]] std::string behind_section(const View& view);
[[nodiscard]] std::string finding_section(const View& view);
[[nodiscard]] std::string assumed_section(const View& view);

/// The style of the page.
extern const std::string_view style;

}  // namespace cadre::inline v1::report::detail
