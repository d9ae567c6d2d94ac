// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/statistics.hpp>

#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <iterator>
#include <map>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/io/data_folder.hpp>

namespace cadre::report {
namespace {

std::string bytes_of(const std::string& file) {
  std::ifstream stream{CADRE_SOURCE_DIR "/" + file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// The numbers of a JSON document of objects, strings and whole numbers, by path: `sessions/held` is `654`.
std::map<std::string, std::string> leaves_of(const std::string& json) {
  std::map<std::string, std::string> leaves;
  std::vector<std::string> path{""};
  std::string key;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '{') path.push_back(path.back() + key + (key.empty() ? "" : "/"));
    if (c == '}') path.pop_back();
    if (c == '"' || std::isdigit(static_cast<unsigned char>(c)) != 0) {
      const std::size_t first = c == '"' ? i + 1 : i;
      const std::size_t last = json.find_first_of(c == '"' ? "\"" : ",\n}", first);
      const std::string token = json.substr(first, last - first);
      i = c == '"' ? last : last - 1;
      if (c == '"' && json[last + 1] == ':') {
        key = token;
      } else {
        leaves[path.back() + key] = token;
      }
    }
  }
  return leaves;
}

const std::map<std::string, std::string>& expected() {
  static const auto leaves = leaves_of(bytes_of("tests/sample/township-2021.expected.json"));
  return leaves;
}

const LoadedData& township() {
  static const LoadedData data = read_data_folder(CADRE_SOURCE_DIR "/examples/data/township-2021").value();
  return data;
}

Scope scope() {
  Scope scope{.period = year_of(2021), .as_of = "2021-12-31"_day};
  scope.heads = {{.tag = {"member"}}, {"members at the end", "期末党员"}};
  scope.covered = {{.tag = {"member"}}, {"members under 80", "80 岁以下党员"}};
  scope.covered.who.under_age = AgeBound{80, 0, 0};
  return scope;
}

const Statistics& figures() {
  static const Statistics statistics = report::statistics(township().snapshot, scope());
  return statistics;
}

std::string shown(std::optional<Ratio> value) {
  if (!value) return "none";
  if (value->is_whole()) return std::to_string(value->numerator());
  return std::to_string(value->numerator()) + "/" + std::to_string(value->denominator());
}

/// `2585/1` of the expected figures is `2585`.
std::string reduced(std::string text) {
  if (text.size() > 2 && text.ends_with("/1")) text.resize(text.size() - 2);
  return text;
}

void expect_figure(const std::string& id, const std::string& path) {
  const Figure* const figure = figures().find(id);
  ASSERT_NE(figure, nullptr) << id;
  ASSERT_TRUE(expected().count(path)) << path;
  EXPECT_EQ(shown(figure->value()), reduced(expected().at(path))) << id;
}

/// The figures of a family are exactly the expected tally; a part that is 0 is not in the tally.
void expect_family(const std::string& family, const std::string& path) {
  std::map<std::string, std::string> ours;
  for (const Figure& figure : figures().of(family)) {
    if (figure.value() != Ratio{}) ours[figure.id.substr(family.size() + 1)] = shown(figure.value());
  }
  std::map<std::string, std::string> theirs;
  for (const auto& [name, number] : expected()) {
    if (name.starts_with(path + "/")) theirs[name.substr(path.size() + 1)] = reduced(number);
  }
  EXPECT_FALSE(theirs.empty()) << path;
  EXPECT_EQ(ours, theirs) << family;
}

TEST(Township, SessionsAreThoseOfTheSecondCount) {
  expect_figure("sessions.held", "sessions/held");
  expect_figure("sessions.cancelled", "sessions/cancelled");
  expect_family("sessions.held.kind", "sessions/by_kind");
  expect_family("sessions.held.month", "sessions/by_month");
  expect_family("sessions.held.category", "sessions/by_category");
  expect_figure("sessions.held.group.centre", "centre_group/sessions");
  expect_figure("sessions.held.group_days.centre", "centre_group/days");
}

TEST(Township, PersonTimesAreThoseOfTheSecondCount) {
  expect_figure("person_times", "person_times/all");
  expect_family("person_times.kind", "person_times/by_kind");
  expect_family("person_times.month", "person_times/by_month");
  expect_family("person_times.category", "person_times/by_category");
  expect_family("person_times.role", "person_times/by_role");
  expect_family("person_times.status", "person_times/by_status");
  expect_family("person_times.unit", "person_times/by_top_unit_of_person");
  expect_family("person_times.held_by", "person_times/by_top_unit_of_session");
}

TEST(Township, HoursAreThoseOfTheSecondCount) {
  expect_figure("hours.presence", "minutes/presence/all");
  expect_family("hours.presence.kind", "minutes/presence/by_kind");
  expect_figure("hours.study", "minutes/study/all");
  expect_family("hours.study.kind", "minutes/study/by_kind");
  expect_figure("amounts.class_hour.kind.course", "minutes/study_in_other_units/course/class_hour");
  expect_figure("amounts.class_hour.kind.online", "minutes/study_in_other_units/online/class_hour");
  expect_figure("amounts.d.kind.course", "minutes/study_in_other_units/course/d");
}

TEST(Township, SharesAndMeansAreThoseOfTheSecondCount) {
  expect_figure("coverage", "coverage/rate");
  expect_figure("times_per_head", "times_per_head/times");
  expect_figure("hours.mean", "presence_and_study_minutes_per_person/mean");
  expect_figure("hours.median", "presence_and_study_minutes_per_person/median");
  expect_figure("hours.presence.mean", "presence_minutes_per_person/mean");
  expect_figure("hours.presence.median", "presence_minutes_per_person/median");
  EXPECT_EQ(figures().find("coverage")->denominator, 528);
}

TEST(Township, CoverageOfMembersUnder80IsThatOfTheSecondCount) {
  Scope members = scope();
  members.covered = base_of(parse_people("tag=member,under_age=80").value(), township().snapshot);
  const Statistics of_members = report::statistics(township().snapshot, members);
  const Figure& coverage = *of_members.find("coverage");
  EXPECT_EQ(shown(coverage.numerator), expected().at("coverage/reached"));
  EXPECT_EQ(std::to_string(*coverage.denominator), expected().at("coverage/population"));
  EXPECT_EQ(coverage.base.zh, "期末在册人员：党员，未满 80 周岁");
}

TEST(Township, TestsAndLeavesAreThoseOfTheSecondCount) {
  expect_figure("tests.pass_rate", "marks/rate");
  expect_figure("tests.pass_rate.test.history_test", "marks/by_test/history_test/rate");
  expect_figure("leave", "leaves/rows");
  expect_family("leave.kind", "leaves/by_kind");
  expect_family("leave.decision", "leaves/by_decision");
}

TEST(Township, DocumentsOfBothYearsAreThoseOfTheSecondCount) {
  Scope both = scope();
  both.period = parse_period("2020-01-01/2022-01-01").value();  // the second count takes every row, twelve of 2020 too
  const Statistics all = report::statistics(township().snapshot, both);
  EXPECT_EQ(shown(all.find("documents")->value()), expected().at("documents/rows"));
  EXPECT_EQ(shown(all.find("documents.kind.reflection")->value()), expected().at("documents/by_kind/reflection"));
}

TEST(Township, EachFigureEqualsItsRecount) {
  // One table of facts is built for each recount, so only wholes are recounted; parts share their code.
  std::size_t counted = 0;
  for (const Figure& figure : figures().all()) {
    if (figure.id != figure.family) continue;
    EXPECT_EQ(recount(figure, township().snapshot), figure.value()) << figure.id;
    ++counted;
  }
  EXPECT_GT(counted, 10U);
}

TEST(Township, ArchivesAndSelfStudyAreThoseOfTheSecondCount) {
  const Policy policy = read_policy(bytes_of("tests/report/township.toml"), "township.toml").value();
  const Results results = evaluate(policy, township().snapshot, as_of("2021-12-31"_day), {.period = year_of(2021)});
  const Statistics of_results = report::statistics(results, scope());
  const Figure& archives = *of_results.find("archive.archive/year");
  EXPECT_EQ(shown(archives.numerator), expected().at("archive/complete"));
  EXPECT_EQ(std::to_string(*archives.denominator), expected().at("archive/cadres"));
  for (const char* month : {"2021-01", "2021-02", "2021-07", "2021-12"}) {
    const Figure* const met = of_results.find("answers.self-study/month.window." + std::string{month} + ".met");
    ASSERT_NE(met, nullptr);
    EXPECT_EQ(shown(met->value()), expected().at("self_study/cadres_with_30_h/" + std::string{month})) << month;
  }
  const Figure& attendance = *of_results.find("attendance.attendance/year");
  EXPECT_EQ(shown(attendance.numerator), expected().at("attendance/total/attended"));
  EXPECT_EQ(std::to_string(*attendance.denominator), expected().at("attendance/total/base"));
  EXPECT_EQ(recount(attendance, results), attendance.value());
}

}  // namespace
}  // namespace cadre::report
