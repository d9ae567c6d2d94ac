// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/html.hpp>

#include "report/detail/page.hpp"
#include "report/detail/sections.hpp"
#include "report/detail/show.hpp"
#include "report/detail/words.hpp"

namespace cadre::inline v1::report {
namespace detail {
namespace {

std::string fact(const Wording& name, const std::string& content) {
  return "<div>" + element("dt", "", both(name)) + element("dd", "", content) + "</div>\n";
}

std::string head_of(const View& view) {
  const ReportInput& input = view.input;
  const PolicyModel& policy = input.results.policy().model();
  const Wording period = period_words(input.scope.period);
  const auto findings = static_cast<std::int64_t>(all_findings(input).size());
  const std::string n = grouped(findings);
  std::string facts = fact({"Period", "期间"}, both(period));
  facts += fact({"As of", "截至"}, safe(to_string(input.scope.as_of)));
  if (const auto known = input.results.asked().known) facts += fact({"Known by", "已知至"}, safe(to_string(*known)));
  facts += fact({"Policy", "依据"}, safe(policy.name.empty() ? policy.id : policy.name) + " " + id_tag(policy.id));
  facts += fact({"Doubtful entries", "数据疑点"}, "<a href=\"#findings\">" + both({n, n + " 处"}) + "</a>");
  const Wording title{"Education and training report, " + period.en, period.zh + "教育培训情况报告"};
  const std::string heading = "<span lang=\"zh\">" + safe(title.zh) + "</span><span lang=\"en\">" + safe(title.en) +
                              "</span>" + "<span class=\"sub\" lang=\"en\">" + safe(title.en) + "</span>";
  return "<header>\n" + element("p", "org", safe(title_of(input))) + "\n" + element("h1", "", heading) + "\n" +
         element("dl", "facts", "\n" + facts) + "\n</header>\n";
}

std::string switch_of(Language language) {
  const std::string_view on = " checked";
  const bool chinese = language == Language::chinese;
  std::string out = "<input type=\"radio\" name=\"language\" id=\"show-zh\"" + std::string{chinese ? on : ""} + ">";
  out += "<input type=\"radio\" name=\"language\" id=\"show-en\"" + std::string{chinese ? "" : on} + ">\n";
  out +=
      "<nav class=\"switch\"><label for=\"show-zh\" lang=\"zh-CN\">中文</label><label "
      "for=\"show-en\">English</label></nav>\n";
  return out;
}

std::string foot_of() {
  const Wording note{
      "Shown numbers are cut, never rounded up; exact values stand in statistics.json. What is not known is counted "
      "apart "
      "and is in no numerator and no denominator. Each figure has an id; cadre explain --figure ID lists the records "
      "behind it.",
      "所示数值一律舍去尾数，不进位；精确值见 "
      "statistics.json。情况不明的单独列出，不计入分子和分母。每项指标均有编号，可用 cadre explain "
      "--figure 编号 列出其依据的记录。"};
  return "<footer>\n" + element("p", "", both(note)) + "\n" + element("p", "", "cadre " + version_text()) +
         "\n</footer>\n";
}

}  // namespace

std::string finding_section(const View& view) {
  Table table{{{{"Code", "代码"}}, {{"Severity", "程度"}}, {{"Means", "含义"}}, {{"Count", "数量"}, true}}};
  const auto severity = [](FindingCode code) {
    const Severity s = severity_of(code);
    return s == Severity::error     ? Wording{"error: not used", "错误：未采用"}
           : s == Severity::warning ? Wording{"warning: used after a decision", "警告：按规则处理后采用"}
                                    : Wording{"note: read as stated", "提示：照原意读取"};
  };
  for (const auto& [code, count] : by_code(all_findings(view.input))) {
    table.add({id_tag(to_string(code)), both(severity(code)),
               both({std::string{meaning_of(code)}, std::string{meaning_of_zh(code)}}), grouped(count)});
  }
  const std::string content = table.empty() ? element("p", "", both({"None.", "无。"})) : table.html();
  const Wording note{"Each of them with file, row and value stands in findings.csv.",
                     "每一处的文件、行号和原值见 findings.csv。"};
  return section("findings", {"Doubtful entries in the data", "数据疑点"}, content + element("p", "note", both(note)));
}

std::string assumed_section(const View& view) {
  Table table{{{{"Rule or value", "规则或参数"}}, {{"Value", "取值"}}, {{"Reason", "理由"}}}};
  for (const Policy::Assumed& assumed : view.results().policy().assumed()) {
    table.add({element("code", "", safe(assumed.id)), safe(assumed.value), safe(assumed.reason)});
  }
  const Wording note{"The sources state no figure here; these values were assumed.",
                     "依据文件未写明以下数值，系假定。"};
  const std::string content =
      table.empty() ? element("p", "", both({"None.", "无。"})) : element("p", "note", both(note)) + table.html();
  return section("assumed", {"Assumed values", "假定的数值"}, content);
}

}  // namespace detail

std::string html_report(const ReportInput& input, const Statistics& statistics) {
  const detail::View view{input, statistics};
  const bool chinese = input.options.language == Language::chinese;
  const std::string title = detail::title_of(input) + " " + to_string(input.scope.period);
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string{chinese ? "zh-CN" : "en"} + "\">\n<head>\n";
  out += "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += detail::element("title", "", detail::safe(title)) + "\n<style>\n";
  out += detail::style;
  out += "</style>\n</head>\n<body>\n" + detail::switch_of(input.options.language) + "<main class=\"page\">\n";
  out += detail::head_of(view) + detail::key_section(view) + detail::session_section(view) +
         detail::people_section(view) + detail::hour_section(view) + detail::attendance_section(view) +
         detail::rule_section(view) + detail::paper_section(view) + detail::behind_section(view) +
         detail::finding_section(view) + detail::assumed_section(view);
  return out + detail::foot_of() + "</main>\n</body>\n</html>\n";
}

}  // namespace cadre::inline v1::report
