// SPDX-License-Identifier: Apache-2.0
// tests/policy/diagnostics: each policy there with what is wrong with it, drawn.
#include <cadre/policy/policy.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {
using namespace cadre;

const std::filesystem::path folder{CADRE_SOURCE_DIR "/tests/policy/diagnostics"};

std::string file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> policies() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() != ".txt") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class DiagnosticOf : public ::testing::TestWithParam<std::string> {};

TEST_P(DiagnosticOf, IsDrawnAtItsPlace) {
  const std::string text = file(folder / GetParam());
  const std::string expected = file((folder / GetParam()).replace_extension(".txt"));
  const bool is_json = GetParam().ends_with(".json");
  ASSERT_FALSE(expected.empty());
  std::string drawn;
  for (const auto& diagnostic :
       check_policy(text, GetParam(), is_json ? PolicyFormat::json : PolicyFormat::toml).diagnostics) {
    drawn += text::draw(diagnostic, text);
  }
  EXPECT_EQ(drawn, expected);
}

INSTANTIATE_TEST_SUITE_P(Policies, DiagnosticOf, ::testing::ValuesIn(policies()), [](const auto& name) {
  std::string word = name.param.substr(0, name.param.find('.'));
  std::replace(word.begin(), word.end(), '-', '_');
  return word;
});

/// The first error of a policy with one more table in it.
text::Diagnostic first_error(const std::string& table) {
  const PolicyCheck check = check_policy("cadre = 1\npolicy = 'p'\n" + table, "p.toml");
  const auto found = std::find_if(check.diagnostics.begin(), check.diagnostics.end(),
                                  [](const auto& diagnostic) { return diagnostic.severity == Severity::error; });
  return found == check.diagnostics.end() ? text::Diagnostic{} : *found;
}

TEST(PolicyCheck, RefusesByNameWhatAnotherVersionMayRead) {
  const text::Diagnostic found = first_error("[[limits]]\nid = 'x'");
  EXPECT_EQ(found.code, "E508");
  EXPECT_NE(found.message.find("'limits'"), std::string::npos) << found.message;
  EXPECT_EQ(first_error("[[quota]]\nlimits = 'x'\nid = 'q'\nper = 'month'\nat_least = '1 h'").code, "E508");
  for (const std::string subject : {"class", "post", "population"}) {
    EXPECT_EQ(first_error("[[quota]]\nsubject = '" + subject + "'\nid = 'q'\nper = 'month'\nat_least = '1 h'").code,
              "E508")
        << subject;
  }
}

TEST(PolicyCheck, SaysEverythingThatIsWrongInOrderOfPlace) {
  const PolicyCheck check = check_policy(
      "cadre = 1\npolicy = 'p'\n[[quota]]\nid = 'q'\nper = 'fortnight'\nat_least = 5\nwhoo = 1\n", "p.toml");
  std::vector<std::uint32_t> lines;
  for (const auto& diagnostic : check.diagnostics) lines.push_back(diagnostic.where.line);
  EXPECT_FALSE(check.policy);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{3, 5, 6, 7}));  // 3: the rule cites nothing
}

TEST(PolicyCheck, WarningsLeaveAPolicy) {
  const PolicyCheck check =
      check_policy("cadre = 1\npolicy = 'p'\n[[quota]]\nid = 'q'\nper = 'month'\nat_least = '1 h'\n", "p.toml");
  EXPECT_TRUE(check.policy);
  ASSERT_EQ(check.diagnostics.size(), 1U);
  EXPECT_EQ(check.diagnostics[0].severity, Severity::warning);
}

TEST(PolicyCheck, ModelBuiltByAProgramIsCheckedTheSame) {
  PolicyModel model;
  model.id = "built";
  Quota quota;
  quota.id = "q";
  quota.assumed = true;
  quota.reason = "built by a test";
  quota.per.spec = parse_window("month").value();
  model.quotas.push_back(quota);
  PolicyCheck check = check_policy(model);
  ASSERT_EQ(check.diagnostics.size(), 1U);
  EXPECT_EQ(check.diagnostics[0].code, "E505");
  EXPECT_EQ(check.diagnostics[0].where.path, "quota[0]");
  model.quotas[0].at_least = Parameter{.values = {{.amount = parse_amount("1 h").value()}}};
  EXPECT_TRUE(check_policy(model).policy);
}

TEST(Policy, ListsWhatIsAssumedInOrderOfId) {
  const Policy policy = read_policy(R"(
    cadre = 1
    policy = "p"
    source.T = { name = "T" }
    param.h = { value = { value = "3 h", assumed = true, reason = "c" } }
    [[quota]]
    id = "b"
    cite = "T"
    count = "days"
    per = "month"
    at_least = { value = "2 d", assumed = true, reason = "a" }
    day_counts = { half = "1 h", full = "2 h", assumed = true, reason = "b" }
    [[attendance]]
    id = "a"
    cite = "T"
    per = "year"
    at_least = "80 %"
    leave = { sick = "present", official = "absent", assumed = true, reason = "d" }
  )")
                            .value();
  std::vector<std::string> all;
  for (const auto& assumed : policy.assumed()) all.push_back(assumed.id + ": " + assumed.value + ": " + assumed.reason);
  EXPECT_EQ(all, (std::vector<std::string>{"a: official = absent, sick = present: d", "b: 2 d: a",
                                           "b: half = 1 h, full = 2 h: b", "param.h: 3 h: c"}));
}

TEST(Policy, MovingRulesChangesNothing) {
  const std::string head = "cadre = 1\npolicy = 'p'\n";
  const std::string a = "[[quota]]\nid = 'a'\nper = 'month'\nat_least = '1 h'\n";
  const std::string b = "[[quota]]\nid = 'b'\nper = 'year'\nat_least = '2 h'\n";
  const auto ids = [](const Policy& policy) {
    std::vector<std::string> all;
    for (const Rule& rule : policy.rules()) all.push_back(rule.head().id);
    return all;
  };
  EXPECT_EQ(ids(read_policy(head + a + b).value()), ids(read_policy(head + b + a).value()));
}

TEST(Policy, TextOverTheLimitIsRefused) {
  Limits limits;
  limits.policy_bytes = 20;
  const auto policy = read_policy("cadre = 1\npolicy = 'p'\n", "p.toml", limits);
  ASSERT_FALSE(policy);
  EXPECT_EQ(policy.error().code(), Errc::limit_exceeded);
}

TEST(Policy, MayHaveAThousandOfAConstructAndNoMore) {
  using Entry = std::string (*)(std::size_t);
  const std::string head = "cadre = 1\npolicy = 'p'\n[[quota]]\nid = 'x0'\nper = 'month'\nat_least = '1 h'\n";
  const std::vector<std::pair<std::string, Entry>> constructs{
      {"source", [](std::size_t i) { return "[source.s" + std::to_string(i) + "]\nname = 'n'\n"; }},
      {"measure", [](std::size_t i) { return "[[measure]]\nid = 'm" + std::to_string(i) + "'\n"; }},
      {"all_of",
       [](std::size_t i) {
         return "[[all_of]]\nid = 'x" + std::to_string(i) + "'\nrules = ['x" + std::to_string(i - 1) + "']\n";
       }},
  };
  for (const auto& [construct, entry] : constructs) {
    const std::string message = "'" + construct + "' has 1001 entries, more than the limit of 1000";
    const auto refusal = [&message](const PolicyCheck& check) {
      return std::any_of(check.diagnostics.begin(), check.diagnostics.end(),
                         [&](const text::Diagnostic& d) { return d.code == "E203" && d.message == message; });
    };
    std::string text = head;
    for (std::size_t i = 1; i <= 1000; ++i) text += entry(i);
    EXPECT_FALSE(refusal(check_policy(text, "p.toml"))) << construct;
    const PolicyCheck more = check_policy(text + entry(1001), "p.toml");
    EXPECT_TRUE(refusal(more)) << construct;
    EXPECT_EQ(more.diagnostics.size(), 1U) << construct;
    EXPECT_EQ(more.diagnostics[0].where.line, 7U) << construct;
  }
}

TEST(Policy, SaysAThousandErrorsAndThatThereAreMore) {
  const auto check = [](std::size_t unknown) {
    std::string text = "cadre = 1\npolicy = 'p'\n[[all_of]]\nid = 'all'\nrules = ['no'";
    for (std::size_t i = 1; i < unknown; ++i) text += ", 'no'";
    return check_policy(text + "]\n", "p.toml");
  };
  const auto count = [](const PolicyCheck& checked, std::string_view code) {
    return std::count_if(checked.diagnostics.begin(), checked.diagnostics.end(),
                         [&](const text::Diagnostic& d) { return d.code == code; });
  };
  const std::string unknown = 'E' + std::to_string(static_cast<int>(Errc::policy_unknown_name));
  EXPECT_EQ(count(check(3), unknown), 3);
  EXPECT_EQ(count(check(1000), "W203"), 0);
  const PolicyCheck more = check(1001);
  EXPECT_FALSE(more.policy.has_value());
  EXPECT_EQ(count(more, unknown), 1000);
  EXPECT_EQ(more.diagnostics.back().code, "W203");
  EXPECT_EQ(more.diagnostics.back().message, "more than 1000 errors or warnings; others are left out");
}

}  // namespace
