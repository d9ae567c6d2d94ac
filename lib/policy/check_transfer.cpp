// SPDX-License-Identifier: Apache-2.0
// Carries and debts: of which quotas, and in which units.
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_quota.hpp"
#include "policy/detail/fields_transfer.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

bool follow_one_another(const WindowSpec& spec) {
  return std::holds_alternative<window::Calendar>(spec) || std::holds_alternative<window::Years>(spec);
}

namespace {

/// The quota that a transfer is of; null, with an error, where it is none that hands anything on.
const Quota* quota_of(const std::string& id, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const Rule* const named = checks.find(id);
  if (named == nullptr) return nullptr;
  const auto* const quota = std::get_if<Quota>(&named->spec);
  if (quota == nullptr) {
    report.error(Errc::policy_bad_value, "'" + id + "' is no quota", path + ".of");
  } else if (!quota->at_least) {
    report.error(Errc::policy_bad_value, "quota '" + id + "' has no floor, so nothing is left over and nothing missing",
                 path + ".of", "name a quota with at_least");
  } else if (!follow_one_another(quota->per.spec)) {
    report.error(Errc::policy_window, "the windows of '" + id + "' do not follow one another", path + ".of",
                 "name a quota by week, month, quarter, half, year or cycle of years");
    report.also(path_of(checks.data().model, *quota) + ".per", "its windows");
  } else {
    return quota;
  }
  return nullptr;
}

/// Of one quota there is one debt: of two it would not be known which is paid.
void check_single(const Debt& rule, const std::string& path, Checks& checks) {
  for (const Debt& other : checks.data().model.debts) {
    if (&other >= &rule) return;
    if (other.of != rule.of) continue;
    checks.report().error(Errc::policy_contradiction, "shortages of '" + rule.of + "' are made up twice", path + ".of");
    checks.report().also(path_of(checks.data().model, other) + ".of", "first here");
  }
}

}  // namespace

void check(const Carry& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  if (rule.earned_within) checks.length(*rule.earned_within, path + ".earned_within");
  if (rule.lifetime < 1 || rule.lifetime > 1000) {
    report.error(Errc::policy_bad_value, "a lifetime of " + std::to_string(rule.lifetime) + " windows is none",
                 path + ".lifetime", "write a number from 1 to 1000");
  }
  const Quota* const quota = quota_of(rule.of, path, checks);
  if (quota == nullptr) return;
  checks.who(rule.who, quota->subject, path);
  const Measure unit = measured_in(*quota, checks.policy());
  checks.values(*quota, rule.most, unit, path + ".most", true);
  for (std::size_t i = 0; i < rule.per_kind.size(); ++i) {
    if (rule.per_kind[i].most.measure == unit) continue;
    report.error(Errc::policy_bad_unit, "'" + to_string(rule.per_kind[i].most) + "' is not in the unit of the quota",
                 item_path(path + ".per_kind", i) + ".most", "write it in " + written(unit));
  }
  if (quota->count == "documents" || quota->count == "events") {
    report.error(Errc::policy_not_supported, quota->count + " are not carried; hours, days, sessions and measures are",
                 path + ".of");
  }
  for (std::size_t i = 0; i < rule.not_for.size(); ++i) {
    const Rule* const part = checks.find(rule.not_for[i]);
    if (part == nullptr || checks.reaches(rule.not_for[i], rule.of)) continue;
    report.error(Errc::policy_bad_value, "'" + rule.not_for[i] + "' is no part of '" + rule.of + "'",
                 item_path(path + ".not_for", i));
  }
  if (rule.capped && !quota->cap)
    report.error(Errc::policy_bad_value, "quota '" + rule.of + "' has no cap", path + ".capped", "leave it out");
}

void check(const Debt& rule, const std::string& path, Checks& checks) {
  checks.length(rule.within, path + ".within");
  check_single(rule, path, checks);
  if (const Quota* const quota = quota_of(rule.of, path, checks)) checks.who(rule.who, quota->subject, path);
}

}  // namespace cadre::inline v1::detail
