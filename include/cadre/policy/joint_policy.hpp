// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// joint_policy(): several policies as one to be shown.
#include <span>

#include <cadre/policy/policy.hpp>

namespace cadre::inline v1 {

/// The rules of several policies, each named `policy:rule`, with what they cite and count by under names of the same
/// form. It says how results are shown, see side_by_side(); it is not to be evaluated, since rules of one policy would
/// see another's leaves.
/// @param policies whose rules; their ids differ
[[nodiscard]] Policy joint_policy(std::span<const Policy> policies);

}  // namespace cadre::inline v1
