// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/report.hpp>

#include <cadre/report/html.hpp>
#include <cadre/report/results_csv.hpp>
#include <cadre/report/summary.hpp>

namespace cadre::inline v1::report {

ReportFiles make_report(const ReportInput& input) {
  const Statistics statistics = report_statistics(input);
  return {html_report(input, statistics), summary_markdown(input, statistics), results_csv(input), findings_csv(input),
          statistics_json(input, statistics)};
}

}  // namespace cadre::inline v1::report
