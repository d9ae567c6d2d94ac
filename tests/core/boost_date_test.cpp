// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/boost_date.hpp>

#include <gtest/gtest.h>

namespace {

using namespace cadre;
namespace greg = boost::gregorian;

TEST(BoostDate, EveryDayOfTwoHundredYearsIsTheSameDay) {
  greg::date oracle{1900, 1, 1};
  for (Date day = "1900-01-01"_day; day <= "2100-12-31"_day; day = day + 1, oracle += greg::days{1}) {
    const CivilDay c = day.civil();
    ASSERT_EQ(c.year, oracle.year());
    ASSERT_EQ(c.month, oracle.month());
    ASSERT_EQ(c.day, oracle.day());
    ASSERT_EQ(static_cast<int>(day.weekday()) % 7, oracle.day_of_week());
    ASSERT_EQ(to_boost(day), oracle);
    ASSERT_EQ(from_boost(oracle).value(), day);
  }
}

TEST(BoostDate, DaysAddAndSubtractAlike) {
  const Date day = "2020-02-28"_day;
  const greg::date oracle{2020, 2, 28};
  for (int n = -40'000; n <= 40'000; n += 37) {
    ASSERT_EQ(to_boost(day + n), oracle + greg::days{n});
    ASSERT_EQ((day + n) - day, ((oracle + greg::days{n}) - oracle).days());
  }
}

TEST(BoostDate, BothTypesHaveTheSameRange) {
  EXPECT_EQ(to_boost(Date::first()), greg::date{greg::min_date_time});
  EXPECT_EQ(to_boost(Date::last()), greg::date{greg::max_date_time});
  EXPECT_EQ(from_boost(greg::date{greg::min_date_time}).value(), Date::first());
  EXPECT_EQ(from_boost(greg::date{greg::max_date_time}).value(), Date::last());
}

TEST(BoostDate, SpecialValuesAreNoDays) {
  for (const auto special : {greg::not_a_date_time, greg::pos_infin, greg::neg_infin}) {
    EXPECT_EQ(from_boost(greg::date{special}).error().code(), Errc::bad_date);
  }
}

TEST(BoostDate, BoostSnapsToTheEndOfTheMonthAndDateDoesNot) {
  EXPECT_EQ(greg::date(2023, 2, 28) + greg::months{12}, greg::date(2024, 2, 29));
  EXPECT_EQ(add_months("2023-02-28"_day, 12, MonthEnd::clamp), "2024-02-28"_day);
}

TEST(BoostDate, MonthsAgreeWhereverTheDayIsNotTheLastOfItsMonth) {
  for (Date day = "2019-01-01"_day; day < "2025-01-01"_day; day = day + 1) {
    if ((day + 1).day() == 1) continue;
    for (int n = -30; n <= 30; ++n) {
      ASSERT_EQ(to_boost(add_months(day, n, MonthEnd::clamp).value()), to_boost(day) + greg::months{n})
          << to_string(day) << " + " << n;
    }
  }
}

}  // namespace
