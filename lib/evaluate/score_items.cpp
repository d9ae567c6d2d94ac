// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/score.hpp"

namespace cadre::inline v1::detail {
namespace {

Ratio points_or_none(const std::optional<Points>& points) { return points ? points->value : Ratio{}; }

/// How many units an amount is.
Ratio units_of(Ratio amount, const PerUnit& per) {
  const Ratio exact = divide(amount, per.unit.value);
  if (per.parts == UnitParts::exact) return exact;
  const auto whole = exact.rounded(Ratio::whole(1), per.parts == UnitParts::full ? Rounding::down : Rounding::up);
  if (!whole) throw Overflow{};
  return *whole;
}

/// What an amount gives that lies between two ends, of which the upper may be open.
PointRange per_unit(const std::optional<PerUnit>& per, Ratio so_far, Ratio least, const std::optional<Ratio>& most) {
  if (!per) return PointRange::exactly(Ratio{});
  const auto give = [&](Ratio amount) { return multiply(units_of(amount, *per), per->each.value); };
  const Ratio near = give(least);
  const auto far = most ? std::optional{give(*most)} : std::nullopt;
  const bool falls = per->each.value < Ratio{};
  return {give(so_far), falls ? far : std::optional{near}, falls ? std::optional{near} : far};
}

/// What is missing and what is more, as far as the answer lets them move.
PointRange by_amounts(const ScoreItem& item, const Judgement& judgement, bool closed) {
  const Ratio need = judgement.need.value_or(Ratio{});
  const Ratio counted = judgement.counted.value_or(Ratio{});
  const Ratio doubt = judgement.uncertain.value_or(Ratio{});
  const bool is_rate = judgement.measure == Measure::ratio();
  const auto above = [](Ratio a, Ratio b) { return std::max(Ratio{}, subtract(a, b)); };
  const Ratio least = is_rate ? (closed ? above(counted, doubt) : Ratio{}) : counted;
  std::optional<Ratio> most;
  if (closed) most = add(counted, doubt);
  if (!closed && is_rate) most = Ratio::whole(1);
  const Ratio short_at_best = most ? above(need, *most) : Ratio{};
  const PointRange missing =
      per_unit(item.per_short, closed ? above(need, counted) : short_at_best, short_at_best, above(need, least));
  const PointRange over = per_unit(item.per_over, above(counted, need), above(least, need),
                                   most ? std::optional{above(*most, need)} : std::nullopt);
  return add(missing, over);
}

PointRange by_answer(const ScoreItem& item, Answer answer) {
  const Ratio met = points_or_none(item.met);
  const Ratio failed = points_or_none(item.failed);
  if (answer == Answer::met) return PointRange::exactly(met);
  if (answer == Answer::failed || answer == Answer::doomed) return PointRange::exactly(failed);
  return {Ratio{}, std::min(met, failed), std::max(met, failed)};
}

ItemValue of_rule(const Scoring& scoring, const ScoreItem& item) {
  Engine& engine = scoring.engine;
  ItemValue value;
  value.applies = false;
  const auto index = engine.policy().find_rule(item.rule);
  if (!index) return value;
  for (const Case& at : engine.cases_same_as(scoring.query.at, *index, scoring.query.subject)) {
    const RuleResult& row = engine.result(*index, scoring.query.subject, at);
    if (says_nothing(row.answer())) continue;
    value.applies = true;
    value.points = by_answer(item, answer_to_others(engine, row));
    if (row.answer() == Answer::unknown) value.doubt = row.reason();
    const bool settled = is_settled(engine, Query{*index, scoring.query.subject, at});
    value.may_move = value.may_move || row.answer() == Answer::open || !settled;
    const Judgement* const judgement = row.find_judgement();
    if (judgement != nullptr && judgement->counted)
      value.points = add(value.points, by_amounts(item, *judgement, settled));
  }
  return value;
}

ItemValue of_scores(const Scoring& scoring, const ScoreItem& item) {
  Engine& engine = scoring.engine;
  const Period& window = scoring.query.period();
  ItemValue value;
  value.applies = false;
  const auto index = engine.policy().find_rule(item.score);
  if (!index) return value;
  std::vector<Ratio> values;
  std::vector<Ratio> lowest;
  std::vector<Ratio> highest;
  std::size_t all = 0;
  const bool is_inner = item.windows == ScoreWindows::inner;
  const auto touching = is_inner ? engine.cases_touching(*index, scoring.query.subject, window) : std::vector<Case>{};
  const auto same = is_inner ? std::span<const Case>{touching}
                             : engine.cases_same_as(scoring.query.at, *index, scoring.query.subject);
  for (const Case& at : same) {
    if (are_of_two_sessions(at, scoring.query.at) || !window.contains(at.window.period)) continue;
    const RuleResult& row = engine.result(*index, scoring.query.subject, at);
    const auto* const score = std::get_if<Score>(&row.outcome);
    if (score == nullptr || says_nothing(score->answer) || !score->value) {
      if (!says_nothing(row.answer())) value.doubt = row.reason();
      if (!says_nothing(row.answer())) ++all;
      continue;
    }
    ++all;
    const Ratio factor = item.scale_to && score->full && *score->full > Ratio{}
                             ? divide(item.scale_to->value, *score->full)
                             : Ratio::whole(1);
    if (score->answer == Answer::unknown && value.doubt == Reason::none) value.doubt = score->reason;
    value.may_move = value.may_move || score->answer == Answer::open;
    if (at.window.period.from <= engine.today()) values.push_back(multiply(*score->value, factor));
    if (score->lowest) lowest.push_back(multiply(*score->lowest, factor));
    if (score->highest) highest.push_back(multiply(*score->highest, factor));
  }
  if (all == 0) return value;
  value.applies = true;
  value.points.value = values.empty() ? Ratio{} : combined(item.combine, values);
  value.points.lowest = lowest.size() == all ? std::optional{combined(item.combine, lowest)} : std::nullopt;
  value.points.highest = highest.size() == all ? std::optional{combined(item.combine, highest)} : std::nullopt;
  return value;
}

/// Whose figure it is: the subject's own, its unit's, or that of all.
std::optional<Subject> owner_of(const Scoring& scoring, SubjectKind kind) {
  const Subject& subject = scoring.query.subject;
  if (kind == SubjectKind::population) return Subject{Population{}};
  if (static_cast<std::size_t>(kind) == subject.index()) return subject;
  const auto* const person = std::get_if<PersonId>(&subject);
  const Date day = std::min(scoring.query.period().until - 1, scoring.engine.today());
  const auto unit = person != nullptr ? scoring.engine.snapshot().formal_unit(*person, day) : std::nullopt;
  return unit && kind == SubjectKind::unit ? std::optional{Subject{*unit}} : std::nullopt;
}

std::optional<PointRange> number_of(const RuleResult& row, bool closed) {
  if (const auto* const figure = std::get_if<Figure>(&row.outcome)) {
    if (!figure->value) return std::nullopt;
    return PointRange{*figure->value, closed ? figure->lowest : std::nullopt, closed ? figure->highest : std::nullopt};
  }
  const Judgement* const judgement = row.find_judgement();
  if (judgement == nullptr || !judgement->counted) return std::nullopt;
  const Ratio counted = *judgement->counted;
  const Ratio doubt = judgement->uncertain.value_or(Ratio{});
  if (judgement->measure != Measure::ratio())
    return PointRange{counted, counted, closed ? std::optional{add(counted, doubt)} : std::nullopt};
  const Ratio one = Ratio::whole(1);
  if (!closed) return PointRange{counted, Ratio{}, one};
  return PointRange{counted, std::max(Ratio{}, subtract(counted, doubt)), std::min(one, add(counted, doubt))};
}

ItemValue of_figure(const Scoring& scoring, const ScoreItem& item) {
  Engine& engine = scoring.engine;
  ItemValue value;
  value.applies = false;
  const auto index = engine.policy().find_rule(item.figure);
  const auto owner = index ? owner_of(scoring, engine.rule(*index).head().subject) : std::nullopt;
  if (!owner) return value;
  for (const Case& at : engine.cases_same_as(scoring.query.at, *index, *owner)) {
    const RuleResult& row = engine.result(*index, *owner, at);
    const bool settled = is_settled(engine, Query{*index, *owner, at});
    const auto number = number_of(row, settled);
    if (!number) continue;
    value.may_move = value.may_move || !settled || row.answer() == Answer::open;
    value.applies = true;
    if (row.answer() == Answer::unknown) value.doubt = row.reason();
    value.points = item.scale_to && engine.policy().measured_in(engine.rule(*index)) == Measure::ratio()
                       ? scale(*number, item.scale_to->value)
                       : *number;
  }
  return value;
}

ItemValue unbounded_value(const Scoring& scoring, const ScoreItem& item) {
  if (item.count) return of_occurrences(scoring, item);
  if (!item.rule.empty()) return of_rule(scoring, item);
  if (item.mark) return of_marks(scoring, item);
  if (!item.by_place.empty()) return of_place(scoring, item);
  return item.score.empty() ? of_figure(scoring, item) : of_scores(scoring, item);
}

/// All that an item can give.
Ratio whole_of(const ScoreRule& rule, const ScoreItem& item) {
  if (item.cap) return item.cap->value;
  if (item.scale_to) return item.scale_to->value;
  return rule.full ? rule.full->value : Ratio{};
}

}  // namespace

ItemValue value_of(const Scoring& scoring, const ScoreItem& item) {
  ItemValue value = unbounded_value(scoring, item);
  if (value.applies || item.not_applicable == WithoutItem::start) {
    if (!value.applies) value.points = PointRange::exactly(Ratio{});
    value.points = add(value.points, PointRange::exactly(points_or_none(item.start)));
  } else {
    const bool is_full = item.not_applicable == WithoutItem::full;
    value.points = PointRange::exactly(is_full ? whole_of(scoring.rule, item) : Ratio{});
  }
  value.points = clamp(value.points, item.floor, item.cap);
  return value;
}

}  // namespace cadre::inline v1::detail
