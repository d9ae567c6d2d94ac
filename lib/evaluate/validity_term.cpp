// SPDX-License-Identifier: Apache-2.0
// How terms follow one another.
#include "evaluate/detail/validity.hpp"

namespace cadre::inline v1::detail {
namespace {

std::int32_t months_in(const Amount& length) {
  return static_cast<std::int32_t>(length.value.floor()) * (length.measure.name() == "year" ? 12 : 1);
}

Date held(std::optional<Date> day, bool back) { return day.value_or(back ? Date::first() : Date::last() - 1); }

}  // namespace

Date Clockwork::moved(Date day, const Amount& length, bool back) const {
  const std::int32_t sign = back ? -1 : 1;
  if (length.measure == Measure::days()) {
    const auto days = static_cast<std::int32_t>(length.value.floor());
    const bool fits = back ? Date::first() + days <= day : day + days < Date::last();
    return fits ? day + sign * days : held(std::nullopt, back);
  }
  return held(add_months(day, sign * months_in(length), rule_.month_end.value_or(MonthEnd::clamp)), back);
}

/// The last day of a term that runs from an act: the n-th day, or the day n months later, is still in.
Date Clockwork::end_of(Date day, TermFrom from) const {
  if (from != TermFrom::end_of_act_month) return moved(day, lasts_, false);
  const bool by_days = lasts_.measure == Measure::days();
  const Date first = Date::from_ymd(day.year(), static_cast<std::int32_t>(day.month()), 1).value_or(day);
  // The end of the month n months later, not the day of that month on which the act's month would end.
  const auto next = add_months(first, by_days ? 1 : months_in(lasts_) + 1, MonthEnd::clamp);
  const Date last = held(next, false) - 1;
  return by_days ? moved(last, lasts_, false) : last;
}

Term Clockwork::begun(Date day) const {
  return {day, end_of(day, rule_.late == TermFrom::due ? TermFrom::act : rule_.late)};
}

std::optional<Date> Clockwork::last_late(const Term& term) const {
  if (rule_.grace_to_do) return moved(term.due, *rule_.grace_to_do, false);
  return rule_.after_lapse.empty() ? std::nullopt : std::optional{term.due};
}

Date Clockwork::last_report(Date due) const {
  const Date done = rule_.grace_to_do ? moved(due, *rule_.grace_to_do, false) : due;
  return rule_.grace_to_report ? moved(done, *rule_.grace_to_report, false) : done;
}

Term Clockwork::renewed(const Term& term, Date day) const {
  const bool is_in_window = rule_.renewal_window && day >= moved(term.due, *rule_.renewal_window, true);
  const TermFrom from = is_in_window ? rule_.in_window.value_or(rule_.early) : rule_.early;
  // One act renews a term: a second one before the new term has begun does not renew that too.
  if (from == TermFrom::due && day <= term.from) return term;
  const Term next{from == TermFrom::due ? term.due : day,
                  from == TermFrom::due ? moved(term.due, lasts_, false) : end_of(day, from)};
  return next.due > term.due ? next : term;
}

Term Clockwork::renewed_late(const Term& term, Date day) const {
  if (rule_.late != TermFrom::due) return begun(day);
  // The rhythm is kept: by whole terms, up to the first that does not end before the act.
  Term next = term;
  while (next.due < day) {
    const Date due = moved(next.due, lasts_, false);
    if (due <= next.due) return next;
    next = {next.due, due};
  }
  return next;
}

State Clockwork::after(const State& state, const Act& act) const {
  if (!state) return begun(act.day);
  const bool is_unreported = rule_.grace_to_report && act.reported && *act.reported > last_report(state->due);
  if (is_unreported) return state;
  if (act.day <= state->due) return renewed(*state, act.day);
  const auto last = last_late(*state);
  if (!last || act.day <= *last) return renewed_late(*state, act.day);
  return rule_.after_lapse.empty() ? State{begun(act.day)} : state;
}

Loss Clockwork::idle_because(const Term& term, const Act& act) const {
  const bool is_unreported = rule_.grace_to_report && act.reported && *act.reported > last_report(term.due);
  return is_unreported || act.day > term.due ? Loss::late : Loss::once;
}

}  // namespace cadre::inline v1::detail
