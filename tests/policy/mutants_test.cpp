// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/mutants.hpp>

#include <gmock/gmock.h>

#include <cadre/policy/canonical.hpp>

namespace cadre::inline v1 {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

std::vector<std::string> changes(std::string_view text) {
  const Policy policy = read_policy("cadre = 1\npolicy = \"p\"\n" + std::string{text}).value();
  std::vector<std::string> list;
  for (const PolicyMutant& mutant : policy_mutants(policy))
    list.push_back(mutant.path + ": " + mutant.was + " -> " + mutant.is);
  return list;
}

TEST(PolicyMutants, OfOneFloorAreSeven) {
  EXPECT_THAT(changes(R"(
[[quota]]
id = "a"
who = { tag = ["cadre"] }
of = { kind = ["self_study"] }
per = "month"
at_least = "30 h")"),
              ElementsAre("quota[0].who.tag[0]: cadre -> nothing", "quota[0].per: \"month\" -> \"week\"",
                          "quota[0].per: \"month\" -> \"quarter\"", "quota[0].of.kind[0]: self_study -> nothing",
                          "quota[0].at_least: \"30 h\" -> nothing", "quota[0].at_least: 30 h -> 1801 min",
                          "quota[0].at_least: 30 h -> 1799 min"));
}

TEST(PolicyMutants, DatedValuesMoveByADayAndAreDropped) {
  const auto list = changes(R"(
[[quota]]
id = "a"
per = "year"
at_least = [{ value = "40 h" }, { value = "50 h", from = 2022-01-01 }])");
  EXPECT_THAT(list, Contains(R"(quota[0].at_least[1]: {"value": "50 h", "from": "2022-01-01"} -> )"
                             R"({"value": "50 h", "from": "2022-01-02"})"));
  EXPECT_THAT(list, Contains(R"(quota[0].at_least[0]: {"value": "40 h"} -> nothing)"));
  EXPECT_THAT(list, Contains("quota[0].at_least[1].value: 50 h -> 2999 min"));
}

TEST(PolicyMutants, SharesMoveByOneHundredthAndEffectsOfLeaveBecomeTheNext) {
  const auto list = changes(R"(
[[attendance]]
id = "a"
per = "year"
at_least = "80 %"
leave = { sick = "out_of_base" })");
  EXPECT_THAT(list, Contains("attendance[0].at_least: 80 % -> 81 %"));
  EXPECT_THAT(list, Contains("attendance[0].at_least: 80 % -> 79 %"));
  EXPECT_THAT(list, Contains(R"(attendance[0].leave: {"sick": "out_of_base"} -> {"sick": "present"})"));
}

TEST(PolicyMutants, ExemptionsAreDroppedAndRulesWithResultsAreNot) {
  const auto list = changes(R"(
[[quota]]
id = "a"
per = "year"
at_least = "40 h"
[[exempt]]
id = "ill"
from = ["a"]
event = ["illness"]
relief = "waive"
reaches = "any_day")");
  EXPECT_THAT(list, Contains(::testing::StartsWith("exempt[0]: ")));
  EXPECT_THAT(list, Contains("exempt[0].relief: waive -> no_hard_requirement"));
  EXPECT_THAT(list, Not(Contains(::testing::StartsWith("quota[0]: "))));
}

TEST(PolicyMutants, WeightsAreSwapped) {
  const auto list = changes(R"(
[[score]]
id = "s"
per = "year"
full = "100 pt"
items = [
  { id = "a", count = "events", of = { kind = ["x"] }, each = "1 pt", weight = "40 %" },
  { id = "b", count = "events", of = { kind = ["y"] }, each = "1 pt", weight = "60 %" },
])");
  EXPECT_THAT(list, Contains("score[0].items[0].weight: 40 % -> 60 %, swapped with the next item"));
}

TEST(PolicyMutants, NamesTextsAndCitationsStay) {
  EXPECT_THAT(changes(R"(
name = "Title"
source.T = { name = "Rules", articles = ["1"] }
[[quota]]
id = "a"
was = "b"
cite = "T 1"
severity = "should"
note = "text"
count = "sessions"
per = "once"
at_least = { value = "1 session", assumed = true, reason = "none is stated" })"),
              ElementsAre("quota[0].count: sessions -> nothing", ::testing::StartsWith("quota[0].at_least: "),
                          "quota[0].at_least: 1 session -> 2 session", "quota[0].at_least: 1 session -> 0 session"));
}

TEST(PolicyMutants, EachSaysSomethingElse) {
  const Policy policy = read_policy(R"(
cadre = 1
policy = "p"
[[quota]]
id = "a"
who = { under_age = "60 year", attribute = { rank = ["x", "y"] } }
per = { years = 3, anchor = 2021-01-01 }
at_least = "40 h"
cap = "50 h"
partial_window = "prorate_by_day")")
                            .value();
  for (const PolicyMutant& mutant : policy_mutants(policy))
    EXPECT_NE(write_policy(mutant.model), write_policy(policy)) << mutant.path << ' ' << mutant.is;
}

}  // namespace
}  // namespace cadre::inline v1
