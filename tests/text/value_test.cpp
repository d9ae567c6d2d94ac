// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/value.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <type_traits>
#include <vector>

namespace {

using namespace cadre;
using namespace cadre::text;

static_assert(std::is_nothrow_move_constructible_v<Value>, "a vector of values must move them when it grows");

TEST(Value, OnlyTheReaderOfItsKindAnswers) {
  const std::vector<Value> one_of_each{Value{},
                                       Value::boolean(false),
                                       Value::integer(-3),
                                       Value::decimal("1.50"),
                                       Value::string("学时"),
                                       Value::date("2021-03-06"_day),
                                       Value::time("2021-03-06T19:00"_at),
                                       Value::array({Value{}}),
                                       Value::table({Member{"k", {}, Value{}}}).value()};
  for (const Value& value : one_of_each) {
    const std::array<bool, 9> answers{
        value.kind() == ValueKind::null, value.as_boolean().has_value(), value.as_integer().has_value(),
        value.as_decimal().has_value(),  value.as_string().has_value(),  value.as_date().has_value(),
        value.as_time().has_value(),     !value.items().empty(),         !value.members().empty()};
    EXPECT_EQ(std::count(answers.begin(), answers.end(), true), 1) << name_of(value.kind());
    EXPECT_TRUE(answers[static_cast<std::size_t>(value.kind())]) << name_of(value.kind());
  }
  EXPECT_EQ(one_of_each[1].as_boolean(), false);
  EXPECT_EQ(one_of_each[2].as_integer(), -3);
  EXPECT_EQ(one_of_each[3].as_decimal(), "1.50");
  EXPECT_EQ(one_of_each[4].as_string(), "学时");
  EXPECT_EQ(one_of_each[5].as_date(), "2021-03-06"_day);
  EXPECT_EQ(one_of_each[6].as_time(), "2021-03-06T19:00"_at);
}

TEST(Value, TableKeepsTheOrderGivenAndFindsByKey) {
  const Value table = Value::table({{"per", {1, 1}, Value::string("month")},
                                    {"at_least", {2, 1}, Value::string("30 h")},
                                    {"学时", {3, 1}, Value::integer(1)}})
                          .value();
  ASSERT_EQ(table.members().size(), 3U);
  EXPECT_EQ(table.members()[0].key, "per");
  EXPECT_EQ(table.members()[1].key, "at_least");
  EXPECT_EQ(table.members()[2].key, "学时");
  for (const Member& member : table.members()) EXPECT_EQ(table.find_member(member.key), &member);
  EXPECT_EQ(table.find("at_least")->as_string(), "30 h");
  EXPECT_EQ(table.find_member("at_least")->position, (Position{2, 1}));
  EXPECT_EQ(table.find("at_most"), nullptr);
  EXPECT_EQ(table.find(""), nullptr);
  EXPECT_EQ(table.find("zzz"), nullptr);
  EXPECT_EQ(Value::integer(1).find("per"), nullptr);
}

TEST(Value, TableRefusesAKeyTwiceAtItsSecondPlace) {
  const Result<Value> twice = Value::table({{"b", {1, 1}, Value{}}, {"a", {2, 1}, Value{}}, {"b", {3, 4}, Value{}}});
  ASSERT_FALSE(twice.has_value());
  EXPECT_EQ(twice.error().code(), Errc::bad_syntax);
  EXPECT_EQ(twice.error().message(), "the key 'b' stands twice");
  EXPECT_EQ(twice.error().where(), (Where{"", 3, 4, ""}));
}

TEST(Value, CopyIsDeepAndKeepsThePlace) {
  Value original = Value::array({Value::string("a").at({2, 5}, 3)}).at({2, 4}, 5);
  const Value copy = original;
  original = Value::integer(1);
  ASSERT_EQ(copy.items().size(), 1U);
  EXPECT_EQ(copy.items()[0].as_string(), "a");
  EXPECT_EQ(copy.items()[0].position(), (Position{2, 5}));
  EXPECT_EQ(copy.items()[0].length(), 3U);
  EXPECT_EQ(copy.position(), (Position{2, 4}));
}

TEST(Value, MadeByAProgramHasNoPlace) { EXPECT_EQ(Value::integer(1).position(), (Position{0, 0})); }

}  // namespace
