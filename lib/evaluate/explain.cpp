// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "evaluate/detail/condition.hpp"
#include "evaluate/detail/explaining.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The statement that sums up pieces of one kind, each piece below it.
template <class Wanted>
ExplanationNode sum(const std::string& code, Ratio total, const Fold& fold, Measure measure, const Wanted& wanted) {
  ExplanationNode top = node(code, {amount(total, measure)});
  for (const Piece& piece : fold.pieces) {
    if (wanted(piece)) top.below.push_back(node_of(piece, measure));
  }
  return top;
}

void add_sources(const Explaining& explaining) {
  const RuleResult& row = explaining.row;
  const Policy& policy = explaining.results.policy();
  const Rule& rule = policy.rules()[row.rule];
  const RuleHead& head = rule.head();
  ExplanationNode& root = explaining.root;
  for (const std::string& cite : policy.cites(rule, row.window.period)) {
    const std::string id = cite.substr(0, cite.find(' '));
    for (const Source& source : policy.model().sources) {
      if (source.id == id) root.below.push_back(node("cite", {cite, source.name}));
    }
  }
  if (!row.exemption.empty()) root.below.push_back(node("exempt", {row.exemption}));
  const Judgement* const judgement = row.find_judgement();
  if (judgement == nullptr || !judgement->assumed) return;
  for (const Policy::Assumed& assumed : policy.assumed()) {
    const bool is_used = assumed.id == head.id || assumed.id == row.exemption ||
                         std::visit([&](const auto& kind) { return uses(kind, assumed.id); }, rule.spec);
    if (is_used) root.below.push_back(node("assumed", {assumed.value, assumed.reason}));
  }
}

/// What the rule's own kind says of a result.
void add_own(const Explaining& explaining) try {
  const RuleResult& row = explaining.row;
  Engine& engine = explaining.engine;
  for (const Case& at : engine.cases_over(row.rule, row.subject, row.window.period)) {
    if (at.window != row.window || !at.has_own_day) continue;
    const Query query{row.rule, row.subject, at};
    std::visit([&](const auto& kind) { explain(explaining, kind, query); }, engine.rule(row.rule).spec);
  }
} catch (const Overflow&) {
  // The reason of the result has said so.
}

}  // namespace

ExplanationNode node(std::string code, std::vector<std::string> values) {
  return {std::move(code), std::move(values), std::nullopt, std::nullopt, std::nullopt, {}, {}};
}

std::string amount(Ratio value, Measure measure) { return to_string(Amount{value, measure}); }

ExplanationNode node_of(const Piece& piece, Measure measure) {
  ExplanationNode made = node("piece", {to_string(piece.day), amount(piece.amount, measure)});
  if (piece.loss) {
    made.code = "piece.lost";
    made.loss = piece.loss;
  } else if (piece.doubt != Reason::none) {
    made.code = "piece.doubtful";
    made.reason = piece.doubt;
  }
  made.facts.push_back(piece.fact);
  return made;
}

void add_need(ExplanationNode& root, const Judgement& judgement) {
  if (judgement.need) root.below.push_back(node("need", {amount(*judgement.need, judgement.measure)}));
}

void add_counts(ExplanationNode& root, const Judgement& judgement, const Fold& fold) {
  const auto add = [&](const std::string& code, Ratio value, auto wanted) {
    root.below.push_back(sum(code, value, fold, judgement.measure, wanted));
  };
  const auto is_doubtful = [](const Piece& p) { return !p.loss && p.doubt != Reason::none; };
  if (judgement.counted) {
    add("counted", *judgement.counted, [](const Piece& p) { return !p.loss && p.doubt == Reason::none; });
  }
  if (judgement.lost && *judgement.lost > Ratio{}) {
    add("lost", *judgement.lost, [](const Piece& p) { return p.loss.has_value(); });
  }
  if (judgement.uncertain) add("uncertain", *judgement.uncertain, is_doubtful);
}

void add_rest(ExplanationNode& root, const Judgement& judgement) {
  const auto& missing = judgement.short_by;
  if (missing && *missing > Ratio{}) root.below.push_back(node("short", {amount(*missing, judgement.measure)}));
  if (judgement.last_start) root.below.push_back(node("last_start", {to_string(*judgement.last_start)}));
  if (judgement.over_advice) root.below.push_back(node("over_advice"));
}

ExplanationNode explained(Engine& engine, const Results& results, const RuleResult& row) {
  const RuleHead& head = results.policy().rules()[row.rule].head();
  ExplanationNode root = node("result", {results.name_of(row.subject), head.id, row.window.label});
  root.answer = row.answer();
  if (row.reason() != Reason::none) {
    ExplanationNode reason = node("reason");
    reason.reason = row.reason();
    root.below.push_back(std::move(reason));
  }
  const Explaining explaining{engine, results, row, root};
  add_conditions(explaining);
  add_own(explaining);
  add_sources(explaining);
  return root;
}

}  // namespace cadre::inline v1::detail

namespace cadre::inline v1 {

Explanation explain(const Results& results, const RuleResult& row) {
  EvaluateOptions options;
  options.period = row.window.period;
  // What was evaluated within its limits is explained whatever they were.
  options.limits.windows = SIZE_MAX;
  options.limits.work = SIZE_MAX;
  detail::Engine engine{results.policy(), results.snapshot(), results.asked(), options};
  return {detail::explained(engine, results, row)};
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
