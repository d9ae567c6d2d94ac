// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report/detail/families.hpp"

namespace cadre::inline v1::report::detail {
namespace {

/// The results of one rule that are of the scope, by place in Results::all().
struct RuleRows {
  std::size_t rule;
  std::vector<std::size_t> rows;
};

/// The day on which a result's person is looked up: the last of the window, as far as the question reaches.
Date day_of(const Scope& scope, const RuleResult& row) {
  return std::min(row.window.period.until - 1, scope.base_day());
}

}  // namespace

bool is_missing(Answer answer) noexcept {
  return answer == Answer::failed || answer == Answer::open || answer == Answer::doomed;
}

bool has_bound(const RuleResult& row) noexcept {
  if (const auto* const figure = std::get_if<cadre::Figure>(&row.outcome)) return figure->need.has_value();
  return row.find_judgement() != nullptr;
}

bool is_behind(const Scope& scope, const RuleResult& row) {
  return has_bound(row) && is_missing(row.answer()) && row.window.period.from <= scope.as_of;
}

bool is_of(const Population& population, const RuleResult& row) {
  if (intersect(row.window.period, population.scope().period).empty()) return false;
  if (const auto* person = std::get_if<PersonId>(&row.subject)) {
    return population.has(*person, day_of(population.scope(), row));
  }
  if (const auto* unit = std::get_if<UnitId>(&row.subject)) return population.has(*unit);
  const auto* const group = std::get_if<GroupId>(&row.subject);
  if (group == nullptr) return !population.scope().unit;
  const auto& unit = population.snapshot()[*group].unit;
  return !population.scope().unit || (unit && population.has(*unit));
}

std::string part_of(const Population& population, const RuleResult& row) {
  const auto* const person = std::get_if<PersonId>(&row.subject);
  return person ? population.part_of(*person, day_of(population.scope(), row)) : std::string{nowhere};
}

namespace {

std::vector<RuleRows> rows_by_rule(const Population& population, const Results& results) {
  std::vector<RuleRows> rules;
  for (std::size_t i = 0; i < results.policy().rules().size(); ++i) rules.push_back({i, {}});
  for (std::size_t i = 0; i < results.all().size(); ++i) {
    const RuleResult& row = results.all()[i];
    const bool is_asked = row.reason() != Reason::not_selected;
    if (is_asked && is_of(population, row)) rules[row.rule].rows.push_back(i);
  }
  return rules;
}

/// A share over results, with the parts of the scope: of attendance or of archives.
void add_share(Work& work, const Results& results, const RuleRows& own, Figure shape) {
  FamilyBuilder family{std::move(shape)};
  for (const std::size_t i : own.rows) {
    const RuleResult& row = results.all()[i];
    const std::string part = part_of(work.population, row);
    if (row.answer() == Answer::met || is_missing(row.answer())) {
      family.shape().rows.push_back(i);
      family.part("unit", part, work.population.part_name(part)).rows.push_back(i);
    } else if (row.answer() == Answer::unknown) {
      ++family.shape().unknown;
      ++family.part("unit", part, work.population.part_name(part)).unknown;
    }
  }
  std::move(family).finish(work.figures, work.facts, results.all());
}

void add_attendance(Work& work, const Results& results, const RuleRows& own, const Rule& rule) {
  const bool by_time = std::get_if<Attendance>(&rule.spec)->by == Attendance::By::time;
  Figure shape = figure_of(work.population.scope(), "attendance." + rule.head().id, {"Attendance", "出勤率"},
                           Reduction::attended, "ratio");
  shape.base = by_time ? Wording{"minutes due, less those excused", "应到时间（扣除免计）"}
                       : Wording{"times due, less those excused", "应到人次（扣除免计）"};
  add_share(work, results, own, std::move(shape));
}

void add_archive(Work& work, const Results& results, const RuleRows& own, const Rule& rule) {
  Figure shape = figure_of(work.population.scope(), "archive." + rule.head().id,
                           {"Complete archives", "学习档案完整率"}, Reduction::met, "ratio");
  shape.base = {"archives that are due and known", "应建且情况明确的档案"};
  add_share(work, results, own, std::move(shape));
}

void add_answers(Work& work, const Results& results, const RuleRows& own, const Rule& rule) {
  FamilyBuilder family{figure_of(work.population.scope(), "answers." + rule.head().id, rule_title(results, rule),
                                 Reduction::results, "result")};
  for (const std::size_t i : own.rows) {
    const RuleResult& row = results.all()[i];
    const std::string answer{to_string(row.answer())};
    const Wording window = period_words(row.window.period);
    const Wording name = word(answer);
    family.shape().rows.push_back(i);
    family.part("answer", answer, name).rows.push_back(i);
    family.part("window." + row.window.label, answer, {window.en + " " + name.en, window.zh + name.zh})
        .rows.push_back(i);
  }
  std::move(family).finish(work.figures, work.facts, results.all());
}

void add_behind(Work& work, const Results& results, const RuleRows& own, const Rule& rule) {
  const Wording title = rule_title(results, rule);
  FamilyBuilder family{figure_of(work.population.scope(), "behind." + rule.head().id,
                                 {"Behind: " + title.en, "未完成：" + title.zh}, Reduction::results, "result")};
  for (const std::size_t i : own.rows) {
    if (is_behind(work.population.scope(), results.all()[i])) family.shape().rows.push_back(i);
  }
  std::move(family).finish(work.figures, work.facts, results.all());
}

}  // namespace

void add_result_figures(Work& work, const Results& results) {
  for (const RuleRows& own : rows_by_rule(work.population, results)) {
    const Rule& rule = results.policy().rules()[own.rule];
    if (own.rows.empty()) continue;
    const bool of_people = rule.head().subject == SubjectKind::person;
    if (of_people && std::holds_alternative<Attendance>(rule.spec)) add_attendance(work, results, own, rule);
    if (std::holds_alternative<Archive>(rule.spec)) add_archive(work, results, own, rule);
    add_answers(work, results, own, rule);
    const bool is_bound =
        !std::holds_alternative<ScoreRule>(rule.spec) && !std::holds_alternative<GradeRule>(rule.spec);
    if (is_bound && rule.head().severity == Binding::must) add_behind(work, results, own, rule);
  }
}

}  // namespace cadre::inline v1::report::detail
