// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/normalise.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace cadre::text;

TEST(Normalise, TrimsEveryBlankAtBothEndsOnly) {
  EXPECT_EQ(trim(" \t\u00A0\u3000 李 明\u3000\u00A0\t "), "李 明");
  EXPECT_EQ(trim("\u3000 \u3000"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\na\n"), "\na\n");
}

TEST(Normalise, BringsFullWidthFormsToAscii) {
  EXPECT_EQ(to_half_width("２０２１－０３－０６　１９：００"), "2021-03-06 19:00");
  EXPECT_EQ(to_half_width("（Ａ＝ｂ，ｚ～！）"), "(A=b,z~!)");
  EXPECT_EQ(to_half_width("\uFF00\uFF5F。、《》"), "\uFF00\uFF5F。、《》");
  EXPECT_EQ(to_half_width("a\xFF"), "a\xFF");
}

TEST(Normalise, KnowsFullWidthForms) {
  for (const char* text : {"\uFF01", "\uFF5E", "\u3000", "a，b"}) {
    EXPECT_TRUE(has_full_width(text)) << text;
    EXPECT_FALSE(has_full_width(to_half_width(text))) << text;
  }
  for (const char* text : {"", "abc", "李明。", "\uFF00", "\uFF5F"}) EXPECT_FALSE(has_full_width(text)) << text;
}

constexpr std::array<std::string_view, 5> keys{"at_least", "at_most", "per", "who", "学时"};

TEST(Nearest, FindsTheKeyThatWasMeant) {
  EXPECT_EQ(nearest("at_last", keys), "at_least");
  EXPECT_EQ(nearest("at_msot", keys), "at_most");
  EXPECT_EQ(nearest("at-lesst", keys), "at_least");
  EXPECT_EQ(nearest("hwo", keys), "who");
  EXPECT_EQ(nearest("per", keys), "per");
}

TEST(Nearest, IsSilentWhenNothingIsNear) {
  EXPECT_EQ(nearest("quota", keys), "");
  EXPECT_EQ(nearest("pxx", keys), "");       // two changes of three letters
  EXPECT_EQ(nearest("at_lxxxt", keys), "");  // three of eight
  EXPECT_EQ(nearest("", keys), "");
  EXPECT_EQ(nearest("at", {}), "");
}

TEST(Nearest, CountsCodePointsNotBytes) {
  EXPECT_EQ(nearest("学识", keys), "学时");
  EXPECT_EQ(nearest("课时", keys), "学时");
  EXPECT_EQ(nearest("课程", keys), "");
}

TEST(Nearest, TakesTheNearestAndOfEqualsTheFirst) {
  constexpr std::array<std::string_view, 3> words{"monthly", "month", "months"};
  EXPECT_EQ(nearest("monthsx", words), "months");
  EXPECT_EQ(nearest("monthz", words), "month");
}

// The definition of the distance, by recursion over the last letters.
std::size_t steps(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const std::string_view x = a.substr(0, a.size() - 1);
  const std::string_view y = b.substr(0, b.size() - 1);
  std::size_t least = std::min({steps(x, b) + 1, steps(a, y) + 1, steps(x, y) + (a.back() == b.back() ? 0 : 1)});
  if (!x.empty() && !y.empty() && a.back() == y.back() && x.back() == b.back()) {
    least = std::min(least, steps(x.substr(0, x.size() - 1), y.substr(0, y.size() - 1)) + 1);
  }
  return least;
}

TEST(Nearest, LooksAmongAThousandAndNoMore) {
  std::vector<std::string_view> candidates(1000, "month");
  EXPECT_EQ(nearest("mnth", candidates), "month");
  candidates.emplace_back("month");
  EXPECT_EQ(nearest("mnth", candidates), "");
}

TEST(Nearest, AgreesWithTheDefinitionOnRandomWords) {
  std::mt19937 random{7};
  const auto word = [&](std::size_t size) {
    std::string letters;
    for (; size > 0; --size) letters += static_cast<char>('a' + random() % 3);
    return letters;
  };
  int near = 0;
  for (int round = 0; round < 1'000; ++round) {
    const std::string a = word(4 + random() % 3);
    const std::string b = word(2 + random() % 6);
    const std::array<std::string_view, 1> candidates{b};
    const bool found = !nearest(a, candidates).empty();
    ASSERT_EQ(found, steps(a, b) <= 2) << a << ' ' << b;
    near += found ? 1 : 0;
  }
  EXPECT_GT(near, 100);
  EXPECT_LT(near, 900);
}

}  // namespace
