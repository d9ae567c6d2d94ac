// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/summary.hpp>

#include <cadre/text/escape.hpp>

#include "report/detail/show.hpp"
#include "report/detail/words.hpp"

namespace cadre::inline v1::report {
namespace {

std::string cell(std::string_view text) { return text::markdown_cell(text); }

/// Both languages in one cell, Chinese first; equal words once.
std::string both(const Wording& words) {
  return words.en == words.zh ? cell(words.zh) : cell(words.zh) + " " + cell(words.en);
}

std::string heading(const Wording& words) { return "\n## " + words.zh + " " + words.en + "\n\n"; }

std::string row(std::initializer_list<std::string> cells) {
  std::string out = "|";
  for (const std::string& c : cells) out += " " + c + " |";
  return out + "\n";
}

std::string value_of(const Figure& figure) {
  const std::string parts = detail::shown_parts(figure);
  return cell(detail::shown(figure).zh) + (parts.empty() ? "" : " (" + parts + ")");
}

std::string figure_table(const std::vector<const Figure*>& figures) {
  std::string out = row({"指标 Figure", "数值 Value", "基数 Base", "编号 Id"}) + "|---|---:|---|---|\n";
  for (const Figure* const f : figures) {
    out += row({both(f->label), value_of(*f), both(f->base), cell(f->id)});
  }
  return out;
}

std::string family_table(const Statistics& statistics, const Wording& title, std::string_view family) {
  const auto parts = statistics.of(family);
  if (parts.empty()) return {};
  std::string out = heading(title) + row({"", "数值 Value"}) + "|---|---:|\n";
  for (const Figure& figure : parts) out += row({both(figure.part), value_of(figure)});
  return out;
}

std::string rule_table(const ReportInput& input, const Statistics& statistics) {
  std::string out;
  const auto count = [&](const std::string& id) {
    const Figure* const figure = statistics.find(id);
    return figure == nullptr ? std::string{"0"} : detail::grouped(static_cast<std::int64_t>(figure->rows.size()));
  };
  for (const Rule& rule : input.results.policy().rules()) {
    const std::string answers = "answers." + rule.head().id;
    if (statistics.find(answers) == nullptr) continue;
    out += row({both(detail::rule_title(input.results, rule)), count(answers), count(answers + ".answer.met"),
                count(answers + ".answer.failed"), count(answers + ".answer.doomed"), count(answers + ".answer.open"),
                count(answers + ".answer.waived"), count(answers + ".answer.unknown"), cell(rule.head().cite)});
  }
  if (out.empty()) return {};
  return heading({"What the rules ask", "学习要求完成情况"}) +
         row({"要求 Rule", "结果 Results", "完成 Met", "未完成 Failed", "无法完成 Doomed", "进行中 Open", "免除 Waived",
              "待查 Unknown", "依据 Source"}) +
         "|---|---:|---:|---:|---:|---:|---:|---:|---|\n" + out;
}

std::string finding_table(const ReportInput& input) {
  std::string out;
  for (const auto& [code, count] : detail::by_code(all_findings(input))) {
    out += row({to_string(code), both({std::string{meaning_of(code)}, std::string{meaning_of_zh(code)}}),
                detail::grouped(count)});
  }
  if (out.empty()) return {};
  return heading({"Doubtful entries", "数据疑点"}) + row({"代码 Code", "含义 Means", "数量 Count"}) +
         "|---|---|---:|\n" + out;
}

std::string assumed_table(const ReportInput& input) {
  std::string out;
  for (const Policy::Assumed& a : input.results.policy().assumed()) {
    out += row({cell(a.id), cell(a.value), cell(a.reason)});
  }
  if (out.empty()) return {};
  return heading({"Assumed values", "假定的数值"}) + row({"规则 Rule", "取值 Value", "理由 Reason"}) +
         "|---|---|---|\n" + out;
}

}  // namespace

std::string summary_markdown(const ReportInput& input, const Statistics& statistics) {
  const Wording period = detail::period_words(input.scope.period);
  const PolicyModel& policy = input.results.policy().model();
  std::string out = "# " + cell(detail::title_of(input)) + " " + period.zh + "教育培训情况\n\n";
  out += "Education and training, " + period.en + "\n\n";
  out += "截至 As of " + to_string(input.scope.as_of) + "；依据 Policy " + cell(policy.id) + "；cadre " +
         detail::version_text() + "\n";
  out += heading({"Key figures", "主要指标"}) + figure_table(detail::key_figures(statistics));
  out += family_table(statistics, {"Sessions by month", "举办场次（按月）"}, "sessions.held.month");
  out += family_table(statistics, {"Sessions by mode", "举办场次（按形式）"}, "sessions.held.kind");
  const Wording category = detail::kind_word(input.results.snapshot(), "category");
  out += family_table(statistics, {"Sessions by " + category.en, "举办场次（按" + category.zh + "）"},
                      "sessions.held.category");
  for (const Figure& figure : statistics.all()) {
    const bool is_whole = figure.id == figure.family;
    if (figure.reduction == Reduction::attended && is_whole) {
      out += family_table(statistics, {"Attendance by unit", "各单位出勤率"}, figure.id + ".unit");
    }
  }
  out += family_table(statistics, {"Leave", "请假"}, "leave.kind");
  out += rule_table(input, statistics) + finding_table(input) + assumed_table(input);
  return out + "\n数值一律舍去尾数，不进位。Numbers are cut, never rounded up.\n";
}

}  // namespace cadre::inline v1::report
