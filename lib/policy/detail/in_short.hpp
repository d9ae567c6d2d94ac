// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// in_short(): an assumed part in a few words, for lists of what is assumed.
#include <string>

#include "policy/detail/type.hpp"

namespace cadre::inline v1::detail {

/// A construct by those of its keys that have words, `half = 1 h, full = 2 h`; a value alone; a rule as a whole.
[[nodiscard]] std::string in_short(const AnyPart& part);

}  // namespace cadre::inline v1::detail
