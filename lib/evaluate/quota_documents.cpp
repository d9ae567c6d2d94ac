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
  const auto add_piece = [&](FactId fact, Date day) {
    fold.pieces.push_back({fact, day, Ratio::whole(1), {}, Reason::none});
  };
  const auto count = [&](auto holder) {
    if (quota.count == "documents") {
      for (const auto& d : engine.snapshot().documents_of(holder)) {
        const Period where = d.fact.about.value_or(day_of(d.fact.day));
        const bool counts = window.contains(where) && d.fact.day <= engine.today() && takes_kind(quota.of, d.fact.kind);
        if (counts) add_piece(d.id, d.fact.day);
      }
    } else {
      for (const auto& e : engine.snapshot().events_of(holder)) {
        const Date day = e.fact.during.from;
        const bool counts = window.contains(day) && day <= engine.today() && takes_kind(quota.of, e.fact.kind);
        if (counts) add_piece(e.id, day);
      }
    }
  };
  if (const auto* person = std::get_if<PersonId>(&subject)) count(Holder{*person});
  if (const auto* unit = std::get_if<UnitId>(&subject)) count(Holder{*unit});
  total(fold);
  return fold;
}

}  // namespace cadre::inline v1::detail
