// SPDX-License-Identifier: Apache-2.0
// Scores, grades and vetoes (8.10): each number is worked by hand beside its case.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct ScoreOf : Town {
  void mark(Holder holder, std::string test, Date day, std::int64_t value, std::string rater = {}) {
    ASSERT_TRUE(facts.add(Mark{.holder = holder,
                               .test = std::move(test),
                               .day = day,
                               .value = Ratio::whole(value),
                               .best = Ratio::whole(100),
                               .rater = std::move(rater)}));
  }
  void quarters(PersonId who, std::array<std::int64_t, 4> points) {
    const std::array days{"2021-03-20"_day, "2021-06-20"_day, "2021-09-20"_day, "2021-12-20"_day};
    for (std::size_t i = 0; i < 4; ++i) mark(who, "quarter", days[i], points[i]);
  }
  const Score& score(const Results& all, Subject who, std::string_view rule, std::string_view window) const {
    return *std::get_if<Score>(&all.find(who, rule, window)->outcome);
  }
};

/// 2 points a study and at most 12, 1 a note and 1 a reflection and at most 4.
constexpr std::string_view base = R"(
[[score]]
id = 'r'
per = 'year'
full = '60 pt'
items = [
  { id = 'study', each = '2 pt', count = 'study', of = { kind = ['study'] }, cap = '12 pt' },
  { id = 'notes', each = '1 pt', count = 'documents', of = { kind = ['note'] }, cap = '4 pt' },
  { id = 'reflections', each = '1 pt', count = 'documents', of = { kind = ['reflection'] }, cap = '4 pt' },
]
)";

TEST_F(ScoreOf, FifteenStudiesFourNotesAndFourReflectionsAreTwenty) {
  for (int day = 1; day <= 15; ++day) study_amount(li, *Date::from_ymd(2021, 5, day), amount("1 h"), "study");
  for (const int month : {2, 5, 8, 11}) {
    document(li, "note", *Date::from_ymd(2021, month, 10));
    document(li, "reflection", *Date::from_ymd(2021, month, 11));
  }
  EXPECT_EQ(says(base, li, "2021"), "met  value 20 pt");
  const Results all = results(base);
  const Score& own = score(all, li, "r", "2021");
  ASSERT_EQ(own.items.size(), 3U);
  EXPECT_EQ(own.items[0].value, Ratio::whole(12));
  EXPECT_EQ(own.items[1].value, Ratio::whole(4));
  EXPECT_EQ(own.items[2].value, Ratio::whole(4));
  EXPECT_EQ(own.full, Ratio::whole(60));
}

TEST_F(ScoreOf, OpenWindowGivesSoFarAndWhatIsStillPossible) {
  study_amount(li, "2021-05-01"_day, amount("1 h"), "study");
  // 2 so far; at least these 2 and at most 12 + 4 + 4.
  EXPECT_EQ(says(base, li, "2021", as_of("2021-06-30"_day)), "open  value 2 pt, 2 pt to 20 pt");
  // Without caps nothing bounds what may be added, and a deduction has no lowest.
  constexpr std::string_view open = R"([[score]]
id = 'r'
per = 'year'
items = [{ id = 'good', each = '2 pt', count = 'events', of = { kind = ['good'] } },
         { id = 'bad', each = '-1 pt', count = 'events', of = { kind = ['bad'] }, floor = '-3 pt' }]
)";
  event(li, "bad", one_day("2021-04-01"_day));
  EXPECT_EQ(says(open, li, "2021", as_of("2021-06-30"_day)), "open  value -1 pt, -3 pt to unbounded");
  EXPECT_EQ(says(open, li, "2021"), "met  value -1 pt");
}

TEST_F(ScoreOf, CeilingReachedSettlesAnOpenWindow) {
  for (int day = 1; day <= 6; ++day) study_amount(li, *Date::from_ymd(2021, 5, day), amount("1 h"), "study");
  const std::string_view one =
      "[[score]]\nid = 'r'\nper = 'year'\n"
      "items = [{ id = 's', each = '2 pt', count = 'study', cap = '12 pt' }]\n";
  EXPECT_EQ(says(one, li, "2021", as_of("2021-05-05"_day)), "open  value 10 pt, 10 pt to 12 pt");
  EXPECT_EQ(says(one, li, "2021", as_of("2021-05-06"_day)), "met  value 12 pt");
}

TEST_F(ScoreOf, TableGivesTheTotalForTheCountReached) {
  constexpr std::string_view table = R"([[score]]
id = 'r'
per = 'year'
items = [{ id = 'lectures', count = 'events', of = { kind = ['lecture'] }, table = [{ from = 3, is = '5 pt' }, { from = 1, is = '2 pt' }] }]
)";
  EXPECT_EQ(says(table, li, "2021"), "met  value 0 pt");
  event(li, "lecture", one_day("2021-04-01"_day));
  event(li, "lecture", one_day("2021-04-02"_day));
  EXPECT_EQ(says(table, li, "2021"), "met  value 2 pt");
  event(li, "lecture", one_day("2021-04-03"_day));
  EXPECT_EQ(says(table, li, "2021"), "met  value 5 pt");
  EXPECT_EQ(says(table, li, "2021", as_of("2021-04-02"_day)), "open  value 2 pt, 2 pt to 5 pt");
}

constexpr std::string_view hours = "[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '10 h'\n";

TEST_F(ScoreOf, AnswerOfARuleGivesPoints) {
  const std::string rules = std::string{hours} + R"([[score]]
id = 'r'
per = 'year'
items = [{ id = 'hours', rule = 'hours', met = '8 pt', failed = '-3 pt' }]
)";
  EXPECT_EQ(says(rules, li, "2021"), "met  value -3 pt");
  EXPECT_EQ(says(rules, li, "2021", as_of("2021-06-01"_day)), "open  value 0 pt, -3 pt to 8 pt");
  study(li, "2021-05-01T08:00"_at, 10_h);
  EXPECT_EQ(says(rules, li, "2021"), "met  value 8 pt");
}

TEST_F(ScoreOf, PartsOfAUnitAreStartedFullOrExact) {
  study(li, "2021-05-01T08:00"_at, 450_min);  // 7.5 h: 2.5 h short
  const auto short_of = [&](const std::string& parts) {
    return says(std::string{hours} +
                    "[[score]]\nid = 'r'\nper = 'year'\nitems = [{ id = 'h', start = '10 pt', rule = "
                    "'hours', per_short = { unit = '1 h', each = '-1 pt', parts = '" +
                    parts + "' } }]\n",
                li, "2021");
  };
  EXPECT_EQ(short_of("started"), "met  value 7 pt");
  EXPECT_EQ(short_of("full"), "met  value 8 pt");
  EXPECT_EQ(short_of("exact"), "met  value 7.5 pt");
}

TEST_F(ScoreOf, MoreThanAskedGivesPointsUpToTheCap) {
  study(li, "2021-05-01T00:00"_at, 15_h);
  const std::string rules = std::string{hours} + R"([[score]]
id = 'r'
per = 'year'
items = [{ id = 'more', rule = 'hours', per_over = { unit = '1 h', each = '1 pt' }, cap = '4 pt' }]
)";
  EXPECT_EQ(says(rules, li, "2021"), "met  value 4 pt");  // 5 h over
  study(bo, "2021-05-01T00:00"_at, 12_h);
  EXPECT_EQ(says(rules, bo, "2021"), "met  value 2 pt");
}

TEST_F(ScoreOf, MarksAreMeanSumOrBestAndScaled) {
  mark(li, "exam", "2021-03-01"_day, 60);
  mark(li, "exam", "2021-05-01"_day, 90);
  const auto by = [&](const std::string& more) {
    return says("[[score]]\nid = 'r'\nper = 'year'\nfull = '100 pt'\nitems = [{ id = 'm', mark = { test = ['exam'] }" +
                    more + " }]\n",
                li, "2021");
  };
  EXPECT_EQ(by(""), "met  value 75 pt");
  EXPECT_EQ(by(", combine = 'sum'"), "met  value 150 pt");
  EXPECT_EQ(by(", combine = 'best'"), "met  value 90 pt");
  EXPECT_EQ(by(", scale_to = '20 pt'"), "met  value 15 pt");
  EXPECT_EQ(by(", scale_to = '20 pt', min_samples = 3"), "unknown (not_recorded)  value 0 pt, 0 pt to 20 pt");
}

TEST_F(ScoreOf, OnlyTheRatersNamedCount) {
  mark(li, "conduct", "2021-03-01"_day, 60, "self");
  mark(li, "conduct", "2021-03-02"_day, 80, "peers");
  EXPECT_EQ(says("[[score]]\nid = 'r'\nper = 'year'\nfull = '100 pt'\nitems = [{ id = 'm', mark = { test = "
                 "['conduct'], rater = ['peers'] } }]\n",
                 li, "2021"),
            "met  value 80 pt");
}

TEST_F(ScoreOf, MarkThatNobodyRecordedLeavesTheScoreUnknown) {
  EXPECT_EQ(says("[[score]]\nid = 'r'\nper = 'year'\nfull = '100 pt'\nitems = [{ id = 'm', mark = { test = ['exam'] }, "
                 "scale_to = '30 pt' }, { id = 'e', each = '1 pt', count = 'events' }]\n",
                 li, "2021"),
            "unknown (not_recorded)  value 0 pt, 0 pt to 30 pt");
}

/// The year is the mean of its quarters; grades from 90, 80 and 60.
const std::string year_of_quarters = R"(
[[score]]
id = 'quarter'
per = 'quarter'
full = '100 pt'
items = [{ id = 'points', mark = { test = ['quarter'] } }]

[[score]]
id = 'year'
per = 'year'
full = '100 pt'
items = [{ id = 'mean', score = 'quarter', windows = 'inner', combine = 'mean' }]
)";
constexpr std::string_view bands = R"(
[[grade]]
id = 'r'
of = 'year'
bands = [{ name = 'excellent', from = '90 pt' }, { name = 'good', from = '80 pt' }, { name = 'pass', from = '60 pt' }, { name = 'fail' }]
)";

TEST_F(ScoreOf, MeanOfFourQuartersIsGraded) {
  quarters(li, {92, 88, 90, 86});
  const Results all = results(year_of_quarters + std::string{bands});
  EXPECT_EQ(cadre_test::says(all, li, "year", "2021"), "met  value 89 pt");
  EXPECT_EQ(cadre_test::says(all, li, "r", "2021"), "met  good");
}

TEST_F(ScoreOf, RoundingDecidesAtTheEdgeOfABand) {
  quarters(li, {92, 88, 90, 88});  // 89.5
  EXPECT_EQ(says(year_of_quarters + std::string{bands}, li, "2021"), "met  good");
  const std::string rounded = year_of_quarters + "round = { step = '1 pt', mode = 'half_up' }\n";
  EXPECT_EQ(says(rounded + std::string{bands}, li, "2021"), "met  excellent");
}

TEST_F(ScoreOf, GradeIsOpenWhileTwoBandsArePossible) {
  quarters(li, {92, 88, 90, 86});
  // Three quarters known: 67.5 of 400/4 at least, and nothing bounds a mark that is not scaled.
  EXPECT_EQ(says(year_of_quarters + std::string{bands}, li, "2021", as_of("2021-10-31"_day)), "open");
}

TEST_F(ScoreOf, WeightsMakeUpTheWholeAndAreSharedOutWhereOneDoesNotApply) {
  mark(li, "a", "2021-03-01"_day, 80);
  mark(li, "b", "2021-03-01"_day, 60);
  join(bo, east);
  mark(bo, "a", "2021-03-01"_day, 80);
  mark(bo, "b", "2021-03-01"_day, 60);
  study(bo, "2021-03-01T08:00"_at, 3_h);
  const std::string rules = R"([[quota]]
id = 'q'
who = { unit = ['east'] }
partial_window = 'full'
per = 'year'
at_least = '2 h'
[[score]]
id = 'r'
per = 'year'
full = '100 pt'
items = [
  { id = 'a', mark = { test = ['a'] }, weight = '30 %' },
  { id = 'b', mark = { test = ['b'] }, weight = '20 %' },
  { id = 'q', rule = 'q', met = '100 pt', weight = '50 %', not_applicable = 'reweigh' },
]
)";
  EXPECT_EQ(says(rules, bo, "2021"), "met  value 86 pt");  // 24 + 12 + 50
  EXPECT_EQ(says(rules, li, "2021"), "met  value 72 pt");  // (24 + 12) / 0.5
}

TEST_F(ScoreOf, StartsFromAShareOfLastYearsScore) {
  constexpr std::string_view rules = R"([[score]]
id = 'r'
valid = { from = 2020-01-01 }
per = 'year'
start = { of = 'r', window = -1, share = '20 %', first = '20 pt' }
items = [{ id = 'e', each = '10 pt', count = 'events', of = { kind = ['good'] } }]
)";
  event(li, "good", one_day("2020-05-01"_day));
  event(li, "good", one_day("2021-05-01"_day));
  event(li, "good", one_day("2021-06-01"_day));
  EXPECT_EQ(says(rules, li, "2020"), "met  value 30 pt");  // 20 + 10
  EXPECT_EQ(says(rules, li, "2021"), "met  value 26 pt");  // 6 + 20
}

TEST_F(ScoreOf, FloorAndCapHoldTheSumOnce) {
  for (int day = 1; day <= 4; ++day) event(li, "bad", one_day(*Date::from_ymd(2021, 5, day)));
  for (int day = 1; day <= 4; ++day) event(li, "good", one_day(*Date::from_ymd(2021, 6, day)));
  constexpr std::string_view rules = R"([[score]]
id = 'r'
per = 'year'
start = '5 pt'
floor = '0 pt'
cap = '6 pt'
items = [{ id = 'bad', each = '-3 pt', count = 'events', of = { kind = ['bad'] } },
         { id = 'good', each = '2 pt', count = 'events', of = { kind = ['good'] } }]
)";
  EXPECT_EQ(says(rules, li, "2021"), "met  value 1 pt");  // 5 - 12 + 8, not floored between
  EXPECT_EQ(says(rules, bo, "2021"), "met  value 5 pt");
}

TEST_F(ScoreOf, AbsencesAndLeavesAreCounted) {
  join(li, east);
  const SessionId one = session("one", "2021-03-01T09:00"_at, 60_min);
  const SessionId two = session("two", "2021-03-02T09:00"_at, 60_min);
  attend(li, one, PresenceStatus::absent);
  attend(li, two);
  ASSERT_TRUE(facts.add(Leave{.person = li,
                              .kind = "private",
                              .covers = {"2021-04-01T08:00"_at, "2021-04-01T18:00"_at},
                              .decision = LeaveDecision::approved}));
  constexpr std::string_view rules = R"([[score]]
id = 'r'
per = 'year'
start = '10 pt'
items = [{ id = 'absent', each = '-2 pt', count = 'absences' }, { id = 'leave', each = '-1 pt', count = 'leaves', of = { kind = ['private'] } }]
)";
  EXPECT_EQ(says(rules, li, "2021"), "met  value 7 pt");
}

constexpr std::string_view hundred = R"([[score]]
id = 'year'
per = 'year'
full = '100 pt'
items = [{ id = 'a', start = '60 pt', each = '1 pt', count = 'events', of = { kind = ['a'] } },
         { id = 'b', start = '40 pt', each = '1 pt', count = 'events', of = { kind = ['b'] } }]
)";

TEST_F(ScoreOf, VetoStrikesAnItemOrTheWhole) {
  const std::string rules = std::string{hundred} +
                            "[[veto]]\nid = 'copied'\nscore = 'year'\nitem = 'a'\nevent = ['copied']\neffect = 'zero'\n"
                            "[[veto]]\nid = 'crime'\nscore = 'year'\nevent = ['crime']\neffect = 'zero'\n";
  event(li, "copied", one_day("2021-05-01"_day));
  event(bo, "crime", one_day("2021-05-01"_day));
  event(wu, "crime", one_day("2020-12-31"_day));
  const Results all = results(rules);
  EXPECT_EQ(cadre_test::says(all, li, "year", "2021"), "met  value 40 pt");
  EXPECT_EQ(cadre_test::says(all, bo, "year", "2021"), "met  value 0 pt");
  EXPECT_EQ(cadre_test::says(all, wu, "year", "2021"), "met  value 100 pt");
  EXPECT_EQ(score(all, bo, "year", "2021").veto, "crime");
}

TEST_F(ScoreOf, VetoLimitsTheGradeAndLeavesThePoints) {
  const std::string rules = std::string{hundred} + std::string{bands} +
                            "[[veto]]\nid = 'warned'\nscore = 'year'\nevent = ['warning']\n"
                            "grade_at_most = { grade = 'r', band = 'pass' }\n";
  event(li, "warning", one_day("2021-05-01"_day));
  EXPECT_EQ(says(rules, li, "2021"), "met  pass");
  EXPECT_EQ(says(rules, bo, "2021"), "met  excellent");
}

TEST_F(ScoreOf, VetoOfAUnitReachesItsPeopleAsItSays) {
  join(li, east, days("2021-01-01/2021-02-01"));
  join(li, west, days("2021-02-01/2022-01-01"));
  event(east, "scandal", one_day("2021-05-01"_day));
  const auto reach = [&](const std::string& word) {
    const std::string rules = std::string{hundred} +
                              "[[veto]]\nid = 'v'\nscore = 'year'\nevent = ['scandal']\neffect = 'zero'\n"
                              "from_unit = true\nreach = '" +
                              word + "'\n";
    return cadre_test::says(results(rules), li, "year", "2021");
  };
  EXPECT_EQ(reach("any_day"), "met  value 0 pt");
  EXPECT_EQ(reach("on_last_day"), "met  value 100 pt");
  EXPECT_EQ(reach("most_days"), "met  value 100 pt");
}

/// Five people whose year is their mark.
struct Quota : ScoreOf {
  std::vector<PersonId> people;
  Quota() {
    const std::array<std::int64_t, 5> points{95, 93, 93, 91, 70};
    for (std::size_t i = 0; i < points.size(); ++i) {
      people.push_back(facts.add(Person{.id = "p" + std::to_string(i), .tags = {"graded"}}).value());
      mark(people.back(), "year", "2021-12-01"_day, points[i]);
    }
  }
  std::string grades(const std::string& more) const {
    const std::string rules =
        "allow = ['ranking']\n[[score]]\nid = 'year'\nper = 'year'\nfull = '100 pt'\nwho = { tag = "
        "['graded'] }\nitems = [{ id = 'm', mark = { test = ['year'] } }]\n" +
        std::string{bands} + more;
    const Results all = results(rules);
    std::string text;
    for (const PersonId who : people) text += cadre_test::says(all, who, "r", "2021") + '\n';
    return text;
  }
};

TEST_F(Quota, BestBandHasRoomForAShareOfThoseGraded) {
  // 40 % of 5 are 2: 95 and one of two with 93, who are equal at the edge.
  const std::string quota = "quota = [{ band = 'excellent', most = '40 %' }]\nties = ";
  EXPECT_EQ(grades(quota + "'all_out'\n"), "met  excellent\nmet  good\nmet  good\nmet  good\nmet  pass\n");
  EXPECT_EQ(grades(quota + "'all_in'\n"), "met  excellent\nmet  excellent\nmet  excellent\nmet  good\nmet  pass\n");
  EXPECT_EQ(grades(quota + "'refuse'\n"), "met  excellent\nunknown (tied)\nunknown (tied)\nmet  good\nmet  pass\n");
}

TEST_F(Quota, ShareIsRoundedAsItSays) {
  // 50 % of 5 are 2.5.
  EXPECT_EQ(grades("quota = [{ band = 'excellent', most = '50 %', round = 'half_up' }]\nties = 'refuse'\n"),
            "met  excellent\nmet  excellent\nmet  excellent\nmet  good\nmet  pass\n");
  EXPECT_EQ(grades("quota = [{ band = 'excellent', most = '50 %' }]\nties = 'all_out'\n"),
            "met  excellent\nmet  good\nmet  good\nmet  good\nmet  pass\n");
}

TEST_F(Quota, OverflowGoesOnToTheNextBandWithRoom) {
  EXPECT_EQ(grades("quota = [{ band = 'excellent', most = '1 person' }, { band = 'good', most = '2 person' }]\n"
                   "ties = 'refuse'\n"),
            "met  excellent\nmet  good\nmet  good\nmet  pass\nmet  pass\n");
}

TEST_F(Quota, EachRankHasAQuotaOfItsOwn) {
  for (std::size_t i = 0; i < 5; ++i)
    ASSERT_TRUE(
        facts.add(Attribute{.holder = people[i], .name = "rank", .value = i < 3 ? "high" : "low", .during = {}}));
  EXPECT_EQ(grades("quota = [{ band = 'excellent', most = '1 person', per = 'attribute:rank' }]\nties = 'all_out'\n"),
            "met  excellent\nmet  good\nmet  good\nmet  excellent\nmet  pass\n");
}

TEST_F(Quota, EqualPointsShareAPlace) {
  EXPECT_EQ(grades("place = true\n"),
            "met  excellent, place 1\nmet  excellent, place 2\nmet  excellent, place 2\nmet  excellent, place 4\nmet  "
            "pass, place 5\n");
}

TEST_F(ScoreOf, ExplanationListsItems) {
  event(li, "a", one_day("2021-05-01"_day));
  event(li, "crime", one_day("2021-05-02"_day));
  const Results all =
      results(std::string{hundred} +
              "[[veto]]\nid = 'crime'\nscore = 'year'\nitem = 'b'\nevent = ['crime']\neffect = 'zero'\n");
  const auto text = [&](Language language) {
    return render(explain(all, *all.find(li, "year", "2021")), all.snapshot(), language);
  };
  EXPECT_EQ(text(Language::english),
            "li, year, 2021: met\n  points: 61 pt\n    a: 61 pt\n    b: 0 pt\n      struck by crime\n");
  EXPECT_EQ(text(Language::chinese),
            "li，year，2021：达标\n  得分：61 pt\n    a：61 pt\n    b：0 pt\n      被否决：crime\n");
}

TEST_F(ScoreOf, PlacesGivePointsAndEqualPointsShareAPlace) {
  const std::string rules =
      "allow = ['ranking']\n[[score]]\nid = 'exam'\nper = 'year'\nitems = [{ id = 'e', mark = { test = ['exam'] } }]\n"
      "[[score]]\nid = 'r'\nper = 'year'\nitems = [{ id = 'place', by_place = 'exam', min_samples = 3,"
      "  table = [{ from = 1, is = '10 pt' }, { from = 2, is = '6 pt' }, { from = 3, is = '2 pt' }] }]\n";
  mark(li, "exam", "2021-05-01"_day, 90);
  mark(bo, "exam", "2021-05-01"_day, 90);
  mark(wu, "exam", "2021-05-01"_day, 80);
  EXPECT_EQ(says(rules, li, "2021"), "met  value 10 pt");
  EXPECT_EQ(says(rules, bo, "2021"), "met  value 10 pt");
  EXPECT_EQ(says(rules, wu, "2021"), "met  value 2 pt");
}

TEST_F(ScoreOf, ABandThatIsHeldIsAConditionOfAnotherRule) {
  const auto rules = [](std::string_view band) {
    return "[[score]]\nid = 'exam'\nper = 'year'\nitems = [{ id = 'e', mark = { test = ['exam'] } }]\n"
           "[[grade]]\nid = 'g'\nof = 'exam'\nbands = [{ name = 'good', from = '80 pt' }, { name = 'poor' }]\n"
           "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '2 h'\nwhen = { rule = 'g', held = ['" +
           std::string{band} + "'] }\n";
  };
  mark(li, "exam", "2021-05-01"_day, 79);
  EXPECT_EQ(says(rules("poor"), li, "2021"), "failed  need 2 h, counted 0 h, short 2 h");
  EXPECT_EQ(says(rules("good"), li, "2021"), "not_applicable (condition)");
  EXPECT_EQ(says(rules("poor"), bo, "2021"), "unknown (condition)");
}

}  // namespace
