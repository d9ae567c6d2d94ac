// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// age_bounds(): the ages that the conditions of a policy tell apart.
#include <cstdint>
#include <vector>

#include <cadre/policy/model.hpp>

namespace cadre::inline v1 {

/// The ages in years that stand anywhere in the selections of a policy, each once, from the lowest up.
/// @param policy the policy
[[nodiscard]] std::vector<std::int32_t> age_bounds(const PolicyModel& policy);

}  // namespace cadre::inline v1
