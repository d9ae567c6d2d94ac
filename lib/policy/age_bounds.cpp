// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/age_bounds.hpp>

#include <algorithm>

#include "policy/detail/walk.hpp"

namespace cadre::inline v1 {

std::vector<std::int32_t> age_bounds(const PolicyModel& policy) {
  std::vector<std::int32_t> ages;
  detail::walk(policy, [&](const detail::AnyPart& part, const detail::Site& /*site*/) {
    if (const auto* const bound = part.as<AgeBound>()) ages.push_back(bound->years);
  });
  std::sort(ages.begin(), ages.end());
  ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
  return ages;
}

}  // namespace cadre::inline v1
