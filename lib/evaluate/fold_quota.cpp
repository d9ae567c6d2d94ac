// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {
namespace {

/// A part of an activity on its way through section 8.2 of the language.
struct Part {
  const Activity* activity;
  std::optional<Span> clock;
  Ratio share = Ratio::whole(1);  ///< of an activity without clock time
  std::optional<Loss> loss;
  Reason doubt = Reason::none;

  [[nodiscard]] bool counts() const noexcept { return !loss; }
  [[nodiscard]] Date day() const noexcept { return clock ? clock->start.date() : activity->days.from; }
  [[nodiscard]] Ratio minutes() const {
    const auto length = clock ? clock->length() : activity->length;
    return multiply(Ratio::whole(length.in_minutes()), share);
  }
};

/// A quota and those that it is part of: all of their selections hold.
std::vector<const Quota*> chain_of(const Policy& policy, const Quota& quota) {
  std::vector<const Quota*> chain{&quota};
  while (!chain.back()->part_of.empty()) {
    const auto parent = policy.find_rule(chain.back()->part_of);
    if (!parent) break;
    chain.push_back(std::get_if<Quota>(&policy.rules()[*parent].spec));
  }
  return chain;
}

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

void sort_by_start(std::vector<Part>& parts) {
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    const auto start = [](const Part& p) { return p.clock ? p.clock->start : LocalTime::start_of(p.day()); };
    return start(a) < start(b);
  });
}

/// Clock time that counts already: spans in order, none overlapping.
class Taken {
 public:
  /// Divides a part into what is taken already and what is not, and takes that too.
  void take(const Part& part, std::vector<Part>& out) {
    LocalTime reached = part.clock->start;
    std::vector<Span> fresh;
    const auto add = [&](const Span& span, bool again) {
      if (span.empty()) return;
      if (!again) fresh.push_back(span);
      out.push_back({part.activity, span, part.share, again ? std::optional{Loss::same_time} : part.loss,
                     again ? Reason::none : part.doubt});
    };
    for (const Span& span : spans_) {
      const Span common = intersect(span, *part.clock);
      if (common.empty()) continue;
      add({reached, common.start}, false);
      add(common, true);
      reached = common.end;
    }
    add({reached, part.clock->end}, false);
    spans_.insert(spans_.end(), fresh.begin(), fresh.end());
    std::sort(spans_.begin(), spans_.end());
  }

 private:
  std::vector<Span> spans_;
};

/// Step 4: the same clock time once, the earlier record first; what may not count never hides what does.
std::vector<Part> count_time_once(std::vector<Part> parts) {
  sort_by_start(parts);
  std::vector<Part> once;
  Taken taken;
  for (const bool sure : {true, false}) {
    for (const Part& part : parts) {
      const bool has_time = part.clock && part.counts() && !part.clock->empty();
      if (has_time && (part.doubt == Reason::none) == sure) taken.take(part, once);
      if (!has_time && sure) once.push_back(part);
    }
  }
  sort_by_start(once);
  return once;
}

/// Steps 5 and 6: what a part is worth in the rule's unit.
class Credit {
 public:
  Credit(const Policy& policy, const Snapshot& snapshot, const Quota& quota)
      : policy_{policy}, snapshot_{snapshot}, spec_{policy.measure(quota.count)} {
    target_ = spec_ != nullptr && !spec_->in.empty() ? *Measure::named(spec_->in) : Measure::time();
  }

  /// Nothing when no rate is known.
  [[nodiscard]] std::optional<Ratio> of(const Part& part, bool is_first) const {
    if (spec_ == nullptr) return worth(part, {});
    std::optional<Ratio> flat;
    for (const FlatAward& award : spec_->flat) {
      if (!fits(award.of, part)) continue;
      if (flat && *flat != award.amount.value) return std::nullopt;
      flat = award.amount.value;
    }
    if (flat) return is_first ? finish(*flat, part) : Ratio{};
    const auto amount = worth(part, spec_->rates);
    return amount ? std::optional{finish(*amount, part)} : std::nullopt;
  }

 private:
  [[nodiscard]] bool fits(const FactSelector& of, const Part& part) const {
    return takes(policy_, snapshot_, of, *part.activity) == Tri::yes;
  }
  [[nodiscard]] std::optional<Ratio> worth(const Part& part, const std::vector<Conversion>& rates) const {
    const auto& recorded = part.activity->amount;
    const Amount amount = recorded ? Amount{multiply(recorded->value, part.share), recorded->measure}
                                   : Amount{part.minutes(), Measure::time()};
    if (amount.measure == Measure::days() && spec_ != nullptr) {
      if (amount.value == Ratio::of(1, 2) && spec_->half_day) return spec_->half_day->value;
      if (spec_->day) return multiply(amount.value, spec_->day->value);
    }
    if (const auto value = converted(amount, rates, part)) return value;
    if (amount.measure == target_) return amount.value;
    for (const UnitSpec& unit : policy_.model().units) {
      if (const auto value = converted(amount, unit.convert, part)) return value;
    }
    return std::nullopt;
  }
  /// The worth by the one rate that fits; nothing when none does, or when several disagree.
  [[nodiscard]] std::optional<Ratio> converted(const Amount& amount, const std::vector<Conversion>& rates,
                                               const Part& part) const {
    std::optional<Ratio> found;
    for (const Conversion& rate : rates) {
      if (rate.from.measure != amount.measure || rate.to.measure != target_ || !fits(rate.of, part)) continue;
      const Ratio value = divide(multiply(amount.value, rate.to.value), rate.from.value);
      if (found && *found != value) return std::nullopt;
      found = value;
    }
    return found;
  }
  [[nodiscard]] Ratio finish(Ratio value, const Part& part) const {
    for (const Factor& factor : spec_->factors) {
      if (fits(factor.of, part)) value = multiply(value, factor.times);
    }
    if (!spec_->round) return value;
    const auto rounded = value.rounded(spec_->round->step.value, spec_->round->mode);
    if (!rounded) throw Overflow{};
    return *rounded;
  }

  const Policy& policy_;
  const Snapshot& snapshot_;
  const MeasureSpec* spec_;
  Measure target_;
};

Piece piece_of(const Part& part, Ratio amount) {
  return {part.activity->fact, part.day(), amount, part.loss, part.doubt};
}

void credit_time(Fold& fold, const std::vector<Part>& parts, const Credit& credit, const Period& window) {
  std::set<FactId> seen;
  for (const Part& part : parts) {
    // A flat award is for the act: it belongs to the window in which the act began.
    const bool is_first =
        !part.loss && window.contains(part.activity->day()) && seen.insert(part.activity->fact).second;
    const auto amount = credit.of(part, is_first);
    Piece piece = piece_of(part, amount.value_or(Ratio{}));
    if (!amount && part.counts()) {
      piece.doubt = Reason::no_conversion;
      fold.unbounded = true;
    }
    fold.pieces.push_back(piece);
  }
}

/// A session is one, however many parts of it are left: it counts if one of them does.
void credit_sessions(Fold& fold, const std::vector<Part>& parts, const Period& window) {
  const auto rank = [](const Part& p) { return p.loss ? 0 : p.doubt != Reason::none ? 1 : 2; };
  std::vector<const Part*> best;
  for (const Part& part : parts) {
    // One that goes on over a window's edge belongs to the window in which it began.
    if (!part.activity->session || !window.contains(part.activity->day())) continue;
    const auto same = std::find_if(best.begin(), best.end(), [&](const Part* other) {
      return other->activity->session == part.activity->session;
    });
    if (same == best.end())
      best.push_back(&part);
    else if (rank(**same) < rank(part))
      *same = &part;
  }
  for (const Part* part : best) fold.pieces.push_back(piece_of(*part, Ratio::whole(1)));
}

Ratio study_day(const std::optional<DayCounts>& counts, Ratio minutes) {
  if (!counts) return {};
  if (minutes >= counts->full.value) return Ratio::whole(1);
  return counts->half && minutes >= counts->half->value ? Ratio::of(1, 2) : Ratio{};
}

/// What is known of one day.
struct StudyDay {
  FactId first;    ///< the first fact of the day
  Ratio minutes;   ///< clock time
  Ratio recorded;  ///< recorded as a day, or a part of one
};

/// Adds a part to the days on which it lies. Days recorded over several days are spread evenly over them.
void add_to_days(std::map<Date, StudyDay>& days, const Part& part) {
  const auto& amount = part.activity->amount;
  const auto day_of = [&](Date day) -> StudyDay& {
    return days.try_emplace(day, StudyDay{part.activity->fact, {}, {}}).first->second;
  };
  if (part.clock) {
    for (Date day = part.clock->start.date(); LocalTime::start_of(day) < part.clock->end; day = day + 1) {
      const Span on_day = intersect(*part.clock, Span{LocalTime::start_of(day), LocalTime::start_of(day + 1)});
      Ratio& sum = day_of(day).minutes;
      sum = add(sum, Ratio::whole(on_day.length().in_minutes()));
    }
    return;
  }
  const Period& span = part.activity->days;
  const Ratio each = Ratio::of(1, std::max(1, span.length()));
  for (Date day = span.from; day < span.until; day = day + 1) {
    StudyDay& on_day = day_of(day);
    Ratio& sum = amount ? on_day.recorded : on_day.minutes;
    sum = add(sum, multiply(amount ? multiply(amount->value, part.share) : part.minutes(), each));
  }
}

void credit_days(Fold& fold, const std::vector<Part>& parts, const std::optional<DayCounts>& counts) {
  std::map<Date, StudyDay> sure;
  std::map<Date, StudyDay> possible;
  Reason doubt = Reason::untimed;
  for (const Part& part : parts) {
    const auto& amount = part.activity->amount;
    const bool is_other_unit = amount && amount->measure != Measure::days();
    if (part.loss || is_other_unit || (!amount && !counts)) continue;
    if (!part.clock && !amount && part.activity->days.length() > 1) {
      // Nobody knows on which of the days the time lay.
      fold.unbounded = true;
      fold.pieces.push_back({part.activity->fact, part.day(), Ratio{}, std::nullopt, Reason::untimed});
      continue;
    }
    if (part.doubt == Reason::none) add_to_days(sure, part);
    if (part.doubt != Reason::none) doubt = part.doubt;
    add_to_days(possible, part);
  }
  const auto worth = [&](const StudyDay& day) {
    return std::max(std::min(Ratio::whole(1), day.recorded), study_day(counts, day.minutes));
  };
  for (const auto& [day, most] : possible) {
    const auto known = sure.find(day);
    const Ratio counted = known == sure.end() ? Ratio{} : worth(known->second);
    const Ratio rest = subtract(worth(most), counted);
    if (counted > Ratio{}) fold.pieces.push_back({known->second.first, day, counted, std::nullopt, Reason::none});
    if (rest > Ratio{}) fold.pieces.push_back({most.first, day, rest, std::nullopt, doubt});
  }
}

/// Step 7: no more than a cap counts, earliest first. `reached` grows by what counts.
void cut_by_cap(Fold& fold, std::size_t i, Ratio cap, Ratio& reached) {
  Piece& piece = fold.pieces[i];
  if (piece.loss || piece.doubt != Reason::none) return;
  const Ratio room = std::max(Ratio{}, subtract(cap, reached));
  if (piece.amount <= room) {
    reached = add(reached, piece.amount);
    return;
  }
  Piece over = piece;
  over.amount = subtract(piece.amount, room);
  over.loss = Loss::over_cap;
  piece.amount = room;
  reached = cap;
  fold.pieces.insert(fold.pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, over);
}

}  // namespace

void total(Fold& fold) {
  fold.counted = fold.lost = fold.uncertain = Ratio{};
  for (const Piece& piece : fold.pieces) {
    Ratio& sum = piece.loss ? fold.lost : piece.doubt != Reason::none ? fold.uncertain : fold.counted;
    sum = add(sum, piece.amount);
    if (!piece.loss && piece.doubt != Reason::none && fold.doubt == Reason::none) fold.doubt = piece.doubt;
  }
}

namespace {

/// Whether `who` holds on an activity's day, which may lie before the window into which the activity reaches.
bool was_selected(const Engine& engine, const Quota& quota, const Subject& subject, Date day,
                  const std::vector<Spell>& selected, const Period& window, bool unknown_as) {
  if (window.contains(day)) return held_on(selected, day, unknown_as);
  const Tri value = holds(engine.snapshot(), quota.who, subject, day);
  return value == Tri::yes || (value == Tri::unknown && unknown_as);
}

/// Steps 2 to 4 for one activity.
void take(const Engine& engine, const std::vector<const Quota*>& chain, const Subject& subject,
          const Activity& activity, const std::vector<Spell>& selected, const Period& window, bool unknown_as,
          std::vector<Part>& parts) {
  Part whole{&activity, activity.clock, Ratio::whole(1), std::nullopt, Reason::none};
  for (const Quota* quota : chain) {
    const Tri taken = takes(engine.policy(), engine.snapshot(), quota->of, activity);
    if (taken == Tri::no) return;
    if (taken == Tri::yes) continue;
    const Untimed untimed = quota->untimed.value_or(Untimed::unknown);
    if (activity.clock || untimed == Untimed::unknown)
      whole.doubt = activity.clock ? Reason::calendar_unknown : Reason::untimed;
    if (!activity.clock && untimed == Untimed::lost) whole.loss = Loss::no_time;
  }
  if (!was_selected(engine, *chain.front(), subject, activity.day(), selected, window, unknown_as))
    whole.loss = Loss::not_selected;
  std::vector<Part> cut{whole};
  for (const Quota* quota : chain) {
    std::vector<Part> next;
    for (const Part& part : cut) {
      for (Part& piece : cut_by_hours(engine.policy(), *chain.front(), quota->only, part)) next.push_back(piece);
    }
    cut = std::move(next);
  }
  for (const Part& part : cut) {
    if (auto inside = cut_by_window(*chain.front(), window, part)) parts.push_back(*inside);
  }
}

bool touches(const Activity& activity, const Period& window) {
  const Date last = activity.clock ? activity.clock->end.date() : activity.days.until - 1;
  return activity.day() < window.until && window.from <= last;
}

Period day_of(Date day) { return {day, day + 1}; }

/// Documents and events are counted by number, on their day or where they belong.
void count_kinds(const Engine& engine, const Quota& quota, const Subject& subject, const Period& window, Fold& fold) {
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
}

/// What the caps of the parts take away from the whole, then the rule's own.
void apply_caps(const Engine& engine, const Quota& quota, const Subject& subject, const Case& at,
                const std::map<FactId, const Activity*>& activities, Fold& fold) {
  const auto apply = [&](const Quota& capped, const Period& window, bool selects) {
    const Need cap = engine.value_in(capped, *capped.cap, window);
    if (!cap.value) return;
    Ratio reached;
    for (std::size_t i = 0; i < fold.pieces.size(); ++i) {
      const Piece& piece = fold.pieces[i];
      const auto activity = activities.find(piece.fact);
      const bool is_part =
          !selects || (activity != activities.end() && window.contains(piece.day) &&
                       takes(engine.policy(), engine.snapshot(), capped.of, *activity->second) == Tri::yes);
      if (is_part) cut_by_cap(fold, i, *cap.value, reached);
    }
  };
  for (const Rule& rule : engine.policy().rules()) {
    const auto* part = std::get_if<Quota>(&rule.spec);
    if (part == nullptr || part->part_of != quota.id || !part->cap) continue;
    for (const Window& inner : engine.windows(*part, subject, at.window.period)) {
      if (at.window.period.contains(inner.period)) apply(*part, inner.period, true);
    }
  }
  if (quota.cap) apply(quota, at.window.period, false);
}

}  // namespace

Fold Engine::fold_quota(const Quota& quota, const Subject& subject, const Case& at, bool unknown_as) const {
  Fold fold;
  const Period& window = at.window.period;
  if (quota.count == "documents" || quota.count == "events") {
    count_kinds(*this, quota, subject, window, fold);
    total(fold);
    return fold;
  }
  const std::vector<Spell> when = selected(quota, subject, window);
  const std::vector<const Quota*> chain = chain_of(policy_, quota);
  std::vector<Part> parts;
  std::map<FactId, const Activity*> by_fact;
  for (const Activity& activity : activities_) {
    if (at.session && activity.session != at.session) continue;
    if (!touches(activity, window)) continue;
    by_fact.emplace(activity.fact, &activity);
    take(*this, chain, subject, activity, when, window, unknown_as, parts);
  }
  parts = count_time_once(std::move(parts));
  if (quota.count == "sessions") {
    credit_sessions(fold, parts, window);
  } else if (quota.count == "days") {
    credit_days(fold, parts, quota.day_counts);
  } else {
    credit_time(fold, parts, Credit{policy_, snapshot_, quota}, window);
  }
  apply_caps(*this, quota, subject, at, by_fact, fold);
  total(fold);
  return fold;
}

}  // namespace cadre::inline v1::detail
