// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Results as JSON.
#include <span>
#include <string>

#include <cadre/evaluate/results.hpp>

namespace tool {

/// An object with the question, the findings and one object a result, with the names of the columns of results.csv.
/// Exact numbers that are not whole are strings.
[[nodiscard]] std::string results_json(const cadre::Results& results, std::span<const cadre::Finding> findings);

}  // namespace tool
