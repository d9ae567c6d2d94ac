// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The families of figures, each made by one function.
#include <set>
#include <utility>

#include "report/detail/builder.hpp"

namespace cadre::inline v1::report::detail {

/// What the makers of figures work on.
struct Work {
  Population population;
  const FactTable& facts;
  std::vector<Figure>& figures;
};

/// A figure of the scope's days, with nothing in it yet.
[[nodiscard]] Figure figure_of(const Scope& scope, std::string id, Wording label, Reduction reduction,
                               std::string_view measure);

/// Whether an answer says that a duty is not done, though it was due and is known.
[[nodiscard]] bool is_missing(Answer answer) noexcept;
/// Whether a duty has begun and is not done.
[[nodiscard]] bool is_behind(const Scope& scope, const RuleResult& row);
/// Whether a result belongs to a scope.
[[nodiscard]] bool is_of(const Population& population, const RuleResult& row);
/// The part of the scope to which a result's person belongs.
[[nodiscard]] std::string part_of(const Population& population, const RuleResult& row);

/// Which of some parts with so many people may not stand alone: those with fewer than `least`, and the next smallest
/// where only one would be missing, because it could be found by subtraction.
[[nodiscard]] std::set<std::string> too_small(std::vector<std::pair<std::int64_t, std::string>> sizes,
                                              std::int64_t least);

/// Sessions, person-times, coverage, times per head.
void add_activity_figures(Work& work);
/// Hours of presence and study, their mean and median, and amounts that are no clock time.
void add_hour_figures(Work& work);
/// Tests, leave, documents.
void add_paper_figures(Work& work);
/// Attendance, answers, archives, who is behind.
void add_result_figures(Work& work, const Results& results);

}  // namespace cadre::inline v1::report::detail
