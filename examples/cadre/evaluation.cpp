// SPDX-License-Identifier: Apache-2.0
#include "evaluation.hpp"

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/evaluate/side_by_side.hpp>

#include "command.hpp"

namespace tool {

std::vector<cadre::Results> evaluate_each(const std::vector<cadre::Policy>& policies, const cadre::Snapshot& facts,
                                          const Question& question) {
  std::vector<cadre::Results> parts;
  parts.reserve(policies.size());
  for (const cadre::Policy& policy : policies)
    parts.push_back(cadre::evaluate(policy, facts, question.asked, {.period = question.period}));
  return parts;
}

cadre::Results shown_together(std::vector<cadre::Results> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  auto together = cadre::side_by_side(parts);
  if (!together) throw Refused{Exit::usage, "--policy: " + together.error().message()};
  return *std::move(together);
}

}  // namespace tool
