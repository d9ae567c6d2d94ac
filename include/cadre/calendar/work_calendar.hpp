// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// WorkCalendar: which days and hours are worked, and which of them nobody has fixed yet.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>
#include <cadre/core/result.hpp>

namespace cadre::inline v1 {

/// What a calendar says of a day.
enum class DayKind : std::uint8_t {
  working,  ///< a working day
  off,      ///< a day off: weekend or holiday
  unknown   ///< beyond the days for which holidays are fixed: it may be either
};

/// A stretch of every working day, `[start_minute, end_minute)`.
struct ClockRange {
  std::int32_t start_minute = 0;   ///< minute of the day, 0 to 1439
  std::int32_t end_minute = 1440;  ///< minute of the day, 1 to 1440
  friend constexpr auto operator<=>(const ClockRange&, const ClockRange&) noexcept = default;
};

/// The range written as `08:30-12:00`, strictly; `24:00` may end it.
/// @param text what to read
/// @return the range; Errc::bad_time if it is none, Errc::bad_calendar if it ends before it begins
[[nodiscard]] Result<ClockRange> parse_clock_range(std::string_view text);
/// `08:30-12:00`.
/// @param range the range
[[nodiscard]] std::string to_string(const ClockRange& range);

/// The day of the week named `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`.
/// @param text the word
/// @return the day, or Errc::bad_calendar naming the text
[[nodiscard]] Result<Weekday> parse_weekday(std::string_view text);
/// `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
/// @param day the day of the week
[[nodiscard]] std::string_view to_string(Weekday day) noexcept;

/// The days on which a calendar departs from its week: holidays, and weekend days worked to make up for them.
struct HolidayTable {
  /// One such day.
  struct Entry {
    Date day;              ///< which day
    bool working = false;  ///< worked to make up for a holiday, else off
    std::string name;      ///< the holiday
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::string name;            ///< such as `cn`
  Period covers;               ///< the days for which holidays are fixed
  std::vector<Entry> entries;  ///< at most one a day, all inside `covers`

  /// The holidays of mainland China, 2013 to 2026, as the State Council's yearly notices arrange them. Sources:
  /// docs/sources.md.
  ///
  /// The notice of a year may still move days of the last week of December before it: 29 December 2018 became a
  /// working day by the notice of 2019. So the last days of `covers` are final only when the next notice is in.
  [[nodiscard]] static HolidayTable cn();
  friend bool operator==(const HolidayTable&, const HolidayTable&) = default;
};

/// A stretch of clock time divided by a calendar.
///
/// @par Laws
///   the three lists share no minute; together they are the stretch; each is in order, its spans do not touch.
struct CalendarCut {
  std::vector<Span> inside;   ///< working hours of working days
  std::vector<Span> outside;  ///< everything that is certainly no working time
  std::vector<Span> unknown;  ///< hours that are working time if their day, which is unknown, is a working day
  friend bool operator==(const CalendarCut&, const CalendarCut&) = default;
};

/// Working days and hours: a week, hours that hold on each working day, and a table of holidays.
///
/// A day beyond the table is `unknown`, never a plain weekday: nobody has fixed its holidays yet. Only the hours of
/// such a day are in doubt; an evening lies outside whatever the day turns out to be. A calendar without a table has no
/// holidays, and no day of it is unknown.
///
/// @par Laws
///   `inside(s)`, when known, is the total length of `cut_inside(s)`; with `cut_outside(s)` that is `s.length()`
///   NOT: `add_working_days(add_working_days(d, n), -n) == d`; it holds for working days d only.
class WorkCalendar {
 public:
  /// What a calendar is made of.
  struct Spec {
    std::string name;                           ///< as policies call it
    std::vector<Weekday> week;                  ///< the days of the week that are worked; naming one twice is harmless
    std::vector<std::int64_t> days_of_month{};  ///< only these days of each month, 1 to 31; none: any
    std::vector<ClockRange> hours;         ///< working hours of each working day, in any order; none: the whole day
    std::optional<HolidayTable> holidays;  ///< departures from the week; none: there are no holidays
  };
  /// A calendar. Hours that touch are joined.
  /// @param spec what it is made of
  /// @return the calendar, or Errc::bad_calendar: hours overlap, or end before they begin, or leave the day; a table
  ///   names a day twice, or one that it does not cover
  [[nodiscard]] static Result<WorkCalendar> make(Spec spec);

  /// As policies call it.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// Working hours of each working day, in order, none touching another.
  [[nodiscard]] const std::vector<ClockRange>& hours() const noexcept { return hours_; }

  /// What kind of day it is. Logarithmic in the size of the table.
  /// @param day the day
  [[nodiscard]] DayKind kind(Date day) const noexcept;
  /// The holiday that the table names for a day, off or made up for; empty when it names none.
  /// @param day the day
  [[nodiscard]] std::string_view holiday(Date day) const noexcept;
  /// The working hours of a day, in order; none on a day off or an unknown day.
  /// @param day the day
  [[nodiscard]] std::vector<Span> working_spans(Date day) const;

  /// Divides a stretch of time into working time, other time and what cannot be told. Linear in the number
  /// of days.
  /// @param span the stretch
  [[nodiscard]] CalendarCut cut(const Span& span) const;
  /// The parts that are working time, or nothing when that depends on an unknown day.
  /// @param span the stretch
  [[nodiscard]] std::optional<std::vector<Span>> cut_inside(const Span& span) const;
  /// The parts that are no working time, or nothing when that depends on an unknown day.
  /// @param span the stretch
  [[nodiscard]] std::optional<std::vector<Span>> cut_outside(const Span& span) const;
  /// How much of it is working time, or nothing when that depends on an unknown day.
  /// @param span the stretch
  [[nodiscard]] std::optional<StudyTime> inside(const Span& span) const;

  /// The n-th working day after a day, which is itself not counted; before it, for n below zero; the day itself for 0.
  /// Nothing when an unknown day lies on the way, or the range of Date ends. Linear in the days passed.
  /// @param from the day to count from
  /// @param n working days
  [[nodiscard]] std::optional<Date> add_working_days(Date from, std::int32_t n) const noexcept;
  /// The day itself if it is a working day, else the next one. Nothing as for add_working_days().
  /// @param day the day
  [[nodiscard]] std::optional<Date> working_from(Date day) const noexcept;
  /// The day itself if it is a working day, else the last one before it. Nothing as for add_working_days().
  /// @param day the day
  [[nodiscard]] std::optional<Date> working_until(Date day) const noexcept;
  /// The number of working days in a period, or nothing when one of its days is unknown.
  /// @param period the days
  [[nodiscard]] std::optional<std::int32_t> working_days(const Period& period) const noexcept;

 private:
  WorkCalendar() = default;
  [[nodiscard]] const HolidayTable::Entry* entry(Date day) const noexcept;

  std::string name_;
  std::uint32_t days_ = 0;  // bit n is set when only day n of a month and such others are worked; 0: any day is
  std::uint8_t week_ = 0;   // bit n is set when weekday n is worked
  std::vector<ClockRange> hours_;
  std::optional<HolidayTable> holidays_;
};

}  // namespace cadre::inline v1
