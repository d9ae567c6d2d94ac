// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/kinds.hpp"
#include "evaluate/detail/ladder.hpp"

namespace cadre::inline v1::detail {
namespace {

std::vector<LadderStep> steps_up(const LadderRule& rule) {
  std::vector<LadderStep> steps = rule.steps;
  std::stable_sort(steps.begin(), steps.end(),
                   [](const LadderStep& a, const LadderStep& b) { return a.from < b.from; });
  return steps;
}

/// How far the occasions go, those of unknown effect taken to count or not to.
struct Climb {
  std::int64_t count = 0;                  ///< the most at one time
  std::vector<std::optional<Date>> since;  ///< of each step from the lowest up

  Climb(const LadderRule& rule, const std::vector<LadderStep>& steps, const Period& window,
        const std::vector<Occasion>& occasions, bool unknown_counts)
      : since(steps.size()) {
    std::vector<bool> counted;
    std::int64_t number = 0;
    for (const Occasion& one : occasions) {
      const bool counts = one.counts == Tri::yes || (one.counts == Tri::unknown && unknown_counts);
      counted.push_back(counts);
      number = counts ? number + 1 : rule.running ? 0 : number;
      if (rule.last) {
        const auto looked_at = std::min(counted.size(), static_cast<std::size_t>(*rule.last));
        number = std::count(counted.end() - static_cast<std::ptrdiff_t>(looked_at), counted.end(), true);
      }
      if (!counts || !window.contains(one.day)) continue;
      count = std::max(count, number);
      for (std::size_t i = 0; i < steps.size(); ++i) {
        if (number >= steps[i].from && !since[i]) since[i] = one.day;
      }
    }
  }

  /// The highest step reached, from 1; 0 for none.
  [[nodiscard]] std::size_t top() const {
    std::size_t top = 0;
    for (std::size_t i = 0; i < since.size(); ++i) {
      if (since[i]) top = i + 1;
    }
    return top;
  }
};

/// From the day on which a step is reached, as long as it lasts.
Period in_force_from(const LadderStep& step, Date since, const Period& window) {
  return {since, step.lasts ? shifted(since, *step.lasts, false) : window.until};
}

Step climbed(Engine& engine, const LadderRule& rule, const Query& query, bool unknown_as) {
  const std::vector<LadderStep> steps = steps_up(rule);
  const std::vector<Occasion> occasions = occasions_of(engine, rule, query, unknown_as);
  const Climb sure{rule, steps, query.period(), occasions, false};
  const Climb possible{rule, steps, query.period(), occasions, true};
  Step step;
  step.assumed = rule.assumed;
  step.count = sure.count;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto since = sure.since[i] ? sure.since[i] : possible.since[i];
    if (!since) continue;
    const bool is_sure = sure.since[i].has_value();
    step.reached.push_back({steps[i].step, *since, in_force_from(steps[i], *since, query.period()), is_sure});
    if (!is_sure) continue;
    step.step = steps[i].step;
    step.since = since;
  }
  const bool is_settled = sure.top() == steps.size();
  const bool closed = is_closed(engine, query.at);
  step.answer = is_settled || (closed && sure.top() == possible.top()) ? Answer::met
                : closed                                               ? Answer::unknown
                                                                       : Answer::open;
  if (step.answer != Answer::unknown) return step;
  for (const Occasion& one : occasions) {
    if (one.counts == Tri::unknown && step.reason == Reason::none) step.reason = one.doubt;
  }
  return step;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const LadderRule& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

/// It counts occasions, which have no amounts.
Fold fold(Engine& /*engine*/, const LadderRule& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const LadderRule& rule, const Query& query) {
  const auto weigh = [&](bool unknown_as) -> Outcome { return climbed(engine, rule, query, unknown_as); };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const LadderRule& rule, const Query& query) {
  const auto* const step = std::get_if<Step>(&explaining.row.outcome);
  if (step == nullptr) return;
  const std::string code = rule.running ? "ladder.running" : rule.last ? "ladder.last" : "ladder";
  ExplanationNode top = node(code, {std::to_string(step->count), std::to_string(rule.last.value_or(0))});
  for (const Occasion& one : occasions_of(explaining.engine, rule, query, true)) {
    if (one.counts == Tri::no || !query.period().contains(one.day)) continue;
    ExplanationNode said = node(one.counts == Tri::yes ? "ladder.on" : "ladder.perhaps", {to_string(one.day)});
    if (one.counts == Tri::unknown) said.reason = one.doubt;
    if (one.fact) said.facts.push_back(*one.fact);
    top.below.push_back(std::move(said));
  }
  explaining.root.below.push_back(std::move(top));
  for (const ReachedStep& one : step->reached) {
    const std::string last = to_string(one.in_force.until - 1);
    explaining.root.below.push_back(
        node(one.is_sure ? "ladder.step" : "ladder.step_perhaps", {one.step, to_string(one.since), last}));
  }
}

bool uses(const LadderRule& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
