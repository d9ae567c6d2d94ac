// SPDX-License-Identifier: Apache-2.0
// What a quota asks beyond one figure: tiers, needs on top, shares of what was counted, so many of some rules.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct Tiers : Town {
  std::string rule =
      "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '30 h'\n"
      "[[quota.tiers]]\nwho = { post = ['secretary'] }\nat_least = '50 h'\n"
      "[[quota.tiers]]\nwho = { tag = ['cadre'] }\nat_least = '40 h'\ncap = '10 h'\n";
};

TEST_F(Tiers, WhoIsInNoTierOwesTheRulesOwnFigure) {
  EXPECT_EQ(says(rule, wu, "2021"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(Tiers, WhoIsInOneOwesItsFigure) {
  EXPECT_EQ(says(rule, bo, "2021"), "failed  need 40 h, counted 0 h, short 40 h");
}

TEST_F(Tiers, OfSeveralTheHighestFloorHolds) {
  ASSERT_TRUE(facts.add(Post{.person = li, .unit = east, .kind = "secretary"}));
  EXPECT_EQ(says(rule, li, "2021"), "failed  need 50 h, counted 0 h, short 50 h");
}

TEST_F(Tiers, TheWindowsLastDayDecides) {
  ASSERT_TRUE(
      facts.add(Post{.person = wu, .unit = west, .kind = "secretary", .during = {"2021-01-01"_day, "2021-12-31"_day}}));
  EXPECT_EQ(says(rule, wu, "2021"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(Tiers, AnOpenWindowIsJudgedOnTheDayAskedAbout) {
  ASSERT_TRUE(
      facts.add(Post{.person = wu, .unit = west, .kind = "secretary", .during = {"2021-01-01"_day, "2021-12-31"_day}}));
  EXPECT_EQ(says(rule, wu, "2021", as_of("2021-06-30"_day)), "open  need 50 h, counted 0 h, short 50 h");
}

TEST_F(Tiers, ACapOfATierCutsWhatItsPeopleDid) {
  study_amount(bo, "2021-03-01"_day, amount("12 h"));
  study_amount(wu, "2021-03-01"_day, amount("12 h"));
  EXPECT_EQ(says(rule, bo, "2021"), "failed  need 40 h, counted 10 h, short 30 h, lost 2 h");
  EXPECT_EQ(says(rule, wu, "2021"), "failed  need 30 h, counted 12 h, short 18 h");
}

TEST_F(Tiers, WithoutAFigureOfItsOwnTheRuleOnlyCountsForOthers) {
  const std::string only =
      "[[quota]]\nid = 'r'\nper = 'year'\n[[quota.tiers]]\nwho = { tag = ['cadre'] }\nat_least = '40 h'\n";
  EXPECT_EQ(says(only, bo, "2021"), "failed  need 40 h, counted 0 h, short 40 h");
  EXPECT_EQ(says(only, wu, "2021"), "not_applicable (no_bound)  counted 0 h");
}

TEST_F(Tiers, AnAgeThatIsNotKnownIsTriedBothWays) {
  const std::string by_age =
      "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '30 h'\n"
      "[[quota.tiers]]\nwho = { under_age = '35 year' }\nat_least = '40 h'\n";
  study_amount(bo, "2021-03-01"_day, amount("35 h"));
  EXPECT_EQ(says(by_age, bo, "2021").substr(0, 28), "unknown (attribute_unknown) ");
  study_amount(bo, "2021-04-01"_day, amount("5 h"));
  EXPECT_EQ(says(by_age, bo, "2021").substr(0, 4), "met ");
}

struct OnTop : Town {
  std::string rules =
      "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '30 h'\n"
      "[[quota]]\nid = 'more'\nwho = { tag = ['cadre'] }\non_top_of = 'r'\nof = { kind = ['lecture'] }\n"
      "per = 'year'\nat_least = '5 h'\n";
};

TEST_F(OnTop, TheNeedBelowGrowsWhereItApplies) {
  EXPECT_EQ(says(rules, bo, "2021"), "failed  need 35 h, counted 0 h, short 35 h");
  EXPECT_EQ(says(rules, wu, "2021"), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(OnTop, ItsOwnNeedStandsByItself) {
  study_amount(bo, "2021-03-01"_day, amount("35 h"), "course");
  EXPECT_EQ(says(rules, bo, "2021"), "met  need 35 h, counted 35 h");
  EXPECT_EQ(cadre_test::says(results(rules), bo, "more", "2021"), "failed  need 5 h, counted 0 h, short 5 h");
}

TEST_F(OnTop, AnExemptionFromItAddsNothing) {
  const std::string exempt =
      rules +
      "[[exempt]]\nid = 'e'\nfrom = ['more']\nwho = { person = ['bo'] }\nrelief = 'waive'\nreaches = 'any_day'\n";
  EXPECT_EQ(says(exempt, bo, "2021"), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(says(exempt, li, "2021"), "failed  need 35 h, counted 0 h, short 35 h");
}

struct ShareOfCounted : Town {
  std::string rules =
      "[[quota]]\nid = 'all'\nper = 'year'\nat_least = '10 h'\n"
      "[[quota]]\nid = 'r'\npart_of = 'all'\nof = { kind = ['law'] }\nper = 'year'\nat_least = '20 %'\n"
      "share_of = 'counted'\n";
  void law(std::string_view much) { study_amount(bo, "2021-03-01"_day, amount(much), "law"); }
  void other(std::string_view much) { study_amount(bo, "2021-03-02"_day, amount(much), "course"); }
};

TEST_F(ShareOfCounted, IsMetAtExactlyTheShare) {
  law("4 h");
  other("16 h");
  EXPECT_EQ(says(rules, bo, "2021"), "met  need 4 h, counted 4 h");
}

TEST_F(ShareOfCounted, FailsAMinuteUnderIt) {
  law("239 min");
  other("961 min");
  EXPECT_EQ(says(rules, bo, "2021"), "failed  need 4 h, counted 239 min, short 1 min");
}

TEST_F(ShareOfCounted, IsNeverMetBeforeTheWindowHasClosed) {
  law("4 h");
  EXPECT_EQ(says(rules, bo, "2021", as_of("2021-06-30"_day)), "open  need 48 min, counted 4 h");
}

TEST_F(ShareOfCounted, OfTheNeedItIsAnotherFigure) {
  law("4 h");
  other("96 h");
  const std::string of_need = rules.substr(0, rules.find("share_of")) + "share_of = 'need'\n";
  EXPECT_EQ(says(of_need, bo, "2021"), "met  need 2 h, counted 4 h");
  EXPECT_EQ(says(rules, bo, "2021"), "failed  need 20 h, counted 4 h, short 16 h");
}

struct AtLeastTwoOf : Town {
  std::string quota(const std::string& id, const std::string& who, const std::string& more = "") {
    return "[[quota]]\nid = '" + id + "'\nwho = " + who + "\nof = { kind = ['" + id +
           "'] }\nper = 'year'\nat_least = '1 h'\n" + more;
  }
  std::string everyone = "{ tag = ['cadre'] }";
  std::string rules = quota("a", everyone) + quota("b", everyone) + quota("c", everyone) +
                      "[[at_least_of]]\nid = 'r'\nk = 2\nrules = ['a', 'b', 'c']\n";
  void did(const std::string& kind) { study_amount(bo, "2021-03-01"_day, amount("1 h"), kind); }
};

TEST_F(AtLeastTwoOf, TwoMetAreEnough) {
  did("a");
  did("c");
  EXPECT_EQ(says(rules, bo, "2021"), "met (members)");
}

TEST_F(AtLeastTwoOf, OneMetIsNotOnceAllAreClosed) {
  did("a");
  EXPECT_EQ(says(rules, bo, "2021"), "failed (members)");
}

TEST_F(AtLeastTwoOf, OneMetAndOneOpenAreOpen) {
  did("a");
  EXPECT_EQ(says(rules, bo, "2021", as_of("2021-06-30"_day)), "open (members)");
}

TEST_F(AtLeastTwoOf, NoMoreIsAskedForThanRemains) {
  const std::string nobody = "{ tag = ['nobody'] }";
  const std::string one = quota("a", everyone) + quota("b", nobody) + quota("c", nobody) +
                          "[[at_least_of]]\nid = 'r'\nk = 2\nrules = ['a', 'b', 'c']\n";
  did("a");
  EXPECT_EQ(says(one, bo, "2021"), "met (members)");
}

TEST_F(AtLeastTwoOf, WhereAWaivedOneHelpsTheAnswerIsWaived) {
  const std::string exempt = rules + "[[exempt]]\nid = 'e'\nfrom = ['b']\nrelief = 'waive'\nreaches = 'any_day'\n";
  did("a");
  EXPECT_EQ(says(exempt, bo, "2021"), "waived (members)");
  did("c");
  EXPECT_EQ(says(exempt, bo, "2021"), "met (members)");
}

TEST_F(AtLeastTwoOf, ItIsUnknownWhereOnlyWhatIsUnknownCouldReachIt) {
  did("a");
  study_amount(bo, "2021-03-01"_day, amount("1 lesson"), "b");
  EXPECT_EQ(says(rules, bo, "2021"), "unknown (members)");
}

}  // namespace
