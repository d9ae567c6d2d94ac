// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace {
using namespace cadre;

std::string file(const std::string& name) {
  std::ifstream in{CADRE_SOURCE_DIR "/examples/policies/" + name + "/policy.toml", std::ios::binary};
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
