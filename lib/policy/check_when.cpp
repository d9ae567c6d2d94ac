// SPDX-License-Identifier: Apache-2.0
// Conditions on other rules: that they can be asked, and come to an end.
#include "policy/detail/check.hpp"
#include "policy/detail/fields_rule.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether a rule's windows can be listed from its first on: its days in force begin, or facts start its windows.
bool has_first_window(const Checks& checks, const Rule& rule) {
  if (intersect(rule.head().valid, checks.data().model.valid).from != Date::first()) return true;
  const WindowedRule* const windowed = rule.windowed();
  return windowed != nullptr && (std::holds_alternative<window::Clock>(windowed->per.spec) ||
                                 std::holds_alternative<window::NamedDays>(windowed->per.spec) ||
                                 std::holds_alternative<window::PerSession>(windowed->per.spec));
}

void check_amounts(const When& when, const Rule& other, const std::string& path, Checks& checks) {
  const auto check_one = [&](const std::optional<Amount>& amount, const std::string& key) {
    if (!amount) return;
    const bool has_numbers = std::holds_alternative<Quota>(other.spec) ||
                             std::holds_alternative<Attendance>(other.spec) ||
                             std::holds_alternative<Archive>(other.spec);
    const Measure unit = checks.policy().measured_in(other);
    if (!has_numbers) {
      checks.report().error(Errc::policy_bad_value, "'" + when.rule + "' counts nothing of its own", path + '.' + key,
                            "ask for its verdict");
    } else if (amount->measure != unit) {
      checks.report().error(Errc::policy_bad_unit,
                            "'" + to_string(*amount) + "' is not in the unit of '" + when.rule + "'", path + '.' + key,
                            "write it in " + written(unit));
    }
  };
  check_one(when.amount_from, "amount_from");
  check_one(when.amount_under, "amount_under");
}

/// A grade has the bands, a ladder the steps that a condition names.
void check_held(const When& when, const Rule& other, const std::string& path, Checks& checks) {
  const auto* const grade = std::get_if<GradeRule>(&other.spec);
  const auto* const ladder = std::get_if<LadderRule>(&other.spec);
  if (!when.held.empty() && grade == nullptr && ladder == nullptr) {
    checks.report().error(Errc::policy_bad_value, "'" + when.rule + "' is no grade and no ladder", path + ".held",
                          "ask for its verdict");
    return;
  }
  for (std::size_t i = 0; i < when.held.size(); ++i) {
    const std::string at = item_path(path + ".held", i);
    if (grade != nullptr) checks.has_band(*grade, when.held[i], at);
    if (ladder != nullptr) checks.has_step(*ladder, when.held[i], at);
  }
}

}  // namespace

void check(const When& when, const std::string& path, Checks& checks) {
  if (when.verdict.empty() && when.held.empty() && !when.amount_from && !when.amount_under) {
    checks.report().error(Errc::policy_missing_key, "the condition on '" + when.rule + "' asks for nothing", path,
                          "add verdict, held, amount_from or amount_under");
  }
  const Rule* const other = checks.find(when.rule);
  if (other == nullptr) return;
  check_amounts(when, *other, path, checks);
  check_held(when, *other, path, checks);
  if (when.window == When::Of::any_before && !has_first_window(checks, *other)) {
    checks.report().error(Errc::policy_window, "'" + when.rule + "' has no first window from which to look",
                          path + ".window", "write valid = { from = .. } in the rule or the policy");
  }
}

void Checks::conditions(const RuleHead& rule, const std::string& path) {
  for (std::size_t i = 0; i < rule.when.size(); ++i) {
    const When& when = rule.when[i];
    const std::string place = item_path(path + ".when", i) + ".rule";
    const Rule* const other = find(when.rule);
    if (other == nullptr) continue;
    same_subject(*other, rule.subject, place);
    const bool returns = reaches(when.rule, rule.id);
    const bool ends = has_first_window(*this, *other) && has_first_window(*this, *find(rule.id));
    if (when.window == When::Of::same && returns) {
      report_.error(Errc::policy_cycle, "'" + rule.id + "' is a condition of itself", place);
    } else if (returns && !ends) {
      report_.error(Errc::policy_window, "'" + rule.id + "' looks back at itself without an end", place,
                    "write valid = { from = .. } in the rule or the policy");
    }
  }
}

}  // namespace cadre::inline v1::detail
