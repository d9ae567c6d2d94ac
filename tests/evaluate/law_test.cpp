// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cadre/evaluate/law.hpp>

namespace {

using cadre::Language;
using cadre::law_text;

constexpr const char* policy_text = R"(
cadre = 1
policy = "p"
source.S = { name = "Order", articles = ["2"] }
[[quota]]
id = "hours"
cite = "S 2"
per = "month"
at_least = "1 h"
)";

TEST(LawText, IsMarkdownBySourceAndArticleInEachLanguage) {
  const auto policy = cadre::read_policy(policy_text);
  ASSERT_TRUE(policy);
  EXPECT_EQ(law_text(*policy, Language::english),
            "# `p`\n\n## Order (S)\n\nArticles with rules: 2.\n\n### Article 2\n\n"
            "**`hours`** In each month, every person must have at least 1 hour. Counted are hours of study.\n");
  EXPECT_EQ(law_text(*policy, Language::chinese),
            "# `p`\n\n## Order (S)\n\n含规则的条文：2。\n\n### 第2条\n\n"
            "**`hours`** 　每名人员，每月必须完成不少于1小时。计量对象：学习时间（小时）。\n");
}

}  // namespace
