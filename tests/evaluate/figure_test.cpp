// SPDX-License-Identifier: Apache-2.0
// Figures over people, units and sessions, shares of populations and awards (8.10), each worked by hand.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct FigureOf : Town {
  void all_join() {
    join(li, east);
    join(bo, east);
    join(wu, west);
  }
};
const Subject everyone{Population{}};

/// Each has studied so long: li 10 h, bo 4 h, wu 1 h.
struct Studied : FigureOf {
  Studied() {
    all_join();
    study(li, "2021-05-01T00:00"_at, 10_h);
    study(bo, "2021-05-01T00:00"_at, 4_h);
    study(wu, "2021-05-01T00:00"_at, 1_h);
  }
  std::string figure(const std::string& more, Subject who, AsOf asked = year_end) const {
    return says(
        "[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '4 h'\n[[aggregate]]\nid = 'r'\nsubject = 'unit'\nper "
        "= 'year'\nover = 'people'\nof = 'hours'\n" +
            more,
        who, "2021", asked);
  }
};

TEST_F(Studied, SumMeanAndMedianAreOfTheUnitAndAllBelow) {
  EXPECT_EQ(figure("take = 'counted'\nhow = 'sum'\n", town), "met  value 15 h");
  EXPECT_EQ(figure("take = 'counted'\nhow = 'mean'\n", town), "met  value 5 h, 900 of 3");
  EXPECT_EQ(figure("take = 'counted'\nhow = 'median'\n", town), "met  value 4 h, 900 of 3");
  EXPECT_EQ(figure("take = 'counted'\nhow = 'median'\n", east), "met  value 7 h, 840 of 2");
  EXPECT_EQ(figure("take = 'counted'\nhow = 'sum'\n", west), "met  value 1 h");
}

TEST_F(Studied, RateNamesItsDenominator) {
  EXPECT_EQ(figure("take = 'met'\nhow = 'rate'\n", town), "met  value 2/3, 2 of 3");
  EXPECT_EQ(figure("take = 'met'\nhow = 'count'\n", town), "met  value 2 person");
  EXPECT_EQ(figure("take = 'met'\nhow = 'rate'\nat_least = '2/3'\n", town), "met  value 2/3, 2 of 3");
  EXPECT_EQ(figure("take = 'met'\nhow = 'rate'\nat_least = '67 %'\n", town), "failed  value 2/3, 2 of 3");
}

TEST_F(Studied, AmongNarrowsTheBaseAndTheUnknownStandApart) {
  // bo's birth day is not known; li and wu are under 60.
  EXPECT_EQ(figure("among = { under_age = '60 year' }\ntake = 'met'\nhow = 'rate'\n", town),
            "unknown (members)  value 50 %, 1 of 2, unknown 1");
}

TEST_F(Studied, EmptyBaseHasNoRate) {
  EXPECT_EQ(figure("among = { tag = ['nobody'] }\ntake = 'met'\nhow = 'rate'\n", town), "not_applicable (empty_base)");
}

TEST_F(Studied, AMeanOfHoursIsRoundedToAHundredthOfAnHour) {
  // 15 h and 10 min of three people are 5.0555 h each.
  study(li, "2021-06-01T08:00"_at, 10_min);
  const Results all = results(
      "[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '4 h'\n[[aggregate]]\nid = 'r'\nsubject = 'unit'\nper = "
      "'year'\nover = 'people'\nof = 'hours'\ntake = 'counted'\nhow = 'mean'\nround = { step = '0.01 h' }\n");
  const auto* const figure = std::get_if<Figure>(&all.find(town, "r", "2021")->outcome);
  ASSERT_NE(figure, nullptr);
  EXPECT_EQ(figure->value, Ratio::of(506 * 60, 100));
}

TEST_F(Studied, OpenWindowIsNotMetByARateThatMayFall) {
  EXPECT_EQ(figure("take = 'met'\nhow = 'rate'\nat_least = '50 %'\n", town, as_of("2021-06-30"_day)),
            "open  value 2/3, 2 of 3");
  EXPECT_EQ(figure("take = 'counted'\nhow = 'sum'\nat_least = '15 h'\n", town, as_of("2021-06-30"_day)),
            "met  value 15 h");
}

TEST_F(Studied, FigureIsOpenWhileWhatItIsMadeOfIs) {
  // wu has until 20 January to make up what is short.
  const auto figure = [&](std::string_view more, Date day) {
    return says(
        "[[quota]]\nid = 'hours'\nper = 'year'\nvalid = { from = 2021-01-01 }\nat_least = '4 h'\n"
        "do_grace = '20 d'\n[[aggregate]]\nid = 'r'\nsubject = 'unit'\nper = 'year'\nvalid = { from = 2021-01-01 "
        "}\nover = 'people'\nof = 'hours'\n" +
            std::string{more},
        town, "2021", as_of(day));
  };
  const auto in_grace = "2022-01-19"_day;
  const auto after = "2022-01-20"_day;
  const std::string sum = "take = 'counted'\nhow = 'sum'\n";
  EXPECT_EQ(figure(sum, in_grace), "open  value 15 h");
  EXPECT_EQ(figure(sum, after), "met  value 15 h");
  EXPECT_EQ(figure(sum + "at_least = '18 h'\n", in_grace), "open  value 15 h");
  EXPECT_EQ(figure(sum + "at_least = '18 h'\n", after), "failed  value 15 h");
  EXPECT_EQ(figure(sum + "at_least = '15 h'\n", in_grace), "met  value 15 h");
  const std::string rate = "take = 'met'\nhow = 'rate'\n";
  EXPECT_EQ(figure(rate, in_grace), "open  value 2/3, 2 of 3");
  EXPECT_EQ(figure(rate, after), "met  value 2/3, 2 of 3");
  EXPECT_EQ(figure(rate + "at_least = '60 %'\n", in_grace), "met  value 2/3, 2 of 3");
  EXPECT_EQ(figure(rate + "at_least = '67 %'\n", in_grace), "open  value 2/3, 2 of 3");
  EXPECT_EQ(figure(rate + "at_least = '67 %'\n", after), "failed  value 2/3, 2 of 3");
}

TEST_F(FigureOf, PooledAndMeanOfRatesDiffer) {
  all_join();
  // li attends 1 of 1 in January, bo 1 of 3 later (li has left by then).
  const SessionId one = session("s1", "2021-01-05T09:00"_at, 60_min);
  attend(bo, one);
  attend(li, one);
  for (int day = 1; day <= 2; ++day) {
    const LocalTime start = LocalTime::start_of(*Date::from_ymd(2021, 3, day)) + StudyTime::minutes(540);
    const SessionId more = session("t" + std::to_string(day), start, 60_min);
    attend(li, more);
    attend(bo, more, PresenceStatus::absent);
  }
  const SessionId west_one = add({.id = "w", .unit = west, .when = {"2021-04-01T09:00"_at, "2021-04-01T10:00"_at}});
  attend(wu, west_one);
  // li 3/3, bo 1/3, wu 1/1: pooled 5/7, mean of rates (1 + 1/3 + 1) / 3 = 7/9.
  const std::string rules =
      "[[attendance]]\nid = 'a'\nper = 'year'\nat_least = '80 %'\nleave = {}\n[[aggregate]]\nid = "
      "'r'\nsubject = 'unit'\nper = 'year'\nover = 'people'\nof = 'a'\ntake = 'attended'\nhow = "
      "'rate'\n";
  EXPECT_EQ(says(rules, town, "2021"), "met  value 5/7, 5 of 7");
  EXPECT_EQ(says(rules + "way = 'mean_of'\n", town, "2021"), "met  value 7/9, 7/3 of 3");
}

TEST_F(FigureOf, SessionsAreCountedAndWithThemThoseWhoCame) {
  all_join();
  const SessionId one = session("s1", "2021-01-05T09:00"_at, 60_min);
  const SessionId two = session("s2", "2021-02-05T09:00"_at, 60_min);
  attend(li, one);
  attend(bo, one);
  attend(li, two);
  attend(bo, two, PresenceStatus::absent);
  const std::string head =
      "[[aggregate]]\nid = 'r'\nsubject = 'unit'\nper = 'year'\nover = 'sessions'\nof = { kind = "
      "['collective'] }\n";
  EXPECT_EQ(says(head + "how = 'count'\n", town, "2021"), "met  value 2 session");
  EXPECT_EQ(says(head + "take = 'attended'\nhow = 'sum'\n", town, "2021"), "met  value 3 session");
  EXPECT_EQ(says(head + "take = 'attended'\nhow = 'mean'\n", town, "2021"), "met  value 1.5 session, 3 of 2");
  EXPECT_EQ(says(head + "take = 'attended'\nhow = 'rate'\n", town, "2021"), "met  value 75 %, 3 of 4");
}

TEST_F(FigureOf, UnitsBelowAreCountedWithoutTheUnitItself) {
  session("s1", "2021-01-05T09:00"_at, 60_min);  // east's
  const std::string rules =
      "[[quota]]\nid = 'held'\nsubject = 'unit'\ncount = 'sessions'\nper = 'year'\nat_least = '1 "
      "session'\n[[aggregate]]\nid = 'r'\nsubject = 'unit'\nper = 'year'\nover = 'units'\nof = "
      "'held'\ntake = 'met'\nhow = 'rate'\n";
  EXPECT_EQ(says(rules, town, "2021"), "met  value 50 %, 1 of 2");
}

TEST_F(FigureOf, PeopleAreThoseOfTheLastDayOrOfTheFirst) {
  join(li, east, {"2020-01-01"_day, "2021-07-01"_day});
  join(li, west, {"2021-07-01"_day, Date::last()});
  study(li, "2021-05-01T00:00"_at, 10_h);
  const auto rules = [](std::string_view more) {
    return "[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '4 h'\n[[aggregate]]\nid = 'r'\nsubject = 'unit'\n"
           "per = 'year'\nover = 'people'\nof = 'hours'\ntake = 'counted'\nhow = 'sum'\n" +
           std::string{more};
  };
  EXPECT_EQ(says(rules(""), west, "2021"), "met  value 10 h");
  EXPECT_EQ(says(rules("day = 'first'\n"), east, "2021"), "met  value 10 h");
  EXPECT_EQ(says(rules("day = 'first'\n"), west, "2021"), "met  value 0 h");
}

TEST_F(FigureOf, FigureFeedsTheScoreOfItsPeople) {
  all_join();
  study(li, "2021-05-01T00:00"_at, 10_h);
  const std::string rules =
      "[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '4 h'\n[[aggregate]]\nid = 'unit-rate'\n"
      "subject = 'unit'\nper = 'year'\nover = 'people'\nof = 'hours'\ntake = 'met'\nhow = 'rate'\n"
      "[[score]]\nid = 'r'\nper = 'year'\nitems = [{ id = 'team', figure = 'unit-rate', scale_to = "
      "'10 pt' }]\n";
  EXPECT_EQ(says(rules, bo, "2021"), "met  value 5 pt");  // li of li and bo
  EXPECT_EQ(says(rules, wu, "2021"), "met  value 0 pt");
}

constexpr std::string_view fifth = R"([[share]]
id = 'r'
subject = 'population'
who = { tag = ['chief'] }
per = 'year'
of = { kind = ['county'] }
at_least = '20 %'
)";

struct ShareOf : FigureOf {
  std::vector<PersonId> chiefs;
  ShareOf() {
    for (int i = 0; i < 10; ++i)
      chiefs.push_back(facts.add(Person{.id = "c" + std::to_string(i), .tags = {"chief"}}).value());
  }
  void train(std::size_t i, Date day) { study_amount(chiefs[i], day, amount("8 h"), "county"); }
};

TEST_F(ShareOf, TwoOfTenAreExactlyAFifth) {
  train(0, "2021-05-10"_day);
  EXPECT_EQ(says(fifth, everyone, "2021"), "failed  value 10 %, 1 of 10");
  train(1, "2021-12-31"_day);
  EXPECT_EQ(says(fifth, everyone, "2021"), "met  value 20 %, 2 of 10");
  EXPECT_EQ(says(fifth, everyone, "2021", as_of("2021-12-30"_day)), "open  value 10 %, 1 of 10");
}

TEST_F(ShareOf, HasTheBoundsOfARateOverTheSameFacts) {
  train(0, "2021-05-10"_day);
  const std::string rate =
      "[[aggregate]]\nid = 'rate'\nsubject = 'population'\nwho = { tag = ['chief'] }\nper = 'year'\nover = "
      "'people'\nof = { kind = ['county'] }\nhow = 'rate'\n";
  struct Row {
    Date day;
    Ratio highest;
  };
  // Any of the ten may still be trained; at the end of the year one was.
  for (const Row& row : {Row{"2021-06-30"_day, Ratio::whole(1)}, Row{"2021-12-31"_day, Ratio::of(1, 10)}}) {
    const Results all = results(rate + std::string{fifth}, as_of(row.day));
    for (const std::string_view rule : {"rate", "r"}) {
      const auto* const figure = std::get_if<Figure>(&all.find(everyone, rule, "2021")->outcome);
      ASSERT_NE(figure, nullptr) << rule;
      EXPECT_EQ(figure->lowest, Ratio::of(1, 10)) << rule;
      EXPECT_EQ(figure->highest, row.highest) << rule << ' ' << to_string(row.day);
    }
  }
}

TEST_F(ShareOf, SomebodyTrainedEarlierInTheYearsDoesNotCountAgain) {
  train(0, "2018-05-10"_day);
  train(0, "2021-05-10"_day);
  train(1, "2021-05-10"_day);
  EXPECT_EQ(says(fifth, everyone, "2021"), "met  value 20 %, 2 of 10");
  const std::string once = std::string{fifth} + "no_repeat = true\nwithin_years = ";
  EXPECT_EQ(says(once + "5\n", everyone, "2021"), "failed  value 10 %, 1 of 10");
  EXPECT_EQ(says(once + "3\n", everyone, "2021"), "met  value 20 %, 2 of 10");
}

TEST_F(ShareOf, WhoWasDoneEarlierCannotCountWhateverIsNotKnownOfThisYear) {
  const std::string once = R"([[quota]]
id = 'hours'
per = 'year'
who = { person = ['c0'] }
at_least = '4 h'
[[share]]
id = 'r'
subject = 'population'
who = { person = ['c0'] }
per = 'year'
valid = { from = 2020-01-01 }
done = { rule = 'hours' }
at_least = '50 %'
no_repeat = true
within_years = 5
)";
  // What a lesson is worth nobody says: whether 2021 is met is not known.
  study(chiefs[0], "2020-05-01T08:00"_at, 4_h);
  study_amount(chiefs[0], "2021-05-01"_day, amount("1 lesson"));
  const Results all = results(once);
  const auto* const figure = std::get_if<Figure>(&all.find(everyone, "r", "2021")->outcome);
  ASSERT_NE(figure, nullptr);
  EXPECT_EQ(figure->highest, Ratio{});
  EXPECT_EQ(figure->answer, Answer::failed);
  // The other way round: met in 2021, and not known whether earlier.
  study_amount(chiefs[1], "2020-05-01"_day, amount("1 lesson"));
  study(chiefs[1], "2021-05-01T08:00"_at, 4_h);
  std::string other = once;
  for (std::size_t at = other.find("c0"); at != std::string::npos; at = other.find("c0")) other.replace(at, 2, "c1");
  EXPECT_EQ(results(other).find(everyone, "r", "2021")->answer(), Answer::unknown);
}

TEST_F(ShareOf, AnActOfWhichNobodyRecordedWhatIsAskedIsNotKnown) {
  std::string passed{fifth};
  passed.replace(passed.find("{ kind = ['county'] }"), 21, "{ passed = true }");
  EXPECT_EQ(results(passed).find(everyone, "r", "2021")->answer(), Answer::failed);
  for (std::size_t i = 0; i < 2; ++i) train(i, "2021-05-10"_day);
  EXPECT_EQ(results(passed).find(everyone, "r", "2021")->answer(), Answer::unknown);
}

TEST_F(ShareOf, ThoseWhoMetARuleAreDone) {
  study(chiefs[0], "2021-05-01T08:00"_at, 2_h);
  study(chiefs[1], "2021-05-01T08:00"_at, 1_h);
  EXPECT_EQ(says("[[quota]]\nid = 'hours'\nper = 'year'\nwho = { tag = ['chief'] }\nat_least = '2 h'\n[[share]]\nid = "
                 "'r'\nsubject = 'population'\nwho = { tag = ['chief'] }\nper = 'year'\ndone = { rule = 'hours' }\n"
                 "at_least = '10 %'\n",
                 everyone, "2021"),
            "met  value 10 %, 1 of 10");
}

struct AwardOf : FigureOf {
  void points(PersonId who, int n) {
    for (int i = 1; i <= n; ++i) event(who, "good", one_day(*Date::from_ymd(2021, 5, i)));
  }
  std::string award(const std::string& more, PersonId who, AsOf asked = year_end) const {
    return says(
        "allow = ['ranking']\n[[score]]\nid = 'points'\nper = 'year'\nitems = [{ id = 'good', each = '1 pt', "
        "count = 'events', of = { kind = ['good'] } }]\n[[grade]]\nid = 'grade'\nof = 'points'\nbands = [{ name = "
        "'high', from = '3 pt' }, { name = 'low' }]\n[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '1 h'\n"
        "[[award]]\nid = 'r'\nper = 'year'\n" +
            more,
        who, "2021", asked);
  }
};

TEST_F(AwardOf, NeedsRulesAndABand) {
  points(li, 3);
  points(bo, 2);
  study(li, "2021-05-01T08:00"_at, 1_h);
  study(bo, "2021-05-01T08:00"_at, 1_h);
  points(wu, 3);
  const std::string rule = "needs = ['hours']\ngrade = { grade = 'grade', band = ['high'] }\n";
  EXPECT_EQ(award(rule, li), "met");
  EXPECT_EQ(award(rule, bo), "failed (members)");
  EXPECT_EQ(award(rule, wu), "failed (members)");
  EXPECT_EQ(award(rule, li, as_of("2021-06-30"_day)), "open");
}

TEST_F(AwardOf, PlacesGoToTheHighestScores) {
  points(li, 3);
  points(bo, 2);
  points(wu, 2);
  const std::string by = "by = 'points'\nties = ";
  EXPECT_EQ(award("places = '1 person'\n" + by + "'refuse'\n", li), "met");
  EXPECT_EQ(award("places = '1 person'\n" + by + "'refuse'\n", bo), "failed (no_place)");
  EXPECT_EQ(award("places = '2 person'\n" + by + "'refuse'\n", bo), "unknown (tied)");
  EXPECT_EQ(award("places = '2 person'\n" + by + "'all_in'\n", bo), "met");
  EXPECT_EQ(award("places = '2 person'\n" + by + "'all_out'\n", bo), "failed (no_place)");
  EXPECT_EQ(award("places = '3 person'\n" + by + "'refuse'\n", bo), "met");
}

TEST_F(AwardOf, NobodyHasItAgainTooSoon) {
  points(li, 3);
  const std::string rule = "grade = { grade = 'grade', band = ['high'] }\nnot_again_for = '2 year'\nheld = ['award']\n";
  event(li, "award", one_day("2018-12-31"_day));
  EXPECT_EQ(award(rule, li), "met");
  event(li, "award", one_day("2021-12-31"_day));  // this window's own
  EXPECT_EQ(award(rule, li), "met");
  event(li, "award", one_day("2019-01-01"_day));
  EXPECT_EQ(award(rule, li), "failed (cooling_off)");
}

TEST_F(AwardOf, TimeUntilItMayBeHadAgainIsOfMonthsOrDaysToo) {
  points(li, 3);
  const std::string rule = "grade = { grade = 'grade', band = ['high'] }\nheld = ['award']\nnot_again_for = ";
  event(li, "award", one_day("2020-06-30"_day));
  // 2021-01-01 less 6 months is 2020-07-01, less 185 days 2020-06-30.
  EXPECT_EQ(award(rule + "'6 month'\n", li), "met");
  EXPECT_EQ(award(rule + "'7 month'\n", li), "failed (cooling_off)");
  EXPECT_EQ(award(rule + "'184 d'\n", li), "met");
  EXPECT_EQ(award(rule + "'185 d'\n", li), "failed (cooling_off)");
  EXPECT_EQ(award(rule + "'99999 year'\n", li), "failed (cooling_off)");
}

TEST_F(AwardOf, VetoBarsIt) {
  points(li, 3);
  event(li, "warning", one_day("2021-05-30"_day));
  EXPECT_EQ(award("grade = { grade = 'grade', band = ['high'] }\n[[veto]]\nid = 'v'\nscore = 'points'\nevent = "
                  "['warning']\nbars = ['r']\n",
                  li),
            "failed (barred)");
}

TEST_F(Studied, ExplanationNamesTheBase) {
  const Results all = results(
      "[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '4 h'\n[[aggregate]]\nid = 'r'\nsubject "
      "= 'unit'\nper = 'year'\nover = 'people'\nof = 'hours'\ntake = 'met'\nhow = 'rate'\n");
  EXPECT_EQ(render(explain(all, *all.find(town, "r", "2021")), all.snapshot(), Language::english),
            "town, r, 2021: met\n  figure: 2/3\n    2 of 3 people\n    bo: 1\n    li: 1\n    wu: 0\n");
}

}  // namespace
