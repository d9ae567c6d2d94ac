// SPDX-License-Identifier: Apache-2.0
// Items of scores that go by marks, or by the place among others.
#include <algorithm>

#include "evaluate/detail/score.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The marks that an item looks at.
std::vector<const Recorded<Mark>*> marks_of(const Scoring& scoring, const ScoreItem& item) {
  std::vector<const Recorded<Mark>*> marks;
  const auto holder = holder_of(scoring.query.subject);
  if (!holder) return marks;
  for (const auto& mark : scoring.engine.snapshot().marks_of(*holder)) {
    const bool is_in = scoring.query.period().contains(mark.fact.day) && mark.fact.day <= scoring.engine.today();
    const bool is_wanted = contains(item.mark->test, mark.fact.test) &&
                           (item.mark->rater.empty() || contains(item.mark->rater, mark.fact.rater));
    if (is_in && is_wanted) marks.push_back(&mark);
  }
  return marks;
}

/// The points of marks: as they are, by the share of the best mark, or by a table of such shares.
Ratio points_of(const ScoreItem& item, Ratio number) {
  if (!item.table.empty()) return step_for(item.table, number);
  return item.scale_to ? multiply(number, item.scale_to->value) : number;
}

/// What marks that are not there yet can still give.
PointRange any_mark(const ScoreItem& item, Ratio so_far) {
  if (!item.table.empty()) {
    PointRange points = steps_between(item.table, Ratio{}, Ratio{}, std::nullopt);
    points.value = so_far;
    return points;
  }
  PointRange points{so_far, Ratio{}, std::nullopt};
  if (item.scale_to && item.combine != Combine::sum) points.highest = item.scale_to->value;
  return points;
}

/// The places, from the best to the worst, that a subject may have among all of a score.
struct Places {
  std::int64_t best = 1;
  std::int64_t now = 1;
  std::int64_t worst = 1;
};

/// Equal points share a place.
Places places_of(const std::vector<Ranked>& all, const Ranked& own) {
  Places places;
  for (const Ranked& other : all) {
    if (&other == &own) continue;
    const bool above = other.points.lowest && own.points.highest && *other.points.lowest > *own.points.highest;
    const bool below = other.points.highest && own.points.lowest && *other.points.highest <= *own.points.lowest;
    if (above) ++places.best;
    if (!below) ++places.worst;
    if (other.points.value > own.points.value) ++places.now;
  }
  return places;
}

}  // namespace

ItemValue of_marks(const Scoring& scoring, const ScoreItem& item) {
  const auto marks = marks_of(scoring, item);
  const bool by_share = item.scale_to || !item.table.empty();
  ItemValue value;
  std::vector<Ratio> numbers;
  for (const auto* const mark : marks) {
    value.facts.push_back(mark->id);
    const bool has_best = mark->fact.best && *mark->fact.best > Ratio{};
    if (by_share && !has_best) value.doubt = Reason::no_conversion;
    if (by_share && !has_best) continue;
    numbers.push_back(by_share ? divide(mark->fact.value, *mark->fact.best) : mark->fact.value);
  }
  const bool is_enough = std::ssize(numbers) >= item.min_samples && !numbers.empty();
  const Ratio so_far = is_enough ? points_of(item, combined(item.combine, numbers)) : Ratio{};
  if (is_enough && is_closed(scoring.engine, scoring.query.at) && value.doubt == Reason::none) {
    value.points = PointRange::exactly(so_far);
    return value;
  }
  if (value.doubt == Reason::none && !is_enough) value.doubt = Reason::not_recorded;
  value.points = any_mark(item, so_far);
  return value;
}

ItemValue of_place(const Scoring& scoring, const ScoreItem& item) {
  Engine& engine = scoring.engine;
  ItemValue value;
  value.applies = false;
  const auto index = engine.policy().find_rule(item.by_place);
  if (!index) return value;
  const std::vector<Ranked>& all = standings(engine, *index, scoring.query.at);
  const auto own =
      std::find_if(all.begin(), all.end(), [&](const Ranked& one) { return one.subject == scoring.query.subject; });
  if (own == all.end()) return value;
  value.applies = true;
  const Places places = places_of(all, *own);
  const bool is_enough = std::ssize(all) >= item.min_samples;
  const Ratio best = is_enough ? Ratio::whole(places.best) : Ratio{};
  const auto worst = is_enough ? std::optional{Ratio::whole(places.worst)} : std::nullopt;
  value.points = steps_between(item.table, is_enough ? Ratio::whole(places.now) : Ratio{}, best, worst);
  value.may_move = std::any_of(all.begin(), all.end(), [](const Ranked& one) { return one.is_open; });
  if (!value.points.stands()) value.doubt = is_enough ? Reason::members : Reason::not_recorded;
  return value;
}

}  // namespace cadre::inline v1::detail
