// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The bounds of a rule in one window.
struct Bounds {
  std::optional<Ratio> floor;
  std::optional<Ratio> ceiling;
  std::optional<Ratio> advice;
  Reason missing = Reason::none;  ///< why a bound that is written has no value
  bool assumed = false;
};

Judgement answer(Answer answer, Reason reason, Measure measure) {
  Judgement judgement;
  judgement.answer = answer;
  judgement.reason = reason;
  judgement.measure = measure;
  return judgement;
}

void set(std::optional<Ratio>& bound, const Need& need, Bounds& bounds) {
  bound = need.value;
  bounds.assumed = bounds.assumed || need.assumed;
  if (!need.value) bounds.missing = need.reason;
}

Bounds bounds_of(const Engine& engine, const Rule& rule, const Subject& subject, const Period& window,
                 bool unknown_as) {
  Bounds bounds;
  bounds.assumed = rule.head().assumed;
  const auto value = [&](const WindowedRule& r, const Parameter& p) { return engine.value_in(r, p, window); };
  if (const auto* quota = std::get_if<Quota>(&rule.spec)) {
    const MeasureSpec* const measure = engine.policy().measure(quota->count);
    const bool days_assumed = quota->day_counts && quota->day_counts->assumed;
    bounds.assumed = bounds.assumed || days_assumed || (measure != nullptr && measure->assumed);
    if (quota->at_least) set(bounds.floor, engine.floor_need(*quota, subject, window, unknown_as), bounds);
    if (quota->at_most) set(bounds.ceiling, value(*quota, *quota->at_most), bounds);
    // Advice never changes an answer, not even by having no value.
    if (quota->at_most_advised) bounds.advice = value(*quota, *quota->at_most_advised).value;
  } else if (const auto* attendance = std::get_if<Attendance>(&rule.spec)) {
    if (attendance->at_least) set(bounds.floor, value(*attendance, *attendance->at_least), bounds);
    bounds.assumed = bounds.assumed || attendance->leave.assumed;
  } else if (const auto* archive = std::get_if<Archive>(&rule.spec)) {
    Need need{Ratio{}, Reason::none, false};
    for (const RequiredDocument& document : archive->documents) need.value = add(*need.value, document.at_least.value);
    set(bounds.floor, engine.owed(*archive, need, subject, window, unknown_as), bounds);
  }
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

/// Answers an open floor: doomed when the days left cannot hold what is missing; else the last day to begin it.
void weigh_open(const Engine& engine, const Rule& rule, const Subject& subject, const Case& at, Ratio most,
                bool unknown_as, Judgement& judgement) {
  const Ratio missing = subtract(*judgement.need, most);
  if (missing <= Ratio{}) return;
  const auto* const quota = std::get_if<Quota>(&rule.spec);
  const Period window = at.window.period;
  const Date first = std::max(window.from, engine.today() + 1);
  const std::vector<Spell> when = engine.selected(rule.head(), subject, window);
  if (quota != nullptr && quota->cap) {
    const Need cap = engine.value_in(*quota, *quota->cap, window);
    if (cap.value && *cap.value < *judgement.need) judgement.answer = Answer::doomed;
  }
  Ratio capacity;
  for (Date day = window.until - 1; day >= first; day = day - 1) {
    if (!held_on(when, day, unknown_as)) continue;
    const auto more = quota != nullptr ? day_capacity(engine, *quota, day) : std::nullopt;
    if (more) capacity = add(capacity, *more);
    if (!more || capacity >= missing) {
      judgement.last_start = day;
      return;
    }
  }
  judgement.answer = Answer::doomed;
}

/// Compares an interval with the bounds. `most` empty: nothing bounds what may still turn out to count.
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

bool is_closed(const Engine& engine, const Case& at) { return at.window.period.until <= engine.today() + 1; }

Judgement judge_amount(const Engine& engine, const Rule& rule, const Subject& subject, const Case& at, const Fold& fold,
                       bool unknown_as) {
  const Bounds bounds = bounds_of(engine, rule, subject, at.window.period, unknown_as);
  Judgement judgement = answer(Answer::unknown, Reason::none, engine.policy().measured_in(rule));
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
  judgement.answer = compare(bounds, fold.counted, most, is_closed(engine, at));
  if (judgement.answer == Answer::unknown) judgement.reason = fold.doubt;
  if (judgement.answer == Answer::open && bounds.floor && most) {
    weigh_open(engine, rule, subject, at, *most, unknown_as, judgement);
  }
  return judgement;
}

/// 8.8: a rate is not met before its window has closed, since it may still fall; an empty base has no rate.
Judgement judge_rate(const Engine& engine, const Rule& rule, const Subject& subject, const Case& at, const Fold& fold,
                     bool unknown_as) {
  const Bounds bounds = bounds_of(engine, rule, subject, at.window.period, unknown_as);
  Judgement judgement = answer(Answer::unknown, Reason::none, Measure::ratio());
  judgement.assumed = bounds.assumed;
  judgement.need = bounds.floor;
  judgement.base = fold.base;
  judgement.attended = fold.attended;
  const std::int64_t widest = fold.base + fold.doubtful;
  if (widest <= 0 && is_closed(engine, at)) {
    return answer(Answer::not_applicable, Reason::nothing_due, Measure::ratio());
  }
  if (widest <= 0) return answer(Answer::open, Reason::nothing_due, Measure::ratio());
  // What is not known is in no figure; the answer weighs it both ways.
  const Ratio least = Ratio::of(fold.attended, widest);
  const Ratio most = Ratio::of(fold.attended + fold.doubtful, widest);
  if (fold.base > 0) judgement.counted = Ratio::of(fold.attended, fold.base);
  if (fold.doubtful > 0) judgement.uncertain = subtract(most, least);
  if (bounds.missing != Reason::none || !bounds.floor) {
    judgement.answer = bounds.missing != Reason::none ? Answer::unknown : Answer::not_applicable;
    judgement.reason = bounds.missing != Reason::none ? bounds.missing : Reason::no_bound;
    return judgement;
  }
  if (judgement.counted) judgement.short_by = std::max(Ratio{}, subtract(*bounds.floor, *judgement.counted));
  if (is_closed(engine, at)) {
    judgement.answer = compare(bounds, least, most, true);
    if (judgement.answer == Answer::unknown) judgement.reason = fold.doubt;
    return judgement;
  }
  const Ratio best = Ratio::of(fold.attended + fold.doubtful + fold.to_come, widest + fold.to_come);
  judgement.answer = fold.to_come > 0 && best < *bounds.floor ? Answer::doomed : Answer::open;
  return judgement;
}

/// Why a rule says nothing of a window, before any fact is looked at.
std::optional<Judgement> outside(const Engine& engine, const Rule& rule, const Subject& subject, const Period& window,
                                 bool unknown_as) {
  const Measure measure = engine.policy().measured_in(rule);
  const WindowedRule& windowed = *rule.windowed();
  const Period inside = intersect(window, engine.in_force(windowed));
  const bool skips = windowed.edge_window.value_or(EdgeWindow::full) == EdgeWindow::skip;
  if (inside.empty() || (inside != window && skips))
    return answer(Answer::not_applicable, Reason::not_in_force, measure);
  const std::vector<Spell> when = engine.selected(windowed, subject, window);
  const std::int32_t days = days_held(when, window, unknown_as);
  const PartialWindow partial = windowed.partial_window.value_or(PartialWindow{});
  const bool is_late = partial.mode == PartialWindow::Mode::at_end && !held_on(when, inside.until - 1, unknown_as);
  if (days == 0 || is_late) return answer(Answer::not_applicable, Reason::not_selected, measure);
  if (partial.mode == PartialWindow::Mode::waive_below && days < partial.days && days < inside.length()) {
    return answer(Answer::waived, Reason::below_days, measure);
  }
  return std::nullopt;
}

RuleResult judge_as(const Engine& engine, std::size_t index, const Subject& subject, const Case& at, bool unknown_as) {
  const Rule& rule = engine.policy().rules()[index];
  RuleResult row{subject, index, at.window, Judgement{}, {}};
  if (const auto early = outside(engine, rule, subject, at.window.period, unknown_as)) {
    row.outcome = *early;
    return row;
  }
  const Fold fold = engine.fold(rule, subject, at, unknown_as);
  const bool is_rate = std::holds_alternative<Attendance>(rule.spec);
  Judgement judgement = is_rate ? judge_rate(engine, rule, subject, at, fold, unknown_as)
                                : judge_amount(engine, rule, subject, at, fold, unknown_as);
  if (const Exempt* exempt = engine.relief(rule.head(), subject, at.window.period, unknown_as).whole) {
    judgement.answer = exempt->relief == Relief::not_applicable ? Answer::not_applicable : Answer::waived;
    judgement.reason = Reason::exempt;
    judgement.assumed = judgement.assumed || exempt->assumed;
    row.exemption = exempt->id;
  }
  row.outcome = judgement;
  return row;
}

/// An attribute of the subject is unknown on some day, of the rule or of an exemption from it.
bool depends_on_unknown(const Engine& engine, const RuleHead& rule, const Subject& subject, const Period& window) {
  if (has_unknown(engine.selected(rule, subject, window), window)) return true;
  const auto& exempts = engine.policy().model().exempts;
  return std::any_of(exempts.begin(), exempts.end(), [&](const Exempt& exempt) {
    const bool is_named = std::find(exempt.from.begin(), exempt.from.end(), rule.id) != exempt.from.end();
    return is_named && has_unknown(engine.selected(exempt, subject, window), window);
  });
}

}  // namespace

RuleResult judge(const Engine& engine, std::size_t rule, const Subject& subject, const Case& at) try {
  RuleResult row = judge_as(engine, rule, subject, at, true);
  const RuleHead& head = engine.policy().rules()[rule].head();
  if (!depends_on_unknown(engine, head, subject, at.window.period)) return row;
  const RuleResult other = judge_as(engine, rule, subject, at, false);
  if (other.judgement().answer == row.judgement().answer) return row;
  RuleResult unknown = row;
  Judgement judgement = row.judgement();
  judgement.answer = Answer::unknown;
  judgement.reason = Reason::attribute_unknown;
  unknown.outcome = judgement;
  return unknown;
} catch (const Overflow&) {
  const Measure measure = engine.policy().measured_in(engine.policy().rules()[rule]);
  return {subject, rule, at.window, answer(Answer::unknown, Reason::overflow, measure), {}};
}

namespace {

/// The answer that decides a composition: of those that are not neutral, the first in an order.
std::optional<Answer> first_of(const std::vector<Answer>& answers, const std::array<Answer, 5>& order) {
  for (const Answer wanted : order) {
    if (std::find(answers.begin(), answers.end(), wanted) != answers.end()) return wanted;
  }
  return std::nullopt;
}

Answer composed(Composition::Mode mode, const std::vector<Answer>& answers) {
  const bool is_waived = std::find(answers.begin(), answers.end(), Answer::waived) != answers.end();
  const Answer neutral = is_waived ? Answer::waived : Answer::not_applicable;
  if (mode == Composition::Mode::all_of) {
    const auto worst = first_of(answers, {Answer::failed, Answer::doomed, Answer::unknown, Answer::open, Answer::met});
    return worst.value_or(neutral);
  }
  const auto best = first_of(answers, {Answer::met, Answer::open, Answer::unknown, Answer::doomed, Answer::failed});
  return best == Answer::met || !is_waived ? best.value_or(neutral) : Answer::waived;
}

}  // namespace

std::vector<RuleResult> compose(const Engine& engine, std::size_t rule, const Subject& subject,
                                const std::vector<RuleResult>& results) {
  const auto& composition = *std::get_if<Composition>(&engine.policy().rules()[rule].spec);
  std::map<Period, std::pair<Window, std::vector<Answer>>> windows;
  for (const RuleResult& row : results) {
    const std::string& id = engine.policy().rules()[row.rule].head().id;
    if (std::find(composition.rules.begin(), composition.rules.end(), id) == composition.rules.end()) continue;
    auto& [window, answers] = windows[row.window.period];
    window = row.window;
    answers.push_back(row.judgement().answer);
  }
  std::vector<RuleResult> rows;
  for (const auto& [period, entry] : windows) {
    const bool is_selected = days_held(engine.selected(composition, subject, period), period, true) > 0;
    const Judgement judgement = is_selected
                                    ? answer(composed(composition.mode, entry.second), Reason::members, Measure{})
                                    : answer(Answer::not_applicable, Reason::not_selected, Measure{});
    rows.push_back({subject, rule, entry.first, judgement, {}});
  }
  return rows;
}

}  // namespace cadre::inline v1::detail
