// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/quota.hpp"

#include <algorithm>
#include <map>

namespace cadre::inline v1::detail {
namespace {

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

/// Adds a part to the days on which it lies. What is given for several days is spread evenly over them.
void add_to_days(std::map<Date, StudyDay>& days, const Part& part) {
  const auto day_of = [&](Date day) -> StudyDay& {
    return days.try_emplace(day, StudyDay{part.activity->fact, {}, {}}).first->second;
  };
  const auto recorded = part.recorded();
  const Ratio whole_days = recorded && recorded->measure == Measure::days() ? recorded->value : Ratio{};
  if (part.clock && !part.clock->empty()) {
    const std::int64_t length = part.clock->length().in_minutes();
    for (Date day = part.clock->start.date(); LocalTime::start_of(day) < part.clock->end; day = day + 1) {
      const Span on_day = intersect(*part.clock, Span{LocalTime::start_of(day), LocalTime::start_of(day + 1)});
      StudyDay& sums = day_of(day);
      sums.minutes = add(sums.minutes, Ratio::whole(on_day.length().in_minutes()));
      sums.recorded = add(sums.recorded, multiply(whole_days, Ratio::of(on_day.length().in_minutes(), length)));
    }
    return;
  }
  const Period& span = part.activity->days;
  const Ratio each = Ratio::of(1, std::max(1, span.length()));
  const Ratio minutes = part.has_time() ? part.minutes() : Ratio{};
  for (Date day = span.from; day < span.until; day = day + 1) {
    StudyDay& sums = day_of(day);
    sums.minutes = add(sums.minutes, multiply(minutes, each));
    sums.recorded = add(sums.recorded, multiply(whole_days, each));
  }
}

}  // namespace

void credit_days(const Counting& counting, const std::vector<Part>& parts, Fold& fold) {
  const std::optional<DayCounts>& counts = counting.quota.day_counts;
  std::map<Date, StudyDay> sure;
  std::map<Date, StudyDay> possible;
  Reason doubt = Reason::untimed;
  for (const Part& part : parts) {
    const auto& amount = part.activity->amount;
    const bool has_days = amount && amount->measure == Measure::days();
    if (part.loss || (!has_days && (!counts || !part.has_time()))) continue;
    if (!part.clock && !has_days && part.activity->days.length() > 1) {
      if (part.minutes() == Ratio{}) continue;
      // Nobody knows on which of the days the time lay: each of them in the window may be one.
      const Ratio most = Ratio::whole(intersect(part.activity->days, counting.query.period()).length());
      fold.pieces.push_back({part.activity->fact, part.day(), most, std::nullopt, Reason::untimed});
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

}  // namespace cadre::inline v1::detail
