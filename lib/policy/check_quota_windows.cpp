// SPDX-License-Identifier: Apache-2.0
// Quotas: the windows that they have, records outside them, and surplus that fills other parts.
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_quota.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether what is left over, or missing, in a quota's windows goes anywhere.
bool hands_on(const std::string& id, const Checks& checks) {
  const PolicyModel& model = checks.data().model;
  const auto is = [&](const auto& rule) { return rule.of == id; };
  return std::any_of(model.carries.begin(), model.carries.end(), is) ||
         std::any_of(model.debts.begin(), model.debts.end(), is);
}

void check_first(const Quota& rule, const std::string& path, Checks& checks) {
  if (!rule.first_window) return;
  Report& report = checks.report();
  const std::string at = path + ".first_window";
  const auto* const years = std::get_if<window::Years>(&rule.per.spec);
  if (years == nullptr || years->anchor) {
    report.error(Errc::policy_window, "only windows on a subject's own day have a first one", at,
                 "write per = { years = 1, anchor = \"joined\" }");
  }
  if (!rule.first_window->length && !rule.first_window->at_least)
    report.error(Errc::policy_missing_key, "the first window is like the others", at, "add length or at_least");
  if (rule.first_window->length) checks.length(*rule.first_window->length, at + ".length");
  checks.values(rule, rule.first_window->at_least, measured_in(rule, checks.policy()), at + ".at_least",
                !rule.part_of.empty());
  if (rule.first_window->at_least && !rule.at_least)
    report.error(Errc::policy_missing_key, "only the first window has a floor", path, "add at_least");
}

void check_only(const Quota& rule, const std::string& path, Checks& checks) {
  if (!rule.only_window) return;
  Report& report = checks.report();
  const std::string at = path + ".only_window";
  if (!std::holds_alternative<window::Years>(rule.per.spec)) {
    report.error(Errc::policy_window, "only cycles of years are numbered", at,
                 "write per = { years = 1, anchor = 2021-01-01 }");
  }
  if (hands_on(rule.id, checks))
    report.error(Errc::policy_contradiction, "windows that are left out hand nothing on", at,
                 "leave out only_window, or the carry or debt");
}

/// A part has windows of its whole.
void check_nesting(const Quota& rule, const std::string& path, Checks& checks) {
  const auto* const whole = checks.find_as<Quota>(rule.part_of);
  if (whole == nullptr || whole->per.spec != rule.per.spec) return;
  const auto length = [](const Quota& quota) {
    return quota.first_window ? quota.first_window->length : std::optional<Amount>{};
  };
  const bool is_same =
      length(*whole) == length(rule) && (!whole->only_window || whole->only_window == rule.only_window);
  if (is_same) return;
  checks.report().error(Errc::policy_window, "the windows of a part must lie inside those of its whole", path + ".per",
                        "write the same length of the first window, and the same only_window");
  checks.report().also(path_of(checks.data().model, *whole) + ".per", "the whole's windows");
}

/// Records outside a window count as far as a need takes them.
void check_outside(const Quota& rule, const std::optional<Amount>& length, const std::string& at, Checks& checks) {
  if (!length) return;
  Report& report = checks.report();
  checks.length(*length, at);
  if (!rule.at_least)
    report.error(Errc::policy_missing_key, "quota '" + rule.id + "' has no need that such records could fill", at,
                 "add at_least");
  if (rule.share_of == ShareOf::counted)
    report.error(Errc::policy_contradiction, "a share of what was counted looks at its own window alone", at,
                 "leave it out");
  if (hands_on(rule.id, checks) || (!rule.part_of.empty() && hands_on(rule.part_of, checks)))
    report.error(Errc::policy_contradiction, "a carry or debt says already what goes from window to window", at,
                 "leave it out, or write earned_within of the carry");
  if (!follow_one_another(rule.per.spec) && !std::holds_alternative<window::Clock>(rule.per.spec))
    report.error(Errc::policy_window,
                 "the windows of '" + rule.id + "' neither follow one another nor run from a clock", at,
                 "count by week, month, quarter, half, year, cycle of years, or from a clock");
}

}  // namespace

void check_around(const Quota& rule, const std::string& path, Checks& checks) {
  check_first(rule, path, checks);
  check_only(rule, path, checks);
  check_nesting(rule, path, checks);
  check_outside(rule, rule.accept_before, path + ".accept_before", checks);
  check_outside(rule, rule.do_grace, path + ".do_grace", checks);
  if (rule.only_window && (rule.accept_before || rule.do_grace))
    checks.report().error(Errc::policy_contradiction, "windows that are left out hand nothing on",
                          path + ".only_window", "leave it out, or accept_before and do_grace");
  if (!rule.report_within) return;
  checks.length(*rule.report_within, path + ".report_within");
  if (rule.count != "documents" && rule.count != "events") return;
  checks.report().error(Errc::policy_bad_value, rule.count + " have a day alone, on which they are handed in",
                        path + ".report_within", "leave it out");
}

void check_spill(const Quota& rule, const std::string& path, Checks& checks) {
  if (rule.spill.empty()) return;
  Report& report = checks.report();
  if (rule.part_of.empty() || !rule.at_least)
    return report.error(Errc::policy_bad_value, "only a part with a floor has something left over for other parts",
                        path + ".spill", "write part_of and at_least");
  for (std::size_t i = 0; i < rule.spill.size(); ++i) {
    const std::string at = item_path(path + ".spill", i);
    const auto* const other = checks.find_as<Quota>(rule.spill[i]);
    if (checks.find(rule.spill[i]) == nullptr) continue;
    const bool fits = other != nullptr && other->id != rule.id && other->part_of == rule.part_of && other->at_least &&
                      other->per.spec == rule.per.spec;
    if (!fits) {
      report.error(Errc::policy_bad_value,
                   "'" + rule.spill[i] + "' is no other part of '" + rule.part_of + "' with a floor and these windows",
                   at);
      continue;
    }
    const bool carries = hands_on(rule.id, checks) || hands_on(other->id, checks) || hands_on(rule.part_of, checks);
    const bool is_share = rule.share_of == ShareOf::counted || other->share_of == ShareOf::counted;
    if (!carries && !is_share) continue;
    report.error(Errc::policy_not_supported,
                 "this version does not fill parts that carry, make up shortages or are shares of what was counted", at,
                 "leave out spill, or the carry, debt or share_of");
  }
}

}  // namespace cadre::inline v1::detail
