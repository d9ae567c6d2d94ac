// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/explanation.hpp>

namespace cadre::inline v1 {
namespace {

/// A word of results: as data write it, and in a person's languages.
struct Words {
  std::string_view code;
  std::string_view english;
  std::string_view chinese;

  [[nodiscard]] constexpr std::string_view in(Language language) const noexcept {
    return language == Language::english ? english : chinese;
  }
};

// The compiler wants a case for each enumerator, so that none is without words.

constexpr Words words_of(Answer answer) noexcept {
  switch (answer) {
    case Answer::met: return {"met", "met", "达标"};
    case Answer::failed: return {"failed", "failed", "未达标"};
    case Answer::open: return {"open", "open", "进行中"};
    case Answer::doomed: return {"doomed", "doomed", "已无法达标"};
    case Answer::waived: return {"waived", "waived", "免除"};
    case Answer::not_applicable: return {"not_applicable", "not applicable", "不适用"};
    case Answer::unknown: return {"unknown", "unknown", "无法判定"};
  }
  return {};
}

constexpr Words words_of(Reason reason) noexcept {
  switch (reason) {
    case Reason::none: return {"", "", ""};
    case Reason::not_in_force: return {"not_in_force", "the rule is not in force then", "规则当时未生效"};
    case Reason::not_selected:
      return {"not_selected", "the rule does not speak of the subject then", "当时不在规则适用范围内"};
    case Reason::no_value: return {"no_value", "no value of the parameter holds then", "当时没有可用的参数值"};
    case Reason::calendar_unknown:
      return {"calendar_unknown", "the calendar's holidays are not fixed for that day", "该日的节假日安排尚未公布"};
    case Reason::untimed: return {"untimed", "no clock time was recorded", "没有记录具体时间"};
    case Reason::not_recorded:
      return {"not_recorded", "what the rule asks about it is not recorded", "规则所需的情况没有记录"};
    case Reason::no_conversion:
      return {"no_conversion", "it is recorded in a unit that the policy does not convert",
              "记录的单位没有规定换算办法"};
    case Reason::nothing_due: return {"nothing_due", "no session was due", "没有应到的活动"};
    case Reason::no_register: return {"no_register", "sessions have no register", "活动没有考勤记录"};
    case Reason::leave_undecided: return {"leave_undecided", "a leave is not decided yet", "请假尚未审批"};
    case Reason::leave_unmapped:
      return {"leave_unmapped", "the effect of this kind of leave is not said", "未规定该类请假如何计算"};
    case Reason::attribute_unknown:
      return {"attribute_unknown", "a birth day or attribute is not known", "出生日期或属性不详"};
    case Reason::own_day_unknown:
      return {"own_day_unknown", "the day from which the windows run is not known", "周期的起算日不详"};
    case Reason::exempt: return {"exempt", "an exemption applies", "适用免除规则"};
    case Reason::below_days: return {"below_days", "too few days to owe anything", "适用天数过少，不作要求"};
    case Reason::members: return {"members", "its parts say so", "由所含规则得出"};
    case Reason::empty_base: return {"empty_base", "nobody and nothing is in the base", "基数为零"};
    case Reason::tied: return {"tied", "others have equal points at the last place", "末位同分，无法确定名额"};
    case Reason::no_place: return {"no_place", "others take all places", "名额已满"};
    case Reason::cooling_off: return {"cooling_off", "it was given too short a time ago", "距上次获得未满间隔期"};
    case Reason::barred: return {"barred", "a veto bars it", "被一票否决"};
    case Reason::no_bound: return {"no_bound", "the rule only counts", "规则只作统计"};
    case Reason::condition:
      return {"condition", "its condition on another rule is not known to hold", "其前提规则的条件未成立或未知"};
    case Reason::overflow: return {"overflow", "a number is too large to be exact", "数值过大，无法精确计算"};
    case Reason::not_reported: return {"not_reported", "what was done may still be handed in", "仍在补报期内"};
  }
  return {};
}

constexpr Words words_of(Loss loss) noexcept {
  switch (loss) {
    case Loss::not_selected:
      return {"not_selected", "the rule did not speak of the subject that day", "当日不在规则适用范围内"};
    case Loss::outside_hours: return {"outside_hours", "outside the hours that count", "不在计入的时段内"};
    case Loss::same_time: return {"same_time", "the same time counts already", "同一时间已计入"};
    case Loss::not_qualified: return {"not_qualified", "a condition for counting does not hold", "不符合计入条件"};
    case Loss::once: return {"once", "counted once already", "同类已计过一次"};
    case Loss::over_cap: return {"over_cap", "over the most that counts", "超过计入上限"};
    case Loss::late: return {"late", "too late", "逾期"};
    case Loss::no_time: return {"no_time", "no clock time was recorded", "没有记录具体时间"};
    case Loss::absent: return {"absent", "absent", "缺席"};
    case Loss::out_of_base: return {"out_of_base", "excused, not in the base", "经准许，不计入应到"};
    case Loss::equivalent:
      return {"equivalent", "an absence, made of several marks of lateness or leave", "迟到、早退或请假折算为缺席"};
    case Loss::counted_before: return {"counted_before", "it counts in the window before", "已计入上一周期"};
    case Loss::other_rule: return {"other_rule", "it counts for another rule", "已计入另一规则"};
  }
  return {};
}

}  // namespace

std::string_view to_string(Answer answer) noexcept { return words_of(answer).code; }
std::string_view to_string(Reason reason) noexcept { return words_of(reason).code; }
std::string_view to_string(Loss loss) noexcept { return words_of(loss).code; }

std::string_view describe(Answer answer, Language language) noexcept { return words_of(answer).in(language); }
std::string_view describe(Reason reason, Language language) noexcept { return words_of(reason).in(language); }
std::string_view describe(Loss loss, Language language) noexcept { return words_of(loss).in(language); }

}  // namespace cadre::inline v1
