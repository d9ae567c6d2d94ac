// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"
#include "policy/detail/fields_makeup.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

void check(const MakeupRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  if (rule.attendance.empty())
    report.error(Errc::policy_missing_key, "'" + rule.id + "' serves no attendance rule", path,
                 "add attendance = [\"<rule>\"]");
  if (rule.forms.empty())
    report.error(Errc::policy_missing_key, "'" + rule.id + "' names no form in which a session is made up", path,
                 "add forms = [\"self_study\"]");
  for (std::size_t i = 0; i < rule.attendance.size(); ++i) {
    const Rule* const served = checks.find(rule.attendance[i]);
    if (served != nullptr && !std::holds_alternative<Attendance>(served->spec))
      report.error(Errc::policy_bad_value, "'" + rule.attendance[i] + "' is no attendance rule",
                   item_path(path + ".attendance", i));
  }
  if (rule.within.measure != Measure::days() || !rule.within.value.is_whole())
    report.error(Errc::policy_bad_unit, "'" + to_string(rule.within) + "' is no number of days", path + ".within",
                 "write \"30 d\"");
  checks.who(rule.who, SubjectKind::person, path);
}

}  // namespace cadre::inline v1::detail
