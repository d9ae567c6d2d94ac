// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"
#include "policy/detail/fields_duty.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

Measure unit_of(const Duty& rule) {
  switch (rule.from) {
    case Duty::From::documents: return Measure::documents();
    case Duty::From::events: return Measure::events();
    case Duty::From::sessions: return Measure::sessions();
  }
  return Measure::documents();
}

void check_due(const Duty& rule, const std::string& path, Checks& checks) {
  if (!rule.due) return;
  const std::string text = to_string(Amount{rule.due->value, rule.due->measure});
  const bool is_length = rule.due->measure == Measure::days() || rule.due->measure.name() == "month";
  const bool fits = rule.due->value <= Ratio::whole(100'000) && rule.due->value >= Ratio::whole(-100'000);
  if (is_length && rule.due->value.is_whole() && fits) return;
  checks.report().error(Errc::policy_bad_unit, "'" + text + "' is no whole number of days or months", path + ".due",
                        "write \"15 d\", \"1 month\" or \"-15 d\"");
}

}  // namespace

void check(const Duty& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  check_due(rule, path, checks);
  const bool is_once = std::holds_alternative<window::Once>(rule.per.spec);
  const bool is_back = std::holds_alternative<window::Back>(rule.per.spec);
  if (is_once || is_back) {
    report.error(Errc::policy_window, "these windows have no last day from which a duty is due", path + ".per",
                 "write a part of the calendar, years, days or a clock");
  }
  if (rule.at_least) {
    const bool fits = rule.at_least->measure == unit_of(rule) && rule.at_least->value.is_whole();
    if (!fits || rule.at_least->value < Ratio::whole(1)) {
      report.error(Errc::policy_bad_unit, "'" + to_string(*rule.at_least) + "' is no number of what the duty asks for",
                   path + ".at_least", "write \"1 " + std::string{unit_of(rule).name()} + '"');
    }
  }
  if (rule.mid_window) {
    report.error(Errc::policy_bad_value, "'mid_window' says nothing of a duty", path + ".mid_window", "leave it out");
  }
  if (rule.from == Duty::From::sessions) return;
  checks.holder(rule, rule.from == Duty::From::events ? "an event" : "a document", path);
  checks.by_kind(rule.of, std::string{word_for(rule.from)}, path + ".of");
}

Measure measured_in(const Duty& rule, const Policy& /*policy*/) { return unit_of(rule); }

}  // namespace cadre::inline v1::detail
