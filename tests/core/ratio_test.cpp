// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/ratio.hpp>

#include <gtest/gtest.h>

namespace {

using namespace cadre;

constexpr std::int64_t most = INT64_MAX;

static_assert(Ratio::of(2, 4) == Ratio::of(1, 2));
static_assert(Ratio::of(1, -2) == Ratio::of(-1, 2));
static_assert(Ratio::of(0, -7) == Ratio{});
static_assert(Ratio::of(-6, -4) == Ratio::of(3, 2));
static_assert(Ratio::of(most, most) == Ratio::whole(1));
static_assert(Ratio::of(-most, most) == Ratio::whole(-1));
static_assert(Ratio::of(most, -most) == Ratio::whole(-1));

TEST(Ratio, IsInLowestTermsWithAPositiveDenominator) {
  for (std::int64_t n = -60; n <= 60; ++n) {
    for (std::int64_t d = -60; d <= 60; ++d) {
      if (d == 0) continue;
      const Ratio r = Ratio::of(n, d);
      ASSERT_GT(r.denominator(), 0);
      ASSERT_EQ(r.numerator() * d, n * r.denominator());
      for (std::int64_t factor = 2; factor <= 60; ++factor) {
        ASSERT_FALSE(r.numerator() % factor == 0 && r.denominator() % factor == 0) << n << '/' << d;
      }
    }
  }
}

TEST(Ratio, OrderIsExactWhereFloatingPointIsNot) {
  EXPECT_LT(Ratio::of(most - 2, most - 1), Ratio::of(most - 1, most));
  EXPECT_GT(Ratio::whole(most), Ratio::of(most, 2));
  EXPECT_LT(Ratio::whole(-most), Ratio::of(1, most));
  EXPECT_LT(Ratio::of(333'333'333'333'333'333, 1'000'000'000'000'000'000), Ratio::of(1, 3));
}

TEST(Ratio, SumsAndProductsAreExact) {
  EXPECT_EQ(checked_add(Ratio::of(1, 3), Ratio::of(1, 6)), Ratio::of(1, 2));
  EXPECT_EQ(checked_add(Ratio::of(1, 3), Ratio::of(-1, 3)), Ratio{});
  EXPECT_EQ(checked_multiply(Ratio::of(2, 3), Ratio::of(3, 4)), Ratio::of(1, 2));
  EXPECT_EQ(checked_multiply(Ratio::of(-2, 3), Ratio::of(3, 4)), Ratio::of(-1, 2));
  EXPECT_EQ(-Ratio::of(2, 3), Ratio::of(-2, 3));
}

TEST(Ratio, WhatDoesNotFitIsNothing) {
  EXPECT_EQ(checked_add(Ratio::whole(most), Ratio::whole(1)), std::nullopt);
  EXPECT_EQ(checked_add(Ratio::whole(-most), Ratio::whole(-1)), std::nullopt);
  EXPECT_EQ(checked_multiply(Ratio::whole(most), Ratio::whole(2)), std::nullopt);
  EXPECT_EQ(checked_multiply(Ratio::of(1, most), Ratio::of(1, 2)), std::nullopt);
  EXPECT_EQ(checked_add(Ratio::of(1, most), Ratio::of(1, most - 1)), std::nullopt);
  EXPECT_EQ(checked_multiply(Ratio::of(most, 2), Ratio::of(2, most)), Ratio::whole(1));
  EXPECT_EQ(checked_add(Ratio::whole(most), Ratio::whole(-most)), Ratio{});
}

TEST(Ratio, FloorIsTheWholeNumberNotAbove) {
  EXPECT_EQ(Ratio::of(7, 2).floor(), 3);
  EXPECT_EQ(Ratio::of(-7, 2).floor(), -4);
  EXPECT_EQ(Ratio::whole(-3).floor(), -3);
  EXPECT_EQ(Ratio::of(-1, most).floor(), -1);
  EXPECT_EQ(Ratio::whole(most).floor(), most);
}

// Kahan's table of the four ways, in steps of one and of a quarter.
TEST(Ratio, RoundsByEachMode) {
  struct Case {
    Ratio value;
    std::int64_t down, up, half_up, half_even;
  };
  for (const Case& c :
       {Case{Ratio::of(5, 2), 2, 3, 3, 2}, Case{Ratio::of(7, 2), 3, 4, 4, 4}, Case{Ratio::of(-5, 2), -2, -3, -3, -2},
        Case{Ratio::of(9, 4), 2, 3, 2, 2}, Case{Ratio::of(11, 4), 2, 3, 3, 3}, Case{Ratio::of(-11, 4), -2, -3, -3, -3},
        Case{Ratio::whole(2), 2, 2, 2, 2}, Case{Ratio{}, 0, 0, 0, 0}, Case{Ratio::of(1, 2), 0, 1, 1, 0},
        Case{Ratio::whole(most), most, most, most, most}}) {
    const Ratio one = Ratio::whole(1);
    EXPECT_EQ(c.value.rounded(one, Rounding::down), Ratio::whole(c.down)) << to_string(c.value);
    EXPECT_EQ(c.value.rounded(one, Rounding::up), Ratio::whole(c.up)) << to_string(c.value);
    EXPECT_EQ(c.value.rounded(one, Rounding::half_up), Ratio::whole(c.half_up)) << to_string(c.value);
    EXPECT_EQ(c.value.rounded(one, Rounding::half_even), Ratio::whole(c.half_even)) << to_string(c.value);
  }
  EXPECT_EQ(Ratio::of(13, 10).rounded(Ratio::of(1, 4), Rounding::down), Ratio::of(5, 4));
  EXPECT_EQ(Ratio::of(13, 10).rounded(Ratio::of(1, 4), Rounding::up), Ratio::of(3, 2));
  EXPECT_EQ(Ratio::of(11, 8).rounded(Ratio::of(1, 4), Rounding::half_even), Ratio::of(3, 2));
  EXPECT_EQ(Ratio::of(9, 8).rounded(Ratio::of(1, 4), Rounding::half_even), Ratio::whole(1));
  EXPECT_EQ(Ratio::whole(most).rounded(Ratio::of(1, 2), Rounding::down), std::nullopt);
}

TEST(Ratio, ReadsItsOwnText) {
  for (const char* text : {"0", "2", "-2", "1.25", "-1.25", "-0.5", "0.125", "0.000000001", "2/7", "-2/7", "1/1024",
                           "9223372036854775807", "-9223372036854775807", "1/9223372036854775807"}) {
    EXPECT_EQ(to_string(Ratio::parse(text).value()), text);
  }
}

TEST(Ratio, IsReadStrictly) {
  for (const char* text : {"",
                           "-",
                           ".5",
                           "5.",
                           "-.5",
                           "+5",
                           "1e5",
                           "1,5",
                           "1.2.3",
                           "1/0",
                           "1/-2",
                           "1/2/3",
                           "/2",
                           "1/",
                           "0x10",
                           " 1",
                           "1 ",
                           "1.5/2",
                           "9223372036854775808",
                           "-9223372036854775808",
                           "0.1234567890123456",
                           "1.-5",
                           "--1"}) {
    EXPECT_EQ(Ratio::parse(text), std::nullopt) << text;
  }
}

TEST(Ratio, PercentagesAreRoundedDownToAFixedNumberOfDecimals) {
  EXPECT_EQ(to_percent(Ratio::of(11, 12)), "91.6 %");
  EXPECT_EQ(to_percent(Ratio::of(1, 2)), "50.0 %");
  EXPECT_EQ(to_percent(Ratio::whole(1)), "100.0 %");
  EXPECT_EQ(to_percent(Ratio::of(1, 3), 0), "33 %");
  EXPECT_EQ(to_percent(Ratio::of(2, 3), 6), "66.666666 %");
  EXPECT_EQ(to_percent(Ratio::of(1, 1000), 2), "0.10 %");
  EXPECT_EQ(to_percent(Ratio{}), "0.0 %");
}

TEST(Ratio, APercentageNeverReachesABoundThatItsValueDoesNot) {
  EXPECT_EQ(to_percent(Ratio::of(7999, 10000)), "79.9 %");
  EXPECT_EQ(to_percent(Ratio::of(most - 1, most)), "99.9 %");
  EXPECT_EQ(to_percent(Ratio::of(-1, 10000)), "-0.1 %");
  EXPECT_EQ(to_percent(Ratio::of(-1, 3)), "-33.4 %");
  EXPECT_EQ(to_percent(Ratio::of(-1, 2)), "-50.0 %");
}

TEST(Ratio, PercentagesOfHugeValuesAreExact) {
  EXPECT_EQ(to_percent(Ratio::whole(most)), "922337203685477580700.0 %");
  EXPECT_EQ(to_percent(Ratio::whole(-most), 6), "-922337203685477580700.000000 %");
}

}  // namespace
