// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/period.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace cadre;

TEST(Period, LabelsMeanTheseDays) {
  const auto expect = [](const char* label, Date from, Date until) {
    EXPECT_EQ(parse_period(label).value(), (Period{from, until})) << label;
    EXPECT_EQ(to_string(Period{from, until}), label);
  };
  expect("2021", "2021-01-01"_day, "2022-01-01"_day);
  expect("2021-H1", "2021-01-01"_day, "2021-07-01"_day);
  expect("2021-H2", "2021-07-01"_day, "2022-01-01"_day);
  expect("2021-Q1", "2021-01-01"_day, "2021-04-01"_day);
  expect("2021-Q4", "2021-10-01"_day, "2022-01-01"_day);
  expect("2021-02", "2021-02-01"_day, "2021-03-01"_day);
  expect("2020-02", "2020-02-01"_day, "2020-03-01"_day);
  expect("2021-12", "2021-12-01"_day, "2022-01-01"_day);
  expect("2021-W09", "2021-03-01"_day, "2021-03-08"_day);
  expect("2020-W53", "2020-12-28"_day, "2021-01-04"_day);
  expect("2021-W01", "2021-01-04"_day, "2021-01-11"_day);
  expect("2025-W01", "2024-12-30"_day, "2025-01-06"_day);
  expect("2021-03-05", "2021-03-05"_day, "2021-03-06"_day);
  expect("2021-01-01/2024-01-01", "2021-01-01"_day, "2024-01-01"_day);
}

TEST(Period, TheShortestLabelIsWritten) {
  EXPECT_EQ(parse_period("2021-01-01/2022-01-01").value(), parse_period("2021").value());
  EXPECT_EQ(to_string(parse_period("2021-03-01/2021-04-01").value()), "2021-03");
  EXPECT_EQ(to_string(parse_period("2021-03-01/2021-03-02").value()), "2021-03-01");
}

TEST(Period, EveryShortPeriodReadsBack) {
  for (Date from = "2019-12-20"_day; from < "2022-01-10"_day; from = from + 1) {
    for (const std::int32_t days : {1, 6, 7, 8, 28, 29, 30, 31, 90, 91, 92, 181, 184, 365, 366, 1000}) {
      const Period period{from, from + days};
      ASSERT_EQ(parse_period(to_string(period)).value(), period) << to_string(period);
    }
  }
}

TEST(Period, LabelsReadBackAtTheEndsOfTheRange) {
  for (std::int32_t n = 0; n < 800; ++n) {
    for (const std::int32_t days : {1, 7, 31, 92, 365}) {
      const Period low{Date::first() + n, Date::first() + n + days};
      ASSERT_EQ(parse_period(to_string(low)).value(), low) << to_string(low);
      const Period high{Date::last() - n - days, Date::last() - n};
      ASSERT_EQ(parse_period(to_string(high)).value(), high) << to_string(high);
    }
  }
}

TEST(Period, TheWeekBeforeTheFirstDayHasNoLabel) {
  // 1 January 1400 is a Wednesday, so the first week of 1400 begins on a day that Date does not have.
  EXPECT_EQ("1400-01-01"_day.weekday(), Weekday::wed);
  EXPECT_FALSE(parse_period("1400-W01"));
  EXPECT_EQ(parse_period("1400-W02").value(), (Period{"1400-01-06"_day, "1400-01-13"_day}));
}

TEST(Period, IsReadStrictly) {
  for (const char* text : {"",
                           "21",
                           "2021-",
                           "2021-H3",
                           "2021-H0",
                           "2021-Q0",
                           "2021-Q5",
                           "2021-00",
                           "2021-13",
                           "2021-W00",
                           "2021-W53",
                           "2021-W1",
                           "2021-W001",
                           "2021-3",
                           "2021-02-29",
                           "2021-02-30",
                           "2021 ",
                           " 2021",
                           "2021-q1",
                           "2021/2022",
                           "2021-01-01/2021-01-01",
                           "2021-01-02/2021-01-01",
                           "2021-01-01/",
                           "/2021-01-01",
                           "1399",
                           "9999",
                           "20210",
                           "2021-01-01/2022-01-01/2023-01-01",
                           "9999-12-31"}) {
    EXPECT_EQ(parse_period(text).error().code(), Errc::bad_date) << text;
  }
}

TEST(Period, WeeksAre53InTheYearsThatHaveThem) {
  // ISO 8601: a year has 53 weeks when it begins on a Thursday, or on a Wednesday and is a leap year.
  for (std::int32_t year = 1900; year <= 2100; ++year) {
    const Weekday begins = Date::from_ymd(year, 1, 1)->weekday();
    const bool is_long = begins == Weekday::thu || (begins == Weekday::wed && is_leap(year));
    ASSERT_EQ(parse_period(std::to_string(year) + "-W53").has_value(), is_long) << year;
  }
}

TEST(Period, IntersectionHoldsTheDaysThatAreInBoth) {
  const Date zero = "2021-03-01"_day;
  for (std::int32_t a = 0; a < 5; ++a) {
    for (std::int32_t b = 0; b < 5; ++b) {
      for (std::int32_t c = 0; c < 5; ++c) {
        for (std::int32_t d = 0; d < 5; ++d) {
          const Period one{zero + a, zero + b};
          const Period other{zero + c, zero + d};
          for (Date day = zero; day < zero + 5; day = day + 1) {
            ASSERT_EQ(intersect(one, other).contains(day), one.contains(day) && other.contains(day));
          }
        }
      }
    }
  }
}

TEST(Period, LengthCountsItsDays) {
  EXPECT_EQ(year_of(2021).length(), 365);
  EXPECT_EQ(year_of(2024).length(), 366);
  EXPECT_EQ((Period{"2021-03-02"_day, "2021-03-01"_day}).length(), 0);
  EXPECT_TRUE((Period{"2021-03-02"_day, "2021-03-01"_day}).empty());
  EXPECT_TRUE((Period{"2021-03-01"_day, "2021-03-01"_day}).empty());
}

TEST(Period, ContainsAnotherThatLiesWhollyInside) {
  const Period year = year_of(2021);
  EXPECT_TRUE(year.contains(year));
  EXPECT_TRUE(year.contains(parse_period("2021-Q4").value()));
  EXPECT_FALSE(year.contains(parse_period("2020-W53").value()));
  EXPECT_FALSE(parse_period("2021-Q4").value().contains(year));
}

}  // namespace
