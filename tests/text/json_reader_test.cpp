// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/json.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {
using namespace cadre;
using text::parse_json;
using text::Value;
using text::ValueKind;

/// A value in JSON on one line, without what JSON does not tell apart.
std::string shown(const Value& value) {
  const auto list = [](const auto& items, const auto& one) {
    std::string all;
    for (const auto& item : items) all += (all.empty() ? "" : ",") + one(item);
    return all;
  };
  switch (value.kind()) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return *value.as_boolean() ? "true" : "false";
    case ValueKind::integer: return std::to_string(*value.as_integer());
    case ValueKind::decimal: return "decimal " + std::string{*value.as_decimal()};
    case ValueKind::string: return "'" + std::string{*value.as_string()} + "'";
    case ValueKind::array: return "[" + list(value.items(), shown) + "]";
    case ValueKind::table:
      return "{" + list(value.members(), [](const text::Member& m) { return m.key + ":" + shown(m.value); }) + "}";
    default: return "?";
  }
}

std::string read(std::string_view json) {
  const auto value = parse_json(json, "a.json");
  return value ? shown(*value)
               : "error " + std::to_string(value.error().where()->line) + ":" +
                     std::to_string(value.error().where()->column) + " " + value.error().message();
}

TEST(JsonReader, ReadsEachKindOfValue) {
  EXPECT_EQ(read(R"( {"a": [1, -2, "x", true, false, null, {}, []], "b": {"c": 0}} )"),
            "{a:[1,-2,'x',true,false,null,{},[]],b:{c:0}}");
  EXPECT_EQ(read("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(read("\xEF\xBB\xBF[]"), "[]");
}

TEST(JsonReader, NumberThatIsNoSmallWholeOneKeepsItsText) {
  EXPECT_EQ(read("1.005"), "decimal 1.005");
  EXPECT_EQ(read("-0"), "0");
  EXPECT_EQ(read("1E+2"), "decimal 1E+2");
  EXPECT_EQ(read("9223372036854775808"), "decimal 9223372036854775808");
}

TEST(JsonReader, EscapesAreReadAsWhatTheyMean) {
  EXPECT_EQ(read(R"("\"\\\/\b\f\n\r\t")"), "'\"\\/\b\f\n\r\t'");
  EXPECT_EQ(read(R"("\u5b66\u65F6 \uD83d\udE00 学时")"), "'学时 \U0001F600 学时'");
  EXPECT_EQ(read(R"("a\u0000b")"), (std::string{"'a\0b'", 5}));
}

TEST(JsonReader, WhatIsNoJsonIsRefusedAtItsPlace) {
  EXPECT_EQ(read(""), "error 1:1 the text ends where a value is wanted");
  EXPECT_EQ(read("[1,]"), "error 1:4 ']' stands where a value is wanted");
  EXPECT_EQ(read("[1 2]"), "error 1:4 '2' stands where ',' or ']' is wanted");
  EXPECT_EQ(read("{\n  \"学\": 1,\n}"), "error 3:1 '}' stands where a key in quotes is wanted");
  EXPECT_EQ(read("{\"学\" 1}"), "error 1:6 '1' stands where ':' is wanted");
  EXPECT_EQ(read("[1] x"), "error 1:5 something stands behind the end of the document");
  EXPECT_EQ(read("[\"学时\", “x”]"), "error 1:8 '“' stands where a value is wanted");
  EXPECT_EQ(read("{\"a\": 1,\r\n \"b\": 2,\r\n \"a\": 3}"), "error 3:2 the key 'a' stands twice");
  EXPECT_EQ(read("\"a"), "error 1:1 a text in quotes does not end");
  EXPECT_EQ(read("\"a\nb\""), "error 1:3 a control character stands in a text; write it as \\u00XX");
  for (const char* const wrong : {"01",
                                  "-",
                                  "1.",
                                  ".5",
                                  "1e",
                                  "+1",
                                  "0x1",
                                  "NaN",
                                  "Infinity",
                                  "tru",
                                  "'a'",
                                  "[1",
                                  "{",
                                  "{\"a\"",
                                  "{\"a\":",
                                  "{\"a\":1",
                                  "[,1]",
                                  "{,}",
                                  "// x\n1",
                                  "\"\\x\"",
                                  "\"\\u12\"",
                                  "\"\\ud800\"",
                                  "\"\\ud800\\u0041\"",
                                  "\"\\udc00\"",
                                  "\"\\"}) {
    EXPECT_EQ(read(wrong).substr(0, 6), "error ") << wrong;
  }
}

TEST(JsonReader, EachValueHasItsPlaceAndLength) {
  const Value root = parse_json("{\"学\": \"学时\",\n \"b\": [10, {}]}", "a.json").value();
  const Value& hours = *root.find("学");
  EXPECT_EQ(hours.position(), (text::Position{1, 7}));
  EXPECT_EQ(hours.length(), 4U);
  EXPECT_EQ(root.members()[1].position, (text::Position{2, 2}));
  const Value& list = *root.find("b");
  EXPECT_EQ(list.length(), 8U);
  EXPECT_EQ(list.items()[0].position(), (text::Position{2, 8}));
  EXPECT_EQ(root.length(), 1U) << "several lines";
}

TEST(JsonReader, LimitsHold) {
  const auto code = [](std::string_view json, const Limits& limits) {
    const auto value = parse_json(json, "a.json", limits);
    return value ? Errc{} : value.error().code();
  };
  EXPECT_EQ(code("[[1]]", Limits{.depth = 2}), Errc{});
  EXPECT_EQ(code("[[[1]]]", Limits{.depth = 2}), Errc::limit_exceeded);
  EXPECT_EQ(code("[1]", Limits{.policy_bytes = 3}), Errc{});
  EXPECT_EQ(code("[1] ", Limits{.policy_bytes = 3}), Errc::limit_exceeded);
  EXPECT_EQ(code(std::string(100'000, '['), Limits{}), Errc::limit_exceeded);
  EXPECT_EQ(code("[\"\xFF\"]", Limits{}), Errc::bad_encoding);
}

TEST(JsonReader, ReadsBackWhatTheWriterWrites) {
  const std::string all = std::string{"\0\x01\x1F\x7F\"\\/", 7} + "学时 \U00010302 \u2028";
  text::JsonWriter json;
  json.begin_object().key(all).value(all).key("n").value(-5).end_object();
  const Value value = parse_json(std::move(json).finish(), "a.json").value();
  EXPECT_EQ(value.members()[0].key, all);
  EXPECT_EQ(value.members()[0].value.as_string(), all);
  EXPECT_EQ(value.find("n")->as_integer(), -5);
}

}  // namespace
