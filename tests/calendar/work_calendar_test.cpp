// SPDX-License-Identifier: Apache-2.0
#include <cadre/calendar/work_calendar.hpp>

#include <gmock/gmock.h>

#include <map>

namespace {

using namespace cadre;
using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<Weekday> monday_to_friday{Weekday::mon, Weekday::tue, Weekday::wed, Weekday::thu, Weekday::fri};

WorkCalendar office(std::optional<HolidayTable> holidays = HolidayTable::cn()) {
  return WorkCalendar::make({.name = "office",
                             .week = monday_to_friday,
                             .hours = {{510, 720}, {840, 1080}},  // 08:30-12:00, 14:00-18:00
                             .holidays = std::move(holidays)})
      .value();
}

Result<WorkCalendar> with_hours(std::vector<ClockRange> hours) {
  return WorkCalendar::make(
      {.name = "c", .week = monday_to_friday, .hours = std::move(hours), .holidays = std::nullopt});
}

Result<WorkCalendar> with_table(HolidayTable table) {
  return WorkCalendar::make({.name = "c", .week = monday_to_friday, .hours = {}, .holidays = std::move(table)});
}

TEST(ClockRange, ReadsItsOwnText) {
  for (const char* text : {"08:30-12:00", "00:00-24:00", "00:00-00:01", "23:59-24:00"}) {
    EXPECT_EQ(to_string(parse_clock_range(text).value()), text);
  }
  EXPECT_EQ(parse_clock_range("08:30-12:00").value(), (ClockRange{510, 720}));
}

TEST(ClockRange, IsReadStrictly) {
  for (const char* text : {"", "8:30-12:00", "08:30", "08:30 - 12:00", "08:60-12:00", "08:30-24:01", "25:00-26:00",
                           "08:30-12:00 ", "08.30-12.00", "0a:30-12:00", "08:30/12:00", "-8:30-12:00"}) {
    EXPECT_EQ(parse_clock_range(text).error().code(), Errc::bad_time) << text;
  }
}

TEST(ClockRange, EndingBeforeItBeginsIsABadCalendar) {
  EXPECT_EQ(parse_clock_range("22:00-02:00").error().code(), Errc::bad_calendar);
  EXPECT_EQ(parse_clock_range("08:30-08:30").error().code(), Errc::bad_calendar);
}

TEST(Weekday, ReadsItsOwnWord) {
  for (int n = 1; n <= 7; ++n) {
    const auto day = static_cast<Weekday>(n);
    EXPECT_EQ(parse_weekday(to_string(day)).value(), day);
  }
  EXPECT_EQ(to_string("2021-03-01"_day.weekday()), "mon");
  EXPECT_EQ(parse_weekday("monday").error().code(), Errc::bad_calendar);
}

TEST(WorkCalendar, RefusesHoursThatContradictThemselves) {
  EXPECT_EQ(with_hours({{510, 720}, {719, 1080}}).error().message(),
            "working hours '08:30-12:00' and '11:59-18:00' overlap");
  EXPECT_EQ(with_hours({{840, 1080}, {510, 841}}).error().code(), Errc::bad_calendar);
  EXPECT_EQ(with_hours({{720, 510}}).error().code(), Errc::bad_calendar);
  EXPECT_EQ(with_hours({{510, 510}}).error().code(), Errc::bad_calendar);
  EXPECT_EQ(with_hours({{-1, 510}}).error().code(), Errc::bad_calendar);
  EXPECT_EQ(with_hours({{0, 1441}}).error().code(), Errc::bad_calendar);
}

TEST(WorkCalendar, SortsHoursAndJoinsThoseThatTouch) {
  EXPECT_THAT(with_hours({{840, 1080}, {720, 840}, {0, 60}}).value().hours(),
              ElementsAre(ClockRange{0, 60}, ClockRange{720, 1080}));
  EXPECT_THAT(with_hours({}).value().hours(), ElementsAre(ClockRange{0, 1440}));
}

TEST(WorkCalendar, RefusesATableThatNamesADayTwiceOrOneItDoesNotCover) {
  const Period year = year_of(2021);
  const HolidayTable::Entry may_day{"2021-05-01"_day, false, "May"};
  EXPECT_TRUE(with_table({.name = "t", .covers = year, .entries = {may_day}}));
  EXPECT_EQ(with_table({.name = "t", .covers = year, .entries = {may_day, may_day}}).error().message(),
            "holiday table 't' names 2021-05-01 twice");
  EXPECT_EQ(with_table({.name = "t", .covers = year_of(2022), .entries = {may_day}}).error().code(),
            Errc::bad_calendar);
}

TEST(WorkCalendar, FollowsItsTableInWhateverOrderItComes) {
  const WorkCalendar calendar = with_table({.name = "t",
                                            .covers = year_of(2021),
                                            .entries = {{"2021-05-04"_day, false, "May"},
                                                        {"2021-04-25"_day, true, "May"},
                                                        {"2021-05-03"_day, false, "May"}}})
                                    .value();
  EXPECT_EQ(calendar.kind("2021-05-03"_day), DayKind::off);
  EXPECT_EQ(calendar.kind("2021-05-04"_day), DayKind::off);
  EXPECT_EQ(calendar.kind("2021-05-05"_day), DayKind::working);
  EXPECT_EQ(calendar.kind("2021-04-25"_day), DayKind::working);
  EXPECT_EQ(calendar.kind("2021-04-24"_day), DayKind::off);
  EXPECT_EQ(calendar.holiday("2021-04-25"_day), "May");
  EXPECT_EQ(calendar.holiday("2021-04-24"_day), "");
}

TEST(WorkCalendar, ADayBeyondTheTableIsUnknownAndNeverAPlainWeekday) {
  const WorkCalendar calendar = office();
  EXPECT_EQ(calendar.kind("2012-12-31"_day), DayKind::unknown);
  EXPECT_EQ(calendar.kind("2013-01-01"_day), DayKind::off);
  EXPECT_EQ(calendar.kind("2026-12-31"_day), DayKind::working);
  EXPECT_EQ(calendar.kind("2027-01-04"_day), DayKind::unknown);
  EXPECT_EQ(calendar.kind("2027-01-09"_day), DayKind::unknown);  // a Saturday may be worked
}

TEST(WorkCalendar, WithoutATableNoDayIsUnknown) {
  const WorkCalendar calendar = office(std::nullopt);
  for (const Date day : {Date::first(), "2027-01-04"_day, Date::last()}) {
    EXPECT_NE(calendar.kind(day), DayKind::unknown);
  }
  EXPECT_EQ(calendar.kind("2021-10-01"_day), DayKind::working);
  EXPECT_EQ(calendar.kind("2021-10-02"_day), DayKind::off);
}

TEST(WorkCalendar, WorkingSpansFollowTheDay) {
  const WorkCalendar calendar = office();
  EXPECT_THAT(calendar.working_spans("2021-03-01"_day),
              ElementsAre(Span{"2021-03-01T08:30"_at, "2021-03-01T12:00"_at},
                          Span{"2021-03-01T14:00"_at, "2021-03-01T18:00"_at}));
  EXPECT_THAT(calendar.working_spans("2021-03-06"_day), IsEmpty());
  EXPECT_EQ(calendar.working_spans("2021-02-20"_day).size(), 2U);  // a Saturday worked for the Spring Festival
  EXPECT_THAT(calendar.working_spans("2027-03-01"_day), IsEmpty());
}

TEST(WorkCalendar, CutsAStretchIntoWorkingTimeAndTheRest) {
  const WorkCalendar calendar = office();
  const Span noon{"2021-03-01T11:00"_at, "2021-03-01T20:00"_at};
  EXPECT_THAT(calendar.cut_inside(noon).value(), ElementsAre(Span{"2021-03-01T11:00"_at, "2021-03-01T12:00"_at},
                                                             Span{"2021-03-01T14:00"_at, "2021-03-01T18:00"_at}));
  EXPECT_THAT(calendar.cut_outside(noon).value(), ElementsAre(Span{"2021-03-01T12:00"_at, "2021-03-01T14:00"_at},
                                                              Span{"2021-03-01T18:00"_at, "2021-03-01T20:00"_at}));
  EXPECT_EQ(calendar.inside(noon), 5_h);
}

TEST(WorkCalendar, TimeOutsideRunsOverMidnightInOnePiece) {
  // Friday evening to Monday morning.
  const Span weekend{"2021-03-05T17:00"_at, "2021-03-08T09:00"_at};
  const WorkCalendar calendar = office();
  EXPECT_THAT(calendar.cut_outside(weekend).value(), ElementsAre(Span{"2021-03-05T18:00"_at, "2021-03-08T08:30"_at}));
  EXPECT_EQ(calendar.inside(weekend), 90_min);
}

TEST(WorkCalendar, AnEmptyOrReversedStretchHasNoParts) {
  const WorkCalendar calendar = office();
  EXPECT_EQ(calendar.cut({"2021-03-01T11:00"_at, "2021-03-01T11:00"_at}), CalendarCut{});
  EXPECT_EQ(calendar.cut({"2021-03-01T11:00"_at, "2021-03-01T09:00"_at}), CalendarCut{});
  EXPECT_EQ(calendar.inside({"2021-03-01T11:00"_at, "2021-03-01T09:00"_at}), 0_min);
}

TEST(WorkCalendar, OnlyTheHoursOfAnUnknownDayAreInDoubt) {
  const WorkCalendar calendar = office();
  const Span day{"2027-03-01T11:30"_at, "2027-03-01T19:00"_at};
  EXPECT_EQ(calendar.inside(day), std::nullopt);
  EXPECT_EQ(calendar.cut_inside(day), std::nullopt);
  EXPECT_EQ(calendar.cut_outside(day), std::nullopt);
  EXPECT_THAT(calendar.cut(day).unknown, ElementsAre(Span{"2027-03-01T11:30"_at, "2027-03-01T12:00"_at},
                                                     Span{"2027-03-01T14:00"_at, "2027-03-01T18:00"_at}));
  const Span evening{"2027-03-01T19:00"_at, "2027-03-01T21:00"_at};
  EXPECT_EQ(calendar.inside(evening), 0_min);
  EXPECT_THAT(calendar.cut_outside(evening).value(), ElementsAre(evening));
}

TEST(WorkCalendar, EveryMinuteOfACutIsWhereItsDayAndHourSay) {
  const WorkCalendar calendar = office();
  const Span span{"2026-12-30T07:13"_at, "2027-01-02T15:41"_at};
  const CalendarCut parts = calendar.cut(span);
  const auto is_in = [](const std::vector<Span>& spans, LocalTime t) {
    return std::count_if(spans.begin(), spans.end(), [&](const Span& s) { return s.start <= t && t < s.end; });
  };
  for (LocalTime t = span.start; t < span.end; t = t + 1_min) {
    const std::int32_t m = t.minute_of_day();
    const bool in_hours = (m >= 510 && m < 720) || (m >= 840 && m < 1080);
    const DayKind kind = calendar.kind(t.date());
    ASSERT_EQ(is_in(parts.inside, t), in_hours && kind == DayKind::working ? 1 : 0) << to_string(t);
    ASSERT_EQ(is_in(parts.unknown, t), in_hours && kind == DayKind::unknown ? 1 : 0) << to_string(t);
    ASSERT_EQ(is_in(parts.outside, t), !in_hours || kind == DayKind::off ? 1 : 0) << to_string(t);
  }
}

TEST(WorkCalendar, CutsUpToTheLastMinuteThereIs) {
  const WorkCalendar calendar = office(std::nullopt);
  const LocalTime late = LocalTime::at(Date::last(), 1020);  // 17:00 on a Friday
  const CalendarCut parts = calendar.cut({late, late + 1000_h});
  EXPECT_THAT(parts.inside, ElementsAre(Span{late, late + 1_h}));
  EXPECT_THAT(parts.outside, ElementsAre(Span{late + 1_h, late + 7_h}));
}

TEST(WorkCalendar, CountsWorkingDaysOverHolidays) {
  const WorkCalendar calendar = office();
  // 30 September 2021 is a Thursday; 1 to 7 October are off, Friday 8 is worked, so is Saturday 9, Monday 11 follows.
  EXPECT_EQ(calendar.add_working_days("2021-09-30"_day, 1), "2021-10-08"_day);
  EXPECT_EQ(calendar.add_working_days("2021-09-30"_day, 2), "2021-10-09"_day);
  EXPECT_EQ(calendar.add_working_days("2021-09-30"_day, 3), "2021-10-11"_day);
  EXPECT_EQ(calendar.add_working_days("2021-10-03"_day, 1), "2021-10-08"_day);
  EXPECT_EQ(calendar.add_working_days("2021-10-11"_day, -3), "2021-09-30"_day);
  EXPECT_EQ(calendar.add_working_days("2021-10-03"_day, 0), "2021-10-03"_day);
  EXPECT_EQ(calendar.working_days({"2021-10-01"_day, "2021-10-12"_day}), 3);
}

TEST(WorkCalendar, CountingStopsAtAnUnknownDay) {
  const WorkCalendar calendar = office();
  EXPECT_EQ(calendar.add_working_days("2026-12-30"_day, 1), "2026-12-31"_day);
  EXPECT_EQ(calendar.add_working_days("2026-12-30"_day, 2), std::nullopt);
  EXPECT_EQ(calendar.add_working_days("2013-01-04"_day, -1), std::nullopt);
  EXPECT_EQ(calendar.working_days({"2026-12-30"_day, "2027-01-01"_day}), 2);
  EXPECT_EQ(calendar.working_days({"2026-12-30"_day, "2027-01-02"_day}), std::nullopt);
  EXPECT_EQ(calendar.working_from("2027-01-02"_day), std::nullopt);
}

TEST(WorkCalendar, CountingStopsAtTheEndOfTheCalendar) {
  const WorkCalendar idle =
      WorkCalendar::make({.name = "idle", .week = {}, .hours = {}, .holidays = std::nullopt}).value();
  EXPECT_EQ(idle.add_working_days("9990-01-01"_day, INT32_MAX), std::nullopt);
  EXPECT_EQ(idle.add_working_days("1401-01-01"_day, INT32_MIN), std::nullopt);
}

TEST(WorkCalendar, MovesADueDayOffAHoliday) {
  const WorkCalendar calendar = office();
  EXPECT_EQ(calendar.working_from("2021-10-01"_day), "2021-10-08"_day);
  EXPECT_EQ(calendar.working_until("2021-10-01"_day), "2021-09-30"_day);
  EXPECT_EQ(calendar.working_from("2021-10-08"_day), "2021-10-08"_day);
  EXPECT_EQ(calendar.working_until("2021-10-08"_day), "2021-10-08"_day);
}

// The Regulation on Public Holidays gives 11 days a year, 13 from 2025 on; a notice only moves days of the week about.
// So a year has its weekdays less those holidays, but for the years in which a notice gave days on top.
TEST(HolidaysOfChina, LeaveTheWorkingDaysThatTheLawLeaves) {
  const std::map<std::int32_t, std::int32_t> given_on_top{
      {2015, 1},  // 3 September, 70 years after the war
      {2020, 2},  // the Spring Festival was lengthened by 31 January and 1 February, a Saturday meant to be worked
  };
  const WorkCalendar calendar = office();
  const WorkCalendar plain = office(std::nullopt);
  for (std::int32_t year = 2013; year <= 2026; ++year) {
    const std::int32_t holidays = year >= 2025 ? 13 : 11;
    const auto found = given_on_top.find(year);
    const std::int32_t more = found == given_on_top.end() ? 0 : found->second;
    EXPECT_EQ(calendar.working_days(year_of(year)).value(), plain.working_days(year_of(year)).value() - holidays - more)
        << year;
  }
}

// The days of the old calendar, from an almanac.
TEST(HolidaysOfChina, FallOnTheDaysOfTheLunarCalendar) {
  struct Year {
    Date spring_festival, tomb_sweeping, dragon_boat, mid_autumn;
  };
  const std::vector<Year> almanac{
      {"2013-02-10"_day, "2013-04-04"_day, "2013-06-12"_day, "2013-09-19"_day},
      {"2014-01-31"_day, "2014-04-05"_day, "2014-06-02"_day, "2014-09-08"_day},
      {"2015-02-19"_day, "2015-04-05"_day, "2015-06-20"_day, "2015-09-27"_day},
      {"2016-02-08"_day, "2016-04-04"_day, "2016-06-09"_day, "2016-09-15"_day},
      {"2017-01-28"_day, "2017-04-04"_day, "2017-05-30"_day, "2017-10-04"_day},
      {"2018-02-16"_day, "2018-04-05"_day, "2018-06-18"_day, "2018-09-24"_day},
      {"2019-02-05"_day, "2019-04-05"_day, "2019-06-07"_day, "2019-09-13"_day},
      {"2020-01-25"_day, "2020-04-04"_day, "2020-06-25"_day, "2020-10-01"_day},
      {"2021-02-12"_day, "2021-04-04"_day, "2021-06-14"_day, "2021-09-21"_day},
      {"2022-02-01"_day, "2022-04-05"_day, "2022-06-03"_day, "2022-09-10"_day},
      {"2023-01-22"_day, "2023-04-05"_day, "2023-06-22"_day, "2023-09-29"_day},
      {"2024-02-10"_day, "2024-04-04"_day, "2024-06-10"_day, "2024-09-17"_day},
      {"2025-01-29"_day, "2025-04-04"_day, "2025-05-31"_day, "2025-10-06"_day},
      {"2026-02-17"_day, "2026-04-05"_day, "2026-06-19"_day, "2026-09-25"_day},
  };
  const WorkCalendar calendar = office();
  const auto is_named = [&](Date day, std::string_view name) {
    return calendar.kind(day) == DayKind::off && calendar.holiday(day).find(name) != std::string_view::npos;
  };
  for (const Year& y : almanac) {
    for (std::int32_t i = 0; i < 3; ++i)
      EXPECT_TRUE(is_named(y.spring_festival + i, "春节")) << to_string(y.spring_festival);
    EXPECT_TRUE(is_named(y.tomb_sweeping, "清明节")) << to_string(y.tomb_sweeping);
    EXPECT_TRUE(is_named(y.dragon_boat, "端午节")) << to_string(y.dragon_boat);
    EXPECT_TRUE(is_named(y.mid_autumn, "中秋节")) << to_string(y.mid_autumn);
  }
}

TEST(HolidaysOfChina, FixedHolidaysAreOffEveryYear) {
  const WorkCalendar calendar = office();
  for (std::int32_t year = 2013; year <= 2026; ++year) {
    for (const auto& [month, day] : {std::pair{1, 1}, {5, 1}, {10, 1}, {10, 2}, {10, 3}}) {
      EXPECT_EQ(calendar.kind(Date::from_ymd(year, month, day).value()), DayKind::off) << year;
    }
  }
}

TEST(HolidaysOfChina, OnlyWeekendsAreWorkedInExchange) {
  for (const HolidayTable::Entry& entry : HolidayTable::cn().entries) {
    const bool is_weekend = entry.day.weekday() >= Weekday::sat;
    // The notice of 27 January 2020 names Monday 3 February as the first day of work.
    EXPECT_TRUE(!entry.working || is_weekend || entry.day == "2020-02-03"_day) << to_string(entry.day);
  }
}

}  // namespace
