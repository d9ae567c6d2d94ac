// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/kinds.hpp"
#include "evaluate/detail/score.hpp"

namespace cadre::inline v1::detail {

PointRange add(const PointRange& a, const PointRange& b) {
  const auto sum = [](const std::optional<Ratio>& x, const std::optional<Ratio>& y) {
    return x && y ? std::optional{add(*x, *y)} : std::nullopt;
  };
  return {add(a.value, b.value), sum(a.lowest, b.lowest), sum(a.highest, b.highest)};
}

PointRange scale(const PointRange& a, Ratio factor) {
  const auto times = [&](const std::optional<Ratio>& x) {
    return x ? std::optional{multiply(*x, factor)} : std::nullopt;
  };
  PointRange scaled{multiply(a.value, factor), times(a.lowest), times(a.highest)};
  if (factor < Ratio{}) std::swap(scaled.lowest, scaled.highest);
  return scaled;
}

PointRange clamp(const PointRange& a, const std::optional<Points>& floor, const std::optional<Points>& cap) {
  PointRange held = a;
  if (floor) {
    held.value = std::max(held.value, floor->value);
    held.lowest = held.lowest ? std::max(*held.lowest, floor->value) : floor->value;
    if (held.highest) held.highest = std::max(*held.highest, floor->value);
  }
  if (cap) {
    held.value = std::min(held.value, cap->value);
    held.highest = held.highest ? std::min(*held.highest, cap->value) : cap->value;
    if (held.lowest) held.lowest = std::min(*held.lowest, cap->value);
  }
  return held;
}

namespace {

PointRange rounded(const PointRange& a, const std::optional<RoundTo>& round) {
  if (!round) return a;
  const auto to_step = [&](Ratio value) {
    const auto made = value.rounded(round->step.value, round->mode);
    if (!made) throw Overflow{};
    return *made;
  };
  PointRange made{to_step(a.value), std::nullopt, std::nullopt};
  if (a.lowest) made.lowest = to_step(*a.lowest);
  if (a.highest) made.highest = to_step(*a.highest);
  return made;
}

/// The window so many before another; none before the rule's first day in force.
std::optional<Case> window_before(Engine& engine, const Scoring& scoring, std::size_t rule) {
  Case at = scoring.query.at;
  const Date first = engine.in_force(scoring.rule).from;
  for (std::int64_t i = 0; i < scoring.rule.start->back; ++i) {
    const Date from = at.window.period.from;
    if (from <= first) return std::nullopt;
    const auto list = engine.cases_touching(rule, scoring.query.subject, {from - 1, from});
    if (list.empty()) return std::nullopt;
    at = list.back();
  }
  return at;
}

PointRange start_of(const Scoring& scoring, ScoreParts& parts) {
  const auto& start = scoring.rule.start;
  if (!start) return PointRange::exactly(Ratio{});
  if (start->is_full) return PointRange::exactly(scoring.rule.full ? scoring.rule.full->value : Ratio{});
  if (start->points) return PointRange::exactly(start->points->value);
  const PointRange first = PointRange::exactly(start->first ? start->first->value : Ratio{});
  Engine& engine = scoring.engine;
  const auto index = engine.policy().find_rule(start->of);
  const auto window = index ? window_before(engine, scoring, *index) : std::nullopt;
  const Score* const before = window ? score_of(engine, *index, scoring.query.subject, *window) : nullptr;
  if (before == nullptr || !before->value) return first;
  if (before->answer == Answer::unknown) parts.doubt = before->reason;
  parts.may_move = before->answer == Answer::open;
  return scale({*before->value, before->lowest, before->highest}, start->share);
}

bool strikes_points(const VetoRule& veto) { return veto.effect == VetoEffect::zero; }

/// Vetoes that may still come in an open window let points fall to none.
void expect_vetoes(const Scoring& scoring, const std::string& item, PointRange& points) {
  if (is_closed(scoring.engine, scoring.query.at)) return;
  for (const VetoRule& veto : scoring.engine.policy().model().vetoes) {
    if (veto.score != scoring.rule.id || veto.item != item || !strikes_points(veto)) continue;
    if (points.lowest) points.lowest = std::min(*points.lowest, Ratio{});
    if (points.highest) points.highest = std::max(*points.highest, Ratio{});
  }
}

const VetoRule* striking(const std::vector<Veto>& vetoes, const std::string& item) {
  for (const Veto& veto : vetoes) {
    if (veto.is_sure && strikes_points(*veto.rule) && veto.rule->item == item) return veto.rule;
  }
  return nullptr;
}

/// A veto of which it is not known whether it is called for lets points be as they are or none.
void perhaps_strike(const std::vector<Veto>& vetoes, const std::string& item, PointRange& points, Reason& doubt,
                    bool& may_move) {
  for (const Veto& veto : vetoes) {
    if (veto.is_sure || !strikes_points(*veto.rule) || veto.rule->item != item) continue;
    if (points.lowest) points.lowest = std::min(*points.lowest, Ratio{});
    if (points.highest) points.highest = std::max(*points.highest, Ratio{});
    doubt = Reason::condition;
    may_move = may_move || veto.may_move;
  }
}

/// The share of the whole that stays when items that do not apply are shared out; 1 where none is.
Ratio weight_left(const ScoreRule& rule, const std::vector<ItemValue>& items) {
  Ratio left = Ratio::whole(1);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ScoreItem& item = rule.items[i];
    if (!items[i].applies && item.not_applicable == WithoutItem::reweigh && item.weight)
      left = subtract(left, item.weight->value);
  }
  return left;
}

}  // namespace

const Score* score_of(Engine& engine, std::size_t rule, const Subject& subject, const Case& at) {
  for (const Case& own : engine.cases_same_as(at, rule, subject)) {
    const auto* const score = std::get_if<Score>(&engine.result(rule, subject, own).outcome);
    if (score != nullptr && !says_nothing(score->answer)) return score;
  }
  return nullptr;
}

ScoreParts parts_of(const Scoring& scoring) {
  const ScoreRule& rule = scoring.rule;
  ScoreParts parts;
  parts.start = start_of(scoring, parts);
  const auto vetoes = vetoes_on(scoring.engine, rule.id, scoring.query.subject, scoring.query.at);
  for (const ScoreItem& item : rule.items) {
    ItemValue value = value_of(scoring, item);
    value.veto = striking(vetoes, item.id);
    if (value.veto != nullptr) {
      value.points = PointRange::exactly(Ratio{});
    } else {
      perhaps_strike(vetoes, item.id, value.points, value.doubt, value.may_move);
    }
    expect_vetoes(scoring, item.id, value.points);
    if (parts.doubt == Reason::none && !value.points.stands()) parts.doubt = value.doubt;
    parts.may_move = parts.may_move || (value.may_move && !value.points.stands());
    parts.items.push_back(std::move(value));
  }
  const Ratio left = weight_left(rule, parts.items);
  parts.sum = parts.start;
  for (std::size_t i = 0; i < parts.items.size(); ++i) {
    const auto& weight = rule.items[i].weight;
    ItemValue& value = parts.items[i];
    if (weight && left > Ratio{}) value.points = scale(value.points, divide(weight->value, left));
    parts.sum = add(parts.sum, value.points);
  }
  parts.sum = rounded(clamp(parts.sum, rule.floor, rule.cap), rule.round);
  parts.veto = striking(vetoes, {});
  if (parts.veto != nullptr) {
    parts.sum = PointRange::exactly(Ratio{});
  } else {
    perhaps_strike(vetoes, {}, parts.sum, parts.doubt, parts.may_move);
  }
  expect_vetoes(scoring, {}, parts.sum);
  return parts;
}

std::vector<Case> cases(Engine& engine, const ScoreRule& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

Fold fold(Engine& /*engine*/, const ScoreRule& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const ScoreRule& rule, const Query& query) {
  const auto weigh = [&](bool unknown_as) -> Outcome {
    const ScoreParts parts = parts_of({engine, rule, query, unknown_as});
    Score score;
    score.measure = engine.policy().measured_in(engine.rule(query.rule));
    score.value = parts.sum.value;
    score.lowest = parts.sum.lowest;
    score.highest = parts.sum.highest;
    score.assumed = rule.assumed;
    if (rule.full) score.full = rule.full->value;
    if (parts.veto != nullptr) score.veto = parts.veto->id;
    for (std::size_t i = 0; i < parts.items.size(); ++i) {
      const ItemValue& item = parts.items[i];
      score.items.push_back({rule.items[i].id, item.points.value, item.points.lowest, item.points.highest, item.applies,
                             item.veto == nullptr ? std::string{} : item.veto->id});
    }
    if (parts.sum.stands()) {
      score.answer = Answer::met;
      score.value = score.lowest;
    } else {
      score.answer = is_closed(engine, query.at) && !parts.may_move ? Answer::unknown : Answer::open;
      if (score.answer == Answer::unknown) score.reason = parts.doubt;
    }
    return score;
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const ScoreRule& rule, const Query& query) {
  const auto* const score = std::get_if<Score>(&explaining.row.outcome);
  if (score == nullptr || !score->value) return;
  const auto shown = [&](const std::optional<Ratio>& value) {
    return value ? amount(*value, score->measure) : std::string{"∞"};
  };
  const ScoreParts parts = parts_of({explaining.engine, rule, query, true});
  ExplanationNode top = node("score", {shown(score->value)});
  if (rule.start) top.below.push_back(node("score.start", {shown(parts.start.value)}));
  for (std::size_t i = 0; i < parts.items.size(); ++i) {
    const ItemValue& item = parts.items[i];
    ExplanationNode line =
        node(item.applies ? "score.item" : "score.left_out", {rule.items[i].id, shown(item.points.value)});
    line.facts = item.facts;
    if (item.veto != nullptr) line.below.push_back(node("score.veto", {item.veto->id}));
    if (!item.points.stands())
      line.below.push_back(node("score.range", {shown(item.points.lowest), shown(item.points.highest)}));
    top.below.push_back(std::move(line));
  }
  explaining.root.below.push_back(std::move(top));
  if (!score->veto.empty()) explaining.root.below.push_back(node("score.veto", {score->veto}));
  if (score->answer != Answer::met)
    explaining.root.below.push_back(node("score.range", {shown(score->lowest), shown(score->highest)}));
}

bool uses(const ScoreRule& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
