// SPDX-License-Identifier: Apache-2.0
// Pages of docs/ that must say what the library says.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/policy/canonical.hpp>
#include <cadre/policy/policy.hpp>

namespace {
using namespace cadre;

std::string page(const std::string& name) {
  std::ifstream in{CADRE_SOURCE_DIR "/docs/" + name, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(PolicyReference, PageIsWhatTheFieldTablesSay) { EXPECT_EQ(page("policy-reference.md"), policy_reference()); }

/// A page as it is rendered: without its comments, which name tests.
std::string rendered(std::string text) {
  for (std::size_t at = text.find("<!--"); at != std::string::npos; at = text.find("<!--", at)) {
    text.erase(at, text.find("-->", at) + 3 - at);
  }
  return text;
}

TEST(PolicyReference, EveryConstructAndRefusedWordIsInTheLanguagePage) {
  const std::string language = rendered(page("policy-language.md"));
  const std::string reference = policy_reference();
  const std::regex row{"\n\\| `([a-z_]+)` \\|"};
  const std::regex refused{"\n- `([a-z_]+)`"};
  std::size_t count = 0;
  for (const auto& pattern : {row, refused}) {
    for (std::sregex_iterator at{reference.begin(), reference.end(), pattern}, end; at != end; ++at, ++count) {
      EXPECT_TRUE(std::regex_search(language, std::regex{"\\b" + (*at)[1].str() + "\\b"})) << (*at)[1].str();
    }
  }
  EXPECT_GT(count, 150U);
}

TEST(PolicyLanguagePage, EveryExampleIsReadWithoutAnError) {
  // Each ```toml block is a policy without its two first lines.
  const std::string text = page("policy-language.md");
  const std::string fence = "\n```toml\n";
  std::size_t count = 0;
  for (std::size_t at = text.find(fence); at != std::string::npos; at = text.find(fence, at + 1), ++count) {
    const std::size_t begin = at + fence.size();
    const std::string body = text.substr(begin, text.find("\n```\n", begin) - begin) + "\n";
    const std::string policy = (says(body, "cadre ") ? "" : "cadre = 1\npolicy = \"p\"\n") + body;
    for (const auto& found : check_policy(policy, "docs/policy-language.md").diagnostics) {
      if (found.severity == Severity::error) ADD_FAILURE() << text::draw(found, policy);
    }
  }
  EXPECT_GT(count, 20U);
}

TEST(PolicyLanguagePage, JsonShownIsCanonical) {
  const std::string text = page("policy-language.md");
  const std::string fence = "\n```json\n";
  const std::size_t begin = text.find(fence) + fence.size();
  ASSERT_TRUE(says(text, fence));
  const std::string json = text.substr(begin, text.find("\n```\n", begin) - begin) + "\n";
  const auto policy = read_policy(json, "docs/policy-language.md", PolicyFormat::json);
  ASSERT_TRUE(policy) << policy.error().to_string();
  EXPECT_EQ(write_policy(*policy), json);
}

TEST(ErrorsPage, ListsEveryCode) {
  const std::string text = page("errors.md");
  std::size_t count = 0;
  for (std::int32_t number = 1; number < 90'000; ++number) {
    const std::string_view name = name_of(static_cast<Errc>(number));
    if (name.empty()) continue;
    EXPECT_TRUE(says(text, "\n| " + std::to_string(number) + " | `" + std::string{name} + "` | ")) << name;
    ++count;
  }
  const std::regex row{"\n\\| [0-9]+ \\| `"};
  const auto rows = std::distance(std::sregex_iterator{text.begin(), text.end(), row}, std::sregex_iterator{});
  EXPECT_EQ(static_cast<std::size_t>(rows), count);
}

TEST(ErrorsPage, ListsEveryReasonLossAndAnswer) {
  const std::string text = page("errors.md");
  for (int i = 0; i <= static_cast<int>(Answer::unknown); ++i) {
    EXPECT_TRUE(says(text, "\n| `" + std::string{to_string(static_cast<Answer>(i))} + "` | ")) << i;
  }
  for (int i = 1; i <= static_cast<int>(last_reason); ++i) {
    EXPECT_TRUE(says(text, "\n| `" + std::string{to_string(static_cast<Reason>(i))} + "` | ")) << i;
  }
  for (int i = 0; i <= static_cast<int>(last_loss); ++i) {
    EXPECT_TRUE(says(text, "\n| `" + std::string{to_string(static_cast<Loss>(i))} + "` | ")) << i;
  }
}

TEST(LimitsPage, ListsEveryFieldWithItsDefault) {
  const std::string text = page("limits.md");
  // The names stand in the order of the fields; a field that is added must be named here to compile.
  const auto [file_bytes, policy_bytes, rows, columns, cell_bytes, depth, headers, findings, windows, work] = Limits{};
  const std::pair<const char*, std::size_t> fields[] = {{"file_bytes", file_bytes},
                                                        {"policy_bytes", policy_bytes},
                                                        {"rows", rows},
                                                        {"columns", columns},
                                                        {"cell_bytes", cell_bytes},
                                                        {"depth", depth},
                                                        {"headers", headers},
                                                        {"findings", findings},
                                                        {"windows", windows},
                                                        {"work", work}};
  for (const auto& [name, value] : fields) {
    EXPECT_TRUE(says(text, std::string{"\n| `"} + name + "` | " + std::to_string(value) + " |")) << name;
  }
}

}  // namespace
