// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/quota.hpp"

#include <algorithm>

namespace cadre::inline v1::detail {
namespace {

/// Step 3: what the clock cuts off.
std::vector<Part> cut_by_hours(const Policy& policy, const Quota& quota, const TimeCut& only, const Part& part) {
  const bool wants_inside = !only.inside.empty();
  const WorkCalendar* const hours = policy.calendar(wants_inside ? only.inside : only.outside);
  if (part.loss || hours == nullptr) return {part};
  Part whole = part;
  if (!part.clock) {
    const Untimed untimed = quota.untimed.value_or(Untimed::unknown);
    if (untimed == Untimed::lost) whole.loss = Loss::no_time;
    if (untimed == Untimed::unknown) whole.doubt = Reason::untimed;
    return {whole};
  }
  std::vector<Part> parts;
  const auto add = [&](const std::vector<Span>& spans, std::optional<Loss> loss, Reason doubt) {
    for (const Span& span : spans) parts.push_back({part.activity, span, part.share, loss, doubt});
  };
  const CalendarCut cut = hours->cut(*part.clock);
  add(wants_inside ? cut.inside : cut.outside, std::nullopt, part.doubt);
  add(wants_inside ? cut.outside : cut.inside, Loss::outside_hours, Reason::none);
  add(cut.unknown, std::nullopt, Reason::calendar_unknown);
  return parts;
}

/// Step 3: what lies inside a window. An amount over several days goes where the rule says.
std::optional<Part> cut_by_window(const Quota& quota, const Period& window, const Part& part) {
  Part inside = part;
  if (part.clock) {
    inside.clock = intersect(*part.clock, Span{LocalTime::start_of(window.from), LocalTime::start_of(window.until)});
    // A session without an end still takes place on its day.
    const bool is_moment = part.clock->empty() && window.contains(part.clock->start.date());
    if (is_moment) inside.clock = part.clock;
    return !inside.clock->empty() || is_moment ? std::optional{inside} : std::nullopt;
  }
  const Period& days = part.activity->days;
  const Period common = intersect(days, window);
  if (common.empty()) return std::nullopt;
  if (common == days) return inside;
  if (!quota.spread) {
    inside.doubt = Reason::untimed;
    return inside;
  }
  switch (*quota.spread) {
    case SpanPart::start: return window.contains(days.from) ? std::optional{inside} : std::nullopt;
    case SpanPart::end: return window.contains(days.until - 1) ? std::optional{inside} : std::nullopt;
    case SpanPart::spread_by_day: inside.share = Ratio::of(common.length(), days.length()); return inside;
  }
  return std::nullopt;
}

/// Whether `who` holds on an activity's day, which may lie before the window into which the activity reaches.
bool was_selected(const Counting& counting, Date day, const std::vector<Spell>& selected) {
  if (counting.query.period().contains(day)) return held_on(selected, day, counting.unknown_as);
  return held_on(counting.engine.view(), counting.quota.who, counting.query.subject, day, counting.unknown_as);
}

/// Whether anything of an activity belongs to the window: something on a day on which the rule is in force, and that
/// the rule counts. What does not belong to it hides nothing there either.
bool belongs(const Counting& counting, const Activity& activity) {
  if (!counting.engine.in_force(counting.quota).contains(activity.day())) return false;
  if (counting.quota.count == "sessions" && !activity.session) return false;
  return counting.query.period().contains(activity.day()) || !belongs_where_it_begins(counting, activity);
}

/// Whether an act has been handed in by the day asked about; late or unknown where the rules say so. What the register
/// of a session says is not handed in.
bool hand_in(const Counting& counting, const std::vector<const Quota*>& chain, Part& part) {
  const Activity& activity = *part.activity;
  const Date last = activity.clock ? activity.clock->end.date() : activity.days.until - 1;
  for (const Quota* quota : chain) {
    if (!quota->report_within || activity.study == nullptr) continue;
    const std::optional<Date>& on = activity.study->submitted;
    if (on && *on > counting.engine.today()) return false;
    if (on && *on > shifted(last, *quota->report_within, false)) part.loss = Loss::late;
    if (!on && part.doubt == Reason::none) part.doubt = Reason::not_recorded;
  }
  return true;
}

/// Whether an activity may count only for what is over a cap, as another category.
bool may_be_excess(const Counting& counting, const Activity& activity) {
  const Engine& engine = counting.engine;
  const MeasureSpec* const spec = engine.policy().measure(counting.quota.count);
  if (spec == nullptr) return false;
  return std::any_of(spec->caps.begin(), spec->caps.end(), [&](const MeasureCap& cap) {
    return !cap.excess_as.empty() && takes(engine.policy(), engine.snapshot(), cap.of, activity) == Tri::yes &&
           is_taken_as(counting, activity, &cap.excess_as) && !is_taken_as(counting, activity, nullptr);
  });
}

/// Steps 2 and 3 for one activity.
void take(const Counting& counting, const std::vector<const Quota*>& chain, const std::vector<Spell>& selected,
          const Activity& activity, std::vector<Part>& parts) {
  const Engine& engine = counting.engine;
  Part whole{&activity, activity.clock};
  const bool is_excess = may_be_excess(counting, activity);
  for (const Quota* quota : chain) {
    if (is_excess) break;
    const Tri taken = takes(engine.policy(), engine.snapshot(), quota->of, activity);
    if (taken == Tri::no) return;
    if (taken == Tri::yes) continue;
    if (const Reason doubt = why_unknown(engine.snapshot(), quota->of, activity); doubt == Reason::not_recorded) {
      whole.doubt = doubt;
      continue;
    }
    const Untimed untimed = quota->untimed.value_or(Untimed::unknown);
    if (activity.clock || untimed == Untimed::unknown)
      whole.doubt = activity.clock ? Reason::calendar_unknown : Reason::untimed;
    if (!activity.clock && untimed == Untimed::lost) whole.loss = Loss::no_time;
  }
  if (!hand_in(counting, chain, whole)) return;
  if (!was_selected(counting, activity.day(), selected)) whole.loss = Loss::not_selected;
  std::vector<Part> cut{whole};
  for (const Quota* quota : chain) {
    std::vector<Part> next;
    for (const Part& part : cut) {
      for (Part& piece : cut_by_hours(engine.policy(), counting.quota, quota->only, part)) next.push_back(piece);
    }
    cut = std::move(next);
  }
  const bool is_whole = !activity.clock && belongs_where_it_begins(counting, activity);
  for (const Part& part : cut) {
    if (is_whole) {
      parts.push_back(part);
    } else if (auto inside = cut_by_window(counting.quota, counting.query.period(), part))
      parts.push_back(*inside);
  }
}

bool touches(const Activity& activity, const Period& window) {
  const Date last = activity.clock ? activity.clock->end.date() : activity.days.until - 1;
  return activity.day() < window.until && window.from <= last;
}

}  // namespace

std::vector<const Quota*> chain_of(const Policy& policy, const Quota& quota) {
  std::vector<const Quota*> chain{&quota};
  while (!chain.back()->part_of.empty()) {
    const auto parent = policy.find_rule(chain.back()->part_of);
    if (!parent) break;
    chain.push_back(std::get_if<Quota>(&policy.rules()[*parent].spec));
  }
  return chain;
}

bool belongs_where_it_begins(const Counting& counting, const Activity& activity) {
  if (counting.quota.count == "sessions") return true;
  const MeasureSpec* const spec = counting.engine.policy().measure(counting.quota.count);
  if (spec == nullptr) return false;
  const auto fits = [&](const FactSelector& of) {
    return takes(counting.engine.policy(), counting.engine.snapshot(), of, activity) == Tri::yes;
  };
  return std::any_of(spec->flat.begin(), spec->flat.end(), [&](const FlatAward& flat) { return fits(flat.of); }) ||
         std::any_of(spec->bands.begin(), spec->bands.end(),
                     [&](const LengthBand& band) { return band.by == LengthBand::By::course && fits(band.of); });
}

bool is_taken_as(const Counting& counting, const Activity& activity, const std::string* category) {
  const Engine& engine = counting.engine;
  Activity as = activity;
  if (category != nullptr) as.relabelled = category;
  const std::vector<const Quota*> chain = chain_of(engine.policy(), counting.quota);
  // What may be taken stays, in doubt.
  return std::none_of(chain.begin(), chain.end(), [&](const Quota* quota) {
    return takes(engine.policy(), engine.snapshot(), quota->of, as) == Tri::no;
  });
}

std::vector<Part> taken_parts(const Counting& counting) {
  Engine& engine = counting.engine;
  const Query& query = counting.query;
  const std::vector<const Quota*> chain = chain_of(engine.policy(), counting.quota);
  const std::vector<Spell> selected = engine.selected(counting.quota, query.subject, query.period());
  std::vector<Part> parts;
  for (const Activity& activity : engine.activities(query.subject)) {
    if (query.at.session && activity.session != query.at.session) continue;
    if (touches(activity, query.period()) && belongs(counting, activity))
      take(counting, chain, selected, activity, parts);
  }
  return parts;
}

}  // namespace cadre::inline v1::detail
