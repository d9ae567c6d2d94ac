// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The canonical form of a policy: write_policy() as JSON, policy_hash() as a short name, policy_schema() for editors.
#include <string>

#include <cadre/policy/policy.hpp>

namespace cadre::inline v1 {

/// The same policy with lists in a fixed order, wherever their order has no meaning, and without what only checking
/// adds. Two policies that say the same in the same words are then equal, in whatever order and form they were written.
/// @param model the policy
[[nodiscard]] PolicyModel canonical(PolicyModel model);

/// A policy as canonical JSON, which check_policy() and read_policy() read with PolicyFormat::json.
///
/// One policy has one text: keys stand in the order of the reference page, lists whose order has no meaning are sorted,
/// what equals its default is left out, quantities and days are texts. It is UTF-8, and the same on every machine.
///
/// @par Laws
///   the policy read from the text is equal to canonical(model), and is written as the same bytes
///   NOT: equal texts for equal meanings; `"60 min"` and `"1 h"` are one text, two rules in place of one are not.
/// @param model the policy
[[nodiscard]] std::string write_policy(const PolicyModel& model);

/// A checked policy as canonical JSON.
/// @param policy the policy
[[nodiscard]] std::string write_policy(const Policy& policy);

/// The SHA-256 of the canonical JSON, as 64 hexadecimal digits: which rules a result was made by.
/// @param policy the policy
[[nodiscard]] std::string policy_hash(const Policy& policy);

/// The JSON Schema (draft 2020-12) of policies written as JSON, for editors and other programs. What it accepts may
/// still be refused by check_policy(), which knows more.
[[nodiscard]] std::string policy_schema();

}  // namespace cadre::inline v1
