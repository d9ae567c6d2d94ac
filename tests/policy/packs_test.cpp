// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include <cadre/testing/runner.hpp>

namespace {
using namespace cadre;

std::string file(const std::string& pack, const std::string& name = "policy.toml") {
  std::ifstream in{CADRE_SOURCE_DIR "/examples/policies/" + pack + '/' + name, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class Pack : public ::testing::TestWithParam<const char*> {};

TEST_P(Pack, IsReadWithoutADiagnostic) {
  const std::string text = file(GetParam());
  const PolicyCheck check = check_policy(text, GetParam());
  for (const auto& diagnostic : check.diagnostics) ADD_FAILURE() << text::draw(diagnostic, text);
  ASSERT_TRUE(check.policy);
  EXPECT_EQ(check.policy->model().id, GetParam());
}

TEST_P(Pack, SaysOfEveryRuleWhereItComesFromOrThatItIsAssumed) {
  const Policy policy = read_policy(file(GetParam())).value();
  for (const Rule& rule : policy.rules()) EXPECT_NE(rule.head().cite.empty(), !rule.head().assumed) << rule.head().id;
}

TEST_P(Pack, PassesTheTestsBesideIt) {
  const Policy policy = read_policy(file(GetParam())).value();
  const auto run = cadre::testing::run_policy_tests(policy, file(GetParam(), "policy.test.toml"), "policy.test.toml");
  ASSERT_TRUE(run) << run.error().to_string();
  for (const cadre::testing::CaseResult& result : run->cases) EXPECT_TRUE(result.passed()) << describe(result);
}

TEST_P(Pack, TestsEachRuleBothWays) {
  const Policy policy = read_policy(file(GetParam())).value();
  const std::string tests = file(GetParam(), "policy.test.toml");
  const bool is_variant = std::string_view{GetParam()} == "township-2021-outside-hours";
  for (const Rule& rule : policy.rules()) {
    const std::string& id = rule.head().id;
    if (is_variant && id != "self-study/month") continue;  // the others are those of township-2021
    for (const std::string answer : {"met", "failed"}) {
      const std::string written = "rule = \"" + id + "\"\n";
      bool is_there = false;
      for (std::size_t at = tests.find(written); at != std::string::npos; at = tests.find(written, at + 1)) {
        const std::string one = tests.substr(at, tests.find("[[case]]", at) - at);
        is_there = is_there || one.find("answer = \"" + answer + '"') != std::string::npos;
      }
      EXPECT_TRUE(is_there) << "no test in which " << id << " is " << answer;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Packs, Pack,
                         ::testing::Values("township-2021", "township-2021-outside-hours", "council-attendance"));

/// The tables of a policy by their first line, without comments.
std::string without(std::string text, std::string_view from, std::string_view to) {
  const std::size_t begin = text.find(from);
  const std::size_t end = text.find(to, begin);
  return text.erase(begin, end - begin);
}

TEST(Township, VariantDiffersInSelfStudyAlone) {
  const auto rest = [](const std::string& name) {
    std::string text = file(name);
    text.erase(0, text.find("valid"));
    text = without(text, "id = \"self-study", "[[quota]]\nid = \"personal-plan");
    return without(text, "[[exempt]]", "event =");
  };
  EXPECT_EQ(rest("township-2021-outside-hours"), rest("township-2021"));
}

}  // namespace
