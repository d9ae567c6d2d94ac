// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/runner.hpp>

#include <gmock/gmock.h>

#include <cadre/io/tables.hpp>

#include "testing/self_study.hpp"

namespace cadre::inline v1::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view li = R"(
[[people]]
person = "li"
tags = ["cadre", "member"]
[[study]]
person = "li"
kind = "self_study"
start = "2021-03-06 19:00"
end = "2021-03-06 21:00"
)";

constexpr std::string_view asks = R"(
[[case]]
name = "two hours leave twenty-eight"
subject = "li"
rule = "self-study/month"
window = "2021-03"
)";

std::string file(std::string_view expected, std::string_view facts = li) {
  return "now = 2021-04-01\n" + std::string{facts} + std::string{asks} + std::string{expected};
}

TestRun run(const std::string& text) { return run_policy_tests(self_study_policy(), text, "a.test.toml").value(); }

std::string fault_of(const std::string& text) {
  const auto result = run_policy_tests(self_study_policy(), text, "a.test.toml");
  return result ? "none" : result.error().to_string();
}

TEST(Runner, RefusesAWindowThatIsNone) {
  std::string text = file("answer = \"not_applicable\"", "[[people]]\nperson = \"li\"\n");
  text.replace(text.find("2021-03\""), 7, "banana");
  EXPECT_THAT(fault_of(text), HasSubstr("'banana' is neither a window such as 2021-03 nor a session of the facts"));
}

TEST(Runner, PassesWhereAllIsAsExpected) {
  const TestRun result = run(file(R"(answer = "failed"
need = "30 h"
counted = "2 h"
short = "28 h"
lost = "0 h"
cite = "T 4.2")"));
  ASSERT_EQ(result.cases.size(), 1U);
  EXPECT_EQ(result.passed(), 1U);
  EXPECT_EQ(result.failed(), 0U);
  EXPECT_EQ(result.cases[0].name, "two hours leave twenty-eight");
  EXPECT_EQ(describe(result.cases[0]), "passed: two hours leave twenty-eight  (a.test.toml:12)\n");
}

TEST(Runner, SaysOfEachKeyWhatIsOtherwise) {
  const TestRun result = run(file(R"(answer = "met"
counted = "90 min"
need = "40 h"
short = "28 session"
lost = "none"
reason = "exempt"
cite = "T 4.1")"));
  EXPECT_EQ(result.failed(), 1U);
  EXPECT_THAT(result.cases[0].mismatches,
              ElementsAre(Mismatch{"answer", "met", "failed", ""}, Mismatch{"counted", "1.5 h", "2 h", "+30 min"},
                          Mismatch{"need", "40 h", "30 h", "-10 h"}, Mismatch{"short", "28 session", "28 h", ""},
                          Mismatch{"lost", "none", "0 h", ""}, Mismatch{"reason", "exempt", "none", ""},
                          Mismatch{"cite", "T 4.1", "T 4.2", ""}));
}

TEST(Runner, DescribesAFailureWithItsExplanation) {
  const std::string text = describe(run(file("answer = \"failed\"\nshort = \"27 h\"")).cases[0]);
  EXPECT_THAT(text, StartsWith("FAILED: two hours leave twenty-eight  (a.test.toml:12)\n"
                               "  li  self-study/month  2021-03\n"
                               "  short: expected 27 h, actual 28 h, difference +1 h\n"
                               "  | "));
  EXPECT_THAT(text, HasSubstr("study.csv"));
}

TEST(Runner, GivesTheFactsOfACaseToThatCaseAlone) {
  const std::string rest = R"(answer = "met"
counted = "30 h"
[[case.study]]
person = "li"
kind = "self_study"
day = 2021-03-07
hours = 28
[[case]]
name = "without them"
subject = "li"
rule = "self-study/month"
window = "2021-03"
answer = "failed"
counted = "2 h")";
  EXPECT_EQ(run(file(rest)).passed(), 2U);
}

TEST(Runner, LetsACaseAskOnAnotherDay) {
  // 28 hours are missing: two days are left after the 29th, one after the 30th.
  EXPECT_EQ(run(file("answer = \"open\"\ncounted = \"2 h\"\nnow = 2021-03-29")).failed(), 0U);
  EXPECT_EQ(run(file("answer = \"doomed\"\ncounted = \"2 h\"\nnow = 2021-03-30")).failed(), 0U);
  EXPECT_EQ(run(file("answer = \"open\"\ncounted = \"0 h\"\nnow = 2021-03-05")).failed(), 0U);
}

TEST(Runner, LetsACaseAskWhatWasKnown) {
  const std::string recorded = std::string{li} + "recorded = 2021-03-20\n";
  EXPECT_EQ(run(file("answer = \"failed\"\ncounted = \"0 h\"\nknown = 2021-03-19", recorded)).failed(), 0U);
  EXPECT_EQ(run(file("answer = \"failed\"\ncounted = \"2 h\"\nknown = 2021-03-20", recorded)).failed(), 0U);
  EXPECT_EQ(run("known = 2021-03-19\n" + file("answer = \"failed\"\ncounted = \"0 h\"", recorded)).failed(), 0U);
}

TEST(Runner, TakesSilenceForNotApplicable) {
  const std::string guest = "[[people]]\nperson = \"li\"\n";
  EXPECT_EQ(run(file("answer = \"not_applicable\"\nreason = \"not_selected\"\nneed = \"none\"", guest)).failed(), 0U);
  EXPECT_EQ(run(file("answer = \"failed\"", guest)).failed(), 1U);
}

TEST(Runner, NamesTheWindowsThereAre) {
  std::string text = file("answer = \"failed\"");
  text.replace(text.find("window = \"2021-03\""), 18, "window = \"2021-Q1\"");
  EXPECT_THAT(run(text).cases[0].mismatches,
              ElementsAre(Mismatch{"window", "2021-Q1", "2021-01, 2021-02, 2021-03", ""}));
}

TEST(Runner, JudgesUnitsAndAttendance) {
  const std::string text = R"(now = 2021-12-31
[[units]]
unit = "b1"
kind = "branch"
[[people]]
person = "li"
tags = "cadre"
[[memberships]]
person = "li"
unit = "b1"
[[sessions]]
session = "s1"
unit = "b1"
kind = "lecture"
start = 2021-02-03T09:00:00
end = "2021-02-03 11:00"
[[sessions]]
session = "s2"
unit = "b1"
kind = "lecture"
start = "2021-02-04 09:00"
end = "2021-02-04 11:00"
[[presence]]
session = "s1"
person = "li"
status = "present"
[[presence]]
session = "s2"
person = "li"
status = "absent"
[[case]]
name = "one of two"
subject = "li"
rule = "attendance/year"
window = "2021"
answer = "failed"
counted = "50 %"
need = "4/5"
[[case]]
name = "excused by illness"
subject = "li"
rule = "attendance/year"
window = "2021"
answer = "met"
counted = "100 %"
[[case.leaves]]
person = "li"
kind = "sick"
from = 2021-02-04
to = 2021-02-04
decision = "approved"
[[case]]
name = "held in the first quarter"
subject = "b1"
rule = "sessions/quarter"
window = "2021-Q1"
answer = "met"
counted = "2 session"
)";
  const TestRun result = run(text);
  for (const CaseResult& c : result.cases) EXPECT_TRUE(c.passed()) << describe(c);
  EXPECT_EQ(result.cases.size(), 3U);
}

TEST(Runner, KnowsEveryColumnOfTheDataFolder) {
  for (const TableInfo& table : data_tables()) {
    for (const ColumnInfo& column : table.columns) {
      const std::string fault =
          fault_of("now = 2021-04-01\n[[" + std::string{table.name} + "]]\n" + std::string{column.name} + " = \"1\"\n" +
                   std::string{asks} + "answer = \"failed\"");
      EXPECT_EQ(fault.find("there is no key"), std::string::npos) << table.name << ' ' << fault;
    }
  }
}

TEST(Runner, RefusesKeysThatItDoesNotKnow) {
  EXPECT_EQ(fault_of("now = 2021-04-01\n[[poeple]]\nperson = \"li\"\n"),
            "a.test.toml:2:3: there is no key 'poeple' here; did you mean 'people'?");
  EXPECT_EQ(fault_of(file("answer = \"failed\"\nshrot = \"28 h\"")),
            "a.test.toml:18:1: there is no key 'shrot' here; did you mean 'short'?");
  EXPECT_EQ(fault_of("now = 2021-04-01\n[[people]]\npersno = \"li\"\n"),
            "a.test.toml:3:1: there is no key 'persno' here; did you mean 'person'?");
  EXPECT_EQ(fault_of("now = 2021-04-01\n\nxyzzy = 1\n"), "a.test.toml:3:1: there is no key 'xyzzy' here");
}

TEST(Runner, RefusesAFileWithoutADay) {
  EXPECT_THAT(fault_of("[[people]]\nperson = \"li\"\n"), StartsWith("a.test.toml:1:1: the file has no 'now'"));
  EXPECT_THAT(fault_of("now = \"2021-04-01\"\n"), StartsWith("a.test.toml:1:7: 'now' is a day"));
  EXPECT_EQ(fault_of("now = 2021-04-01\n"), "a.test.toml:1:1: the file has no [[case]]");
}

TEST(Runner, RefusesACaseThatIsNotWhole) {
  EXPECT_EQ(fault_of(file("")), "a.test.toml:12:1: the case has no 'answer'");
  EXPECT_EQ(fault_of(file("answer = \"faild\"")),
            "a.test.toml:17:10: 'answer' is one of: met failed open doomed waived not_applicable unknown; did you mean "
            "'failed'?");
  EXPECT_EQ(fault_of(file("answer = \"failed\"\nshort = 28")),
            "a.test.toml:18:9: 'short' is an amount with its unit in quotes: \"30 h\"");
  EXPECT_THAT(fault_of(file("answer = \"failed\"\nshort = \"28\"")), HasSubstr("a.test.toml:18:9: '28' is no amount"));
  EXPECT_EQ(fault_of(file("answer = \"failed\"") + std::string{asks} + "answer = \"failed\""),
            "a.test.toml:19:8: two cases are named 'two hours leave twenty-eight'");
}

TEST(Runner, RefusesNamesThatNothingHas) {
  const auto with = [](std::string_view from, std::string_view to) {
    std::string text = file("answer = \"failed\"");
    return text.replace(text.find(from), from.size(), to);
  };
  EXPECT_EQ(fault_of(with("rule = \"self-study/month\"", "rule = \"self-study/mont\"")),
            "a.test.toml:15:8: the policy has no rule 'self-study/mont'; did you mean 'self-study/month'?");
  EXPECT_EQ(fault_of(with("subject = \"li\"", "subject = \"lu\"")),
            "a.test.toml:14:11: the rule is about a person, and the facts have none named 'lu'; did you mean 'li'?");
}

TEST(Runner, RefusesFactsThatAReaderWouldNotUse) {
  EXPECT_THAT(fault_of(file("answer = \"failed\"",
                            "[[people]]\nperson = \"li\"\n[[study]]\nperson = \"wang\"\n"
                            "kind = \"self_study\"\nday = 2021-03-01\nhours = 1\n")),
              StartsWith("a.test.toml:5:10: [study] no such person (person): 'wang'"));
  EXPECT_THAT(fault_of(file("answer = \"failed\"", "[[people]]\nperson = \"li\"\nborn = \"1970-13-01\"\n")),
              StartsWith("a.test.toml:4:8: [people] the value is no day"));
  EXPECT_THAT(fault_of(file("answer = \"failed\"", "[[people]]\nname = \"Li\"\n")),
              StartsWith("a.test.toml:2:1: [people] "));
  EXPECT_EQ(fault_of(file("answer = \"failed\"", "[[people]]\nperson = {}\n")),
            "a.test.toml:3:10: a cell is a text, number, day, time, true or false, or a list of these, not a table");
  EXPECT_THAT(fault_of(file("answer = \"failed\"", "[[people]]\nperson = \"li\"\nborn = true\n")),
              StartsWith("a.test.toml:4:8: [people] the value is no day or time (born): 'yes'"));
  EXPECT_EQ(fault_of("now = 2021-04-01\npeople = 1\n"), "a.test.toml:2:1: 'people' is a list of rows: [[people]]");
}

}  // namespace
}  // namespace cadre::inline v1::testing
