// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/quota.hpp"

#include <algorithm>
#include <map>

namespace cadre::inline v1::detail {

void cut_piece(Fold& fold, std::size_t i, Ratio cap, Ratio& reached, Reason doubt) {
  Piece& piece = fold.pieces[i];
  const Ratio room = std::max(Ratio{}, subtract(cap, reached));
  if (piece.amount <= room) {
    reached = add(reached, piece.amount);
    return;
  }
  Piece over = piece;
  over.amount = subtract(piece.amount, room);
  over.doubt = doubt;
  if (doubt == Reason::none) over.loss = Loss::over_cap;
  piece.amount = room;
  reached = std::max(reached, cap);
  fold.pieces.insert(fold.pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, over);
}

namespace {

/// The same of what counts for certain.
void cut_by_cap(Fold& fold, std::size_t i, Ratio cap, Ratio& reached) {
  const Piece& piece = fold.pieces[i];
  if (!piece.loss && piece.doubt == Reason::none) cut_piece(fold, i, cap, reached, Reason::none);
}

/// The activities of a subject by their facts.
using ByFact = std::map<FactId, const Activity*>;

ByFact by_fact(const Counting& counting) {
  ByFact found;
  for (const Activity& activity : counting.engine.activities(counting.query.subject)) {
    found.emplace(activity.fact, &activity);
  }
  return found;
}

/// Cuts what one part of the quota takes in one of the part's windows.
void cut_part(const Counting& counting, const Quota& part, const Period& window, const ByFact& activities, Fold& fold) {
  const Engine& engine = counting.engine;
  const auto cap = cap_in(engine, part, counting.query.subject, window, counting.unknown_as);
  if (!cap) return;
  Ratio reached;
  for (std::size_t i = 0; i < fold.pieces.size(); ++i) {
    const auto activity = activities.find(fold.pieces[i].fact);
    if (activity == activities.end() || !window.contains(fold.pieces[i].day)) continue;
    Activity as = *activity->second;
    if (fold.pieces[i].as != nullptr) as.relabelled = fold.pieces[i].as;
    if (takes(engine.policy(), engine.snapshot(), part.of, as) == Tri::yes) cut_by_cap(fold, i, *cap, reached);
  }
}

bool may_cap(const Quota& quota) {
  return quota.cap ||
         std::any_of(quota.tiers.begin(), quota.tiers.end(), [](const Tier& t) { return t.cap.has_value(); });
}

void cut_whole(const Counting& counting, Fold& fold) {
  const Query& query = counting.query;
  const auto cap = cap_in(counting.engine, counting.quota, query.subject, query.period(), counting.unknown_as);
  if (!cap) return;
  Ratio reached;
  for (std::size_t i = 0; i < fold.pieces.size(); ++i) cut_by_cap(fold, i, *cap, reached);
}

}  // namespace

void apply_caps(const Counting& counting, Fold& fold) {
  const Period& whole = counting.query.period();
  std::optional<ByFact> activities;
  for (const Rule& rule : counting.engine.policy().rules()) {
    const auto* part = std::get_if<Quota>(&rule.spec);
    if (part == nullptr || part->part_of != counting.quota.id || !may_cap(*part)) continue;
    if (!activities) activities = by_fact(counting);
    for (const Window& inner : counting.engine.windows(*part, counting.query.subject, whole)) {
      if (!whole.contains(inner.period)) continue;
      const Case at{inner};
      const Query query{*counting.engine.policy().find_rule(part->id), counting.query.subject, at};
      // A part that asks nothing of the subject then takes nothing away either.
      if (!is_set_aside(counting.engine, *part, query, counting.unknown_as))
        cut_part(counting, *part, inner.period, *activities, fold);
    }
  }
  if (may_cap(counting.quota)) cut_whole(counting, fold);
}

}  // namespace cadre::inline v1::detail
