// SPDX-License-Identifier: Apache-2.0
// What records are worth by a measure, each worked out by hand.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

/// A measure of credits, and a rule that asks for ten a year by it.
std::string credits(const std::string& keys, const std::string& quota = "per = 'year'\nat_least = '10 credit'") {
  return "[[measure]]\nid = 'm'\nin = 'credit'\n" + keys + "\n[[quota]]\nid = 'r'\ncount = 'm'\n" + quota + "\n";
}

struct MeasureSteps : Town {
  /// Study on a day of March 2021, from nine o'clock on.
  static Study on(Date day, StudyTime length, std::string kind = "course") {
    return Study{
        .person = PersonId::at(0), .kind = std::move(kind), .start = LocalTime::start_of(day) + 9_h, .length = length};
  }
  void record(Study study) {
    study.person = li;
    ASSERT_TRUE(facts.add(std::move(study)));
  }
  /// What li's year says.
  std::string year(const std::string& rules) const { return says(rules, li, "2021"); }
};

constexpr const char* rate = "rates = [{ from = '50 min', to = '1 credit' }]";

TEST_F(MeasureSteps, WhatDoesNotQualifyIsLostAndWhatIsNotRecordedIsInDoubt) {
  const std::string rules =
      credits(std::string{rate} + "\nqualify = [{ of = { kind = ['online'] }, needs = { passed = true } }]");
  Study online = on("2021-03-01"_day, 100_min, "online");
  online.passed = true;
  record(online);
  record(on("2021-03-02"_day, 50_min));
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 3 credit, short 7 credit");
  online = on("2021-03-03"_day, 150_min, "online");
  online.passed = false;
  record(online);
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 3 credit, short 7 credit, lost 3 credit");
  record(on("2021-03-04"_day, 350_min, "online"));
  EXPECT_EQ(results(rules).find(li, "r", "2021")->judgement().uncertain, Ratio::whole(7));
  EXPECT_EQ(year(rules).substr(0, 22), "unknown (not_recorded)");
}

TEST_F(MeasureSteps, BandsAreHalfOpenAndAnAboveExcludesItsLength) {
  const std::string rules = credits(R"(bands = [{ steps = [
    { from = '5 min', each = '1 credit' }, { above = '15 min', each = '2 credit' }, { from = '30 min', each = '4 credit' }] }])");
  const std::pair<StudyTime, const char*> cases[] = {{4_min, "0"},  {5_min, "1"},  {15_min, "2"},
                                                     {16_min, "4"}, {29_min, "6"}, {30_min, "10"}};
  // Each adds to those before: 0, 1, 1, 2, 2, 4.
  Date day = "2021-03-01"_day;
  for (const auto& [length, sum] : cases) {
    record(on(day, length));
    day = day + 1;
    EXPECT_NE(year(rules).find("counted " + std::string{sum} + " credit"), std::string::npos) << sum << year(rules);
  }
}

TEST_F(MeasureSteps, BandByCourseLooksAtTheWholeCourse) {
  const std::string rules = credits("bands = [{ by = 'course', steps = [{ from = '1 h', each = '10 credit' }] }]");
  Study part = on("2021-03-01"_day, 10_min);
  part.course_length = 59_min;
  record(part);
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 0 credit, short 10 credit");
  part = on("2021-03-02"_day, 10_min);
  record(part);
  EXPECT_EQ(year(rules).substr(0, 22), "unknown (not_recorded)");
  part = on("2021-03-03"_day, 10_min);
  part.course_length = 60_min;
  record(part);
  EXPECT_EQ(year(rules).substr(0, 38), "met  need 10 credit, counted 10 credit");
}

TEST_F(MeasureSteps, AwardOnceAnItemIsForItsFirstRecordEver) {
  const std::string rules = credits("flat = [{ each = '10 credit', of = { kind = ['article'] }, once = 'item' }]");
  Study article = on("2020-03-01"_day, 1_h, "article");
  article.item = "one";
  record(article);
  article.start = "2021-03-01T09:00"_at;
  record(article);
  EXPECT_EQ(says(rules, li, "2020"), "met  need 10 credit, counted 10 credit");
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 0 credit, short 10 credit, lost 10 credit");
  article.item = "two";
  article.start = "2021-03-02T09:00"_at;
  record(article);
  EXPECT_EQ(year(rules), "met  need 10 credit, counted 10 credit, lost 10 credit");
}

TEST_F(MeasureSteps, AwardOnceInTheWindowOrOnceEver) {
  const std::string window = credits("flat = [{ each = '10 credit', once = 'window' }]");
  const std::string ever = credits("flat = [{ each = '10 credit', once = 'person' }]");
  record(on("2020-03-01"_day, 1_h));
  record(on("2021-03-01"_day, 1_h));
  record(on("2021-03-02"_day, 1_h));
  EXPECT_EQ(year(window), "met  need 10 credit, counted 10 credit, lost 10 credit");
  EXPECT_EQ(year(ever), "failed  need 10 credit, counted 0 credit, short 10 credit, lost 20 credit");
}

TEST_F(MeasureSteps, PlusComesAfterTheFactorAndTheFactorOnlyForTheFirstDelivery) {
  const std::string rules = credits(std::string{rate} + R"(
    factors = [{ times = 2, of = { role = ['lecturer'] }, first = 'item' }]
    plus = [{ add = '1 credit', of = { role = ['lecturer'] } }])");
  Study lecture = on("2021-03-01"_day, 50_min);
  lecture.role = Role::lecturer;
  lecture.item = "law";
  record(lecture);
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 3 credit, short 7 credit");  // 1 * 2 + 1
  lecture.start = "2021-03-02T09:00"_at;
  record(lecture);
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 5 credit, short 5 credit");  // and 1 + 1
}

TEST_F(MeasureSteps, IncrementsHaveAFirstStepUnderWhichNothingCounts) {
  const std::string rules = credits(std::string{rate} + "\nincrements = { first = '1 credit', then = '0.5 credit' }");
  record(on("2021-03-01"_day, 49_min));
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 0 credit, short 10 credit");
  record(on("2021-03-02"_day, 74_min));
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 1 credit, short 9 credit");
  record(on("2021-03-03"_day, 75_min));
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 2.5 credit, short 7.5 credit");
}

TEST_F(MeasureSteps, SegmentsOfAnItemAreSummedBeforeTheirIncrements) {
  const std::string rules =
      credits(std::string{rate} + "\nincrements = { first = '1 credit', then = '0.5 credit', sum = 'item' }");
  Study part = on("2021-03-01"_day, 40_min);
  part.item = "course";
  record(part);
  part.start = "2021-03-02T09:00"_at;
  record(part);
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 1.5 credit, short 8.5 credit");  // 80 min
  part.start = "2021-03-03T09:00"_at;
  part.item = "other";
  record(part);
  EXPECT_EQ(year(rules), "failed  need 10 credit, counted 1.5 credit, short 8.5 credit");  // 40 min alone
}

TEST_F(MeasureSteps, RoundingOfTheWindowComesLast) {
  const std::string record_first = credits(std::string{rate} + "\nround = { step = '1 credit', mode = 'down' }");
  const std::string window_last =
      credits(std::string{rate} + "\nround = { step = '1 credit', mode = 'down', at = 'window' }");
  record(on("2021-03-01"_day, 90_min));
  record(on("2021-03-02"_day, 90_min));
  EXPECT_EQ(year(record_first), "failed  need 10 credit, counted 2 credit, short 8 credit");
  EXPECT_EQ(year(window_last), "failed  need 10 credit, counted 3 credit, short 7 credit");  // 180 min are 3.6
}

TEST_F(MeasureSteps, RecordIsRoundedOnceHoweverManyPiecesAreLeftOfIt) {
  const std::string rules = credits(std::string{rate} + "\nround = { step = '1 credit', mode = 'down' }");
  record(on("2021-03-01"_day, 10_min, "talk"));  // 09:00 to 09:10
  Study around = on("2021-03-01"_day, 60_min);
  around.start = "2021-03-01T08:30"_at;  // 30 min before and 20 min after
  record(around);
  EXPECT_NE(year(rules).find("counted 1 credit"), std::string::npos) << year(rules);
}

TEST_F(MeasureSteps, CapsOfItemDayKindAndMonthEachBite) {
  const auto capped = [](const std::string& cap) { return credits(std::string{rate} + "\ncaps = [" + cap + "]"); };
  Study part = on("2021-03-01"_day, 150_min);
  part.item = "a";
  record(part);  // 3 credits
  part.start = "2021-03-01T14:00"_at;
  part.item = "b";
  part.kind = "online";
  record(part);  // 3 on the same day
  part.start = "2021-04-02T09:00"_at;
  part.item = "a";
  record(part);  // 3 of the first item again, of the other kind, in another month
  EXPECT_EQ(year(credits(rate)), "failed  need 10 credit, counted 9 credit, short 1 credit");
  const auto counts = [&](const std::string& cap, const std::string& counted, const std::string& lost) {
    const std::string line = year(capped(cap));
    EXPECT_NE(line.find("counted " + counted + " credit"), std::string::npos) << cap << line;
    EXPECT_NE(line.find("lost " + lost + " credit"), std::string::npos) << cap << line;
  };
  counts("{ most = '2 credit', per = 'record' }", "6", "3");
  counts("{ most = '4 credit', per = 'item' }", "7", "2");
  counts("{ most = '4 credit', per = 'day' }", "7", "2");
  counts("{ most = '4 credit', per = 'kind' }", "7", "2");
  counts("{ most = '5 credit', per = 'month' }", "8", "1");
  counts("{ most = '5 credit', per = 'quarter' }", "8", "1");
  counts("{ most = '5 credit', per = 'year' }", "5", "4");
  counts("{ most = '5 credit' }", "5", "4");
  counts("{ most = '1 credit', of = { kind = ['online'] } }", "4", "5");
  counts("{ most = '50 %', of_what = 'requirement', of = { kind = ['online'] } }", "8", "1");
}

TEST_F(MeasureSteps, ShareOfWhatCountsIncludesItselfAndOfOthersDoesNot) {
  const auto capped = [](const std::string& cap) { return credits(std::string{rate} + "\ncaps = [" + cap + "]"); };
  record(on("2021-03-01"_day, 200_min));            // 4
  record(on("2021-03-02"_day, 500_min, "online"));  // 10
  // A half of all: 4 of 8. A half of the others: 2. Three quarters of all: 12 of 16, so 10 of 14 all count.
  EXPECT_EQ(year(capped("{ most = '50 %', of_what = 'counted', of = { kind = ['online'] } }")),
            "failed  need 10 credit, counted 8 credit, short 2 credit, lost 6 credit");
  EXPECT_EQ(year(capped("{ most = '50 %', of_what = 'others', of = { kind = ['online'] } }")),
            "failed  need 10 credit, counted 6 credit, short 4 credit, lost 8 credit");
  EXPECT_EQ(year(capped("{ most = '75 %', of_what = 'counted', of = { kind = ['online'] } }")),
            "met  need 10 credit, counted 14 credit");
}

TEST_F(MeasureSteps, SeveralSharesOfWhatCountsHoldTogetherAndNoMoreWouldFit) {
  const std::string rules = credits(std::string{rate} + R"(
    caps = [{ most = '40 %', of_what = 'counted', of = { kind = ['online'] } },
            { most = '20 %', of_what = 'counted', of = { kind = ['talk'] } }])");
  record(on("2021-03-01"_day, 200_min));            // 4
  record(on("2021-03-02"_day, 500_min, "online"));  // 10
  record(on("2021-03-03"_day, 300_min, "talk"));    // 6
  // 4 are two fifths of 10: 4 online and 2 talk beside them keep to both shares, and nothing more does.
  EXPECT_EQ(year(rules), "met  need 10 credit, counted 10 credit, lost 10 credit");
}

TEST_F(MeasureSteps, ProductIsDividedAmongItsAuthors) {
  const std::string equal = credits(std::string{rate} + "\nsplit = [{ of = { kind = ['paper'] } }]");
  const std::string first = credits(std::string{rate} + "\nsplit = [{ of = { kind = ['paper'] }, first = '1/2' }]");
  Study paper = on("2021-03-01"_day, 300_min, "paper");  // 6
  paper.authors = 3;
  paper.author_place = 1;
  record(paper);
  EXPECT_NE(year(equal).find("counted 2 credit"), std::string::npos);
  EXPECT_NE(year(first).find("counted 3 credit"), std::string::npos);
  paper.start = "2021-03-02T09:00"_at;
  paper.author_place = 3;
  record(paper);
  EXPECT_NE(year(first).find("counted 4.5 credit"), std::string::npos) << year(first);
  paper.start = "2021-03-03T09:00"_at;
  paper.author_place.reset();
  record(paper);  // 1.5 for certain, 3 at most
  EXPECT_NE(year(first).find("counted 6 credit"), std::string::npos) << year(first);
  EXPECT_EQ(results(first).find(li, "r", "2021")->judgement().uncertain, Ratio::of(3, 2));
}

TEST_F(MeasureSteps, AmountOverYearsCountsInEqualPartsFromItsOwnYearOn) {
  const std::string rules = credits(
      "flat = [{ each = '12 credit', of = { kind = ['degree'] } }]\n"
      "over = [{ of = { kind = ['degree'] }, years = 3 }]");
  record(on("2019-06-01"_day, 1_h, "degree"));
  for (const char* const label : {"2019", "2020", "2021"}) {
    EXPECT_EQ(says(rules, li, label), "failed  need 10 credit, counted 4 credit, short 6 credit") << label;
  }
  EXPECT_EQ(says(rules, li, "2018"), "failed  need 10 credit, counted 0 credit, short 10 credit");
  EXPECT_EQ(says(rules, li, "2022", as_of("2022-12-31"_day)),
            "failed  need 10 credit, counted 0 credit, short 10 credit");
}

TEST_F(MeasureSteps, ExplanationNamesTheLossesInBothLanguages) {
  const std::string rules = credits(std::string{rate} + R"(
    qualify = [{ of = { kind = ['online'] }, needs = { watched_from = '90 %' } }]
    caps = [{ most = '2 credit', per = 'day' }]
    round = { step = '1 credit', mode = 'down', at = 'window' })");
  record(on("2021-03-01"_day, 175_min));  // 3.5: the day has room for 2
  Study online = on("2021-03-02"_day, 50_min, "online");
  online.watched = Ratio::of(89, 100);
  record(online);
  record(on("2021-03-03"_day, 20_min));  // 0.4
  const Results all = results(rules);
  const Explanation why = explain(all, *all.find(li, "r", "2021"));
  const std::string english = render(why, all.snapshot(), Language::english);
  EXPECT_NE(english.find("over the most that counts"), std::string::npos) << english;
  EXPECT_NE(english.find("a condition for counting does not hold"), std::string::npos) << english;
  EXPECT_NE(english.find("before rounding: 2.4 credit"), std::string::npos) << english;
  const std::string chinese = render(why, all.snapshot(), Language::chinese);
  EXPECT_NE(chinese.find("不符合计入条件"), std::string::npos) << chinese;
  EXPECT_NE(chinese.find("取整前：2.4 credit"), std::string::npos) << chinese;
}

TEST_F(MeasureSteps, ACapByWeekIsOfEachWeekWhateverTheWindow) {
  const auto rules = [](const std::string& per) {
    return "[[measure]]\nid = 'm'\ncaps = [{ most = '1 h', per = 'week' }]\n"
           "[[quota]]\nid = 'r'\ncount = 'm'\nper = " +
           per + "\nat_least = '2 h'\n";
  };
  study(li, "2020-12-27T08:00"_at, 2_h);
  study(li, "2021-01-31T08:00"_at, 2_h);
  const std::string met = "met  need 2 h, counted 2 h, lost 2 h";
  EXPECT_EQ(says(rules("{ unit = 'quarter', start = '02-15' }"), li, "2020-11-15/2021-02-15"), met);
  EXPECT_EQ(says(rules("'once'"), li, "once"), met);
}

}  // namespace
