// SPDX-License-Identifier: Apache-2.0
// What a policy declares: words that it allows, values of attributes; and where those are used.
#include <algorithm>
#include <array>
#include <set>

#include "policy/detail/check.hpp"
#include "policy/detail/fields.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

constexpr std::array<std::string_view, 3> may_allow{"ranking", "check_in", "time_online"};

/// Where attributes are declared, each that is used is one of them, and has one of its values.
void check_value(const std::string& name, const std::string& value, const std::string& path, Checks& checks) {
  const auto& declared = checks.data().model.attributes;
  const auto spec = std::find_if(declared.begin(), declared.end(), [&](const auto& one) { return one.id == name; });
  Report& report = checks.report();
  if (declared.empty()) return;
  if (spec == declared.end()) {
    const auto name_of = [](const AttributeSpec& one) -> std::string_view { return one.id; };
    report.error(
        Errc::policy_unknown_name, "attribute '" + name + "' is not declared", path,
        report.suggestion_of(name, declared, name_of, "declare it: attribute." + name + " = { values = [..] }"));
  } else if (!value.empty() && std::find(spec->values.begin(), spec->values.end(), value) == spec->values.end()) {
    const std::vector<std::string_view> values(spec->values.begin(), spec->values.end());
    report.error(Errc::policy_unknown_name, "attribute '" + name + "' has no value '" + value + "'", path,
                 report.suggestion(value, values, "declare it, or write one that is declared"));
    report.also("attribute." + name, "its values");
  }
}

}  // namespace

void check(const PolicyModel& model, const std::string& /*path*/, Checks& checks) {
  for (std::size_t i = 0; i < model.allow.size(); ++i) {
    const std::string& word = model.allow[i];
    if (std::find(may_allow.begin(), may_allow.end(), word) != may_allow.end()) continue;
    checks.report().error(Errc::policy_bad_value, "there is nothing called '" + word + "' to allow",
                          item_path("allow", i),
                          checks.report().suggestion(word, may_allow, "write ranking, check_in or time_online"));
  }
}

void check(const AttributeSpec& attribute, const std::string& path, Checks& checks) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < attribute.values.size(); ++i) {
    if (seen.insert(attribute.values[i]).second) continue;
    checks.report().error(Errc::policy_duplicate_id, "value '" + attribute.values[i] + "' stands twice",
                          item_path(path + ".values", i), "leave it out");
  }
  if (attribute.values.empty())
    checks.report().error(Errc::policy_missing_key, "attribute '" + attribute.id + "' has no values", path);
}

void check(const SubjectSelector& who, const std::string& path, Checks& checks) {
  for (const auto& [name, values] : who.attribute.by_name) {
    const std::string at = key_path(path + ".attribute", name);
    if (values.empty()) check_value(name, {}, at, checks);
    for (std::size_t i = 0; i < values.size(); ++i) check_value(name, values[i], item_path(at, i), checks);
  }
}

void check(const WindowRule& rule, const std::string& path, Checks& checks) {
  const auto* const clock = std::get_if<window::Clock>(&rule.spec);
  if (clock == nullptr) return;
  if (!clock->attribute.empty()) check_value(clock->attribute, clock->value, path + ".of_attribute", checks);
  if (!clock->amount) return;
  const std::string at = path + ".of_amount";
  const Rule* const named = checks.find(clock->amount_of);
  const auto* const quota = checks.find_as<Quota>(clock->amount_of);
  if (named != nullptr && (quota == nullptr || quota->count == "documents" || quota->count == "events")) {
    checks.report().error(Errc::policy_bad_value, "'" + clock->amount_of + "' is no quota of study or sessions",
                          at + ".rule", "name a quota that counts hours, days, sessions or a measure");
  } else if (quota != nullptr && clock->amount->measure != checks.policy().measured_in(*named)) {
    checks.report().error(Errc::policy_bad_unit,
                          "'" + to_string(*clock->amount) + "' is not in the unit of '" + clock->amount_of + "'",
                          at + ".reaches", "write it in " + written(checks.policy().measured_in(*named)));
  }
}

}  // namespace cadre::inline v1::detail
