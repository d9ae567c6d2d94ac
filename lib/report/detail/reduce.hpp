// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// reduce(): a figure's numbers from its own facts, people and results. The only place where figures are counted.
#include <span>

#include <cadre/report/statistics.hpp>

#include "report/detail/fact_table.hpp"

namespace cadre::inline v1::report::detail {

/// Sets numerator and denominator of a figure from everything else in it.
/// @param rows all results, where the figure has any
void reduce(Figure& figure, const FactTable& facts, std::span<const RuleResult> rows);

}  // namespace cadre::inline v1::report::detail
