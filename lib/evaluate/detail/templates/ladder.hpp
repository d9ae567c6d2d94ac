// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Statements of ladders.
#include <array>

#include "evaluate/detail/template.hpp"

namespace cadre::inline v1::detail {

inline constexpr std::array ladder_templates{
    Template{"ladder", "times: {0}", "次数：{0}"},
    Template{"ladder.running", "times in a row, at most: {0}", "连续次数（最多）：{0}"},
    Template{"ladder.last", "times among the last {1}, at most: {0}", "最近{1}次中的次数（最多）：{0}"},
    Template{"ladder.on", "on {0}", "{0}"},
    Template{"ladder.perhaps", "perhaps on {0}: {r}", "{0}（未定）：{r}"},
    Template{"ladder.step", "step {0}: reached on {1}, in force up to {2}", "{0}：{1}起，至{2}"},
    Template{"ladder.step_perhaps", "step {0}: perhaps reached on {1}, then in force up to {2}",
             "{0}：可能自{1}起，至{2}"},
};

}  // namespace cadre::inline v1::detail
