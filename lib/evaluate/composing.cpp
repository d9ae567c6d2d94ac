// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/composing.hpp"

#include <algorithm>
#include <map>

namespace cadre::inline v1::detail {
namespace {

/// The rules that it is composed of, in the policy's order.
std::vector<std::size_t> members_of(const Engine& engine, const std::vector<std::string>& rules) {
  std::vector<std::size_t> members;
  for (const std::string& id : rules) {
    if (const auto member = engine.policy().find_rule(id)) members.push_back(*member);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

}  // namespace

std::optional<Answer> first_of(const std::vector<Answer>& answers, const std::vector<Answer>& order) {
  for (const Answer wanted : order) {
    if (std::find(answers.begin(), answers.end(), wanted) != answers.end()) return wanted;
  }
  return std::nullopt;
}

std::vector<Case> member_cases(Engine& engine, const std::vector<std::string>& rules, const Subject& subject,
                               const std::optional<Period>& range) {
  // Two sessions of one day have windows of the same days.
  std::map<std::pair<Period, std::optional<SessionId>>, Case> windows;
  const auto collect = [&](std::span<const Case> list) {
    for (const Case& at : list) windows.insert_or_assign({at.window.period, at.session}, Case{at.window, at.session});
  };
  for (const std::size_t member : members_of(engine, rules)) {
    if (range) {
      collect(engine.cases_touching(member, subject, *range));
    } else {
      collect(engine.reported(member, subject));
    }
  }
  std::vector<Case> list;
  list.reserve(windows.size());
  for (auto& [key, at] : windows) list.push_back(std::move(at));
  return list;
}

std::vector<Answer> member_answers(Engine& engine, const std::vector<std::string>& rules, const Query& query) {
  std::vector<Answer> answers;
  for (const std::string& id : rules) {
    const auto member = engine.policy().find_rule(id);
    if (!member) continue;
    for (const Case& at : engine.cases_same_as(query.at, *member, query.subject)) {
      answers.push_back(answer_to_others(engine, engine.result(*member, query.subject, at)));
    }
  }
  return answers;
}

RuleResult composed(Engine& engine, const RuleHead& rule, const Query& query, Answer answer) {
  const bool is_selected = days_held(engine.selected(rule, query.subject, query.period()), query.period(), true) > 0;
  const Judgement judgement = is_selected ? answered(answer, Reason::members, Measure{})
                                          : answered(Answer::not_applicable, Reason::not_selected, Measure{});
  return {query.subject, query.rule, query.at.window, judgement, {}};
}

void explain_members(const Explaining& explaining, const std::vector<std::string>& rules) {
  const RuleResult& row = explaining.row;
  for (const std::string& member : rules) {
    const RuleResult* const below = explaining.results.find(row.subject, member, row.window.label);
    if (below != nullptr) explaining.root.below.push_back(explained(explaining.engine, explaining.results, *below));
  }
}

}  // namespace cadre::inline v1::detail
