// SPDX-License-Identifier: Apache-2.0
#include "report/detail/families.hpp"

namespace cadre::inline v1::report::detail {
namespace {

void add_tests(Work& work) {
  const Scope& scope = work.population.scope();
  Figure rate = figure_of(scope, "tests.pass_rate", {"Pass rate of tests", "测试合格率"}, Reduction::passed, "ratio");
  rate.base = {"marks with a pass mark", "有及格线的成绩"};
  FamilyBuilder tests{std::move(rate)};
  for (std::size_t i = 0; i < work.population.snapshot().people().size(); ++i) {
    const PersonId person = PersonId::at(i);
    for (const auto& mark : work.population.snapshot().marks_of(person)) {
      if (!scope.counted().contains(mark.fact.day) || !work.population.has(person, mark.fact.day)) continue;
      if (!mark.fact.pass) {
        ++tests.shape().unknown;
        continue;
      }
      tests.add(mark.id);
      tests.add(mark.id, "test", mark.fact.test, kind_word(work.population.snapshot(), mark.fact.test));
    }
  }
  std::move(tests).finish(work.figures, work.facts);
}

void add_leaves(Work& work) {
  const Scope& scope = work.population.scope();
  FamilyBuilder leaves{figure_of(scope, "leave", {"Leaves", "请假"}, Reduction::count, "leave")};
  for (std::size_t i = 0; i < work.population.snapshot().people().size(); ++i) {
    const PersonId person = PersonId::at(i);
    for (const auto& leave : work.population.snapshot().leaves_of(person)) {
      const Date day = leave.fact.covers.start.date();
      if (!scope.counted().contains(day) || !work.population.has(person, day)) continue;
      leaves.add(leave.id);
      leaves.add(leave.id, "kind", leave.fact.kind, kind_word(work.population.snapshot(), leave.fact.kind));
      const std::string_view decision = word_of(leave.fact.decision);
      leaves.add(leave.id, "decision", std::string{decision}, word(decision));
    }
  }
  std::move(leaves).finish(work.figures, work.facts);
}

bool is_of(const Population& population, const Holder& holder, Date day) {
  if (const auto* person = std::get_if<PersonId>(&holder)) return population.has(*person, day);
  if (const auto* unit = std::get_if<UnitId>(&holder)) return population.has(*unit);
  const Snapshot& facts = population.snapshot();
  if (const auto* session = std::get_if<SessionId>(&holder)) return population.has(facts[*session].unit);
  const auto& unit = facts[*std::get_if<GroupId>(&holder)].unit;
  return unit && population.has(*unit);
}

void add_documents(Work& work) {
  const Scope& scope = work.population.scope();
  FamilyBuilder documents{
      figure_of(scope, "documents", {"Documents handed in", "提交材料"}, Reduction::count, "document")};
  for (const auto& document : work.population.snapshot().documents()) {
    const Date about = document.fact.about ? document.fact.about->from : document.fact.day;
    const bool in_time = document.fact.day <= scope.as_of && scope.period.contains(about);
    if (!in_time || !is_of(work.population, document.fact.holder, document.fact.day)) continue;
    documents.add(document.id);
    documents.add(document.id, "kind", document.fact.kind, kind_word(work.population.snapshot(), document.fact.kind));
  }
  std::move(documents).finish(work.figures, work.facts);
}

}  // namespace

void add_paper_figures(Work& work) {
  add_tests(work);
  add_leaves(work);
  add_documents(work);
}

}  // namespace cadre::inline v1::report::detail
