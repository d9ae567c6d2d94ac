// SPDX-License-Identifier: Apache-2.0
// A published table of real attendance, read as it is through examples/maps/toronto-council.toml, gives what an
// independent count of the same rules gives (tests/real/council_expected.py).
#include <cadre/io/map.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/io/load_policy.hpp>

namespace cadre {
namespace {

const std::filesystem::path table =
    std::filesystem::path{CADRE_REAL_ATTENDANCE_DIR} / "council_attendance_2022_2024.csv";

/// The committed counts: every `"key": number`.
std::map<std::string, std::int64_t> expected() {
  std::ifstream file{CADRE_SOURCE_DIR "/tests/real/council.expected.json"};
  std::map<std::string, std::int64_t> counts;
  for (std::string line; std::getline(file, line);) {
    const std::size_t open = line.find('"');
    const std::size_t close = line.find("\": ");
    if (close != std::string::npos && line.back() != '{') {
      counts[line.substr(open + 1, close - open - 1)] = std::stoll(line.substr(close + 3));
    }
  }
  return counts;
}

class Council : public testing::Test {
 protected:
  void SetUp() override {
    if (std::string{CADRE_REAL_ATTENDANCE_DIR}.empty() || !std::filesystem::exists(table)) {
      GTEST_SKIP() << "SKIPPED: the real attendance is not there (" << table << "); set CADRE_REAL_ATTENDANCE_DIR";
    }
  }
  static const LoadedData& data() {
    static const LoadedData loaded =
        read_mapped_file(load_map(CADRE_SOURCE_DIR "/examples/maps/toronto-council.toml").value(), table).value();
    return loaded;
  }
};

TEST_F(Council, FindingsAreThoseOfTheIndependentCount) {
  std::map<std::string, std::int64_t> found;
  for (const Finding& finding : data().findings) ++found[to_string(finding.code)];
  std::map<std::string, std::int64_t> counted;
  for (const auto& [key, count] : expected()) {
    if (key.size() == 4 && key.front() == 'D') counted[key] = count;
  }
  ASSERT_FALSE(counted.empty());
  EXPECT_EQ(found, counted);
}

TEST_F(Council, FactsAreThoseOfTheIndependentCount) {
  const Snapshot& facts = data().snapshot;
  auto counts = expected();
  EXPECT_EQ(facts.people().size(), static_cast<std::size_t>(counts.at("people")));
  EXPECT_EQ(facts.units().size(), static_cast<std::size_t>(counts.at("committees")) + 1);
  EXPECT_EQ(facts.sessions().size(), static_cast<std::size_t>(counts.at("sessions")));
  std::map<std::string, std::int64_t> found;
  for (const SessionId id : facts.sessions()) {
    const bool is_of_year = facts[id].when.start.date().civil().year == 2023;
    if (is_of_year) ++found["sessions_2023"];
    for (const auto& row : facts.presence_at(id)) {
      const int attended = is_attending(row.fact.status) ? 1 : 0;
      ++found["presence_facts"];
      found["attended_facts"] += attended;
      if (!is_of_year) continue;
      ++found["facts_2023"];
      found["attended_2023"] += attended;
    }
  }
  for (const auto& [key, count] : found) EXPECT_EQ(count, counts.at(key)) << key;
}

TEST_F(Council, MinutesAreThoseOfTheIndependentCount) {
  const Snapshot& facts = data().snapshot;
  std::int64_t minutes = 0;
  std::int64_t minutes_of_year = 0;
  for (std::size_t i = 0; i < facts.people().size(); ++i) {
    LocalTime reached;
    for (const auto& row : facts.presence_of(PersonId::at(i))) {
      const Span when = facts[row.fact.session].when;
      if (!is_attending(row.fact.status)) continue;
      const auto counted = Span{std::max(when.start, reached), when.end}.length().in_minutes();
      minutes += counted;
      if (when.start.date().civil().year == 2023) minutes_of_year += counted;
      reached = std::max(reached, when.end);
    }
  }
  EXPECT_EQ(minutes, expected().at("minutes"));
  EXPECT_EQ(minutes_of_year, expected().at("minutes_2023"));
}

TEST_F(Council, JudgementsAreThoseOfTheIndependentCount) {
  const Policy policy = load_policy(CADRE_SOURCE_DIR "/examples/policies/council-attendance").value();
  const Results results = evaluate(policy, data().snapshot, as_of("2023-12-31"_day));
  std::map<std::string, std::int64_t> met;
  for (const RuleResult& row : results.all()) {
    const bool is_of_person = std::holds_alternative<PersonId>(row.subject);
    if (is_of_person && row.judgement().answer == Answer::met) ++met[policy.rules()[row.rule].head().id];
  }
  EXPECT_EQ(met["presence/year"], expected().at("people_at_90_percent_2023"));
  EXPECT_EQ(met["class-hours/year"], expected().at("people_at_90_class_hours_2023"));
}

}  // namespace
}  // namespace cadre
