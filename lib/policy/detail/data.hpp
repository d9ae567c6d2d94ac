// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// PolicyData: what a checked policy holds.
#include <map>
#include <string>
#include <vector>

#include <cadre/policy/policy.hpp>

#include "policy/detail/places.hpp"

namespace cadre::inline v1::detail {

struct PolicyData {
  PolicyModel model;
  std::vector<Rule> rules;                                     ///< by id
  std::map<std::string, WorkCalendar, std::less<>> calendars;  ///< by `calendar.<id>`
  std::vector<Policy::Assumed> assumed;
};

/// Checks a model, resolves its references and sorts its rules. What is wrong goes into the report.
[[nodiscard]] PolicyData compile(PolicyModel model, Report& report);

/// Checks that look at rules together: see policy-language.md, section 20.
void check_rules(const PolicyData& data, Report& report);

/// Gives each composition the mode of the list in which it stands.
void name_compositions(PolicyModel& model);

/// The path of a rule: `quota[2]`.
[[nodiscard]] std::string path_of(const PolicyModel& model, const RuleHead& rule);

}  // namespace cadre::inline v1::detail
