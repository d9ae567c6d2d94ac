// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <cadre/calendar/work_calendar.hpp>

namespace cadre::inline v1 {
namespace {

constexpr std::int32_t minutes_of_day = 1440;

constexpr std::array<std::string_view, 7> weekday_words{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::int32_t> clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = detail::digits(text.substr(0, 2));
  const auto minute = detail::digits(text.substr(3, 2));
  if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute != 0)) return std::nullopt;
  return *hour * 60 + *minute;
}

std::string clock_text(std::int32_t minute) {
  const auto two = [](std::int32_t n) { return std::string(n < 10 ? 1 : 0, '0') + std::to_string(n); };
  return two(minute / 60) + ':' + two(minute % 60);
}

std::optional<Error> check_order(const ClockRange& range) {
  const auto is_in_day = [](std::int32_t minute) { return minute >= 0 && minute <= minutes_of_day; };
  if (!is_in_day(range.start_minute) || !is_in_day(range.end_minute)) {
    return Error{Errc::bad_calendar, "working hours from minute " + std::to_string(range.start_minute) + " to " +
                                         std::to_string(range.end_minute) + " leave the day, which has 0 to 1440"};
  }
  if (range.start_minute < range.end_minute) return std::nullopt;
  return Error{Errc::bad_calendar, "working hours '" + to_string(range) +
                                       "' end before they begin; hours over midnight are written as two ranges"};
}

/// Sorts hours and joins those that touch.
std::optional<Error> settle(std::vector<ClockRange>& hours) {
  if (hours.empty()) hours.push_back({0, minutes_of_day});
  for (const ClockRange& range : hours) {
    if (auto error = check_order(range)) return error;
  }
  std::sort(hours.begin(), hours.end());
  std::vector<ClockRange> joined{hours.front()};
  for (std::size_t i = 1; i < hours.size(); ++i) {
    if (hours[i].start_minute < joined.back().end_minute) {
      return Error{Errc::bad_calendar,
                   "working hours '" + to_string(hours[i - 1]) + "' and '" + to_string(hours[i]) + "' overlap"};
    }
    if (hours[i].start_minute == joined.back().end_minute) {
      joined.back().end_minute = hours[i].end_minute;
    } else {
      joined.push_back(hours[i]);
    }
  }
  hours = std::move(joined);
  return std::nullopt;
}

std::optional<Error> settle(HolidayTable& table) {
  auto& entries = table.entries;
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!table.covers.contains(entries[i].day)) {
      return Error{Errc::bad_calendar, "holiday table '" + table.name + "' names " + to_string(entries[i].day) +
                                           ", but covers " + to_string(table.covers)};
    }
    if (i > 0 && entries[i].day == entries[i - 1].day) {
      return Error{Errc::bad_calendar,
                   "holiday table '" + table.name + "' names " + to_string(entries[i].day) + " twice"};
    }
  }
  return std::nullopt;
}

void append(std::vector<Span>& spans, const Span& span) {
  if (span.empty()) return;
  if (!spans.empty() && spans.back().end == span.start) {
    spans.back().end = span.end;
  } else {
    spans.push_back(span);
  }
}

}  // namespace

Result<ClockRange> parse_clock_range(std::string_view text) {
  const auto start = text.size() == 11 && text[5] == '-' ? clock(text.substr(0, 5)) : std::nullopt;
  const auto end = start ? clock(text.substr(6)) : std::nullopt;
  if (!end) {
    return Error{Errc::bad_time, '\'' + std::string{text} + "' is no stretch of a day; one is written as 08:30-12:00"};
  }
  const ClockRange range{*start, *end};
  if (auto error = check_order(range)) return *error;
  return range;
}

std::string to_string(const ClockRange& range) {
  return clock_text(range.start_minute) + '-' + clock_text(range.end_minute);
}

Result<Weekday> parse_weekday(std::string_view text) {
  const auto* const found = std::find(weekday_words.begin(), weekday_words.end(), text);
  if (found != weekday_words.end()) return static_cast<Weekday>(found - weekday_words.begin() + 1);
  return Error{Errc::bad_calendar,
               '\'' + std::string{text} + "' is no day of the week; write mon, tue, wed, thu, fri, sat or sun"};
}

std::string_view to_string(Weekday day) noexcept { return weekday_words[static_cast<std::size_t>(day) - 1]; }

Result<WorkCalendar> WorkCalendar::make(Spec spec) {
  if (auto error = settle(spec.hours)) return *error;
  if (spec.holidays) {
    if (auto error = settle(*spec.holidays)) return *error;
  }
  WorkCalendar calendar;
  calendar.name_ = std::move(spec.name);
  calendar.hours_ = std::move(spec.hours);
  calendar.holidays_ = std::move(spec.holidays);
  for (const Weekday day : spec.week) {
    calendar.week_ = static_cast<std::uint8_t>(calendar.week_ | 1U << static_cast<unsigned>(day));
  }
  for (const std::int64_t day : spec.days_of_month) {
    if (day < 1 || day > 31) {
      return Error{Errc::bad_calendar, std::to_string(day) + " is no day of a month, which has 1 to 31"};
    }
    calendar.days_ |= std::uint32_t{1} << static_cast<unsigned>(day);
  }
  return calendar;
}

const HolidayTable::Entry* WorkCalendar::entry(Date day) const noexcept {
  if (!holidays_) return nullptr;
  const auto& entries = holidays_->entries;
  const auto found = std::lower_bound(entries.begin(), entries.end(), day,
                                      [](const HolidayTable::Entry& e, Date d) { return e.day < d; });
  return found != entries.end() && found->day == day ? &*found : nullptr;
}

DayKind WorkCalendar::kind(Date day) const noexcept {
  if (holidays_ && !holidays_->covers.contains(day)) return DayKind::unknown;
  if (const auto* const named = entry(day)) return named->working ? DayKind::working : DayKind::off;
  const bool is_one = days_ == 0 || (days_ >> static_cast<unsigned>(day.day()) & 1U) != 0;
  if (!is_one) return DayKind::off;
  return (week_ >> static_cast<unsigned>(day.weekday()) & 1U) != 0 ? DayKind::working : DayKind::off;
}

std::string_view WorkCalendar::holiday(Date day) const noexcept {
  const auto* const named = entry(day);
  return named != nullptr ? std::string_view{named->name} : std::string_view{};
}

std::vector<Span> WorkCalendar::working_spans(Date day) const {
  std::vector<Span> spans;
  if (kind(day) != DayKind::working) return spans;
  for (const ClockRange& range : hours_) {
    spans.push_back({LocalTime::at(day, range.start_minute), LocalTime::at(day, range.end_minute)});
  }
  return spans;
}

CalendarCut WorkCalendar::cut(const Span& span) const {
  CalendarCut result;
  LocalTime done = span.start;
  while (done < span.end) {
    const Date day = done.date();
    const LocalTime end = std::min(span.end, LocalTime::at(day, minutes_of_day));
    const DayKind what = kind(day);
    if (what != DayKind::off) {
      for (const ClockRange& range : hours_) {
        const Span hours =
            intersect({done, end}, {LocalTime::at(day, range.start_minute), LocalTime::at(day, range.end_minute)});
        if (hours.empty()) continue;
        append(result.outside, {done, hours.start});
        append(what == DayKind::working ? result.inside : result.unknown, hours);
        done = hours.end;
      }
    }
    append(result.outside, {done, end});
    done = end;
  }
  return result;
}

std::optional<std::vector<Span>> WorkCalendar::cut_inside(const Span& span) const {
  CalendarCut parts = cut(span);
  return parts.unknown.empty() ? std::optional{std::move(parts.inside)} : std::nullopt;
}

std::optional<std::vector<Span>> WorkCalendar::cut_outside(const Span& span) const {
  CalendarCut parts = cut(span);
  return parts.unknown.empty() ? std::optional{std::move(parts.outside)} : std::nullopt;
}

std::optional<StudyTime> WorkCalendar::inside(const Span& span) const {
  const auto spans = cut_inside(span);
  if (!spans) return std::nullopt;
  std::int64_t minutes = 0;
  for (const Span& s : *spans) minutes += s.length().in_minutes();
  return StudyTime::minutes(minutes);
}

std::optional<Date> WorkCalendar::add_working_days(Date from, std::int32_t n) const noexcept {
  const std::int32_t step = n < 0 ? -1 : 1;
  const Date end = n < 0 ? Date::first() : Date::last();
  Date day = from;
  for (std::int64_t left = n < 0 ? -std::int64_t{n} : n; left > 0;) {
    if (day == end) return std::nullopt;
    day = day + step;
    const DayKind what = kind(day);
    if (what == DayKind::unknown) return std::nullopt;
    if (what == DayKind::working) --left;
  }
  return day;
}

std::optional<Date> WorkCalendar::working_from(Date day) const noexcept {
  switch (kind(day)) {
    case DayKind::working: return day;
    case DayKind::off: return add_working_days(day, 1);
    case DayKind::unknown: break;
  }
  return std::nullopt;
}

std::optional<Date> WorkCalendar::working_until(Date day) const noexcept {
  switch (kind(day)) {
    case DayKind::working: return day;
    case DayKind::off: return add_working_days(day, -1);
    case DayKind::unknown: break;
  }
  return std::nullopt;
}

std::optional<std::int32_t> WorkCalendar::working_days(const Period& period) const noexcept {
  std::int32_t count = 0;
  for (Date day = period.from; day < period.until; day = day + 1) {
    const DayKind what = kind(day);
    if (what == DayKind::unknown) return std::nullopt;
    if (what == DayKind::working) ++count;
  }
  return count;
}

}  // namespace cadre::inline v1
