// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/svg.hpp>

#include <gmock/gmock.h>

namespace cadre::report {
namespace {

using testing::HasSubstr;
using testing::Not;

Bar bar(const std::string& label, std::optional<Ratio> value) {
  const std::string number = value ? to_string(*value) : "-";
  return {{label, label}, value, {number, number}};
}

/// The numbers that an attribute of bars has, in their order.
std::vector<long> numbers(const std::string& svg, const std::string& attribute, const std::string& style) {
  std::vector<long> list;
  for (std::size_t at = svg.find("<rect"); at != std::string::npos; at = svg.find("<rect", at + 1)) {
    const std::string element = svg.substr(at, svg.find('>', at) - at);
    if (element.find("class=\"" + style + "\"") == std::string::npos) continue;
    list.push_back(std::stol(element.substr(element.find(" " + attribute + "=\"") + attribute.size() + 3)));
  }
  return list;
}

TEST(ColumnChart, HasHeightsInProportionToValues) {
  const std::vector<Bar> bars{bar("a", Ratio::whole(10)), bar("b", Ratio::whole(5)), bar("c", Ratio::whole(0)),
                              bar("d", std::nullopt)};
  const auto heights = numbers(column_chart({"t", "t"}, bars), "height", "bar");
  ASSERT_EQ(heights.size(), 4U);
  EXPECT_GT(heights[0], 100);
  EXPECT_EQ(heights[0], 2 * heights[1]);
  EXPECT_EQ(heights[2], 0);
  EXPECT_EQ(heights[3], 0);
}

TEST(BarChart, GivesAShareItsPartOfTheFullLength) {
  const std::vector<Bar> bars{bar("a", Ratio::whole(1)), bar("b", Ratio::of(1, 2)), bar("c", Ratio::of(99, 100))};
  const auto widths = numbers(bar_chart({"t", "t"}, bars, Ratio::whole(1)), "width", "bar");
  ASSERT_EQ(widths.size(), 3U);
  EXPECT_EQ(widths[1], widths[0] / 2);
  EXPECT_LT(widths[2], widths[0]) << "99 % is never drawn as 100 %";
}

TEST(BarChart, OfHugeAndOfNoValuesIsDrawn) {
  const std::vector<Bar> huge{bar("a", Ratio::whole(INT64_MAX)), bar("b", Ratio::whole(INT64_MAX / 2))};
  const auto widths = numbers(bar_chart({"t", "t"}, huge), "width", "bar");
  ASSERT_EQ(widths.size(), 2U);
  EXPECT_LE(widths[1], widths[0] / 2);
  EXPECT_THAT(bar_chart({"t", "t"}, {}), HasSubstr("</svg>"));
  EXPECT_THAT(column_chart({"t", "t"}, {}), HasSubstr("</svg>"));
}

TEST(StackedChart, FillsEachBarWhateverItsTotal) {
  const std::vector<StackKey> keys{{{"met", "met"}, "met"}, {{"failed", "failed"}, "failed"}};
  const std::vector<Stack> stacks{{{"1", "1"}, {60, 15}}, {{"2", "2"}, {1, 2}}, {{"3", "3"}, {0, 0}}};
  const auto widths = numbers(stacked_chart({"t", "t"}, keys, stacks), "width", "part");
  ASSERT_EQ(widths.size(), 4U) << "an empty bar has no part";
  EXPECT_EQ(widths[0] + widths[1], widths[2] + widths[3]);
  EXPECT_EQ(widths[0], 4 * (widths[0] + widths[1]) / 5);
}

TEST(StackedChart, ShowsTheNumberOfALastPartTooNarrowForIt) {
  const std::vector<StackKey> keys{{{"met", "met"}, "met"}, {{"failed", "failed"}, "failed"}};
  const std::vector<Stack> narrow{{{"1", "1"}, {174, 1}}};
  EXPECT_THAT(stacked_chart({"t", "t"}, keys, narrow), HasSubstr("class=\"beside\">1</text>"));
  const std::vector<Stack> wide{{{"1", "1"}, {100, 75}}};
  EXPECT_THAT(stacked_chart({"t", "t"}, keys, wide), Not(HasSubstr("beside")));
}

TEST(Chart, EscapesLabelsAndKeepsLongOnesInATooltip) {
  const std::string longer = "<b>一二三四五六七八九十一二三四五六";
  const std::string svg = bar_chart({"a<b", "a<b"}, std::vector{bar(longer, Ratio::whole(1))});
  EXPECT_THAT(svg, Not(HasSubstr("<b")));
  EXPECT_THAT(svg, HasSubstr("<title>a&lt;b</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>&lt;b&gt;一二三四五六七八九十一二三四五六</title>"));
  EXPECT_THAT(svg, HasSubstr("…</text>"));
}

}  // namespace
}  // namespace cadre::report
