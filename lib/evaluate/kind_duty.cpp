// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

/// A fact by which a duty may be done.
struct Deed {
  FactId fact;
  Date day;
  std::optional<Period> about{};  ///< the time it says it is for
  Reason doubt = Reason::none;    ///< why it may be none
};

std::int64_t needed(const Duty& rule) { return rule.at_least ? rule.at_least->value.floor() : 1; }

/// The last day in time. Months follow the window's last day: one month after January is the last day of February.
Date due_day(const Duty& rule, const Period& window) {
  if (!rule.due || window.until == Date::last()) return window.until - 1;
  const auto n = static_cast<std::int32_t>(rule.due->value.floor());
  if (rule.due->measure == Measure::days()) return window.until - 1 + n;
  return add_months(window.until, n, MonthEnd::clamp).value_or(window.until) - 1;
}

std::vector<Deed> deeds_of(Engine& engine, const Duty& rule, const Subject& subject) {
  std::vector<Deed> deeds;
  const auto add = [&](Deed deed) {
    if (deed.day <= engine.today()) deeds.push_back(deed);
  };
  const auto holder = holder_of(subject);
  if (rule.from == Duty::From::sessions) {
    for (const Activity& activity : engine.activities(subject)) {
      if (!activity.session) continue;
      const Tri taken = takes(engine.policy(), engine.snapshot(), rule.of, activity);
      if (taken == Tri::no) continue;
      const Reason doubt = taken == Tri::unknown ? why_unknown(engine.snapshot(), rule.of, activity) : Reason::none;
      add({activity.fact, activity.day(), std::nullopt, doubt});
    }
  } else if (holder && rule.from == Duty::From::documents) {
    for (const auto& document : engine.snapshot().documents_of(*holder)) {
      if (takes_kind(rule.of, document.fact.kind)) add({document.id, document.fact.day, document.fact.about});
    }
  } else if (holder) {
    for (const auto& event : engine.snapshot().events_of(*holder)) {
      if (takes_kind(rule.of, event.fact.kind)) add({event.id, event.fact.during.from});
    }
  }
  std::stable_sort(deeds.begin(), deeds.end(), [](const Deed& a, const Deed& b) { return a.day < b.day; });
  return deeds;
}

/// A window, and what was done for it.
struct Owing {
  Period window;
  Date due;
  std::vector<Deed> deeds{};

  /// Whether it still lacks something that is in time on a day.
  [[nodiscard]] bool lacks(Date day, std::int64_t n) const {
    return window.from <= day && day <= due && static_cast<std::int64_t>(deeds.size()) < n;
  }
};

/// The first day on which a window may end that still waits on a day.
Date waited_from(const Duty& rule, Date day) {
  if (!rule.due || rule.due->value <= Ratio{}) return day;
  const auto n = static_cast<std::int32_t>(rule.due->value.floor());
  if (rule.due->measure == Measure::days()) return day - n;
  return add_months(day, -n, MonthEnd::clamp).value_or(day) - 1;
}

/// The windows from the first that may have taken a deed up to one, each with what was done for it.
std::vector<Owing> shared_out(Engine& engine, const Duty& rule, const Query& query) {
  const std::vector<Deed> deeds = deeds_of(engine, rule, query.subject);
  const Period in_force = engine.in_force(rule);
  Date first = query.period().from;
  for (const Deed& deed : deeds) {
    if (!deed.about) first = std::min(first, waited_from(rule, deed.day));
  }
  std::vector<Owing> all;
  for (const Case& at : engine.cases_touching(query.rule, query.subject, {first, query.period().until})) {
    const Period& window = at.window.period;
    if (!intersect(window, in_force).empty()) all.push_back({window, due_day(rule, window)});
  }
  std::stable_sort(all.begin(), all.end(), [](const Owing& a, const Owing& b) { return a.window < b.window; });
  for (const Deed& deed : deeds) {
    // What says for when it is belongs there; else to the first window that waits for it, else to that of its day.
    auto own = all.end();
    if (deed.about) {
      own = std::find_if(all.begin(), all.end(), [&](const Owing& o) { return o.window.contains(*deed.about); });
    } else {
      own = std::find_if(all.begin(), all.end(), [&](const Owing& o) { return o.lacks(deed.day, needed(rule)); });
      if (own == all.end())
        own = std::find_if(all.begin(), all.end(), [&](const Owing& o) { return o.window.contains(deed.day); });
    }
    if (own != all.end()) own->deeds.push_back(deed);
  }
  return all;
}

Judgement judged(Engine& engine, const Duty& rule, const Query& query, bool unknown_as) {
  const Fold& done = engine.fold(query.rule, query.subject, query.at, unknown_as);
  const Date due = due_day(rule, query.period());
  Bounds bounds;
  bounds.floor = Ratio::whole(needed(rule));
  Judgement judgement = answered(Answer::unknown, Reason::none, engine.policy().measured_in(engine.rule(query.rule)));
  judgement.assumed = rule.assumed;
  judgement.need = bounds.floor;
  judgement.counted = done.counted;
  judgement.lost = done.lost;
  if (done.uncertain > Ratio{}) judgement.uncertain = done.uncertain;
  judgement.short_by = std::max(Ratio{}, subtract(*bounds.floor, done.counted));
  judgement.due = due;
  judgement.answer = compare(bounds, done.counted, add(done.counted, done.uncertain), engine.today() >= due);
  if (judgement.answer == Answer::unknown) judgement.reason = done.doubt;
  if (judgement.answer == Answer::open) judgement.last_start = due;
  return judgement;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const Duty& rule, const Subject& subject, const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

Fold fold(Engine& engine, const Duty& rule, const Query& query, bool /*unknown_as*/) {
  Fold fold;
  for (const Owing& owing : shared_out(engine, rule, query)) {
    if (owing.window != query.period()) continue;
    for (const Deed& deed : owing.deeds) {
      const bool is_lost = deed.day > owing.due && rule.late == Duty::Late::fails;
      fold.pieces.push_back(
          {deed.fact, deed.day, Ratio::whole(1), is_lost ? std::optional{Loss::late} : std::nullopt, deed.doubt});
    }
  }
  total(fold);
  return fold;
}

RuleResult judge(Engine& engine, const Duty& rule, const Query& query) {
  const auto weigh = [&](bool unknown_as) { return judged(engine, rule, query, unknown_as); };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const Duty& rule, const Query& query) {
  const Judgement& judgement = explaining.row.judgement();
  const Date due = due_day(rule, query.period());
  ExplanationNode& root = explaining.root;
  add_need(root, judgement);
  root.below.push_back(node("duty.due", {to_string(due)}));
  const Fold& done = explaining.engine.fold(query.rule, query.subject, query.at, true);
  for (const Piece& piece : done.pieces) {
    ExplanationNode one = piece.doubt == Reason::none
                              ? node(piece.day <= due ? "duty.done" : "duty.late", {to_string(piece.day)})
                              : node_of(piece, judgement.measure);
    if (piece.doubt == Reason::none) one.facts.push_back(piece.fact);
    root.below.push_back(std::move(one));
  }
  if (judgement.short_by && *judgement.short_by > Ratio{} && explaining.engine.today() > due)
    root.below.push_back(node("duty.missing", {amount(*judgement.short_by, judgement.measure)}));
}

bool uses(const Duty& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
