// SPDX-License-Identifier: Apache-2.0
#include <cadre/calendar/recurrence.hpp>

#include <gmock/gmock.h>

namespace {

using namespace cadre;
using testing::ElementsAre;

/// The days of a month on one weekday, found by looking at each day.
std::vector<Date> all_in_month(std::int32_t year, std::int32_t month, Weekday weekday) {
  std::vector<Date> days;
  for (std::int32_t d = 1; d <= days_in_month(year, month); ++d) {
    const Date day = Date::from_ymd(year, month, d).value();
    if (day.weekday() == weekday) days.push_back(day);
  }
  return days;
}

TEST(Recurrence, NthAndLastWeekdayAreThoseFoundByLookingAtEachDay) {
  for (std::int32_t year = 1999; year <= 2030; ++year) {
    for (std::int32_t month = 1; month <= 12; ++month) {
      for (int w = 1; w <= 7; ++w) {
        const auto weekday = static_cast<Weekday>(w);
        const auto days = all_in_month(year, month, weekday);
        for (std::int32_t n = 1; n <= 5; ++n) {
          const auto at = static_cast<std::size_t>(n - 1);
          const std::optional<Date> expected = at < days.size() ? std::optional{days[at]} : std::nullopt;
          ASSERT_EQ(nth_weekday(year, month, n, weekday), expected) << year << '-' << month << " n=" << n << " w=" << w;
        }
        ASSERT_EQ(last_weekday(year, month, weekday), days.back()) << year << '-' << month << " w=" << w;
      }
    }
  }
}

TEST(Recurrence, AFifthFridayIsNotTheFourth) {
  EXPECT_EQ(nth_weekday(2021, 2, 4, Weekday::fri), "2021-02-26"_day);
  EXPECT_EQ(nth_weekday(2021, 2, 5, Weekday::fri), std::nullopt);
  EXPECT_EQ(nth_weekday(2021, 4, 5, Weekday::fri), "2021-04-30"_day);
}

TEST(Recurrence, NumbersOutsideTheirBoundsGiveNoDay) {
  EXPECT_EQ(nth_weekday(2021, 13, 1, Weekday::fri), std::nullopt);
  EXPECT_EQ(nth_weekday(1399, 12, 1, Weekday::fri), std::nullopt);
  EXPECT_EQ(nth_weekday(2021, 1, 0, Weekday::fri), std::nullopt);
  EXPECT_EQ(nth_weekday(2021, 1, 6, Weekday::fri), std::nullopt);
  EXPECT_EQ(last_weekday(2021, 0, Weekday::fri), std::nullopt);
  EXPECT_EQ(last_weekday(9999, 12, Weekday::fri), "9999-12-31"_day);
}

TEST(Recurrence, SecondFridayOfEachMonthInAPeriod) {
  const auto days = days_of(recur::NthWeekday{.n = 2, .weekday = Weekday::fri}, {"2021-01-09"_day, "2021-04-10"_day});
  EXPECT_THAT(days.value(), ElementsAre("2021-02-12"_day, "2021-03-12"_day, "2021-04-09"_day));
}

TEST(Recurrence, MonthsWithoutAFifthArePassedOver) {
  const auto days = days_of(recur::NthWeekday{.n = 5, .weekday = Weekday::fri}, {"2021-01-01"_day, "2021-08-01"_day});
  EXPECT_THAT(days.value(), ElementsAre("2021-01-29"_day, "2021-04-30"_day, "2021-07-30"_day));
}

TEST(Recurrence, LastWeekdayRunsOverTheTurnOfTheYear) {
  const auto days = days_of(recur::LastWeekday{.weekday = Weekday::mon}, {"2020-12-01"_day, "2021-02-01"_day});
  EXPECT_THAT(days.value(), ElementsAre("2020-12-28"_day, "2021-01-25"_day));
}

TEST(Recurrence, EveryTwoWeeksKeepsItsOwnCountWhereverThePeriodBegins) {
  const recur::EveryWeeks fortnightly{.n = 2, .first = "2021-03-03"_day};
  EXPECT_THAT(days_of(fortnightly, {"2021-03-04"_day, "2021-04-01"_day}).value(),
              ElementsAre("2021-03-17"_day, "2021-03-31"_day));
  EXPECT_THAT(days_of(fortnightly, {"2021-01-01"_day, "2021-03-18"_day}).value(),
              ElementsAre("2021-03-03"_day, "2021-03-17"_day));
  EXPECT_THAT(days_of(fortnightly, {"2021-03-17"_day, "2021-03-18"_day}).value(), ElementsAre("2021-03-17"_day));
  EXPECT_TRUE(days_of(fortnightly, {"2021-03-18"_day, "2021-03-18"_day}).value().empty());
}

TEST(Recurrence, BoundsAndLimitsAreErrors) {
  const Period year = year_of(2021);
  EXPECT_EQ(days_of(recur::EveryWeeks{.n = 0, .first = "2021-01-01"_day}, year).error().code(), Errc::invalid_argument);
  EXPECT_EQ(days_of(recur::NthWeekday{.n = 6, .weekday = Weekday::mon}, year).error().message(),
            "place in the month 6 is outside 1 to 5");
  Limits limits;
  limits.windows = 12;
  EXPECT_EQ(days_of(recur::LastWeekday{}, year, limits).value().size(), 12U);
  limits.windows = 11;
  EXPECT_EQ(days_of(recur::LastWeekday{}, year, limits).error().code(), Errc::limit_exceeded);
}

}  // namespace
