// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Statements of rules about rates.
#include <array>

#include "evaluate/detail/template.hpp"

namespace cadre::inline v1::detail {

inline constexpr std::array rate_templates{
    Template{"rate.to_come", "of these still to come: {0}", "其中尚未举行：{0}"},
    Template{"rate", "attended {0} of {1}: {2}", "应到{1}，实到{0}：{2}"},
};

}  // namespace cadre::inline v1::detail
