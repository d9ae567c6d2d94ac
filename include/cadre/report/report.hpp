// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// make_report(): the files of a yearly report, as text.
#include <string>

#include <cadre/report/options.hpp>

namespace cadre::inline v1::report {

/// The files of a report. Nothing is written anywhere: that is the caller's part.
struct ReportFiles {
  std::string html;             ///< report.html
  std::string summary_md;       ///< summary.md
  std::string results_csv;      ///< results.csv
  std::string findings_csv;     ///< findings.csv
  std::string statistics_json;  ///< statistics.json
};

/// All files of a report. The same input gives the same bytes; there is no clock, locale or file behind it.
/// @param input what it is made from
[[nodiscard]] ReportFiles make_report(const ReportInput& input);

}  // namespace cadre::inline v1::report
