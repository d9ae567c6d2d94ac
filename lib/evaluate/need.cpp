// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/need.hpp"

#include <algorithm>

namespace cadre::inline v1::detail {
namespace {

/// A value of a parameter and the days of a window on which it holds.
struct Holding {
  Period days;
  const ParameterValue* value;
};

Ratio chosen(const std::vector<Holding>& values, MidWindow mode) {
  Ratio lowest = values.front().value->amount.value;
  Ratio highest = lowest;
  Ratio weighted;
  std::int32_t days = 0;
  for (const Holding& holding : values) {
    const Ratio value = holding.value->amount.value;
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
    weighted = add(weighted, multiply(value, Ratio::whole(holding.days.length())));
    days += holding.days.length();
  }
  switch (mode) {
    case MidWindow::start: return values.front().value->amount.value;
    case MidWindow::end: return values.back().value->amount.value;
    case MidWindow::lower: return lowest;
    case MidWindow::higher: return highest;
    case MidWindow::split_by_day: return divide(weighted, Ratio::whole(days));
  }
  return lowest;
}

/// The days in force of the window's steps of so many months, each whole.
std::vector<Period> steps_of(const Period& window, const Period& in_force, std::int32_t months) {
  std::vector<Period> steps;
  Date from = window.from;
  for (std::int32_t i = 1;; ++i) {
    const auto next = add_months(window.from, i * months, MonthEnd::clamp);
    if (!next || *next > window.until) return steps;
    const Period step = intersect({from, *next}, in_force);
    if (!step.empty()) steps.push_back(step);
    from = *next;
  }
}

Ratio share_of_steps(const std::vector<Period>& steps, const std::vector<Spell>& spells, bool unknown_as) {
  if (steps.empty()) return Ratio::whole(1);
  const auto full = std::count_if(steps.begin(), steps.end(), [&](const Period& step) {
    return days_held(spells, step, unknown_as) == step.length();
  });
  return Ratio::of(full, static_cast<std::int64_t>(steps.size()));
}

std::optional<RoundTo> rounding_of(const WindowedRule& rule, const Policy& policy) {
  const auto index = policy.find_rule(rule.id);
  const auto* const quota = index ? std::get_if<Quota>(&policy.rules()[*index].spec) : nullptr;
  return quota != nullptr ? quota->round : std::nullopt;
}

}  // namespace

Need value_in(const Engine& engine, const WindowedRule& rule, const Parameter& parameter, const Period& window) {
  std::vector<Holding> values;
  for (const ParameterValue& value : engine.policy().values(parameter)) {
    const Period common = intersect(value.valid, intersect(window, engine.in_force(rule)));
    if (!common.empty()) values.push_back({common, &value});
  }
  Need need;
  if (values.empty()) {
    need.reason = Reason::no_value;
    return need;
  }
  need.value = chosen(values, rule.mid_window.value_or(MidWindow::start));
  need.assumed = std::any_of(values.begin(), values.end(), [](const Holding& h) { return h.value->assumed; });
  return need;
}

Need owed(Engine& engine, const WindowedRule& rule, Need stated, const Subject& subject, const Period& window,
          bool unknown_as) {
  if (!stated.value) return stated;
  const PartialWindow partial = rule.partial_window.value_or(PartialWindow{});
  // Two questions: what the rule's own days in force leave of the window, and what `who` leaves of those days.
  const Period inside = intersect(window, engine.in_force(rule));
  const std::int32_t whole = rule.edge_window == EdgeWindow::prorate_by_day ? window.length() : inside.length();
  const std::vector<Spell> when = engine.selected(rule, subject, window);
  const std::int32_t days = days_held(when, window, unknown_as);
  const Relieved relieved = relief(engine, rule, subject, window, unknown_as);
  if (relieved.flat != nullptr) return {relieved.flat->flat->value, Reason::none, relieved.flat->assumed};
  const bool is_partial = days < inside.length();
  if (is_partial && partial.mode == PartialWindow::Mode::flat && partial.flat) {
    stated.value = partial.flat->value;
    return stated;
  }
  const bool by_day = is_partial && partial.mode == PartialWindow::Mode::prorate_by_day;
  const bool by_step = is_partial && partial.mode == PartialWindow::Mode::prorate_steps;
  const std::int32_t owing = (by_day ? days : inside.length()) - relieved.days;
  Ratio share = Ratio::of(owing, whole);
  if (by_step) share = multiply(share, share_of_steps(steps_of(window, inside, partial.months), when, unknown_as));
  if (share == Ratio::whole(1)) return stated;
  stated.assumed = stated.assumed || relieved.assumed;
  stated.value = multiply(*stated.value, share);
  if (const auto round = rounding_of(rule, engine.policy())) {
    const auto rounded = stated.value->rounded(round->step.value, round->mode);
    if (!rounded) throw Overflow{};
    stated.value = rounded;
  }
  return stated;
}

}  // namespace cadre::inline v1::detail
