// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/escape.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using cadre::text::html;
using cadre::text::markdown_cell;
using namespace std::string_view_literals;

TEST(Html, EscapesWhatEndsTextOrAttribute) {
  EXPECT_EQ(html("<a href=\"x\" b='y'>&amp;"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
  EXPECT_EQ(html("学时 2021-03"), "学时 2021-03");
}

TEST(Html, DropsControlCharactersButKeepsBreaks) {
  EXPECT_EQ(html("a\0b\x1B[31m\x7F\u0085\uFFFE\uFFFF"sv), "ab[31m");
  EXPECT_EQ(html("a\tb\r\nc"), "a\tb\r\nc");
}

TEST(Html, ReplacesWhatIsNoUtf8) { EXPECT_EQ(html("\xC0<"), "\uFFFD&lt;"); }

TEST(MarkdownCell, EscapesWhatMeansSomethingInACell) {
  EXPECT_EQ(markdown_cell("a|b"), "a\\|b");
  EXPECT_EQ(markdown_cell("\\|"), "\\\\\\|");
  EXPECT_EQ(markdown_cell("*a* _b_ `c` ~d~ [e](f) <g> &amp;"),
            "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\](f) \\<g\\> \\&amp;");
  EXPECT_EQ(markdown_cell("self-study 2021-03: 30 h, 80 %"), "self-study 2021-03: 30 h, 80 %");
}

TEST(MarkdownCell, StaysOnOneLine) {
  EXPECT_EQ(markdown_cell("a\r\nb\nc\rd\te\x1B"), "a b c d e");
  EXPECT_EQ(markdown_cell("a\n\nb"), "a  b");
}

}  // namespace
