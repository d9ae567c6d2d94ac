// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// who_is_behind(): the duties that are not done, by how much and until when.
#include <cstddef>
#include <optional>
#include <vector>

#include <cadre/report/statistics.hpp>

namespace cadre::inline v1::report {

/// One duty of one subject that is not done.
struct Behind {
  Subject subject;               ///< who
  std::size_t row = 0;           ///< place of the result in Results::all(): rule, window, need, counted, short
  Answer answer = Answer::open;  ///< failed, doomed or open
  Date last_day;                 ///< last day of the window
  std::optional<Date> begin_by;  ///< while open: the last day on which the rest can still be begun, where that is known
};

/// Every result of a must-rule that is failed, doomed or open, of the subjects and windows that statistics() counts; of
/// windows that begin after `as_of` none, as nobody can be behind in them yet.
/// People come first, by sort key (their id where they have none), then units, then groups, by id; of one subject by
/// rule and window.
/// @param results the results
/// @param scope whose and when
[[nodiscard]] std::vector<Behind> who_is_behind(const Results& results, const Scope& scope);

}  // namespace cadre::inline v1::report
