// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The ages between which the conditions of a policy lie.
#include <cstdint>
#include <vector>

#include <cadre/policy/policy.hpp>

namespace cadre::inline v1::detail {

/// One age for each answer that the conditions on age of a policy may give together, the lowest first: one under all
/// bounds, and each bound. Nothing where the policy asks for no age.
[[nodiscard]] std::vector<std::int32_t> ages_apart(const PolicyModel& policy);

}  // namespace cadre::inline v1::detail
