// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/result.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace {

using namespace cadre;

const Error no_day{Errc::bad_date, "'x' is no day"};

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> good{7};
  EXPECT_TRUE(good);
  EXPECT_TRUE(good.has_value());
  EXPECT_EQ(good.value(), 7);
  EXPECT_EQ(*good, 7);
  EXPECT_EQ(good.value_or(3), 7);
  const Result<int> bad{no_day};
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.error(), no_day);
  EXPECT_EQ(bad.value_or(3), 3);
}

TEST(Result, ValueOfAnErrorThrowsTheWholeError) {
  const Result<int> bad{no_day.at({.document = "people.csv", .line = 3, .column = 5, .path = {}})};
  try {
    (void)bad.value();
    FAIL() << "no exception";
  } catch (const BadResult& thrown) {
    EXPECT_STREQ(thrown.what(), "people.csv:3:5: 'x' is no day");
    EXPECT_EQ(thrown.error(), bad.error());
  }
  EXPECT_THROW((void)Result<int>{no_day}.value(), BadResult);
}

TEST(Result, MovesAValueThatCannotBeCopied) {
  Result<std::unique_ptr<int>> result{std::make_unique<int>(7)};
  EXPECT_EQ(**result, 7);
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 7);
}

TEST(Result, ReachesMembersOfItsValue) {
  Result<std::string> result{std::string{"abc"}};
  EXPECT_EQ(result->size(), 3U);
  result->push_back('d');
  result.value() += 'e';
  EXPECT_EQ(*result, "abcde");
}

}  // namespace
