// SPDX-License-Identifier: Apache-2.0
// What a quota asks: its figures by class, shares of its whole, and what other quotas put on top.
#include <algorithm>

#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The day on which tiers are judged: the window's last day in force, or the day asked about if that comes before.
Date tier_day(const Engine& engine, const Quota& quota, const Period& window) {
  const Period inside = intersect(window, engine.in_force(quota));
  if (inside.empty()) return window.until - 1;
  return std::max(inside.from, std::min(inside.until - 1, engine.today()));
}

/// Whether a window is the first that runs from the subject's own day.
bool is_first_own(const Engine& engine, const Quota& quota, const Subject& subject, const Period& window) {
  return own_day(engine.snapshot(), subject, quota.per.own_day) == window.from;
}

/// Whether a quota owes anything of its own in a window.
bool applies(Engine& engine, const Quota& quota, const Subject& subject, const Period& window, bool unknown_as) {
  const std::vector<Spell> when = engine.selected(quota, subject, window);
  const Period inside = intersect(window, engine.in_force(quota));
  const std::int32_t days = days_held(when, window, unknown_as);
  if (inside.empty() || days == 0) return false;
  const PartialWindow partial = quota.partial_window.value_or(PartialWindow{});
  if (quota.edge_window == EdgeWindow::skip && inside != window) return false;
  if (partial.mode == PartialWindow::Mode::at_end && !held_on(when, inside.until - 1, unknown_as)) return false;
  const bool is_short = partial.mode == PartialWindow::Mode::waive_below && days < partial.days;
  if (is_short && days < inside.length()) return false;
  return relief(engine, quota, subject, window, unknown_as).whole == nullptr;
}

Need with_on_top(Engine& engine, const Quota& quota, Need need, const Subject& subject, const Case& at,
                 bool unknown_as) {
  for (const Added& added : added_on_top(engine, quota, subject, at, unknown_as)) {
    if (!need.value || !added.need.value) return need.value ? added.need : need;
    need.value = add(*need.value, *added.need.value);
    need.assumed = need.assumed || added.need.assumed;
  }
  return need;
}

/// A share follows the need of the whole, or what the whole counted.
Need share_need(Engine& engine, const Quota& quota, const Need& share, const Subject& subject, const Case& at,
                bool unknown_as) {
  if (is_share_of_counted(quota)) {
    const Fold* const whole = whole_of(engine, quota, subject, at, unknown_as);
    if (whole == nullptr) return {std::nullopt, Reason::no_value, false};
    return {multiply(whole->counted, *share.value), Reason::none, share.assumed};
  }
  const auto index = engine.policy().find_rule(quota.part_of);
  const auto* const parent = index ? std::get_if<Quota>(&engine.rule(*index).spec) : nullptr;
  if (parent == nullptr) return {std::nullopt, Reason::no_value, false};
  for (const Case& outer : engine.cases_touching(*index, subject, at.window.period)) {
    if (are_of_two_sessions(outer, at) || !outer.window.period.contains(at.window.period)) continue;
    if (figure_of(engine, *parent, floor_figure, subject, outer.window.period, unknown_as) == nullptr) break;
    const Need whole = floor_need(engine, *parent, subject, outer, unknown_as);
    if (!whole.value) return whole;
    return {multiply(*whole.value, *share.value), Reason::none, whole.assumed || share.assumed};
  }
  return {std::nullopt, Reason::no_value, false};
}

}  // namespace

const Parameter* figure_of(const Engine& engine, const Quota& quota, const Figure& figure, const Subject& subject,
                           const Period& window, bool unknown_as) {
  const bool is_floor = figure.own == &Quota::at_least;
  if (is_floor && quota.first_window && quota.first_window->at_least && is_first_own(engine, quota, subject, window))
    return &*quota.first_window->at_least;
  const Parameter* chosen = nullptr;
  std::optional<Ratio> value;
  for (const Tier& tier : quota.tiers) {
    const std::optional<Parameter>& own = tier.*figure.of_tier;
    const Tri holding = holds(engine.view(), tier.who, subject, tier_day(engine, quota, window));
    if (!own || holding == Tri::no || (holding == Tri::unknown && !unknown_as)) continue;
    const auto stated = value_in(engine, quota, *own, window).value;
    const bool asks_more = stated && (!value || (figure.is_floor ? *stated > *value : *stated < *value));
    if (chosen == nullptr || asks_more) {
      chosen = &*own;
      value = stated;
    }
  }
  const std::optional<Parameter>& own = quota.*figure.own;
  return chosen == nullptr && own ? &*own : chosen;
}

std::optional<Ratio> cap_in(const Engine& engine, const Quota& quota, const Subject& subject, const Period& window,
                            bool unknown_as) {
  const Parameter* const cap = figure_of(engine, quota, cap_figure, subject, window, unknown_as);
  return cap == nullptr ? std::nullopt : value_in(engine, quota, *cap, window).value;
}

bool has_unknown_figures(const Engine& engine, const Quota& quota, const Subject& subject, const Period& window) {
  const Date day = tier_day(engine, quota, window);
  const bool of_tiers = std::any_of(quota.tiers.begin(), quota.tiers.end(), [&](const Tier& tier) {
    return holds(engine.view(), tier.who, subject, day) == Tri::unknown;
  });
  if (of_tiers) return true;
  const auto rules = engine.policy().rules();
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    const auto* const other = std::get_if<Quota>(&rule.spec);
    const bool is_above = other != nullptr && (other->on_top_of == quota.id || other->id == quota.part_of);
    // The cap of a part cuts only where the part speaks of the subject.
    const bool may_cut = other != nullptr && other->cap && other->part_of == quota.id;
    if (may_cut && has_unknown(engine.selected(*other, subject, window), window)) return true;
    return is_above && (has_unknown(engine.selected(*other, subject, window), window) ||
                        has_unknown_figures(engine, *other, subject, window));
  });
}

bool is_share_of_counted(const Quota& quota) { return quota.share_of == ShareOf::counted && quota.at_least; }

const Fold* whole_of(Engine& engine, const Quota& part, const Subject& subject, const Case& at, bool unknown_as) {
  const auto whole = engine.policy().find_rule(part.part_of);
  if (!whole) return nullptr;
  const auto cases = engine.cases_same_as(at, *whole, subject);
  return cases.empty() ? nullptr : &engine.fold(*whole, subject, cases.front(), unknown_as);
}

std::vector<Added> added_on_top(Engine& engine, const Quota& quota, const Subject& subject, const Case& at,
                                bool unknown_as) {
  const Period& window = at.window.period;
  std::vector<Added> list;
  for (const Rule& rule : engine.policy().rules()) {
    const auto* const other = std::get_if<Quota>(&rule.spec);
    if (other == nullptr || other->on_top_of != quota.id || !applies(engine, *other, subject, window, unknown_as))
      continue;
    if (figure_of(engine, *other, floor_figure, subject, window, unknown_as) == nullptr) continue;
    list.push_back({other, floor_need(engine, *other, subject, at, unknown_as)});
  }
  return list;
}

Need floor_need(Engine& engine, const Quota& quota, const Subject& subject, const Case& at, bool unknown_as) {
  const Period& window = at.window.period;
  const Parameter* const figure = figure_of(engine, quota, floor_figure, subject, window, unknown_as);
  if (figure == nullptr) return {std::nullopt, Reason::no_value, false};
  const Need stated = value_in(engine, quota, *figure, window);
  const auto values = engine.policy().values(*figure);
  const bool is_share = !values.empty() && values.front().amount.measure == Measure::ratio() && !quota.part_of.empty();
  const Need own = is_share && stated.value ? share_need(engine, quota, stated, subject, at, unknown_as)
                                            : owed(engine, quota, stated, subject, window, unknown_as);
  return with_on_top(engine, quota, own, subject, at, unknown_as);
}

}  // namespace cadre::inline v1::detail
