// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/local_time.hpp>

#include <gtest/gtest.h>

namespace {

using namespace cadre;

TEST(LocalTime, DayAndMinuteComeBackBeforeAndAfter1970) {
  for (Date day = "1969-12-25"_day; day < "1970-01-08"_day; day = day + 1) {
    for (std::int32_t minute = 0; minute < 1440; ++minute) {
      const LocalTime t = LocalTime::at(day, minute);
      ASSERT_EQ(t.date(), day);
      ASSERT_EQ(t.minute_of_day(), minute);
    }
  }
}

TEST(LocalTime, MidnightAtTheEndOfADayBeginsTheNext) {
  EXPECT_EQ(LocalTime::at("2021-12-31"_day, 1440), LocalTime::start_of("2022-01-01"_day));
  EXPECT_EQ("2021-12-31T24:00"_at, "2022-01-01T00:00"_at);
}

TEST(LocalTime, ReadsItsOwnText) {
  for (const char* text : {"2021-03-06T19:00", "1400-01-01T00:00", "1969-12-31T23:59", "9999-12-31T23:59"}) {
    EXPECT_EQ(to_string(parse_time(text).value()), text);
  }
  EXPECT_EQ(parse_time("2021-03-06 19:00").value(), "2021-03-06T19:00"_at);
}

TEST(LocalTime, IsReadStrictly) {
  for (const char* text : {"", "2021-03-06", "2021-03-06T19", "2021-03-06T19:0", "2021-03-06T19:00:00",
                           "2021-03-06T19:60", "2021-03-06T24:01", "2021-03-06T25:00", "2021-02-30T19:00",
                           "2021-03-06t19:00", "2021-03-06  9:00", "2021-03-06T19.00", "2021-03-06T-1:00"}) {
    EXPECT_EQ(parse_time(text).error().code(), Errc::bad_time) << text;
  }
}

TEST(LocalTime, DifferencesAreExactMinutes) {
  EXPECT_EQ("2021-03-07T01:30"_at - "2021-03-06T23:00"_at, 150_min);
  EXPECT_EQ("2021-03-06T23:00"_at + 150_min, "2021-03-07T01:30"_at);
  EXPECT_EQ("1970-01-01T00:00"_at + StudyTime::minutes(-1), "1969-12-31T23:59"_at);
}

TEST(LocalTime, ArithmeticStopsAtTheEndsOfTheRange) {
  const LocalTime first = LocalTime::start_of(Date::first());
  const LocalTime last = LocalTime::at(Date::last(), 1440);
  for (const std::int64_t n : {std::int64_t{1}, std::int64_t{1} << 40, INT64_MAX}) {
    EXPECT_EQ(last + StudyTime::minutes(n), last);
    EXPECT_EQ(first + StudyTime::minutes(-n), first);
  }
  EXPECT_EQ("2021-01-01T00:00"_at + StudyTime::minutes(INT64_MIN), first);
  EXPECT_EQ(last.date(), Date::last());
  EXPECT_EQ(to_string(last), "9999-12-31T24:00");
  EXPECT_EQ(parse_time("9999-12-31T24:00").value(), last);
}

TEST(Span, IsHalfOpen) {
  const Span span{"2021-03-06T19:00"_at, "2021-03-06T21:00"_at};
  EXPECT_EQ(span.length(), 2_h);
  EXPECT_FALSE(span.empty());
  EXPECT_TRUE((Span{span.end, span.end}).empty());
  EXPECT_TRUE((Span{span.end, span.start}).empty());
  EXPECT_EQ((Span{span.end, span.start}).length(), 0_min);
}

TEST(Span, IntersectionHoldsTheMinutesThatAreInBoth) {
  const LocalTime zero = "2021-03-06T00:00"_at;
  const auto at = [&](std::int64_t n) { return zero + StudyTime::minutes(n); };
  for (std::int64_t a = 0; a < 5; ++a) {
    for (std::int64_t b = 0; b < 5; ++b) {
      for (std::int64_t c = 0; c < 5; ++c) {
        for (std::int64_t d = 0; d < 5; ++d) {
          const Span both = intersect({at(a), at(b)}, {at(c), at(d)});
          for (std::int64_t m = 0; m < 5; ++m) {
            const bool in_both = a <= m && m < b && c <= m && m < d;
            ASSERT_EQ(both.start <= at(m) && at(m) < both.end, in_both);
          }
        }
      }
    }
  }
}

}  // namespace
