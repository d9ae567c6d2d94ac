// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/composing.hpp"
#include "evaluate/detail/kinds.hpp"

#include <algorithm>

namespace cadre::inline v1::detail {
namespace {

Answer answer_of(Composition::Mode mode, const std::vector<Answer>& answers) {
  const bool is_waived = std::find(answers.begin(), answers.end(), Answer::waived) != answers.end();
  const Answer neutral = is_waived ? Answer::waived : Answer::not_applicable;
  if (mode == Composition::Mode::all_of) {
    const auto worst = first_of(answers, {Answer::failed, Answer::doomed, Answer::unknown, Answer::open, Answer::met});
    return worst.value_or(neutral);
  }
  const auto best = first_of(answers, {Answer::met, Answer::open, Answer::unknown, Answer::doomed, Answer::failed});
  return best == Answer::met || !is_waived ? best.value_or(neutral) : Answer::waived;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const Composition& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return member_cases(engine, rule.rules, subject, range);
}

/// It counts nothing of its own.
Fold fold(Engine& /*engine*/, const Composition& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const Composition& rule, const Query& query) {
  return composed(engine, rule, query, answer_of(rule.mode, member_answers(engine, rule.rules, query)));
}

/// The results that it is composed of explain it.
void explain(const Explaining& explaining, const Composition& rule, const Query& /*query*/) {
  explain_members(explaining, rule.rules);
}

bool uses(const Composition& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
