// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// results_csv(), findings_csv(), statistics_json(): the report's tables for other programs.
#include <string>

#include <cadre/report/options.hpp>

namespace cadre::inline v1::report {

/// Every result as one row of CSV, in the order of the results.
///
/// Columns:
/// `subject_kind,subject,rule,window_from,window_until,severity,answer,value,need,counted,short,lost,measured_in,
/// reason,cite`. `window_until` is exclusive; both ends are empty for a window of all days. Numbers are exact: whole,
/// finite decimals, else fractions `64/71`; time is in minutes. Cells that do not apply are empty; `value` is for kinds
/// of result that are no judgement. With Names::none results of people are left out.
/// @param input what the report is made from
[[nodiscard]] std::string results_csv(const ReportInput& input);

/// Every finding as one row of CSV, in their order. Columns: `code,severity,file,row,column,value,means,done`; `row` is
/// empty for a whole file, `means` is in the report's language. With Names::id values of name columns are masked, with
/// Names::none all values.
/// @param input what the report is made from
[[nodiscard]] std::string findings_csv(const ReportInput& input);

/// The figures as JSON: a `head` (policy, period, day asked, library's version, findings by code) and `figures`, an
/// object from id to label, value, numerator, denominator, unit, base, unknown and how many facts, results and people
/// the figure is counted from. Whole numbers are numbers, fractions strings `64/71`. The same input gives the same
/// bytes.
/// @param input what the report is made from
/// @param statistics its figures
[[nodiscard]] std::string statistics_json(const ReportInput& input, const Statistics& statistics);

}  // namespace cadre::inline v1::report
