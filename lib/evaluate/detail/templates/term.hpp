// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Statements of what is valid for a time, and of what is due by a day.
#include <array>

#include "evaluate/detail/template.hpp"

namespace cadre::inline v1::detail {

inline constexpr std::array term_templates{
    Template{"validity.act", "{0}: valid up to and with {1}", "{0}：有效期至{1}（含当日）"},
    Template{"validity.idle", "{0}: renews nothing, {l}", "{0}：不产生新的有效期，{l}"},
    Template{"validity.doubtful", "{0}: may or may not count, {r}", "{0}：能否计入未定，{r}"},
    Template{"validity.path", "{0}: by the path after a lapse, valid up to and with {1}",
             "{0}：失效后依补救途径恢复，有效期至{1}（含当日）"},
    Template{"validity.never", "never done so far", "尚无记录"},
    Template{"validity.first", "to be valid from {0} on", "最迟须自{0}起有效"},
    Template{"validity.over", "the last valid day was {0}", "有效期已于{0}届满"},
    Template{"validity.grace", "may still be renewed until {0}", "宽限期内可补办至{0}"},
    Template{"validity.component", "{0}: {a}", "{0}：{a}"},
    Template{"duty.due", "due by {0}", "须于{0}（含当日）前完成"},
    Template{"duty.done", "{0}: done in time", "{0}：按时完成"},
    Template{"duty.late", "{0}: done late", "{0}：逾期完成"},
    Template{"duty.missing", "not done: {0}", "未完成：{0}"},
};

}  // namespace cadre::inline v1::detail
