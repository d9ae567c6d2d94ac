// SPDX-License-Identifier: Apache-2.0
// What is valid for a time (8.9), and what is due for every window.
#include <cadre/evaluate/explanation.hpp>

#include "evaluate/town.hpp"

namespace {
using namespace cadre_test;

struct Validities : Town {
  /// A certificate of a year, with three months to renew it.
  std::string certificate(std::string_view more = "early = 'act'\nin_window = 'due'\nlate = 'act'\n") const {
    return "[[validity]]\nid = 'r'\nacts = { count = 'events', of = { kind = ['cert'] } }\nlasts = '12 month'\n"
           "renewal_window = '3 month'\nmonth_end = 'clamp'\n" +
           std::string{more};
  }
  void certified(PersonId person, Date day) { event(person, "cert", one_day(day)); }
  std::string on(const std::string& rules, Date day, PersonId who) const {
    return says(rules, who, to_string(day), as_of(day));
  }
};

TEST_F(Validities, TheDaySoManyMonthsLaterIsStillIn) {
  certified(bo, "2020-06-10"_day);
  EXPECT_EQ(on(certificate(), "2021-06-10"_day, bo), "met  due 2021-06-10");
  EXPECT_EQ(on(certificate(), "2021-06-11"_day, bo), "failed  due 2021-06-10");
}

TEST_F(Validities, WhatWasNeverDoneIsOpen) { EXPECT_EQ(on(certificate(), "2021-06-10"_day, bo), "open"); }

TEST_F(Validities, RenewedInItsTimeTheRhythmIsKept) {
  certified(bo, "2020-06-10"_day);
  certified(bo, "2021-03-10"_day);
  EXPECT_EQ(on(certificate(), "2021-05-01"_day, bo), "met  due 2022-06-10");
}

TEST_F(Validities, RenewedADayBeforeThatTimeItMovesToTheAct) {
  certified(bo, "2020-06-10"_day);
  certified(bo, "2021-03-09"_day);
  EXPECT_EQ(on(certificate(), "2021-05-01"_day, bo), "met  due 2022-03-09");
}

TEST_F(Validities, ASecondActBeforeTheNextTermRenewsNothing) {
  const std::string kept = certificate("early = 'due'\nin_window = 'due'\nlate = 'act'\n");
  certified(bo, "2020-06-10"_day);
  certified(bo, "2021-01-10"_day);
  certified(bo, "2021-02-10"_day);
  EXPECT_EQ(on(kept, "2021-05-01"_day, bo), "met  due 2022-06-10");
}

TEST_F(Validities, AnActNeverMakesATermShorter) {
  certified(bo, "2020-06-10"_day);
  certified(bo, "2021-04-01"_day);
  certified(bo, "2021-05-01"_day);
  EXPECT_EQ(on(certificate(), "2021-05-02"_day, bo), "met  due 2022-06-10") << "by the act of May it would be 1 May";
}

TEST_F(Validities, ATermToTheEndOfAMonthEndsWithTheMonthSoManyLater) {
  const std::string whole = certificate("early = 'end_of_act_month'\nin_window = 'due'\nlate = 'end_of_act_month'\n");
  certified(bo, "2019-02-03"_day);
  certified(wu, "2020-02-29"_day);
  EXPECT_EQ(on(whole, "2020-01-01"_day, bo), "met  due 2020-02-29");
  EXPECT_EQ(on(whole, "2021-03-01"_day, wu), "failed  due 2021-02-28");
}

TEST_F(Validities, LateByTheDueDayTheRhythmGoesOnByWholeTerms) {
  const std::string kept = certificate("early = 'act'\nin_window = 'due'\nlate = 'due'\n");
  certified(bo, "2018-06-10"_day);
  certified(bo, "2020-08-01"_day);
  EXPECT_EQ(on(kept, "2020-09-01"_day, bo), "met  due 2021-06-10");
}

TEST_F(Validities, WhatIsLateIsValidInTheGraceWhereTheRuleSaysSo) {
  const std::string graced = "early = 'act'\nin_window = 'due'\nlate = 'due'\ngrace_to_do = '1 month'\n";
  certified(bo, "2020-06-10"_day);
  EXPECT_EQ(on(certificate(graced), "2021-06-11"_day, bo), "failed  due 2021-06-10");
  EXPECT_EQ(on(certificate(graced + "while_late = 'valid'\n"), "2021-07-10"_day, bo), "met  due 2021-06-10");
  EXPECT_EQ(on(certificate(graced + "while_late = 'valid'\n"), "2021-07-11"_day, bo), "failed  due 2021-06-10");
}

TEST_F(Validities, AfterTheGraceATermBeginsAnew) {
  const std::string graced = certificate("early = 'act'\nin_window = 'due'\nlate = 'due'\ngrace_to_do = '1 month'\n");
  certified(bo, "2020-06-10"_day);
  certified(bo, "2021-07-10"_day);
  certified(wu, "2020-06-10"_day);
  certified(wu, "2021-07-11"_day);
  EXPECT_EQ(on(graced, "2021-08-01"_day, bo), "met  due 2022-06-10");
  EXPECT_EQ(on(graced, "2021-08-01"_day, wu), "met  due 2022-07-11");
}

TEST_F(Validities, AfterALapseOnlyTheLongerPathRenews) {
  const std::string lapsing =
      "[[quota]]\nid = 'course'\nof = { kind = ['course'] }\nper = { back = '6 month', month_end = 'clamp' }\n"
      "at_least = '10 h'\n" +
      certificate("early = 'act'\nin_window = 'due'\nlate = 'act'\ngrace_to_do = '1 month'\nafter_lapse = 'course'\n");
  certified(bo, "2020-06-10"_day);
  study_amount(bo, "2021-06-01"_day, amount("10 h"));
  certified(bo, "2021-08-01"_day);
  EXPECT_EQ(on(lapsing, "2021-08-02"_day, bo), "failed  due 2021-06-10") << "neither the act nor a course of before";
  study_amount(bo, "2021-08-03"_day, amount("4 h"));
  study_amount(bo, "2021-08-05"_day, amount("6 h"));
  EXPECT_EQ(on(lapsing, "2021-08-04"_day, bo), "failed  due 2021-06-10");
  EXPECT_EQ(on(lapsing, "2021-08-05"_day, bo), "met  due 2022-08-05");
}

TEST_F(Validities, WhatARuleUsedIsNotUsedAgain) {
  const std::string by =
      "[[quota]]\nid = 'hours'\nper = { back = '6 month', month_end = 'clamp' }\nat_least = '6 h'\n"
      "[[validity]]\nid = 'r'\nacts = { by = 'hours' }\nlasts = '6 month'\nearly = 'act'\nlate = 'act'\n"
      "month_end = 'clamp'\n";
  study_amount(bo, "2020-12-31"_day, amount("6 h"));
  study_amount(bo, "2021-03-10"_day, amount("5 h"));
  EXPECT_EQ(on(by, "2021-03-11"_day, bo), "met  due 2021-06-30") << "11 h are there, 5 h of them new";
  study_amount(bo, "2021-04-10"_day, amount("1 h"));
  EXPECT_EQ(on(by, "2021-04-11"_day, bo), "met  due 2021-10-10");
}

TEST_F(Validities, WhatWasDoneInTimeMayBeHandedInLater) {
  const std::string reported =
      "[[validity]]\nid = 'r'\nacts = { count = 'study' }\nlasts = '100 d'\nearly = 'act'\nlate = 'act'\n"
      "grace_to_do = '10 d'\ngrace_to_report = '20 d'\n";
  const auto handed_in = [&](PersonId person, Date day, std::optional<Date> submitted) {
    ASSERT_TRUE(facts.add(Study{.person = person,
                                .kind = "course",
                                .length = StudyTime::hours(2),
                                .days = one_day(day),
                                .submitted = submitted}));
  };
  // 1 January and 100 days is 11 April, and 10 more 21 April, and 20 more 11 May.
  handed_in(bo, "2021-01-01"_day, "2021-01-02"_day);
  EXPECT_EQ(on(reported, "2021-04-11"_day, bo), "met  due 2021-04-11");
  EXPECT_EQ(on(reported, "2021-05-10"_day, bo), "open (not_reported)  due 2021-04-11");
  EXPECT_EQ(on(reported, "2021-05-11"_day, bo), "failed  due 2021-04-11");
  handed_in(bo, "2021-04-11"_day, "2021-05-11"_day);
  EXPECT_EQ(on(reported, "2021-05-11"_day, bo), "met  due 2021-07-20");
  handed_in(wu, "2021-01-01"_day, "2021-01-02"_day);
  handed_in(wu, "2021-04-11"_day, "2021-05-12"_day);
  EXPECT_EQ(on(reported, "2021-05-12"_day, wu), "failed  due 2021-04-11");
  handed_in(li, "2021-01-01"_day, std::nullopt);
  EXPECT_EQ(on(reported, "2021-04-01"_day, li), "unknown (not_recorded)");
}

TEST_F(Validities, EveryComponentHasAClock) {
  const std::string two =
      "[[validity]]\nid = 'r'\nacts = { count = 'events' }\nearly = 'act'\nlate = 'act'\nlasts = '12 month'\n"
      "month_end = 'clamp'\ncomponents = [{ id = 'fire', of = { kind = ['fire'] } },\n"
      "  { id = 'first-aid', of = { kind = ['first_aid'] }, lasts = '24 month' }]\n";
  event(bo, "fire", one_day("2021-01-10"_day));
  EXPECT_EQ(on(two, "2021-02-01"_day, bo), "open  due 2022-01-10");
  event(bo, "first_aid", one_day("2019-12-01"_day));
  EXPECT_EQ(on(two, "2021-12-01"_day, bo), "met  due 2021-12-01");
  EXPECT_EQ(on(two, "2021-12-02"_day, bo), "failed  due 2021-12-01");
}

TEST_F(Validities, AClockSaysByWhenItMustBeValid) {
  const std::string hired = certificate(
      "early = 'act'\nin_window = 'due'\nlate = 'act'\nfirst = { within = '30 d', of_event = ['hired'] }\n");
  event(bo, "hired", one_day("2021-03-01"_day));
  EXPECT_EQ(on(hired, "2021-03-31"_day, bo), "failed  due 2021-03-31") << "by the end of that day nothing was done";
  EXPECT_EQ(on(hired, "2021-03-30"_day, bo), "open  due 2021-03-31");
  certified(bo, "2021-03-31"_day);
  EXPECT_EQ(on(hired, "2021-03-31"_day, bo), "met  due 2022-03-31");
  EXPECT_EQ(on(hired, "2021-03-31"_day, wu), "open") << "nothing started a clock";
}

TEST_F(Validities, WhatMayBeNoActLeavesTheAnswerUnknown) {
  const std::string passed =
      "[[validity]]\nid = 'r'\nacts = { count = 'marks', of = { kind = ['exam'], passed = true } }\nlasts = '100 d'\n"
      "early = 'act'\nlate = 'act'\n";
  const auto mark = [&](PersonId person, Date day, std::optional<Ratio> pass) {
    ASSERT_TRUE(facts.add(Mark{.holder = person, .test = "exam", .day = day, .value = Ratio::whole(70), .pass = pass}));
  };
  mark(bo, "2021-01-01"_day, std::nullopt);
  EXPECT_EQ(on(passed, "2021-02-01"_day, bo), "unknown (not_recorded)");
  mark(bo, "2021-01-20"_day, Ratio::whole(60));
  EXPECT_EQ(on(passed, "2021-02-01"_day, bo), "met  due 2021-04-30");
  mark(wu, "2021-01-20"_day, Ratio::whole(71));
  EXPECT_EQ(on(passed, "2021-02-01"_day, wu), "open");
}

TEST_F(Validities, ItsExplanationSaysWhatEachActDid) {
  certified(bo, "2020-06-10"_day);
  certified(bo, "2021-04-01"_day);
  certified(bo, "2021-05-01"_day);
  const Results all = results(certificate(), as_of("2022-06-11"_day));
  const Explanation why = explain(all, *all.find(bo, "r", "2022-06-11"));
  EXPECT_EQ(render(why, all.snapshot(), Language::english),
            "bo, r, 2022-06-11: failed\n"
            "  2020-06-10: valid up to and with 2021-06-10\n"
            "  2021-04-01: valid up to and with 2022-06-10\n"
            "  2021-05-01: renews nothing, counted once already\n"
            "  the last valid day was 2022-06-10\n");
}

struct Duties : Town {
  std::string report(std::string_view more) const {
    return "[[duty]]\nid = 'r'\nsubject = 'unit'\nwho = { kind = ['branch'] }\nper = 'month'\n"
           "of = { kind = ['report'] }\nfrom = 'documents'\n" +
           std::string{more};
  }
};

TEST_F(Duties, TheDueDayIsInTimeAndTheNextIsLate) {
  document(east, "report", "2021-02-15"_day, days("2021-01"));
  document(west, "report", "2021-02-16"_day, days("2021-01"));
  const std::string fails = report("due = '15 d'\nlate = 'fails'\n");
  EXPECT_EQ(says(fails, east, "2021-01"), "met  need 1 document, counted 1 document, due 2021-02-15");
  EXPECT_EQ(says(fails, west, "2021-01"),
            "failed  need 1 document, counted 0 document, short 1 document, lost 1 document, due 2021-02-15");
  EXPECT_EQ(says(report("due = '15 d'\nlate = 'counts'\n"), west, "2021-01"),
            "met  need 1 document, counted 1 document, due 2021-02-15");
}

TEST_F(Duties, UpToItsDueDayItIsOpen) {
  const std::string fails = report("due = '15 d'\nlate = 'fails'\n");
  const std::string numbers = "  need 1 document, counted 0 document, short 1 document, due 2021-02-15";
  EXPECT_EQ(says(fails, east, "2021-01", as_of("2021-02-14"_day)), "open" + numbers);
  EXPECT_EQ(says(fails, east, "2021-01", as_of("2021-02-15"_day)), "failed" + numbers);
}

TEST_F(Duties, WhatNamesNoTimeIsForTheFirstWindowThatWaits) {
  document(east, "report", "2021-02-10"_day);
  document(east, "report", "2021-02-20"_day);
  const std::string fails = report("due = '15 d'\nlate = 'fails'\nvalid = { from = 2021-01-01 }\n");
  EXPECT_EQ(says(fails, east, "2021-01").substr(0, 3), "met");
  EXPECT_EQ(says(fails, east, "2021-02").substr(0, 3), "met") << "that of 20 February";
  EXPECT_EQ(says(fails, east, "2021-03").substr(0, 6), "failed");
}

TEST_F(Duties, AMonthAfterJanuaryIsTheLastDayOfFebruary) {
  document(east, "report", "2021-02-28"_day, days("2021-01"));
  EXPECT_EQ(says(report("due = '1 month'\nlate = 'fails'\n"), east, "2021-01"),
            "met  need 1 document, counted 1 document, due 2021-02-28");
}

TEST_F(Duties, ADutyMayBeDueBeforeTheWindowEnds) {
  const std::string talks = report("due = '-11 d'\nlate = 'fails'\nat_least = '2 document'\n");
  document(east, "report", "2021-01-20"_day);
  document(east, "report", "2021-01-21"_day);
  EXPECT_EQ(says(talks, east, "2021-01"),
            "failed  need 2 document, counted 1 document, short 1 document, lost 1 document, due 2021-01-20");
}

TEST_F(Duties, ItsExplanationSaysWhatWasInTimeLateAndMissing) {
  const std::string counts = report("at_least = '3 document'\ndue = '15 d'\nlate = 'counts'\n");
  document(east, "report", "2021-02-15"_day, days("2021-01"));
  document(east, "report", "2021-02-16"_day, days("2021-01"));
  const Results all = results(counts);
  const Explanation why = explain(all, *all.find(east, "r", "2021-01"));
  EXPECT_EQ(render(why, all.snapshot(), Language::chinese),
            "east，r，2021-01：未达标\n"
            "  要求：3 document\n"
            "  须于2021-02-15（含当日）前完成\n"
            "  2021-02-15：按时完成\n"
            "  2021-02-16：逾期完成\n"
            "  未完成：1 document\n");
}

struct DaysOfMonth : Town {};

TEST_F(DaysOfMonth, OnlyTheDaysNamedBelongToTheCalendar) {
  const std::string themed =
      "[calendar.theme]\ndays_of_month = [5]\n[[quota]]\nid = 'r'\nsubject = 'unit'\ncount = 'sessions'\n"
      "of = { inside = 'calendar.theme' }\nper = 'month'\nat_least = '1 session'\n";
  session("s", "2021-03-05 09:00"_at, StudyTime::hours(1));
  session("t", "2021-04-06 09:00"_at, StudyTime::hours(1));
  EXPECT_EQ(says(themed, east, "2021-03").substr(0, 3), "met");
  EXPECT_EQ(says(themed, east, "2021-04").substr(0, 6), "failed");
}

}  // namespace
