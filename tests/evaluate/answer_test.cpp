// SPDX-License-Identifier: Apache-2.0
// Which of the seven answers, when, and what compositions make of them (7, 8.3, 8.4).
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct AnswerOf : Town {
  std::optional<Date> last_start(std::string_view rule, std::string_view window, AsOf asked) const {
    const Results all = results(rule, asked);
    return all.find(li, "r", window)->judgement().last_start;
  }
};
constexpr std::string_view thirty = "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '30 h'\n";

TEST_F(AnswerOf, FloorIsMetAsSoonAsItIsReached) {
  study(li, "2021-03-06T00:00"_at, StudyTime::minutes(1440));
  study(li, "2021-03-07T00:00"_at, StudyTime::minutes(360));
  EXPECT_EQ(says(thirty, li, "2021-03", as_of("2021-03-06"_day)), "open  need 30 h, counted 24 h, short 6 h");
  EXPECT_EQ(says(thirty, li, "2021-03", as_of("2021-03-07"_day)), "met  need 30 h, counted 30 h");
}

TEST_F(AnswerOf, WindowClosesAtTheEndOfItsLastDay) {
  EXPECT_EQ(says(thirty, li, "2021-03", as_of("2021-03-29"_day)), "open  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(says(thirty, li, "2021-03", as_of("2021-03-30"_day)), "doomed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(says(thirty, li, "2021-03", as_of("2021-03-31"_day)), "failed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(AnswerOf, CapacityIsTheClockOfTheDaysLeft) {
  // 30 h need two days of 24 h; on 27 February one is left.
  EXPECT_EQ(says(thirty, li, "2021-02", as_of("2021-02-26"_day)), "open  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(says(thirty, li, "2021-02", as_of("2021-02-27"_day)), "doomed  need 30 h, counted 0 h, short 30 h");
  study(li, "2021-02-06T10:00"_at, 360_min);
  EXPECT_EQ(says(thirty, li, "2021-02", as_of("2021-02-27"_day)), "open  need 30 h, counted 6 h, short 24 h");
}

TEST_F(AnswerOf, CapacityOutsideHoursIsWhatTheCalendarLeaves) {
  // 27 and 28 February 2021 are a weekend: 48 h; Friday 26 February leaves 24 - 6 h.
  const std::string rule =
      "[[quota]]\nid = 'r'\nper = 'month'\nat_least = '60 h'\n"
      "only = { outside = 'calendar.office' }\nuntimed = ";
  EXPECT_EQ(says(rule + "'lost'", li, "2021-02", as_of("2021-02-25"_day)).substr(0, 4), "open");
  study(li, "2021-02-26T09:00"_at, 1_min);
  EXPECT_EQ(says(rule + "'lost'", li, "2021-02", as_of("2021-02-26"_day)).substr(0, 6), "doomed");
}

TEST_F(AnswerOf, LastStartIsTheLastDayThatStillHoldsWhatIsMissing) {
  EXPECT_EQ(last_start(thirty, "2021-03", as_of("2021-03-10"_day)), "2021-03-30"_day);
  study(li, "2021-03-06T10:00"_at, 360_min);
  EXPECT_EQ(last_start(thirty, "2021-03", as_of("2021-03-10"_day)), "2021-03-31"_day);
  constexpr std::string_view sessions =
      "[[quota]]\nid = 'r'\ncount = 'sessions'\nper = 'month'\nat_least = '3 session'";
  EXPECT_EQ(last_start(sessions, "2021-03", as_of("2021-03-10"_day)), "2021-03-31"_day);
}

TEST_F(AnswerOf, StudyDaysLeftAreOneADay) {
  constexpr std::string_view rule = "[[quota]]\nid = 'r'\ncount = 'days'\nper = 'month'\nat_least = '3 d'";
  EXPECT_EQ(says(rule, li, "2021-03", as_of("2021-03-28"_day)), "open  need 3 d, counted 0 d, short 3 d");
  EXPECT_EQ(says(rule, li, "2021-03", as_of("2021-03-29"_day)), "doomed  need 3 d, counted 0 d, short 3 d");
}

TEST_F(AnswerOf, DaysOutsideWhoHoldNothing) {
  join(li, east, {"2021-03-01"_day, "2021-03-11"_day});
  const std::string rule = std::string{thirty} + "who = { unit = ['east'] }\npartial_window = 'full'";
  EXPECT_EQ(says(rule, li, "2021-03", as_of("2021-03-08"_day)), "open  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(says(rule, li, "2021-03", as_of("2021-03-09"_day)), "doomed  need 30 h, counted 0 h, short 30 h");
}

TEST_F(AnswerOf, CeilingIsOpenUntilClosedAndFailedOnceBroken) {
  constexpr std::string_view rule = "[[quota]]\nid = 'r'\nper = 'month'\nat_most = '1 h'";
  EXPECT_EQ(says(rule, li, "2021-03", as_of("2021-03-15"_day)), "open  need 1 h, counted 0 h");
  study(li, "2021-03-10T10:00"_at, 61_min);
  EXPECT_EQ(says(rule, li, "2021-03", as_of("2021-03-15"_day)), "failed  need 1 h, counted 61 min");
}

TEST_F(AnswerOf, RecordsAfterTheDayAskedAreNotSeen) {
  study(li, "2021-03-20T10:00"_at, 600_min);
  EXPECT_EQ(says(thirty, li, "2021-03", as_of("2021-03-19"_day)), "open  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(says(thirty, li, "2021-03", as_of("2021-03-20"_day)), "open  need 30 h, counted 10 h, short 20 h");
}

TEST_F(AnswerOf, WithoutAPeriodThePolicysYearsAreJudgedUpToTheDayAsked) {
  const auto windows = [&](const std::string& valid, Date day) {
    const Results all = evaluate(policy_of(valid + "[[quota]]\nid = 'r'\nper = 'year'\nat_least = '1 h'"),
                                 facts.snapshot(), as_of(day));
    std::string labels;
    for (const RuleResult& row : all.of(li)) labels += row.window.label + ' ';
    return labels;
  };
  EXPECT_EQ(windows("valid = { from = 2019-01-01 }\n", "2021-03-10"_day), "2019 2020 2021 ");
  EXPECT_EQ(windows("valid = { from = 2019-01-01, until = 2021-01-01 }\n", "2021-03-10"_day), "2019 2020 ");
  EXPECT_EQ(windows("", "2021-03-10"_day), "2021 ");
}

TEST_F(AnswerOf, RecordKnownLaterIsNotSeenEarlier) {
  const Study march{.person = li, .kind = "k", .start = "2021-03-06T06:00"_at, .length = 900_min};
  Study more = march;
  more.start = "2021-03-07T06:00"_at;
  ASSERT_TRUE(facts.add(march, {.name = "first", .recorded = "2021-03-08"_day}));
  ASSERT_TRUE(facts.add(more, {.recorded = "2021-04-20"_day}));
  Study corrected = march;
  corrected.length = 600_min;
  ASSERT_TRUE(facts.add(corrected, {.recorded = "2021-05-01"_day, .supersedes = "first"}));
  const auto believed = [&](Date known) { return says(thirty, li, "2021-03", as_of("2021-12-31"_day, known)); };
  EXPECT_EQ(believed("2021-03-07"_day), "failed  need 30 h, counted 0 h, short 30 h");
  EXPECT_EQ(believed("2021-04-10"_day), "failed  need 30 h, counted 15 h, short 15 h");
  EXPECT_EQ(believed("2021-04-20"_day), "met  need 30 h, counted 30 h");
  EXPECT_EQ(believed("2021-05-01"_day), "failed  need 30 h, counted 25 h, short 5 h");
  // On 6 March, believing what is believed today.
  EXPECT_EQ(says(thirty, li, "2021-03", as_of("2021-03-06"_day)), "open  need 30 h, counted 10 h, short 20 h");
}

TEST_F(AnswerOf, RuleThatOnlyCapsIsNoVerdict) {
  EXPECT_EQ(says("[[quota]]\nid = 'r'\nper = 'month'\ncap = '1 h'", li, "2021-03"),
            "not_applicable (no_bound)  counted 0 h");
}

TEST_F(AnswerOf, AssumedValuesAreMarked) {
  const auto assumed = [&](std::string_view rule) {
    return results(rule).find(li, "r", "2021-03")->judgement().assumed;
  };
  EXPECT_FALSE(assumed(thirty));
  EXPECT_TRUE(
      assumed("[[quota]]\nid = 'r'\nper = 'month'\nat_least = { value = '30 h', assumed = true, reason = 'x' }"));
  EXPECT_TRUE(assumed("[[quota]]\nid = 'r'\nper = 'month'\nat_least = '30 h'\nassumed = true\nreason = 'x'"));
  EXPECT_TRUE(
      assumed("[[quota]]\nid = 'r'\nper = 'month'\ncount = 'days'\nat_least = '1 d'\n"
              "day_counts = { full = '5 h', assumed = true, reason = 'x' }"));
  EXPECT_TRUE(
      assumed("[[measure]]\nid = 'm'\nassumed = true\nreason = 'x'\n"
              "[[quota]]\nid = 'r'\nper = 'month'\ncount = 'm'\nat_least = '1 h'"));
}

// --- archives ---------------------------------------------------------------------------------------------------

struct ArchiveRule : Town {
  static constexpr std::string_view two_kinds = R"(
    [[archive]]
    id = "r"
    per = "year"
    documents = [{ kind = "plan", at_least = "1 document" }, { kind = "note", at_least = "2 document" }]
  )";
};

TEST_F(ArchiveRule, NeedsEveryKindInNumber) {
  document(li, "plan", "2021-01-05"_day);
  document(li, "note", "2021-02-05"_day);
  EXPECT_EQ(says(two_kinds, li, "2021"), "failed  need 3 document, counted 2 document, short 1 document");
  document(li, "note", "2021-12-31"_day);
  EXPECT_EQ(says(two_kinds, li, "2021"), "met  need 3 document, counted 3 document");
}

TEST_F(ArchiveRule, MoreOfOneKindDoesNotStandInForAnother) {
  for (const Date day : {"2021-02-05"_day, "2021-03-05"_day, "2021-04-05"_day}) document(li, "note", day);
  EXPECT_EQ(says(two_kinds, li, "2021"),
            "failed  need 3 document, counted 2 document, short 1 document, lost 1 document");
}

TEST_F(ArchiveRule, DocumentsOfAUnitServeTheUnit) {
  constexpr std::string_view rule =
      "[[archive]]\nid = 'r'\nsubject = 'unit'\nper = 'year'\n"
      "documents = [{ kind = 'plan', at_least = '1 document' }]";
  document(east, "plan", "2021-01-05"_day);
  document(li, "plan", "2021-01-05"_day);
  EXPECT_EQ(says(rule, east, "2021"), "met  need 1 document, counted 1 document");
  EXPECT_EQ(says(rule, west, "2021"), "failed  need 1 document, counted 0 document, short 1 document");
}

TEST_F(ArchiveRule, DocumentIsForThePeriodItIsAbout) {
  document(li, "plan", "2020-12-20"_day, days("2021"));
  for (const Date day : {"2021-02-05"_day, "2022-01-05"_day}) document(li, "note", day, days("2021-03"));
  EXPECT_EQ(says(two_kinds, li, "2021", as_of("2021-12-31"_day)),
            "failed  need 3 document, counted 2 document, short 1 document");
  EXPECT_EQ(says(two_kinds, li, "2021", as_of("2022-01-05"_day)), "met  need 3 document, counted 3 document");
}

// --- compositions -----------------------------------------------------------------------------------------------

TEST_F(ArchiveRule, DocumentCountsWhereWhoHoldsOnADayThatItIsAbout) {
  constexpr std::string_view archive = R"(
    [[archive]]
    id = "r"
    who = { unit = ["east"] }
    per = "year"
    partial_window = "full"
    documents = [{ kind = "summary", at_least = "2 document" }]
  )";
  constexpr std::string_view quota = R"(
    [[quota]]
    id = "r"
    count = "documents"
    who = { unit = ["east"] }
    of = { kind = ["summary"] }
    per = "year"
    partial_window = "full"
    at_least = "2 document"
  )";
  join(li, east, {"2021-03-10"_day, "2021-12-20"_day});
  document(li, "summary", "2021-03-05"_day);                   // not in east yet
  document(li, "summary", "2021-03-12"_day);                   // counts
  document(li, "summary", "2021-12-30"_day, days("2021-11"));  // handed in after leaving, about a month in east
  for (const std::string_view rule : {archive, quota}) {
    EXPECT_EQ(says(rule, li, "2021"), "met  need 2 document, counted 2 document, lost 1 document");
  }
}

/// Rules that give each answer on 10 March 2021, in March.
struct CompositionRule : Town {
  static constexpr std::string_view members = R"(
    [[quota]]
    id = "met"
    count = "documents"
    per = "month"
    at_least = "0 document"
    [[quota]]
    id = "open"
    per = "month"
    at_least = "30 h"
    [[quota]]
    id = "doomed"
    count = "hours"
    per = "month"
    at_least = "600 h"
    [[quota]]
    id = "failed"
    count = "events"
    per = "month"
    at_most = "0 event"
    [[quota]]
    id = "unknown"
    who = { under_age = "60 year" }
    per = "month"
    at_least = "30 h"
    partial_window = "full"
    [[quota]]
    id = "waived"
    per = "month"
    at_least = "29 h"
    [[quota]]
    id = "no"
    who = { group = ["centre"] }
    per = "month"
    at_least = "30 h"
    partial_window = "at_end"
    [[exempt]]
    id = "e"
    from = ["waived"]
    relief = "waive"
    reaches = "any_day"
  )";
  void SetUp() override {
    event(bo, "warning", one_day("2021-03-05"_day));
    join(bo, centre, {"2021-01-01"_day, "2021-02-01"_day});
  }
  std::string answer(const std::string& mode, std::initializer_list<std::string> rules) const {
    std::string list;
    for (const std::string& rule : rules) list += '"' + rule + "\", ";
    const std::string text = says(std::string{members} + "[[" + mode + "]]\nid = 'r'\nrules = [" + list + "]", bo,
                                  "2021-03", as_of("2021-03-10"_day));
    return text.substr(0, text.find(' '));
  }
  std::string all(std::initializer_list<std::string> rules) const { return answer("all_of", rules); }
  std::string any(std::initializer_list<std::string> rules) const { return answer("any_of", rules); }
};

TEST_F(CompositionRule, MembersAreWhatTheirNamesSay) {
  for (const std::string rule : {"met", "open", "doomed", "failed", "unknown", "waived"}) EXPECT_EQ(all({rule}), rule);
  EXPECT_EQ(all({"no"}), "not_applicable");
  for (const std::string rule : {"met", "open", "doomed", "failed", "unknown", "waived"}) EXPECT_EQ(any({rule}), rule);
  EXPECT_EQ(any({"no"}), "not_applicable");
}

TEST_F(CompositionRule, AllOfIsTheWorst) {
  // failed, doomed, unknown, open, met; waived and not_applicable are neutral.
  EXPECT_EQ(all({"failed", "doomed", "unknown", "open", "met"}), "failed");
  EXPECT_EQ(all({"doomed", "unknown", "open", "met"}), "doomed");
  EXPECT_EQ(all({"unknown", "open", "met"}), "unknown");
  EXPECT_EQ(all({"open", "met", "waived", "no"}), "open");
  EXPECT_EQ(all({"met", "waived", "no"}), "met");
  EXPECT_EQ(all({"waived", "no"}), "waived");
}

TEST_F(CompositionRule, AnyOfIsTheBestAndHelpOfAWaiverShows) {
  // met, open, unknown, doomed, failed.
  EXPECT_EQ(any({"failed", "doomed", "unknown", "open", "met"}), "met");
  EXPECT_EQ(any({"failed", "doomed", "unknown", "open"}), "open");
  EXPECT_EQ(any({"failed", "doomed", "unknown"}), "unknown");
  EXPECT_EQ(any({"failed", "doomed"}), "doomed");
  EXPECT_EQ(any({"failed", "no"}), "failed");
  EXPECT_EQ(any({"failed", "waived"}), "waived");
  EXPECT_EQ(any({"met", "waived"}), "met");
}

TEST_F(CompositionRule, MayBeComposedOfCompositions) {
  const std::string rules = std::string{members} +
                            "[[any_of]]\nid = 'z'\nrules = ['failed', 'met']\n"
                            "[[all_of]]\nid = 'r'\nrules = ['z', 'open']";
  EXPECT_EQ(says(rules, bo, "2021-03", as_of("2021-03-10"_day)), "open (members)");
}

TEST_F(CompositionRule, SpeaksOfItsOwnSubjectsOnly) {
  const std::string rules = std::string{members} + "[[all_of]]\nid = 'r'\nrules = ['met']\nwho = { person = ['li'] }";
  EXPECT_EQ(says(rules, bo, "2021-03", as_of("2021-03-10"_day)), "not_applicable (not_selected)");
}

}  // namespace
