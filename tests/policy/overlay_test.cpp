// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include <cadre/policy/canonical.hpp>

namespace {
using namespace cadre;

const std::string national = R"(cadre = 1
policy = "national"
valid = { from = 2020-01-01 }
source.N = { name = "National rules" }
param.hours = { value = "40 h" }
[[quota]]
id = "hours/year"
cite = "N 1"
who = { tag = ["cadre"] }
per = "year"
at_least = "param.hours"
[[quota]]
id = "talks/year"
cite = "N 2"
count = "sessions"
per = "year"
at_most = "5 session"
)";

/// Texts by name, as a loader gives them.
class Shelf {
 public:
  std::map<std::string, std::string> texts{{"national", national}};

  [[nodiscard]] PolicyCheck check(const std::string& text) const {
    return check_policy({"local.toml", text, PolicyFormat::toml}, [this](const std::string& name, const std::string&) {
      const auto found = texts.find(name);
      if (found == texts.end()) return Result<PolicyText>{Error{Errc::unreadable, "there is no '" + name + "'"}};
      return Result<PolicyText>{PolicyText{name + ".toml", found->second, PolicyFormat::toml}};
    });
  }
};

std::string local(const std::string& rest, const std::string& head = "") {
  return "cadre = 1\npolicy = \"local\"\nextends = \"national\"\n" + head + rest;
}

std::string override_of(const std::string& rule, const std::string& keys) {
  return "[[override]]\nrule = \"" + rule + "\"\nwhy = \"allowed\"\n" + keys + '\n';
}

/// What the one override of a rule does.
OverrideEffect effect(const std::string& rule, const std::string& keys) {
  const PolicyCheck check = Shelf{}.check(local(override_of(rule, keys)));
  EXPECT_TRUE(check.policy) << (check.diagnostics.empty() ? "" : check.diagnostics.front().message);
  EXPECT_EQ(check.overridden.size(), 1U);
  return check.overridden.empty() ? OverrideEffect::other : check.overridden.front().effect;
}

/// The first error as `code file:line path: message`.
std::string first_error(const PolicyCheck& check) {
  for (const text::Diagnostic& d : check.diagnostics) {
    if (d.severity != Severity::error) continue;
    return d.code + ' ' + d.where.document + ':' + std::to_string(d.where.line) + ' ' + d.where.path + ": " + d.message;
  }
  return "no error";
}

TEST(Overlay, IsOnePolicyWithTheRulesOfBothAndTheIdOfTheUpper) {
  const PolicyCheck check = Shelf{}.check(local(override_of("hours/year", "at_least = \"30 h\"") +
                                                "[[quota]]\nid = \"own\"\nper = \"month\"\nat_least = \"1 h\"\n"));
  ASSERT_TRUE(check.policy) << first_error(check);
  EXPECT_EQ(check.policy->model().id, "local");
  ASSERT_EQ(check.policy->rules().size(), 3U);
  const auto& hours = std::get<Quota>(check.policy->rules()[*check.policy->find_rule("hours/year")].spec);
  EXPECT_EQ(to_string(check.policy->values(*hours.at_least).front().amount), "30 h");
  EXPECT_EQ(hours.who.tag, std::vector<std::string>{"cadre"});
  EXPECT_TRUE(check.policy->find_rule("own"));
}

TEST(Overlay, HasTheHashOfThePolicyWrittenOutByHand) {
  std::string whole = national;
  whole.replace(whole.find("national"), 8, "local");
  whole.replace(whole.find("at_most = \"5 session\""), 21, "at_most = \"3 session\"");
  const PolicyCheck check = Shelf{}.check(local(override_of("talks/year", "at_most = \"3 session\"")));
  ASSERT_TRUE(check.policy) << first_error(check);
  EXPECT_EQ(policy_hash(*check.policy), policy_hash(read_policy(whole).value()));
}

TEST(Overlay, SaysWhetherAnOverrideIsStricter) {
  using E = OverrideEffect;
  EXPECT_EQ(effect("hours/year", "at_least = \"41 h\""), E::stricter);
  EXPECT_EQ(effect("hours/year", "at_least = \"39 h\""), E::laxer);
  EXPECT_EQ(effect("hours/year", "at_least = \"2400 min\""), E::other) << "the same";
  EXPECT_EQ(effect("talks/year", "at_most = \"4 session\""), E::stricter);
  EXPECT_EQ(effect("talks/year", "at_most = \"6 session\""), E::laxer);
  EXPECT_EQ(effect("talks/year", "at_least = \"1 session\""), E::stricter) << "a floor where there was none";
  EXPECT_EQ(effect("hours/year", "severity = \"should\""), E::laxer);
  EXPECT_EQ(effect("hours/year", "valid = { from = 2022-01-01 }\n"), E::laxer);
  EXPECT_EQ(effect("hours/year", "cite = \"N 3\""), E::other);
  EXPECT_EQ(effect("hours/year", "at_least = [{ value = \"40 h\" }, { from = 2023-01-01, value = \"50 h\" }]"),
            E::stricter);
  EXPECT_EQ(effect("hours/year", "at_least = [{ value = \"30 h\" }, { from = 2023-01-01, value = \"50 h\" }]"),
            E::other)
      << "laxer first, stricter later";
}

TEST(Overlay, OverrideTellsWhatWasAndIsAndWhy) {
  const PolicyCheck check = Shelf{}.check(local(override_of("hours/year", "at_least = \"30 h\"")));
  ASSERT_EQ(check.overridden.size(), 1U);
  const Overridden& told = check.overridden.front();
  EXPECT_EQ(told.rule + ' ' + told.key + ' ' + told.was + ' ' + told.is + ' ' + told.why,
            "hours/year at_least 40 h 30 h allowed");
  EXPECT_EQ(told.where.document, "local.toml");
  EXPECT_EQ(told.where.line, 7U);
}

TEST(Overlay, DiagnosticsNameFileLineAndKeyWhereItIsWritten) {
  EXPECT_EQ(first_error(Shelf{}.check(local(override_of("hours/year", "at_least = \"3 session\"")))).substr(0, 41),
            "E503 local.toml:7 override[0].at_least[0]");
  EXPECT_EQ(first_error(Shelf{}.check(local(
                            "[[quota]]\nid = \"own\"\nper = \"month\"\nat_least = \"1 session\"\ncite = \"M 1\"\n")))
                .substr(0, 34),
            "E512 local.toml:8 quota[0].cite: t");
  Shelf broken;
  broken.texts["national"].replace(national.find("\"year\""), 6, "\"yaer\"");
  EXPECT_EQ(first_error(broken.check(local(""))).substr(0, 37), "E504 national.toml:10 quota[0].per: '");
}

TEST(Overlay, RuleThatTwoPoliciesRepeatIsReportedInEach) {
  const std::string again = "[[quota]]\nid = \"hours/year\"\nper = \"year\"\nat_least = \"1 h\"\n";
  Shelf shelf;
  shelf.texts["middle"] = "cadre = 1\npolicy = \"middle\"\nextends = \"national\"\n\n\n" + again;
  const PolicyCheck check = shelf.check("cadre = 1\npolicy = \"local\"\nextends = \"middle\"\n" + again);
  std::vector<std::string> places;
  for (const text::Diagnostic& d : check.diagnostics) {
    if (d.code == "E506") places.push_back(d.where.document + ':' + std::to_string(d.where.line));
  }
  EXPECT_EQ(places, (std::vector<std::string>{"local.toml:5", "middle.toml:7"}));
}

TEST(Overlay, RefusesWhatDoesNotGoTogether) {
  const Shelf shelf;
  EXPECT_EQ(first_error(shelf.check(local(override_of("hours/yaer", "at_least = \"30 h\"")))),
            "E507 local.toml:5 override[0].rule: there is no rule 'hours/yaer' in national.toml");
  EXPECT_EQ(first_error(shelf.check(local("[[quota]]\nid = \"hours/year\"\nper = \"year\"\nat_least = \"1 h\"\n"))),
            "E506 local.toml:5 quota[0].id: 'hours/year' stands in national.toml as well");
  EXPECT_EQ(first_error(shelf.check(local("", "param.hours = { value = \"50 h\" }\n"))).substr(0, 37),
            "E506 local.toml:4 param.hours: 'hours");
  EXPECT_EQ(first_error(shelf.check(local("", "source.N = { name = \"National rules\" }\n"))), "no error");
  EXPECT_EQ(first_error(shelf.check(local("[[override]]\nrule = \"hours/year\"\nat_least = \"1 h\"\n"))).substr(0, 4),
            "E505");
  EXPECT_EQ(first_error(shelf.check(local(override_of("hours/year", "")))),
            "E505 local.toml:4 override[0]: nothing is overridden");
  EXPECT_EQ(first_error(shelf.check(
                local(override_of("hours/year", "severity = \"may\"") + override_of("hours/year", "cite = \"N 1\"")))),
            "E506 local.toml:9 override[1].rule: rule 'hours/year' is overridden twice");
  EXPECT_EQ(first_error(shelf.check(local("", "valid = { from = 2010-01-01, until = 2011-01-01 }\n"))).substr(0, 27),
            "E514 local.toml:4 valid: on");
}

TEST(Overlay, IsRefusedWhereTheOtherIsNotAtHand) {
  EXPECT_EQ(first_error(check_policy(local(""), "local.toml")).substr(0, 31), "E507 local.toml:3 extends: the ");
  EXPECT_EQ(first_error(check_policy("cadre = 1\npolicy = \"p\"\n" + override_of("x", "cite = \"N 1\""), "p.toml"))
                .substr(0, 25),
            "E505 p.toml:3 override[0]");
  Shelf shelf;
  shelf.texts.clear();
  EXPECT_EQ(first_error(shelf.check(local(""))), "E701 local.toml:3 extends: there is no 'national'");
}

TEST(Overlay, PolicyThatExtendsNothingIsToldTheSameWithALoaderAndWithoutOne) {
  std::string many = "cadre = 1\npolicy = 'p'\n";
  for (int i = 0; i <= 1000; ++i) many += "[source.s" + std::to_string(i) + "]\nname = 'n'\n";
  const std::vector<std::string> texts{
      "cadre = \n", many, national,
      // A bare number, and besides a rule that there is not.
      "cadre = 1\npolicy = 'p'\n[[quota]]\nid = 'q'\nper = 'year'\nat_least = 5\npart_of = 'no'\n"};
  for (const std::string& text : texts) {
    const auto told = [](const PolicyCheck& check) {
      std::vector<std::string> all;
      for (const text::Diagnostic& d : check.diagnostics)
        all.push_back(d.code + ' ' + d.where.document + ':' + std::to_string(d.where.line) + ':' +
                      std::to_string(d.where.column) + ' ' + d.where.path + ": " + d.message);
      return all;
    };
    EXPECT_EQ(told(Shelf{}.check(text)), told(check_policy(text, "local.toml"))) << text.substr(0, 200);
  }
  EXPECT_EQ(Shelf{}.check(many).diagnostics.at(0).where.path, "source");
  EXPECT_EQ(first_error(check_policy(texts[3], "local.toml")).substr(0, 4), "E502");
}

TEST(Overlay, CircleAndTooLongAChainAreErrors) {
  Shelf shelf;
  shelf.texts["national"] = "cadre = 1\npolicy = \"n\"\nextends = \"national\"\n";
  EXPECT_EQ(first_error(shelf.check(local(""))).substr(0, 32), "E509 national.toml:3 extends: na");
  Shelf chain;
  const auto link = [](int i) { return "n" + std::to_string(i); };
  const auto build = [&](int below) {
    chain.texts["national"] = "cadre = 1\npolicy = \"n0\"\nextends = \"n1\"\n";
    for (int i = 1; i < below; ++i) {
      std::string text = "cadre = 1\npolicy = \"" + link(i) + "\"\n";
      if (i + 1 < below) text += "extends = \"" + link(i + 1) + "\"\n";
      chain.texts[link(i)] = text;
    }
    return first_error(chain.check(local("")));
  };
  EXPECT_EQ(build(8), "no error");
  EXPECT_EQ(build(9).substr(0, 19), "E203 n7.toml:3 exte");
}

TEST(Overlay, TogetherTheyHaveNoMoreRulesThanOneMayHave) {
  const auto many = [](int count, const std::string& name) {
    std::string text;
    for (int i = 0; i < count; ++i)
      text += "[[all_of]]\nid = \"" + name + std::to_string(i) + "\"\nrules = [\"hours/year\"]\n";
    return text;
  };
  Shelf shelf;
  shelf.texts["national"] += many(600, "n");
  EXPECT_EQ(first_error(shelf.check(local(many(401, "l")))).substr(0, 27), "E203 local.toml:3 extends: ");
}

TEST(Overlay, MiddlePolicyIsOverriddenByTheUpper) {
  Shelf shelf;
  shelf.texts["national"] =
      "cadre = 1\npolicy = \"province\"\nextends = \"country\"\n" + override_of("hours/year", "at_least = \"50 h\"");
  shelf.texts["country"] = national;
  const PolicyCheck check = shelf.check(local(override_of("hours/year", "at_least = \"45 h\"")));
  ASSERT_TRUE(check.policy) << first_error(check);
  ASSERT_EQ(check.overridden.size(), 2U);
  EXPECT_EQ(check.overridden[0].is, "50 h");
  EXPECT_EQ(check.overridden[1].was, "50 h");
  EXPECT_EQ(check.overridden[1].effect, OverrideEffect::laxer);
  EXPECT_EQ(check.below.size(), 2U);
}

TEST(Overlay, RuleBelowHoldsOnlyWhileItsOwnPolicyDoes) {
  Shelf shelf;
  shelf.texts["national"].replace(national.find("2020-01-01 }"), 12, "2020-01-01, until = 2023-01-01 }");
  const PolicyCheck check = shelf.check(local("", "valid = { from = 2021-01-01 }\n"));
  ASSERT_TRUE(check.policy) << first_error(check);
  EXPECT_EQ(check.policy->model().valid.from, Date::from_ymd(2021, 1, 1).value());
  EXPECT_EQ(check.policy->model().valid.until, Date::last());
  EXPECT_EQ(check.policy->rules()[0].head().valid.until, Date::from_ymd(2023, 1, 1).value());
}

}  // namespace
