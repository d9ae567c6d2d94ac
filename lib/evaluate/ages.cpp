// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/ages.hpp"

#include <cadre/policy/age_bounds.hpp>

namespace cadre::inline v1::detail {

std::vector<std::int32_t> ages_apart(const PolicyModel& policy) {
  std::vector<std::int32_t> ages = age_bounds(policy);
  if (!ages.empty()) ages.insert(ages.begin(), ages.front() - 1);
  return ages;
}

}  // namespace cadre::inline v1::detail
