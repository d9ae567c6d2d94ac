// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/finding.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

namespace {

using namespace cadre;

// As released: a number is never given another meaning. New codes are added here, none is changed.
const std::map<FindingCode, std::string> released{
    {FindingCode::unknown_table, "D001"},
    {FindingCode::unknown_column, "D002"},
    {FindingCode::missing_column, "D003"},
    {FindingCode::encoding, "D004"},
    {FindingCode::byte_order_mark, "D005"},
    {FindingCode::row_above_header, "D006"},
    {FindingCode::too_many_cells, "D007"},
    {FindingCode::duplicate_column, "D008"},
    {FindingCode::over_limit, "D009"},
    {FindingCode::unused_table, "D010"},
    {FindingCode::broken_text, "D011"},
    {FindingCode::spaces_trimmed, "D101"},
    {FindingCode::full_width, "D102"},
    {FindingCode::date_form, "D103"},
    {FindingCode::bad_date, "D104"},
    {FindingCode::end_of_day, "D105"},
    {FindingCode::unit_in_hours, "D106"},
    {FindingCode::check_mark, "D107"},
    {FindingCode::bad_number, "D108"},
    {FindingCode::negative_amount, "D109"},
    {FindingCode::unknown_word, "D110"},
    {FindingCode::value_missing, "D111"},
    {FindingCode::damaged_id_number, "D112"},
    {FindingCode::damaged_text, "D113"},
    {FindingCode::impossible_value, "D114"},
    {FindingCode::unknown_person, "D201"},
    {FindingCode::unknown_unit, "D202"},
    {FindingCode::unknown_session, "D203"},
    {FindingCode::unknown_group, "D204"},
    {FindingCode::duplicate_key, "D205"},
    {FindingCode::same_name, "D206"},
    {FindingCode::circle_of_units, "D207"},
    {FindingCode::unknown_category, "D208"},
    {FindingCode::unknown_fact, "D209"},
    {FindingCode::end_before_start, "D301"},
    {FindingCode::sessions_overlap, "D302"},
    {FindingCode::presence_not_due, "D303"},
    {FindingCode::leave_asked_late, "D304"},
    {FindingCode::leave_wrong_approver, "D305"},
    {FindingCode::person_without_unit, "D306"},
    {FindingCode::transfer_on_session_day, "D307"},
    {FindingCode::leave_missing, "D308"},
    {FindingCode::present_on_leave, "D309"},
    {FindingCode::presence_twice, "D310"},
    {FindingCode::study_overlaps, "D311"},
    {FindingCode::minutes_over_length, "D312"},
    {FindingCode::session_without_end, "D313"},
    {FindingCode::study_of_session, "D314"},
    {FindingCode::clock_text, "D315"},
    {FindingCode::presence_at_cancelled, "D316"},
    {FindingCode::undeclared_value, "D317"},
    {FindingCode::leave_without_proof, "D318"},
    {FindingCode::leave_over_limit, "D319"},
    {FindingCode::leave_decided_late, "D320"},
    {FindingCode::leave_ruled_twice, "D321"},
};

struct Row {
  std::string severity;
  std::string means;
};

/// The rows `| D001 | error | ... |` of docs/data-folder.md.
std::map<std::string, Row> documented() {
  std::map<std::string, Row> rows;
  std::ifstream file{CADRE_SOURCE_DIR "/docs/data-folder.md"};
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("| D", 0) != 0) continue;
    const auto one = line.find(" | ");
    const auto two = line.find(" | ", one + 3);
    rows[line.substr(2, one - 2)] = {line.substr(one + 3, two - one - 3), line.substr(two + 3, line.size() - two - 5)};
  }
  return rows;
}

TEST(FindingCode, NumbersAreFrozen) {
  for (const auto& [code, text] : released) EXPECT_EQ(to_string(code), text);
}

TEST(FindingCode, EveryCodeIsListedOnceInOrder) {
  std::vector<FindingCode> expected;
  expected.reserve(released.size());
  for (const auto& [code, text] : released) expected.push_back(code);
  EXPECT_EQ(all_finding_codes(), expected);
}

TEST(FindingCode, EveryCodeHasBothTextsAndNoTwoAreAlike) {
  std::map<std::string_view, int> english;
  std::map<std::string_view, int> chinese;
  for (const FindingCode code : all_finding_codes()) {
    EXPECT_EQ(++english[meaning_of(code)], 1) << to_string(code);
    EXPECT_EQ(++chinese[meaning_of_zh(code)], 1) << to_string(code);
    const std::string_view zh = meaning_of_zh(code);
    EXPECT_TRUE(std::any_of(zh.begin(), zh.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        << to_string(code);
  }
  EXPECT_EQ(english.count(""), 0U);
  EXPECT_EQ(chinese.count(""), 0U);
}

TEST(FindingCode, TheTableInTheDocumentationIsTheOneCompiledIn) {
  std::map<std::string, Row> compiled;
  for (const FindingCode code : all_finding_codes()) {
    compiled[to_string(code)] = {std::string{to_string(severity_of(code))}, std::string{meaning_of(code)}};
  }
  const auto in_docs = documented();
  for (const auto& [code, row] : compiled) {
    ASSERT_TRUE(in_docs.contains(code)) << code;
    EXPECT_EQ(in_docs.at(code).severity, row.severity) << code;
    EXPECT_EQ(in_docs.at(code).means, row.means) << code;
  }
  EXPECT_EQ(in_docs.size(), compiled.size());
}

TEST(Finding, SortsByFileRowColumnCodeAndValue) {
  const Finding base{FindingCode::bad_date, {"b.csv", 5}, "day", "x", ""};
  const auto with = [&](auto change) {
    Finding finding = base;
    change(finding);
    return finding;
  };
  const std::vector<Finding> sorted{
      with([](Finding& f) { f.origin = {"a.csv", 9}; }), with([](Finding& f) { f.origin.row = 4; }),
      with([](Finding& f) { f.column = "born"; }),       with([](Finding& f) { f.code = FindingCode::date_form; }),
      with([](Finding& f) { f.value = "w"; }),           base,
  };
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) EXPECT_EQ(precedes(sorted[i], sorted[j]), i < j) << i << ' ' << j;
  }
}

}  // namespace
