// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1 {
namespace {

ExplanationNode node(std::string code, std::vector<std::string> values = {}) {
  return {std::move(code), std::move(values), std::nullopt, std::nullopt, std::nullopt, {}, {}};
}

std::string amount(Ratio value, Measure measure) { return to_string(Amount{value, measure}); }

/// The statement that sums up pieces of one kind, each piece below it.
template <class Wanted>
ExplanationNode sum(const std::string& code, Ratio total, const detail::Fold& fold, Measure measure,
                    const Wanted& wanted) {
  ExplanationNode top = node(code, {amount(total, measure)});
  for (const detail::Piece& piece : fold.pieces) {
    if (!wanted(piece)) continue;
    ExplanationNode below = node("piece", {to_string(piece.day), amount(piece.amount, measure)});
    if (piece.loss)
      below.loss = piece.loss;
    else if (piece.doubt != Reason::none)
      below.reason = piece.doubt;
    if (below.loss) below.code = "piece.lost";
    if (below.reason) below.code = "piece.doubtful";
    below.facts.push_back(piece.fact);
    top.below.push_back(std::move(below));
  }
  return top;
}

bool is_counted(const detail::Piece& p) { return !p.loss && p.doubt == Reason::none; }

void add_numbers(ExplanationNode& root, const Judgement& j, const detail::Fold& fold) {
  if (j.need) root.below.push_back(node("need", {amount(*j.need, j.measure)}));
  if (j.measure == Measure::ratio()) {
    if (j.base == 0) return;
    ExplanationNode rate = node("rate", {std::to_string(j.attended), std::to_string(j.base), to_percent(*j.counted)});
    const Measure unit = Measure::sessions();
    for (const bool lost : {false, true}) {
      const ExplanationNode part =
          sum("", Ratio{}, fold, unit, [&](const detail::Piece& p) { return p.loss.has_value() == lost; });
      rate.below.insert(rate.below.end(), part.below.begin(), part.below.end());
    }
    root.below.push_back(std::move(rate));
  } else {
    if (j.counted) root.below.push_back(sum("counted", *j.counted, fold, j.measure, is_counted));
    if (j.lost && *j.lost > Ratio{}) {
      root.below.push_back(
          sum("lost", *j.lost, fold, j.measure, [](const detail::Piece& p) { return p.loss.has_value(); }));
    }
    if (j.uncertain) {
      root.below.push_back(sum("uncertain", *j.uncertain, fold, j.measure,
                               [](const detail::Piece& p) { return !p.loss && p.doubt != Reason::none; }));
    }
  }
  if (j.short_by && *j.short_by > Ratio{}) root.below.push_back(node("short", {amount(*j.short_by, j.measure)}));
  if (j.last_start) root.below.push_back(node("last_start", {to_string(*j.last_start)}));
  if (j.over_advice) root.below.push_back(node("over_advice"));
}

/// Whether a bound of a rule is a named parameter.
bool names_parameter(const Rule& rule, const std::string& name) {
  const auto is = [&](const std::optional<Parameter>& bound) { return bound && bound->name == name; };
  if (const auto* attendance = std::get_if<Attendance>(&rule.spec)) return is(attendance->at_least);
  const auto* const quota = std::get_if<Quota>(&rule.spec);
  return quota != nullptr &&
         (is(quota->at_least) || is(quota->at_most) || is(quota->at_most_advised) || is(quota->cap));
}

void add_sources(ExplanationNode& root, const Policy& policy, const RuleHead& rule, const RuleResult& row) {
  const std::string id = rule.cite.substr(0, rule.cite.find(' '));
  for (const Source& source : policy.model().sources) {
    if (source.id == id) root.below.push_back(node("cite", {rule.cite, source.name}));
  }
  if (!row.exemption.empty()) root.below.push_back(node("exempt", {row.exemption}));
  const Rule& whole = policy.rules()[row.rule];
  const auto* const quota = std::get_if<Quota>(&whole.spec);
  for (const Policy::Assumed& assumed : policy.assumed()) {
    const bool is_used = assumed.id == rule.id || assumed.id == row.exemption ||
                         (quota != nullptr && assumed.id == quota->count) || names_parameter(whole, assumed.id);
    if (row.judgement().assumed && is_used) root.below.push_back(node("assumed", {assumed.value, assumed.reason}));
  }
}

/// A composition is explained by the results that it is composed of.
void add_members(ExplanationNode& root, const Results& results, const RuleResult& row, const Composition& composition) {
  for (const std::string& member : composition.rules) {
    const RuleResult* const below = results.find(row.subject, member, row.window.label);
    if (below != nullptr) root.below.push_back(explain(results, *below).root);
  }
}

}  // namespace

Explanation explain(const Results& results, const RuleResult& row) {
  const Policy& policy = results.policy();
  const Rule& rule = policy.rules()[row.rule];
  const Judgement& j = row.judgement();
  ExplanationNode root = node("result", {results.name_of(row.subject), rule.head().id, row.window.label});
  root.answer = j.answer;
  if (j.reason != Reason::none) {
    ExplanationNode reason = node("reason");
    reason.reason = j.reason;
    root.below.push_back(std::move(reason));
  }
  if (const auto* composition = std::get_if<Composition>(&rule.spec)) {
    add_members(root, results, row, *composition);
  } else {
    EvaluateOptions options;
    options.period = row.window.period;
    detail::Engine engine{policy, results.snapshot(), results.asked(), options};
    engine.look_at(row.subject);
    for (const detail::Case& at : engine.cases(*rule.windowed(), row.subject)) {
      if (at.window == row.window) add_numbers(root, j, engine.fold(rule, row.subject, at, true));
    }
  }
  add_sources(root, policy, rule.head(), row);
  return {std::move(root)};
}

namespace {

void collect(const ExplanationNode& at, std::set<FactId>& facts) {
  facts.insert(at.facts.begin(), at.facts.end());
  for (const ExplanationNode& below : at.below) collect(below, facts);
}

}  // namespace

std::vector<FactId> Explanation::facts() const {
  std::set<FactId> all;
  collect(root, all);
  return {all.begin(), all.end()};
}

}  // namespace cadre::inline v1
