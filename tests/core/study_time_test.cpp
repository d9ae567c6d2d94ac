// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/study_time.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace {

using namespace cadre;

static_assert(StudyTime::minutes(120) == StudyTime::hours(2));
static_assert(2_h == 120_min);
static_assert(45_min < 1_h);
static_assert(StudyTime{} == 0_min);

TEST(StudyTime, SumIsIndependentOfOrder) {
  std::vector<StudyTime> parts{45_min, 90_min, 2_h, 1_min, StudyTime::minutes(-30)};
  std::sort(parts.begin(), parts.end());
  do {
    StudyTime sum;
    for (const StudyTime part : parts) sum = checked_add(sum, part).value();
    ASSERT_EQ(sum.in_minutes(), 226);
  } while (std::next_permutation(parts.begin(), parts.end()));
}

TEST(StudyTime, ASumThatDoesNotFitIsNothing) {
  const StudyTime most = StudyTime::minutes(INT64_MAX);
  EXPECT_EQ(checked_add(most, 1_min), std::nullopt);
  EXPECT_EQ(checked_add(StudyTime::minutes(INT64_MIN), StudyTime::minutes(-1)), std::nullopt);
  EXPECT_EQ(checked_add(most, 0_min), most);
}

TEST(StudyTime, HoursNeverOverflow) {
  EXPECT_EQ(StudyTime::hours(INT32_MAX).in_minutes(), 128'849'018'820);
  EXPECT_EQ(StudyTime::hours(INT32_MIN).in_minutes(), -128'849'018'880);
}

TEST(StudyTime, IsWrittenInHoursWhereTwoDecimalsDo) {
  EXPECT_EQ(to_string(2_h), "2 h");
  EXPECT_EQ(to_string(90_min), "1.5 h");
  EXPECT_EQ(to_string(75_min), "1.25 h");
  EXPECT_EQ(to_string(80_min), "80 min");  // 1.333... h
  EXPECT_EQ(to_string(45_min), "45 min");
  EXPECT_EQ(to_string(0_min), "0 h");
  EXPECT_EQ(to_string(StudyTime::minutes(-90)), "-1.5 h");
  EXPECT_EQ(to_string(StudyTime::minutes(-45)), "-45 min");
  EXPECT_EQ(to_string(StudyTime::minutes(INT64_MAX)), "9223372036854775807 min");
  EXPECT_EQ(to_string(StudyTime::minutes(INT64_MIN)), "-9223372036854775808 min");
}

}  // namespace
