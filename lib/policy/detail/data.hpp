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

/// Checks that look at rules together: see policy-language.md, section 10.
void check_rules(const PolicyData& data, Report& report);

/// Checks that each key means something where it stands: tags of people, not of units; clock times, not of documents.
void check_fit(const PolicyData& data, Report& report);

/// Checks how amounts are made: rates, awards and factors of measures, conversions of units.
void check_measures(const PolicyData& data, Report& report);

/// Checks that a calendar is declared, unless the name is empty.
void check_calendar(const PolicyData& data, const std::string& name, const std::string& path, Report& report);

/// Checks the calendars that a selector of facts names.
void check_facts(const PolicyData& data, const FactSelector& of, const std::string& path, Report& report);

/// Checks that a rounding has a step above zero in a unit.
void check_step(const RoundTo& round, Measure unit, const std::string& path, Report& report);

/// A unit as people write it.
[[nodiscard]] std::string written(Measure measure);

/// The path of a rule: `quota[2]`.
[[nodiscard]] std::string path_of(const PolicyModel& model, const RuleHead& rule);

}  // namespace cadre::inline v1::detail
