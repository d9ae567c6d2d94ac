// SPDX-License-Identifier: Apache-2.0
// Limits of an evaluation: one that reaches them is an error with rule and subject, never a result with less in it.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct LimitOfEvaluation : Town {
  Result<Results> evaluated(std::string_view rules, EvaluateOptions options) const {
    return try_evaluate(policy_of(rules), facts.snapshot(), year_end, options);
  }
  static std::string error(const Result<Results>& results) {
    return results ? "none"
                   : std::to_string(static_cast<int>(results.error().code())) + ' ' + results.error().message();
  }
};

constexpr std::string_view weekly = "[[quota]]\nid = 'r'\nper = 'week'\nat_least = '1 h'\n";

TEST_F(LimitOfEvaluation, MoreWindowsThanTheLimitAreAnErrorWithRuleAndSubject) {
  // 2021 touches 53 weeks: the first of January belongs to the last week of 2020.
  EvaluateOptions options{.period = days("2021"), .limits = {.windows = 53}};
  EXPECT_EQ(error(evaluated(weekly, options)), "none");
  options.limits.windows = 52;
  EXPECT_EQ(error(evaluated(weekly, options)), "203 rule 'r' of 'bo': the range touches more than 52 windows");
}

TEST_F(LimitOfEvaluation, MoreWorkThanTheLimitIsAnErrorWithRuleAndSubject) {
  EvaluateOptions options{.period = days("2021"), .limits = {.work = 1000}};
  EXPECT_EQ(error(evaluated(weekly, options)), "none");
  // Eight subjects: three people, three units, a group, and one more for what is of all.
  options.limits.work = 5;
  EXPECT_EQ(error(evaluated(weekly, options)), "203 rule 'r' of 'bo': the evaluation takes more than 40 steps");
}

TEST_F(LimitOfEvaluation, LookingBackTooFarIsAnError) {
  // Each week asks for the one before, from the last back to the first day in force.
  const std::string back =
      "valid = { from = 1500-01-01 }\n" + std::string{weekly} +
      "edge_window = 'full'\nwhen = { rule = 'r', window = -1, verdict = ['failed', 'not_applicable'] }\n";
  EvaluateOptions options{.period = Period{"2021-12-20"_day, "2021-12-27"_day}, .limits = {}};
  EXPECT_EQ(error(evaluated(back, options)),
            "203 rule 'r' of 'bo': rules look at one another, or back, more than 500 deep");
}

TEST_F(LimitOfEvaluation, EvaluateThrowsTheSameError) {
  const EvaluateOptions options{.period = days("2021"), .limits = {.windows = 10}};
  EXPECT_THROW((void)evaluate(policy_of(weekly), facts.snapshot(), year_end, options), BadResult);
}

}  // namespace
