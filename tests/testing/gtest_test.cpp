// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/gtest.hpp>

#include <sstream>

#include "testing/self_study.hpp"

namespace cadre::inline v1::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Two hours of the thirty: 28 are missing.
RuleAnswer two_hours() {
  const auto li = person("li").tag("cadre").study("self_study", "2021-03-06 19:00", 2_h);
  return result_of(self_study_policy(), li, "self-study/month", "2021-03");
}

std::string why_not(const AnswerMatcher& matcher, const RuleAnswer& answer) {
  ::testing::StringMatchResultListener heard;
  EXPECT_FALSE(matcher.MatchAndExplain(answer, &heard));
  return heard.str();
}

TEST(Gtest, StudyOfTwoHoursLeavesTwentyEight) {
  EXPECT_THAT(two_hours(), Failed(Need(30_h), Counted(2_h), Short(28_h), Lost("0 h"), Because("T 4.2")));
  EXPECT_THAT(two_hours(), Failed(Counted("120 min")));
  EXPECT_THAT(two_hours(), Failed());
}

TEST(Gtest, EveryExpectationCanFail) {
  EXPECT_THAT(two_hours(), Not(Met()));
  EXPECT_THAT(two_hours(), Not(Open()));
  EXPECT_THAT(two_hours(), Not(Doomed()));
  EXPECT_THAT(two_hours(), Not(Waived()));
  EXPECT_THAT(two_hours(), Not(NotApplicable()));
  EXPECT_THAT(two_hours(), Not(Unknown()));
  EXPECT_THAT(two_hours(), Not(Failed(Counted(3_h))));
  EXPECT_THAT(two_hours(), Not(Failed(Counted("2 session"))));
  EXPECT_THAT(two_hours(), Not(Failed(Need(29_h))));
  EXPECT_THAT(two_hours(), Not(Failed(Short("27 h"))));
  EXPECT_THAT(two_hours(), Not(Failed(Lost(1_min))));
  EXPECT_THAT(two_hours(), Not(Failed(Because("T 4.1"))));
  EXPECT_THAT(two_hours(), Not(Failed(Because(Reason::exempt))));
}

TEST(Gtest, FailureNamesTheNumberFoundAndShowsWhy) {
  EXPECT_THAT(why_not(Failed(Counted(3_h)), two_hours()), HasSubstr("counted 2 h"));
  std::ostringstream expected;
  Failed(Counted(3_h)).DescribeTo(&expected);
  EXPECT_THAT(expected.str(), HasSubstr("counted 3 h"));
  const std::string shown = ::testing::PrintToString(two_hours());
  EXPECT_THAT(shown, HasSubstr("li  self-study/month  2021-03  failed  need 30 h, counted 2 h, short 28 h"));
  EXPECT_THAT(shown, HasSubstr("Rules"));
}

TEST(ResultOf, AsksOnTheWindowsLastDayUnlessToldOtherwise) {
  const auto li = person("li").tag("cadre");
  EXPECT_THAT(result_of(self_study_policy(), li, "self-study/month", "2021-03"), Failed(Counted("0 h")));
  EXPECT_THAT(result_of(self_study_policy(), li, "self-study/month", "2021-03", {.asked = as_of("2021-03-05"_day)}),
              Open());
}

TEST(ResultOf, AsksOfWhomeverTheQuestionNames) {
  const auto both = person("li").tag("cadre").person("wang").tag("guest");
  EXPECT_THAT(result_of(self_study_policy(), both, "self-study/month", "2021-03", {.subject = "li"}), Failed());
  EXPECT_THAT(result_of(self_study_policy(), both, "self-study/month", "2021-03"),
              NotApplicable(Because(Reason::not_selected)));
}

TEST(ResultOf, AsksOfUnits) {
  const auto branch = unit("b1", "branch").session("s1", "b1", "lecture", "2021-03-05 09:00", 2_h);
  EXPECT_THAT(result_of(self_study_policy(), branch, "sessions/quarter", "2021-Q1"), Met(Counted("1 session")));
  EXPECT_THAT(result_of(self_study_policy(), branch, "sessions/quarter", "2021-Q2"), Failed(Short("1 session")));
}

TEST(ResultOf, NamesWhatDoesNotExist) {
  const auto li = person("li").tag("cadre");
  const auto message = [&](std::string_view rule, std::string_view window, const Question& question) -> std::string {
    try {
      (void)result_of(self_study_policy(), li, rule, window, question);
    } catch (const BadResult& bad) {
      return bad.error().message();
    }
    return "none";
  };
  EXPECT_EQ(message("self-study/mouth", "2021-03", {}), "the policy has no rule 'self-study/mouth'");
  EXPECT_EQ(message("self-study/month", "2021-Q1", {}),
            "'self-study/month' has no window '2021-Q1'; it has 2021-01, 2021-02, 2021-03");
  EXPECT_EQ(message("self-study/month", "2021-03", {.subject = "lu"}),
            "the rule is about a person, and the facts have none named 'lu'; did you mean 'li'?");
}

}  // namespace
}  // namespace cadre::inline v1::testing
