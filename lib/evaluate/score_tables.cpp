// SPDX-License-Identifier: Apache-2.0
// Numbers to points: tables, and several values as one.
#include <algorithm>

#include "evaluate/detail/score.hpp"

namespace cadre::inline v1::detail {

/// The points that a table gives for a number: those of the highest step reached, or none.
Ratio step_for(const std::vector<TableStep>& table, Ratio number) {
  const TableStep* best = nullptr;
  for (const TableStep& step : table) {
    if (step.from <= number && (best == nullptr || best->from < step.from)) best = &step;
  }
  return best == nullptr ? Ratio{} : best->is.value;
}

/// The points that a table gives for any number from `least` on, up to `most` if there is one.
PointRange steps_between(const std::vector<TableStep>& table, Ratio so_far, Ratio least,
                         const std::optional<Ratio>& most) {
  PointRange points{step_for(table, so_far), step_for(table, least), step_for(table, least)};
  for (const TableStep& step : table) {
    if (step.from < least || (most && step.from > *most)) continue;
    points.lowest = std::min(*points.lowest, step.is.value);
    points.highest = std::max(*points.highest, step.is.value);
  }
  return points;
}

/// Several values as one. Precondition: there is one.
Ratio combined(Combine how, const std::vector<Ratio>& values) {
  if (how == Combine::best) return *std::max_element(values.begin(), values.end());
  Ratio sum;
  for (const Ratio value : values) sum = add(sum, value);
  return how == Combine::sum ? sum : divide(sum, Ratio::whole(static_cast<std::int64_t>(values.size())));
}

}  // namespace cadre::inline v1::detail
