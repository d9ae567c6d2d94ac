// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

void check(const Attendance& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  if (rule.subject != SubjectKind::person) {
    report.error(Errc::policy_not_supported,
                 "attendance judges people; this version does not read it of units and groups", path + ".subject");
  }
  if (!rule.at_least)
    report.error(Errc::policy_missing_key, "attendance '" + rule.id + "' sets no bound", path,
                 "add at_least = \"80 %\"");
  checks.values(rule, rule.at_least, Measure::ratio(), path + ".at_least");
  const auto& declared = checks.data().model.leave_kinds;
  for (const std::string& kind : declared) {
    if (!rule.leave.by_kind.contains(kind)) {
      report.error(Errc::policy_missing_key, "the effect of leave '" + kind + "' is not said", path + ".leave",
                   "add " + kind + " = \"present\" | \"absent\" | \"out_of_base\"");
    }
  }
  for (const auto& [kind, effect] : rule.leave.by_kind) {
    const bool is_declared =
        declared.empty() || kind == "unknown" || std::find(declared.begin(), declared.end(), kind) != declared.end();
    if (!is_declared)
      report.error(Errc::policy_unknown_name, "leave '" + kind + "' is not among leave_kinds",
                   key_path(path + ".leave", kind));
  }
}

Measure measured_in(const Attendance& /*rule*/, const Policy& /*policy*/) { return Measure::ratio(); }

}  // namespace cadre::inline v1::detail
