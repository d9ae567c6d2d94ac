// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Grades of all subjects at once: bands, quotas, places.
#include <map>
#include <vector>

#include "evaluate/detail/score.hpp"

namespace cadre::inline v1::detail {

/// The grade of one subject.
struct Graded {
  std::size_t band = 0;     ///< index in the bands from the best down
  bool may_change = false;  ///< another band is still possible
  bool is_open = false;     ///< points of one of those graded may still move
  bool over_quota = false;  ///< the points ask for a better band
  bool tied = false;        ///< equal points at the edge of a quota leave it undecided
  std::optional<std::int64_t> place{};
  const VetoRule* veto = nullptr;  ///< that limits it
};

/// The bands of a grade from the best down.
[[nodiscard]] std::vector<GradeBand> bands_down(const GradeRule& rule);

/// The grades of all whom a grade and its score speak of in a window.
[[nodiscard]] std::map<Subject, Graded> grades_in(Engine& engine, const GradeRule& rule, const Case& at);

}  // namespace cadre::inline v1::detail
