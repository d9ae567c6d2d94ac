// SPDX-License-Identifier: Apache-2.0
// One row in, one fact out, for each table of facts; and what is said of values that cannot be.
#include <cadre/io/data_folder.hpp>
#include <cadre/io/map.hpp>

#include <gmock/gmock.h>

#include "io/folder.hpp"

namespace cadre {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_io::lines_of;

/// A small office, and one table with a header and rows.
LoadedData read(const std::string& table, const std::string& rows) {
  std::vector<TableText> files{
      {"units.csv", "unit,tags\nc,\nhall,rural; model\n"},
      {"groups.csv", "group,kind\ng,class\n"},
      {"categories.csv", "category\nlaw\n"},
      {"people.csv", "person,tags\np1,cadre\np2,\n"},
      {"memberships.csv", "person,unit\np1,c\np2,c\n"},
      {"sessions.csv", "session,unit,kind,start,end\ns1,c,collective,2021-03-01 09:00,2021-03-01 11:00\n"},
  };
  std::erase_if(files, [&](const TableText& file) { return file.name == table + ".csv"; });
  files.push_back({table + ".csv", rows});
  return read_tables(files).value();
}

std::vector<std::string> findings(const std::string& table, const std::string& rows) {
  return lines_of(read(table, rows).findings);
}

TEST(ReadFacts, AStudyRowSaysWhatACourseRecordHolds) {
  const LoadedData data =
      read("study",
           "person,kind,day,hours,item,course_length,watched,passed,score,organiser,host,verified,authors,author_place,"
           "venue\np1,online,2021-03-02,1,c1,90 min,80 %,yes,0.9,县级,hall,no,3,2,room\n");
  EXPECT_THAT(lines_of(data.findings), IsEmpty());
  const Snapshot& s = data.snapshot;
  const auto rows = s.study_of(s.find_person("p1").value());
  ASSERT_EQ(rows.size(), 1U);
  const Study& study = rows[0].fact;
  EXPECT_EQ(study.item, "c1");
  EXPECT_EQ(study.course_length, 90_min);
  EXPECT_EQ(study.watched, Ratio::of(4, 5));
  EXPECT_EQ(study.passed, true);
  EXPECT_EQ(study.score, Ratio::of(9, 10));
  EXPECT_EQ(study.organiser, "county");
  EXPECT_EQ(study.host, s.find_unit("hall"));
  EXPECT_EQ(study.verified, false);
  EXPECT_EQ(study.authors, 3U);
  EXPECT_EQ(study.author_place, 2U);
  EXPECT_EQ(study.venue, "room");
}

TEST(ReadFacts, AStudyRowThatSaysNothingOfTheCourseLeavesItOpen) {
  const LoadedData data =
      read("study", "person,kind,day,hours,watched,passed,verified,authors\np1,online,2021-03-02,1,,,,\n");
  const Study& study = data.snapshot.study_of(data.snapshot.find_person("p1").value())[0].fact;
  EXPECT_EQ(study.watched, std::nullopt);
  EXPECT_EQ(study.passed, std::nullopt);
  EXPECT_EQ(study.verified, std::nullopt);
  EXPECT_EQ(study.authors, std::nullopt);
  EXPECT_EQ(study.host, std::nullopt);
}

TEST(ReadFacts, ValuesOfAStudyRowThatCannotBeAreNamed) {
  EXPECT_THAT(
      findings("study",
               "person,kind,day,hours,watched,score,passed,course_length,authors,author_place,host\n"
               "p1,online,2021-03-02,1,80,,,,,,\np1,online,2021-03-02,1,120 %,,,,,,\n"
               "p1,online,2021-03-02,1,most,,,,,,\np1,online,2021-03-02,1,,-0.1,,,,,\n"
               "p1,online,2021-03-02,1,,,maybe,,,,\np1,online,2021-03-02,1,,,,8 学时,,,\n"
               "p1,online,2021-03-02,1,,,,,0,,\np1,online,2021-03-02,1,,,,,2,3,\n"
               "p1,online,2021-03-02,1,,,,,1.5,,\np1,online,2021-03-02,1,,,,,,,harbour\n"),
      ElementsAre(
          "D114 study.csv:2 watched [80] '80' is above 1, and a share in hundredths is written as 80 %: the row "
          "was not used",
          "D114 study.csv:3 watched [120 %] '120 %' is above 100 %: the row was not used",
          "D108 study.csv:4 watched [most] 'most' is no share such as 80 % or 0.8: the row was not used",
          "D109 study.csv:5 score [-0.1] '-0.1' is below 0: the row was not used",
          "D110 study.csv:6 passed [maybe] 'maybe' is not one of yes or no: the row was not used",
          "D108 study.csv:7 course_length [8 学时] '8 学时' is no clock time such as 45 min or 2 h: the row was "
          "not used",
          "D114 study.csv:8 authors [0] '0' is below 1: the row was not used",
          "D114 study.csv:9 author_place [3] place 3 lies beyond the number of authors, 2: the row was not used",
          "D108 study.csv:10 authors [1.5] '1.5' is no whole number: the row was not used",
          "D202 study.csv:11 host [harbour] no unit 'harbour': the row was not used"));
}

TEST(ReadFacts, ASessionRowHasOrganiserQuorumAndItem) {
  const LoadedData data = read("sessions",
                               "活动编号,单位编号,活动形式,开始时间,结束时间,主办级别,法定人数,课程编号\n"
                               "s1,c,collective,2021-03-01 09:00,2021-03-01 11:00,市级,12,c1\n");
  EXPECT_THAT(lines_of(data.findings), IsEmpty());
  const Session& session = data.snapshot[data.snapshot.find_session("s1").value()];
  EXPECT_EQ(session.organiser, "city");
  EXPECT_EQ(session.quorum, 12U);
  EXPECT_EQ(session.item, "c1");
  EXPECT_THAT(findings("sessions",
                       "session,unit,kind,start,end,quorum\n"
                       "s1,c,k,2021-03-01 09:00,2021-03-01 11:00,half\n"),
              ElementsAre("D108 sessions.csv:2 quorum [half] 'half' is no number: the row was not used"));
}

TEST(ReadFacts, AUnitRowHasTags) {
  const LoadedData data = read("events", "unit,kind,day\nhall,award,2021-03-01\n");
  const UnitId hall = data.snapshot.find_unit("hall").value();
  EXPECT_THAT(data.snapshot[hall].tags, ElementsAre("rural", "model"));
  EXPECT_TRUE(data.snapshot.has_tag(hall, "model", "2021-03-01"_day));
}

TEST(ReadFacts, ALeaveRowHasItsProof) {
  const LoadedData data = read("leaves", "person,kind,from,to,proof\np1,sick,2021-03-02,2021-03-03,certificate\n");
  EXPECT_EQ(data.snapshot.leaves_of(data.snapshot.find_person("p1").value())[0].fact.proof, "certificate");
}

TEST(ReadFacts, AMarkRowIsOfAPersonAUnitOrAClass) {
  const LoadedData data = read("marks",
                               "person,unit,group,test,day,value,item,rater\np1,,,t,2021-03-01,4,order,互评\n"
                               ",hall,,t,2021-03-01,3,,committee\n,,g,t,2021-03-01,2,,\n,,,t,2021-03-01,1,,\n");
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D111 marks.csv:5 the row says not whose it is: the row was not used"));
  const Snapshot& s = data.snapshot;
  const auto of_person = s.marks_of(s.find_person("p1").value());
  ASSERT_EQ(of_person.size(), 1U);
  EXPECT_EQ(of_person[0].fact.item, "order");
  EXPECT_EQ(of_person[0].fact.rater, "peers");
  ASSERT_EQ(s.marks_of(s.find_unit("hall").value()).size(), 1U);
  EXPECT_EQ(s.marks_of(s.find_unit("hall").value())[0].fact.rater, "committee");
  EXPECT_EQ(s.marks_of(s.find_group("g").value())[0].fact.value, Ratio::whole(2));
}

TEST(ReadFacts, ADocumentRowHasItsLengthAndTheSessionItIsFor) {
  const LoadedData data = read("documents",
                               "person,group,kind,day,about,length\np1,,essay,2021-03-05,s1,1500\n"
                               ",g,plan,2021-01-05,2021,\n");
  EXPECT_THAT(lines_of(data.findings), IsEmpty());
  const Snapshot& s = data.snapshot;
  const Document& essay = s.documents_of(s.find_person("p1").value())[0].fact;
  EXPECT_EQ(essay.about_session, s.find_session("s1"));
  EXPECT_EQ(essay.about, (Period{"2021-03-01"_day, "2021-03-02"_day}));
  EXPECT_EQ(essay.length, 1500U);
  const Document& plan = s.documents_of(s.find_group("g").value())[0].fact;
  EXPECT_EQ(plan.about_session, std::nullopt);
  EXPECT_EQ(plan.length, std::nullopt);
}

TEST(ReadFacts, AnEventRowMayBeOfAGroupAndAboutSomething) {
  const LoadedData data = read("events", "group,kind,day,about\ng,exemption,2021-03-01,self-study\n");
  EXPECT_THAT(lines_of(data.findings), IsEmpty());
  const auto events = data.snapshot.events_of(data.snapshot.find_group("g").value());
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].fact.about, "self-study");
}

TEST(ReadFacts, ALinkRowJoinsTwoPeople) {
  const LoadedData data =
      read("links", "人员编号,对方编号,关系类型,角色,开始日期,结束日期\np1,p2,导师,senior,2021-01-01,2021-12-31\n");
  EXPECT_THAT(lines_of(data.findings), IsEmpty());
  const Snapshot& s = data.snapshot;
  const auto links = s.links_of(s.find_person("p1").value());
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].fact.to, s.find_person("p2"));
  EXPECT_EQ(links[0].fact.kind, "mentor");
  EXPECT_EQ(links[0].fact.role, "senior");
  EXPECT_EQ(links[0].fact.during, year_of(2021));
  EXPECT_EQ(s.meta(links[0].id).origin, (Origin{"links.csv", 2}));
  EXPECT_THAT(findings("links",
                       "person,other,kind,from,to\np1,p1,mentor,,\np1,p9,mentor,,\n"
                       "p1,p2,mentor,2021-02-02,2021-02-01\np1,p2,,,\n"),
              ElementsAre("D114 links.csv:2 other [p1] 'p1' is linked with themselves: the row was not used",
                          "D201 links.csv:3 other [p9] no person 'p9': the row was not used",
                          "D301 links.csv:4 to [2021-02-01] the last day 2021-02-01 lies before the first, 2021-02-02: "
                          "the row was not used",
                          "D111 links.csv:5 kind a value for kind is missing: the row was not used"));
}

TEST(ReadFacts, AnAttributeRowHoldsForItsDays) {
  const LoadedData data = read("attributes",
                               "person,unit,name,value,from,to,fact_id,supersedes,recorded\n"
                               "p1,,tag,young,2021-03-01,2021-05-31,a1,,\n,hall,level,county,,,,,\n"
                               "p1,,tag,young,2021-03-01,2021-04-30,a2,a1,2021-06-01\n");
  EXPECT_THAT(lines_of(data.findings), IsEmpty());
  const Snapshot& s = data.snapshot;
  const PersonId p1 = s.find_person("p1").value();
  EXPECT_FALSE(s.has_tag(p1, "young", "2021-05-01"_day));
  EXPECT_TRUE(s.known_on("2021-05-31"_day).has_tag(p1, "young", "2021-05-01"_day));
  EXPECT_TRUE(s.has_attribute(s.find_unit("hall").value(), "level", "county", "1990-01-01"_day));
  EXPECT_THAT(findings("attributes", "person,unit,name,value\n,,tag,x\np1,,tag,\n,harbour,tag,x\n"),
              ElementsAre("D111 attributes.csv:2 the row says not whose it is: the row was not used",
                          "D111 attributes.csv:3 value a value for value is missing: the row was not used",
                          "D202 attributes.csv:4 unit [harbour] no unit 'harbour': the row was not used"));
}

TEST(ReadFacts, APlanItemRowSaysWhatWasPlannedAndDone) {
  const LoadedData data = read("plan_items",
                               "unit,item,plan,kind,category,planned,amount,session,done,moved_to\n"
                               "c,i1,2021,collective,law,2021-Q1,2 session,s1,2021-03-01,\n"
                               "c,i2,2021,,,2021年3月,,,,2022\n");
  EXPECT_THAT(lines_of(data.findings),
              ElementsAre("D103 plan_items.csv:3 planned [2021年3月] '2021年3月' was read as 2021-03"));
  const Snapshot& s = data.snapshot;
  const auto items = s.plan_items_of(s.find_unit("c").value());
  ASSERT_EQ(items.size(), 2U);
  const PlanItem& first = items[0].fact;
  EXPECT_EQ(first.id + ' ' + first.plan + ' ' + first.kind, "i1 2021 collective");
  EXPECT_EQ(first.category, s.find_category("law"));
  EXPECT_EQ(first.planned, parse_period("2021-Q1").value());
  EXPECT_EQ(first.amount, parse_amount("2 session").value());
  EXPECT_EQ(first.session, s.find_session("s1"));
  EXPECT_EQ(first.done, "2021-03-01"_day);
  EXPECT_EQ(first.moved_to, "");
  const PlanItem& last = items[1].fact;
  EXPECT_EQ(last.id, "i2");
  EXPECT_EQ(last.planned, parse_period("2021-03").value());
  EXPECT_EQ(last.moved_to, "2022");
}

TEST(ReadFacts, ValuesOfAPlanItemThatCannotBeAreNamed) {
  EXPECT_THAT(
      findings("plan_items",
               "unit,item,plan,planned,session\nc,i1,2021,soon,\nc,,2021,,\nc,i2,2021,,s9\n"
               ",i3,2021,,\n"),
      ElementsAre("D104 plan_items.csv:2 planned [soon] 'soon' is no period such as 2021-03 or 2021-Q1: the row "
                  "was not used",
                  "D111 plan_items.csv:3 item a value for item is missing: the row was not used",
                  "D203 plan_items.csv:4 session [s9] no session 's9': the row was not used",
                  "D111 plan_items.csv:5 the row says not whose it is: the row was not used"));
}

TEST(ReadFacts, AMapFillsTheNewColumnsAndTables) {
  const std::string map =
      "[people]\nperson = \"id\"\n[study]\nperson = \"id\"\nkind = {value = \"online\"}\nday = {day = \"day\"}\n"
      "hours = {value = \"1\"}\nwatched = \"seen\"\nitem = \"course\"\n"
      "[attributes]\nperson = \"id\"\nname = {value = \"tag\"}\nvalue = \"rank\"\n";
  const LoadedData data = read_mapped(read_map(map).value(), {"t.csv",
                                                              "id,day,seen,course,rank\np1,2021-03-01,80 %,c1,young\n"
                                                              "p1,2021-03-02,90 %,c1,young\n"})
                              .value();
  const PersonId p1 = data.snapshot.find_person("p1").value();
  ASSERT_EQ(data.snapshot.study_of(p1).size(), 2U);
  EXPECT_EQ(data.snapshot.study_of(p1)[0].fact.watched, Ratio::of(4, 5));
  EXPECT_EQ(data.snapshot.study_of(p1)[1].fact.item, "c1");
  EXPECT_EQ(data.snapshot.attributes_of(p1).size(), 1U);
  EXPECT_TRUE(data.snapshot.has_tag(p1, "young", "2021-03-01"_day));
}

}  // namespace
}  // namespace cadre
