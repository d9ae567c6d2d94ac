// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/condition.hpp"

#include <algorithm>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether a rule's windows follow one another without gaps, so that the last one before a day ends near it.
bool has_gaps(const Engine& engine, std::size_t rule) {
  const WindowedRule* const windowed = engine.rule(rule).windowed();
  if (windowed == nullptr) return true;
  return !std::holds_alternative<window::Calendar>(windowed->per.spec) &&
         !std::holds_alternative<window::Years>(windowed->per.spec) &&
         !std::holds_alternative<window::Last>(windowed->per.spec);
}

bool by_end(const Case& a, const Case& b) {
  return std::pair{a.window.period.until, a.window.period.from} <
         std::pair{b.window.period.until, b.window.period.from};
}

/// Whether an amount that may lie anywhere from `least` on, up to `most`, is at least a bound.
Tri reaches(Ratio least, const std::optional<Ratio>& most, Ratio bound) {
  if (least >= bound) return Tri::yes;
  return most && *most < bound ? Tri::no : Tri::unknown;
}

/// Whether one of the steps or bands that a condition names was reached.
Tri is_held(const When& when, const RuleResult& row) {
  if (const auto* const step = std::get_if<Step>(&row.outcome)) {
    Tri best = Tri::no;
    for (const ReachedStep& one : step->reached) {
      if (contains(when.held, one.step)) best = std::max(best, one.is_sure ? Tri::yes : Tri::unknown);
    }
    return best;
  }
  const auto* const band = std::get_if<Band>(&row.outcome);
  if (band == nullptr) return row.answer() == Answer::not_applicable ? Tri::no : Tri::unknown;
  if (row.answer() == Answer::unknown) return Tri::unknown;
  if (band->band.empty()) return row.answer() == Answer::open ? Tri::unknown : Tri::no;
  return tri(contains(when.held, band->band));
}

Tri fulfils(const Engine& engine, const When& when, const RuleResult& row) {
  const Answer answer = answer_to_others(engine, row);
  const auto verdict = static_cast<When::Verdict>(answer);
  const bool is_named = std::find(when.verdict.begin(), when.verdict.end(), verdict) != when.verdict.end();
  if (!when.verdict.empty() && !is_named) return answer == Answer::unknown ? Tri::unknown : Tri::no;
  const Tri held = when.held.empty() ? Tri::yes : is_held(when, row);
  if (held == Tri::no || (!when.amount_from && !when.amount_under)) return held;
  const Judgement said = row.as_judgement();
  if (!said.counted) return row.answer() == Answer::not_applicable ? Tri::no : Tri::unknown;
  std::optional<Ratio> most = said.counted;
  // What is in doubt without a bound is told as nothing in doubt.
  if (said.uncertain) most = *said.uncertain > Ratio{} ? std::optional{add(*most, *said.uncertain)} : std::nullopt;
  Tri result = held;
  if (when.amount_from) result = std::min(result, reaches(*said.counted, most, when.amount_from->value));
  if (when.amount_under) {
    const Tri over = reaches(*said.counted, most, when.amount_under->value);
    result = std::min(result, over == Tri::unknown ? over : tri(over == Tri::no));
  }
  return result;
}

/// The window of another rule in which a window ends: the same one, if it has it.
std::vector<Case> same_window(Engine& engine, std::size_t rule, const Query& query) {
  const auto same = engine.cases_same_as(query.at, rule, query.subject);
  if (!same.empty()) return {same.begin(), same.end()};
  const Date last = query.period().until - 1;
  std::vector<Case> around = engine.cases_touching(rule, query.subject, {last, last + 1});
  std::stable_sort(around.begin(), around.end(), by_end);
  if (around.size() > 1) around.erase(around.begin() + 1, around.end());
  return around;
}

std::vector<Case> windows_of(Engine& engine, std::size_t rule, const When& when, const Query& query) {
  if (when.window == When::Of::same) return same_window(engine, rule, query);
  return cases_before(engine, rule, query.subject, query.period().from, when.window == When::Of::any_before);
}

}  // namespace

Tri holds(Engine& engine, const When& when, const Query& query) {
  const auto rule = engine.policy().find_rule(when.rule);
  if (!rule) return Tri::unknown;
  Tri best = Tri::no;
  for (const Case& at : windows_of(engine, *rule, when, query)) {
    best = std::max(best, fulfils(engine, when, engine.result(*rule, query.subject, at)));
    if (best == Tri::yes) break;
  }
  return best;
}

bool may_move(Engine& engine, const When& when, const Query& query) {
  const auto rule = engine.policy().find_rule(when.rule);
  const auto list = rule ? windows_of(engine, *rule, when, query) : std::vector<Case>{};
  return std::any_of(list.begin(), list.end(), [&](const Case& at) {
    return engine.result(*rule, query.subject, at).answer() == Answer::open ||
           !is_settled(engine, Query{*rule, query.subject, at});
  });
}

std::vector<Case> cases_before(Engine& engine, std::size_t rule, const Subject& subject, Date day, bool all) {
  const Period in_force = engine.in_force(engine.rule(rule).head());
  const Date first = all || has_gaps(engine, rule) ? in_force.from : Date::first();
  std::vector<Case> list;
  // Windows without gaps are gone through from the last one back, until one has ended.
  for (Date from = all || has_gaps(engine, rule) ? first : day - 1; from < day;) {
    Date next = day;
    for (Case& at : engine.cases_touching(rule, subject, {from, day})) {
      next = std::min(next, at.window.period.from);
      if (at.has_own_day && at.window.period.until <= day) list.push_back(std::move(at));
    }
    if (all || has_gaps(engine, rule) || !list.empty() || next >= from || next <= in_force.from) break;
    from = next - 1;
  }
  std::stable_sort(list.begin(), list.end(), by_end);
  if (!all && list.size() > 1) list.erase(list.begin(), list.end() - 1);
  return list;
}

void apply_conditions(Engine& engine, const Query& query, RuleResult& row) {
  const bool speaks = row.reason() != Reason::not_selected && row.reason() != Reason::not_in_force;
  if (!speaks || !query.at.has_own_day) return;
  Tri all = Tri::yes;
  for (const When& when : engine.rule(query.rule).head().when) all = std::min(all, holds(engine, when, query));
  if (all == Tri::yes) return;
  Judgement judgement;
  judgement.answer = all == Tri::no ? Answer::not_applicable : Answer::unknown;
  judgement.reason = Reason::condition;
  judgement.measure = engine.policy().measured_in(engine.rule(query.rule));
  row.outcome = judgement;
  row.exemption.clear();
}

void add_conditions(const Explaining& explaining) {
  Engine& engine = explaining.engine;
  const RuleResult& row = explaining.row;
  for (const Case& own : engine.cases_over(row.rule, row.subject, row.window.period)) {
    if (own.window != row.window) continue;
    const Query query{row.rule, row.subject, own};
    for (const When& when : engine.rule(row.rule).head().when) {
      const auto rule = engine.policy().find_rule(when.rule);
      if (!rule) continue;
      for (const Case& at : windows_of(engine, *rule, when, query)) {
        ExplanationNode said = node("condition", {when.rule, at.window.label});
        said.answer = engine.result(*rule, row.subject, at).answer();
        explaining.root.below.push_back(std::move(said));
      }
    }
  }
}

}  // namespace cadre::inline v1::detail
