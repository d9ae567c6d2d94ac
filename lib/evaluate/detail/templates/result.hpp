// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Statements about any result.
#include <array>

#include "evaluate/detail/template.hpp"

namespace cadre::inline v1::detail {

inline constexpr std::array result_templates{
    Template{"result", "{0}, {1}, {2}: {a}", "{0}，{1}，{2}：{a}"},
    Template{"reason", "because {r}", "原因：{r}"},
    Template{"cite", "stated in {0}, {1}", "依据：{0}，{1}"},
    Template{"exempt", "exemption {0} applies", "适用免除规则：{0}"},
    Template{"condition", "condition on {0}, {1}: {a}", "前提{0}，{1}：{a}"},
    Template{"on_top", "of which on top, by {0}: {1}", "其中由{0}追加：{1}"},
    Template{"of_rules", "asked for: {0} of {1} rules", "要求：{1}项规则中达到{0}项"},
    Template{"by_day", "to be met by {0}", "须于{0}（含当日）前达标"},
    Template{"needed", "{0} by {1}: {a}", "{0}，截至{1}：{a}"},
    Template{"assumed", "assumed, not stated: {0} ({1})", "推定值（原文未规定）：{0}（{1}）"},
};

}  // namespace cadre::inline v1::detail
