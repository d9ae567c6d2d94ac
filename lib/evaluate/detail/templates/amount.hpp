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
    Template{"carry_in", "carried in from earlier windows: {0}", "从以前周期结转：{0}"},
    Template{"carried", "{0}: {1}, by {2}", "{0}：{1}，依{2}"},
    Template{"carry_used", "of that used here: {0}", "其中本周期使用：{0}"},
    Template{"paid", "made up earlier shortages: {0}", "补足以前所缺：{0}"},
    Template{"surplus", "more than asked for: {0}", "超出要求：{0}"},
    Template{"carry_out", "goes on into the next window: {0}", "结转至下一周期：{0}"},
    Template{"cured_on", "made up on {0}", "已于{0}补足"},
    Template{"accepted_before", "of that from before the window: {0}", "其中周期开始前完成：{0}"},
    Template{"done_in_grace", "of that from after the window: {0}", "其中周期结束后宽限期内完成：{0}"},
    Template{"spilled", "left over of {0} and counted here: {1}", "由{0}的超出部分转入：{1}"},
    Template{"short", "missing: {0}", "尚缺：{0}"},
    Template{"last_start", "last day to begin what is missing: {0}", "最迟须于{0}开始补足"},
    Template{"over_advice", "more than advised", "超过建议的上限"},
    Template{"piece", "{0}: {1}", "{0}：{1}"},
    Template{"piece.lost", "{0}: {1}, {l}", "{0}：{1}，{l}"},
    Template{"piece.doubtful", "{0}: {1}, {r}", "{0}：{1}，{r}"},
};

}  // namespace cadre::inline v1::detail
