// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {
namespace {

Period day_of(Date day) { return {day, day + 1}; }

}  // namespace

Fold count_kinds(const Counting& counting) {
  const Engine& engine = counting.engine;
  const Quota& quota = counting.quota;
  const Period& window = counting.query.period();
  const Subject& subject = counting.query.subject;
  Fold fold;
  // What it is about decides, not the day on which it was handed in: a year's summary comes when the year is over.
  const auto add_piece = [&](FactId fact, Date day, const Period& about) {
    const Period days = intersect(about, engine.in_force(quota));
    if (days.empty()) return;
    Piece piece{fact, day, Ratio::whole(1), std::nullopt, Reason::none};
    if (!held_on_any(engine.view(), quota.who, subject, days, counting.unknown_as)) piece.loss = Loss::not_selected;
    fold.pieces.push_back(piece);
  };
  const auto count = [&](auto holder) {
    if (quota.count == "documents") {
      for (const auto& d : engine.snapshot().documents_of(holder)) {
        const Period where = d.fact.about.value_or(day_of(d.fact.day));
        const bool counts = window.contains(where) && d.fact.day <= engine.today() && takes_kind(quota.of, d.fact.kind);
        if (counts) add_piece(d.id, d.fact.day, where);
      }
    } else {
      for (const auto& e : engine.snapshot().events_of(holder)) {
        const Date day = e.fact.during.from;
        const bool counts = window.contains(day) && day <= engine.today() && takes_kind(quota.of, e.fact.kind);
        if (counts) add_piece(e.id, day, day_of(day));
      }
    }
  };
  if (const auto* person = std::get_if<PersonId>(&subject)) count(Holder{*person});
  if (const auto* unit = std::get_if<UnitId>(&subject)) count(Holder{*unit});
  return fold;
}

}  // namespace cadre::inline v1::detail
