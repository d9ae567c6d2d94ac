// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "evaluate/detail/measure.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// How much of one activity counts, may count, and is lost.
struct Record {
  const Activity* activity;
  Date day;
  std::optional<Quantity> sure{};
  std::optional<Quantity> doubtful{};
  Reason doubt = Reason::none;
  std::map<Loss, Quantity> lost{};
};

/// What one activity is worth.
struct Entry {
  const Activity* activity;
  Date day;
  Ratio low{};
  Ratio high{};
  bool counts = false;
  bool unbounded = false;
  Reason doubt = Reason::none;
  std::vector<Piece> lost{};

  /// It may or may not count.
  void put_in_doubt(Reason why) {
    low = Ratio{};
    if (doubt == Reason::none) doubt = why;
  }
  void lose(Loss loss) {
    lost.push_back({activity->fact, day, high, loss, Reason::none});
    low = high = Ratio{};
    counts = unbounded = false;
  }
};

void grow(std::optional<Quantity>& sum, const Quantity& by) {
  if (!sum) sum.emplace();
  sum->grow(by);
}

std::vector<Record> records_of(const std::vector<Part>& parts) {
  std::vector<Record> records;
  for (const Part& part : parts) {
    const auto recorded = part.recorded();
    const Quantity quantity{part.has_time() ? part.minutes() : Ratio{}, recorded ? recorded->value : Ratio{}};
    auto record = std::find_if(records.begin(), records.end(),
                               [&](const Record& r) { return r.activity->fact == part.activity->fact; });
    if (record == records.end()) record = records.insert(record, Record{part.activity, part.day()});
    if (part.loss) {
      record->lost[*part.loss].grow(quantity);
      continue;
    }
    if (!record->sure && !record->doubtful) record->day = part.day();
    grow(part.doubt == Reason::none ? record->sure : record->doubtful, quantity);
    if (record->doubt == Reason::none) record->doubt = part.doubt;
  }
  return records;
}

/// Whether an award for the activity is used up by an earlier one.
Tri is_used_up(const Measuring& measuring, const Activity& activity) {
  Tri result = Tri::no;
  for (const FlatAward& award : measuring.spec.flat) {
    if (!award.once) continue;
    const Tri fits = measuring.fits(award.of, activity);
    if (fits == Tri::no) continue;
    result = std::max(result, std::min(fits, came_before(measuring, award.of, *award.once, activity)));
  }
  return result;
}

void weigh(const Measuring& measuring, const Record& record, bool begins, Entry& entry) {
  const Activity& activity = *record.activity;
  Quantity all = record.sure.value_or(Quantity{});
  const Worth least = record.sure ? worth_of(measuring, activity, all, begins) : Worth{};
  if (record.doubtful) all.grow(*record.doubtful);
  const Worth most = record.doubtful ? worth_of(measuring, activity, all, begins) : least;
  entry.low = least.low;
  entry.high = std::max(least.high, most.high);
  entry.unbounded = least.unbounded || most.unbounded;
  entry.doubt = record.doubt != Reason::none ? record.doubt : most.doubt;
  entry.counts = true;
}

/// What was lost of a record is what it would be worth more if that counted too: a flat award is lost with its last
/// part, and what counts and what is lost come to what was recorded.
void weigh_losses(const Measuring& measuring, const Record& record, bool begins, Entry& entry) {
  std::optional<Quantity> all;
  for (const auto* const part : {&record.sure, &record.doubtful}) {
    if (*part) grow(all, **part);
  }
  Ratio before = all ? worth_of(measuring, *record.activity, *all, begins).high : Ratio{};
  for (const auto& [loss, quantity] : record.lost) {
    grow(all, quantity);
    const Ratio worth = worth_of(measuring, *record.activity, *all, begins).high;
    const Ratio more = std::max(Ratio{}, subtract(worth, before));
    entry.lost.push_back({record.activity->fact, record.day, more, loss, Reason::none});
    before = std::max(before, worth);
  }
}

/// Step 5 for one activity: conditions, worth, and what counts only once.
Entry entry_of(const Measuring& measuring, const Record& record) {
  const Activity& activity = *record.activity;
  const bool begins = measuring.counting.query.period().contains(activity.day());
  Entry entry{&activity, record.day};
  weigh_losses(measuring, record, begins, entry);
  if (!record.sure && !record.doubtful) return entry;
  weigh(measuring, record, begins, entry);
  const Tri qualified = qualifies(measuring, activity);
  if (qualified == Tri::unknown) entry.put_in_doubt(Reason::not_recorded);
  if (qualified == Tri::no) {
    entry.lose(Loss::not_qualified);
    return entry;
  }
  const Tri used_up = is_used_up(measuring, activity);
  if (used_up == Tri::unknown) entry.put_in_doubt(Reason::not_recorded);
  if (used_up == Tri::yes) entry.lose(Loss::once);
  return entry;
}

/// For how many years an activity counts, if that is more than one.
std::pair<std::int64_t, Tri> years_of(const Measuring& measuring, const Activity& activity) {
  std::pair<std::int64_t, Tri> years{1, Tri::yes};
  for (const OverYears& over : measuring.spec.over) {
    if (const Tri fits = measuring.fits(over.of, activity); fits != Tri::no) years = {over.years, fits};
  }
  return years;
}

/// What earlier years hand on to this window.
std::vector<Entry> handed_on(const Measuring& measuring) {
  std::vector<Entry> entries;
  std::int64_t most = 1;
  for (const OverYears& over : measuring.spec.over) most = std::max(most, over.years);
  const Counting& counting = measuring.counting;
  const Period& window = counting.query.period();
  for (std::int64_t back = most - 1; back > 0; --back) {
    const auto months = static_cast<std::int32_t>(-12 * back);
    const auto from = add_months(window.from, months, MonthEnd::clamp);
    const auto until = add_months(window.until, months, MonthEnd::clamp);
    if (!from || !until) continue;
    const Case at{window_of({*from, *until})};
    const Query query{counting.query.rule, counting.query.subject, at};
    const Counting earlier{counting.engine, counting.quota, query, counting.unknown_as};
    const Measuring then{earlier, measuring.spec, measuring.unit, measuring.chain};
    for (const Record& record : records_of(count_time_once(taken_parts(earlier)))) {
      const auto [years, is_over] = years_of(then, *record.activity);
      if (years <= back) continue;
      Entry entry = entry_of(then, record);
      entry.lost.clear();
      entry.day = window.from;
      if (is_over == Tri::unknown) entry.put_in_doubt(Reason::not_recorded);
      if (entry.counts) entries.push_back(std::move(entry));
    }
  }
  return entries;
}

/// An amount as it counts.
using Step = std::function<Ratio(Ratio)>;

Ratio rounded(Ratio value, const RoundTo& round) {
  const auto result = value.rounded(round.step.value, round.mode);
  if (!result) throw Overflow{};
  return *result;
}

Ratio in_increments(Ratio value, const Increments& increments) {
  const Ratio first = increments.first.value;
  if (value < first) return {};
  if (!increments.then) return value;
  return add(first, rounded(subtract(value, first), {*increments.then, increments.mode}));
}

/// Step 6 for activities that count together. What each adds is what their sum grows by.
void apply_together(const Step& step, const std::vector<Entry*>& together) {
  Ratio low;
  Ratio high;
  Entry* last_in_doubt = nullptr;
  for (Entry* entry : together) {
    const Ratio before = step(low);
    low = add(low, entry->low);
    high = add(high, entry->high);
    if (entry->high > entry->low) last_in_doubt = entry;
    entry->low = entry->high = subtract(step(low), before);
  }
  if (last_in_doubt != nullptr) {
    last_in_doubt->high = add(last_in_doubt->low, std::max(Ratio{}, subtract(step(high), step(low))));
  }
}

void apply(const Step& step, bool by_item, std::vector<Entry>& entries) {
  std::map<std::string, std::vector<Entry*>> items;
  for (Entry& entry : entries) {
    if (!entry.counts) continue;
    const std::string& item = item_of(*entry.activity);
    if (by_item && !item.empty()) {
      items[item].push_back(&entry);
    } else {
      apply_together(step, {&entry});
    }
  }
  for (const auto& [item, together] : items) apply_together(step, together);
}

void finish(const MeasureSpec& spec, std::vector<Entry>& entries) {
  using At = MeasureRound::At;
  if (spec.increments) {
    apply([&](Ratio value) { return in_increments(value, *spec.increments); },
          spec.increments->sum == Increments::Sum::item, entries);
  }
  if (spec.round && spec.round->at != At::window) {
    apply([&](Ratio value) { return rounded(value, *spec.round); }, spec.round->at == At::item, entries);
  }
}

void add_pieces(const Entry& entry, Fold& fold) {
  const bool in_doubt = entry.unbounded || entry.high > entry.low;
  if (entry.counts && (entry.low > Ratio{} || !in_doubt))
    fold.pieces.push_back({entry.activity->fact, entry.day, entry.low, std::nullopt, Reason::none});
  if (entry.counts && in_doubt) {
    const Reason doubt = entry.doubt == Reason::none ? Reason::not_recorded : entry.doubt;
    const Ratio may_count = subtract(entry.high, entry.low);
    fold.pieces.push_back({entry.activity->fact, entry.day, may_count, std::nullopt, doubt, entry.unbounded});
  }
  fold.pieces.insert(fold.pieces.end(), entry.lost.begin(), entry.lost.end());
}

}  // namespace

void credit_measure(const Measuring& measuring, const std::vector<Part>& parts, Fold& fold) {
  std::vector<Entry> entries = handed_on(measuring);
  for (const Record& record : records_of(parts)) entries.push_back(entry_of(measuring, record));
  finish(measuring.spec, entries);
  for (const Entry& entry : entries) add_pieces(entry, fold);
}

void round_window(const MeasureSpec& spec, Fold& fold) {
  if (!spec.round || spec.round->at != MeasureRound::At::window) return;
  const Ratio counted = rounded(fold.counted, *spec.round);
  const Ratio most = rounded(add(fold.counted, fold.uncertain), *spec.round);
  if (counted != fold.counted) fold.unrounded = fold.counted;
  fold.counted = counted;
  fold.uncertain = std::max(Ratio{}, subtract(most, counted));
}

}  // namespace cadre::inline v1::detail
