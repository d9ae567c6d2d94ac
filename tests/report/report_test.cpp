// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/report.hpp>

#include <gmock/gmock.h>

#include <array>
#include <set>

#include <cadre/report/behind.hpp>
#include <cadre/report/results_csv.hpp>
#include <cadre/text/csv.hpp>

#include "report/fixture.hpp"

namespace cadre::report {
namespace {

using fixture::Office;
using fixture::rate;
using fixture::year_2021;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view hostile = "<script>alert('x')</script>|\"&";

/// Rows of a CSV text, without its byte-order mark.
std::vector<std::vector<std::string>> rows_of(std::string_view csv) {
  csv.remove_prefix(csv.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  std::vector<std::vector<std::string>> rows;
  text::CsvReader reader{csv};
  text::CsvRow row;
  while (reader.next(row).value()) rows.emplace_back(row.cells().begin(), row.cells().end());
  return rows;
}

/// The report of a small evaluation: an and bo behind in b1, eve well, ivo of a hostile name and unit behind.
struct Sample {
  Office office;
  PersonId ivo;
  std::vector<Finding> findings;

  Sample()
      : ivo{office.person("ivo", "1990-01-01",
                          office.facts.add(Unit{.id = "b3", .name = std::string{hostile}, .parent = office.c}).value(),
                          std::string{hostile})} {
    office.come(office.session("s6", office.b1, std::string{hostile}, "2021-06-01T09:00"_at, "2021-06-01T10:00"_at),
                ivo);
    findings.push_back({FindingCode::same_name, {"people.csv", 7}, "name", std::string{hostile}, "both were used"});
    findings.push_back({FindingCode::unknown_table, {"=cmd.csv", 0}, "", "=1+1", "not read"});
  }

  [[nodiscard]] Results results() const {
    std::vector<RuleResult> rows{rate(office.an, Answer::failed, 3, 4), rate(office.bo, Answer::failed, 1, 2),
                                 rate(office.eve, Answer::met, 4, 4), rate(ivo, Answer::failed, 0, 3)};
    return {fixture::policy(), office.facts.snapshot(), as_of("2021-12-31"_day), std::move(rows), {}};
  }
  [[nodiscard]] ReportFiles make(Names names = Names::full, Language language = Language::chinese) const {
    const Results evaluation = results();
    return make_report({evaluation, findings, year_2021(), {.names = names, .language = language}});
  }
};

constexpr std::array<std::string_view, 5> empty_elements{"meta", "br", "input", "rect", "line"};

/// What is wrong with the nesting of elements, or nothing.
std::string nesting_fault(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return "no > after " + html.substr(at, 20);
    const std::string tag = html.substr(at + 1, end - at - 1);
    if (tag.starts_with('!')) continue;
    const bool closes = tag.starts_with('/');
    const std::string name = tag.substr(closes ? 1 : 0, tag.find_first_of(" /", 1) - (closes ? 1 : 0));
    if (std::count(tag.begin(), tag.end(), '"') % 2 != 0) return "quotes of " + tag;
    if (closes && (open.empty() || open.back() != name))
      return "/" + name + " closes " + (open.empty() ? "nothing" : open.back());
    if (closes) open.pop_back();
    const bool is_empty = std::find(empty_elements.begin(), empty_elements.end(), name) != empty_elements.end();
    if (!closes && !is_empty) open.push_back(name);
  }
  return open.empty() ? "" : open.back() + " is not closed";
}

TEST(Html, IsWellNestedAndClosesWhatItOpens) {
  EXPECT_EQ(nesting_fault(Sample{}.make().html), "");
  EXPECT_EQ(nesting_fault("<p><b></p></b>"), "/p closes b");
}

TEST(Html, KeepsTextAsText) {
  const std::string html = Sample{}.make().html;
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("no &lt;figure&gt; in the text")) << "the reason of an assumed value";
}

TEST(Html, NeedsNothingFromElsewhere) {
  const std::string html = Sample{}.make().html;
  for (const char* reference :
       {"http:", "https:", "src=", "url(", "@import", "<link", "<script", "<iframe", "<img", "srcset"}) {
    EXPECT_THAT(html, Not(HasSubstr(reference)));
  }
}

TEST(Html, HoldsBothLanguagesAndBeginsWithTheOneAskedFor) {
  const std::string chinese = Sample{}.make().html;
  const std::string english = Sample{}.make(Names::full, Language::english).html;
  for (const std::string& html : {chinese, english}) {
    EXPECT_THAT(html, HasSubstr("<span lang=\"zh\">出勤与请假</span><span lang=\"en\">Attendance and leave</span>"));
  }
  EXPECT_THAT(chinese, HasSubstr("id=\"show-zh\" checked"));
  EXPECT_THAT(english, HasSubstr("id=\"show-en\" checked"));
}

TEST(Html, ShowsTheIdOfEachKeyFigure) {
  const Sample sample;
  const Results results = sample.results();
  const ReportInput input{results, sample.findings, year_2021()};
  const std::string html = make_report(input).html;
  for (const char* id :
       {"sessions.held", "coverage", "hours.median", "attendance.attendance/year", "behind.attendance/year"}) {
    EXPECT_THAT(html, HasSubstr("<code class=\"id\">" + std::string{id} + "</code>"));
    EXPECT_NE(report_statistics(input).find(id), nullptr) << id;
  }
}

TEST(Report, IsTheSameBytesEachTime) {
  const ReportFiles a = Sample{}.make();
  const ReportFiles b = Sample{}.make();
  EXPECT_EQ(a.html, b.html);
  EXPECT_EQ(a.summary_md, b.summary_md);
  EXPECT_EQ(a.results_csv, b.results_csv);
  EXPECT_EQ(a.findings_csv, b.findings_csv);
  EXPECT_EQ(a.statistics_json, b.statistics_json);
}

TEST(Names, OfNobodyLeaveNobodyToBeFound) {
  Sample sample;
  sample.office.person("secret-id", "1990-01-01", sample.office.b1, "Secret Name");
  const ReportFiles files = sample.make(Names::none);
  for (const std::string& file :
       {files.html, files.summary_md, files.results_csv, files.findings_csv, files.statistics_json}) {
    for (const char* trace : {"Secret Name", "secret-id", ">ivo<", ",ivo,", ",an,"})
      EXPECT_THAT(file, Not(HasSubstr(trace)));
  }
  EXPECT_THAT(files.findings_csv, Not(HasSubstr("script"))) << "values of the files may name people";
  EXPECT_THAT(sample.make(Names::full).results_csv, HasSubstr(",ivo,"));
}

TEST(Names, AsIdsMaskValuesOfNameColumns) {
  const ReportFiles files = Sample{}.make(Names::id);
  const auto rows = rows_of(files.findings_csv);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2][0], "D206");
  EXPECT_EQ(rows[2][5], "***");
  EXPECT_THAT(files.html,
              Not(HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;|&quot;&amp; <code class=\"id\">ivo")));
  EXPECT_THAT(files.html, HasSubstr("ivo<div class=\"below\">"));
}

TEST(SmallUnits, AreNotShownAloneNorFoundBySubtraction) {
  Office office;
  for (int i = 0; i < 6; ++i) office.come(office.s1, office.person("x" + std::to_string(i), "", office.b1));
  for (int i = 0; i < 5; ++i) office.come(office.s1, office.person("y" + std::to_string(i), "", office.b2));
  const UnitId b3 = office.facts.add(Unit{.id = "b3", .parent = office.c}).value();
  for (int i = 0; i < 2; ++i) office.come(office.s1, office.person("z" + std::to_string(i), "", b3));
  const Results results{fixture::policy(), office.facts.snapshot(), as_of("2021-12-31"_day), {}, {}};
  const auto units = [&](std::optional<std::int64_t> least) {
    std::set<std::string> shown;
    const Statistics statistics = report_statistics({results, {}, year_2021(), {.min_group = least}});
    for (const Figure& figure : statistics.of("person_times.unit")) shown.insert(figure.id.substr(18));
    return shown;
  };
  // b1 has 8 people, b2 7 and b3 2.
  EXPECT_THAT(units(1), ElementsAre("b1", "b2", "b3"));
  EXPECT_THAT(units(3), ElementsAre("b1")) << "b3 alone missing would be the total less b1 and b2";
  EXPECT_THAT(units(8), ElementsAre("b1"));
}

TEST(Behind, ListsPeopleByTheirKeyWithWhatIsShortAndTheLastDay) {
  Sample sample;
  const Results results = sample.results();
  const std::vector<Behind> list = who_is_behind(results, year_2021());
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(results.name_of(list[0].subject), "an");
  EXPECT_EQ(results.name_of(list[2].subject), "ivo");
  EXPECT_EQ(list[0].last_day, "2021-12-31"_day);
  EXPECT_EQ(results.all()[list[0].row].judgement().short_by, Ratio::of(1, 20));
}

TEST(Behind, HasNoOpenWindowThatHasNotBegun) {
  const Office office;
  const Results results =
      evaluate(fixture::policy(), office.facts.snapshot(), as_of("2021-02-10"_day), {.period = year_of(2021)});
  Scope scope = year_2021();
  scope.as_of = "2021-02-10"_day;
  std::set<std::string> windows;
  for (const Behind& behind : who_is_behind(results, scope)) windows.insert(results.all()[behind.row].window.label);
  EXPECT_THAT(windows, testing::IsSupersetOf({"2021-01", "2021-02"}));
  EXPECT_FALSE(windows.count("2021-03"));
}

TEST(ResultsCsv, HasTheColumnsOfTheManualAndExactNumbers) {
  const std::string csv = Sample{}.make().results_csv;
  EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBFsubject_kind,"));
  const auto rows = rows_of(csv);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_THAT(rows[0],
              ElementsAre("subject_kind", "subject", "rule", "window_from", "window_until", "severity", "answer",
                          "value", "need", "counted", "short", "lost", "measured_in", "reason", "cite"));
  EXPECT_THAT(rows[1], ElementsAre("person", "an", "attendance/year", "2021-01-01", "2022-01-01", "must", "failed", "",
                                   "0.8", "0.75", "0.05", "", "ratio", "", "T 2"));
}

TEST(FindingsCsv, SortsAndGuardsWhatASpreadsheetWouldRun) {
  const auto rows = rows_of(Sample{}.make().findings_csv);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_THAT(rows[0], ElementsAre("code", "severity", "file", "row", "column", "value", "means", "done"));
  EXPECT_THAT(rows[1], ElementsAre("D001", "error", "'=cmd.csv", "", "", "'=1+1", "文件不是已知的表", "not read"));
}

TEST(StatisticsJson, WritesExactFractionsWithTheirNamedBase) {
  const std::string json = Sample{}.make().statistics_json;
  EXPECT_THAT(json, HasSubstr("\"policy\": \"office-2021\""));
  EXPECT_THAT(json, HasSubstr("\"D206\": 1"));
  const std::size_t at = json.find("\"attendance.attendance/year\": {");
  ASSERT_NE(at, std::string::npos);
  const std::string figure = json.substr(at, 700);
  EXPECT_THAT(figure, HasSubstr("\"value\": \"8/13\"")) << "3 + 1 + 4 + 0 of 4 + 2 + 4 + 3";
  EXPECT_THAT(figure, HasSubstr("\"numerator\": 8"));
  EXPECT_THAT(figure, HasSubstr("\"denominator\": 13"));
  EXPECT_THAT(figure, HasSubstr("times due, less those excused"));
}

TEST(Summary, IsMarkdownInWhichTextStaysText) {
  const std::string summary = Sample{}.make().summary_md;
  EXPECT_THAT(summary, StartsWith("# 镇党委 2021年教育培训情况"));
  EXPECT_THAT(summary, HasSubstr("## 主要指标 Key figures"));
  EXPECT_THAT(summary, HasSubstr("| \\<script\\>alert"));
  EXPECT_THAT(summary, Not(HasSubstr(" <script")));
  EXPECT_THAT(summary, HasSubstr("61.5 % (8 / 13)")) << "8/13 is 61.53...";
}

}  // namespace
}  // namespace cadre::report
