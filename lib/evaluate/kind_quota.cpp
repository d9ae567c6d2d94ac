// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

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
    bounds.set(bounds.floor, floor_need(engine, rule, query.subject, window, unknown_as));
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

/// A share of what the whole counted moves until the window has closed, like a rate; what is in doubt moves it too.
void weigh_share(Engine& engine, const Quota& rule, const Query& query, const Fold& part, const Bounds& bounds,
                 bool unknown_as, Judgement& judgement) {
  if (judgement.answer == Answer::unknown && bounds.missing != Reason::none) return;
  judgement.last_start.reset();
  if (bounds.ceiling && part.counted > *bounds.ceiling) return;
  if (!is_closed(engine, query.at)) {
    judgement.answer = Answer::open;
    judgement.reason = Reason::none;
    return;
  }
  const Fold* const whole = whole_of(engine, rule, query.subject, query.period(), unknown_as);
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

Fold fold(Engine& engine, const Quota& rule, const Query& query, bool unknown_as) {
  const Counting counting{engine, rule, query, unknown_as};
  if (rule.count == "documents" || rule.count == "events") return count_kinds(counting);
  const std::vector<Part> parts = count_time_once(taken_parts(counting));
  Fold fold;
  if (rule.count == "sessions") {
    credit_sessions(counting, parts, fold);
  } else if (rule.count == "days") {
    credit_days(counting, parts, fold);
  } else {
    credit_amounts(counting, parts, fold);
  }
  apply_caps(counting, fold);
  total(fold);
  if (const MeasureSpec* const spec = engine.policy().measure(rule.count)) round_window(*spec, fold);
  return fold;
}

RuleResult judge(Engine& engine, const Quota& rule, const Query& query) {
  const auto on_day = [&](Date day) { return day_capacity(engine, rule, day); };
  const auto weigh = [&](bool unknown_as) {
    const auto in_all = [&] { return cap_in(engine, rule, query.subject, query.period(), unknown_as); };
    const Room room{std::ref(on_day), std::ref(in_all)};
    const Fold& counted = engine.fold(query.rule, query.subject, query.at, unknown_as);
    const Bounds bounds = bounds_of(engine, rule, query, unknown_as);
    Judgement judgement = judge_amount(engine, query, counted, bounds, room, unknown_as);
    if (is_share_of_counted(rule)) weigh_share(engine, rule, query, counted, bounds, unknown_as, judgement);
    return judgement;
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const Quota& rule, const Query& query) {
  const Judgement& judgement = explaining.row.judgement();
  add_need(explaining.root, judgement);
  for (const Added& on_top : added_on_top(explaining.engine, rule, query.subject, query.period(), true)) {
    if (!on_top.need.value) continue;
    const std::string much = amount(*on_top.need.value, judgement.measure);
    explaining.root.below.push_back(node("on_top", {on_top.by->id, much}));
  }
  const Fold& counted = explaining.engine.fold(query.rule, query.subject, query.at, true);
  add_counts(explaining.root, judgement, counted);
  if (counted.unrounded) {
    explaining.root.below.push_back(node("rounded", {amount(*counted.unrounded, judgement.measure)}));
  }
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
