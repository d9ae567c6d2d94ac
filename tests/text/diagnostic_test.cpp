// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/diagnostic.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace cadre;
using namespace cadre::text;

Diagnostic at(std::uint32_t line, std::uint32_t column, std::size_t length) {
  Diagnostic diagnostic;
  diagnostic.message = "m";
  diagnostic.where = Where{"p.toml", line, column, {}};
  diagnostic.length = length;
  return diagnostic;
}

// The example of the policy language's section on checks.
TEST(Draw, ShowsBothPlacesAndTheMend) {
  Diagnostic diagnostic;
  diagnostic.code = "E204";
  diagnostic.message = "parameter changes inside a window";
  diagnostic.where = Where{"study.toml", 11, 12, {}};
  diagnostic.length = 10;
  diagnostic.label = "takes effect on day 15 of 2025-03";
  diagnostic.labels = {{{21, 7}, 7, "self-study/month counts by month"}};
  diagnostic.help = "say which holds: mid_window = \"start\" (24 h) | \"end\" (30 h)";
  std::string source(10, '\n');
  source += "  { from = 2025-03-15, value = \"30 h\", cite = \"R 4(1)\" },";
  source += std::string(10, '\n') + "per = \"month\"\n";
  EXPECT_EQ(draw(diagnostic, source), R"~(error[E204]: parameter changes inside a window
  --> study.toml:11:12
   |
11 |   { from = 2025-03-15, value = "30 h", cite = "R 4(1)" },
   |            ^^^^^^^^^^ takes effect on day 15 of 2025-03
21 | per = "month"
   |       ------- self-study/month counts by month
   = help: say which holds: mid_window = "start" (24 h) | "end" (30 h)
)~");
}

TEST(Draw, PutsMarksUnderWideCharacters) {
  EXPECT_EQ(draw(at(1, 6, 4), "学时 = \"自学\" # x"), R"(error: m
 --> p.toml:1:6
  |
1 | 学时 = "自学" # x
  |        ^^^^^^
)");
  EXPECT_EQ(draw(at(1, 2, 1), "e\u0301x"), "error: m\n --> p.toml:1:2\n  |\n1 | e\u0301x\n  |  ^\n");
}

TEST(Draw, DrawsPlacesInTheOrderOfTheDocument) {
  Diagnostic diagnostic = at(10, 1, 1);
  diagnostic.severity = Severity::warning;
  diagnostic.labels = {{{10, 3}, 1, "second"}, {{2, 1}, 2, "first"}};
  EXPECT_EQ(draw(diagnostic, "\nbb\n\n\n\n\n\n\n\na c"), R"(warning: m
  --> p.toml:10:1
   |
 2 | bb
   | -- first
10 | a c
   | ^
   |   - second
)");
}

TEST(Draw, StopsMarksAtTheEndOfTheLine) {
  EXPECT_EQ(draw(at(1, 2, 99), "abc\r\ndef"), "error: m\n --> p.toml:1:2\n  |\n1 | abc\n  |  ^^\n");
  EXPECT_EQ(draw(at(1, 9, 2), "abc"), "error: m\n --> p.toml:1:9\n  |\n1 | abc\n  |    ^\n");
  EXPECT_EQ(draw(at(2, 1, 1), "abc\n"), "error: m\n --> p.toml:2:1\n  |\n2 |\n  | ^\n");
  EXPECT_EQ(draw(at(7, 3, 1), "abc"), "error: m\n --> p.toml:7:3\n  |\n7 |\n  | ^\n");
  EXPECT_EQ(draw(at(1, 0, 0), "abc"), "error: m\n --> p.toml:1\n  |\n1 | abc\n  | ^\n");
}

TEST(Draw, FindsLinesByAnyLineEnd) {
  for (const char* source : {"a\nb\n\nx", "a\rb\r\rx", "a\r\nb\r\n\r\nx"}) {
    EXPECT_EQ(draw(at(4, 1, 1), source), "error: m\n --> p.toml:4:1\n  |\n4 | x\n  | ^\n");
  }
}

TEST(Draw, NamesOnlyTheDocumentWithoutALine) {
  EXPECT_EQ(draw(at(0, 0, 1), "abc"), "error: m\n --> p.toml\n");
  Diagnostic nowhere;
  nowhere.message = "m";
  nowhere.help = "h";
  EXPECT_EQ(draw(nowhere, ""), "error: m\n  = help: h\n");
}

TEST(Draw, SendsNoControlCharacterToTheTerminal) {
  Diagnostic diagnostic = at(1, 3, 1);
  diagnostic.message = "key '\x1B[31m'";
  EXPECT_EQ(draw(diagnostic, "\t\x1Bx"),
            "error: key '\uFFFD[31m'\n --> p.toml:1:3\n  |\n1 |     \uFFFDx\n  |      ^\n");
}

}  // namespace
