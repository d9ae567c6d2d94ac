// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// law_text(): a policy as prose, article by article, to be laid beside the text that it was made from.
#include <string>

#include <cadre/evaluate/explanation.hpp>
#include <cadre/policy/policy.hpp>

namespace cadre::inline v1 {

/// What a policy says, in full sentences, as Markdown: by source and article, then the rules that cite nothing, then
/// what is declared for all of them.
///
/// @par Laws
///   everything that the canonical form of the policy writes is said: what has no sentence of its own, as `key: value`
///   names of rules, kinds and tags stand as the policy writes them, in backquotes
/// @param policy the policy
/// @param language which language
[[nodiscard]] std::string law_text(const Policy& policy, Language language);

}  // namespace cadre::inline v1
