// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/width.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using cadre::text::code_points;
using cadre::text::display_width;
using cadre::text::pad_right;

// Ends of ranges in EastAsianWidth-14.0.0.txt with property W or F, and their neighbours that have neither.
TEST(DisplayWidth, IsTwoForWideAndFullWidth) {
  for (const char* text :
       {"\u1100", "\u115F",     "\u231A",     "\u2329",     "\u2E80",     "\u3000",    "\u3001", "\u4E00",
        "\u9FFF", "\uAC00",     "\uD7A3",     "\uF900",     "\uFE30",     "\uFF01",    "\uFF60", "\uFFE0",
        "\uFFE6", "\U0001F600", "\U00020000", "\U0002FFFD", "\U00030000", "\U0003FFFD"}) {
    EXPECT_EQ(display_width(text), 2U) << text;
  }
  for (const char* text : {"a", "\u00A0", "\u00B7", "\u2014", "\u2319", "\u231C", "\u303F", "\uA4CF", "\uFF61",
                           "\uFFDC", "\uFFE8", "\U0001F10D", "\U00010000"}) {
    EXPECT_EQ(display_width(text), 1U) << text;
  }
}

// UnicodeData-14.0.0.txt: general categories Mn, Me, Cf and Cc.
TEST(DisplayWidth, IsNothingForMarksFormatsAndControls) {
  for (const char* text : {"\u0300", "\u036F", "\u0483", "\u0E31", "\u0F71", "\u1160", "\u200B", "\u200D", "\u20E3",
                           "\u302A", "\u3099", "\uFE00", "\uFE0F", "\uFEFF", "\U000E0100", "\n", "\x1B", "\x7F"}) {
    EXPECT_EQ(display_width(text), 0U) << text;
  }
  EXPECT_EQ(display_width("\u00AD"), 1U);  // a soft hyphen is seen on a terminal
  EXPECT_EQ(display_width("\u0600"), 1U);  // so is an Arabic number sign
}

TEST(DisplayWidth, AddsUp) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("学时 30 h"), 9U);
  EXPECT_EQ(display_width("e\u0301te\u0301"), 3U);
  EXPECT_EQ(display_width("\xFF\xFF"), 2U);
}

TEST(CodePoints, CountsCharactersNotBytes) {
  EXPECT_EQ(code_points(""), 0U);
  EXPECT_EQ(code_points("学时 30"), 5U);
  EXPECT_EQ(code_points("e\u0301\U00010302"), 3U);
  EXPECT_EQ(code_points("\xE4\xB8"), 2U);
}

TEST(PadRight, ReachesTheWidthAndNeverCuts) {
  EXPECT_EQ(pad_right("学时", 6), "学时  ");
  EXPECT_EQ(pad_right("li", 6), "li    ");
  EXPECT_EQ(pad_right("学时", 4), "学时");
  EXPECT_EQ(pad_right("学时", 3), "学时");
}

}  // namespace
