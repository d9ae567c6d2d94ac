// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/statistics.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <cadre/report/report.hpp>

#include "fixture.hpp"

namespace cadre::report {
namespace {

using fixture::Office;

std::string zh(const Office& office, const std::string& people) {
  return base_of(parse_people(people).value(), office.facts.snapshot()).name.zh;
}
std::string en(const Office& office, const std::string& people) {
  return base_of(parse_people(people).value(), office.facts.snapshot()).name.en;
}

TEST(Base, IsNamedInTheWordsOfTheData) {
  Office office;
  ASSERT_TRUE(office.facts.add(KindName{.id = "cadre", .name = "干部", .name_en = "official"}));
  EXPECT_EQ(zh(office, "tag=cadre,under_age=80"), "期末在册人员：干部，未满 80 周岁");
  EXPECT_EQ(en(office, "tag=cadre,under_age=80"), "people who belong to a unit on the last day: official, under 80");
  EXPECT_EQ(en(office, "tag=cadre;guest"), "people who belong to a unit on the last day: official or guest");
  EXPECT_EQ(zh(office, "unit=b1;b2,from_age=60"), "期末在册人员：东村党支部或b2，已满 60 周岁");
}

TEST(Base, CountsPeopleNamedAndDoesNotNameThem) {
  const Office office;
  EXPECT_EQ(zh(office, "person=an;bo"), "期末在册人员：指定的 2 人");
  EXPECT_EQ(en(office, "person=an;bo"), "people who belong to a unit on the last day: 2 people named one by one");
}

TEST(Base, WithoutConditionsIsEveryone) { EXPECT_EQ(base_of({}, Office{}.facts.snapshot()).name, Base{}.name); }

TEST(Base, StandsInEveryFileThatShowsTheShare) {
  Office office;
  ASSERT_TRUE(office.facts.add(KindName{.id = "cadre", .name = "干部", .name_en = "official"}));
  const Snapshot snapshot = office.facts.snapshot();
  const Results results = evaluate(fixture::policy(), snapshot, as_of("2021-12-31"_day), {.period = year_of(2021)});
  Scope scope = fixture::year_2021();
  scope.covered = base_of(parse_people("tag=cadre,under_age=80").value(), snapshot);
  const ReportFiles files = make_report({.results = results, .findings = {}, .scope = scope});
  for (const std::string* const file : {&files.html, &files.summary_md, &files.statistics_json}) {
    EXPECT_NE(file->find("期末在册人员：干部，未满 80 周岁"), std::string::npos) << file->substr(0, 40);
  }
}

TEST(Kinds, AreCalledWhatTheDataSay) {
  Office office;
  ASSERT_TRUE(office.facts.add(KindName{.id = "visit", .name = "走访", .name_en = "outing"}));
  ASSERT_TRUE(office.facts.add(KindName{.id = "quiz", .name = "", .name_en = "quiz night"}));
  const Statistics figures = statistics(office.facts.snapshot(), fixture::year_2021());
  EXPECT_EQ(figures.find("sessions.held.kind.visit")->part, (Wording{"outing", "走访"}));
  EXPECT_EQ(figures.find("sessions.held.kind.quiz")->part, (Wording{"quiz night", "quiz night"}));
}

TEST(Kinds, WithoutAWordAreShownAsTheyAre) {
  const Office office;
  const Statistics figures = statistics(office.facts.snapshot(), fixture::year_2021());
  EXPECT_EQ(figures.find("sessions.held.kind.collective")->part, (Wording{"collective", "collective"}));
}

TEST(Kinds, ChangeNoWordOfTheLibrary) {
  Office office;
  ASSERT_TRUE(office.facts.add(KindName{.id = "present", .name = "礼物", .name_en = "gift"}));
  const Statistics figures = statistics(office.facts.snapshot(), fixture::year_2021());
  EXPECT_EQ(figures.find("person_times.status.present")->part, (Wording{"present", "出席"}));
}

TEST(Kinds, OfAPartyAreNotCompiledIn) {
  std::size_t files = 0;
  for (const char* const folder : {"lib/report", "include/cadre/report"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{CADRE_SOURCE_DIR "/" + std::string{folder}}) {
      if (!entry.is_regular_file()) continue;
      std::ifstream stream{entry.path(), std::ios::binary};
      const std::string text{std::istreambuf_iterator<char>{stream}, {}};
      for (const char* const word : {"党", "Party", "课堂", "classroom", "支部", "self_study", "干部"}) {
        EXPECT_EQ(text.find(word), std::string::npos) << entry.path() << ' ' << word;
      }
      ++files;
    }
  }
  EXPECT_GT(files, 30U);
}

}  // namespace
}  // namespace cadre::report
