// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/explanation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;
using ::testing::HasSubstr;
using ::testing::Not;

struct ExplanationOf : Town {
  std::string explained(std::string_view rules, Subject who, std::string_view window, Language language,
                        AsOf asked = year_end) const {
    const Results all = results(rules, asked);
    const RuleResult* const row = all.find(who, "r", window);
    return row == nullptr ? "no result" : render(explain(all, *row), all.snapshot(), language);
  }
  void study_at_row(LocalTime start, StudyTime length, std::uint32_t row) {
    ASSERT_TRUE(facts.add(Study{.person = li, .kind = "self_study", .start = start, .length = length},
                          {.origin = {.file = "study.csv", .row = row}}));
  }
};

constexpr std::string_view rule = R"(
  source.T = { name = "Study rules", articles = ["4.2"] }
  [[quota]]
  id = "r"
  cite = "T 4.2"
  per = "month"
  at_least = { value = "3 h", assumed = true, reason = "the text says x" }
  only = { outside = "calendar.office" }
  untimed = "unknown"
)";

TEST_F(ExplanationOf, SaysWhatCountedWhatDidNotAndWhyInEnglish) {
  study_at_row("2021-03-01T16:00"_at, 120_min, 2);
  study_at_row("2021-03-06T10:00"_at, 30_min, 3);
  ASSERT_TRUE(facts.add(Study{.person = li, .kind = "self_study", .length = 60_min, .days = days("2021-03")}));
  EXPECT_EQ(explained(rule, li, "2021-03", Language::english),
            "li, r, 2021-03: failed\n"
            "  asked for: 3 h\n"
            "  counted: 1.5 h\n"
            "    2021-03-01: 1 h  [study.csv:2]\n"
            "    2021-03-06: 30 min  [study.csv:3]\n"
            "  recorded, but not counted: 1 h\n"
            "    2021-03-01: 1 h, outside the hours that count  [study.csv:2]\n"
            "  may or may not count: 1 h\n"
            "    2021-03-01: 1 h, no clock time was recorded\n"
            "  missing: 1.5 h\n"
            "  stated in T 4.2, Study rules\n"
            "  assumed, not stated: 3 h (the text says x)\n");
}

TEST_F(ExplanationOf, AValueThatCitesAnArticleOfItsOwnIsStatedThere) {
  constexpr std::string_view dated = R"(
    source.T = { name = "Study rules", articles = ["4.2", "9"] }
    source.U = { name = "Notice of 2022" }
    [[quota]]
    id = "r"
    cite = "T 4.2"
    per = "month"
    mid_window = "start"
    at_least = [{ value = "3 h" }, { value = "4 h", from = 2022-01-01, cite = "U 1" },
                { value = "5 h", from = 2022-03-16, cite = "T 9" }]
  )";
  EXPECT_EQ(says(dated, li, "2021-12"), "failed  need 3 h, counted 0 h, short 3 h  (T 4.2)");
  EXPECT_EQ(says(dated, li, "2022-02", as_of("2022-12-31"_day)), "failed  need 4 h, counted 0 h, short 4 h  (U 1)");
  EXPECT_EQ(says(dated, li, "2022-03", as_of("2022-12-31"_day)),
            "failed  need 4 h, counted 0 h, short 4 h  (U 1; T 9)");
}

TEST_F(ExplanationOf, SaysTheSameInChinese) {
  study_at_row("2021-03-06T10:00"_at, 30_min, 3);
  EXPECT_EQ(explained(rule, li, "2021-03", Language::chinese),
            "li，r，2021-03：未达标\n"
            "  要求：3 h\n"
            "  计入：30 min\n"
            "    2021-03-06：30 min  [study.csv:3]\n"
            "  尚缺：2.5 h\n"
            "  依据：T 4.2，Study rules\n"
            "  推定值（原文未规定）：3 h（the text says x）\n");
}

TEST_F(ExplanationOf, OpenWindowSaysTheLastDayToBegin) {
  EXPECT_THAT(explained(rule, li, "2021-03", Language::english, as_of("2021-03-10"_day)),
              HasSubstr("last day to begin what is missing: 2021-03-31\n"));
}

TEST_F(ExplanationOf, RateNamesEachSession) {
  join(li, east);
  attend(li, session("a", "2021-03-01T09:00"_at, 60_min));
  attend(bo, session("b", "2021-03-02T09:00"_at, 60_min));
  EXPECT_EQ(explained("[[attendance]]\nid = 'r'\nper = 'year'\nat_least = '80 %'", li, "2021", Language::english),
            "li, r, 2021: failed\n"
            "  asked for: 80 %\n"
            "  attended 1 of 2: 50.0 %\n"
            "    2021-03-01: 1 session\n"
            "    2021-03-02: 0 session, absent\n"
            "  missing: 30 %\n");
}

TEST_F(ExplanationOf, ExemptionAndItsAssumptionAreNamed) {
  event(li, "illness", one_day("2021-03-05"_day));
  const std::string text = explained(
      "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '3 h'\n[[exempt]]\nid = 'ill'\nfrom = ['r']\n"
      "event = ['illness']\nrelief = 'waive'\nreaches = 'any_day'\nassumed = true\nreason = 'the text is silent'",
      li, "2021-03", Language::english);
  EXPECT_THAT(text, HasSubstr("li, r, 2021-03: waived\n  because an exemption applies\n"));
  EXPECT_THAT(text, HasSubstr("  exemption ill applies\n"));
  EXPECT_THAT(text, HasSubstr("  assumed, not stated: the whole rule (the text is silent)\n"));
}

TEST_F(ExplanationOf, AssumedParameterIsNamedWhereItIsUsed) {
  constexpr std::string_view two = R"(
    param.hours = { value = { value = "3 h", assumed = true, reason = "the text says x" } }
    [[quota]]
    id = "r"
    per = "month"
    at_least = "param.hours"
    [[quota]]
    id = "other"
    per = "month"
    at_least = { value = "4 h", assumed = true, reason = "elsewhere" }
  )";
  const std::string text = explained(two, li, "2021-03", Language::english);
  EXPECT_THAT(text, HasSubstr("assumed, not stated: 3 h (the text says x)\n"));
  EXPECT_THAT(text, Not(HasSubstr("elsewhere")));
}

TEST_F(ExplanationOf, CompositionIsExplainedByItsMembers) {
  const std::string text = explained(
      "[[quota]]\nid = 'a'\nper = 'month'\nat_least = '3 h'\n"
      "[[quota]]\nid = 'b'\nper = 'month'\nat_most = '3 h'\n[[all_of]]\nid = 'r'\nrules = ['a', 'b']",
      li, "2021-03", Language::english);
  EXPECT_EQ(text,
            "li, r, 2021-03: failed\n"
            "  because its parts say so\n"
            "  li, a, 2021-03: failed\n"
            "    asked for: 3 h\n"
            "    counted: 0 h\n"
            "    missing: 3 h\n"
            "  li, b, 2021-03: met\n"
            "    asked for: 3 h\n"
            "    counted: 0 h\n");
}

TEST_F(ExplanationOf, CompositionOfCompositionsReachesDownToTheNumbers) {
  const std::string text = explained(
      "[[all_of]]\nid = 'r'\nrules = ['z']\n[[any_of]]\nid = 'z'\nrules = ['q']\n"
      "[[quota]]\nid = 'q'\nper = 'month'\nat_least = '3 h'",
      li, "2021-03", Language::english);
  EXPECT_EQ(text,
            "li, r, 2021-03: failed\n"
            "  because its parts say so\n"
            "  li, z, 2021-03: failed\n"
            "    because its parts say so\n"
            "    li, q, 2021-03: failed\n"
            "      asked for: 3 h\n"
            "      counted: 0 h\n"
            "      missing: 3 h\n");
}

TEST_F(ExplanationOf, NumberTooLargeToBeExactIsSaidToBeSo) {
  const Amount most{Ratio::whole(INT64_MAX), Measure::named("credit").value()};
  study_amount(li, "2021-03-06"_day, most);
  study_amount(li, "2021-03-07"_day, most);
  const std::string text = explained(
      "[[measure]]\nid = 'm'\nin = 'credit'\n"
      "[[quota]]\nid = 'r'\ncount = 'm'\nper = 'year'\nat_least = '1 credit'",
      li, "2021", Language::english);
  EXPECT_EQ(text, "li, r, 2021: unknown\n  because a number is too large to be exact\n");
}

TEST_F(ExplanationOf, NamesTheFactsBehindTheNumbers) {
  study_at_row("2021-03-06T10:00"_at, 30_min, 3);
  study_at_row("2021-03-07T10:00"_at, 30_min, 4);
  study_at_row("2021-04-07T10:00"_at, 30_min, 5);
  const Results all = results(rule);
  std::set<std::uint32_t> rows;
  for (const FactId fact : explain(all, *all.find(li, "r", "2021-03")).facts()) {
    rows.insert(all.snapshot().meta(fact).origin.row);
  }
  EXPECT_EQ(rows, (std::set<std::uint32_t>{3, 4}));
}

TEST_F(ExplanationOf, ConditionNamesTheOtherRulesAnswer) {
  const std::string rules =
      "valid = { from = 2019-01-01 }\n[[quota]]\nid = 'hours'\nper = 'year'\nat_least = '10 h'\n"
      "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '2 h'\nwhen = { rule = 'hours', window = -1, verdict = ['met'] "
      "}\n";
  EXPECT_EQ(explained(rules, li, "2021", Language::english),
            "li, r, 2021: not applicable\n  because its condition on another rule is not known to hold\n"
            "  condition on hours, 2020: failed\n");
  EXPECT_EQ(explained(rules, li, "2021", Language::chinese),
            "li，r，2021：不适用\n  原因：其前提规则的条件未成立或未知\n  前提hours，2020：未达标\n");
}

TEST_F(ExplanationOf, NeedSaysWhatIsOnTop) {
  const std::string rules =
      "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '30 h'\n"
      "[[quota]]\nid = 'more'\non_top_of = 'r'\nper = 'year'\nat_least = '5 h'\n";
  EXPECT_EQ(
      explained(rules, li, "2021", Language::english),
      "li, r, 2021: failed\n  asked for: 35 h\n  of which on top, by more: 5 h\n  counted: 0 h\n  missing: 35 h\n");
  EXPECT_EQ(explained(rules, li, "2021", Language::chinese),
            "li，r，2021：未达标\n  要求：35 h\n  其中由more追加：5 h\n  计入：0 h\n  尚缺：35 h\n");
}

TEST_F(ExplanationOf, DeadlineSaysByWhenAndWhatWasThereByThen) {
  const std::string rules =
      "[[quota]]\nid = 'training'\nper = 'year'\nat_least = '3 h'\n"
      "[[deadline]]\nid = 'r'\nper = { of_event = ['admitted'], before = true }\nneeds = ['training']\n";
  event(li, "admitted", one_day("2021-05-14"_day));
  EXPECT_EQ(explained(rules, li, "2021-05-14", Language::english),
            "li, r, 2021-05-14: failed\n  because its parts say so\n  to be met by 2021-05-13\n"
            "  training by 2021-05-13: open\n");
  EXPECT_EQ(explained(rules, li, "2021-05-14", Language::chinese),
            "li，r，2021-05-14：未达标\n  原因：由所含规则得出\n  须于2021-05-13（含当日）前达标\n"
            "  training，截至2021-05-13：进行中\n");
}

TEST_F(ExplanationOf, SoManyOfSomeRulesAreNamed) {
  const std::string rules =
      "[[quota]]\nid = 'a'\nper = 'year'\nat_least = '3 h'\n[[at_least_of]]\nid = 'r'\nk = 1\nrules = ['a']\n";
  EXPECT_EQ(explained(rules, li, "2021", Language::english),
            "li, r, 2021: failed\n  because its parts say so\n  asked for: 1 of 1 rules\n  li, a, 2021: failed\n"
            "    asked for: 3 h\n    counted: 0 h\n    missing: 3 h\n");
}

TEST_F(ExplanationOf, EveryWordHasBothLanguages) {
  const auto check = [](auto last) {
    using E = decltype(last);
    for (int i = 0; i <= static_cast<int>(last); ++i) {
      const std::string english{describe(static_cast<E>(i), Language::english)};
      const std::string chinese{describe(static_cast<E>(i), Language::chinese)};
      if (std::is_same_v<E, Reason> && i == 0) continue;  // none has no words
      EXPECT_FALSE(english.empty());
      EXPECT_NE(english, chinese);
    }
  };
  check(Answer::unknown);
  check(Reason::not_reported);
  check(Loss::other_rule);
}

}  // namespace
