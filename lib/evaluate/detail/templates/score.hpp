// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Statements of scores, grades and figures.
#include <array>

#include "evaluate/detail/template.hpp"

namespace cadre::inline v1::detail {

inline constexpr std::array score_templates{
    Template{"score", "points: {0}", "得分：{0}"},
    Template{"score.start", "starting from {0}", "起始分：{0}"},
    Template{"score.item", "{0}: {1}", "{0}：{1}"},
    Template{"score.left_out", "{0}: {1}, its source says nothing here", "{0}：{1}，不适用"},
    Template{"score.range", "still possible: {0} to {1}", "可能范围：{0}至{1}"},
    Template{"score.veto", "struck by {0}", "被否决：{0}"},
    Template{"band", "band: {0}", "等次：{0}"},
    Template{"band.place", "place {0}", "名次：{0}"},
    Template{"band.no_room", "the better band has no room left", "上一等次名额已满"},
    Template{"band.veto", "limited by {0}", "受限：{0}"},
    Template{"figure", "figure: {0}", "数值：{0}"},
    Template{"figure.parts", "{0} of {1} {2}", "分子{0}，分母{1}（{2}）"},
    Template{"figure.unknown", "not known, and left out: {0}", "情况不明、未计入：{0}"},
    Template{"figure.of", "{0}: {1}", "{0}：{1}"},
    Template{"figure.share", "{0}: {1} of {2}", "{0}：{1} / {2}"},
    Template{"figure.not_known", "{0}: not known", "{0}：不详"},
};

}  // namespace cadre::inline v1::detail
