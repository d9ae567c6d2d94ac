// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

/// Credits by year, and what lies outside the year.
struct QuotaWindows : Town {
  static std::string ten(std::string_view per, std::string_view more) {
    return "[[measure]]\nid = 'credits'\nin = 'credit'\n"
           "[[quota]]\nid = 'r'\ncount = 'credits'\nat_least = '10 credit'\nper = " +
           std::string{per} + "\n" + std::string{more};
  }
  void credits(Date day, std::int64_t n, std::string kind = "course") {
    study_amount(li, day, {Ratio::whole(n), *Measure::named("credit")}, std::move(kind));
  }
  void handed_in(Date day, std::int64_t n, std::optional<Date> on) {
    ASSERT_TRUE(facts.add(Study{.person = li,
                                .kind = "course",
                                .days = {day, day + 1},
                                .amount = Amount{Ratio::whole(n), *Measure::named("credit")},
                                .submitted = on}));
  }
};

const std::string own_year = "{ years = 1, anchor = 'joined', month_end = 'clamp' }";

TEST_F(QuotaWindows, FirstWindowHasItsOwnLengthAndFloorAndTheOthersFollowIt) {
  // li joined on 2019-01-31: 18 months from then, then years from 2020-07-31.
  const std::string rules = ten(own_year, "first_window = { length = '18 month', at_least = '14 credit' }");
  credits("2020-07-30"_day, 13);
  credits("2020-07-31"_day, 10);
  EXPECT_EQ(says(rules, li, "2019-01-31/2020-07-31"), "failed  need 14 credit, counted 13 credit, short 1 credit");
  EXPECT_EQ(says(rules, li, "2020-07-31/2021-07-31"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(says(rules, li, "2020-01-31/2021-01-31"), "no result");
  // Only another floor.
  const std::string floor = ten(own_year, "first_window = { at_least = '13 credit' }");
  EXPECT_EQ(says(floor, li, "2019-01-31/2020-01-31"), "failed  need 13 credit, counted 0 credit, short 13 credit");
  EXPECT_EQ(says(floor, li, "2020-01-31/2021-01-31"), "met  need 10 credit, counted 23 credit");
}

TEST_F(QuotaWindows, OnlyTheWindowsOfTheSeriesAreJudged) {
  credits("2020-06-01"_day, 10);
  const std::string own = ten(own_year, "only_window = { from = 2, every = 2 }");
  EXPECT_EQ(says(own, li, "2019-01-31/2020-01-31"), "no result");
  EXPECT_EQ(says(own, li, "2020-01-31/2021-01-31"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(says(own, li, "2021-01-31/2022-01-31"), "no result");
  // From a common day: 2019 is the first, 2020 the second.
  const std::string common = ten("{ years = 1, anchor = 2019-01-01 }", "only_window = { from = 2 }");
  EXPECT_EQ(says(common, li, "2018"), "no result");
  EXPECT_EQ(says(common, li, "2019"), "no result");
  EXPECT_EQ(says(common, li, "2020"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(says(common, li, "2021"), "failed  need 10 credit, counted 0 credit, short 10 credit");
}

TEST_F(QuotaWindows, WhatWasDoneBeforeCountsOnlyIfTheNeedIsNotElseReachedAndWasNotNeededThere) {
  const std::string rules = ten("'year'", "accept_before = '3 month'");
  credits("2019-02-01"_day, 8);
  credits("2019-11-01"_day, 5);
  credits("2020-05-01"_day, 8);
  // 2019 needs 10 of 13: the 3 that are left lie in its last three months, and 2 of them are missing in 2020.
  EXPECT_EQ(says(rules, li, "2019"), "met  need 10 credit, counted 13 credit");
  EXPECT_EQ(says(rules, li, "2020"), "met  need 10 credit, counted 10 credit");
  // Not further: 2020 leaves nothing of its own.
  EXPECT_EQ(says(rules, li, "2021"), "failed  need 10 credit, counted 0 credit, short 10 credit");
  EXPECT_EQ(says(ten("'year'", "accept_before = '1 month'"), li, "2020"),
            "failed  need 10 credit, counted 8 credit, short 2 credit");
}

TEST_F(QuotaWindows, BeforeAClockAllThatWasDoneInTimeMayCount) {
  event(Holder{li}, "promoted", one_day("2020-06-01"_day));
  credits("2019-05-31"_day, 3);
  credits("2019-06-01"_day, 4);
  credits("2021-06-01"_day, 6);
  const std::string per = "{ within = '12 month', of_event = ['promoted'], month_end = 'clamp' }";
  EXPECT_EQ(says(ten(per, "accept_before = '12 month'"), li, "2020-06-01/2021-06-02"),
            "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(says(ten(per, "accept_before = '11 month'"), li, "2020-06-01/2021-06-02"),
            "failed  need 10 credit, counted 6 credit, short 4 credit");
}

TEST_F(QuotaWindows, GraceCountsInTheOldWindowFirstAndNeverInBoth) {
  const std::string rules = ten("'year'", "valid = { from = 2020-01-01 }\ndo_grace = '20 d'");
  credits("2020-05-01"_day, 7);
  credits("2021-01-20"_day, 5);  // the last day of the grace
  credits("2021-06-01"_day, 8);
  EXPECT_EQ(says(rules, li, "2020"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(says(rules, li, "2021"), "met  need 10 credit, counted 10 credit, lost 3 credit");
  EXPECT_EQ(says(ten("'year'", "valid = { from = 2020-01-01 }\ndo_grace = '19 d'"), li, "2020"),
            "failed  need 10 credit, counted 7 credit, short 3 credit");
}

TEST_F(QuotaWindows, AWindowClosesWithItsGrace) {
  const std::string rules = ten("'year'", "valid = { from = 2020-01-01 }\ndo_grace = '20 d'");
  credits("2020-05-01"_day, 7);
  EXPECT_EQ(says(rules, li, "2020", as_of("2021-01-19"_day)).substr(0, 4), "open");
  EXPECT_EQ(says(rules, li, "2020", as_of("2021-01-20"_day)).substr(0, 6), "failed");
}

TEST_F(QuotaWindows, WhatIsHandedInLateIsLost) {
  const std::string rules = ten("'year'", "report_within = '30 d'");
  handed_in("2020-05-10"_day, 6, "2020-06-09"_day);
  handed_in("2020-05-10"_day, 5, "2020-06-10"_day);
  EXPECT_EQ(says(rules, li, "2020"), "failed  need 10 credit, counted 6 credit, short 4 credit, lost 5 credit");
  // What nobody has handed in yet is not there yet.
  EXPECT_EQ(says(rules, li, "2020", as_of("2020-06-08"_day)),
            "open  need 10 credit, counted 0 credit, short 10 credit");
  EXPECT_EQ(says(ten("'year'", ""), li, "2020"), "met  need 10 credit, counted 11 credit");
}

TEST_F(QuotaWindows, ADayOfHandingInThatNobodyRecordedLeavesItUnknown) {
  handed_in("2020-05-10"_day, 10, std::nullopt);
  EXPECT_EQ(says(ten("'year'", "report_within = '30 d'"), li, "2020"),
            "unknown (not_recorded)  need 10 credit, counted 0 credit, short 10 credit");
  EXPECT_EQ(says(ten("'year'", ""), li, "2020"), "met  need 10 credit, counted 10 credit");
}

TEST_F(QuotaWindows, AClockStartsOnTheDayOnWhichAnAmountIsReached) {
  credits("2020-02-01"_day, 4);
  credits("2020-03-01"_day, 6);
  credits("2020-03-31"_day, 3, "exam");
  const std::string rules =
      "[[measure]]\nid = 'credits'\nin = 'credit'\n"
      "[[quota]]\nid = 'all'\ncount = 'credits'\nof = { kind = ['course'] }\nper = 'year'\nat_least = '20 credit'\n"
      "[[quota]]\nid = 'r'\ncount = 'credits'\nof = { kind = ['exam'] }\nat_least = '3 credit'\n"
      "per = { within = '30 d', of_amount = { rule = 'all', reaches = '10 credit' } }";
  EXPECT_EQ(says(rules, li, "2020-03"), "met  need 3 credit, counted 3 credit");
  EXPECT_EQ(says(rules, bo, "2020-03"), "no result");
}

TEST_F(QuotaWindows, PeopleWhoDidAnyOfItAreCounted) {
  join(li, east);
  join(bo, east);
  join(wu, west);
  credits("2020-02-01"_day, 4);
  credits("2020-03-01"_day, 6);
  study_amount(wu, "2020-04-01"_day, {Ratio::whole(1), *Measure::named("credit")}, "course");
  const std::string rules =
      "[[quota]]\nid = 'r'\nsubject = 'unit'\ncount = 'people'\nof = { kind = ['course'] }\nper = 'year'\n"
      "at_least = '2 person'";
  EXPECT_EQ(says(rules, town, "2020"), "met  need 2 person, counted 2 person");
  EXPECT_EQ(says(rules, east, "2020"), "failed  need 2 person, counted 1 person, short 1 person");
  const std::string all =
      "[[quota]]\nid = 'r'\nsubject = 'population'\nwho = { tag = ['cadre'] }\ncount = 'people'\nper = 'year'\n"
      "of = { kind = ['course'] }\nat_least = '2 person'";
  EXPECT_EQ(says(all, Population{}, "2020"), "failed  need 2 person, counted 1 person, short 1 person");
}

TEST_F(QuotaWindows, SelectsByTheDayOfJoining) {
  // li joined on 2019-01-31; of bo nobody recorded a day.
  const auto rules = [](std::string_view who) {
    return ten("'year'", "partial_window = 'full'\nwho = { " + std::string{who} + " }");
  };
  credits("2020-02-01"_day, 10);
  EXPECT_EQ(says(rules("joined_from = 2019-01-31"), li, "2020"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(says(rules("joined_before = 2019-02-01"), li, "2020"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(says(rules("joined_before = 2019-01-31"), li, "2020"), "no result");
  EXPECT_EQ(says(rules("joined_from = 2019-02-01"), li, "2020"), "no result");
  EXPECT_EQ(says(rules("joined_from = 2019-01-31"), bo, "2020").substr(0, 27), "unknown (attribute_unknown)");
}

}  // namespace
