// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_leave.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

bool is_days(const Amount& amount) { return amount.measure == Measure::days() && amount.value.is_whole(); }

void check_limit(const LeaveLimit& limit, const std::vector<std::string>& declared, const std::string& path,
                 Report& report) {
  const bool is_count = is_days(limit.most) || (limit.most.measure == Measure::events() && limit.most.value.is_whole());
  const bool is_share = limit.most.measure == Measure::ratio() && limit.most.value <= Ratio::whole(1);
  if (!is_count && !is_share)
    report.error(Errc::policy_bad_unit, "'" + to_string(limit.most) + "' is no number of days or leaves and no share",
                 path + ".most", "write \"2 d\", \"3 event\" or \"1/7\"");
  for (std::size_t i = 0; i < limit.kinds.size() && !declared.empty(); ++i) {
    if (std::find(declared.begin(), declared.end(), limit.kinds[i]) != declared.end()) continue;
    report.error(Errc::policy_unknown_name, "leave '" + limit.kinds[i] + "' is not among leave_kinds",
                 item_path(path + ".kinds", i));
  }
  const auto check_class = [&](const std::optional<Amount>& days, const std::string& key) {
    if (days && !limit.per.is_class)
      report.error(Errc::policy_bad_value, "'" + key + "' says nothing here", path + '.' + key,
                   "it belongs to per = \"class\"");
    if (days && !is_days(*days))
      report.error(Errc::policy_bad_unit, "'" + to_string(*days) + "' is no number of days", path + '.' + key,
                   "write \"15 d\"");
  };
  check_class(limit.class_from, "class_from");
  check_class(limit.class_up_to, "class_up_to");
  const bool is_event = limit.breach.substr(0, 6) == "event:" && limit.breach.size() > 6;
  if (limit.breach != "latest_invalid" && limit.breach != "absent_all" && !is_event)
    report.error(Errc::policy_bad_value, "'" + limit.breach + "' is not one of the words allowed here",
                 path + ".breach", "write latest_invalid, absent_all or event:<kind>");
  if (!limit.per.is_class && std::holds_alternative<window::PerSession>(limit.per.per.spec))
    report.error(Errc::policy_window, "a limit of leave does not count by sessions", path + ".per",
                 "write per = \"class\" or \"year\"");
}

}  // namespace

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
  for (std::size_t i = 0; i < rule.limit.size(); ++i)
    check_limit(rule.limit[i], checks.data().model.leave_kinds, item_path(path + ".limit", i), report);
  for (const LeaveRule& other : checks.data().model.leaves) {
    if (&other >= &rule) break;
    // Of people whom both may select, the day tells.
    if (!(other.who == rule.who) || intersect(other.valid, rule.valid).empty()) continue;
    for (const std::string& kind : rule.kinds) {
      if (std::find(other.kinds.begin(), other.kinds.end(), kind) == other.kinds.end()) continue;
      report.error(Errc::policy_contradiction, "leave of kind '" + kind + "' is ruled twice", path + ".kinds");
      report.also(path_of(checks.data().model, other) + ".kinds", "first here");
    }
  }
  checks.who(rule.who, SubjectKind::person, path);
}

}  // namespace cadre::inline v1::detail
