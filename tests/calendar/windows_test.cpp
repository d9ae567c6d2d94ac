// SPDX-License-Identifier: Apache-2.0
#include <cadre/calendar/windows.hpp>

#include <gmock/gmock.h>
#include <boost/date_time/gregorian/gregorian_types.hpp>

namespace {

using namespace cadre;
using testing::ElementsAre;
using window::Unit;
using window::YearStart;

std::vector<std::string> labels(const Result<std::vector<Window>>& windows) {
  std::vector<std::string> all;
  for (const Window& w : windows.value()) all.push_back(w.label);
  return all;
}

window::Calendar calendar(Unit unit, YearStart start = {}) { return {.unit = unit, .start = start}; }

constexpr Period days(Date from, Date until) { return {from, until}; }

TEST(Windows, OfTheCalendarBearTheirUsualNames) {
  const Period range = days("2021-02-28"_day, "2021-04-02"_day);
  EXPECT_THAT(labels(windows_touching(calendar(Unit::month), range)), ElementsAre("2021-02", "2021-03", "2021-04"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::quarter), range)), ElementsAre("2021-Q1", "2021-Q2"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::half), range)), ElementsAre("2021-H1"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::year), range)), ElementsAre("2021"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::week), range)),
              ElementsAre("2021-W08", "2021-W09", "2021-W10", "2021-W11", "2021-W12", "2021-W13"));
}

TEST(Windows, TouchARangeByASingleDayOnly) {
  EXPECT_THAT(labels(windows_touching(calendar(Unit::month), days("2021-03-01"_day, "2021-04-01"_day))),
              ElementsAre("2021-03"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::month), days("2021-02-28"_day, "2021-04-01"_day))),
              ElementsAre("2021-02", "2021-03"));
  EXPECT_TRUE(windows_touching(calendar(Unit::month), days("2021-03-01"_day, "2021-03-01"_day)).value().empty());
}

TEST(Windows, WeeksAreThoseOfBoostForEveryDayOfSixtyYears) {
  for (Date day = "1990-01-01"_day; day < "2050-01-01"_day; day = day + 1) {
    const auto windows = windows_touching(calendar(Unit::week), days(day, day + 1)).value();
    ASSERT_EQ(windows.size(), 1U);
    const CivilDay c = day.civil();
    const boost::gregorian::date oracle(static_cast<unsigned short>(c.year), static_cast<unsigned short>(c.month),
                                        static_cast<unsigned short>(c.day));
    const int week = oracle.week_number();
    // Boost gives the week but not its year: that of the year in which most of the week's days lie.
    const int year = week >= 52 && c.month == 1 ? c.year - 1 : week == 1 && c.month == 12 ? c.year + 1 : c.year;
    ASSERT_EQ(windows[0].label, std::to_string(year) + "-W" + (week < 10 ? "0" : "") + std::to_string(week));
    ASSERT_TRUE(windows[0].period.contains(day));
  }
}

TEST(Windows, AYearFromTheFirstOfDecemberShiftsItsQuartersAndHalves) {
  const YearStart december{.month = 12, .day = 1};
  const Period range = days("2021-02-01"_day, "2021-07-01"_day);
  EXPECT_THAT(labels(windows_touching(calendar(Unit::year, december), range)), ElementsAre("2020-12-01/2021-12-01"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::half, december), range)),
              ElementsAre("2020-12-01/2021-06-01", "2021-06-01/2021-12-01"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::quarter, december), range)),
              ElementsAre("2020-12-01/2021-03-01", "2021-03-01/2021-06-01", "2021-06-01/2021-09-01"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::month, december), days("2021-02-01"_day, "2021-03-02"_day))),
              ElementsAre("2021-02", "2021-03"));
}

TEST(Windows, AYearFromTheFirstOfOctoberHasCalendarQuartersButNotHalves) {
  const YearStart october{.month = 10, .day = 1};
  const Period range = days("2020-10-01"_day, "2021-10-01"_day);
  EXPECT_THAT(labels(windows_touching(calendar(Unit::year, october), range)), ElementsAre("2020-10-01/2021-10-01"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::quarter, october), range)),
              ElementsAre("2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3"));
  EXPECT_THAT(labels(windows_touching(calendar(Unit::half, october), range)),
              ElementsAre("2020-10-01/2021-04-01", "2021-04-01/2021-10-01"));
}

TEST(Windows, ABirthMonthBeginsTheYearOnItsFirstDay) {
  const window::Calendar year = calendar(Unit::year, {.birth_month = true});
  EXPECT_THAT(labels(windows_touching(year, days("2021-05-31"_day, "2021-06-02"_day), "1980-06-17"_day)),
              ElementsAre("2020-06-01/2021-06-01", "2021-06-01/2022-06-01"));
  EXPECT_TRUE(needs_own_day(year));
  EXPECT_EQ(windows_touching(year, year_of(2021)).error().code(), Errc::invalid_argument);
}

TEST(Windows, MonthsFromA31stMeetShortMonthsAsMonthEndSays) {
  const window::Calendar months = calendar(Unit::month, {.month = 1, .day = 31});
  const Period range = days("2021-01-31"_day, "2021-04-01"_day);
  EXPECT_THAT(labels(windows_touching(months, range, {}, MonthEnd::clamp)),
              ElementsAre("2021-01-31/2021-02-28", "2021-02-28/2021-03-31", "2021-03-31/2021-04-30"));
  EXPECT_THAT(labels(windows_touching(months, range, {}, MonthEnd::next)),
              ElementsAre("2021-01-31/2021-03-01", "2021-03-01/2021-03-31", "2021-03-31/2021-05-01"));
  EXPECT_THAT(labels(windows_touching(months, days("2021-03-01"_day, "2021-03-02"_day), {}, MonthEnd::next)),
              ElementsAre("2021-03-01/2021-03-31"));
}

TEST(Windows, CyclesFromACommonDayRunBothWays) {
  const window::Years cycle{.n = 3, .anchor = "2021-01-01"_day};
  EXPECT_THAT(labels(windows_touching(cycle, days("2020-12-31"_day, "2024-01-02"_day))),
              ElementsAre("2018-01-01/2021-01-01", "2021-01-01/2024-01-01", "2024-01-01/2027-01-01"));
  EXPECT_EQ(windows_touching(cycle, year_of(2022)).value().at(0).number, 0);
}

TEST(Windows, CyclesFromAnOwnDayBeginWithItAndAreNumberedFromOne) {
  const window::Years cycle{.n = 2, .anchor = std::nullopt};
  EXPECT_TRUE(needs_own_day(cycle));
  const auto windows = windows_touching(cycle, days("2010-01-01"_day, "2023-05-11"_day), "2019-05-10"_day).value();
  EXPECT_THAT(windows, ElementsAre(Window{days("2019-05-10"_day, "2021-05-10"_day), "2019-05-10/2021-05-10", 1},
                                   Window{days("2021-05-10"_day, "2023-05-10"_day), "2021-05-10/2023-05-10", 2},
                                   Window{days("2023-05-10"_day, "2025-05-10"_day), "2023-05-10/2025-05-10", 3}));
  const auto late = windows_touching(cycle, year_of(2022), "2019-05-10"_day).value();
  EXPECT_EQ(late, std::vector<Window>{windows[1]});
  EXPECT_TRUE(windows_touching(cycle, year_of(2018), "2019-05-10"_day).value().empty());
  EXPECT_EQ(windows_touching(cycle, year_of(2018)).error().code(), Errc::invalid_argument);
}

TEST(Windows, CyclesFromA29FebruaryReturnToItInLeapYears) {
  const window::Years yearly{.n = 1, .anchor = std::nullopt};
  const Period range = days("2020-02-29"_day, "2024-03-01"_day);
  EXPECT_THAT(labels(windows_touching(yearly, range, "2020-02-29"_day, MonthEnd::clamp)),
              ElementsAre("2020-02-29/2021-02-28", "2021-02-28/2022-02-28", "2022-02-28/2023-02-28",
                          "2023-02-28/2024-02-29", "2024-02-29/2025-02-28"));
  EXPECT_THAT(labels(windows_touching(yearly, range, "2020-02-29"_day, MonthEnd::next)),
              ElementsAre("2020-02-29/2021-03-01", "2021-03-01/2022-03-01", "2022-03-01/2023-03-01",
                          "2023-03-01/2024-02-29", "2024-02-29/2025-03-01"));
}

TEST(Windows, BackEndsWithTheLastDayOfTheRange) {
  const Period to_march = days("2021-03-31"_day, "2021-04-01"_day);
  EXPECT_THAT(labels(windows_touching(window::Back{.n = 90, .step = window::Back::Step::days}, to_march)),
              ElementsAre("2021-Q1"));  // 31 + 28 + 31 days
  EXPECT_THAT(labels(windows_touching(window::Back{.n = 1, .step = window::Back::Step::days}, to_march)),
              ElementsAre("2021-03-31"));
  const window::Back quarter{.n = 3, .step = window::Back::Step::months};
  EXPECT_THAT(labels(windows_touching(quarter, to_march)), ElementsAre("2021-Q1"));
  EXPECT_THAT(labels(windows_touching(quarter, days("2021-05-01"_day, "2021-05-31"_day), {}, MonthEnd::clamp)),
              ElementsAre("2021-02-28/2021-05-31"));
  EXPECT_THAT(labels(windows_touching(quarter, days("2021-05-01"_day, "2021-05-31"_day), {}, MonthEnd::next)),
              ElementsAre("2021-03-01/2021-05-31"));
}

TEST(Windows, LastYearsOverlap) {
  EXPECT_THAT(labels(windows_touching(window::Last{.n = 2, .start = {}}, year_of(2021))),
              ElementsAre("2020-01-01/2022-01-01", "2021-01-01/2023-01-01"));
  EXPECT_THAT(labels(windows_touching(window::Last{.n = 1, .start = {}}, year_of(2021))), ElementsAre("2021"));
  EXPECT_THAT(labels(windows_touching(window::Last{.n = 3, .start = {.month = 12, .day = 1}},
                                      days("2021-11-30"_day, "2021-12-01"_day))),
              ElementsAre("2018-12-01/2021-12-01", "2019-12-01/2022-12-01", "2020-12-01/2023-12-01"));
}

TEST(Windows, NamedDaysAreSortedAndStandOnce) {
  const window::NamedDays named{.days = {"2021-07-01"_day, "2021-03-05"_day, "2021-07-01"_day, "2022-07-01"_day}};
  EXPECT_THAT(labels(windows_touching(named, year_of(2021))), ElementsAre("2021-03-05", "2021-07-01"));
}

TEST(Windows, OnceHoldsEveryRange) {
  const auto once = windows_touching(window::Once{}, year_of(2021)).value();
  ASSERT_EQ(once.size(), 1U);
  EXPECT_EQ(once[0].label, "once");
  EXPECT_TRUE(once[0].period.contains(Period{Date::first(), Date::last()}));
}

TEST(Windows, PerSessionCannotBeListedWithoutSessions) {
  EXPECT_EQ(windows_touching(window::PerSession{}, year_of(2021)).error().code(), Errc::invalid_argument);
}

TEST(Windows, EveryDayLiesInExactlyOneWindowWhateverTheStart) {
  const Period range = days("2019-11-15"_day, "2024-05-20"_day);
  for (const Unit unit : {Unit::month, Unit::quarter, Unit::half, Unit::year}) {
    for (std::int32_t month = 1; month <= 12; ++month) {
      for (std::int32_t day = 1; day <= days_in_month(2000, month); ++day) {
        for (const MonthEnd rule : {MonthEnd::clamp, MonthEnd::next}) {
          const window::Calendar spec = calendar(unit, {.month = month, .day = day});
          const auto windows = windows_touching(spec, range, {}, rule).value();
          ASSERT_TRUE(tiles(windows, {windows.front().period.from, windows.back().period.until}));
          ASSERT_TRUE(windows.front().period.contains(range.from)) << month << '-' << day;
          ASSERT_TRUE(windows.back().period.contains(range.until - 1)) << month << '-' << day;
          ASSERT_EQ(windows_touching(spec, days("2021-02-28"_day, "2021-03-01"_day), {}, rule).value().size(), 1U);
        }
      }
    }
  }
}

TEST(Windows, TheSameWindowIsFoundFromEveryRangeThatTouchesIt) {
  const window::Calendar spec = calendar(Unit::quarter, {.month = 1, .day = 31});
  const auto all = windows_touching(spec, year_of(2021), {}, MonthEnd::next).value();
  for (Date day = "2021-01-01"_day; day < "2022-01-01"_day; day = day + 1) {
    const auto one = windows_touching(spec, days(day, day + 1), {}, MonthEnd::next).value();
    ASSERT_EQ(one.size(), 1U);
    ASSERT_TRUE(one[0].period.contains(day));
    ASSERT_THAT(all, testing::Contains(one[0]));
  }
}

TEST(Windows, QuarterWindowsTileTheirYearAndWeeksDoNot) {
  for (const std::int32_t month : {1, 10, 12}) {
    const YearStart start{.month = month, .day = 1};
    const Period year = windows_touching(calendar(Unit::year, start), year_of(2021)).value().at(0).period;
    EXPECT_TRUE(tiles(windows_touching(calendar(Unit::quarter, start), year).value(), year));
    EXPECT_TRUE(tiles(windows_touching(calendar(Unit::month), year).value(), year));
  }
  EXPECT_FALSE(tiles(windows_touching(calendar(Unit::week), year_of(2021)).value(), year_of(2021)));
  const Period december_year = days("2020-12-01"_day, "2021-12-01"_day);
  EXPECT_FALSE(tiles(windows_touching(calendar(Unit::half), december_year).value(), december_year));
}

TEST(Windows, ChildrenWithAGapOrAnOverlapDoNotTile) {
  const Period parent = days("2021-01-01"_day, "2021-03-01"_day);
  const Window january = window_of(parse_period("2021-01").value());
  const Window february = window_of(parse_period("2021-02").value());
  EXPECT_TRUE(tiles(std::vector{january, february}, parent));
  EXPECT_FALSE(tiles(std::vector{january}, parent));
  EXPECT_FALSE(tiles(std::vector{february}, parent));
  EXPECT_FALSE(tiles(std::vector{february, january}, parent));
  EXPECT_FALSE(tiles(std::vector{january, january, february}, parent));
  EXPECT_FALSE(tiles({}, parent));
}

TEST(Windows, AreCutOffAtTheEndsOfTheCalendar) {
  const Period all = days(Date::first(), Date::last());
  for (const Unit unit : {Unit::week, Unit::quarter, Unit::half, Unit::year}) {
    Limits limits;
    limits.windows = 1'000'000;
    EXPECT_TRUE(tiles(windows_touching(calendar(unit), all, {}, MonthEnd::clamp, limits).value(), all));
  }
  const auto first =
      windows_touching(calendar(Unit::year, {.month = 12, .day = 1}), days(Date::first(), Date::first() + 1));
  EXPECT_THAT(labels(first), ElementsAre("1400-01-01/1400-12-01"));
  const window::Back back{.n = 100'000, .step = window::Back::Step::months};
  EXPECT_EQ(windows_touching(back, year_of(2021)).value().at(0).period.from, Date::first());
}

TEST(Windows, MoreThanTheLimitIsAnError) {
  Limits limits;
  limits.windows = 12;
  EXPECT_EQ(windows_touching(calendar(Unit::month), year_of(2021), {}, MonthEnd::clamp, limits).value().size(), 12U);
  limits.windows = 11;
  EXPECT_EQ(windows_touching(calendar(Unit::month), year_of(2021), {}, MonthEnd::clamp, limits).error().code(),
            Errc::limit_exceeded);
  EXPECT_EQ(windows_touching(calendar(Unit::week), year_of(2021), {}, MonthEnd::clamp, limits).error().code(),
            Errc::limit_exceeded);
}

TEST(Windows, NumbersOutsideTheirBoundsAreErrors) {
  const auto code = [](const WindowSpec& spec) { return windows_touching(spec, year_of(2021)).error().code(); };
  EXPECT_EQ(code(calendar(Unit::year, {.month = 13})), Errc::invalid_argument);
  EXPECT_EQ(code(calendar(Unit::year, {.month = 2, .day = 30})), Errc::invalid_argument);
  EXPECT_EQ(code(calendar(Unit::week, {.month = 2, .day = 1})), Errc::invalid_argument);
  EXPECT_EQ(code(window::Years{.n = 0, .anchor = "2021-01-01"_day}), Errc::invalid_argument);
  EXPECT_EQ(code(window::Last{.n = 1001, .start = {}}), Errc::invalid_argument);
  EXPECT_EQ(code(window::Back{.n = 0}), Errc::invalid_argument);
  EXPECT_EQ(windows_touching(window::Back{.n = 0}, year_of(2021)).error().message(),
            "number to count back 0 is outside 1 to 100000");
}

TEST(Windows, AskForMonthEndExactlyWhereItMatters) {
  EXPECT_FALSE(needs_month_end(calendar(Unit::month, {.month = 3, .day = 28}), {}));
  EXPECT_TRUE(needs_month_end(calendar(Unit::month, {.month = 3, .day = 29}), {}));
  EXPECT_FALSE(needs_month_end(calendar(Unit::year, {.month = 3, .day = 31}), {}));
  EXPECT_TRUE(needs_month_end(calendar(Unit::year, {.month = 2, .day = 29}), {}));
  const window::Years own{.n = 1, .anchor = std::nullopt};
  EXPECT_TRUE(needs_month_end(own, {}));
  EXPECT_TRUE(needs_month_end(own, "2020-02-29"_day));
  EXPECT_FALSE(needs_month_end(own, "2020-03-31"_day));
  EXPECT_FALSE(needs_month_end(window::Back{.n = 90}, {}));
  EXPECT_TRUE(needs_month_end(window::Back{.n = 3, .step = window::Back::Step::months}, {}));
  EXPECT_FALSE(needs_month_end(window::Once{}, {}));
}

TEST(Windows, SimpleWordsAreRead) {
  EXPECT_EQ(parse_window("month").value(), WindowSpec{calendar(Unit::month)});
  EXPECT_EQ(parse_window("quarter").value(), WindowSpec{calendar(Unit::quarter)});
  EXPECT_EQ(parse_window("half").value(), WindowSpec{calendar(Unit::half)});
  EXPECT_EQ(parse_window("year").value(), WindowSpec{calendar(Unit::year)});
  EXPECT_EQ(parse_window("week").value(), WindowSpec{calendar(Unit::week)});
  EXPECT_EQ(parse_window("once").value(), WindowSpec{window::Once{}});
  EXPECT_EQ(parse_window("session").value(), WindowSpec{window::PerSession{}});
  for (const char* word : {"", "Month", "months", "day", " year"}) {
    EXPECT_EQ(parse_window(word).error().code(), Errc::invalid_argument) << word;
  }
}

}  // namespace
