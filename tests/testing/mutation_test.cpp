// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/mutation.hpp>

#include <gmock/gmock.h>

#include <algorithm>

#include <cadre/testing/runner.hpp>

#include "testing/small_policy.hpp"

namespace cadre::inline v1::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Mutation of(const std::string& file, unsigned threads = 1) {
  const std::vector<PolicyText> texts{{"small.toml", std::string{small_text}, PolicyFormat::toml}};
  return mutate_policy(small_policy(), texts, file, "small.test.toml", {}, threads).value();
}

std::vector<std::string> survivors(const Mutation& mutation) {
  std::vector<std::string> list;
  for (const MutantResult& mutant : mutation.mutants) {
    if (mutant.killed.empty())
      list.push_back(std::to_string(mutant.where.line) + ": " + mutant.was + " -> " + mutant.is);
  }
  return list;
}

// Seven changes: tag dropped, window shorter, window longer, kind dropped, floor dropped (which does not compile), a
// minute more, a minute less.
TEST(Mutation, SixOfTheSevenMutantsOfOneFloorCompile) {
  const Mutation mutation = of(small_file(small_january));
  EXPECT_EQ(mutation.of(), 6U);
  EXPECT_EQ(mutation.broken, 1U);
  EXPECT_EQ(mutation.equal, 0U);
}

TEST(Mutation, CasesOnBothSidesOfTheBoundKillAllOfThem) {
  const Mutation mutation = of(small_file(small_january, small_february, small_guest));
  EXPECT_EQ(mutation.killed(), 6U);
  EXPECT_THAT(mutation.tests, IsEmpty());
}

TEST(Mutation, WithoutTheCaseUnderTheBoundTheLowerBoundAndTheWiderKindSurvive) {
  EXPECT_THAT(survivors(of(small_file(small_january, small_guest))),
              ElementsAre("6: self_study -> nothing", "8: 30 h -> 1799 min"));
}

TEST(Mutation, OneNewCaseThatKillsSeveralIsWrittenOnce) {
  const Mutation mutation = of(small_file(small_january, small_guest));
  EXPECT_THAT(mutation.tests, ElementsAre(R"([[case]]
name = "study/month of li in 2021-02"
subject = "li"
rule = "study/month"
window = "2021-02"
now = 2021-03-31
answer = "failed"
counted = "1799 min"
need = "30 h"
short = "1 min"
lost = "0 h"
)"));
}

TEST(Mutation, TheNewCasesPassOnThePolicyAndKillWhatSurvived) {
  std::string file = small_file(small_january);
  for (const std::string& test : of(file).tests) file += '\n' + test;
  EXPECT_EQ(run_policy_tests(small_policy(), file, "small.test.toml")->failed(), 0U);
  EXPECT_THAT(survivors(of(file)), IsEmpty());
}

TEST(Mutation, ASubjectOfWhomOnlyTheMutantSpeaksMakesACase) {
  const Mutation mutation = of(small_file(small_january, small_february));
  EXPECT_THAT(survivors(mutation), ElementsAre("5: cadre -> nothing"));
  ASSERT_EQ(mutation.tests.size(), 1U);
  EXPECT_THAT(mutation.tests.front(), HasSubstr("subject = \"ma\""));
  EXPECT_THAT(mutation.tests.front(), HasSubstr("reason = \"not_selected\""));
}

TEST(Mutation, FactsOfOneCaseAreWrittenWithTheNewOne) {
  const std::string file = R"(now = 2021-01-31
people = [{ person = "li", tags = ["cadre", "old"] }]
[[case]]
name = "enough"
subject = "li"
rule = "study/month"
window = "2021-01"
answer = "met"
[[case.study]]
person = "li"
kind = "self_study"
start = "2021-01-04 00:00"
end = "2021-01-06 00:00"
)";
  std::string more = file;
  const Mutation mutation = of(file);
  EXPECT_THAT(mutation.tests, Contains(HasSubstr("[[case.study]]\nperson = \"li\"\nkind = \"self_study\"\n")));
  for (const std::string& test : mutation.tests) more += '\n' + test;
  EXPECT_EQ(run_policy_tests(small_policy(), more, "small.test.toml")->failed(), 0U);
}

TEST(Mutation, ASurvivorThatNoQuestionTellsApartSaysWhy) {
  const std::string file = R"(now = 2021-01-31
people = [{ person = "li", tags = "cadre" }]
[[case]]
name = "nothing yet"
subject = "li"
rule = "study/month"
window = "2021-01"
answer = "failed"
need = "30 h"
)";
  const Mutation mutation = of(file);
  EXPECT_THAT(survivors(mutation), ElementsAre("5: cadre -> nothing", "6: self_study -> nothing"));
  // Of the first, a person who is no cadre is made up; of the second there is no record of which one could be.
  ASSERT_EQ(mutation.tests.size(), 1U);
  EXPECT_THAT(mutation.tests.front(), HasSubstr("[[case.people]]\nperson = \"another\"\ntags = \"another\"\n"));
  const auto second = std::find_if(mutation.mutants.begin(), mutation.mutants.end(),
                                   [](const MutantResult& mutant) { return mutant.was == "self_study"; });
  EXPECT_EQ(second->why, "no question over the facts of this file, or one more fact, tells the two apart");
}

TEST(Mutation, AFactOfAnotherKindIsMadeUpWhereNoneIsThere) {
  std::string file = small_file(small_january, small_guest);
  const auto line = file.find("  { person = \"li\", kind = \"lecture\"");
  file.erase(line, file.find('\n', line) - line + 1);
  const Mutation mutation = of(file);
  std::string more = file;
  for (const std::string& test : mutation.tests) more += '\n' + test;
  EXPECT_THAT(survivors(of(more)), IsEmpty()) << more;
  EXPECT_EQ(run_policy_tests(small_policy(), more, "small.test.toml")->failed(), 0U);
}

TEST(Mutation, TwoThreadsSayWhatOneSays) {
  const std::string file = small_file(small_january);
  EXPECT_EQ(describe(of(file, 1)), describe(of(file, 2)));
  EXPECT_EQ(of(file, 1).tests, of(file, 4).tests);
}

TEST(Mutation, RefusesCasesThatFailOnThePolicyItself) {
  std::string file = small_file(small_january);
  file.replace(file.find("\"met\""), 5, "\"failed\"");
  const auto mutation = mutate_policy(small_policy(), {}, file, "small.test.toml");
  ASSERT_FALSE(mutation);
  EXPECT_EQ(mutation.error().code(), Errc::test_failed);
  EXPECT_THAT(mutation.error().message(), HasSubstr("'thirty hours are enough' fails on the policy itself"));
}

TEST(Mutation, DescribesSurvivorsByPlaceAndChange) {
  const std::string text = describe(of(small_file(small_january, small_guest)));
  EXPECT_THAT(text, HasSubstr("mutants: 4 of 6 killed, 66.66 %; left out: 0 equal, 1 that do not compile\n"));
  EXPECT_THAT(text, HasSubstr("  survived: small.toml:8: study/month.at_least: 30 h -> 1799 min\n"
                              "    would be killed by the new case \"study/month of li in 2021-02\"\n"));
}

}  // namespace
}  // namespace cadre::inline v1::testing
