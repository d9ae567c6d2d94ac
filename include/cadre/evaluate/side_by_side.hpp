// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// side_by_side(): the results of several policies as one, to be shown together.
#include <span>

#include <cadre/core/result.hpp>
#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1 {

/// The results of several policies over the same facts, each rule named `policy:rule`, each article `policy:article`.
///
/// Each policy was evaluated alone: what one counts, excuses or carries means nothing to another. The results say what
/// is shown in tables and reports. What is explained or recorded is each policy's own results.
///
/// @par Errors
///   Errc::duplicate_key when two policies have the same id; Errc::invalid_argument when there are none, or when they
///   were asked for other days.
/// @param parts the results, in the order in which they are named
[[nodiscard]] Result<Results> side_by_side(std::span<const Results> parts);

}  // namespace cadre::inline v1
