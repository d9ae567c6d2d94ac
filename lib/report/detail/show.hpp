// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// How figures are shown to people: cut to a few decimals, with groups of three digits.
#include <cstdint>
#include <string>
#include <string_view>

#include <cadre/report/options.hpp>

namespace cadre::inline v1::report::detail {

/// A whole number with groups of three digits: `15,036`.
[[nodiscard]] std::string grouped(std::int64_t n);
/// A number cut to so many decimals, never rounded up: `25.2` for 3565/141.
[[nodiscard]] std::string cut(Ratio value, int decimals);
/// The value of a figure with its unit, `—` where it has none.
[[nodiscard]] Wording shown(const Figure& figure);
/// Numerator and denominator of a share: `523 / 528`; empty for other figures.
[[nodiscard]] std::string shown_parts(const Figure& figure);
/// A number of a judgement with its unit; `—` for none.
[[nodiscard]] Wording shown(const std::optional<Ratio>& value, const Measure& measure);

/// The figures that open a report, those that there are.
[[nodiscard]] std::vector<const Figure*> key_figures(const Statistics& statistics);
/// The name of what the report is about: the scope's unit, or the only unit at the top, or the policy.
[[nodiscard]] std::string title_of(const ReportInput& input);
/// `major.minor.patch` of the library.
[[nodiscard]] std::string version_text();
/// The number of findings by code, in order of code.
[[nodiscard]] std::vector<std::pair<FindingCode, std::int64_t>> by_code(const std::vector<Finding>& findings);
/// The display name of a subject, or its id where data give none.
[[nodiscard]] const std::string& subject_name(const Snapshot& snapshot, const Subject& subject);
/// The name of a person as far as the report may tell it.
[[nodiscard]] std::string person_shown(const Person& person, Names names);

}  // namespace cadre::inline v1::report::detail
