// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Statements of rules that count amounts, and about what became of facts.
#include <array>

#include "evaluate/detail/template.hpp"

namespace cadre::inline v1::detail {

inline constexpr std::array amount_templates{
    Template{"need", "asked for: {0}", "要求：{0}"},
    Template{"counted", "counted: {0}", "计入：{0}"},
    Template{"rounded", "before rounding: {0}", "取整前：{0}"},
    Template{"lost", "recorded, but not counted: {0}", "已记录但未计入：{0}"},
    Template{"uncertain", "may or may not count: {0}", "能否计入未定：{0}"},
    Template{"short", "missing: {0}", "尚缺：{0}"},
    Template{"last_start", "last day to begin what is missing: {0}", "最迟须于{0}开始补足"},
    Template{"over_advice", "more than advised", "超过建议的上限"},
    Template{"piece", "{0}: {1}", "{0}：{1}"},
    Template{"piece.lost", "{0}: {1}, {l}", "{0}：{1}，{l}"},
    Template{"piece.doubtful", "{0}: {1}, {r}", "{0}：{1}，{r}"},
};

}  // namespace cadre::inline v1::detail
