// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

/// Ten credits a year, and a carry or debt of it.
struct Transfer : Town {
  static std::string ten_a_year(std::string_view more) {
    return "[[measure]]\nid = 'credits'\nin = 'credit'\n"
           "[[quota]]\nid = 'r'\ncount = 'credits'\nper = 'year'\nat_least = '10 credit'\n" +
           std::string{more};
  }
  static std::string carry(std::string_view keys) {
    return ten_a_year("[[carry]]\nid = 'c'\nof = 'r'\nspent = 'first'\n" + std::string{keys});
  }
  static std::string debt(std::string_view keys) {
    return ten_a_year("[[debt]]\nid = 'd'\nof = 'r'\n" + std::string{keys});
  }
  void credits(Date day, std::int64_t n, std::string kind = "course") {
    study_amount(li, day, {Ratio::whole(n), *Measure::named("credit")}, std::move(kind));
  }
  Judgement of(std::string_view rules, std::string_view window, std::string_view rule = "r") const {
    return results(rules).find(li, rule, window)->judgement();
  }
};

Ratio n(std::int64_t value) { return Ratio::whole(value); }

TEST_F(Transfer, SurplusCountsInTheNextWindowUpToTheLimit) {
  credits("2019-05-01"_day, 14);
  credits("2020-05-01"_day, 6);
  EXPECT_EQ(says(carry("most = '4 credit'"), li, "2020"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(says(carry("most = '3 credit'"), li, "2020"), "failed  need 10 credit, counted 9 credit, short 1 credit");
  const Judgement source = of(carry("most = '3 credit'"), "2019");
  EXPECT_EQ(source.surplus, n(4));
  EXPECT_EQ(source.carry_out, n(3));
  // Half of the need.
  EXPECT_EQ(of(carry("most = '20 %'"), "2019").carry_out, n(2));
}

TEST_F(Transfer, WithoutACarryNothingIsHandedOn) {
  credits("2019-05-01"_day, 20);
  EXPECT_EQ(says(ten_a_year(""), li, "2020"), "failed  need 10 credit, counted 0 credit, short 10 credit");
  EXPECT_FALSE(of(ten_a_year(""), "2020").carry_in.has_value());
}

TEST_F(Transfer, SpentFirstLeavesMoreOfTheYearsOwnThanSpentLast) {
  // 2019 leaves 4. 2020 has 12 of its own: used first, the 4 leave 6 of them; used last, none are used and 2 are left.
  credits("2019-05-01"_day, 14);
  credits("2020-05-01"_day, 12);
  const std::string first = carry("");
  EXPECT_EQ(of(first, "2020").carry_used, n(4));
  EXPECT_EQ(of(first, "2020").counted, n(16));
  EXPECT_EQ(of(first, "2021").carry_in, n(6));
  const std::string last = ten_a_year("[[carry]]\nid = 'c'\nof = 'r'\nspent = 'last'\n");
  EXPECT_EQ(of(last, "2020").carry_used, n(0));
  EXPECT_EQ(of(last, "2021").carry_in, n(2));
}

TEST_F(Transfer, WhatIsNotUsedGoesOnForItsLifetime) {
  // 2019 leaves 5; 2020 needs none of them when they are used last.
  credits("2019-05-01"_day, 15);
  credits("2020-05-01"_day, 10);
  credits("2021-05-01"_day, 5);
  const auto last = [](std::string_view keys) {
    return ten_a_year("[[carry]]\nid = 'c'\nof = 'r'\nspent = 'last'\n" + std::string{keys});
  };
  EXPECT_EQ(of(last("lifetime = 1"), "2021").answer, Answer::failed);
  EXPECT_EQ(of(last("lifetime = 2"), "2021").answer, Answer::met);
  EXPECT_EQ(of(last("lifetime = 2"), "2022").carry_in, n(0));
}

TEST_F(Transfer, LimitHoldsForAllThatGoesOn) {
  // 2019 and 2020 leave 5 each; six may be on the way at once.
  credits("2019-05-01"_day, 15);
  credits("2020-05-01"_day, 15);
  const std::string rules =
      ten_a_year("[[carry]]\nid = 'c'\nof = 'r'\nspent = 'last'\nlifetime = 2\nmost = '6 credit'");
  EXPECT_EQ(of(rules, "2021").carry_in, n(6));
}

TEST_F(Transfer, WhatMayBeUsedLongestTakesTheRoomOfTheLimit) {
  // 2020 leaves 4 that may still be used in 2022. 4 left of 2019, which end with 2021, must not keep them from going
  // on.
  const std::string rules =
      ten_a_year("[[carry]]\nid = 'c'\nof = 'r'\nspent = 'last'\nlifetime = 2\nmost = '4 credit'");
  credits("2020-05-01"_day, 14);
  credits("2021-05-01"_day, 10);
  credits("2022-05-01"_day, 6);
  const auto asked = as_of("2022-12-31"_day);
  EXPECT_EQ(says(rules, li, "2022", asked), "met  need 10 credit, counted 10 credit");
  credits("2019-05-01"_day, 14);
  EXPECT_EQ(of(rules, "2021").carry_in, n(4));
  EXPECT_EQ(says(rules, li, "2022", asked), "met  need 10 credit, counted 10 credit");
}

TEST_F(Transfer, ARecordUnderTwoLimitsDoesNotCostTheRoomOfRecordsUnderOne) {
  // 3 of the online and 3 of the ethics go on. 3 that are both leave nothing of either limit, and stand back.
  const std::string rules = carry(
      "per_kind = [{ of = { kind = ['online', 'both'] }, most = '3 credit' }, "
      "{ of = { kind = ['ethics', 'both'] }, most = '3 credit' }]");
  credits("2019-02-01"_day, 10);
  credits("2019-05-01"_day, 3, "online");
  credits("2019-06-01"_day, 3, "ethics");
  EXPECT_EQ(of(rules, "2019").carry_out, n(6));
  credits("2019-04-01"_day, 3, "both");
  EXPECT_EQ(of(rules, "2019").carry_out, n(6));
}

TEST_F(Transfer, AFurtherRecordNeverLowersWhatAWindowCounts) {
  // Drawn from a fixed seed. No window is blocked by what it used: the policy does not say so.
  std::mt19937 random{20211125};  // NOLINT(cert-msc51-cpp): the same records in every run
  const auto below = [&](std::uint32_t bound) { return static_cast<std::int32_t>(random() % bound); };
  const auto draw = [&] {
    credits("2018-01-01"_day + below(4 * 365), 1 + below(9), std::array{"course", "online", "ethics"}[random() % 3]);
  };
  std::vector<std::string> policies;
  for (const char* spent : {"first", "last"}) {
    for (const char* lifetime : {"1", "2", "3"}) {
      policies.push_back(ten_a_year("[[carry]]\nid = 'c'\nof = 'r'\nspent = '" + std::string{spent} +
                                    "'\nlifetime = " + lifetime +
                                    "\nmost = '6 credit'\nearned_within = '9 month'\n"
                                    "of_facts = { not = [{ kind = ['ethics'] }] }\n"
                                    "per_kind = [{ of = { kind = ['online'] }, most = '2 credit' }]"));
    }
  }
  const auto amounts = [&] {
    std::vector<Ratio> all;
    for (const std::string& policy : policies) {
      for (const char* window : {"2018", "2019", "2020", "2021"}) all.push_back(*of(policy, window).counted);
    }
    return all;
  };
  for (int i = 0; i < 6; ++i) draw();
  for (int i = 0; i < 25; ++i) {
    const std::vector<Ratio> before = amounts();
    draw();
    const std::vector<Ratio> after = amounts();
    for (std::size_t k = 0; k < after.size(); ++k) EXPECT_GE(after[k], before[k]) << i << ' ' << policies[k / 4];
  }
}

TEST_F(Transfer, AWindowThatUsedACarryHandsNothingOnWhereThatIsSaid) {
  credits("2019-05-01"_day, 12);
  credits("2020-05-01"_day, 13);
  EXPECT_EQ(of(carry(""), "2021").carry_in, n(5));
  EXPECT_EQ(of(carry("blocked_if_used = true"), "2021").carry_in, n(0));
}

TEST_F(Transfer, OnlyWhatWasEarnedLateInTheWindowGoesOn) {
  // The last three months begin on 1 October; what may not go on fills the need first.
  credits("2019-09-30"_day, 8);
  credits("2019-10-01"_day, 7);
  EXPECT_EQ(of(carry("earned_within = '3 month'"), "2020").carry_in, n(5));
  EXPECT_EQ(of(carry("earned_within = '91 d'"), "2020").carry_in, n(0));
}

TEST_F(Transfer, OfTimeInAMonthNobodyKnowsWhetherItWasEarnedLate) {
  const std::string rules =
      "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '6 h'\n"
      "[[carry]]\nid = 'c'\nof = 'r'\nspent = 'first'\nearned_within = '5 d'\n";
  study_in(li, days("2020-02"), 20_h);
  EXPECT_EQ(of(rules, "2020-02").answer, Answer::met);
  EXPECT_EQ(of(rules, "2020-03").answer, Answer::unknown);
  EXPECT_EQ(of(rules, "2020-03").reason, Reason::untimed);
  EXPECT_EQ(of(rules, "2020-04").answer, Answer::failed);
}

TEST_F(Transfer, SomeKindsAreNotCarriedAndFillTheNeedFirst) {
  credits("2019-05-01"_day, 10);
  credits("2019-06-01"_day, 3, "online");
  // 3 online and 7 others fill the need, so 3 others are left.
  EXPECT_EQ(of(carry("of_facts = { not = [{ kind = ['online'] }] }"), "2020").carry_in, n(3));
  // All may go on: the earlier ones fill the need, the online ones are left, and of them one goes on.
  EXPECT_EQ(of(carry("per_kind = [{ of = { kind = ['online'] }, most = '1 credit' }]"), "2020").carry_in, n(1));
}

constexpr std::string_view parts = R"(
  [[quota]]
  id = "ethics"
  part_of = "r"
  count = "credits"
  of = { kind = ["ethics"] }
  per = "year"
  at_least = "4 credit"
)";

TEST_F(Transfer, PartsTakeTheirNeedBeforeTheWhole) {
  // 4 of the 6 of ethics are the part's; 6 others complete the whole; of 8 others 2 are left, and 2 of ethics.
  credits("2019-05-01"_day, 8);
  credits("2019-06-01"_day, 6, "ethics");
  const std::string rules = carry("") + std::string{parts};
  EXPECT_EQ(of(rules, "2019").surplus, n(4));
  EXPECT_EQ(of(rules, "2020", "ethics").carry_in, n(2));
  EXPECT_EQ(of(rules, "2020", "ethics").counted, n(2));
  EXPECT_EQ(of(carry("not_for = ['ethics']") + std::string{parts}, "2020", "ethics").carry_in, n(0));
  EXPECT_EQ(of(carry("not_for = ['ethics']") + std::string{parts}, "2020").carry_in, n(4));
}

TEST_F(Transfer, OnlyAWindowWhosePartsAreMetHandsOnWhereThatIsSaid) {
  credits("2019-05-01"_day, 15);
  credits("2019-06-01"_day, 3, "ethics");
  EXPECT_EQ(of(carry("") + std::string{parts}, "2020").carry_in, n(8));
  EXPECT_EQ(of(carry("only_if = 'met'") + std::string{parts}, "2020").carry_in, n(0));
  credits("2019-07-01"_day, 1, "ethics");
  EXPECT_EQ(of(carry("only_if = 'met'") + std::string{parts}, "2020").carry_in, n(9));
}

TEST_F(Transfer, APartIsShortByWhatItCountsItselfNotByWhatTheWholesCapLeaves) {
  // The whole's cap of 12 leaves 2 of the 4 of ethics, which are all the part needs.
  const std::string rules =
      "[[measure]]\nid = 'credits'\nin = 'credit'\n"
      "[[quota]]\nid = 'r'\ncount = 'credits'\nper = 'year'\nat_least = '5 credit'\ncap = '12 credit'\n"
      "[[carry]]\nid = 'c'\nof = 'r'\nspent = 'first'\nonly_if = 'met'\n" +
      std::string{parts};
  credits("2019-05-01"_day, 10);
  credits("2019-06-01"_day, 4, "ethics");
  EXPECT_EQ(of(rules, "2019", "ethics").answer, Answer::met);
  EXPECT_EQ(of(rules, "2020").carry_in, n(7));
}

TEST_F(Transfer, CapCutsWhatIsCarriedInOnlyWhereThatIsSaid) {
  credits("2019-05-01"_day, 18);
  credits("2020-05-01"_day, 9);
  const auto capped = [](std::string_view keys) {
    return "[[measure]]\nid = 'credits'\nin = 'credit'\n"
           "[[quota]]\nid = 'r'\ncount = 'credits'\nper = 'year'\nat_least = '10 credit'\ncap = '16 credit'\n"
           "[[carry]]\nid = 'c'\nof = 'r'\nspent = 'first'\n" +
           std::string{keys};
  };
  // 2019 counts 16 of the 18 and leaves 6. 2020 counts 9 and uses the 6; 16 leave room for all of them, 12 would not.
  EXPECT_EQ(of(capped(""), "2020").counted, n(15));
  credits("2020-06-01"_day, 5);
  EXPECT_EQ(of(capped(""), "2020").counted, n(20));
  EXPECT_EQ(of(capped("capped = true"), "2020").counted, n(16));
}

TEST_F(Transfer, AnOpeningBalanceIsAnEventWithAnAmount) {
  ASSERT_TRUE(facts.add(Event{.holder = li,
                              .kind = "balance",
                              .during = one_day("2020-01-01"_day),
                              .amount = Amount{n(7), *Measure::named("credit")},
                              .about = {}}));
  credits("2020-05-01"_day, 3);
  EXPECT_EQ(says(carry("opening = ['balance']"), li, "2020"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(of(carry(""), "2020").answer, Answer::failed);
}

TEST_F(Transfer, AWaivedWindowHandsOnOnlyWhereThatIsSaid) {
  credits("2019-05-01"_day, 6);
  event(li, "illness", one_day("2019-06-01"_day));
  constexpr std::string_view exempt =
      "\n[[exempt]]\nid = 'x'\nfrom = ['r']\nevent = ['illness']\nrelief = 'waive'\nreaches = 'any_day'\n";
  EXPECT_EQ(of(carry("") + std::string{exempt}, "2020").carry_in, n(0));
  EXPECT_EQ(of(carry("from_waived = true") + std::string{exempt}, "2020").carry_in, n(6));
}

TEST_F(Transfer, ARecordInDoubtLeavesTheNextWindowInDoubt) {
  credits("2019-05-01"_day, 14);
  credits("2020-05-01"_day, 6);
  study_amount(li, "2019-06-01"_day, amount("1 lesson"), "lecture");
  // 4 are carried for certain, and suffice.
  EXPECT_EQ(of(carry(""), "2020").answer, Answer::met);
  credits("2021-05-01"_day, 9);
  EXPECT_EQ(of(carry("lifetime = 2"), "2021").answer, Answer::unknown);
  EXPECT_EQ(of(carry("lifetime = 2"), "2021").reason, Reason::no_conversion);
}

TEST_F(Transfer, DoubtReachesOnlyWhatItCouldBeCarriedInto) {
  // What a lesson is worth nobody says. It may not be carried at all, or not so far.
  study_amount(li, "2019-06-01"_day, amount("1 lesson"), "lecture");
  EXPECT_EQ(of(carry(""), "2020").answer, Answer::unknown);
  EXPECT_EQ(of(carry(""), "2021").answer, Answer::failed);
  EXPECT_EQ(of(carry("of_facts = { kind = ['course'] }"), "2020").answer, Answer::failed);
  EXPECT_EQ(of(carry("most = '50 %'"), "2020").answer, Answer::failed);
}

TEST_F(Transfer, DoubtAboutADebtReachesWhatIsLeftAfterIt) {
  // If the lesson of 2018 is worth enough, 2019 pays nothing for it, uses what is left of it first, and 20 go on into
  // 2020.
  study_amount(li, "2018-06-01"_day, amount("1 lesson"), "lecture");
  credits("2019-05-01"_day, 20);
  const std::string rules = carry("[[debt]]\nid = 'd'\nof = 'r'\nwithin = '1 year'\nin_addition = true\n");
  EXPECT_EQ(of(rules, "2019").answer, Answer::met);
  EXPECT_EQ(of(rules, "2020").answer, Answer::unknown);
}

TEST_F(Transfer, AnswersDoNotDependOnTheDaysAskedAbout) {
  credits("2019-05-01"_day, 14);
  credits("2020-05-01"_day, 12);
  credits("2021-05-01"_day, 4);
  const Results one =
      evaluate(policy_of(carry("")), facts.snapshot(), year_end, {.period = days("2021"), .limits = {}});
  EXPECT_EQ(one.find(li, "r", "2021")->judgement().carry_in, of(carry(""), "2021").carry_in);
  EXPECT_EQ(of(carry(""), "2021").answer, Answer::met);
}

TEST_F(Transfer, AShortageIsMadeUpFromLaterRecordsAndTheWindowStaysFailed) {
  credits("2019-05-01"_day, 7);
  credits("2020-03-01"_day, 2);
  credits("2020-06-30"_day, 5);
  const std::string rules = debt("within = '6 month'\nin_addition = true");
  EXPECT_EQ(of(rules, "2019").answer, Answer::failed);
  EXPECT_EQ(of(rules, "2019").cured_on, "2020-06-30"_day);
  EXPECT_EQ(of(rules, "2020").paid, n(3));
  EXPECT_EQ(says(rules, li, "2020"), "failed  need 10 credit, counted 4 credit, short 6 credit");
  // Not in addition: what made up the shortage counts in its own window as well.
  const std::string both = debt("within = '6 month'\nin_addition = false");
  EXPECT_EQ(says(both, li, "2020"), "failed  need 10 credit, counted 7 credit, short 3 credit");
}

TEST_F(Transfer, ADayAfterTheTermNothingIsMadeUp) {
  credits("2019-05-01"_day, 7);
  credits("2020-07-01"_day, 13);
  const std::string rules = debt("within = '6 month'\nin_addition = true");
  EXPECT_FALSE(of(rules, "2019").cured_on.has_value());
  EXPECT_EQ(of(rules, "2020").paid, n(0));
  EXPECT_EQ(of(rules, "2020").answer, Answer::met);
}

TEST_F(Transfer, TheOldestShortageIsPaidFirst) {
  // 2019 lacks 3, 2020 all 10 once its 1 has gone to 2019; of the 5 of 2021, 2 end the first debt and 3 go to the next.
  credits("2019-05-01"_day, 7);
  credits("2020-05-01"_day, 1);
  credits("2021-05-01"_day, 5);
  const std::string rules = debt("within = '3 year'\nin_addition = true");
  EXPECT_EQ(of(rules, "2019").cured_on, "2021-05-01"_day);
  EXPECT_EQ(of(rules, "2020").short_by, n(10));
  EXPECT_FALSE(of(rules, "2020").cured_on.has_value());
  EXPECT_EQ(of(rules, "2021").paid, n(5));
  EXPECT_EQ(of(rules, "2021").counted, n(0));
}

TEST_F(Transfer, YearsBeforeTheFirstRecordOweNothingUnlessTheRuleBeganThen) {
  credits("2020-05-01"_day, 10);
  EXPECT_EQ(of(debt("within = '1 year'\nin_addition = true"), "2020").answer, Answer::met);
  const std::string since_2019 = "valid = { from = 2019-01-01 }\n" + debt("within = '1 year'\nin_addition = true");
  EXPECT_EQ(of(since_2019, "2020").paid, n(10));
  EXPECT_EQ(of(since_2019, "2020").answer, Answer::failed);
}

TEST_F(Transfer, WhatIsHandedOnIsExplainedInBothLanguages) {
  credits("2019-05-01"_day, 14);
  credits("2020-05-01"_day, 6);
  const Results all = results(carry(""));
  const Explanation why = explain(all, *all.find(li, "r", "2020"));
  const std::string english = render(why, all.snapshot(), Language::english);
  EXPECT_NE(english.find("carried in from earlier windows: 4 credit\n    2019-05-01: 4 credit, by c"),
            std::string::npos)
      << english;
  EXPECT_NE(english.find("of that used here: 4 credit"), std::string::npos) << english;
  EXPECT_NE(render(why, all.snapshot(), Language::chinese).find("其中本周期使用：4 credit"), std::string::npos);
  const Results owing = results(debt("within = '1 year'\nin_addition = true"));
  const std::string paid = render(explain(owing, *owing.find(li, "r", "2021")), owing.snapshot(), Language::english);
  EXPECT_EQ(paid.find("made up earlier shortages"), std::string::npos) << paid;
}

}  // namespace
