// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy_changes.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace {
using namespace cadre;

const std::string head = "cadre = 1\npolicy = \"p\"\nparam.hours = { value = \"40 h\" }\n";
const std::string hours = R"([[quota]]
id = "hours/year"
who = { tag = ["cadre"] }
per = "year"
at_least = "param.hours"
)";
const std::string talks = R"([[quota]]
id = "talks/year"
count = "sessions"
per = "year"
at_most = "5 session"
)";

std::vector<PolicyChange> between(const std::string& was, const std::string& is) {
  return policy_changes(read_policy(was).value(), read_policy(is).value());
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

/// `changed quota hours/year who.tag: a -> b`, one a line.
std::string told(const std::vector<PolicyChange>& changes) {
  std::string text;
  for (const PolicyChange& c : changes) {
    text += std::string{to_string(c.kind)} + ' ' + c.construct + ' ' + c.id + ' ' + c.path + ": " + c.was + " -> " +
            c.is + (c.reaches_rule ? "\n" : " unused\n");
  }
  return text;
}

TEST(PolicyChanges, LayoutOrderAndUnitsMakeNoDifference) {
  const std::string other = replaced(replaced(hours, "\"cadre\"", " \"cadre\" "), "who = ", "# whom\nwho = ");
  EXPECT_EQ(told(between(head + hours + talks, replaced(head, "40 h", "2400 min") + talks + other)), "");
}

TEST(PolicyChanges, NameTheKeyThatIsAnotherAndBothValues) {
  EXPECT_EQ(told(between(head + hours, head + replaced(hours, "param.hours", "56 h"))),
            "changed quota hours/year at_least: param.hours -> 56 h\n");
  EXPECT_EQ(told(between(head + hours, head + replaced(hours, "[\"cadre\"]", "[\"cadre\"], person = [\"an\"]"))),
            "added quota hours/year who.person:  -> [\"an\"]\n");
  EXPECT_EQ(told(between(head + hours, replaced(head, "\"p\"", "\"q\"") + hours)), "changed  policy : p -> q\n");
}

TEST(PolicyChanges, AreTheSameTurnedRound) {
  const std::string was = head + hours;
  const std::string is = replaced(head, "40 h", "56 h") + replaced(hours, "who = { tag = [\"cadre\"] }\n", "") + talks;
  const auto there = between(was, is);
  const auto back = between(is, was);
  ASSERT_EQ(there.size(), 3U);
  ASSERT_EQ(back.size(), 3U);
  for (const PolicyChange& change : there) {
    PolicyChange turned = change;
    std::swap(turned.was, turned.is);
    if (change.kind != PolicyChange::Kind::changed)
      turned.kind = change.kind == PolicyChange::Kind::added ? PolicyChange::Kind::removed : PolicyChange::Kind::added;
    EXPECT_TRUE(std::find(back.begin(), back.end(), turned) != back.end()) << told({change});
  }
}

TEST(PolicyChanges, ARuleIsAddedOrRemovedAsOne) {
  const auto changes = between(head + hours, head + hours + talks);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, PolicyChange::Kind::added);
  EXPECT_EQ(changes[0].id, "talks/year");
  EXPECT_EQ(changes[0].path, "");
  EXPECT_NE(changes[0].is.find("5 session"), std::string::npos);
}

TEST(PolicyChanges, AQuantityThatNoRuleUsesReachesNone) {
  EXPECT_EQ(told(between(head + hours, replaced(head, "40 h", "56 h") + hours)),
            "changed param hours value: 40 h -> 56 h\n");
  EXPECT_EQ(told(between(head + talks, replaced(head, "40 h", "56 h") + talks)),
            "changed param hours value: 40 h -> 56 h unused\n");
}

TEST(PolicyChanges, AMeasureReachesTheRulesThatCountByIt) {
  const std::string once = "[[measure]]\nid = \"weighted\"\ncaps = [{ per = \"day\", most = \"2 h\" }]\n";
  const std::string more = replaced(once, "2 h", "3 h");
  const std::string rule = "[[quota]]\nid = \"r\"\ncount = \"weighted\"\nper = \"year\"\nat_least = \"1 h\"\n";
  EXPECT_TRUE(between(head + once + rule, head + more + rule).at(0).reaches_rule);
  EXPECT_FALSE(between(head + once + talks, head + more + talks).at(0).reaches_rule);
  // One version that uses it is enough.
  EXPECT_TRUE(between(head + once + talks, head + more + rule).at(0).reaches_rule);
}

}  // namespace
