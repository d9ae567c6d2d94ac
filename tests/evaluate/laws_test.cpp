// SPDX-License-Identifier: Apache-2.0
// Laws that hold for any records; the records are drawn from a fixed seed.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

constexpr std::string_view rules = R"(
  [[quota]]
  id = "all/month"
  per = "month"
  at_least = "30 h"
  [[quota]]
  id = "outside/month"
  per = "month"
  at_least = "30 h"
  only = { outside = "calendar.office" }
  untimed = "unknown"
  [[quota]]
  id = "days/quarter"
  per = "quarter"
  count = "days"
  at_least = "5 d"
  day_counts = { half = "2 h", full = "4 h" }
  [[quota]]
  id = "capped/quarter"
  per = "quarter"
  at_least = "10 h"
  cap = "40 h"
)";

/// Study of one person in the first half of 2021; some of it overlaps, some goes on over midnight.
std::vector<Study> draw(std::mt19937& random, std::size_t n) {
  const auto below = [&](std::uint32_t bound) { return static_cast<std::int32_t>(random() % bound); };
  std::vector<Study> all;
  for (std::size_t i = 0; i < n; ++i) {
    const Date day = "2021-01-01"_day + below(181);
    all.push_back({.person = PersonId::at(0),
                   .kind = below(2) == 0 ? "online" : "self_study",
                   .start = LocalTime::at(day, below(96) * 15),
                   .length = StudyTime::minutes(15 * (1 + below(40)))});
  }
  return all;
}

Results evaluated(const std::vector<Study>& records) {
  Register facts;
  facts.add(Person{.id = "li"}).value();
  for (const Study& study : records) facts.add(study).value();
  return evaluate(policy_of(rules), facts.snapshot(), as_of("2021-12-31"_day), {.period = days("2021"), .limits = {}});
}

std::vector<std::string> lines(const Results& results) {
  std::vector<std::string> all;
  for (const RuleResult& row : results.all()) all.push_back(results.line(row));
  return all;
}

/// The same without what was lost: of two records of one time either may be the one that counts.
std::vector<std::string> amounts(const Results& results) {
  std::vector<std::string> all = lines(results);
  for (std::string& line : all) line = line.substr(0, line.find(", lost"));
  return all;
}

struct Evaluation : ::testing::Test {
  std::mt19937 random{20210701};  // NOLINT(cert-msc51-cpp): the same records in every run
};

TEST_F(Evaluation, OrderOfRecordsNeverMatters) {
  for (int round = 0; round < 8; ++round) {
    std::vector<Study> records = draw(random, 60);
    const auto before = lines(evaluated(records));
    std::shuffle(records.begin(), records.end(), random);
    EXPECT_EQ(lines(evaluated(records)), before);
  }
}

TEST_F(Evaluation, SplittingARecordNeverChangesASum) {
  for (int round = 0; round < 8; ++round) {
    const std::vector<Study> whole = draw(random, 40);
    std::vector<Study> split;
    for (const Study& study : whole) {
      const StudyTime first =
          StudyTime::minutes(1 + static_cast<std::int64_t>(random()) % (study.length.in_minutes() - 1));
      Study rest = study;
      rest.start = *study.start + first;
      rest.length = StudyTime::minutes(study.length.in_minutes() - first.in_minutes());
      split.push_back(study);
      split.back().length = first;
      split.push_back(rest);
    }
    EXPECT_EQ(lines(evaluated(split)), lines(evaluated(whole)));
  }
}

TEST_F(Evaluation, RecordThatIsNotSelectedChangesNothing) {
  const std::vector<Study> records = draw(random, 60);
  const auto selected = [&](const std::vector<Study>& all) {
    Register facts;
    facts.add(Person{.id = "li"}).value();
    for (const Study& study : all) facts.add(study).value();
    return lines(
        evaluate(policy_of("[[quota]]\nid = 'r'\nper = 'month'\nat_least = '30 h'\nof = { kind = ['self_study'] }"),
                 facts.snapshot(), as_of("2021-12-31"_day), {.period = days("2021"), .limits = {}}));
  };
  std::vector<Study> without = records;
  std::erase_if(without, [](const Study& study) { return study.kind == "online"; });
  ASSERT_LT(without.size(), records.size());
  EXPECT_EQ(selected(records), selected(without));
}

TEST_F(Evaluation, RecordAddedNeverLowersAnAmount) {
  for (int round = 0; round < 8; ++round) {
    std::vector<Study> records = draw(random, 40);
    const Results before = evaluated(records);
    records.push_back(draw(random, 1).front());
    const Results after = evaluated(records);
    ASSERT_EQ(after.all().size(), before.all().size());
    for (std::size_t i = 0; i < before.all().size(); ++i) {
      EXPECT_GE(*after.all()[i].judgement().counted, *before.all()[i].judgement().counted)
          << after.line(after.all()[i]);
    }
  }
}

TEST_F(Evaluation, RecordGivenTwiceCountsOnce) {
  std::vector<Study> records = draw(random, 40);
  const auto once = amounts(evaluated(records));
  const std::vector<Study> again = records;
  records.insert(records.end(), again.begin(), again.end());
  EXPECT_EQ(amounts(evaluated(records)), once);
}

TEST_F(Evaluation, CountedAndLostAreWhatWasRecorded) {
  // Minutes in the month as another count has them: each record cut at the month's edges.
  const std::vector<Study> records = draw(random, 60);
  const Results results = evaluated(records);
  for (const RuleResult& row : results.all()) {
    if (results.policy().rules()[row.rule].head().id.find("/month") == std::string::npos) continue;
    const Span window{LocalTime::start_of(row.window.period.from), LocalTime::start_of(row.window.period.until)};
    std::int64_t recorded = 0;
    for (const Study& s : records) recorded += intersect(window, {*s.start, *s.start + s.length}).length().in_minutes();
    EXPECT_EQ(checked_add(*row.judgement().counted, *row.judgement().lost), Ratio::whole(recorded))
        << results.line(row);
  }
}

TEST_F(Evaluation, OneWindowAskedAloneIsJudgedAsAmongAll) {
  const std::vector<Study> records = draw(random, 60);
  Register facts;
  facts.add(Person{.id = "li"}).value();
  for (const Study& study : records) facts.add(study).value();
  const Results all = evaluated(records);
  for (const RuleResult& row : all.all()) {
    const Results one = evaluate(policy_of(rules), facts.snapshot(), as_of("2021-12-31"_day),
                                 {.period = row.window.period, .limits = {}});
    const RuleResult* const same = one.find(row.subject, all.policy().rules()[row.rule].head().id, row.window.label);
    ASSERT_NE(same, nullptr);
    EXPECT_EQ(one.line(*same), all.line(row));
  }
}

TEST_F(Evaluation, RulesInAnotherOrderSayTheSame) {
  const std::string a = "[[quota]]\nid = 'a'\nper = 'month'\nat_least = '30 h'\n";
  const std::string b = "[[quota]]\nid = 'b'\nper = 'quarter'\nat_least = '30 h'\n";
  Register facts;
  facts.add(Person{.id = "li"}).value();
  for (const Study& study : draw(random, 20)) facts.add(study).value();
  const auto ask = [&](const std::string& text) {
    return lines(
        evaluate(policy_of(text), facts.snapshot(), as_of("2021-12-31"_day), {.period = days("2021"), .limits = {}}));
  };
  EXPECT_EQ(ask(a + b), ask(b + a));
}

}  // namespace
