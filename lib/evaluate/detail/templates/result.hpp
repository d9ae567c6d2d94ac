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
    Template{"assumed", "assumed, not stated: {0} ({1})", "推定值（原文未规定）：{0}（{1}）"},
};

}  // namespace cadre::inline v1::detail
