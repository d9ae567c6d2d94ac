// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"
#include "policy/detail/fields_deadline.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

void check(const Deadline& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const auto* const clock = std::get_if<window::Clock>(&rule.per.spec);
  if (clock == nullptr) {
    report.error(Errc::policy_window, "a deadline runs from a clock", path + ".per",
                 "write per = { within = \"30 d\", of_event = [..] } or per = { of_event = [..], before = true }");
  } else if (!clock->before && !clock->n) {
    report.error(Errc::policy_missing_key, "the deadline does not say how long after its event it ends", path + ".per",
                 "add within, or before = true");
  }
  if (rule.needs.empty()) {
    report.error(Errc::policy_missing_key, "'" + rule.id + "' needs nothing", path, "add needs = [\"<rule>\"]");
  }
  if (rule.if_holiday.has_value() == rule.calendar.empty()) {
    report.error(Errc::policy_missing_key, "a calendar says which days are off", path,
                 "write if_holiday and calendar together");
  }
  if (clock != nullptr && clock->before && rule.if_holiday == IfHoliday::next) {
    report.error(Errc::policy_contradiction, "the next working day may come after the act", path + ".if_holiday",
                 "write \"stays\" or \"previous\"");
  }
  if (rule.mid_window) {
    report.error(Errc::policy_bad_value, "'mid_window' says nothing of a deadline", path + ".mid_window",
                 "leave it out");
  }
  for (std::size_t i = 0; i < rule.needs.size(); ++i) {
    const std::string place = item_path(path + ".needs", i);
    const Rule* const needed = checks.find(rule.needs[i]);
    if (needed == nullptr) continue;
    if (checks.reaches(rule.needs[i], rule.id))
      report.error(Errc::policy_cycle, "'" + rule.id + "' needs itself", place);
    checks.same_subject(*needed, rule.subject, place);
    checks.no_ladder(*needed, place);
  }
}

/// It has no numbers of its own.
Measure measured_in(const Deadline& /*rule*/, const Policy& /*policy*/) { return Measure::time(); }

}  // namespace cadre::inline v1::detail
