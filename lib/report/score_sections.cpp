// SPDX-License-Identifier: Apache-2.0
// Scores, grades and figures: what a chart of answers would not show.
#include <algorithm>
#include <map>

#include "report/detail/families.hpp"
#include "report/detail/page.hpp"
#include "report/detail/sections.hpp"
#include "report/detail/show.hpp"

namespace cadre::inline v1::report::detail {
namespace {

using ByWindow = std::map<std::pair<Period, std::string>, std::vector<const RuleResult*>>;

ByWindow by_window(const View& view, const Figure& answers) {
  ByWindow windows;
  for (const std::size_t i : answers.rows) {
    const RuleResult& row = view.results().all()[i];
    windows[{row.window.period, row.window.label}].push_back(&row);
  }
  return windows;
}

std::string number(std::size_t n) { return grouped(static_cast<std::int64_t>(n)); }

/// How many have a score, and the lowest, middle and highest of those that stand.
std::string score_table(const View& view, const Figure& answers) {
  Table table{{{{"Window", "期间"}},
               {{"Scored", "已计分"}, true},
               {{"Lowest", "最低"}, true},
               {{"Median", "中位"}, true},
               {{"Highest", "最高"}, true},
               {{"Not settled", "未定"}, true}}};
  for (const auto& [window, rows] : by_window(view, answers)) {
    std::vector<Ratio> values;
    Measure measure;
    std::size_t open = 0;
    for (const RuleResult* const row : rows) {
      const auto* const score = std::get_if<Score>(&row->outcome);
      if (score == nullptr || !score->value) continue;
      measure = score->measure;
      if (score->answer == Answer::met) values.push_back(*score->value);
      if (score->answer == Answer::open || score->answer == Answer::unknown) ++open;
    }
    std::sort(values.begin(), values.end());
    // Of a few the lowest and the highest would name somebody's points.
    const bool may_show = values.size() >= static_cast<std::size_t>(view.input.options.smallest_group());
    const auto shown_at = [&](std::size_t i) {
      return both(shown(may_show && !values.empty() ? std::optional{values[i]} : std::nullopt, measure));
    };
    const std::size_t last = values.empty() ? 0 : values.size() - 1;
    table.add({both(period_words(window.first)), number(values.size()), shown_at(0), shown_at(last / 2), shown_at(last),
               number(open)});
  }
  return table.html();
}

/// How many are in each band.
std::string grade_table(const View& view, const GradeRule& rule, const Figure& answers) {
  std::vector<Table::Column> columns{{{"Window", "期间"}}};
  for (const GradeBand& band : rule.bands) columns.push_back({{band.name, band.name}, true});
  columns.push_back({{"Not settled", "未定"}, true});
  Table table{columns};
  for (const auto& [window, rows] : by_window(view, answers)) {
    std::map<std::string, std::size_t> counts;
    std::size_t open = 0;
    for (const RuleResult* const row : rows) {
      const auto* const band = std::get_if<Band>(&row->outcome);
      if (band != nullptr && !band->band.empty()) ++counts[band->band];
      if (row->answer() == Answer::open || row->answer() == Answer::unknown) ++open;
    }
    std::vector<std::string> cells{both(period_words(window.first))};
    for (const GradeBand& band : rule.bands) cells.push_back(number(counts[band.name]));
    cells.push_back(number(open));
    table.add(cells);
  }
  return table.html();
}

/// How many have reached each step.
std::string step_table(const View& view, const LadderRule& rule, const Figure& answers) {
  std::vector<Table::Column> columns{{{"Window", "期间"}}};
  for (const LadderStep& step : rule.steps) columns.push_back({{step.step, step.step}, true});
  columns.push_back({{"None", "无"}, true});
  Table table{columns};
  for (const auto& [window, rows] : by_window(view, answers)) {
    std::map<std::string, std::size_t> counts;
    for (const RuleResult* const row : rows) {
      const auto* const step = std::get_if<Step>(&row->outcome);
      if (step != nullptr && step->answer != Answer::not_applicable) ++counts[step->step];
    }
    std::vector<std::string> cells{both(period_words(window.first))};
    for (const LadderStep& step : rule.steps) cells.push_back(number(counts[step.step]));
    cells.push_back(number(counts[{}]));
    table.add(cells);
  }
  return table.html();
}

/// The figures of each unit, group or population.
std::string figure_table(const View& view, const Figure& answers) {
  Table table{{{{"Window", "期间"}},
               {{"Of", "对象"}},
               {{"Figure", "数值"}, true},
               {{"Parts", "分子/分母"}, true},
               {{"Not known", "不详"}, true},
               {{"Answer", "状态"}}}};
  for (const auto& [window, rows] : by_window(view, answers)) {
    for (const RuleResult* const row : rows) {
      const auto* const figure = std::get_if<cadre::Figure>(&row->outcome);
      if (figure == nullptr) continue;
      const bool has_parts = figure->denominator && figure->measure == Measure::ratio();
      const std::string parts =
          has_parts ? cut(figure->numerator, 0) + " / " + grouped(*figure->denominator) : std::string{};
      const Wording value = figure->value && figure->measure == Measure::ratio()
                                ? Wording{to_percent(*figure->value), to_percent(*figure->value)}
                                : shown(figure->value, figure->measure);
      table.add({both(period_words(window.first)), safe(subject_name(view.snapshot(), row->subject)), both(value),
                 parts, grouped(figure->unknown), both(word(to_string(row->answer())))});
    }
  }
  return table.html();
}

}  // namespace

std::string score_panels(const View& view) {
  std::string content;
  for (const Rule& rule : view.results().policy().rules()) {
    const Figure* const answers = view.statistics.find("answers." + rule.head().id);
    if (answers == nullptr || !has_values(rule)) continue;
    const auto* const grade = std::get_if<GradeRule>(&rule.spec);
    const auto* const ladder = std::get_if<LadderRule>(&rule.spec);
    const std::string table = grade != nullptr                               ? grade_table(view, *grade, *answers)
                              : ladder != nullptr                            ? step_table(view, *ladder, *answers)
                              : std::holds_alternative<ScoreRule>(rule.spec) ? score_table(view, *answers)
                                                                             : figure_table(view, *answers);
    content += panel(rule_title(view.results(), rule), answers->id, table, true);
  }
  return content;
}

bool has_values(const Rule& rule) noexcept {
  return std::holds_alternative<ScoreRule>(rule.spec) || std::holds_alternative<GradeRule>(rule.spec) ||
         std::holds_alternative<AggregateRule>(rule.spec) || std::holds_alternative<ShareRule>(rule.spec) ||
         std::holds_alternative<LadderRule>(rule.spec);
}

}  // namespace cadre::inline v1::report::detail
