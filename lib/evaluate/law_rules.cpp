// SPDX-License-Identifier: Apache-2.0
// Phrases of what all rules share and of what a policy declares; first sentences; defaults that must be said.
#include <array>

#include "evaluate/detail/law.hpp"

namespace cadre::inline v1::law {
namespace {

constexpr std::array phrases{
    Phrase{"*", "was", "formerly this rule was called {}", "本条原名{}"},
    Phrase{"*", "cite", "see {}", "依据{}"},
    Phrase{"*", "subject", "it is said of: {}", "对象为：{}"},
    Phrase{"*", "who", "it is for everyone {}", "适用对象：{}"},
    Phrase{"*", "valid", "this is in force {}", "本条{}有效"},
    Phrase{"valid", "from", "from {}", "自{}起"},
    Phrase{"valid", "until", "until {}", "至{}止"},
    Phrase{"*", "severity", "this {} be so", "本条{}遵守"},
    Phrase{"*", "assumed", "no source states this; it is assumed", "此项无依据，系推定"},
    Phrase{"*", "reason", "the reason for assuming it: {}", "推定理由：{}"},
    Phrase{"*", "note", "note: {}", "注：{}"},
    Phrase{"*", "when", "it applies only where ({})", "仅在下列条件下适用（{}）"},
    Phrase{"when", "rule", "of the rule {}", "规则{}"},
    Phrase{"when", "window", "{}", "{}"},
    Phrase{"when", "verdict", "the answer is {}", "结论为{}"},
    Phrase{"when", "held", "{} is held", "处于{}"},
    Phrase{"when", "amount_from", "at least {} counted", "计得不少于{}"},
    Phrase{"when", "amount_under", "less than {} counted", "计得少于{}"},
    Phrase{"*", "per", "it is counted {}", "计算周期：{}"},
    Phrase{"*", "partial_window", "who is concerned for a part of a window only: {}", "仅在周期的一部分内适用的：{}"},
    Phrase{"partial_window", "waive_below", "nothing is owed under {}", "不足{}的不作要求"},
    Phrase{"partial_window", "flat", "a fixed {} is owed", "固定要求{}"},
    Phrase{"partial_window", "prorate_steps", "a share is owed for each full {}", "按每满{}折算"},
    Phrase{"*", "mid_window", "where the value changes inside a window, {}", "周期内数值变更的，{}"},
    Phrase{"*", "edge_window", "a window partly outside the days in force {}", "周期部分在有效期以外的，{}"},
    Phrase{"*", "of", "what counts: {}", "计算范围：{}"},
    Phrase{"*", "at_least", "at least {} is asked for", "要求不少于{}"},
    Phrase{"*", "at_most", "at most {} is allowed", "要求不超过{}"},
    Phrase{"*", "rules", "the rules are {}", "所含规则为{}"},
    Phrase{"*", "in", "amounts are in {}", "以{}计"},
    Phrase{"*", "round", "it is rounded: {}", "取整：{}"},
    Phrase{"*", "per_kind", "of some facts only so much is carried:", "部分记录的结转上限："},
    Phrase{"round", "step", "to a multiple of {}", "取{}的整倍数"},
    Phrase{"round", "mode", "{}", "{}"},
    Phrase{"source", "number", "number {}", "文号{}"},
    Phrase{"source", "date", "of {}", "日期{}"},
    Phrase{"source", "address", "<{}>", "<{}>"},
    Phrase{"source", "articles", "articles with rules: {}", "含规则的条文：{}"},
    Phrase{"source", "informative", "articles that only inform: {}", "仅供说明的条文：{}"},
    Phrase{"calendar", "week", "its working days are {}", "工作日为{}"},
    Phrase{"calendar", "days_of_month", "of each month only the days {} belong to it", "每月仅含第{}日"},
    Phrase{"calendar", "hours", "its hours are {}", "时间为{}"},
    Phrase{"calendar", "holidays", "it follows {}", "按{}"},
    Phrase{"calendar", "off", "further days off are {}", "另休{}"},
    Phrase{"calendar", "working", "further working days are {}", "另上班{}"},
    Phrase{"attribute", "values", "its values are {}", "其值为{}"},
    Phrase{"param", "value", "it is {}", "其值为{}"},
    Phrase{"unit", "convert", "it is worth:", "折算："},
    Phrase{"convert", "from", "{}", "{}"},
    Phrase{"convert", "to", "worth {}", "折合{}"},
    Phrase{"convert", "of", "for records ({})", "适用于（{}）的记录"},
    Phrase{"policy", "zone", "clock of the organisation: {}", "时区：{}"},
    Phrase{"policy", "valid", "this policy is in force {}", "本制度{}有效"},
    Phrase{"policy", "note", "note: {}", "注：{}"},
    Phrase{"policy", "leave_kinds", "leave may be of the kinds {}", "请假类型：{}"},
    Phrase{"policy", "allow", "it expressly allows {}", "明文允许{}"},
    Phrase{"policy", "extends", "it is laid over the policy {}", "本制度以{}为基础"},
};

constexpr std::array all_leads{
    Lead{"quota", "at_least at_most", "{per}, {who} {must} have at least {at_least} and at most {at_most}",
         "{who}，{per}{must}完成不少于{at_least}且不超过{at_most}"},
    Lead{"quota", "at_least", "{per}, {who} {must} have at least {at_least}", "{who}，{per}{must}完成不少于{at_least}"},
    Lead{"quota", "at_most", "{per}, {who} {must} have at most {at_most}", "{who}，{per}{must}不超过{at_most}"},
    Lead{"quota", "", "{per}, it is counted what {who} has", "{who}，{per}计算其数量"},
    Lead{"attendance", "at_least", "{per}, {who} {must} attend at least {at_least} of what is due",
         "{who}，{per}出勤率{must}不低于{at_least}"},
    Lead{"attendance", "", "{per}, the rate of attendance is counted of {who}", "{who}，{per}计算出勤率"},
    Lead{"archive", "", "{per}, {who} {must} have an archive of documents", "{who}，{per}{must}建立学习档案"},
    Lead{"leave", "kinds", "leave of the kind {kinds} is valid for {who} under these conditions",
         "{who}，{kinds}类请假符合下列条件的有效"},
    Lead{"makeup", "", "{who} may make up sessions of the rule {attendance} by {forms}, within {within} of the session",
         "{who}，规则{attendance}的活动可以{forms}补课，限于活动后{within}内"},
    Lead{"exempt", "event", "during an event of the kind {event}, {who} is relieved of {from}: {relief}",
         "{who}，在{event}事项期间，对{from}{relief}"},
    Lead{"exempt", "", "{who} is relieved of {from}: {relief}", "{who}，对{from}{relief}"},
    Lead{"any_of", "", "{who} {must} meet at least one of {rules}", "{who}，{must}至少达到其一：{rules}"},
    Lead{"all_of", "", "{who} {must} meet all of {rules}", "{who}，{must}全部达到：{rules}"},
    Lead{"at_least_of", "", "{who} {must} meet at least {k} of {rules}", "{who}，{must}至少达到其中{k}项：{rules}"},
    Lead{"carry", "", "for {who}, what is left over of {of} counts in the next window",
         "{who}，{of}的超出部分结转至下一周期"},
    Lead{"debt", "", "for {who}, what is missing of {of} may be made up within {within} after the window",
         "{who}，{of}的欠缺部分可在周期结束后{within}内补足"},
    Lead{"deadline", "", "{per}, {who} {must} meet {needs}", "{who}，{per}{must}达到{needs}"},
    Lead{"validity", "", "{who} {must} be valid at all times", "{who}，{must}始终保持有效"},
    Lead{"duty", "at_least", "{per}, {who} {must} have at least {at_least}, from among {from}",
         "{who}，{per}{must}有不少于{at_least}（取自{from}）"},
    Lead{"duty", "", "{per}, {who} {must} do this once, from among {from}", "{who}，{per}{must}完成一次（取自{from}）"},
    Lead{"ladder", "", "{per}, it is counted of {who} how often this happens", "{who}，{per}计算发生次数"},
    Lead{"score", "", "{per}, points are given to {who}", "{who}，{per}计分"},
    Lead{"veto", "", "for {who}, the score {score} is struck as follows", "{who}，对得分{score}一票否决如下"},
    Lead{"grade", "", "{who} is graded by the score {of}", "{who}，按得分{of}评定等次"},
    Lead{"award", "", "{per}, an award may be given to {who}", "{who}，{per}可予表彰"},
    Lead{"aggregate", "", "{per}, for {who}, a figure is made over {over}: the {how}",
         "{who}，{per}按{over}汇总：{how}"},
    Lead{"share", "at_least", "{per}, of the people of {who}, at least {at_least} {must} have done this",
         "{who}，{per}其中完成者{must}不少于{at_least}"},
    Lead{"share", "", "{per}, of {who} it is counted what share has done this", "{who}，{per}计算完成者所占比例"},
    Lead{"measure", "", "records become amounts as follows", "记录按下列办法计量"},
};

constexpr std::array unsaid{
    Default{"round", "mode", "half_up"},      Default{"measure_round", "mode", "half_up"},
    Default{"measure_round", "at", "record"}, Default{"increments", "mode", "down"},
    Default{"caps", "per", "window"},         Default{"quota", "count", "hours"},
    Default{"attendance", "by", "session"},   Default{"attendance", "base", "taken"},
    Default{"length_band", "by", "record"},   Default{"when", "window", "0"},
    Default{"band_quota", "round", "down"},   Default{"quota", "share_of", "need"},
};

}  // namespace

std::span<const Phrase> phrases_of_rules() noexcept { return phrases; }
std::span<const Lead> leads() noexcept { return all_leads; }
std::span<const Default> defaults() noexcept { return unsaid; }

}  // namespace cadre::inline v1::law
