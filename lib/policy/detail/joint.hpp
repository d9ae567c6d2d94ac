// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// joint_policy(): several policies as one to be shown.
#include <span>

#include <cadre/policy/policy.hpp>

namespace cadre::inline v1::detail {

/// The rules of several policies, each named `policy:rule`, with what they cite and count by under names of the same
/// form. It says how results are shown; it is not evaluated, since the rules of one policy do not see another's leaves.
[[nodiscard]] Policy joint_policy(std::span<const Policy> policies);

}  // namespace cadre::inline v1::detail
