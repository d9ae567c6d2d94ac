// SPDX-License-Identifier: Apache-2.0
// The bundled sample under its policy against figures that another program counted: tests/sample/README.md.
#include <cadre/evaluate/evaluate.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <cadre/io/data_folder.hpp>

#include "evaluate/town.hpp"

namespace {
using namespace cadre;

std::string file(const std::string& name) {
  std::ifstream in{CADRE_SOURCE_DIR "/" + name, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// As much of JSON as the file of expected figures needs: objects, and numbers or strings as their text.
struct Json {
  std::map<std::string, Json> members;
  std::string text;

  const Json& operator[](const std::string& key) const {
    const auto found = members.find(key);
    if (found == members.end()) throw std::out_of_range{"no figure " + key};
    return found->second;
  }
  std::int64_t number() const { return std::stoll(text); }
  /// A tally leaves out what would be 0.
  std::int64_t count(const std::string& key) const {
    const auto found = members.find(key);
    return found == members.end() ? 0 : found->second.number();
  }
};

class JsonReader {
 public:
  explicit JsonReader(std::string text) : text_{std::move(text)} {}

  Json read() {
    Json out;
    skip();
    const char first = text_.at(at_);
    if (first == '{' || first == '[') {
      ++at_;
      for (skip(); text_.at(at_) != '}' && text_.at(at_) != ']'; skip()) {
        std::string key = std::to_string(out.members.size());
        if (first == '{') key = word();
        skip();
        out.members.emplace(std::move(key), read());
      }
      ++at_;
    } else {
      out.text = word();
    }
    return out;
  }

 private:
  void skip() {
    while (at_ < text_.size() &&
           (std::isspace(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == ',' || text_[at_] == ':')) {
      ++at_;
    }
  }
  std::string word() {
    std::string out;
    if (text_.at(at_) == '"') {
      for (++at_; text_.at(at_) != '"'; ++at_) out += text_[at_];
      ++at_;
    } else {
      while (std::string_view{",}] \n"}.find(text_.at(at_)) == std::string_view::npos) out += text_[at_++];
    }
    return out;
  }
  std::string text_;
  std::size_t at_ = 0;
};

struct Sample : ::testing::Test {
  static const Json& expected() {
    static const Json json = JsonReader{file("tests/sample/township-2021.expected.json")}.read();
    return json;
  }
  static const Snapshot& facts() {
    static const LoadedData data = read_data_folder(CADRE_SOURCE_DIR "/examples/data/township-2021").value();
    return data.snapshot;
  }
  static Results evaluated(const std::string& pack) {
    const Policy policy = read_policy(file("examples/policies/" + pack + "/policy.toml"), pack).value();
    return evaluate(policy, facts(), as_of("2022-01-01"_day), {.period = parse_period("2021").value(), .limits = {}});
  }
  static const Results& township() {
    static const Results results = evaluated("township-2021");
    return results;
  }
  static const Results& outside_hours() {
    static const Results results = evaluated("township-2021-outside-hours");
    return results;
  }

  static const Judgement& of(const Results& results, const std::string& rule, const std::string& window, Subject who) {
    const RuleResult* const row = results.find(who, rule, window);
    if (row == nullptr) throw std::out_of_range{"no result of " + rule + " in " + window};
    return row->judgement();
  }
  static Subject person(const std::string& id) { return facts().find_person(id).value(); }
  static Subject centre() { return facts().find_group("centre").value(); }
};

std::string month(int m) { return std::string{"2021-"} + (m < 10 ? "0" : "") + std::to_string(m); }

TEST_F(Sample, AttendanceOfEveryCadre) {
  const Json& all = expected()["attendance"]["by_person"];
  ASSERT_EQ(all.members.size(), 75U);
  for (const auto& [id, figures] : all.members) {
    const Judgement& found = of(township(), "attendance/year", "2021", person(id));
    EXPECT_EQ(found.base, figures["base"].number()) << id;
    EXPECT_EQ(found.attended, figures["attended"].number()) << id;
    EXPECT_EQ(found.uncertain.has_value(), figures["unknown"].number() > 0) << id;
    EXPECT_EQ(found.counted, Ratio::parse(figures["rate"].text)) << id;
  }
}

TEST_F(Sample, AttendanceInAll) {
  std::int64_t base = 0;
  std::int64_t attended = 0;
  std::size_t people = 0;
  for (const RuleResult& row : township().all()) {
    if (township().policy().rules()[row.rule].head().id != "attendance/year") continue;
    base += row.judgement().base;
    attended += row.judgement().attended;
    ++people;
  }
  EXPECT_EQ(people, 75U);
  EXPECT_EQ(base, expected()["attendance"]["total"]["base"].number());
  EXPECT_EQ(attended, expected()["attendance"]["total"]["attended"].number());
}

TEST_F(Sample, LeavesThatAreDoubtful) {
  std::map<FindingCode, std::int64_t> codes;
  for (const Finding& finding : township().findings()) ++codes[finding.code];
  EXPECT_EQ(codes[FindingCode::leave_asked_late], expected()["findings"]["D304"].number());
  EXPECT_EQ(codes[FindingCode::leave_wrong_approver], expected()["findings"]["D305"].number());
}

TEST_F(Sample, FindingsAboutLeaveStandWhereTheManifestSaysUnderTheFilesOwnHeadings) {
  std::multiset<std::string> found;
  for (const Finding& finding : township().findings()) {
    found.insert(finding.origin.file + ',' + std::to_string(finding.origin.row) + ',' + finding.column + ',' +
                 to_string(finding.code));
  }
  std::ifstream manifest{CADRE_SOURCE_DIR "/examples/data/township-2021.manifest.csv"};
  std::multiset<std::string> expected_places;
  for (std::string line; std::getline(manifest, line);) {
    const std::size_t code = std::min(line.find(",D304,"), line.find(",D305,"));
    if (code != std::string::npos) expected_places.insert(line.substr(0, code + 5));
  }
  EXPECT_FALSE(expected_places.empty());
  EXPECT_EQ(found, expected_places);
}

TEST_F(Sample, SelfStudyOfEveryCadreByMonth) {
  for (const auto& [id, months] : expected()["self_study"]["by_cadre"].members) {
    for (int m = 1; m <= 12; ++m) {
      const Json& figures = months[month(m)];
      const Judgement& all = of(township(), "self-study/month", month(m), person(id));
      EXPECT_EQ(all.counted, Ratio::whole(figures["all"].number())) << id << ' ' << month(m);
      for (const Judgement* outside : {&of(township(), "self-study-after-hours/month", month(m), person(id)),
                                       &of(outside_hours(), "self-study/month", month(m), person(id))}) {
        EXPECT_EQ(outside->counted, Ratio::whole(figures["outside_office_hours"].number())) << id << ' ' << month(m);
        EXPECT_EQ(outside->uncertain.value_or(Ratio{}), Ratio::whole(figures["untimed"].number()))
            << id << ' ' << month(m);
      }
    }
  }
}

TEST_F(Sample, CadresWithThirtyHoursByMonth) {
  // The policy asks less of those who were ill; the tallies do not.
  const Ratio thirty_hours = Ratio::whole(1800);
  const auto tally = [&](const Results& results, int m, bool untimed_too) {
    std::int64_t count = 0;
    for (const auto& [id, months] : expected()["self_study"]["by_cadre"].members) {
      const Judgement& found = of(results, "self-study/month", month(m), person(id));
      const Ratio more = untimed_too ? found.uncertain.value_or(Ratio{}) : Ratio{};
      count += checked_add(*found.counted, more) >= thirty_hours ? 1 : 0;
    }
    return count;
  };
  const Json& figures = expected()["self_study"];
  for (int m = 1; m <= 12; ++m) {
    EXPECT_EQ(tally(township(), m, false), figures["cadres_with_30_h"].count(month(m))) << m;
    EXPECT_EQ(tally(outside_hours(), m, false), figures["cadres_with_30_h_outside"].count(month(m))) << m;
    EXPECT_EQ(tally(outside_hours(), m, true), figures["cadres_with_30_h_outside_or_untimed"].count(month(m))) << m;
  }
}

TEST_F(Sample, CentreGroupByMonthQuarterAndDays) {
  const Json& figures = expected()["centre_group"];
  for (int m = 1; m <= 12; ++m) {
    const Judgement& found = of(township(), "centre-study/month", month(m), centre());
    EXPECT_EQ(found.counted, Ratio::whole(figures["sessions_by_month"].count(month(m)))) << m;
    EXPECT_EQ(found.answer == Answer::met, figures["sessions_by_month"].count(month(m)) >= 1) << m;
  }
  for (const std::string quarter : {"2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"}) {
    const Judgement& found = of(township(), "centre-discussion/quarter", quarter, centre());
    EXPECT_EQ(found.counted, Ratio::whole(figures["thematic_by_quarter"].count(quarter))) << quarter;
    EXPECT_EQ(found.over_advice, figures["thematic_by_quarter"].count(quarter) > 2) << quarter;
  }
  EXPECT_EQ(of(township(), "centre-days/year", "2021", centre()).counted, Ratio::whole(figures["days"].number()));
}

TEST_F(Sample, ArchivesAndPlans) {
  std::int64_t complete = 0;
  std::int64_t plans = 0;
  for (const auto& [id, months] : expected()["self_study"]["by_cadre"].members) {
    complete += of(township(), "archive/year", "2021", person(id)).answer == Answer::met ? 1 : 0;
    plans += of(township(), "personal-plan/year", "2021", person(id)).answer == Answer::met ? 1 : 0;
  }
  EXPECT_EQ(complete, expected()["archive"]["complete"].number());
  EXPECT_EQ(plans, expected()["archive"]["with_kind"]["annual_plan"].number());
}

}  // namespace
