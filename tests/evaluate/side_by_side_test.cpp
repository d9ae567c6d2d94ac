// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/side_by_side.hpp>

#include "town.hpp"

namespace {
using namespace cadre_test;

Policy named(const std::string& id, const std::string& hours) {
  return read_policy("cadre = 1\npolicy = \"" + id + "\"\nsource.T = { name = \"Rules of " + id +
                     "\" }\nparam.h = { value = \"" + hours +
                     "\" }\n[[quota]]\nid = \"r\"\ncite = \"T 1\"\nper = \"year\"\nat_least = \"param.h\"\n")
      .value();
}

struct SideBySide : Town {
  [[nodiscard]] Results of(const Policy& policy, AsOf asked = year_end) const {
    return evaluate(policy, facts.snapshot(), asked, {.period = Period{"2021-01-01"_day, "2022-01-01"_day}});
  }
};

TEST_F(SideBySide, RulesAndArticlesAreNamedByTheirPolicy) {
  ASSERT_TRUE(facts.add(Study{.person = li, .kind = "course", .start = "2021-03-01T09:00"_at, .length = 3_h}));
  const auto both = side_by_side(std::vector<Results>{of(named("one", "2 h")), of(named("two", "5 h"))});
  ASSERT_TRUE(both) << both.error().message();
  EXPECT_EQ(cadre_test::says(*both, li, "one:r", "2021"), "met  need 2 h, counted 3 h  (one:T 1)");
  EXPECT_EQ(cadre_test::says(*both, li, "two:r", "2021"), "failed  need 5 h, counted 3 h, short 2 h  (two:T 1)");
  EXPECT_EQ(both->all().size(), 6U);
  EXPECT_EQ(both->of(li).size(), 2U);
  EXPECT_EQ(both->policy().model().id, "one + two");
}

TEST_F(SideBySide, RulesThatAFigureAScoreOrAClockNamesAreNamedByTheirPolicyToo) {
  const Policy policy = read_policy(R"(
    cadre = 1
    policy = "one"
    [[quota]]
    id = "r"
    per = "year"
    at_least = "2 h"
    [[aggregate]]
    id = "mean"
    subject = "unit"
    per = "year"
    over = "people"
    of = "r"
    take = "counted"
    how = "mean"
    [[score]]
    id = "s"
    valid = { from = 2021-01-01 }
    per = "year"
    start = { of = "s", window = -1, share = "20 %", first = "0 pt" }
    items = [{ id = "talks", count = "study", each = "1 pt" }]
    [[quota]]
    id = "t"
    per = { within = "30 d", of_amount = { rule = "r", reaches = "3 h" } }
    at_least = "2 h"
  )")
                            .value();
  const auto both = side_by_side(std::vector<Results>{of(policy), of(named("two", "5 h"))});
  ASSERT_TRUE(both) << both.error().message();
  const Policy& joint = both->policy();
  const auto spec = [&](const std::string& id) -> const RuleSpec& { return joint.rules()[*joint.find_rule(id)].spec; };
  EXPECT_EQ(std::get<AggregateRule>(spec("one:mean")).of.rule, "one:r");
  EXPECT_EQ(std::get<ScoreRule>(spec("one:s")).start->of, "one:s");
  EXPECT_EQ(std::get<window::Clock>(std::get<Quota>(spec("one:t")).per.spec).amount_of, "one:r");
}

TEST_F(SideBySide, OrderOfPoliciesChangesNoResult) {
  const auto ab = side_by_side(std::vector<Results>{of(named("a", "2 h")), of(named("b", "5 h"))});
  const auto ba = side_by_side(std::vector<Results>{of(named("b", "5 h")), of(named("a", "2 h"))});
  ASSERT_TRUE(ab && ba);
  ASSERT_EQ(ab->all().size(), ba->all().size());
  for (std::size_t i = 0; i < ab->all().size(); ++i) EXPECT_EQ(ab->line(ab->all()[i]), ba->line(ba->all()[i]));
}

TEST_F(SideBySide, RefusesTwoOfOneNameOtherDaysAndNone) {
  const Policy one = named("one", "2 h");
  EXPECT_EQ(side_by_side(std::vector<Results>{of(one), of(one)}).error().code(), Errc::duplicate_key);
  EXPECT_EQ(
      side_by_side(std::vector<Results>{of(one), of(named("two", "2 h"), as_of("2021-06-30"_day))}).error().code(),
      Errc::invalid_argument);
  EXPECT_EQ(side_by_side({}).error().code(), Errc::invalid_argument);
}

}  // namespace
