// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/map.hpp>

#include <gmock/gmock.h>

#include <algorithm>

#include "io/folder.hpp"

namespace cadre {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using testing_io::lines_of;

const std::string course = R"([source]
separator = ";"
missing = ["-"]
dates = ["DD.MM.YYYY", "M/D/YYYY"]
clocks = ["{start}-{end}", "from {start}"]
duplicates = "last_wins"

[computed]
who = { join = ["Last", "First"], with = ", " }
what = { join = ["Course", "Day"], with = "/" }

[units]
unit = { value = "ward" }

[people]
person = "who"

[memberships]
person = "who"
unit = { value = "ward" }

[sessions]
session = "what"
unit = { value = "ward" }
kind = "Course"
start = { day = "Day", clock = "Hours" }
end = { day = "Day", clock = "Hours", part = "end" }
due = { value = "list" }

[presence]
session = "what"
person = "who"
status = { column = "Came", codes = { yes = "present", no = "absent" } }

[study]
person = "who"
kind = { value = "online" }
day = { day = "Day" }
amount = { amount = "Points", unit = "credit" }
where = { Points = ["2", "30 min"] }
)";
const std::string header = "Last;First;Course;Day;Hours;Came;Points\n";

LoadedData read(const std::string& toml, const std::string& rows) {
  return read_mapped(read_map(toml).value(), {toml.starts_with("[source]\nseparator") ? "course.csv" : "t.csv", rows})
      .value();
}
std::string error_of(const std::string& toml) { return read_map(toml, "m.toml").error().to_string(); }

TEST(Map, MakesFactsOfEachRow) {
  const LoadedData data = read(course, header +
                                           "Li;An;cpr;01.03.2021;9:00-11:30;yes;2\n"
                                           "Wu;Bo;cpr;3/1/2021;09:00-11:30;no;-\n");
  EXPECT_THAT(lines_of(data.findings), IsEmpty());
  const Snapshot& facts = data.snapshot;
  const PersonId li = facts.find_person("Li, An").value();
  ASSERT_EQ(facts.presence_of(li).size(), 1U);
  const Session& session = facts[facts.presence_of(li)[0].fact.session];
  EXPECT_EQ(session.id, "cpr/01.03.2021");
  EXPECT_EQ(session.when, (Span{"2021-03-01T09:00"_at, "2021-03-01T11:30"_at}));
  ASSERT_EQ(facts.study_of(li).size(), 1U);
  EXPECT_EQ(to_string(facts.study_of(li)[0].fact.amount.value()), "2 credit");
  const PersonId wu = facts.find_person("Wu, Bo").value();
  EXPECT_EQ(facts.presence_of(wu)[0].fact.status, PresenceStatus::absent);
  EXPECT_EQ(facts[facts.presence_of(wu)[0].fact.session].when.start, "2021-03-01T09:00"_at);
  EXPECT_EQ(facts.study_of(wu).size(), 0U);
}

TEST(Map, RowsThatSayTheSameOfAThingAreOne) {
  const LoadedData data = read(course, header +
                                           "Li;An;cpr;01.03.2021;9:00-11:30;yes;2\n"
                                           "Li;An;fire;02.03.2021;9:00-11:30;yes;2\n"
                                           "Wu;Bo;cpr;01.03.2021;9:00-11:30;yes;-\n");
  std::vector<std::string> rows;
  for (const TableRead& table : data.tables) {
    rows.push_back(std::string{table.table} + ' ' + std::to_string(table.rows_read) + ' ' +
                   std::to_string(table.rows_used));
  }
  EXPECT_THAT(rows,
              ElementsAre("units 1 1", "people 2 2", "memberships 2 2", "sessions 2 2", "presence 3 3", "study 2 2"));
}

TEST(Map, WhatARowSaysBadlyIsAFindingUnderTheForeignHeading) {
  const LoadedData data = read(course, header +
                                           "Li;An;cpr;30.02.2021;9:00-11:30;yes;\n"
                                           "Wu;Bo;cpr;01.03.2021;nine;yes;\n"
                                           " Ma;Di;cpr;02.03.2021;from 9:00;perhaps;\n"
                                           ";;cpr;02.03.2021;from 9:00;no;\n"
                                           "Ho;Ed;cpr;02.03.2021;from 9:00;no;;;\n");
  const auto lines = lines_of(data.findings);
  const auto count = [&](const std::string& start) {
    return std::count_if(lines.begin(), lines.end(), [&](const auto& line) { return line.starts_with(start); });
  };
  EXPECT_EQ(count("D104 course.csv:2 Day [30.02.2021] '30.02.2021' is no day in a form of the map: the row"), 2);
  EXPECT_EQ(count("D104 course.csv:3 Hours [nine] 'nine' is no clock text in a form of the map: the row"), 2);
  EXPECT_EQ(count("D101 course.csv:4 Last [ Ma] spaces around 'Ma' were trimmed"), 1);
  EXPECT_EQ(count("D110 course.csv:4 Came [perhaps] 'perhaps' is not one of no, yes: the row was not used"), 1);
  EXPECT_EQ(count("D313 course.csv:4 Hours session 'cpr/02.03.2021' has no length: it counts as 0 minutes"), 1);
  EXPECT_EQ(count("D111 course.csv:5 Last + First"), 3);
  EXPECT_EQ(count("D007 course.csv:6 9 cells under 7 headings: the row was not used"), 1);
  EXPECT_THAT(lines,
              testing::Contains(StartsWith("D203 course.csv:3 Course + Day [cpr/01.03.2021] session "
                                           "'cpr/01.03.2021' stands in row 3 of course.csv, which was not used")));
}

TEST(Map, DuplicateRulesDecideWhichRowCounts) {
  const std::string rows = header +
                           "Li;An;cpr;01.03.2021;9:00-11:30;no;\nLi;An;cpr;01.03.2021;9:00-11:30;yes;\n"
                           "Li;An;cpr;01.03.2021;9:00-11:30;no;\n";
  const auto status = [&](const std::string& rule) {
    std::string toml = course;
    toml.replace(toml.find("last_wins"), 9, rule);
    const LoadedData data = read(toml, rows);
    EXPECT_EQ(data.findings.size(), 2U) << rule;
    for (const Finding& finding : data.findings) EXPECT_EQ(finding.code, FindingCode::presence_twice) << rule;
    const auto presence = data.snapshot.presence_of(data.snapshot.find_person("Li, An").value());
    EXPECT_EQ(presence.size(), 1U) << rule;
    return std::pair{presence[0].fact.status, data.snapshot.meta(presence[0].id).origin.row};
  };
  EXPECT_EQ(status("collapse"), (std::pair{PresenceStatus::absent, 2U}));
  EXPECT_EQ(status("last_wins"), (std::pair{PresenceStatus::absent, 4U}));
  EXPECT_EQ(status("any_present"), (std::pair{PresenceStatus::present, 3U}));
  std::string refuse = course;
  refuse.replace(refuse.find("last_wins"), 9, "refuse");
  const Error error = read_mapped(read_map(refuse).value(), {"course.csv", rows}).error();
  EXPECT_EQ(error.code(), Errc::duplicate_key);
  EXPECT_EQ(error.to_string(), "course.csv:3: rows 2 and 3 are of the same person and session, which the map refuses");
}

TEST(Map, TimesOfOtherSystemsAreMovedByTheOffset) {
  const LoadedData data =
      read(R"([source]
offset = "8 h"
[units]
unit = { value = "u" }
[people]
person = "who"
[memberships]
person = "who"
unit = { value = "u" }
[study]
person = "who"
kind = { value = "online" }
start = { time = "began" }
end = { time = "ended" }
)",
           "who,began,ended\nli,2021-03-01T17:30:00.123Z,2021-03-01T18:00:00Z\nwu,2021-03-01,2021-03-01 18:00\n");
  EXPECT_THAT(
      lines_of(data.findings),
      ElementsAre("D104 t.csv:3 began [2021-03-01] '2021-03-01' is no time in a form of the map: the row was not "
                  "used"));
  const auto study = data.snapshot.study_of(data.snapshot.find_person("li").value());
  ASSERT_EQ(study.size(), 1U);
  EXPECT_EQ(study[0].fact.start, "2021-03-02T01:30"_at);
  EXPECT_EQ(study[0].fact.length, 30_min);
}

struct Clock {
  std::string mark;
  std::string text;
  std::string start;  // empty: no clock text
};
class MapClocks : public testing::TestWithParam<Clock> {};

TEST_P(MapClocks, AreReadAsTheMapSays) {
  const std::string toml = "[source]\nclocks = [\"{start}{mark}\", \"{start} {mark}\"]\nclock_mark = \"" +
                           GetParam().mark + "\"\n" + R"([units]
unit = { value = "u" }
[sessions]
session = { value = "s" }
unit = { value = "u" }
kind = { value = "k" }
start = { day = "day", clock = "clock" }
)";
  const LoadedData data = read(toml, "day,clock\n2021-03-01," + GetParam().text + "\n");
  const auto session = data.snapshot.find_session("s");
  ASSERT_EQ(session.has_value(), !GetParam().start.empty());
  if (!session) return;
  EXPECT_EQ(to_string(data.snapshot[*session].when.start), "2021-03-01T" + GetParam().start);
  const auto notes = std::count_if(data.findings.begin(), data.findings.end(),
                                   [](const Finding& finding) { return finding.code == FindingCode::clock_text; });
  EXPECT_EQ(notes, GetParam().mark == "ignored" ? 1 : 0);
}

INSTANTIATE_TEST_SUITE_P(AllClocks, MapClocks,
                         testing::Values(Clock{"ignored", "14:03PM", "14:03"}, Clock{"ignored", "02:03 PM", "02:03"},
                                         Clock{"ignored", "9:5AM", ""}, Clock{"ignored", "24:01PM", ""},
                                         Clock{"read", "12:00AM", "00:00"}, Clock{"read", "12:59 pm", "12:59"},
                                         Clock{"read", "1:00PM", "13:00"}, Clock{"read", "11:59AM", "11:59"},
                                         Clock{"read", "14:03PM", ""}, Clock{"read", "00:10AM", ""}));

TEST(Map, ATitleAboveTheHeaderIsSkipped) {
  const LoadedData data = read(course, "Courses of the ward\n" + header + "Li;An;cpr;01.03.2021;9:00-11:30;yes;\n");
  EXPECT_THAT(lines_of(data.findings), ElementsAre("D006 course.csv:1 the row was skipped"));
  EXPECT_EQ(data.snapshot.people().size(), 1U);
}

TEST(Map, ColumnsThatTheTableLacksAreNamed) {
  const auto read_rows = [](const std::string& rows) {
    return read_mapped(read_map(course).value(), {"course.csv", rows}).error().to_string();
  };
  EXPECT_EQ(read_rows("Last;Frist;Course;Day;Hours;Points\n"),
            "course.csv: the map needs 'First', 'Came', which no row has as headings; found 'Last', 'Frist', 'Course', "
            "'Day', 'Hours', 'Points'; did you mean 'Frist'?");
  EXPECT_EQ(read_mapped(read_map(course).value(), {"course.csv", ""}).error().code(), Errc::missing_column);
}

TEST(Map, IdentityNumbersAreMaskedUnderTheirForeignHeading) {
  const LoadedData data = read(
      "[people]\nperson = \"a\"\nid_number = \"b\"\n[units]\nunit = \"a\"\n[memberships]\n"
      "person = \"a\"\nunit = \"a\"\n",
      "a,b\np, 1.2E+17\n");
  EXPECT_THAT(lines_of(data.findings), ElementsAre("D101 t.csv:2 b [***] spaces around the value were trimmed",
                                                   StartsWith("D112 t.csv:2 b [***] a spreadsheet rounded")));
}

TEST(Map, UnknownKeysAreNamedWithTheNearest) {
  EXPECT_EQ(error_of("[sorce]\n"), "m.toml:1:2: a map has no key 'sorce'; did you mean 'source'?");
  EXPECT_EQ(error_of("[source]\ndate = [\"YYYY\"]\n"),
            "m.toml:2:1: the table source has no key 'date'; did you mean 'dates'?");
  EXPECT_EQ(error_of("[people]\nprson = \"a\"\n"),
            "m.toml:2:1: the table people has no key 'prson'; did you mean 'person'?");
  EXPECT_EQ(error_of("[people]\nperson = { colum = \"a\" }\n"),
            "m.toml:2:12: a value has no key 'colum'; did you mean 'column'?");
}

TEST(Map, ValuesThatCannotStandAreRefusedAtTheirPlace) {
  EXPECT_EQ(error_of("[people]\nperson = 3\n"), "m.toml:2:10: a value of kind integer stands where a table belongs");
  EXPECT_EQ(error_of("[people]\nperson = { column = \"a\", value = \"b\" }\n"),
            "m.toml:2:10: 'column' and 'value' cannot stand together");
  EXPECT_EQ(error_of("[people]\nperson = { with = \"a\" }\n"),
            "m.toml:2:10: a value needs one of column, join, value, day, time and amount");
  EXPECT_EQ(error_of("[people]\nperson = { column = \"a\", clock = \"b\" }\n"),
            "m.toml:2:26: 'clock' stands only beside 'day'");
  EXPECT_EQ(error_of("[people]\nname = \"a\"\n"), "m.toml:1:1: people needs a value for 'person'");
  EXPECT_EQ(error_of("[source]\nduplicates = \"any_presnt\"\n[people]\nperson = \"a\"\n"),
            "m.toml:2:14: 'any_presnt' is not one of collapse, last_wins, any_present, refuse; did you mean "
            "'any_present'?");
  EXPECT_EQ(error_of("[source]\noffset = \"2 credit\"\n[people]\nperson = \"a\"\n"),
            "m.toml:2:10: '2 credit' is no clock time of at most 24 h, such as '8 h' or '-5 h'");
  EXPECT_EQ(error_of("[source]\nseparator = \";;\"\n[people]\nperson = \"a\"\n"),
            "m.toml:2:13: ';;' is no single character that can stand between cells");
  EXPECT_THAT(error_of(""), HasSubstr("the map makes no table"));
  EXPECT_EQ(read_map("[people]\nname = \"a\"\n").error().where()->path, "people");
}

TEST(Map, KeysAreExactlyThoseOfTheDocumentation) {
  std::ifstream file{CADRE_SOURCE_DIR "/docs/maps.md"};
  std::vector<std::string> documented;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("| ") && line != "| key | says |") documented.push_back(line);
  }
  std::vector<std::string> compiled;
  for (const MapKey& key : map_keys()) {
    compiled.push_back("| " + std::string{key.name} + " | " + std::string{key.means} + " |");
  }
  EXPECT_EQ(documented, compiled);
}

TEST(Map, TheExampleOfTheDocumentationCanBeRead) {
  std::ifstream file{CADRE_SOURCE_DIR "/docs/maps.md"};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const std::size_t begin = text.find("```toml\n") + 8;
  EXPECT_TRUE(read_map(text.substr(begin, text.find("```", begin) - begin)));
}

}  // namespace
}  // namespace cadre
