// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/toml.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace cadre;
using namespace cadre::text;
using testing::ElementsAre;
using testing::HasSubstr;

Value read(std::string_view text) { return parse_toml(text, "study.toml").value(); }

std::vector<std::string> keys(const Value& table) {
  std::vector<std::string> all;
  for (const Member& member : table.members()) all.push_back(member.key);
  return all;
}

constexpr std::string_view sample = R"(# 自学
title = "学习制度"
"键 名" = { x = 1.50, "年" = [1_0.5, +2.5e3], d = 2021-03-06 }

[quota.monthly]
at = 2021-03-06 19:00:00
need = [ [1, 2],
  [true] ]
a.b.c = 0x1F

[[rule]]
id = 'one'
[[rule]]
id = '''
two'''
[quota]
)";

TEST(ParseToml, KeepsKeysInTheOrderOfTheDocument) {
  const Value root = read(sample);
  EXPECT_THAT(keys(root), ElementsAre("title", "键 名", "quota", "rule"));
  EXPECT_THAT(keys(*root.find("键 名")), ElementsAre("x", "年", "d"));
  EXPECT_THAT(keys(*root.find("quota")->find("monthly")), ElementsAre("at", "need", "a"));
  EXPECT_THAT(keys(read("z=1\nb=2\nz2.b=1\na=3\nz2.a=1")), ElementsAre("z", "b", "z2", "a"));
}

TEST(ParseToml, ReadsEveryKind) {
  const Value root = read(sample);
  EXPECT_EQ(root.find("title")->as_string(), "学习制度");
  const Value& inner = *root.find("键 名");
  EXPECT_EQ(inner.find("d")->as_date(), "2021-03-06"_day);
  const Value& monthly = *root.find("quota")->find("monthly");
  EXPECT_EQ(monthly.find("at")->as_time(), "2021-03-06T19:00"_at);
  EXPECT_EQ(monthly.find("need")->items()[0].items()[1].as_integer(), 2);
  EXPECT_EQ(monthly.find("need")->items()[1].items()[0].as_boolean(), true);
  EXPECT_EQ(monthly.find("a")->find("b")->find("c")->as_integer(), 31);
  ASSERT_EQ(root.find("rule")->items().size(), 2U);
  EXPECT_EQ(root.find("rule")->items()[1].find("id")->as_string(), "two");
}

TEST(ParseToml, KeepsTheDigitsOfADecimal) {
  const Value root = read("a = [1.005, -0.10, 1_000.50, +2.5, 1e6, 6.626e-34, 0.1000000000000000055511151231257827]");
  std::vector<std::string> decimals;
  for (const Value& item : root.find("a")->items()) decimals.emplace_back(item.as_decimal().value());
  EXPECT_THAT(decimals, ElementsAre("1.005", "-0.10", "1000.50", "2.5", "1e6", "6.626e-34",
                                    "0.1000000000000000055511151231257827"));
}

TEST(ParseToml, CountsColumnsInCodePoints) {
  const Value root = read(sample);
  const Member& wide = *root.find_member("键 名");
  EXPECT_EQ(wide.position, (Position{3, 1}));
  EXPECT_EQ(wide.value.position(), (Position{3, 9}));
  const Value& years = *wide.value.find("年");
  EXPECT_EQ(wide.value.find_member("年")->position, (Position{3, 21}));
  EXPECT_EQ(years.items()[0].position(), (Position{3, 28}));
  EXPECT_EQ(years.items()[0].length(), 5U);
  EXPECT_EQ(years.items()[1].position(), (Position{3, 35}));
  EXPECT_EQ(years.items()[1].as_decimal(), "2.5e3");
  EXPECT_EQ(wide.value.find("d")->position(), (Position{3, 48}));
  EXPECT_EQ(wide.value.find("d")->length(), 10U);
  EXPECT_EQ(root.find("title")->length(), 6U);  // four characters and two quotes
}

TEST(ParseToml, PlacesTablesAtTheirHeaders) {
  const Value root = read(sample);
  EXPECT_EQ(root.position(), (Position{1, 1}));
  EXPECT_EQ(root.find_member("quota")->position, (Position{5, 2}));
  EXPECT_EQ(root.find("quota")->find("monthly")->position(), (Position{5, 1}));
  EXPECT_EQ(root.find("quota")->find("monthly")->find("need")->length(), 1U);  // takes two lines
  EXPECT_EQ(root.find("rule")->items()[1].position(), (Position{13, 1}));
  EXPECT_EQ(root.find("rule")->items()[1].find_member("id")->position, (Position{14, 1}));
}

// Letters that the parser's own test for blanks stumbles over.
TEST(ParseToml, ContinuesALineBeforeAnyLetter) {
  for (const std::string text : {"é", "·", "、", "《学》", "中", "\uFEF5"}) {
    EXPECT_EQ(read("a = \"\"\"x\\\n  " + text + "\"\"\"").find("a")->as_string(), "x" + text);
  }
}

TEST(ParseToml, FollowsEditorsThroughMarkAndCrLf) {
  const Value root = read(
      "\xEF\xBB\xBF"
      "a = 1.5\r\nb = 2.5\r\n");
  EXPECT_EQ(root.find("a")->as_decimal(), "1.5");
  EXPECT_EQ(root.find("b")->as_decimal(), "2.5");
  EXPECT_EQ(root.find_member("b")->position, (Position{2, 1}));
}

struct Refused {
  std::string_view text;
  Errc code;
  std::uint32_t line;
  std::uint32_t column;
  std::string_view message;  // a part of it
};

TEST(ParseToml, RefusesWithThePlace) {
  const std::vector<Refused> cases{
      {"a = 1\nb = 2\na = 3", Errc::bad_syntax, 3, 5, "cannot redefine existing integer 'a'"},
      {"[t]\n[t]\n", Errc::bad_syntax, 2, 1, "cannot redefine existing table 't'"},
      {"a 1", Errc::bad_syntax, 1, 3, "expected '='"},
      {"学 = 1", Errc::bad_syntax, 1, 1, "'学' stands outside quotes; a key with it is written in quotes"},
      {"a = [é]", Errc::bad_syntax, 1, 6, "'é' stands outside quotes"},
      {"\"中\" ＝ 1", Errc::bad_syntax, 1, 5, "'＝' is full-width; outside quotes it is '='"},
      {"a = 2021-03-06Tli:00:00", Errc::bad_syntax, 1, 16, "expected 2-digit hour"},
      {"a = 9223372036854775808", Errc::bad_syntax, 1, 24, "not representable in 64 bits"},
      {"\"中\" = [1, inf]", Errc::bad_syntax, 1, 11, "inf is no decimal"},
      {"a = -nan", Errc::bad_syntax, 1, 5, "-nan is no decimal"},
      {"a = 2021-02-30", Errc::bad_syntax, 1, 15, "expected day between 1 and 28"},
      {"a = 1399-12-31", Errc::bad_date, 1, 5, "1399-12-31 is no day from 1400 to 9999"},
      {"a = 1399-12-31T00:00:00", Errc::bad_date, 1, 5, "1399-12-31T00:00:00 is no day from 1400 to 9999"},
      {"a = 2021-03-06T19:00:00Z", Errc::bad_time, 1, 5, "2021-03-06T19:00:00Z has an offset; times are local"},
      {"a = 2021-03-06T19:00:00+08:00", Errc::bad_time, 1, 5, "has an offset"},
      {"a = 2021-03-06T19:00:01", Errc::bad_time, 1, 5, "2021-03-06T19:00:01 has seconds; times are whole minutes"},
      {"a = 2021-03-06T19:00:00.5", Errc::bad_time, 1, 5, "has seconds"},
      {"a = 1\n\nb = 19:00:00", Errc::bad_time, 3, 5, "19:00:00 is a time without a day; write it as a string"},
      {"a = \"中\xFF\"", Errc::bad_encoding, 1, 7, "no part of UTF-8"},
  };
  for (const Refused& expected : cases) {
    const Result<Value> result = parse_toml(expected.text, "study.toml");
    ASSERT_FALSE(result.has_value()) << expected.text;
    EXPECT_EQ(result.error().code(), expected.code) << expected.text;
    EXPECT_EQ(result.error().where(), (Where{"study.toml", expected.line, expected.column, ""})) << expected.text;
    EXPECT_THAT(result.error().message(), HasSubstr(expected.message)) << expected.text;
    EXPECT_EQ(result.error().message().find('\n'), std::string::npos) << expected.text;
  }
}

TEST(ParseToml, RefusesMoreBytesThanTheLimit) {
  Limits limits;
  limits.policy_bytes = 5;
  EXPECT_TRUE(parse_toml("a = 1", "p.toml", limits).has_value());
  const Result<Value> result = parse_toml("a = 12", "p.toml", limits);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code(), Errc::limit_exceeded);
  EXPECT_EQ(result.error().message(), "6 bytes are more than the limit of 5");
  EXPECT_EQ(result.error().where(), (Where{"p.toml", 0, 0, ""}));
}

TEST(ParseToml, CountsArraysTablesAndDottedKeysAsNesting) {
  Limits limits;
  limits.depth = 2;
  for (const char* text : {"a = [[1.5]]", "a = [{x = 1.5}]", "a.b.c = 1.5", "[a.b]\nc = 1.5", "[[a]]\nb = 1.5",
                           "a = \"[[[[ . . . .\"", "a = '''\n[[[[' . . . .'''", "# [[[[ . . . .\na = 1",
                           "a = \"\\\"[[[[中\"", "a = [1.5, 2.5, 3.5, 4.5]", "\"a.b.c.d\" = [[1]]"}) {
    EXPECT_TRUE(parse_toml(text, "p.toml", limits).has_value()) << text;
  }
  for (const char* text :
       {"a = [[[1]]]", "a = [{x = [1]}]", "a.b.c.d = 1", "[a.b]\nc.d = 1", "[a.b.c]", "[[a]]\nb.c = 1", "a.b = [[1]]",
        "a = '''x'''\nb = [[[1]]]", "a = \"\"\nb = [[[1]]]", "[[a.b]]"}) {
    const Result<Value> result = parse_toml(text, "p.toml", limits);
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_EQ(result.error().code(), Errc::limit_exceeded) << text;
    EXPECT_EQ(result.error().message(), "nested deeper than the limit of 2") << text;
  }
}

TEST(ParseToml, RefusesHostileNestingBeforeItHurts) {
  for (const std::string_view piece : {"[", "{a=", "a."}) {
    std::string text = "a=";
    if (piece == "a.") text.clear();
    for (int i = 0; i < 200'000; ++i) text += piece;
    const Result<Value> result = parse_toml(text, "p.toml");
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code(), Errc::limit_exceeded) << piece;
    EXPECT_EQ(result.error().where()->line, 1U);
    EXPECT_LT(result.error().where()->column, 200U);
  }
}

TEST(ParseToml, CountsHeadersAndDotsOfKeys) {
  Limits limits;
  limits.headers = 3;
  for (const char* text :
       {"[a]\n[b]\n[c]", "[[a]]\n[[a]]\n[[a]]", "[a.b.c]", "a.b.c.d = 1.5", "a.b = 1\nc.d = {e.f = 1.5}",
        "a = [\n[1.5], [2.5],\n[3.5], [4.5]\n]", "a = 1.5\nb = 2.5\nc = 3.5\nd = 4.5\n",
        "a = '= . . . ='\n[b.\"c.d.e\"]", "a = {b = 1.5, c = 2.5, d = 3.5, e = 4.5}", "# [a]\n# [b.c.d.e]\n",
        "a = \"\"\"\n[a]\n[b.c.d]\n\"\"\""}) {
    EXPECT_TRUE(parse_toml(text, "p.toml", limits).has_value()) << text;
  }
  for (const char* text : {"[a]\n[b]\n[c]\n[d]", "[[a]]\n[[a]]\n[[a]]\n[[a]]", "[a.b.c.d]", "[[a.b]]\nc.d.e = 1",
                           "a.b.c.d.e = 1", "a = [{b.c = 1}, {b.c = 1.5, d.e = 1}, {\"b\" . 'c' = 1, d.e = 1}]",
                           "a = 1.5 # [[\n[b.c]\n[d] # [[\r\n[e]", "a = [\n[1.5]\n]\n[b.c]\nd = 'x'\n[e.f]"}) {
    const Result<Value> result = parse_toml(text, "p.toml", limits);
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_EQ(result.error().code(), Errc::limit_exceeded) << text;
    EXPECT_EQ(result.error().message(), "more table headers and dots of keys than the limit of 3") << text;
  }
}

// For each of these lines the parser walks the list of what the lines before it made.
TEST(ParseToml, RefusesHostileHeadersAndKeysAtTheOneBeyondTheLimit) {
  using Line = std::string (*)(std::size_t);
  constexpr std::size_t limit = 1000;
  Limits limits;
  limits.headers = limit;
  const std::vector<std::pair<Line, std::size_t>> hostile{
      {[](std::size_t i) { return "[t" + std::to_string(i) + "]\n"; }, 1},
      {[](std::size_t i) { return "[[t" + std::to_string(i) + "]]\n"; }, 1},
      {[](std::size_t) { return std::string{"[[t]]\n"}; }, 1},
      {[](std::size_t i) { return "[t" + std::to_string(i) + ".u]\n"; }, 2},
      {[](std::size_t i) { return "t.k" + std::to_string(i) + " = 1\n"; }, 1},
      {[](std::size_t i) { return "t" + std::to_string(i) + ".k = 1\n"; }, 1},
      {[](std::size_t i) { return "t" + std::to_string(i) + " = {k.l = 1}\n"; }, 1},
  };
  for (const auto& [line, counted] : hostile) {
    std::string text;
    for (std::size_t i = 0; i < limit / counted; ++i) text += line(i);
    EXPECT_TRUE(parse_toml(text, "p.toml", limits).has_value()) << line(0);
    text += line(limit) + "what the parser would stumble over";
    const Result<Value> result = parse_toml(text, "p.toml", limits);
    ASSERT_FALSE(result.has_value()) << line(0);
    EXPECT_EQ(result.error().code(), Errc::limit_exceeded) << line(0);
    EXPECT_EQ(result.error().where()->line, limit / counted + 1) << line(0);
  }
}

}  // namespace
