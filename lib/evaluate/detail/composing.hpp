// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What rules that are made of others have in common.
#include "evaluate/detail/explaining.hpp"
#include "evaluate/detail/judge.hpp"

namespace cadre::inline v1::detail {

/// The answer that decides: of those given, the first in an order.
[[nodiscard]] std::optional<Answer> first_of(const std::vector<Answer>& answers, const std::vector<Answer>& order);

/// The windows of the members, each once.
[[nodiscard]] std::vector<Case> member_cases(Engine& engine, const std::vector<std::string>& rules,
                                             const Subject& subject, const std::optional<Period>& range);

/// What the members say of a window.
[[nodiscard]] std::vector<Answer> member_answers(Engine& engine, const std::vector<std::string>& rules,
                                                 const Query& query);

/// The result of a rule that its members' answers decide.
[[nodiscard]] RuleResult composed(Engine& engine, const RuleHead& rule, const Query& query, Answer answer);

/// Says what the members say.
void explain_members(const Explaining& explaining, const std::vector<std::string>& rules);

}  // namespace cadre::inline v1::detail
