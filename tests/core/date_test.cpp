// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/date.hpp>

#include <gtest/gtest.h>

#include <chrono>

namespace {

using namespace cadre;

constexpr Date first_day = "1900-01-01"_day;
constexpr Date last_day = "2100-12-31"_day;

std::chrono::year_month_day as_chrono(Date date) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{date.days()}}};
}

/// Months added by std::chrono, which leaves a day that does not exist to its caller.
Date months_by_chrono(Date from, int n, MonthEnd rule) {
  using namespace std::chrono;
  const year_month_day moved = as_chrono(from) + months{n};
  const sys_days day = moved.ok()                ? sys_days{moved}
                       : rule == MonthEnd::clamp ? sys_days{moved.year() / moved.month() / last}
                                                 : sys_days{(moved.year() / moved.month() + months{1}) / 1};
  return Date::from_days(day.time_since_epoch().count());
}

TEST(Date, FieldsAndWeekdaysAreThoseOfChronoForTwoHundredYears) {
  for (Date day = first_day; day <= last_day; day = day + 1) {
    const auto oracle = as_chrono(day);
    const CivilDay c = day.civil();
    ASSERT_EQ(c.year, static_cast<int>(oracle.year()));
    ASSERT_EQ(static_cast<unsigned>(c.month), static_cast<unsigned>(oracle.month()));
    ASSERT_EQ(static_cast<unsigned>(c.day), static_cast<unsigned>(oracle.day()));
    ASSERT_EQ(static_cast<unsigned>(day.weekday()), std::chrono::weekday{oracle}.iso_encoding());
    ASSERT_EQ(Date::from_ymd(c.year, c.month, c.day), day);
    ASSERT_EQ(parse_date(to_string(day)).value(), day);
  }
}

TEST(Date, ADayExistsExactlyWhereChronoHasOne) {
  using namespace std::chrono;
  for (int y = 1895; y <= 2105; ++y) {
    for (unsigned m = 0; m <= 13; ++m) {
      for (unsigned d = 0; d <= 32; ++d) {
        const bool exists = year_month_day{year{y}, month{m}, day{d}}.ok();
        ASSERT_EQ(Date::from_ymd(y, static_cast<int>(m), static_cast<int>(d)).has_value(), exists)
            << y << '-' << m << '-' << d;
      }
    }
  }
}

TEST(Date, MonthsAddAsChronoDoesWithTheDayThatIsMissingDecidedByTheRule) {
  for (Date day = "2019-01-01"_day; day < "2025-01-01"_day; day = day + 1) {
    for (int n = -50; n <= 50; ++n) {
      for (const MonthEnd rule : {MonthEnd::clamp, MonthEnd::next}) {
        ASSERT_EQ(add_months(day, n, rule), months_by_chrono(day, n, rule)) << to_string(day) << " + " << n;
      }
    }
  }
}

TEST(Date, OneMonthAfter31JanuaryIsWhatTheRuleSays) {
  EXPECT_EQ(add_months("2021-01-31"_day, 1, MonthEnd::clamp), "2021-02-28"_day);
  EXPECT_EQ(add_months("2021-01-31"_day, 1, MonthEnd::next), "2021-03-01"_day);
  EXPECT_EQ(add_months("2020-01-31"_day, 1, MonthEnd::clamp), "2020-02-29"_day);
  EXPECT_EQ(add_months("2021-03-31"_day, -1, MonthEnd::clamp), "2021-02-28"_day);
}

TEST(Date, MonthsDoNotSnapToTheEndOfTheMonth) {
  EXPECT_EQ(add_months("2023-02-28"_day, 12, MonthEnd::clamp), "2024-02-28"_day);
  EXPECT_EQ(add_months("2021-04-30"_day, 1, MonthEnd::next), "2021-05-30"_day);
}

TEST(Date, MonthsThatLeaveTheRangeGiveNothing) {
  EXPECT_EQ(add_months(Date::last(), 1, MonthEnd::next), std::nullopt);
  EXPECT_EQ(add_months("9999-11-30"_day, 1, MonthEnd::next), "9999-12-30"_day);
  EXPECT_EQ(add_months(Date::first(), -1, MonthEnd::clamp), std::nullopt);
  EXPECT_EQ(add_months(Date::last(), INT32_MAX, MonthEnd::clamp), std::nullopt);
  EXPECT_EQ(add_months(Date::first(), INT32_MIN, MonthEnd::clamp), std::nullopt);
}

TEST(Date, ArithmeticStopsAtTheEndsOfTheRange) {
  EXPECT_EQ(Date::first(), Date::from_ymd(1400, 1, 1));
  EXPECT_EQ(Date::last(), Date::from_ymd(9999, 12, 31));
  EXPECT_EQ(Date::last() + 1, Date::last());
  EXPECT_EQ(Date::last() + INT32_MAX, Date::last());
  EXPECT_EQ(Date::first() - 1, Date::first());
  EXPECT_EQ(Date::last() - INT32_MIN, Date::last());
  EXPECT_EQ(Date::first() + INT32_MIN, Date::first());
  EXPECT_EQ(Date::from_days(INT64_MAX), Date::last());
  EXPECT_EQ(Date::from_days(INT64_MIN), Date::first());
  EXPECT_EQ(to_string(Date::first()), "1400-01-01");
  EXPECT_EQ(to_string(Date::last()), "9999-12-31");
}

TEST(Date, LeapYearsAreThoseOfTheGregorianCalendar) {
  EXPECT_TRUE(is_leap(2000));
  EXPECT_TRUE(is_leap(2024));
  EXPECT_FALSE(is_leap(1900));
  EXPECT_FALSE(is_leap(2100));
  EXPECT_FALSE(is_leap(2023));
}

TEST(Date, IsReadStrictly) {
  EXPECT_EQ(parse_date("2021-03-05").value(), Date::from_ymd(2021, 3, 5));
  for (const char* text : {"", "2021-3-5", "2021-03-5", "20210305", "2021-03-05 ", " 2021-03-05", "2021/03/05",
                           "2021-03-05T00:00", "2021-02-30", "2021-00-10", "2021-13-01", "2021-01-32", "1399-12-31",
                           "+021-03-05", "-021-03-05", "2021-0x-05", "2024010599"}) {
    EXPECT_EQ(parse_date(text).error().code(), Errc::bad_date) << text;
  }
  EXPECT_EQ(parse_date("2021-02-30").error().message(), "'2021-02-30' is no day; a day is written as 2021-03-01");
}

TEST(Date, DigitsAreReadOnlyWhereTheyFit) {
  EXPECT_EQ(detail::digits("999999"), 999'999);
  EXPECT_EQ(detail::digits("0000001"), std::nullopt);
  EXPECT_EQ(detail::digits("99999999999999999999"), std::nullopt);
  EXPECT_EQ(detail::digits(""), std::nullopt);
  EXPECT_EQ(detail::digits("1a"), std::nullopt);
}

static_assert("2024-02-29"_day + 1 == "2024-03-01"_day);
static_assert("2024-03-01"_day - "2023-03-01"_day == 366);
static_assert("1970-01-01"_day.weekday() == Weekday::thu);
static_assert(Date{} == "1970-01-01"_day);

}  // namespace
