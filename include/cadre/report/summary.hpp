// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// summary_markdown(): the year's figures in short.
#include <string>

#include <cadre/report/options.hpp>

namespace cadre::inline v1::report {

/// The year's figures in short, as Markdown with tables (GitHub Flavored Markdown), in Chinese and English. Every text
/// from the data is escaped; nobody is named.
/// @param input what the report is made from
/// @param statistics its figures
[[nodiscard]] std::string summary_markdown(const ReportInput& input, const Statistics& statistics);

}  // namespace cadre::inline v1::report
