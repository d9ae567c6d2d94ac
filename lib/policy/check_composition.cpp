// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"
#include "policy/detail/fields_composition.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

namespace {

/// Members share the subject and the windows, and there is no circle.
template <class R>
void check_members(const R& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const WindowedRule* first = nullptr;
  for (std::size_t i = 0; i < rule.rules.size(); ++i) {
    const std::string place = item_path(path + ".rules", i);
    const Rule* const named = checks.find(rule.rules[i]);
    if (named == nullptr) continue;
    const Rule& member = *named;
    if (checks.reaches(rule.rules[i], rule.id))
      report.error(Errc::policy_cycle, "'" + rule.id + "' is composed of itself", place);
    checks.same_subject(member, rule.subject, place);
    checks.no_ladder(member, place);
    if (member.windowed() == nullptr) continue;
    if (first == nullptr) first = member.windowed();
    if (member.windowed()->per.spec != first->per.spec) {
      report.error(Errc::policy_window, "'" + rule.rules[i] + "' counts by other windows than '" + first->id + "'",
                   place, "compose rules of the same windows");
    }
  }
  if (rule.rules.empty()) report.error(Errc::policy_missing_key, "'" + rule.id + "' is composed of nothing", path);
}

}  // namespace

void check(const Composition& rule, const std::string& path, Checks& checks) { check_members(rule, path, checks); }

void check(const AtLeastOf& rule, const std::string& path, Checks& checks) {
  check_members(rule, path, checks);
  const auto most = static_cast<std::int64_t>(rule.rules.size());
  if (rule.k >= 1 && rule.k <= most) return;
  checks.report().error(Errc::policy_bad_value,
                        "k is " + std::to_string(rule.k) + ", and there are " + std::to_string(most) + " rules",
                        path + ".k", "write a number from 1 to " + std::to_string(most));
}

/// It has no numbers of its own.
Measure measured_in(const Composition& /*rule*/, const Policy& /*policy*/) { return Measure::time(); }

Measure measured_in(const AtLeastOf& /*rule*/, const Policy& /*policy*/) { return Measure::time(); }

}  // namespace cadre::inline v1::detail
