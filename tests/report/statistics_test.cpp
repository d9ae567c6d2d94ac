// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/statistics.hpp>

#include <gmock/gmock.h>

#include "report/fixture.hpp"

namespace cadre::report {
namespace {

using fixture::Office;
using fixture::year_2021;
using testing::HasSubstr;

std::optional<Ratio> value(const Statistics& statistics, std::string_view id) {
  const Figure* const figure = statistics.find(id);
  return figure == nullptr ? std::nullopt : figure->value();
}

Statistics of(const Office& office, const Scope& scope = year_2021()) {
  return statistics(office.facts.snapshot(), scope);
}

TEST(Sessions, AreThoseHeldInThePeriodByTheDayOnWhichTheyStart) {
  const Statistics figures = of(Office{});
  EXPECT_EQ(value(figures, "sessions.held"), Ratio::whole(3));
  EXPECT_EQ(value(figures, "sessions.held.month.2021-03"), Ratio::whole(2));
  EXPECT_EQ(value(figures, "sessions.held.month.2021-04"), Ratio::whole(1));
  EXPECT_EQ(value(figures, "sessions.held.month.2021-01"), Ratio::whole(0)) << "s5 began in 2020";
  EXPECT_EQ(value(figures, "sessions.held.kind.visit"), Ratio::whole(1));
  EXPECT_EQ(value(figures, "sessions.cancelled"), Ratio::whole(1));
}

TEST(PersonTimes, AreThoseWhoCameNotThoseWhoWereListed) {
  const Statistics figures = of(Office{});
  EXPECT_EQ(value(figures, "person_times"), Ratio::whole(6));
  EXPECT_EQ(value(figures, "person_times.status.late"), Ratio::whole(1));
  EXPECT_EQ(value(figures, "person_times.role.lecturer"), Ratio::whole(1));
  EXPECT_EQ(figures.find("person_times.status.absent"), nullptr);
  EXPECT_EQ(value(figures, "person_times.unit.b1"), Ratio::whole(4)) << "an 3, bo 1, wherever they went";
  EXPECT_EQ(value(figures, "person_times.held_by.b1"), Ratio::whole(2));
}

TEST(Hours, CountTheTimeOfTwoSessionsAtOnceOnce) {
  const Statistics figures = of(Office{});
  // s1: an 120, bo 90. s2 shares its first hour with s1: an 60, eve 120.
  EXPECT_EQ(value(figures, "hours.presence"), Ratio::whole(390));
  EXPECT_EQ(value(figures, "hours.presence.kind.visit"), Ratio::whole(180));
  EXPECT_EQ(figures.find("hours.presence")->unknown, 2) << "s3 has no end, and two people came";
}

TEST(Hours, OfStudyAreCutAtMonthsAndCountTheSameTimeOnce) {
  Office office;
  office.study(office.an, "self_study", "2021-03-31T23:00"_at, 2_h);
  office.study(office.an, "self_study", "2021-03-31T23:30"_at, 1_h);
  office.facts
      .add(Study{.person = office.eve, .kind = "self_study", .length = 5_h, .days = parse_period("2021-03").value()})
      .value();
  office.facts
      .add(Study{.person = office.an,
                 .kind = "self_study",
                 .start = "2021-03-01T09:00"_at,
                 .length = 2_h,
                 .session = office.s1})
      .value();
  const Statistics figures = of(office);
  EXPECT_EQ(value(figures, "hours.study"), Ratio::whole(420));
  EXPECT_EQ(value(figures, "hours.study.month.2021-03"), Ratio::whole(360));
  EXPECT_EQ(value(figures, "hours.study.month.2021-04"), Ratio::whole(60));
  EXPECT_EQ(value(figures, "hours.total"), Ratio::whole(810));
  // an 300, bo 90, cy 0, eve 420; di has no unit and is no head.
  EXPECT_EQ(value(figures, "hours.mean"), Ratio::of(810, 4));
  EXPECT_EQ(value(figures, "hours.median"), Ratio::whole(195));
}

TEST(Hours, LeaveAmountsThatAreNoClockTimeApart) {
  Office office;
  office.facts
      .add(Study{.person = office.an,
                 .kind = "course",
                 .days = parse_period("2021-06-01").value(),
                 .amount = parse_amount("8 class_hour").value()})
      .value();
  const Statistics figures = of(office);
  EXPECT_EQ(value(figures, "hours.study"), Ratio::whole(0));
  EXPECT_EQ(figures.find("hours.study")->unknown, 1);
  EXPECT_EQ(value(figures, "amounts.class_hour.kind.course"), Ratio::whole(8));
}

TEST(Coverage, NamesItsBaseAndLeavesOutWhomItDoesNotKnow) {
  Scope scope = year_2021();
  scope.covered = {{}, {"people under 80", "80 岁以下人员"}};
  scope.covered.who.under_age = AgeBound{80, 0, 0};
  const Statistics figures = of(Office{}, scope);
  const Figure& coverage = *figures.find("coverage");
  EXPECT_EQ(coverage.value(), Ratio::whole(1)) << "an and eve came; cy is 91; bo's age is not known";
  EXPECT_EQ(coverage.denominator, 2);
  EXPECT_EQ(coverage.unknown, 1);
  EXPECT_EQ(coverage.base.en, "people under 80");
  EXPECT_EQ(value(figures, "times_per_head"), Ratio::of(6, 4));
}

TEST(Coverage, OfNobodyHasNoValue) {
  Scope scope = year_2021();
  scope.covered.who.tag = {"nobody"};
  const Statistics figures = of(Office{}, scope);
  EXPECT_EQ(figures.find("coverage")->denominator, 0);
  EXPECT_EQ(value(figures, "coverage"), std::nullopt);
}

TEST(Scope, OfAUnitCountsItsSessionsAndItsPeople) {
  const Office office;
  Scope scope = year_2021();
  scope.unit = office.b1;
  const Statistics figures = of(office, scope);
  EXPECT_EQ(value(figures, "sessions.held"), Ratio::whole(1));
  EXPECT_EQ(value(figures, "person_times"), Ratio::whole(4)) << "an and bo, also at sessions of others";
  EXPECT_EQ(value(figures, "times_per_head"), Ratio::whole(2));
}

TEST(Scope, LeavesOutWhatLiesAfterTheDayAsked) {
  Office office;
  office.study(office.an, "self_study", "2021-03-31T23:00"_at, 2_h);
  Scope scope = year_2021();
  scope.as_of = "2021-03-31"_day;
  const Statistics figures = of(office, scope);
  EXPECT_EQ(value(figures, "sessions.held"), Ratio::whole(2));
  EXPECT_EQ(value(figures, "hours.study"), Ratio::whole(60));
  EXPECT_EQ(figures.of("sessions.held.month").size(), 3U);
}

TEST(PassRate, IsOfMarksThatHaveAPassMark) {
  Office office;
  const auto mark = [&](const char* reached, std::optional<Ratio> pass) {
    office.facts
        .add(Mark{.holder = office.an,
                  .test = "quiz",
                  .day = "2021-06-01"_day,
                  .value = *Ratio::parse(reached),
                  .pass = pass})
        .value();
  };
  mark("60", Ratio::whole(60));
  mark("59.5", Ratio::whole(60));
  mark("100", std::nullopt);
  const Statistics figures = of(office);
  EXPECT_EQ(value(figures, "tests.pass_rate"), Ratio::of(1, 2));
  EXPECT_EQ(figures.find("tests.pass_rate")->unknown, 1);
}

TEST(Documents, BelongToThePeriodThatTheyAreAbout) {
  Office office;
  office.facts
      .add(Document{.holder = office.an, .kind = "annual_plan", .day = "2020-12-20"_day, .about = year_of(2021)})
      .value();
  office.facts
      .add(Document{.holder = office.an, .kind = "annual_summary", .day = "2021-01-10"_day, .about = year_of(2020)})
      .value();
  office.facts.add(Document{.holder = office.b1, .kind = "reflection", .day = "2021-02-01"_day}).value();
  const Statistics figures = of(office);
  EXPECT_EQ(value(figures, "documents"), Ratio::whole(2));
  EXPECT_EQ(figures.find("documents.kind.annual_summary"), nullptr);
}

TEST(Attendance, IsPooledOverThePeopleOfAUnitAndKeepsTheUnknownApart) {
  const Office office;
  using fixture::rate;
  const Results results{fixture::policy(),
                        office.facts.snapshot(),
                        as_of("2021-12-31"_day),
                        {rate(office.an, Answer::failed, 3, 4), rate(office.bo, Answer::failed, 1, 2),
                         rate(office.cy, Answer::unknown, 5, 9), rate(office.eve, Answer::met, 4, 4)},
                        {}};
  const Statistics figures = statistics(results, year_2021());
  EXPECT_EQ(value(figures, "attendance.attendance/year.unit.b1"), Ratio::of(4, 6)) << "the mean of rates would be 5/8";
  EXPECT_EQ(value(figures, "attendance.attendance/year"), Ratio::of(8, 10));
  EXPECT_EQ(figures.find("attendance.attendance/year")->unknown, 1);
  EXPECT_EQ(value(figures, "behind.attendance/year"), Ratio::whole(2));
  EXPECT_EQ(value(figures, "answers.attendance/year.window.2021.met"), Ratio::whole(1));
}

TEST(Figure, EqualsTheRecountOfItsOwnFacts) {
  Office office;
  office.study(office.an, "self_study", "2021-03-31T23:00"_at, 2_h);
  const Snapshot snapshot = office.facts.snapshot();
  const Statistics figures = statistics(snapshot, year_2021());
  for (const Figure& figure : figures.all()) EXPECT_EQ(recount(figure, snapshot), figure.value()) << figure.id;
  Figure torn = *figures.find("hours.presence");
  torn.facts.pop_back();
  EXPECT_NE(recount(torn, snapshot), torn.value());
}

TEST(Figure, PartsAddUpToTheWhole) {
  Office office;
  office.study(office.an, "self_study", "2021-03-31T23:00"_at, 2_h);
  office.study(office.an, "self_study", "2021-03-31T23:30"_at, 1_h);
  const Statistics figures = of(office);
  for (const char* whole : {"sessions.held", "person_times", "hours.total"}) {
    for (const char* dimension : {".month", ".kind", ".category"}) {
      Ratio sum;
      for (const Figure& part : figures.of(whole + std::string{dimension})) sum = *checked_add(sum, *part.value());
      EXPECT_EQ(sum, value(figures, whole)) << whole << dimension;
    }
  }
}

TEST(Statistics, DoNotDependOnTheOrderOfRecords) {
  Office one;
  one.study(one.an, "self_study", "2021-03-31T23:00"_at, 2_h);
  one.study(one.an, "self_study", "2021-03-31T23:30"_at, 1_h);
  Office other;
  other.study(other.an, "self_study", "2021-03-31T23:30"_at, 1_h);
  other.study(other.an, "self_study", "2021-03-31T23:00"_at, 2_h);
  const Statistics a = of(one);
  const Statistics b = of(other);
  ASSERT_EQ(a.all().size(), b.all().size());
  for (std::size_t i = 0; i < a.all().size(); ++i) {
    EXPECT_EQ(a.all()[i].id, b.all()[i].id);
    EXPECT_EQ(a.all()[i].value(), b.all()[i].value()) << a.all()[i].id;
  }
}

TEST(Statistics, NameAFigureOfTheFamilyWhenAnIdIsNotKnown) {
  const auto missing = of(Office{}).at("sessions.held.kind.picnic");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code(), Errc::unknown_figure);
  EXPECT_THAT(missing.error().message(), HasSubstr("sessions.held.kind.visit"));
  EXPECT_EQ(of(Office{}).at("coverage").value().id, "coverage");
}

}  // namespace
}  // namespace cadre::report
