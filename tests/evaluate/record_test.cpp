// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/decision_record.hpp>

#include "town.hpp"

#include <algorithm>

#include <cadre/policy/canonical.hpp>

namespace {
using namespace cadre_test;

const std::string rules = R"(
source.T = { name = "Study rules" }
[[quota]]
id = "r"
cite = "T 1"
who = { tag = ["cadre"] }
of = { kind = ["self_study"] }
per = "month"
at_least = "3 h")";

const AsOf march = as_of("2021-03-31"_day);

Study study(PersonId person, LocalTime start, StudyTime length) {
  return {.person = person, .kind = "self_study", .start = start, .length = length};
}

/// A register with people and study, told in one order or the other.
struct Office {
  Register facts;
  PersonId li = facts.add(Person{.id = "li", .tags = {"cadre"}}).value();

  void add(const std::string& name, LocalTime start, StudyTime length, FactMeta meta = {}) {
    meta.name = name;
    ASSERT_TRUE(facts.add(study(li, start, length), meta));
  }
  [[nodiscard]] Results results(const std::string& text = rules, AsOf asked = march) const {
    return evaluate(policy_of(text), facts.snapshot(), asked, {.period = Period{"2021-03-01"_day, "2021-04-01"_day}});
  }
  [[nodiscard]] std::vector<DecisionRecord> records(const std::string& text = rules, AsOf asked = march) const {
    std::vector<DecisionRecord> all;
    const Results made = results(text, asked);
    each_record(made, [&](const DecisionRecord& record) { all.push_back(record); });
    return all;
  }
  [[nodiscard]] Replayed again(const std::vector<DecisionRecord>& records, const std::string& text = rules) const {
    return replay(records, policy_of(text), facts.snapshot()).at(0);
  }
};

std::string said(const Replayed& replayed) {
  std::string text = replayed.missing;
  for (const Difference& d : replayed.differences) text += d.what + ' ' + d.then + " -> " + d.now + "; ";
  for (const ChangedFact& fact : replayed.facts)
    text += std::string{to_string(fact.change)} + ' ' + (fact.then ? fact.then->id : "") + '>' +
            (fact.now ? fact.now->id : "") + "; ";
  if (replayed.is_other_policy) text += "other policy";
  return text;
}

TEST(DecisionRecord, HoldsWhatWasAskedAndWhatCameOut) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 2_h);
  const std::vector<DecisionRecord> all = office.records();
  ASSERT_EQ(all.size(), 1U);
  const DecisionRecord& record = all[0];
  EXPECT_EQ(record.policy + ' ' + record.rule + ' ' + record.subject + ' ' + record.window.label, "p r li 2021-03");
  EXPECT_EQ(record.answer, "failed");
  EXPECT_EQ(record.policy_hash, policy_hash(policy_of(rules)));
  EXPECT_EQ(record.library, "0.1.0");
  std::string numbers;
  for (const RecordedNumber& number : record.numbers) numbers += number.name + '=' + to_string(number.value) + ' ';
  EXPECT_EQ(numbers, "counted=120 lost=0 need=180 short=60 ");
  ASSERT_EQ(record.facts.size(), 2U);  // li, and the study
  EXPECT_EQ(record.facts[0].kind + record.facts[0].id, "personli");
  EXPECT_EQ(record.facts[1].kind + record.facts[1].id, "studya1");
}

TEST(DecisionRecord, IsReadBackAsItWasWritten) {
  Office office;
  office.add("", "2021-03-06T19:00"_at, 50_min, {.origin = {"study.csv", 7}});
  const std::string thirds = rules + "\n[[quota]]\nid = \"q\"\ncite = \"T 2\"\nper = \"month\"\nat_least = \"1/3 h\"";
  std::string lines;
  for (const DecisionRecord& record : office.records(thirds, as_of("2021-03-31"_day, "2021-05-01"_day)))
    lines += write_record(record);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  const auto again = read_records(lines, "r.jsonl");
  ASSERT_TRUE(again) << again.error().to_string();
  std::string second;
  for (const DecisionRecord& record : *again) second += write_record(record);
  EXPECT_EQ(second, lines);
  EXPECT_EQ(again->front().asked.known, "2021-05-01"_day);
  EXPECT_EQ(again->back().facts.back().row, 7U);
}

TEST(DecisionRecord, HashOfFactsDoesNotDependOnTheOrderOfInsertion) {
  Office one;
  one.add("a1", "2021-03-06T19:00"_at, 1_h, {.origin = {"study.csv", 2}});
  one.add("a2", "2021-03-07T19:00"_at, 2_h, {.origin = {"study.csv", 3}});
  Office other;
  ASSERT_TRUE(other.facts.add(Person{.id = "aa"}));
  other.add("a2", "2021-03-07T19:00"_at, 2_h, {.origin = {"study.csv", 2}});
  other.add("a1", "2021-03-06T19:00"_at, 1_h, {.origin = {"study.csv", 3}});
  EXPECT_EQ(one.records()[0].facts_hash, other.records()[0].facts_hash);
  other.add("a3", "2021-03-08T19:00"_at, 1_h);
  EXPECT_NE(one.records()[0].facts_hash, other.records()[0].facts_hash);
}

TEST(DecisionRecord, WhatIsNotUsedChangesNoHash) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 1_h);
  const std::string before = office.records()[0].facts_hash;
  office.add("a2", "2021-05-06T19:00"_at, 1_h);
  EXPECT_EQ(office.records()[0].facts_hash, before);
}

TEST(DecisionRecord, ThatWasChangedIsRefused) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 2_h);
  const std::string line = write_record(office.records()[0]);
  std::string forged = line;
  forged.replace(forged.find("\"hash\": \"") + 9, 4, "0000");
  const auto read = read_records("\n" + forged, "r.jsonl");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().where()->line, 2U);
  EXPECT_NE(read.error().message().find("facts_hash"), std::string::npos);
  EXPECT_EQ(read.error().code(), Errc::bad_syntax);
  for (const std::string bad : {"[]", "{", "null", "{\"record\": 1}"}) {
    const auto refused = read_records(bad, "r.jsonl");
    ASSERT_FALSE(refused) << bad;
    EXPECT_EQ(refused.error().code(), Errc::bad_syntax) << bad;
  }
  EXPECT_TRUE(read_records("", "r.jsonl"));
}

TEST(DecisionRecord, OfAnotherFormIsRefusedWhateverElseItHolds) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 2_h);
  std::string line = write_record(office.records()[0]);
  ASSERT_TRUE(read_records(line, "r.jsonl"));
  const std::string_view form = "\"record\": 1";
  ASSERT_NE(line.find(form), std::string::npos);
  line.replace(line.find(form), form.size(), "\"record\": 2");
  const auto read = read_records(line, "r.jsonl");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code(), Errc::bad_syntax);
  EXPECT_NE(read.error().message().find("form 1"), std::string::npos) << read.error().message();
}

TEST(DecisionRecord, MoreBytesOrLinesThanTheLimitsAreRefused) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 2_h);
  const std::string two = write_record(office.records()[0]) + write_record(office.records()[0]);
  Limits limits;
  limits.file_bytes = two.size();
  limits.rows = 2;
  EXPECT_TRUE(read_records(two, "r.jsonl", limits));
  limits.rows = 1;
  EXPECT_EQ(read_records(two, "r.jsonl", limits).error().code(), Errc::limit_exceeded);
  limits.rows = 2;
  limits.file_bytes = two.size() - 1;
  EXPECT_EQ(read_records(two, "r.jsonl", limits).error().code(), Errc::limit_exceeded);
}

TEST(Replay, SameFactsAndPolicyReproduce) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 2_h);
  const Replayed again = office.again(office.records());
  EXPECT_TRUE(again.is_reproduced());
  EXPECT_EQ(said(again), "");
  EXPECT_FALSE(again.is_other_version);
}

TEST(Replay, NamesTheFactsThatChanged) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 2_h);
  const auto records = office.records();
  office.add("a2", "2021-03-06T19:00"_at, 3_h, {.supersedes = "a1"});
  EXPECT_EQ(said(office.again(records)), "answer failed -> met; counted 120 -> 180; short 60 -> 0; corrected a1>a2; ");
  office.add("a3", "2021-03-20T19:00"_at, 1_h);
  EXPECT_EQ(said(office.again(records)),
            "answer failed -> met; counted 120 -> 240; short 60 -> 0; corrected a1>a2; added >a3; ");
}

TEST(Replay, TellsOtherFactsOfTheSameAnswer) {
  Office before;
  before.add("", "2021-03-06T19:00"_at, 2_h);
  Office after;
  after.add("", "2021-03-07T19:00"_at, 2_h);
  const Replayed again = after.again(before.records());
  EXPECT_TRUE(again.is_reproduced());
  EXPECT_EQ(said(again), "gone >; added >; ");
}

TEST(Replay, AskedAsKnownThenIsNotDisturbedByLaterEntries) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 2_h, {.recorded = "2021-03-08"_day});
  const auto records = office.records(rules, as_of("2021-03-31"_day, "2021-04-10"_day));
  office.add("a2", "2021-03-20T19:00"_at, 2_h, {.recorded = "2021-04-15"_day});
  EXPECT_EQ(said(office.again(records)), "");
  EXPECT_EQ(said(office.again(office.records(rules, as_of("2021-03-31"_day, "2021-04-15"_day)))), "");
}

TEST(Replay, TellsAnotherPolicyAndAMissingRule) {
  Office office;
  office.add("a1", "2021-03-06T19:00"_at, 2_h);
  const auto records = office.records();
  std::string laxer = rules;
  laxer.replace(laxer.find("3 h"), 3, "2 h");
  EXPECT_EQ(said(office.again(records, laxer)), "answer failed -> met; need 180 -> 120; short 60 -> 0; other policy");
  std::string renamed = rules;
  renamed.replace(renamed.find("id = \"r\""), 8, "id = \"s\"");
  EXPECT_EQ(said(office.again(records, renamed)), "ruleother policy");
  std::vector<DecisionRecord> old = records;
  old[0].library = "0.0.9";
  EXPECT_TRUE(office.again(old).is_other_version);
}

}  // namespace
