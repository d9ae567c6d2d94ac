// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/json.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

namespace {

using cadre::text::JsonWriter;

TEST(JsonWriter, IndentsByTwoBlanks) {
  JsonWriter json;
  json.begin_object()
      .key("rule")
      .value("self-study/month")
      .key("counted")
      .value(120)
      .key("windows")
      .begin_array()
      .value("2021-03")
      .begin_object()
      .key("met")
      .value(false)
      .end_object()
      .end_array()
      .key("none")
      .begin_array()
      .end_array()
      .key("empty")
      .begin_object()
      .end_object()
      .key("reason")
      .null()
      .end_object();
  EXPECT_EQ(std::move(json).finish(), R"({
  "rule": "self-study/month",
  "counted": 120,
  "windows": [
    "2021-03",
    {
      "met": false
    }
  ],
  "none": [],
  "empty": {},
  "reason": null
}
)");
}

std::string written(auto value) {
  JsonWriter json;
  json.value(value);
  return std::move(json).finish();
}

TEST(JsonWriter, WritesEachTypeAsItself) {
  EXPECT_EQ(written(true), "true\n");
  EXPECT_EQ(written("true"), "\"true\"\n");
  EXPECT_EQ(written(std::string{"a"}), "\"a\"\n");
  EXPECT_EQ(written(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808\n");
  EXPECT_EQ(written(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615\n");
  EXPECT_EQ(written(std::uint8_t{65}), "65\n");
}

// RFC 8259, section 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped.
TEST(JsonWriter, EscapesOnlyWhatMustBe) {
  EXPECT_EQ(written("\"\\\b\f\n\r\t"), "\"\\\"\\\\\\b\\f\\n\\r\\t\"\n");
  EXPECT_EQ(written(std::string_view{"\0\x01\x1F", 3}), "\"\\u0000\\u0001\\u001f\"\n");
  EXPECT_EQ(written("/ 学时 \x7F \U00010302"), "\"/ 学时 \x7F \U00010302\"\n");
}

TEST(JsonWriter, ReplacesWhatIsNoUtf8) { EXPECT_EQ(written("a\xFF\xC3"), "\"a\uFFFD\uFFFD\"\n"); }

TEST(JsonWriter, RefusesCallsThatGiveNoJson) {
  EXPECT_THROW(JsonWriter{}.key("a"), std::logic_error);
  EXPECT_THROW(JsonWriter{}.value(1).value(2), std::logic_error);
  EXPECT_THROW(JsonWriter{}.begin_object().value(1), std::logic_error);
  EXPECT_THROW(JsonWriter{}.begin_object().key("a").key("b"), std::logic_error);
  EXPECT_THROW(JsonWriter{}.begin_object().key("a").end_object(), std::logic_error);
  EXPECT_THROW(JsonWriter{}.begin_array().key("a"), std::logic_error);
  EXPECT_THROW(JsonWriter{}.begin_array().end_object(), std::logic_error);
  EXPECT_THROW(JsonWriter{}.end_array(), std::logic_error);
  EXPECT_THROW((void)JsonWriter{}.finish(), std::logic_error);
  JsonWriter open;
  open.begin_array();
  EXPECT_THROW((void)std::move(open).finish(), std::logic_error);
}

TEST(JsonWriter, WritesADocumentOnOneLine) {
  JsonWriter json{cadre::text::JsonLayout::one_line};
  json.begin_object().key("a").begin_array().value(1).value("x\ny").end_array();
  json.key("b").begin_object().end_object().key("c").null().end_object();
  EXPECT_EQ(std::move(json).finish(), "{\"a\": [1, \"x\\ny\"], \"b\": {}, \"c\": null}\n");
}

}  // namespace
