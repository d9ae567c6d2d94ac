// SPDX-License-Identifier: Apache-2.0
#include "testing/detail/ask.hpp"

#include <vector>

#include <cadre/text/normalise.hpp>

namespace cadre::inline v1::testing::detail {

std::string no_subject(const Snapshot& facts, SubjectKind kind, std::string_view id) {
  std::vector<std::string_view> known;
  const auto collect = [&](const auto& things) {
    for (const auto& thing : things) known.push_back(thing.id);
  };
  if (kind == SubjectKind::person) collect(facts.people());
  if (kind == SubjectKind::unit) collect(facts.units());
  if (kind == SubjectKind::group) collect(facts.groups());
  if (kind == SubjectKind::population) known.push_back(to_string(kind));
  const std::string near = text::nearest(id, known);
  std::string message = "the rule is about a " + std::string{to_string(kind)} + ", and the facts have none named '" +
                        std::string{id} + '\'';
  if (!near.empty()) message += "; did you mean '" + near + "'?";
  return message;
}

EvaluateOptions options_for(std::string_view window, const Limits& limits) {
  EvaluateOptions options;
  options.limits = limits;
  if (const auto period = parse_period(window)) options.period = *period;
  return options;
}

Found find_window(const Results& results, const Subject& subject, std::size_t rule, std::string_view window) {
  Found found;
  found.row = results.find(subject, results.policy().rules()[rule].head().id, window);
  if (found.row != nullptr) return found;
  for (const RuleResult& row : results.of(subject)) {
    if (row.rule == rule) found.other_windows += (found.other_windows.empty() ? "" : ", ") + row.window.label;
  }
  return found;
}

Judgement silence() {
  Judgement silent;
  silent.answer = Answer::not_applicable;
  silent.reason = Reason::not_selected;
  return silent;
}

}  // namespace cadre::inline v1::testing::detail
