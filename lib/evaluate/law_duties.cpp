// SPDX-License-Identifier: Apache-2.0
// Phrases of deadlines, duties, validities and ladders.
#include <array>

#include "evaluate/detail/law.hpp"

namespace cadre::inline v1::law {
namespace {

constexpr std::array phrases{
    Phrase{"deadline", "if_holiday", "where the last day is off, {}", "末日为休息日的，{}"},
    Phrase{"deadline", "calendar", "days off are those of {}", "休息日依{}"},
    Phrase{"duty", "of", "what counts is {}", "只计下列：{}"},
    Phrase{"duty", "due", "it is due {} after the last day of the window", "限于周期末日后{}"},
    Phrase{"duty", "!due", "it is due {} before the last day of the window", "限于周期末日前{}"},
    Phrase{"duty", "late", "what is done after the due day {}", "逾期完成的{}"},
    Phrase{"validity", "acts", "what makes it valid: {}", "生效依据：{}"},
    Phrase{"acts", "count", "{}", "{}"},
    Phrase{"acts", "of", "that are ({})", "范围（{}）"},
    Phrase{"acts", "by", "meeting the rule {}", "达到规则{}"},
    Phrase{"validity", "first", "for the first time it must be valid {}", "首次生效期限：{}"},
    Phrase{"validity", "lasts", "a term lasts {}", "有效期{}"},
    Phrase{"validity", "renewal_window", "the time to renew is the last {} before the due day", "到期前{}为换证期"},
    Phrase{"validity", "early", "renewed earlier, a term runs from {}", "提前更新的，自{}起算"},
    Phrase{"validity", "in_window", "renewed in that time, a term runs from {}", "在换证期内更新的，自{}起算"},
    Phrase{"validity", "late", "renewed after the due day, a term runs from {}", "逾期更新的，自{}起算"},
    Phrase{"validity", "month_end", "where a month lacks the day, {}", "当月无此日的，{}"},
    Phrase{"validity", "grace_to_do", "up to {} after the due day it may still be renewed", "到期后{}内仍可更新"},
    Phrase{"validity", "grace_to_report", "up to {} after that the act may still be handed in", "此后{}内仍可上报"},
    Phrase{"validity", "while_late", "in the grace it is {}", "宽限期内视为{}"},
    Phrase{"validity", "components", "all of these parts must be valid:", "下列各部分均须有效："},
    Phrase{"components", "id", "{}", "{}"},
    Phrase{"components", "of", "renewed by acts ({})", "由（{}）更新"},
    Phrase{"components", "lasts", "lasting {}", "有效期{}"},
    Phrase{"validity", "after_lapse", "once the grace has passed only {} renews it", "宽限期满后只能由{}更新"},
    Phrase{"ladder", "counts", "what is counted: {}", "计算：{}"},
    Phrase{"counts", "statuses", "sessions with the status {}", "考勤状态为{}的活动"},
    Phrase{"counts", "of", "of sessions ({})", "活动范围（{}）"},
    Phrase{"counts", "events", "events of the kind {}", "{}事项"},
    Phrase{"counts", "rule", "windows of the rule {}", "规则{}的周期"},
    Phrase{"counts", "verdict", "whose answer is {}", "结论为{}"},
    Phrase{"counts", "leaves", "valid leaves of the kind {}", "有效的{}类请假"},
    Phrase{"ladder", "running", "only those in a row count, over windows too", "只计连续发生的（可跨周期）"},
    Phrase{"ladder", "last", "only those among the last {} count, over windows too", "只计最近{}次中的（可跨周期）"},
    Phrase{"ladder", "steps", "what follows:", "处理等级："},
    Phrase{"ladder_steps", "from", "with {} or more", "满{}次"},
    Phrase{"ladder_steps", "step", "{}", "{}"},
    Phrase{"ladder_steps", "lasts", "in force for {}", "持续{}"},
    Phrase{"ladder_steps", "bars", "barring the award {}", "取消表彰{}"},
};

}  // namespace

std::span<const Phrase> phrases_of_duties() noexcept { return phrases; }

}  // namespace cadre::inline v1::law
