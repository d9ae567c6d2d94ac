// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_leave.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

void check(const LeaveRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const auto check_unit = [&](const std::optional<Parameter>& parameter, Measure wanted, const std::string& name) {
    for (const ParameterValue& value :
         parameter ? checks.policy().values(*parameter) : std::span<const ParameterValue>{}) {
      if (value.amount.measure != wanted) {
        report.error(Errc::policy_bad_unit, "'" + to_string(value.amount) + "' does not fit", key_path(path, name),
                     "write it in " + written(wanted));
      }
    }
  };
  check_unit(rule.asked_before, Measure::time(), "asked_before");
  check_unit(rule.after_the_fact, Measure::days(), "after_the_fact");
  for (std::size_t i = 0; i < rule.approver.size(); ++i) {
    const auto check_days = [&](const std::optional<Amount>& days, std::string_view name) {
      if (!days || (days->measure == Measure::days() && days->value.is_whole())) return;
      report.error(Errc::policy_bad_unit, "'" + to_string(*days) + "' is no number of days",
                   key_path(item_path(path + ".approver", i), name), "write \"3 d\"");
    };
    check_days(rule.approver[i].up_to, "up_to");
    check_days(rule.approver[i].over, "over");
  }
  for (const LeaveRule& other : checks.data().model.leaves) {
    if (&other >= &rule) break;
    for (const std::string& kind : rule.kinds) {
      if (std::find(other.kinds.begin(), other.kinds.end(), kind) == other.kinds.end()) continue;
      report.error(Errc::policy_contradiction, "leave of kind '" + kind + "' is ruled twice", path + ".kinds");
      report.also(path_of(checks.data().model, other) + ".kinds", "first here");
    }
  }
  checks.who(rule.who, SubjectKind::person, path);
}

}  // namespace cadre::inline v1::detail
