// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/grade.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

const std::map<Subject, Graded>& grades_of(Engine& engine, const GradeRule& rule, const Query& query) {
  return engine.shared<std::map<Subject, Graded>>(query.rule, query.at,
                                                  [&] { return grades_in(engine, rule, query.at); });
}

/// The result of the score in a window; null where it has none.
const RuleResult* graded_result(Engine& engine, const GradeRule& rule, const Query& query) {
  const auto index = engine.policy().find_rule(rule.of);
  if (!index) return nullptr;
  for (const Case& at : engine.cases_same_as(query.at, *index, query.subject))
    return &engine.result(*index, query.subject, at);
  return nullptr;
}

Band without_band(Answer answer, Reason reason) {
  Band band;
  band.answer = answer;
  band.reason = reason;
  return band;
}

Band band_of(Engine& engine, const GradeRule& rule, const Query& query, const RuleResult& score) {
  const auto& all = grades_of(engine, rule, query);
  const auto own = all.find(query.subject);
  if (own == all.end()) return without_band(score.answer(), score.reason());
  const Graded& grade = own->second;
  Band band;
  band.assumed = rule.assumed;
  band.place = grade.place;
  if (grade.tied || grade.may_change) {
    const bool closed = is_closed(engine, query.at) && !grade.is_open;
    band.answer = closed ? Answer::unknown : Answer::open;
    if (closed) band.reason = grade.may_change ? score.reason() : Reason::tied;
    if (closed && band.reason == Reason::none) band.reason = Reason::members;
    return band;
  }
  band.answer = Answer::met;
  band.band = bands_down(rule)[grade.band].name;
  band.over_quota = grade.over_quota;
  if (grade.veto != nullptr) band.veto = grade.veto->id;
  return band;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const GradeRule& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  const auto index = engine.policy().find_rule(rule.of);
  if (!index) return {};
  if (range) return engine.cases_touching(*index, subject, *range);
  const auto list = engine.reported(*index, subject);
  return {list.begin(), list.end()};
}

Fold fold(Engine& /*engine*/, const GradeRule& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const GradeRule& rule, const Query& query) {
  RuleResult row{
      query.subject, query.rule, query.at.window, without_band(Answer::not_applicable, Reason::not_selected), {}};
  const RuleResult* const score = graded_result(engine, rule, query);
  if (score == nullptr) return row;
  if (days_held(engine.selected(rule, query.subject, query.period()), query.period(), true) == 0) return row;
  row.outcome = says_nothing(score->answer()) ? without_band(score->answer(), score->reason())
                                              : band_of(engine, rule, query, *score);
  return row;
}

void explain(const Explaining& explaining, const GradeRule& rule, const Query& query) {
  const auto* const band = std::get_if<Band>(&explaining.row.outcome);
  if (band == nullptr) return;
  if (!band->band.empty()) explaining.root.below.push_back(node("band", {band->band}));
  if (band->place) explaining.root.below.push_back(node("band.place", {std::to_string(*band->place)}));
  if (band->over_quota) explaining.root.below.push_back(node("band.no_room"));
  if (!band->veto.empty()) explaining.root.below.push_back(node("band.veto", {band->veto}));
  const RuleResult* const score = graded_result(explaining.engine, rule, query);
  if (score != nullptr) explaining.root.below.push_back(explained(explaining.engine, explaining.results, *score));
}

bool uses(const GradeRule& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
