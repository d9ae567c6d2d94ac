// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_attendance.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

namespace {

void check_equivalents(const Attendance& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  for (std::size_t i = 0; i < rule.equivalents.size(); ++i) {
    const Equivalence& one = rule.equivalents[i];
    const std::string at = item_path(path + ".equivalents", i);
    if (one.every < 1)
      report.error(Errc::policy_bad_value, "an absence is made of one mark or more", at + ".every", "write 2 or 3");
    for (std::size_t k = 0; k < one.of.size(); ++k) {
      const std::string& mark = one.of[k];
      const bool is_known = mark == "late" || mark == "left_early" || mark.substr(0, 6) == "leave:";
      if (is_known) continue;
      report.error(Errc::policy_bad_value, "'" + mark + "' is no mark of attendance", item_path(at + ".of", k),
                   "write \"late\", \"left_early\" or \"leave:<kind>\"");
    }
  }
  if (!rule.equivalents.empty() && rule.by == Attendance::By::time) {
    report.error(Errc::policy_bad_value, "marks become absences from sessions, not from time", path + ".equivalents",
                 "write by = \"session\", or leave it out");
  }
  if (rule.late_as_absent_from && rule.late_as_absent_from->measure != Measure::time()) {
    report.error(Errc::policy_bad_unit, "'" + to_string(*rule.late_as_absent_from) + "' is no clock time",
                 path + ".late_as_absent_from", "write it in h or min");
  }
}

}  // namespace

void check(const Attendance& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  if (rule.subject != SubjectKind::person) {
    report.error(Errc::policy_not_supported,
                 "attendance judges people; this version does not read it of units and groups", path + ".subject");
  }
  if (!rule.at_least)
    report.error(Errc::policy_missing_key, "attendance '" + rule.id + "' sets no bound", path,
                 "add at_least = \"80 %\"");
  check_equivalents(rule, path, checks);
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
