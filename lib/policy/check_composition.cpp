// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

void check(const Composition& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const WindowedRule* first = nullptr;
  for (std::size_t i = 0; i < rule.rules.size(); ++i) {
    const std::string place = item_path(path + ".rules", i);
    const Rule* const named = checks.find(rule.rules[i]);
    if (named == nullptr) continue;
    const Rule& member = *named;
    if (checks.reaches(rule.rules[i], rule.id))
      report.error(Errc::policy_cycle, "'" + rule.id + "' is composed of itself", place);
    if (member.head().subject != rule.subject)
      report.error(Errc::policy_bad_value, "'" + rule.rules[i] + "' judges another kind of subject", place);
    if (member.windowed() == nullptr) continue;
    if (first == nullptr) first = member.windowed();
    if (member.windowed()->per.spec != first->per.spec) {
      report.error(Errc::policy_window, "'" + rule.rules[i] + "' counts by other windows than '" + first->id + "'",
                   place, "compose rules of the same windows");
    }
  }
  if (rule.rules.empty()) report.error(Errc::policy_missing_key, "'" + rule.id + "' is composed of nothing", path);
}

/// It has no numbers of its own.
Measure measured_in(const Composition& /*rule*/, const Policy& /*policy*/) { return Measure::time(); }

}  // namespace cadre::inline v1::detail
