// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/moved_results.hpp>

#include "town.hpp"

namespace {
using namespace cadre_test;

std::string rule(const std::string& id, const std::string& hours, const std::string& cite = {}) {
  return "[[quota]]\nid = \"" + id + "\"\nper = \"year\"\nat_least = \"" + hours + "\"\n" +
         (cite.empty() ? "" : "cite = \"" + cite + "\"\n");
}

struct Moved : Town {
  [[nodiscard]] Results of(const std::string& rules) const {
    const Policy policy = read_policy("cadre = 1\npolicy = \"p\"\nsource.T = { name = \"Rules\" }\n" + rules).value();
    return evaluate(policy, facts.snapshot(), year_end, {.period = Period{"2021-01-01"_day, "2022-01-01"_day}});
  }
  void study_3_hours() {
    ASSERT_TRUE(facts.add(Study{.person = li, .kind = "course", .start = "2021-03-01T09:00"_at, .length = 3_h}));
  }
};

TEST_F(Moved, SameRulesMoveNothingWhereverTheyAreStated) {
  study_3_hours();
  EXPECT_TRUE(moved_results(of(rule("r", "3 h", "T 1")), of(rule("r", "180 min", "T 2"))).empty());
}

TEST_F(Moved, AnAnswerMovesForWhomTheNewFigureDecidesOtherwise) {
  study_3_hours();
  const Results was = of(rule("r", "3 h"));
  const Results is = of(rule("r", "4 h"));
  std::size_t answers = 0;
  for (const MovedResult& one : moved_results(was, is)) {
    ASSERT_TRUE(one.was != nullptr && one.is != nullptr);
    if (one.was->answer() == one.is->answer()) continue;
    ++answers;
    EXPECT_EQ(was.name_of(one.was->subject), "li");
    EXPECT_EQ(one.was->answer(), Answer::met);
    EXPECT_EQ(one.is->answer(), Answer::failed);
  }
  EXPECT_EQ(answers, 1U);
  // Everyone owes another hour, which moves the numbers of the others.
  EXPECT_EQ(moved_results(was, is).size(), was.all().size());
}

TEST_F(Moved, ARuleOfOneVersionAloneHasNoResultOnTheOtherSide) {
  const Results was = of(rule("r", "3 h"));
  const Results is = of(rule("r", "3 h") + rule("s", "1 h"));
  const auto moved = moved_results(was, is);
  ASSERT_EQ(moved.size(), was.all().size());
  for (const MovedResult& one : moved) {
    EXPECT_EQ(one.was, nullptr);
    ASSERT_NE(one.is, nullptr);
    EXPECT_EQ(is.policy().rules()[one.is->rule].head().id, "s");
  }
  EXPECT_EQ(moved_results(is, was).size(), moved.size());
}

}  // namespace
