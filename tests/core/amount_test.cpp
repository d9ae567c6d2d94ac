// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/amount.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace cadre;

static_assert(Measure::named("class_hour").has_value());
static_assert(Measure::named("class_hour")->name() == "class_hour");
static_assert(Measure{} == Measure::time());
static_assert(Measure::time() != Measure::sessions());
static_assert(Amount::of(2_h) == Amount{Ratio::whole(120), Measure::time()});

TEST(Measure, NamesAreShortAndPlain) {
  EXPECT_TRUE(Measure::named(std::string(23, 'a')));
  EXPECT_EQ(Measure::named(std::string(23, 'a'))->name(), std::string(23, 'a'));
  EXPECT_FALSE(Measure::named(std::string(24, 'a')));
  for (const char* name : {"", "Credit", "class hour", "a-b", "学时", "a.b", "%"}) {
    EXPECT_FALSE(Measure::named(name)) << name;
  }
}

TEST(Amount, MeansWhatItsTextSays) {
  const auto expect = [](const char* text, Ratio value, const char* measure) {
    EXPECT_EQ(parse_amount(text).value(), (Amount{value, *Measure::named(measure)})) << text;
  };
  expect("30 h", Ratio::whole(1800), "min");
  expect("1.5h", Ratio::whole(90), "min");
  expect("2/5 h", Ratio::whole(24), "min");
  expect("45 min", Ratio::whole(45), "min");
  expect("2小时", Ratio::whole(120), "min");
  expect("40 分钟", Ratio::whole(40), "min");
  expect("8学时", Ratio::whole(8), "class_hour");
  expect("0.25 class_hour", Ratio::of(1, 4), "class_hour");
  expect("80 %", Ratio::of(4, 5), "ratio");
  expect("80%", Ratio::of(4, 5), "ratio");
  expect("2/5", Ratio::of(2, 5), "ratio");
  expect("12 天", Ratio::whole(12), "d");
  expect("3 学分", Ratio::whole(3), "credit");
  expect("3 次", Ratio::whole(3), "session");
  expect("2 份", Ratio::whole(2), "document");
  expect("-5 分", Ratio::whole(-5), "pt");
  expect("4 page", Ratio::whole(4), "page");
}

TEST(Amount, ReadsItsOwnText) {
  for (const char* text : {"30 h", "1.5 h", "45 min", "80 min", "0 h", "2 credit", "80 %", "33.5 %", "2/7", "-2/7",
                           "12 d", "3 session", "1.25 credit", "8 class_hour", "1/3 class_hour", "100 %"}) {
    EXPECT_EQ(to_string(parse_amount(text).value()), text);
  }
}

TEST(Amount, EveryMinuteOfTwoDaysReadsBack) {
  for (std::int64_t n = -2880; n <= 2880; ++n) {
    const Amount amount = Amount::of(StudyTime::minutes(n));
    ASSERT_EQ(parse_amount(to_string(amount)).value(), amount) << to_string(amount);
  }
}

TEST(Amount, UnderAnHourIsWrittenInMinutes) {
  EXPECT_EQ(to_string(Amount::of(59_min)), "59 min");
  EXPECT_EQ(to_string(Amount{Ratio::of(168, 5), Measure::time()}), "33.6 min");
  EXPECT_EQ(to_string(Amount::of(60_min)), "1 h");
}

TEST(Amount, ErrorsNameTheTextAndTheReason) {
  const auto message = [](const char* text) {
    const auto amount = parse_amount(text);
    EXPECT_EQ(amount.error().code(), Errc::bad_amount) << text;
    return amount.error().message();
  };
  EXPECT_EQ(message("30"), "'30' is no amount: it has no unit; write '30 h', for instance");
  EXPECT_EQ(message("1.005 h"), "'1.005 h' is no amount: it is no whole number of minutes");
  EXPECT_EQ(message("9223372036854775807 h"), "'9223372036854775807 h' is no amount: the number is too large");
  EXPECT_EQ(message("30 Hours"), "'30 Hours' is no amount: 'Hours' is no unit");
  for (const char* text :
       {"", "h", "h 30", "thirty h", "30-40 h", "1.2.3 h", "0.5", "1/0", "30 h h", "30 h ", " 30 h"}) {
    (void)message(text);
  }
}

}  // namespace
