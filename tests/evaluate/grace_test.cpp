// SPDX-License-Identifier: Apache-2.0
// What is made of a rule whose window has ended and which may still be met: it is open, not unknown.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

/// Of li: 4 h a year, for which the 20 days after it count as well; 10 points for them. Each task is 5 points.
struct Grace : Town {
  static std::string rules(std::string_view more) {
    return "allow = ['ranking']\nvalid = { from = 2021-01-01 }\n"
           "[[quota]]\nid = 'hours'\nper = 'year'\nwho = { person = ['li'] }\nat_least = '4 h'\ndo_grace = '20 d'\n"
           "[[score]]\nid = 'points'\nper = 'year'\nitems = [{ id = 'hours', rule = 'hours', met = '10 pt' }, "
           "{ id = 'tasks', each = '5 pt', count = 'events', of = { kind = ['task'] } }]\n" +
           std::string{more};
  }
  Answer answer(std::string_view more, std::string_view rule, PersonId who, Date day) const {
    return results(rules(more), as_of(day)).find(who, rule, "2021")->answer();
  }
  Date in_grace = "2022-01-19"_day;
  Date after = "2022-01-20"_day;
};

TEST_F(Grace, AScoreIsOpenWhileARuleThatItTakesIs) {
  study(li, "2021-05-01T08:00"_at, 2_h);
  EXPECT_EQ(answer("", "points", li, in_grace), Answer::open);
  EXPECT_EQ(cadre_test::says(results(rules(""), as_of(after)), li, "points", "2021"), "met  value 0 pt");
  study(li, "2022-01-10T08:00"_at, 2_h);
  EXPECT_EQ(cadre_test::says(results(rules(""), as_of(in_grace)), li, "points", "2021"), "met  value 10 pt");
}

TEST_F(Grace, AScoreOfAScoreIsOpenWithIt) {
  const std::string more = "[[score]]\nid = 'twice'\nper = 'year'\nitems = [{ id = 'points', score = 'points' }]\n";
  EXPECT_EQ(answer(more, "twice", li, in_grace), Answer::open);
  EXPECT_EQ(answer(more, "twice", li, after), Answer::met);
}

TEST_F(Grace, APlaceIsOpenWhileThoseAheadAre) {
  const std::string more =
      "[[score]]\nid = 'place'\nper = 'year'\nitems = [{ id = 'place', by_place = 'points', "
      "table = [{ from = 1, is = '3 pt' }, { from = 2, is = '1 pt' }] }]\n";
  event(bo, "task", one_day("2021-06-01"_day));
  EXPECT_EQ(answer(more, "place", bo, in_grace), Answer::open);
  EXPECT_EQ(cadre_test::says(results(rules(more), as_of(after)), bo, "place", "2021"), "met  value 3 pt");
}

TEST_F(Grace, ABandIsOpenWhileThePointsAre) {
  const std::string more =
      "[[grade]]\nid = 'grade'\nof = 'points'\nbands = [{ name = 'high', from = '10 pt' }, { name = 'low' }]\n";
  EXPECT_EQ(answer(more, "grade", li, in_grace), Answer::open);
  EXPECT_EQ(answer(more, "grade", li, after), Answer::met);
}

TEST_F(Grace, AnAwardIsOpenWhileARivalMayStillComeAhead) {
  // bo has 5 points; li gets 10 if the hours are done in January.
  const std::string more =
      "[[award]]\nid = 'award'\nper = 'year'\nplaces = '1 person'\nby = 'points'\nties = 'refuse'\n";
  event(bo, "task", one_day("2021-06-01"_day));
  EXPECT_EQ(answer(more, "award", bo, in_grace), Answer::open);
  EXPECT_EQ(answer(more, "award", bo, after), Answer::met);
  study(li, "2022-01-10T08:00"_at, 4_h);
  EXPECT_EQ(answer(more, "award", bo, in_grace), Answer::failed);
}

TEST_F(Grace, AVetoByARuleMayComeAsLongAsTheRuleIsOpen) {
  const std::string more =
      "[[quota]]\nid = 'few'\nper = 'year'\ncount = 'events'\nof = { kind = ['task'] }\nat_most = '3 event'\n"
      "[[veto]]\nid = 'short'\nscore = 'points'\nwhen = { rule = 'hours', verdict = ['failed'] }\nbars = ['award']\n"
      "effect = 'zero'\n[[award]]\nid = 'award'\nper = 'year'\nneeds = ['few']\n";
  event(li, "task", one_day("2021-06-01"_day));
  EXPECT_EQ(answer(more, "points", li, in_grace), Answer::open);
  EXPECT_EQ(answer(more, "award", li, in_grace), Answer::open);
  EXPECT_EQ(cadre_test::says(results(rules(more), as_of(after)), li, "points", "2021"), "met  value 0 pt");
  EXPECT_EQ(answer(more, "award", li, after), Answer::failed);
}

}  // namespace
