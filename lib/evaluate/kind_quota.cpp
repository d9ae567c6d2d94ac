// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/account.hpp"
#include "evaluate/detail/figure.hpp"
#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/kinds.hpp"
#include "evaluate/detail/measure.hpp"

namespace cadre::inline v1::detail {
namespace {

Bounds bounds_of(Engine& engine, const Quota& rule, const Query& query, bool unknown_as) {
  const Period& window = query.period();
  const MeasureSpec* const measure = engine.policy().measure(rule.count);
  Bounds bounds;
  bounds.assumed =
      rule.assumed || (rule.day_counts && rule.day_counts->assumed) || (measure != nullptr && measure->assumed);
  if (figure_of(engine, rule, floor_figure, query.subject, window, unknown_as) != nullptr) {
    bounds.set(bounds.floor, floor_need(engine, rule, query.subject, query.at, unknown_as));
  }
  if (const Parameter* most = figure_of(engine, rule, ceiling_figure, query.subject, window, unknown_as)) {
    bounds.set(bounds.ceiling, value_in(engine, rule, *most, window));
  }
  // Advice never changes an answer, not even by having no value.
  if (rule.at_most_advised) bounds.advice = value_in(engine, rule, *rule.at_most_advised, window).value;
  return bounds;
}

/// The most that one day of study adds in a rule's unit; nothing when nothing bounds it.
std::optional<Ratio> day_capacity(const Engine& engine, const Quota& quota, Date day) {
  if (quota.count == "days") return Ratio::whole(1);
  if (quota.count != "hours") return std::nullopt;
  const auto& only = quota.only;
  const bool needs_clock = quota.untimed != Untimed::count;
  const WorkCalendar* const hours = engine.policy().calendar(only.inside.empty() ? only.outside : only.inside);
  const Span span{LocalTime::start_of(day), LocalTime::start_of(day + 1)};
  if (hours == nullptr || !needs_clock) return Ratio::whole(1440);
  const CalendarCut cut = hours->cut(span);
  std::int64_t minutes = 0;
  for (const Span& s : only.inside.empty() ? cut.outside : cut.inside) minutes += s.length().in_minutes();
  for (const Span& s : cut.unknown) minutes += s.length().in_minutes();
  return Ratio::whole(minutes);
}

/// What a quota says whose windows hand something on: both ways in which records in doubt may be taken.
Judgement judge_account(Engine& engine, const Quota& rule, const Query& query, const Fold& fold, const Room& room,
                        bool unknown_as) {
  const Account least = account_of(engine, rule, query, {unknown_as, false});
  const Account most = least.doubt == Reason::none ? least : account_of(engine, rule, query, {unknown_as, true});
  Fold all;
  all.counted = std::min(least.counted(), most.counted());
  all.uncertain = subtract(std::max(least.counted(), most.counted()), all.counted);
  all.unbounded = all.uncertain >= multiply(beyond_all_bounds, Ratio::of(1, 2));
  if (all.unbounded) all.uncertain = fold.uncertain;
  all.lost = fold.lost;
  all.doubt = least.doubt;
  Judgement judgement = judge_amount(engine, query, all, bounds_of(engine, rule, query, unknown_as), room, unknown_as);
  judgement.assumed = judgement.assumed || least.assumed;
  judgement.own = least.own;
  const bool has_debt = debt_of(engine, rule) != nullptr;
  if (has_debt) judgement.paid = least.paid;
  if (has_debt && judgement.answer == Answer::failed) judgement.cured_on = least.cured_on;
  const bool is_whole = has_carry(engine, rule);
  if (!is_whole && !is_fed(engine, rule)) return judgement;
  judgement.carry_in = least.carry_in;
  judgement.carry_used = least.carry_used;
  if (is_whole) judgement.carry_out = least.carry_out;
  if (is_whole) judgement.surplus = least.surplus;
  return judgement;
}

/// What a part says that others fill.
Judgement judge_filled(Engine& engine, const Quota& rule, const Query& query, const Fold& own, const Room& room,
                       bool unknown_as) {
  const Spilled spilled = spilled_into(engine, rule, query, unknown_as);
  Fold all;
  all.counted = add(own.counted, spilled.sure);
  all.uncertain = std::max(Ratio{}, subtract(add(add(own.counted, own.uncertain), spilled.most), all.counted));
  all.lost = own.lost;
  all.unbounded = own.unbounded || spilled.unbounded;
  all.doubt = own.doubt != Reason::none ? own.doubt : spilled.doubt;
  Judgement judgement = judge_amount(engine, query, all, bounds_of(engine, rule, query, unknown_as), room, unknown_as);
  judgement.own = own.counted;
  return judgement;
}

/// A share of what the whole counted moves until the window has closed, like a rate; what is in doubt moves it too.
void weigh_share(Engine& engine, const Quota& rule, const Query& query, const Fold& part, const Bounds& bounds,
                 bool unknown_as, Judgement& judgement) {
  if (judgement.answer == Answer::unknown && bounds.missing != Reason::none) return;
  judgement.last_start.reset();
  if (bounds.ceiling && part.counted > *bounds.ceiling) return;
  if (!is_settled(engine, query)) {
    judgement.answer = Answer::open;
    judgement.reason = Reason::none;
    return;
  }
  const Fold* const whole = whole_of(engine, rule, query.subject, query.at, unknown_as);
  const auto share = value_in(engine, rule, *rule.at_least, query.period()).value;
  if (whole == nullptr || !share || judgement.answer == Answer::failed) return;
  const bool is_doubtful = whole->unbounded || whole->uncertain > Ratio{};
  const Ratio most = multiply(add(whole->counted, whole->uncertain), *share);
  const bool holds_anyway = !whole->unbounded && part.counted >= most;
  if (judgement.answer != Answer::met || !is_doubtful || holds_anyway) return;
  judgement.answer = Answer::unknown;
  judgement.reason = whole->doubt;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const Quota& rule, const Subject& subject, const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

/// The members of a unit, group or population who did any of what is counted; each by the first that counts.
Fold count_people(const Counting& counting) {
  Engine& engine = counting.engine;
  const Query& query = counting.query;
  Fold fold;
  for (const PersonId person : people_of(engine, counting.quota, query.subject, base_day(engine, query.period()))) {
    std::optional<Piece> best;
    for (const Activity& act : engine.activities(person)) {
      const Tri taken = takes(engine.policy(), engine.snapshot(), counting.quota.of, act);
      if (!query.period().contains(act.day()) || taken == Tri::no) continue;
      const Reason doubt = taken == Tri::yes ? Reason::none : Reason::not_recorded;
      if (!best || (best->doubt != Reason::none && doubt == Reason::none))
        best = Piece{act.fact, act.day(), Ratio::whole(1), std::nullopt, doubt};
    }
    if (best) fold.pieces.push_back(*best);
  }
  return fold;
}

Fold credited(const Counting& counting, const std::vector<Part>& parts) {
  Fold fold;
  if (counting.quota.count == "sessions") {
    credit_sessions(parts, fold);
  } else if (counting.quota.count == "days") {
    credit_days(counting, parts, fold);
  } else {
    credit_amounts(counting, parts, fold);
  }
  return fold;
}

Fold counted_inside(const Counting& counting) {
  const Quota& rule = counting.quota;
  const bool is_kinds = rule.count == "documents" || rule.count == "events";
  const bool is_people = rule.count == "people";
  const auto parts = is_kinds || is_people ? std::vector<Part>{} : count_time_once(taken_parts(counting));
  Fold fold = is_kinds ? count_kinds(counting) : is_people ? count_people(counting) : credited(counting, parts);
  const MeasureSpec* const spec = counting.engine.policy().measure(rule.count);
  if (spec != nullptr && spec->allocation) allocate(counting, *spec, fold);
  apply_caps(counting, parts, fold);
  total(fold);
  if (spec != nullptr) round_window(*spec, fold);
  return fold;
}

Fold fold(Engine& engine, const Quota& rule, const Query& query, bool unknown_as) {
  const Counting counting{engine, rule, query, unknown_as};
  Fold fold = counted_inside(counting);
  if (rule.accept_before || rule.do_grace) count_around(counting, fold);
  return fold;
}

RuleResult judge(Engine& engine, const Quota& rule, const Query& query) {
  const auto on_day = [&](Date day) { return day_capacity(engine, rule, day); };
  const auto weigh = [&](bool unknown_as) {
    const auto in_all = [&] { return cap_in(engine, rule, query.subject, query.period(), unknown_as); };
    const Room room{std::ref(on_day), std::ref(in_all)};
    const Fold& counted = engine.fold(query.rule, query.subject, query.at, unknown_as);
    if (has_account(engine, rule)) return judge_account(engine, rule, query, counted, room, unknown_as);
    const Bounds bounds = bounds_of(engine, rule, query, unknown_as);
    Judgement judgement = judge_amount(engine, query, counted, bounds, room, unknown_as);
    if (is_filled_by_others(engine, rule)) judgement = judge_filled(engine, rule, query, counted, room, unknown_as);
    if (is_share_of_counted(rule)) weigh_share(engine, rule, query, counted, bounds, unknown_as, judgement);
    return judgement;
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

namespace {

/// Says what came from the windows before, and what goes on.
void add_account(const Explaining& explaining, const Quota& rule, const Query& query) {
  const Judgement& judgement = explaining.row.judgement();
  const auto add = [&](const std::string& code, const std::optional<Ratio>& value) {
    if (value && *value > Ratio{}) explaining.root.below.push_back(node(code, {amount(*value, judgement.measure)}));
  };
  if (judgement.carry_in && *judgement.carry_in > Ratio{}) {
    add("carry_in", judgement.carry_in);
    for (const Lot& lot : account_of(explaining.engine, rule, query, {true, false}).lots) {
      ExplanationNode from =
          node("carried", {to_string(lot.day), amount(lot.amount, judgement.measure), lot.carry->id});
      from.facts.push_back(lot.fact);
      explaining.root.below.back().below.push_back(std::move(from));
    }
    add("carry_used", judgement.carry_used);
  }
  add("paid", judgement.paid);
  add("surplus", judgement.surplus);
  add("carry_out", judgement.carry_out);
  if (judgement.cured_on) explaining.root.below.push_back(node("cured_on", {to_string(*judgement.cured_on)}));
}

/// Says how much of what counted lies before the window, or after it.
void add_around(const Explaining& explaining, const Quota& rule, const Query& query, const Fold& counted) {
  if (!rule.accept_before && !rule.do_grace) return;
  Ratio before;
  Ratio after;
  for (const Piece& piece : counted.pieces) {
    if (piece.loss || piece.doubt != Reason::none) continue;
    if (piece.day < query.period().from) before = add(before, piece.amount);
    if (query.period().until <= piece.day) after = add(after, piece.amount);
  }
  const Measure measure = explaining.row.judgement().measure;
  const auto say = [&](const char* code, Ratio value) {
    if (value > Ratio{}) explaining.root.below.push_back(node(code, {amount(value, measure)}));
  };
  say("accepted_before", before);
  say("done_in_grace", after);
}

}  // namespace

void explain(const Explaining& explaining, const Quota& rule, const Query& query) {
  const Judgement& judgement = explaining.row.judgement();
  add_need(explaining.root, judgement);
  for (const Added& on_top : added_on_top(explaining.engine, rule, query.subject, query.at, true)) {
    if (!on_top.need.value) continue;
    const std::string much = amount(*on_top.need.value, judgement.measure);
    explaining.root.below.push_back(node("on_top", {on_top.by->id, much}));
  }
  const Fold& counted = explaining.engine.fold(query.rule, query.subject, query.at, true);
  add_counts(explaining.root, judgement, counted);
  if (counted.unrounded) {
    explaining.root.below.push_back(node("rounded", {amount(*counted.unrounded, judgement.measure)}));
  }
  add_around(explaining, rule, query, counted);
  if (is_filled_by_others(explaining.engine, rule)) {
    for (const auto& [id, much] : spilled_into(explaining.engine, rule, query, true).from)
      explaining.root.below.push_back(node("spilled", {id, amount(much, judgement.measure)}));
  }
  if (judgement.own) add_account(explaining, rule, query);
  add_rest(explaining.root, judgement);
}

bool uses(const Quota& rule, const std::string& id) {
  const auto is = [&](const std::optional<Parameter>& bound) { return bound && bound->name == id; };
  const bool tier_is = std::any_of(rule.tiers.begin(), rule.tiers.end(), [&](const Tier& tier) {
    return is(tier.at_least) || is(tier.at_most) || is(tier.cap);
  });
  return tier_is || rule.count == id || is(rule.at_least) || is(rule.at_most) || is(rule.at_most_advised) ||
         is(rule.cap);
}

}  // namespace cadre::inline v1::detail
