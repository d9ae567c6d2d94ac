// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_exempt.hpp"
#include "policy/detail/fields_quota.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Two exemptions of one rule with different effects need `before`.
void check_clash(const Exempt& exempt, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const auto defeats = [](const Exempt& a, const Exempt& b) {
    return std::find(a.before.begin(), a.before.end(), b.id) != a.before.end();
  };
  for (const Exempt& other : checks.data().model.exempts) {
    if (&other >= &exempt) break;
    const bool is_same = exempt.relief == other.relief && exempt.flat == other.flat && exempt.reaches == other.reaches;
    const bool meet = std::any_of(exempt.from.begin(), exempt.from.end(), [&](const std::string& rule) {
      return std::find(other.from.begin(), other.from.end(), rule) != other.from.end();
    });
    if (is_same || !meet || defeats(exempt, other) || defeats(other, exempt)) continue;
    report.error(Errc::policy_contradiction,
                 "exemptions '" + other.id + "' and '" + exempt.id + "' can hold together with different effects", path,
                 "say which defeats the other: before = [\"" + other.id + "\"]");
    report.also(path_of(checks.data().model, other), "the other");
  }
}

/// A flat need stands in the unit of the quotas that it replaces the need of.
void check_flat(const Exempt& exempt, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  if ((exempt.relief == Relief::flat) != exempt.flat.has_value()) {
    report.error(Errc::policy_missing_key, "relief \"flat\" and the key flat belong together", path,
                 "write relief = \"flat\" and flat = \"10 h\", or neither");
  }
  if (!exempt.flat) return;
  if (exempt.reaches == Reach::prorate_by_day) {
    report.error(Errc::policy_contradiction, "a flat need is of a whole window, not of its days", path + ".reaches",
                 "write reaches = \"any_day\" or \"whole_window\"");
  }
  for (const std::string& id : exempt.from) {
    const Rule* const rule = checks.find(id);
    if (rule == nullptr) continue;
    const auto* const quota = std::get_if<Quota>(&rule->spec);
    if (quota == nullptr || !quota->at_least) {
      report.error(Errc::policy_bad_value, "'" + id + "' has no need of an amount", path + ".flat",
                   "a flat need replaces the at_least of a quota");
    } else if (exempt.flat->measure != measured_in(*quota, checks.policy())) {
      report.error(Errc::policy_bad_unit, "'" + to_string(*exempt.flat) + "' is not in the unit of '" + id + "'",
                   path + ".flat", "write it in " + written(measured_in(*quota, checks.policy())));
    }
  }
}

void check_events(const Exempt& exempt, const std::string& path, Checks& checks) {
  const auto needs_event = [&](bool is_written, const std::string& key) {
    if (!is_written || !exempt.event.empty()) return;
    checks.report().error(Errc::policy_bad_value, "'" + key + "' speaks of events, and the exemption names none",
                          path + '.' + key, "add event = [\"...\"]");
  };
  needs_event(!exempt.about.empty(), "about");
  needs_event(exempt.min_span.has_value(), "min_span");
  if (exempt.min_span) checks.length(*exempt.min_span, path + ".min_span");
}

}  // namespace

void check(const Exempt& rule, const std::string& path, Checks& checks) {
  check_clash(rule, path, checks);
  check_flat(rule, path, checks);
  check_events(rule, path, checks);
  for (const Rule& relieved : checks.data().rules) {
    const bool is_named = std::find(rule.from.begin(), rule.from.end(), relieved.head().id) != rule.from.end();
    if (!is_named) continue;
    checks.who(rule.who, relieved.head().subject, path);
    const WindowedRule* const windows = relieved.windowed();
    const bool is_endless = windows != nullptr && std::holds_alternative<window::Once>(windows->per.spec);
    if (!is_endless || rule.reaches != Reach::prorate_by_day) continue;
    checks.report().error(Errc::policy_window,
                          "the window of '" + relieved.head().id + "' is all days, which have no share",
                          path + ".reaches", "write reaches = \"any_day\" or \"whole_window\"");
  }
}

}  // namespace cadre::inline v1::detail
