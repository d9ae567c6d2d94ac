// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ReportOptions, ReportInput: what a report is made from, and how much it tells of people.
#include <cstdint>
#include <optional>
#include <span>

#include <cadre/core/finding.hpp>
#include <cadre/evaluate/explanation.hpp>
#include <cadre/report/statistics.hpp>

namespace cadre::inline v1::report {

/// How much of a person's identity a report shows. See docs/privacy.md.
enum class Names : std::uint8_t {
  full,  ///< name and id
  id,    ///< the id alone; findings about names are masked
  none   ///< nobody: no result of a person, no value from the files, and no small unit on its own
};

/// How a report is written.
struct ReportOptions {
  Names names = Names::full;              ///< how much of a person's identity is shown
  Language language = Language::chinese;  ///< the language that stands first; report.html holds both
  std::optional<std::int64_t>
      min_group{};              ///< people from which a unit is shown on its own; none: 5 for Names::none, else 1
  bool byte_order_mark = true;  ///< whether CSV files begin with one, so that a spreadsheet reads them as UTF-8

  /// People from which a unit is shown on its own.
  [[nodiscard]] std::int64_t smallest_group() const noexcept {
    return min_group.value_or(names == Names::none ? 5 : 1);
  }
};

/// What a report is made from. Everything named must outlive it.
struct ReportInput {
  const Results& results;             ///< the evaluation
  std::span<const Finding> findings;  ///< what was doubtful in the files; those of the results are added
  Scope scope;                        ///< whose figures, and when
  ReportOptions options{};            ///< how it is written
};

/// The findings of the files and of the results together, sorted, each once.
/// @param input what the report is made from
[[nodiscard]] std::vector<Finding> all_findings(const ReportInput& input);

/// The statistics of a report: those of statistics(), without parts by unit for units with fewer people than
/// ReportOptions::smallest_group(). Where just one part of a family would be missing, the next smallest is left out
/// too, because it could be found by subtraction.
/// @param input what the report is made from
[[nodiscard]] Statistics report_statistics(const ReportInput& input);

}  // namespace cadre::inline v1::report
