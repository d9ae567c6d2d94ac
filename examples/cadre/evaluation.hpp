// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// One policy or several over the same data.
#include <vector>

#include <cadre/evaluate/results.hpp>

#include "data.hpp"

namespace tool {

/// What each policy says, in the order in which they were given.
[[nodiscard]] std::vector<cadre::Results> evaluate_each(const std::vector<cadre::Policy>& policies,
                                                        const cadre::Snapshot& facts, const Question& question);

/// What is shown: the results of the one policy, or of several under the ids `policy:rule`.
[[nodiscard]] cadre::Results shown_together(std::vector<cadre::Results> parts);

}  // namespace tool
