// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// html_report(): the yearly report as one page.
#include <string>

#include <cadre/report/options.hpp>

namespace cadre::inline v1::report {

/// The report as one HTML page that needs nothing else: no script, no font, picture or style from elsewhere. It holds
/// Chinese and English, switched by two buttons that work without a script, fits screens from 400 pixels on and prints
/// on A4. Every text from the data is escaped. Shown numbers are cut, never rounded up.
/// @param input what the report is made from
/// @param statistics its figures
[[nodiscard]] std::string html_report(const ReportInput& input, const Statistics& statistics);

}  // namespace cadre::inline v1::report
