// SPDX-License-Identifier: Apache-2.0
// Quantities: their units, the days on which they hold, and what changes inside a window.
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

std::string written(Measure measure) {
  if (measure == Measure::time()) return "h or min";
  return measure == Measure::ratio() ? "%" : std::string{measure.name()};
}

void Checks::values(const WindowedRule& rule, const std::optional<Parameter>& parameter, Measure wanted,
                    const std::string& path, bool may_be_share) {
  if (!parameter) return;
  const Period in_force = intersect(rule.valid, data_.model.valid);
  const auto values = policy_.values(*parameter);
  Date covered = in_force.from;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const ParameterValue& value = values[i];
    const std::string place = item_path(parameter->name.empty() ? path : parameter->name + ".value", i);
    const bool is_share = may_be_share && value.amount.measure == Measure::ratio();
    if (value.amount.measure != wanted && !is_share) {
      report_.error(Errc::policy_bad_unit, "'" + to_string(value.amount) + "' is not in the unit of the rule", place,
                    "write it in " + written(wanted));
    }
    if (value.valid.from <= covered) covered = std::max(covered, value.valid.until);
    change(rule, values, i, place);
  }
  if (covered < in_force.until) {
    report_.error(Errc::policy_parameter, "no value holds on " + to_string(covered) + ", when the rule is in force",
                  path, "add a value from that day on, or end the rule's valid there");
  }
}

/// A value that begins inside a window needs mid_window.
void Checks::change(const WindowedRule& rule, std::span<const ParameterValue> values, std::size_t i,
                    const std::string& path) {
  const ParameterValue& value = values[i];
  const Period in_force = intersect(rule.valid, data_.model.valid);
  const Date day = value.valid.from;
  if (rule.mid_window || day <= in_force.from || in_force.until <= day) return;
  const auto windows =
      windows_touching(rule.per.spec, {day, day + 1}, std::nullopt, rule.per.month_end.value_or(MonthEnd::clamp));
  const bool is_edge =
      windows && !windows->empty() &&
      std::all_of(windows->begin(), windows->end(), [&](const Window& w) { return w.period.from == day; });
  if (is_edge) return;
  const auto is = [](const ParameterValue& v) { return " (" + to_string(v.amount) + ')'; };
  report_.error(Errc::policy_parameter, "parameter changes inside a window", path + ".from",
                "say which holds: mid_window = \"start\"" + (i == 0 ? "" : is(values[i - 1])) + " | \"end\"" +
                    is(value) + " | \"split_by_day\" | \"lower\" | \"higher\"");
  if (windows && !windows->empty()) {
    const Window& window = windows->front();
    report_.label("takes effect on day " + std::to_string(day - window.period.from + 1) + " of " + window.label);
  }
  report_.also(path_of(data_.model, rule) + ".per", rule.id + " counts by this window");
}

/// The one value of a bound that is stated in the rule's unit and never changes.
std::optional<Ratio> Checks::only_value(const std::optional<Parameter>& bound, Measure unit) const {
  const auto values = bound ? policy_.values(*bound) : std::span<const ParameterValue>{};
  const bool is_plain = values.size() == 1 && values.front().amount.measure == unit;
  return is_plain ? std::optional{values.front().amount.value} : std::nullopt;
}

void Checks::length(const Amount& length, const std::string& path) {
  const std::string_view unit = length.measure.name();
  const bool is_known = unit == "d" || unit == "month" || unit == "year";
  if (is_known && length.value.is_whole() && Ratio{} < length.value && length.value < Ratio::whole(100'000)) return;
  report_.error(Errc::policy_bad_unit, "'" + to_string(length) + "' is no length of days, months or years", path,
                "write it as \"30 d\", \"6 month\" or \"1 year\"");
}

void Checks::step(const RoundTo& round, Measure unit, const std::string& path) {
  if (round.step.measure != unit) {
    report_.error(Errc::policy_bad_unit, "the step is not in the unit of the amount", path,
                  "write it in " + written(unit));
  } else if (round.step.value == Ratio{}) {
    report_.error(Errc::policy_bad_value, "there are no multiples of nothing", path, "write a step above zero");
  }
}

}  // namespace cadre::inline v1::detail
