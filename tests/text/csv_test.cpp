// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/csv.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace cadre;
using namespace cadre::text;
using testing::ElementsAre;

using Table = std::vector<std::vector<std::string>>;

std::vector<std::string> texts(const CsvRow& row) { return {row.cells().begin(), row.cells().end()}; }

std::optional<Table> read(std::string_view text) {
  CsvReader reader{text};
  CsvRow row;
  Table table;
  for (;;) {
    const Result<bool> more = reader.next(row);
    if (!more) return std::nullopt;
    if (!*more) return table;
    table.push_back(texts(row));
  }
}

Error error_of(std::string_view text, const Limits& limits = {}) {
  CsvReader reader{text, limits};
  CsvRow row;
  for (;;) {
    const Result<bool> more = reader.next(row);
    if (!more) return more.error();
    if (!*more) return {Errc::invalid_argument, "no error"};
  }
}

// RFC 4180, section 2, rules 1 to 7.
TEST(CsvReader, ReadsTheExamplesOfTheRfc) {
  EXPECT_EQ(read("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"), (Table{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("aaa,bbb,ccc\r\nzzz,yyy,xxx"), (Table{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx"), (Table{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx"),
            (Table{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("\"aaa\",\"b\"\"bb\",\"ccc\""), (Table{{"aaa", "b\"bb", "ccc"}}));
}

TEST(CsvReader, EndsLinesWithCrLfOrBoth) {
  EXPECT_EQ(read("a\rb\nc\r\nd"), (Table{{"a"}, {"b"}, {"c"}, {"d"}}));
  EXPECT_EQ(read("a\n\rb"), (Table{{"a"}, {}, {"b"}}));
}

TEST(CsvReader, KeepsEmptyCellsAndSpaces) {
  EXPECT_EQ(read(",\n a , \n\"\"\n"), (Table{{"", ""}, {" a ", " "}, {""}}));
  EXPECT_EQ(read("a,"), (Table{{"a", ""}}));
  EXPECT_EQ(read(""), Table{});
}

TEST(CsvReader, NumbersRowsAsASpreadsheetDoes) {
  CsvReader reader{"h\n\n\"two\nlines\"\nlast"};
  CsvRow row;
  std::vector<std::pair<std::uint32_t, std::size_t>> seen;
  while (reader.next(row).value()) seen.emplace_back(row.row(), row.cells().size());
  EXPECT_THAT(seen, ElementsAre(std::pair{1U, 1U}, std::pair{2U, 0U}, std::pair{3U, 1U}, std::pair{4U, 1U}));
  EXPECT_EQ(reader.row(), 4U);
}

TEST(CsvReader, CopiesOnlyCellsWithDoubledQuotes) {
  const std::string text = "plain,\"quoted, too\",\"a \"\"b\"\"\"";
  CsvReader reader{text};
  CsvRow row;
  ASSERT_TRUE(reader.next(row).value());
  const auto inside = [&](std::string_view cell) {
    return std::greater_equal<>{}(cell.data(), text.data()) && std::less<>{}(cell.data(), text.data() + text.size());
  };
  EXPECT_TRUE(inside(row.cells()[0]));
  EXPECT_TRUE(inside(row.cells()[1]));
  EXPECT_FALSE(inside(row.cells()[2]));
  const CsvRow moved = std::move(row);
  EXPECT_THAT(texts(moved), ElementsAre("plain", "quoted, too", "a \"b\""));
}

TEST(CsvReader, KeepsManyCopiesOfOneRow) {
  std::string text;
  std::vector<std::string> expected;
  for (int i = 0; i < 300; ++i) {
    text += (i == 0 ? "\"\"\"" : ",\"\"\"") + std::to_string(i) + "\"";
    expected.push_back("\"" + std::to_string(i));
  }
  EXPECT_EQ(read(text + "\n" + text), (Table{expected, expected}));
}

TEST(CsvReader, ReadsOtherSeparators) {
  CsvReader reader{"a,b\tc", {}, '\t'};
  CsvRow row;
  ASSERT_TRUE(reader.next(row).value());
  EXPECT_THAT(texts(row), ElementsAre("a,b", "c"));
}

TEST(CsvReader, NamesThePlaceOfAQuoteError) {
  const Error inside = error_of("h\n\"x\ny\",中a\"b\n");
  EXPECT_EQ(inside.code(), Errc::bad_syntax);
  EXPECT_EQ(inside.message(), "row 2, cell 2: a quote inside a cell that does not begin with one");
  EXPECT_EQ(inside.where(), (Where{"", 3, 6, ""}));
  const Error open = error_of("a,b\r\n\r\nc,\"d\r\ne,f\r\n");
  EXPECT_EQ(open.code(), Errc::bad_syntax);
  EXPECT_EQ(open.message(), "row 3, cell 2: the quote is not closed");
  EXPECT_EQ(open.where(), (Where{"", 3, 3, ""}));
  const Error after = error_of("\"a\" ,b");
  EXPECT_EQ(after.code(), Errc::bad_syntax);
  EXPECT_EQ(after.message(), "row 1, cell 1: text after the closing quote of a cell");
  EXPECT_EQ(after.where(), (Where{"", 1, 4, ""}));
}

TEST(CsvReader, ReadsNothingAfterAQuoteError) {
  CsvReader reader{"a\"b\nc\n"};
  CsvRow row;
  EXPECT_FALSE(reader.next(row).has_value());
  EXPECT_FALSE(reader.next(row).value());
}

TEST(CsvReader, PassesOverARowWithTooLongACell) {
  Limits limits;
  limits.cell_bytes = 3;
  CsvReader reader{"abc,\"\"\"b\"\"\"\nx,abcd,y\nabc\n\"\"\"bc\"\"\"\n", limits};
  CsvRow row;
  ASSERT_TRUE(reader.next(row).value());
  EXPECT_THAT(texts(row), ElementsAre("abc", "\"b\""));
  const Result<bool> longer = reader.next(row);
  ASSERT_FALSE(longer.has_value());
  EXPECT_EQ(longer.error().code(), Errc::limit_exceeded);
  EXPECT_EQ(longer.error().message(), "row 2, cell 2: 4 bytes are more than the limit of 3");
  EXPECT_EQ(longer.error().where(), (Where{"", 2, 3, ""}));
  EXPECT_THAT(texts(row), ElementsAre("x"));
  ASSERT_TRUE(reader.next(row).value());
  EXPECT_EQ(row.row(), 3U);
  const Result<bool> quoted = reader.next(row);
  ASSERT_FALSE(quoted.has_value());
  EXPECT_EQ(quoted.error().message(), "row 4, cell 1: 4 bytes are more than the limit of 3");
  EXPECT_EQ(quoted.error().where(), (Where{"", 4, 2, ""}));
}

TEST(CsvReader, PassesOverARowWithTooManyCells) {
  Limits limits;
  limits.columns = 2;
  CsvReader reader{"a,b,c,d\ne,f\n", limits};
  CsvRow row;
  const Result<bool> wide = reader.next(row);
  ASSERT_FALSE(wide.has_value());
  EXPECT_EQ(wide.error().code(), Errc::limit_exceeded);
  EXPECT_EQ(wide.error().message(), "row 1, cell 3: more cells than the limit of 2");
  ASSERT_TRUE(reader.next(row).value());
  EXPECT_THAT(texts(row), ElementsAre("e", "f"));
}

TEST(CsvReader, StopsAtTheLimitOfRows) {
  Limits limits;
  limits.rows = 2;
  EXPECT_EQ(error_of("a\nb\n", limits).message(), "no error");
  CsvReader reader{"a\n\nc\nd", limits};
  CsvRow row;
  ASSERT_TRUE(reader.next(row).value());
  ASSERT_TRUE(reader.next(row).value());
  const Result<bool> third = reader.next(row);
  ASSERT_FALSE(third.has_value());
  EXPECT_EQ(third.error().code(), Errc::limit_exceeded);
  EXPECT_EQ(third.error().message(), "row 3: more rows than the limit of 2");
  EXPECT_EQ(third.error().where(), (Where{"", 3, 1, ""}));
  EXPECT_FALSE(reader.next(row).value());
}

// The grammar of RFC 4180 with the reader's three additions, one character and one state at a time.
std::optional<Table> read_by_states(const std::string& text) {
  enum class State { row_begin, cell_begin, plain, quoted, closed } state = State::row_begin;
  Table table;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (state == State::quoted) {
      if (c == '"') {
        state = State::closed;
      } else {
        table.back().back() += c;
      }
    } else if (c == '\r' || c == '\n') {
      if (state == State::row_begin) table.emplace_back();
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      state = State::row_begin;
    } else {
      if (state == State::row_begin) table.push_back({""});
      if (c == ',') {
        table.back().emplace_back();
        state = State::cell_begin;
      } else if (c == '"') {
        if (state == State::plain) return std::nullopt;
        if (state == State::closed) table.back().back() += '"';
        state = State::quoted;
      } else {
        if (state == State::closed) return std::nullopt;
        table.back().back() += c;
        state = State::plain;
      }
    }
  }
  if (state == State::quoted) return std::nullopt;
  return table;
}

TEST(CsvReader, AgreesWithAStateMachineOnRandomText) {
  std::mt19937 random{20210306};
  const std::vector<std::string> pieces{"a", "中", ",", "\"", "\"", "\"\"", "\r", "\n", "\r\n", "\"b\"", " "};
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto n = random() % 10; n > 0; --n) text += pieces[random() % pieces.size()];
    const std::optional<Table> expected = read_by_states(text);
    ASSERT_EQ(read(text), expected) << testing::PrintToString(text);
    accepted += expected ? 1 : 0;
  }
  EXPECT_GT(accepted, 2'000);
  EXPECT_LT(accepted, 18'000);
}

TEST(CsvWriter, ReaderReadsTheSameCellsBack) {
  std::mt19937 random{4180};
  const std::vector<std::string> pieces{"a", "中", ",", "\"", "\r", "\n", "=", " ", "\t", ";"};
  for (int round = 0; round < 2'000; ++round) {
    Table table(1 + random() % 4);
    for (auto& row : table) {
      row.resize(random() % 4);
      for (auto& cell : row) {
        for (auto n = random() % 4; n > 0; --n) cell += pieces[random() % pieces.size()];
      }
    }
    for (const std::string_view line_end : {"\n", "\r\n"}) {
      std::string text;
      for (const auto& row : table) {
        const std::vector<std::string_view> cells{row.begin(), row.end()};
        append_csv_row(text, cells, {.guard_formulas = false, .line_end = line_end});
      }
      ASSERT_EQ(read(text), table) << testing::PrintToString(text);
    }
  }
}

std::string cell(std::string_view text, const CsvStyle& style = {}) {
  std::string out;
  append_csv_cell(out, text, style);
  return out;
}

TEST(CsvWriter, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(cell("李 明"), "李 明");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("a\tb", {.separator = '\t'}), "\"a\tb\"");
  EXPECT_EQ(cell("a,b", {.separator = '\t'}), "a,b");
  EXPECT_EQ(cell("say \"a\""), "\"say \"\"a\"\"\"");
  EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
}

TEST(CsvWriter, GuardsFormulasButNotNumbers) {
  for (const std::string text : {"=1+2", "+a", "-", "-1-2", "@SUM(A1)", "\tx", "-1.", "-.5", "--1", "-1e5", "=1"}) {
    EXPECT_EQ(cell(text), "'" + text);
    EXPECT_EQ(cell(text, {.guard_formulas = false}), text);
  }
  for (const std::string text : {"-1", "+1", "-0.25", "12", "a=b", "1-2", ""}) EXPECT_EQ(cell(text), text);
  EXPECT_EQ(cell("=A1,\"x\""), "\"'=A1,\"\"x\"\"\"");
  EXPECT_EQ(cell("\r=A1"), "\"'\r=A1\"");
}

}  // namespace
