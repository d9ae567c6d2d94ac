// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/composing.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

/// What is not applicable is left out, and no more is asked for than remains; who is excused counts as one.
Answer answer_of(std::int64_t k, const std::vector<Answer>& answers) {
  const auto number = [&](Answer answer) { return std::count(answers.begin(), answers.end(), answer); };
  const std::int64_t remaining = static_cast<std::int64_t>(answers.size()) - number(Answer::not_applicable);
  if (remaining == 0) return Answer::not_applicable;
  const std::int64_t wanted = std::min(k, remaining);
  std::int64_t reached = number(Answer::met);
  if (reached >= wanted) return Answer::met;
  for (const Answer next : {Answer::waived, Answer::open, Answer::unknown}) {
    reached += number(next);
    if (reached >= wanted) return next;
  }
  const bool all_closed = number(Answer::open) + number(Answer::doomed) == 0;
  return all_closed ? Answer::failed : Answer::doomed;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const AtLeastOf& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return member_cases(engine, rule.rules, subject, range);
}

/// It counts nothing of its own.
Fold fold(Engine& /*engine*/, const AtLeastOf& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const AtLeastOf& rule, const Query& query) {
  return composed(engine, rule, query, answer_of(rule.k, member_answers(engine, rule.rules, query)));
}

void explain(const Explaining& explaining, const AtLeastOf& rule, const Query& /*query*/) {
  explaining.root.below.push_back(node("of_rules", {std::to_string(rule.k), std::to_string(rule.rules.size())}));
  explain_members(explaining, rule.rules);
}

bool uses(const AtLeastOf& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
