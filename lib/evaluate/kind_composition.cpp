// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The answer that decides a composition: of those that are not neutral, the first in an order.
std::optional<Answer> first_of(const std::vector<Answer>& answers, const std::array<Answer, 5>& order) {
  for (const Answer wanted : order) {
    if (std::find(answers.begin(), answers.end(), wanted) != answers.end()) return wanted;
  }
  return std::nullopt;
}

Answer composed(Composition::Mode mode, const std::vector<Answer>& answers) {
  const bool is_waived = std::find(answers.begin(), answers.end(), Answer::waived) != answers.end();
  const Answer neutral = is_waived ? Answer::waived : Answer::not_applicable;
  if (mode == Composition::Mode::all_of) {
    const auto worst = first_of(answers, {Answer::failed, Answer::doomed, Answer::unknown, Answer::open, Answer::met});
    return worst.value_or(neutral);
  }
  const auto best = first_of(answers, {Answer::met, Answer::open, Answer::unknown, Answer::doomed, Answer::failed});
  return best == Answer::met || !is_waived ? best.value_or(neutral) : Answer::waived;
}

/// The rules that it is composed of, in the policy's order.
std::vector<std::size_t> members_of(const Engine& engine, const Composition& rule) {
  std::vector<std::size_t> members;
  for (const std::string& id : rule.rules) {
    if (const auto member = engine.policy().find_rule(id)) members.push_back(*member);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const Composition& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  std::map<Period, Case> windows;
  const auto collect = [&](std::span<const Case> list) {
    for (const Case& at : list) windows.insert_or_assign(at.window.period, Case{at.window});
  };
  for (const std::size_t member : members_of(engine, rule)) {
    if (range) {
      collect(engine.cases_touching(member, subject, *range));
    } else {
      collect(engine.reported(member, subject));
    }
  }
  std::vector<Case> list;
  list.reserve(windows.size());
  for (auto& [period, at] : windows) list.push_back(std::move(at));
  return list;
}

/// It counts nothing of its own.
Fold fold(Engine& /*engine*/, const Composition& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const Composition& rule, const Query& query) {
  std::vector<Answer> answers;
  for (const std::string& id : rule.rules) {
    const auto member = engine.policy().find_rule(id);
    if (!member) continue;
    for (const Case& at : engine.cases_over(*member, query.subject, query.period())) {
      answers.push_back(engine.result(*member, query.subject, at).answer());
    }
  }
  const bool is_selected = days_held(engine.selected(rule, query.subject, query.period()), query.period(), true) > 0;
  const Judgement judgement = is_selected ? answered(composed(rule.mode, answers), Reason::members, Measure{})
                                          : answered(Answer::not_applicable, Reason::not_selected, Measure{});
  return {query.subject, query.rule, query.at.window, judgement, {}};
}

/// The results that it is composed of explain it.
void explain(const Explaining& explaining, const Composition& rule, const Query& query) {
  for (const std::string& member : rule.rules) {
    const RuleResult* const below = explaining.results.find(query.subject, member, query.at.window.label);
    if (below != nullptr) explaining.root.below.push_back(explained(explaining.engine, explaining.results, *below));
  }
}

bool uses(const Composition& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
