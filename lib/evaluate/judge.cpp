// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/judge.hpp"

#include <algorithm>

#include "evaluate/detail/clock.hpp"
#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {

void Bounds::set(std::optional<Ratio>& bound, const Need& need) {
  bound = need.value;
  assumed = assumed || need.assumed;
  if (!need.value) missing = need.reason;
}

Judgement answered(Answer answer, Reason reason, Measure measure) {
  Judgement judgement;
  judgement.answer = answer;
  judgement.reason = reason;
  judgement.measure = measure;
  return judgement;
}

bool is_closed(const Engine& engine, const Case& at) { return at.window.period.until <= engine.today() + 1; }

Date shifted(Date day, const Amount& length, bool back) {
  if (day == Date::first() || day == Date::last()) return day;
  const auto n = static_cast<std::int32_t>(back ? -length.value.floor() : length.value.floor());
  if (length.measure == Measure::days()) return day + n;
  const std::int32_t months = length.measure.name() == "year" ? 12 : 1;
  return add_months(day, n * months, MonthEnd::clamp).value_or(back ? Date::first() : Date::last());
}

Date done_until(const Engine& engine, const Query& query) {
  const auto* const quota = std::get_if<Quota>(&engine.rule(query.rule).spec);
  const Date until = query.period().until;
  return quota != nullptr && quota->do_grace ? shifted(until, *quota->do_grace, false) : until;
}

bool is_settled(const Engine& engine, const Query& query) {
  const auto* const quota = std::get_if<Quota>(&engine.rule(query.rule).spec);
  const Date until = done_until(engine, query);
  const bool waits = quota != nullptr && quota->report_within;
  return (waits ? shifted(until, *quota->report_within, false) : until) <= engine.today() + 1;
}

Answer answer_to_others(const Engine& engine, const RuleResult& row) {
  const Judgement* const judgement = row.find_judgement();
  if (judgement == nullptr || !judgement->cured_on) return row.answer();
  const auto& debts = engine.policy().model().debts;
  const bool counts = std::any_of(debts.begin(), debts.end(), [&](const Debt& debt) {
    return debt.cured_counts && debt.of == engine.rule(row.rule).head().id;
  });
  return counts ? Answer::met : row.answer();
}

Answer compare(const Bounds& bounds, Ratio least, const std::optional<Ratio>& most, bool closed) {
  if (bounds.ceiling && least > *bounds.ceiling) return Answer::failed;
  if (!closed && bounds.ceiling) return Answer::open;
  const bool floor_is_met = !bounds.floor || least >= *bounds.floor;
  const bool ceiling_is_met = !bounds.ceiling || (most && *most <= *bounds.ceiling);
  if (floor_is_met && ceiling_is_met) return Answer::met;
  if (!closed) return Answer::open;
  const bool floor_fails = bounds.floor && most && *most < *bounds.floor;
  return floor_fails ? Answer::failed : Answer::unknown;
}

namespace {

/// Answers an open floor: doomed when the days left cannot hold what is missing; else the last day to begin it.
void weigh_open(const Engine& engine, const Query& query, const Room& room, Ratio most, bool unknown_as,
                Judgement& judgement) {
  const Ratio missing = subtract(*judgement.need, most);
  if (missing <= Ratio{}) return;
  const Period& window = query.period();
  const auto* const quota = std::get_if<Quota>(&engine.rule(query.rule).spec);
  const bool waits = quota != nullptr && quota->report_within;
  const Date today = engine.today();
  // What was done and not handed in yet may still come.
  const Date first = std::max(window.from, waits ? shifted(today + 1, *quota->report_within, true) : today + 1);
  const Date until = done_until(engine, query);
  const std::vector<Spell> when = engine.selected(engine.rule(query.rule).head(), query.subject, {window.from, until});
  const auto in_all = room.in_all();
  if (in_all && *in_all < *judgement.need) judgement.answer = Answer::doomed;
  Ratio capacity;
  for (Date day = until - 1; day >= first; day = day - 1) {
    if (!held_on(when, day, unknown_as)) continue;
    const auto more = room.on_day(day);
    if (more) capacity = add(capacity, *more);
    if (!more || capacity >= missing) {
      if (day > today) judgement.last_start = day;
      return;
    }
  }
  judgement.answer = Answer::doomed;
}

}  // namespace

Judgement judge_amount(const Engine& engine, const Query& query, const Fold& fold, const Bounds& bounds,
                       const Room& room, bool unknown_as) {
  Judgement judgement = answered(Answer::unknown, Reason::none, engine.policy().measured_in(engine.rule(query.rule)));
  judgement.counted = fold.counted;
  judgement.lost = fold.lost;
  if (fold.uncertain > Ratio{} || fold.unbounded) judgement.uncertain = fold.uncertain;
  judgement.assumed = bounds.assumed;
  judgement.over_advice = bounds.advice && fold.counted > *bounds.advice;
  judgement.need = bounds.floor ? bounds.floor : bounds.ceiling;
  if (bounds.missing != Reason::none) {
    judgement.reason = bounds.missing;
    return judgement;
  }
  if (!bounds.floor && !bounds.ceiling) {
    judgement.answer = Answer::not_applicable;
    judgement.reason = Reason::no_bound;
    return judgement;
  }
  if (bounds.floor) judgement.short_by = std::max(Ratio{}, subtract(*bounds.floor, fold.counted));
  const auto most = fold.unbounded ? std::nullopt : std::optional{add(fold.counted, fold.uncertain)};
  judgement.answer = compare(bounds, fold.counted, most, is_settled(engine, query));
  if (judgement.answer == Answer::unknown) judgement.reason = fold.doubt;
  if (judgement.answer == Answer::open && bounds.floor && most) {
    weigh_open(engine, query, room, *most, unknown_as, judgement);
  }
  return judgement;
}

namespace {

/// Why a rule says nothing of a window, before any fact is looked at.
std::optional<Judgement> outside(const Engine& engine, const WindowedRule& rule, const Query& query, bool unknown_as) {
  const Measure measure = engine.policy().measured_in(engine.rule(query.rule));
  const Period& window = query.period();
  const Period inside = intersect(window, engine.in_force(rule));
  const bool skips = rule.edge_window.value_or(EdgeWindow::full) == EdgeWindow::skip;
  if (inside.empty() || (inside != window && skips))
    return answered(Answer::not_applicable, Reason::not_in_force, measure);
  const std::vector<Spell> when = engine.selected(rule, query.subject, window);
  const std::int32_t days = days_held(when, window, unknown_as);
  const PartialWindow partial = rule.partial_window.value_or(PartialWindow{});
  const bool is_late = partial.mode == PartialWindow::Mode::at_end && !held_on(when, inside.until - 1, unknown_as);
  if (days == 0 || is_late) return answered(Answer::not_applicable, Reason::not_selected, measure);
  if (partial.mode == PartialWindow::Mode::waive_below && days < partial.days && days < inside.length()) {
    return answered(Answer::waived, Reason::below_days, measure);
  }
  return std::nullopt;
}

/// An attribute of the subject is unknown on some day, of the rule or of an exemption from it.
bool depends_on_unknown(const Engine& engine, const RuleHead& rule, const Subject& subject, const Period& window) {
  if (has_unknown(engine.selected(rule, subject, window), window)) return true;
  const auto index = engine.policy().find_rule(rule.id);
  const auto* const quota = index ? std::get_if<Quota>(&engine.rule(*index).spec) : nullptr;
  if (quota != nullptr && has_unknown_figures(engine, *quota, subject, window)) return true;
  const auto& exempts = engine.policy().model().exempts;
  return std::any_of(exempts.begin(), exempts.end(), [&](const Exempt& exempt) {
    const bool is_named = std::find(exempt.from.begin(), exempt.from.end(), rule.id) != exempt.from.end();
    return is_named && has_unknown(engine.selected(exempt, subject, window), window);
  });
}

/// The windows of a rule run from a day of the subject's own that nobody recorded.
Judgement without_own_day(const Engine& engine, const WindowedRule& rule, const Query& query) {
  const Measure measure = engine.policy().measured_in(engine.rule(query.rule));
  const bool is_selected = days_held(engine.selected(rule, query.subject, query.period()), query.period(), true) > 0;
  return is_selected ? answered(Answer::unknown, Reason::own_day_unknown, measure)
                     : answered(Answer::not_applicable, Reason::not_selected, measure);
}

RuleResult judge_as(Engine& engine, const WindowedRule& rule, const Query& query, const Weigh& weigh, bool unknown_as) {
  RuleResult row{query.subject, query.rule, query.at.window, Judgement{}, {}};
  if (const auto early = outside(engine, rule, query, unknown_as)) {
    row.outcome = *early;
    return row;
  }
  row.outcome = weigh(unknown_as);
  const Relieved relieved = relief(engine, rule, query.subject, query.period(), unknown_as);
  if (relieved.flat != nullptr) row.exemption = relieved.flat->id;
  if (const Exempt* const exempt = relieved.whole) {
    std::visit(
        [&](auto& what) {
          what.answer = exempt->relief == Relief::not_applicable ? Answer::not_applicable : Answer::waived;
          what.reason = Reason::exempt;
          what.assumed = what.assumed || exempt->assumed;
        },
        row.outcome);
    row.exemption = exempt->id;
  }
  return row;
}

/// The lower, or the higher, of two ends, of which none is unbounded.
std::optional<Ratio> wider(const std::optional<Ratio>& a, const std::optional<Ratio>& b, bool higher) {
  if (!a || !b) return std::nullopt;
  return higher ? std::max(*a, *b) : std::min(*a, *b);
}

/// Leaves of two ways to climb a ladder only what both have; a step of one of them may have been reached.
void span_both(Step& mine, const Step& theirs) {
  const auto has = [](const Step& step, const ReachedStep& wanted) {
    return std::any_of(step.reached.begin(), step.reached.end(), [&](const ReachedStep& one) {
      return one.step == wanted.step && one.since == wanted.since && one.is_sure;
    });
  };
  mine.step.clear();
  mine.since.reset();
  mine.count = std::min(mine.count, theirs.count);
  for (ReachedStep& one : mine.reached) one.is_sure = one.is_sure && has(theirs, one);
  for (const ReachedStep& one : theirs.reached) {
    if (has(mine, one)) continue;
    mine.reached.push_back(one);
    mine.reached.back().is_sure = false;
  }
  for (const ReachedStep& one : mine.reached) {
    if (!one.is_sure) continue;
    mine.step = one.step;
    mine.since = one.since;
  }
}

/// Whether two ways of taking what is unknown come to the same. Where they do not, `row` spans both.
bool agree(RuleResult& row, const RuleResult& other) {
  bool same = row.answer() == other.answer();
  if (row.outcome.index() != other.outcome.index()) return false;
  std::visit(
      [&](auto& mine) {
        using Kind = std::decay_t<decltype(mine)>;
        const Kind& theirs = *std::get_if<Kind>(&other.outcome);
        if constexpr (requires { mine.lowest; }) {
          const bool is_equal = mine.lowest == theirs.lowest && mine.highest == theirs.highest;
          same = same && (is_equal || mine.answer != Answer::met || !mine.value);
          mine.lowest = wider(mine.lowest, theirs.lowest, false);
          mine.highest = wider(mine.highest, theirs.highest, true);
        }
        if constexpr (requires { mine.step; }) {
          same = same && mine.step == theirs.step && mine.since == theirs.since;
          if (!same) span_both(mine, theirs);
        }
        if constexpr (requires { mine.band; }) {
          same = same && mine.band == theirs.band;
          if (!same) mine.band.clear();
        }
      },
      row.outcome);
  return same;
}

}  // namespace

bool is_set_aside(Engine& engine, const WindowedRule& rule, const Query& query, bool unknown_as) {
  return outside(engine, rule, query, unknown_as).has_value() ||
         relief(engine, rule, query.subject, query.period(), unknown_as).whole != nullptr;
}

RuleResult judge_window(Engine& engine, const WindowedRule& rule, const Query& query, const Weigh& weigh) {
  if (!query.at.has_own_day) {
    return {query.subject, query.rule, query.at.window, without_own_day(engine, rule, query), {}};
  }
  if (!depends_on_unknown(engine, rule, query.subject, query.period())) {
    return judge_as(engine, rule, query, weigh, true);
  }
  std::vector<RuleResult> ways;
  // The birth day is one unknown, whatever the number of conditions on it.
  for (const std::int32_t age : engine.ages_to_suppose(query.subject)) {
    ways.push_back(engine.supposing(*std::get_if<PersonId>(&query.subject), age).judged(query));
  }
  if (ways.empty()) {
    for (const bool unknown_as : {true, false}) ways.push_back(judge_as(engine, rule, query, weigh, unknown_as));
  }
  // It is reported as the rule sees the subject, if any way does.
  std::stable_partition(ways.begin(), ways.end(), [](const RuleResult& way) {
    return way.reason() != Reason::not_selected && way.reason() != Reason::not_in_force;
  });
  RuleResult row = ways.front();
  const auto differs = [&](const RuleResult& other) { return !agree(row, other); };
  if (std::count_if(ways.begin() + 1, ways.end(), differs) == 0) return row;
  std::visit(
      [](auto& what) {
        what.answer = Answer::unknown;
        what.reason = Reason::attribute_unknown;
      },
      row.outcome);
  return row;
}

std::vector<Case> cases_of(Engine& engine, const WindowedRule& rule, const Subject& subject,
                           const std::optional<Period>& range) {
  const Snapshot& snapshot = engine.snapshot();
  const Period& asked = range ? *range : engine.range();
  std::vector<Case> list;
  if (std::holds_alternative<window::PerSession>(rule.per.spec)) {
    const auto* const person = std::get_if<PersonId>(&subject);
    if (person == nullptr) return list;
    for (const SessionId id : engine.due(*person)) {
      const Date day = snapshot[id].when.start.date();
      if (asked.contains(day)) list.push_back({Window{{day, day + 1}, snapshot[id].id, 0}, id});
    }
    return list;
  }
  const bool is_without_day = needs_own_day(rule.per.spec) && !own_day(snapshot, subject, rule.per.own_day);
  if (is_without_day || lacks_start(snapshot, rule.per.spec, subject)) {
    if (!range) list.push_back({window_of(asked), std::nullopt, false});
    return list;
  }
  // What looks back is judged on the day asked about, whatever the range.
  const bool is_back = !range && std::holds_alternative<window::Back>(rule.per.spec);
  const Period touched = is_back ? Period{engine.today(), engine.today() + 1} : asked;
  for (const Window& window : engine.windows(rule, subject, touched)) list.push_back({window});
  return list;
}

}  // namespace cadre::inline v1::detail
