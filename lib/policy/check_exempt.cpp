// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/check.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Two exemptions of one rule with different effects need `before`.
void check_clash(const Exempt& exempt, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const auto defeats = [](const Exempt& a, const Exempt& b) {
    return std::find(a.before.begin(), a.before.end(), b.id) != a.before.end();
  };
  for (const Exempt& other : checks.data().model.exempts) {
    if (&other >= &exempt) break;
    const bool is_same = exempt.relief == other.relief && exempt.reaches == other.reaches;
    const bool meet = std::any_of(exempt.from.begin(), exempt.from.end(), [&](const std::string& rule) {
      return std::find(other.from.begin(), other.from.end(), rule) != other.from.end();
    });
    if (is_same || !meet || defeats(exempt, other) || defeats(other, exempt)) continue;
    report.error(Errc::policy_contradiction,
                 "exemptions '" + other.id + "' and '" + exempt.id + "' can hold together with different effects", path,
                 "say which defeats the other: before = [\"" + other.id + "\"]");
    report.also(path_of(checks.data().model, other), "the other");
  }
}

}  // namespace

void check(const Exempt& rule, const std::string& path, Checks& checks) {
  check_clash(rule, path, checks);
  for (const Rule& relieved : checks.data().rules) {
    const bool is_named = std::find(rule.from.begin(), rule.from.end(), relieved.head().id) != rule.from.end();
    if (is_named) checks.who(rule.who, relieved.head().subject, path);
  }
}

}  // namespace cadre::inline v1::detail
