// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

Bounds bounds_of(Engine& engine, const Archive& rule, const Query& query, bool unknown_as) {
  Bounds bounds;
  bounds.assumed = rule.assumed;
  Need need{Ratio{}, Reason::none, false};
  for (const RequiredDocument& document : rule.documents) need.value = add(*need.value, document.at_least.value);
  bounds.set(bounds.floor, owed(engine, rule, need, query.subject, query.period(), unknown_as));
  return bounds;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const Archive& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

Fold fold(Engine& engine, const Archive& rule, const Query& query, bool unknown_as) {
  Fold fold;
  std::map<std::string, std::int64_t> room;
  for (const RequiredDocument& document : rule.documents) room[document.kind] += document.at_least.value.floor();
  const auto holder = holder_of(query.subject);
  if (!holder) return fold;
  for (const auto& document : engine.snapshot().documents_of(*holder)) {
    const auto wanted = room.find(document.fact.kind);
    const Period where = document.fact.about.value_or(Period{document.fact.day, document.fact.day + 1});
    const bool counts = query.period().contains(where) && document.fact.day <= engine.today();
    const Period days = intersect(where, engine.in_force(rule));
    if (wanted == room.end() || !counts || days.empty()) continue;
    std::optional<Loss> loss;
    if (!held_on_any(engine.view(), rule.who, query.subject, days, unknown_as)) {
      loss = Loss::not_selected;
    } else if (wanted->second-- <= 0) {
      loss = Loss::over_cap;
    }
    fold.pieces.push_back({document.id, document.fact.day, Ratio::whole(1), loss, Reason::none});
  }
  total(fold);
  return fold;
}

RuleResult judge(Engine& engine, const Archive& rule, const Query& query) {
  // A document may be filed on any day, any number of them.
  const Room room{[](Date) { return std::nullopt; }, [] { return std::nullopt; }};
  const auto weigh = [&](bool unknown_as) {
    const Fold& counted = engine.fold(query.rule, query.subject, query.at, unknown_as);
    return judge_amount(engine, query, counted, bounds_of(engine, rule, query, unknown_as), room, unknown_as);
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const Archive& /*rule*/, const Query& query) {
  const Judgement& judgement = explaining.row.judgement();
  add_need(explaining.root, judgement);
  add_counts(explaining.root, judgement, explaining.engine.fold(query.rule, query.subject, query.at, true));
  add_rest(explaining.root, judgement);
}

bool uses(const Archive& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
