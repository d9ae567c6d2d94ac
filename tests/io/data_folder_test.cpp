// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/data_folder.hpp>

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
using testing_io::TemporaryFolder;
using Tables = std::vector<TableText>;

const Tables township{
    {"units.csv", "unit,name,kind,parent\nc,Committee,committee,\nb,Branch,branch,c\n"},
    {"people.csv", "person,name,born,tags\np1,Li,1980-05-01,cadre; member\np2,Wang,1979-02-03,\n"},
    {"memberships.csv", "person,unit,from\np1,b,\np2,c,\n"},
    {"sessions.csv", "session,unit,kind,start,end\ns1,c,collective,2021-03-01 09:00,2021-03-01 11:00\n"},
};

/// The small township with some files put in place of its own.
LoadedData read_with(const Tables& others, const Limits& limits = {}) {
  Tables all = township;
  for (const TableText& other : others) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const TableText& t) { return t.name == other.name; });
    if (same == all.end()) {
      all.push_back(other);
    } else {
      *same = other;
    }
  }
  return read_tables(all, limits).value();
}

std::vector<std::string> findings_with(const Tables& others, const Limits& limits = {}) {
  return lines_of(read_with(others, limits).findings);
}

TEST(ReadTables, ReadsWhatTheRowsSay) {
  const LoadedData data = read_with({});
  EXPECT_THAT(lines_of(data.findings), IsEmpty());
  const Snapshot& facts = data.snapshot;
  const PersonId li = facts.find_person("p1").value();
  EXPECT_EQ(facts[li].name, "Li");
  EXPECT_EQ(facts[li].born, "1980-05-01"_day);
  EXPECT_THAT(facts[li].tags, ElementsAre("cadre", "member"));
  EXPECT_EQ(facts[facts.formal_unit(li, "2021-01-01"_day).value()].id, "b");
  EXPECT_TRUE(facts.is_within(facts.find_unit("b").value(), facts.find_unit("c").value()));
  const Session& session = facts[facts.find_session("s1").value()];
  EXPECT_EQ(session.when, (Span{"2021-03-01T09:00"_at, "2021-03-01T11:00"_at}));
  EXPECT_EQ(data.people, (std::vector<Origin>{{"people.csv", 2}, {"people.csv", 3}}));
}

TEST(ReadTables, CountsTheRowsReadAndUsedOfEachFile) {
  const LoadedData data = read_with({{"people.csv", "person,born\np1,1980-05-01\n\np2,1979-02-30\np2,\n"}});
  std::vector<std::string> lines;
  for (const TableRead& table : data.tables) {
    lines.push_back(table.file + ' ' + std::string{table.table} + ' ' + std::string{table.encoding} + ' ' +
                    std::to_string(table.rows_read) + ' ' + std::to_string(table.rows_used));
  }
  EXPECT_THAT(lines, ElementsAre("memberships.csv memberships UTF-8 2 2", "people.csv people UTF-8 3 2",
                                 "sessions.csv sessions UTF-8 1 1", "units.csv units UTF-8 2 2"));
}

TEST(ReadTables, AMissingColumnIsNamedWithTheHeadingsThatAreThere) {
  EXPECT_THAT(findings_with({{"posts.csv", "persn,unit,from\np1,c,\n"}}),
              ElementsAre("D003 posts.csv:1 person no column 'person' (人员编号) among the headings 'persn', 'unit', "
                          "'from': the table was not read; did you mean 'persn'?",
                          "D003 posts.csv:1 post no column 'post' (职务) among the headings 'persn', 'unit', 'from': "
                          "the table was not read"));
}

TEST(ReadTables, AFileWithoutRowsIsNotRead) {
  EXPECT_THAT(findings_with({{"marks.csv", "\n\n"}}),
              ElementsAre("D003 marks.csv:0 the file has no rows: the table was not read"));
}

TEST(ReadTables, ADayThatDoesNotExistIsAnError) {
  EXPECT_THAT(findings_with({{"people.csv", "person,born\np1,2021-02-30\np2,\n"}, {"memberships.csv", "person\n"}}),
              ElementsAre("D104 people.csv:2 born [2021-02-30] '2021-02-30' is no day such as 2021-03-01: the row was "
                          "not used",
                          "D306 people.csv:3 person [p2] 'p2' belongs to no unit: nothing of a unit is due from them"));
}

TEST(ReadTables, OtherFormsOfADayAreReadAndNamed) {
  const LoadedData data = read_with({{"events.csv",
                                      "person,kind,day\np1,illness,2021年3月1日\np1,illness,2021/3/2\n"
                                      "p1,illness,2021.3.3\np1,illness,２０２１-０３-０４\np1,illness,2021-3-5\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D103 events.csv:2 day [2021年3月1日] '2021年3月1日' was read as 2021-03-01",
                          "D103 events.csv:3 day [2021/3/2] '2021/3/2' was read as 2021-03-02",
                          "D103 events.csv:4 day [2021.3.3] '2021.3.3' was read as 2021-03-03",
                          "D102 events.csv:5 day [２０２１-０３-０４] full-width characters were read as '2021-03-04'",
                          "D103 events.csv:6 day [2021-3-5] '2021-3-5' was read as 2021-03-05"));
  std::vector<Date> days;
  for (const auto& event : data.snapshot.events()) days.push_back(event.fact.during.from);
  EXPECT_THAT(days,
              ElementsAre("2021-03-01"_day, "2021-03-02"_day, "2021-03-03"_day, "2021-03-04"_day, "2021-03-05"_day));
}

TEST(ReadTables, OtherFormsOfATimeAreReadAndNamed) {
  const LoadedData data = read_with({{"study.csv",
                                      "person,kind,start,end\np1,online,2021-03-01 19:00,2021-03-01 24:00\n"
                                      "p1,online,2021/3/2 9:00,2021年3月2日10:30\np1,online,2021-03-03T08:00:59,"
                                      "2021-03-0309:00\np1,online,2021-03-03 08:00,2021-03-03 25:00\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D105 study.csv:2 end [2021-03-01 24:00] '2021-03-01 24:00' was read as 2021-03-02T00:00",
                          "D103 study.csv:3 end [2021年3月2日10:30] '2021年3月2日10:30' was read as 2021-03-02T10:30",
                          "D103 study.csv:3 start [2021/3/2 9:00] '2021/3/2 9:00' was read as 2021-03-02T09:00",
                          "D104 study.csv:4 end [2021-03-0309:00] '2021-03-0309:00' is no time such as 2021-03-01 "
                          "19:00: the row was not used",
                          "D103 study.csv:4 start [2021-03-03T08:00:59] '2021-03-03T08:00:59' was read as "
                          "2021-03-03T08:00",
                          "D104 study.csv:5 end [2021-03-03 25:00] '2021-03-03 25:00' is no time such as 2021-03-01 "
                          "19:00: the row was not used"));
  const auto study = data.snapshot.study_of(data.snapshot.find_person("p1").value());
  ASSERT_EQ(study.size(), 2U);
  EXPECT_EQ(study[0].fact.length, 5_h);
  EXPECT_EQ(study[1].fact.length, 90_min);
}

TEST(ReadTables, AnUnknownPersonIsNamedWithTheNearestOne) {
  EXPECT_THAT(findings_with({{"presence.csv", "session,person,status\ns1,P1,present\ns1,p9,present\n"}}),
              ElementsAre("D201 presence.csv:2 person [P1] no person 'P1': the row was not used; did you mean 'p1'?",
                          "D201 presence.csv:3 person [p9] no person 'p9': the row was not used"));
}

TEST(ReadTables, AReferenceToARowThatWasNotUsedSaysWhichRow) {
  EXPECT_THAT(findings_with({{"people.csv", "person,born\np1,tomorrow\np2,\n"}}),
              ElementsAre("D201 memberships.csv:2 person [p1] person 'p1' stands in row 2 of people.csv, which was not "
                          "used: neither is this row",
                          StartsWith("D104 people.csv:2 born [tomorrow]")));
}

TEST(ReadTables, OfAKeyThatStandsTwiceTheFirstUsableRowIsUsed) {
  const LoadedData data =
      read_with({{"people.csv", "person,name,born\np1,Broken,x\np1,First,\np1,Second,\np2,Wang,\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre(StartsWith("D104 people.csv:2"),
                          "D205 people.csv:4 person [p1] 'p1' stands in row 3 already: the row was not used"));
  EXPECT_EQ(data.snapshot[data.snapshot.find_person("p1").value()].name, "First");
}

TEST(ReadTables, NegativeHoursAreAnError) {
  EXPECT_THAT(findings_with({{"study.csv", "person,kind,day,hours\np1,online,2021-03-01,-2\n"}}),
              ElementsAre("D109 study.csv:2 hours [-2] '-2' is below 0: the row was not used"));
}

TEST(ReadTables, HoursAndAmountsKeepTheirUnit) {
  const LoadedData data = read_with({{"study.csv",
                                      "person,kind,day,hours,amount\np1,a,2021-03-01,1.5,\np1,b,2021-03,8学时,\n"
                                      "p1,c,2021-03-01,,90 min\np1,d,2021-03-01,,2 credit\np1,e,2021-03-01,1.005,\n"
                                      "p1,f,2021-03-01,,12\n"}});
  EXPECT_THAT(
      lines_of(data.findings),
      ElementsAre("D106 study.csv:3 hours [8学时] '8学时' was read as 8 class_hour",
                  "D108 study.csv:6 hours [1.005] '1.005' h is no whole number of minutes: the row was not used",
                  "D108 study.csv:7 amount [12] '12' is no amount: it has no unit; write '12 h', for instance: "
                  "the row was not used"));
  std::vector<std::string> read;
  for (const auto& study : data.snapshot.study_of(data.snapshot.find_person("p1").value())) {
    const Study& fact = study.fact;
    read.push_back(fact.kind + ' ' + to_string(fact.days) + ' ' + to_string(fact.length) + ' ' +
                   (fact.amount ? to_string(*fact.amount) : "-"));
  }
  std::sort(read.begin(), read.end());
  EXPECT_THAT(read, ElementsAre("a 2021-03-01 1.5 h -", "b 2021-03 0 h 8 class_hour", "c 2021-03-01 1.5 h -",
                                "d 2021-03-01 0 h 2 credit"));
}

TEST(ReadTables, ACellOverTheLimitCostsItsRowOnly) {
  Limits limits;
  limits.cell_bytes = 30;
  const LoadedData data =
      read_with({{"categories.csv", "category,name\nred," + std::string(31, 'x') + "\ngreen,Green\n"}}, limits);
  EXPECT_THAT(lines_of(data.findings), ElementsAre("D009 categories.csv:2 name row 2, cell 2: 31 bytes are more than "
                                                   "the limit of 30: the row was not used"));
  EXPECT_FALSE(data.snapshot.find_category("red").has_value());
  EXPECT_TRUE(data.snapshot.find_category("green").has_value());
}

TEST(ReadTables, RowsOverTheLimitAreNotRead) {
  Limits limits;
  limits.rows = 3;
  const LoadedData data = read_with({{"categories.csv", "category\na\nb\nc\nd\n"}}, limits);
  EXPECT_THAT(lines_of(data.findings), ElementsAre("D009 categories.csv:4 row 4: more rows than the limit of 3: no "
                                                   "further row was read"));
  EXPECT_EQ(data.snapshot.categories().size(), 2U);
}

TEST(ReadTables, AFileOverTheLimitIsNotRead) {
  Limits limits;
  limits.file_bytes = 200;
  const auto findings = findings_with({{"categories.csv", "category\n" + std::string(200, 'x') + "\n"}}, limits);
  EXPECT_THAT(findings, ElementsAre(StartsWith("D009 categories.csv:0 ")));
}

TEST(ReadTables, FindingsOverTheLimitAreCounted) {
  Limits limits;
  limits.findings = 2;
  const LoadedData data = read_with({{"categories.csv", "category\n a\n b\n c\n d\n e\n"}}, limits);
  EXPECT_EQ(data.findings.size(), 2U);
  EXPECT_EQ(data.findings_left_out, 3U);
}

TEST(ReadTables, ABrokenQuoteEndsTheFileWhereItStands) {
  const LoadedData data = read_with({{"categories.csv", "category,name\na,A\nb,\"B\nc,C\n"}});
  EXPECT_THAT(lines_of(data.findings), ElementsAre("D011 categories.csv:3 name row 3, cell 2: the quote is not closed: "
                                                   "neither this row nor any below it was read"));
  EXPECT_EQ(data.snapshot.categories().size(), 1U);
}

TEST(ReadTables, ARowWithMoreCellsThanTheHeaderIsAnError) {
  EXPECT_THAT(findings_with({{"categories.csv", "category,name\na,A,more\nb\n"}}),
              ElementsAre("D007 categories.csv:2 3 cells under 2 headings: the row was not used"));
}

TEST(ReadTables, AColumnThatStandsTwiceIsNotDecided) {
  const LoadedData data = read_with({{"categories.csv", "category,课堂编号\na,b\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D008 categories.csv:1 课堂编号 [课堂编号] 'category' stands twice among the headings: the "
                          "table was not read"));
  EXPECT_THAT(data.snapshot.categories(), IsEmpty());
}

TEST(ReadTables, AnUnknownColumnIsNamedWithTheNearestOne) {
  EXPECT_THAT(findings_with({{"categories.csv", "category,nmae,,\na,A,,x\nb,B,,y\n"}}),
              ElementsAre("D002 categories.csv:1 nmae [nmae] 'nmae' is no column of categories: it was not read; did "
                          "you mean 'name'?",
                          "D002 categories.csv:2 column 4 has values but no heading: it was not read"));
}

TEST(ReadTables, TitleRowsAreSkippedAndCounted) {
  const LoadedData data = read_with({{"categories.csv", "课堂一览,\n\nas of today,\n课堂编号,课堂名称\nred,Red\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D006 categories.csv:1 the row was skipped", "D006 categories.csv:3 the row was skipped"));
  EXPECT_TRUE(data.snapshot.find_category("red").has_value());
}

TEST(ReadTables, EncodingsAreDetectedAndNamed) {
  const std::string gb18030 = "category,name\nred,\xBA\xEC\n";  // 红
  const std::string marked =
      "\xEF\xBB\xBF"
      "category,name\nred,红\n";
  const LoadedData first = read_with({{"categories.csv", gb18030}});
  const LoadedData second = read_with({{"categories.csv", marked}});
  EXPECT_THAT(lines_of(first.findings), ElementsAre("D004 categories.csv:0 [GB18030] the file was read as GB18030"));
  EXPECT_THAT(lines_of(second.findings), ElementsAre("D005 categories.csv:0 the byte-order mark was left out"));
  for (const LoadedData* data : {&first, &second}) EXPECT_EQ(data->snapshot.categories()[0].name, "红");
}

TEST(ReadTables, BytesThatAreNoTextAreAnErrorOfTheirFileOnly) {
  const LoadedData data = read_with({{"categories.csv", "category\nred\xFF\xFF\xFF\n"}});
  EXPECT_THAT(lines_of(data.findings), ElementsAre(StartsWith("D011 categories.csv:2 ")));
  EXPECT_EQ(data.snapshot.people().size(), 2U);
}

TEST(ReadTables, DamagedTextIsKeptAndNamed) {
  const LoadedData data = read_with({{"categories.csv", "category,name\nred,Metrolinx\u00C3\u0082s\n"}});
  EXPECT_THAT(lines_of(data.findings), ElementsAre(HasSubstr("D113 categories.csv:2 name [Metrolinx\u00C3\u0082s]")));
  EXPECT_EQ(data.snapshot.categories()[0].name, "Metrolinx\u00C3\u0082s");
}

TEST(ReadTables, WordsAreTakenInBothLanguagesAndOthersRefused) {
  const LoadedData data = read_with({{"presence.csv", "活动编号,人员编号,出勤,角色\ns1,p1,√,主讲\ns1,p2,presnt,\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D107 presence.csv:2 出勤 [√] '√' was read as present",
                          "D110 presence.csv:3 出勤 [presnt] 'presnt' is not one of present, late, left_early, "
                          "late_and_left_early, absent, leave, made_up or excused: the row was not used; did you "
                          "mean 'present'?"));
  const auto rows = data.snapshot.presence_of(data.snapshot.find_person("p1").value());
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].fact.role, Role::lecturer);
}

TEST(ReadTables, AnIdentityNumberIsNeverShown) {
  const LoadedData data =
      read_with({{"people.csv", "person,id_number\np1,9.90000198712E+17\np2, 990000198708170000\n"}});
  EXPECT_THAT(
      lines_of(data.findings),
      ElementsAre("D112 people.csv:2 id_number [***] a spreadsheet rounded the number: it was not compared with "
                  "anything",
                  "D101 people.csv:3 id_number [***] spaces around the value were trimmed",
                  "D112 people.csv:3 id_number [***] a spreadsheet rounded the number: it was not compared with "
                  "anything"));
}

TEST(ReadTables, UnitsMayStandInAnyOrderAndCirclesAreNamedOnEachRow) {
  const LoadedData data = read_with({{"units.csv", "unit,parent\nb,c\nc,\nx,y\ny,z\nz,x\nbelow,x\nlost,nowhere\n"},
                                     {"memberships.csv", "person,unit\np1,b\np2,c\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre(StartsWith("D207 units.csv:4 parent [y]"), StartsWith("D207 units.csv:5 parent [z]"),
                          StartsWith("D207 units.csv:6 parent [x]"),
                          "D202 units.csv:7 parent [x] unit 'x' stands in row 4 of units.csv, which was not used: "
                          "neither is this row",
                          "D202 units.csv:8 parent [nowhere] no unit 'nowhere': the row was not used"));
  EXPECT_EQ(data.snapshot.units().size(), 2U);
}

TEST(ReadTables, OfTwoRowsOfOnePersonAndSessionTheFirstCounts) {
  const LoadedData data = read_with({{"presence.csv", "session,person,status\ns1,p1,absent\ns1,p1,present\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D310 presence.csv:3 rows 2 and 3 are of the same person and session: row 2 counts"));
  const auto rows = data.snapshot.presence_of(data.snapshot.find_person("p1").value());
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].fact.status, PresenceStatus::absent);
}

TEST(ReadTables, CorrectionsAndWithdrawalsAreFactsOfTheirOwnDay) {
  const LoadedData data =
      read_with({{"presence.csv",
                  "session,person,status,fact_id,recorded,supersedes,withdrawn\ns1,p1,present,f3,2021-05-01,f2,\n"
                  "s1,p1,late,f2,2021-04-01,f1,\ns1,p1,absent,f1,2021-03-02,,\ns1,p2,present,,,,2021-04-15\n"
                  "s1,p2,late,,,f9,\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D209 presence.csv:6 supersedes [f9] no fact 'f9' in this table: the row was not used"));
  const auto status_on = [&](Date day) {
    const Snapshot then = data.snapshot.known_on(day);
    return then.presence_of(then.find_person("p1").value())[0].fact.status;
  };
  EXPECT_EQ(status_on("2021-03-31"_day), PresenceStatus::absent);
  EXPECT_EQ(status_on("2021-04-30"_day), PresenceStatus::late);
  EXPECT_EQ(status_on("2021-05-01"_day), PresenceStatus::present);
  const PersonId wang = data.snapshot.find_person("p2").value();
  EXPECT_EQ(data.snapshot.presence_of(wang).size(), 0U);
  EXPECT_EQ(data.snapshot.known_on("2021-04-14"_day).presence_of(wang).size(), 1U);
}

TEST(ReadTables, ALongChainOfCorrectionsWrittenBackwardsIsRead) {
  std::string text = "session,person,status,fact_id,supersedes\n";
  const int length = 20'000;
  for (int i = length; i > 0; --i) {
    text += "s1,p1,late,f" + std::to_string(i) + ",f" + std::to_string(i - 1) + '\n';
  }
  const LoadedData data = read_with({{"presence.csv", text + "s1,p1,present,f0,\n"}});
  EXPECT_THAT(data.findings, IsEmpty());
  const auto rows = data.snapshot.presence_of(data.snapshot.find_person("p1").value());
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].fact.status, PresenceStatus::late);
}

TEST(ReadTables, AMembershipRowOfUnitAndGroupIsTwoFacts) {
  const LoadedData data = read_with({{"groups.csv", "group\ng\n"},
                                     {"memberships.csv",
                                      "person,unit,group,fact_id,supersedes,to\np1,b,g,m1,,\n"
                                      "p1,b,g,m2,m1,2021-06-30\np2,c,,,,\np2,,,,,\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D111 memberships.csv:5 the row names neither unit nor group: the row was not used"));
  const PersonId li = data.snapshot.find_person("p1").value();
  ASSERT_EQ(data.snapshot.memberships_of(li).size(), 1U);
  ASSERT_EQ(data.snapshot.groups_of(li).size(), 1U);
  EXPECT_EQ(data.snapshot.groups_of(li)[0].fact.during.until, "2021-07-01"_day);
}

TEST(ReadTables, ADocumentIsAboutAPeriodASessionOrItsDay) {
  const LoadedData data = read_with({{"documents.csv",
                                      "person,unit,session,kind,day,about\np1,,,plan,2021-01-05,2021\n"
                                      ",c,,plan,2021-01-06,s1\n,,s1,record,2021-03-02,\np1,,,plan,2021-01-07,soon\n"
                                      ",,,plan,2021-01-08,\n"}});
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D104 documents.csv:5 about [soon] 'soon' is neither a period such as 2021-03 nor a session: "
                          "the row was not used",
                          "D111 documents.csv:6 the row says not whose it is: the row was not used"));
  std::vector<std::string> about;
  for (const auto& row : data.snapshot.documents()) {
    about.push_back(std::to_string(row.fact.holder.index()) + ' ' +
                    (row.fact.about ? to_string(*row.fact.about) : "-"));
  }
  EXPECT_THAT(about, ElementsAre("0 2021", "1 2021-03-01", "2 -"));
}

TEST(ReadTables, AnEndBeforeTheStartIsAnError) {
  EXPECT_THAT(findings_with({{"leaves.csv",
                              "person,kind,from,to\np1,sick,2021-03-02,2021-03-01\np1,sick,2021-03-02,2021-03-02\n"
                              "p1,sick,2021-03-02 10:00,2021-03-02 09:00\n"},
                             {"posts.csv", "person,unit,post,from,to\np1,c,secretary,2021-03-02,2021-03-01\n"}}),
              ElementsAre("D301 leaves.csv:2 to [2021-03-01T00:00] the end lies before the start 2021-03-02T00:00: the "
                          "row was not used",
                          "D301 leaves.csv:4 to [2021-03-02T09:00] the end lies before the start 2021-03-02T10:00: the "
                          "row was not used",
                          "D301 posts.csv:2 to [2021-03-01] the last day 2021-03-01 lies before the first, 2021-03-02: "
                          "the row was not used"));
}

TEST(ReadTables, TheOrderOfFilesChangesNothing) {
  Tables files = township;
  files.push_back({"presence.csv", "session,person,status\ns1,p1,present\ns1,p7,late\n"});
  files.push_back({"venues.csv", "venue\n"});
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  const auto expected = lines_of(read_tables(files).value().findings);
  EXPECT_THAT(expected,
              ElementsAre(StartsWith("D201"), StartsWith("D010 venues.csv:0 the table venues takes no part")));
  do {
    const LoadedData data = read_tables(files).value();
    ASSERT_EQ(lines_of(data.findings), expected);
    ASSERT_EQ(data.snapshot.size(), 4U);
  } while (
      std::next_permutation(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
}

TEST(ReadTables, TheOrderOfRowsChangesNoFact) {
  const auto facts_of = [](const std::vector<std::string>& rows) {
    std::string text = "person,kind,day,hours,fact_id,supersedes\n";
    for (const std::string& row : rows) text += row + '\n';
    const LoadedData data = read_with({{"study.csv", text}});
    EXPECT_THAT(data.findings, IsEmpty());
    std::vector<std::string> facts;
    for (const char* person : {"p1", "p2"}) {
      for (const auto& row : data.snapshot.study_of(data.snapshot.find_person(person).value())) {
        facts.push_back(row.fact.kind + to_string(row.fact.days) + to_string(row.fact.length));
      }
    }
    return facts;
  };
  std::vector<std::string> rows{"p1,a,2021-03-01,1,,", "p1,b,2021-03-01,2,x,", "p1,b,2021-03-01,3,y,x",
                                "p2,a,2021-02,4,,"};
  const auto expected = facts_of(rows);
  EXPECT_THAT(expected, ElementsAre("a2021-03-011 h", "b2021-03-013 h", "a2021-024 h"));
  while (std::next_permutation(rows.begin(), rows.end())) EXPECT_EQ(facts_of(rows), expected);
}

TEST(ReadTables, HeadingsAreThoseOfTheFile) {
  const LoadedData data = read_with({{"leaves.csv", "人员编号,请假类型, 开始,批准人\np1,病假,2021-03-01,p2\n"}});
  EXPECT_EQ(data.heading_of("leaves.csv", "by"), "批准人");
  EXPECT_EQ(data.heading_of("leaves.csv", "from"), " 开始");
  EXPECT_EQ(data.heading_of("leaves.csv", "asked"), "asked");
  EXPECT_THAT(lines_of(data.findings), ElementsAre(StartsWith("D101 leaves.csv:1  开始")));
}

TEST(ReadTables, SnapshotKnowsTheHeadingsForFindingsOfLater) {
  const LoadedData data = read_with({{"leaves.csv", "人员编号,请假类型, 开始,by\np1,病假,2021-03-01,p2\n"}});
  EXPECT_EQ(data.snapshot.heading_of("leaves.csv", "kind"), "请假类型");
  EXPECT_EQ(data.snapshot.heading_of("leaves.csv", "by"), "by");
  EXPECT_EQ(data.snapshot.heading_of("leaves.csv", "asked"), "asked");
  EXPECT_EQ(data.snapshot.heading_of("other.csv", "kind"), "kind");
}

TEST(ReadTables, KindsAreCalledWhatTheFirstRowSays) {
  const LoadedData data =
      read_with({{"kinds.csv", "类型,中文名称,英文名称\nvisit,参观,visit\nvisit,走访,call\nquiz,,quiz\n"}});
  EXPECT_THAT(lines_of(data.findings), ElementsAre(StartsWith("D205 kinds.csv:3 类型 [visit]")));
  ASSERT_NE(data.snapshot.find_kind_name("visit"), nullptr);
  EXPECT_EQ(data.snapshot.find_kind_name("visit")->name, "参观");
  EXPECT_EQ(data.snapshot.find_kind_name("quiz")->name_en, "quiz");
  EXPECT_EQ(data.snapshot.find_kind_name("seminar"), nullptr);
}

TEST(ReadTables, ProgressEndsWithAllBytes) {
  std::vector<ReadProgress> told;
  ASSERT_TRUE(read_tables(township, {}, [&](const ReadProgress& progress) { told.push_back(progress); }));
  ASSERT_EQ(told.size(), 5U);
  std::size_t bytes = 0;
  for (const TableText& table : township) bytes += table.bytes.size();
  EXPECT_EQ(told.back().bytes_done, bytes);
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end(),
                             [](const auto& a, const auto& b) { return a.bytes_done < b.bytes_done; }));
}

TEST(ReadTables, TwoFilesOfOneNameAreRefused) {
  const Tables twice{{"people.csv", "person\n"}, {"people.csv", "person\n"}};
  EXPECT_EQ(read_tables(twice).error().message(), "two files are named 'people.csv'");
}

const std::string expected_tables =
    "expected one or more of units.csv, categories.csv, kinds.csv, groups.csv, people.csv, memberships.csv, posts.csv, "
    "sessions.csv, presence.csv, leaves.csv, study.csv, marks.csv, documents.csv, events.csv, "
    "links.csv, attributes.csv, plan_items.csv";
const std::string expected_folder = "expected a folder with " + expected_tables.substr(9);

TEST(ReadDataFolder, AFolderThatDoesNotExistIsUnreadable) {
  const TemporaryFolder folder;
  const Error error = read_data_folder(folder.path() / "none").error();
  EXPECT_EQ(error.code(), Errc::unreadable);
  EXPECT_EQ(error.message(), "'" + (folder.path() / "none").string() + "' does not exist: " + expected_folder);
}

TEST(ReadDataFolder, AFileIsNoFolder) {
  const TemporaryFolder folder;
  const auto file = folder.write("people.csv", "person\n");
  const Error error = read_data_folder(file).error();
  EXPECT_EQ(error.code(), Errc::unreadable);
  EXPECT_EQ(error.message(), "'" + file.string() + "' is no folder: " + expected_folder);
}

TEST(ReadDataFolder, AnEmptyFolderHoldsNoTable) {
  const TemporaryFolder folder;
  folder.write(".hidden", "x");
  const Error error = read_data_folder(folder.path()).error();
  EXPECT_EQ(error.code(), Errc::no_table);
  EXPECT_EQ(error.message(), "'" + folder.path().string() + "' is empty: " + expected_folder);
}

TEST(ReadDataFolder, AFolderWithoutAKnownTableNamesWhatItHolds) {
  const TemporaryFolder folder;
  folder.write("presense.csv", "session,person,status\n");
  folder.write("photo.png", "x");
  const Error error = read_data_folder(folder.path()).error();
  EXPECT_EQ(error.code(), Errc::no_table);
  EXPECT_EQ(error.message(), "folder '" + folder.path().string() +
                                 "': no file is a known table (found 'photo.png', 'presense.csv'; did you mean "
                                 "'presence.csv'?): " +
                                 expected_tables);
}

TEST(ReadDataFolder, AMisnamedFileIsNamedWithTheNearestTable) {
  const TemporaryFolder folder;
  for (const TableText& table : township) folder.write(table.name, table.bytes);
  folder.write("presense.csv", "session,person,status\n");
  folder.write("People.csv", "person\n");
  std::filesystem::create_directory(folder.path() / "notes");
  const LoadedData data = read_data_folder(folder.path()).value();
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D001 People.csv:0 'People.csv' is no known table: the file was not read; did you mean "
                          "'people.csv'?",
                          "D001 presense.csv:0 'presense.csv' is no known table: the file was not read; did you mean "
                          "'presence.csv'?"));
  EXPECT_EQ(data.snapshot.people().size(), 2U);
}

// With optimisation a million such rows take 0.9 s of one core.
TEST(ReadDataFolderSlow, ManyRowsAreAllRead) {
  std::string people = "person,name\n";
  std::string memberships = "person,unit\n";
  for (int p = 0; p < 10'000; ++p) {
    people += 'p' + std::to_string(p) + ",n" + std::to_string(p) + '\n';
    memberships += 'p' + std::to_string(p) + ",c\n";
  }
  std::string sessions = "session,unit,kind,start,end\n";
  std::string presence = "session,person,status,minutes\n";
  for (int s = 0; s < 20; ++s) {
    const std::string day = to_string("2021-01-04"_day + s);
    sessions.append("s").append(std::to_string(s)).append(",c,collective,");
    sessions.append(day).append(" 09:00,").append(day).append(" 11:00\n");
    for (int p = 0; p < 10'000; ++p) {
      presence.append("s").append(std::to_string(s)).append(",p").append(std::to_string(p)).append(",present,120\n");
    }
  }
  const Tables files{{"units.csv", "unit\nc\n"},
                     {"people.csv", people},
                     {"memberships.csv", memberships},
                     {"sessions.csv", sessions},
                     {"presence.csv", presence}};
  const LoadedData data = read_tables(files).value();
  EXPECT_THAT(data.findings, IsEmpty());
  EXPECT_EQ(data.snapshot.size(), 210'020U);
}

}  // namespace
}  // namespace cadre
