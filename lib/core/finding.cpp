// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <tuple>

#include <cadre/core/finding.hpp>

namespace cadre::inline v1 {
namespace {

struct Entry {
  FindingCode code;
  Severity severity;
  std::string_view english;
  std::string_view chinese;
};

constexpr std::array entries{
    Entry{FindingCode::unknown_table, Severity::error, "the file is not a known table", "文件不是已知的表"},
    Entry{FindingCode::unknown_column, Severity::warning, "the column is not known and was not read",
          "列名不认识，未读取"},
    Entry{FindingCode::missing_column, Severity::error, "a required column is missing: the table was not read",
          "缺少必需的列，该表未读取"},
    Entry{FindingCode::encoding, Severity::note, "the file is not UTF-8; it was read as the encoding named",
          "文件不是UTF-8编码，已按所示编码读取"},
    Entry{FindingCode::byte_order_mark, Severity::note, "the file begins with a byte-order mark", "文件带有字节序标记"},
    Entry{FindingCode::row_above_header, Severity::note, "a row above the header was skipped", "表头之上的行已跳过"},
    Entry{FindingCode::too_many_cells, Severity::error, "the row has more cells than the header",
          "该行的单元格多于表头"},
    Entry{FindingCode::duplicate_column, Severity::error, "a column stands twice in the header: the table was not read",
          "表头中有重复的列，该表未读取"},
    Entry{FindingCode::over_limit, Severity::error, "a cell, row count or file is over the limit",
          "单元格、行数或文件超过限额"},
    Entry{FindingCode::unused_table, Severity::warning,
          "the table is known but takes no part in this version's figures", "该表本版本不参与统计"},
    Entry{FindingCode::broken_text, Severity::error, "the file's quoting or encoding is broken at the place named",
          "引号或编码在所示位置损坏"},
    Entry{FindingCode::spaces_trimmed, Severity::note, "spaces around the value were trimmed", "值两端的空格已去除"},
    Entry{FindingCode::full_width, Severity::note, "full-width characters were read as plain ones",
          "全角字符已按半角读取"},
    Entry{FindingCode::date_form, Severity::note, "the day is not written as YYYY-MM-DD and was read as stated",
          "日期写法不是年-月-日，已按所示读取"},
    Entry{FindingCode::bad_date, Severity::error, "the value is no day or time", "不是日期或时间"},
    Entry{FindingCode::end_of_day, Severity::note, "24:00 was read as the end of that day", "24:00按当日结束读取"},
    Entry{FindingCode::unit_in_hours, Severity::note, "a unit is written in an hours column and was kept",
          "学时列中写了单位，已保留"},
    Entry{FindingCode::check_mark, Severity::note, "a check mark was read as present", "勾号按出席读取"},
    Entry{FindingCode::bad_number, Severity::error, "the value is no number or amount", "不是数字或数量"},
    Entry{FindingCode::negative_amount, Severity::error, "the amount is negative", "数量为负"},
    Entry{FindingCode::unknown_word, Severity::error, "the value is not one of the words allowed", "不是允许的词"},
    Entry{FindingCode::value_missing, Severity::error, "a required value is empty", "必填值为空"},
    Entry{FindingCode::damaged_id_number, Severity::warning, "an identity number was damaged by a spreadsheet",
          "身份证号被电子表格损坏"},
    Entry{FindingCode::damaged_text, Severity::note, "the text looks damaged and was kept as it is",
          "文字似有损坏，已原样保留"},
    Entry{FindingCode::impossible_value, Severity::error, "the value lies outside what is possible",
          "数值超出可能范围"},
    Entry{FindingCode::unknown_person, Severity::error, "no such person", "查无此人"},
    Entry{FindingCode::unknown_unit, Severity::error, "no such unit", "查无此单位"},
    Entry{FindingCode::unknown_session, Severity::error, "no such session", "查无此活动"},
    Entry{FindingCode::unknown_group, Severity::error, "no such group", "查无此小组"},
    Entry{FindingCode::duplicate_key, Severity::error, "the key stands twice; the first row was used",
          "编号重复，采用首行"},
    Entry{FindingCode::same_name, Severity::note, "two people have the same name", "两人同名"},
    Entry{FindingCode::circle_of_units, Severity::error, "units are above each other in a circle",
          "单位互为上级，形成循环"},
    Entry{FindingCode::unknown_category, Severity::warning, "no such category", "查无此课堂"},
    Entry{FindingCode::unknown_fact, Severity::error, "the row corrects a fact that is not there",
          "所更正的记录不存在"},
    Entry{FindingCode::end_before_start, Severity::error, "the end lies before the start", "结束早于开始"},
    Entry{FindingCode::sessions_overlap, Severity::warning,
          "a person is present at two sessions at the same time: the time counts once",
          "同一时间出席两场活动，时间只计一次"},
    Entry{FindingCode::presence_not_due, Severity::warning,
          "presence of someone who was not due: it counts as study, not in attendance",
          "非应到人员出席：计学时，不计出勤"},
    Entry{FindingCode::leave_asked_late, Severity::warning, "the leave was asked too late for the rule",
          "请假提出过晚"},
    Entry{FindingCode::leave_wrong_approver, Severity::warning, "the leave was granted by someone who may not",
          "批准人无权批准"},
    Entry{FindingCode::person_without_unit, Severity::warning, "the person has no unit", "人员没有单位"},
    Entry{FindingCode::transfer_on_session_day, Severity::warning,
          "the person changed unit on the day of the session: the new unit counts", "活动当日转移组织关系，按新单位计"},
    Entry{FindingCode::leave_missing, Severity::warning,
          "presence says leave, but there is no leave: a leave of unknown kind",
          "登记为请假但无请假记录，按类型不明的请假处理"},
    Entry{FindingCode::present_on_leave, Severity::warning, "present and on leave: presence counts",
          "既出席又请假，按出席计"},
    Entry{FindingCode::presence_twice, Severity::warning,
          "two rows of one person and session: decided by the duplicate rule", "同一人同一活动有两行，按重复规则处理"},
    Entry{FindingCode::study_overlaps, Severity::warning,
          "a study record overlaps another of the same person: the time counts once", "学习记录时间重叠，时间只计一次"},
    Entry{FindingCode::minutes_over_length, Severity::warning,
          "more minutes than the session lasted: the session's length counts", "分钟数超过活动时长，按活动时长计"},
    Entry{FindingCode::session_without_end, Severity::note, "a session without an end: 0 minutes",
          "活动没有结束时间，按0分钟计"},
    Entry{FindingCode::study_of_session, Severity::note, "a study record names a session: presence decides",
          "学习记录属于某场活动，以出勤为准"},
    Entry{FindingCode::clock_text, Severity::note, "the clock text was read as stated by the map",
          "时间文字按映射规则读取"},
    Entry{FindingCode::presence_at_cancelled, Severity::warning,
          "presence at a session that was cancelled: it counts nowhere", "已取消的活动有出席记录，不予统计"},
    Entry{FindingCode::undeclared_value, Severity::warning,
          "the policy does not declare this value of the attribute: no rule selects by it",
          "制度未列明该属性值，不为任何规则所选"},
    Entry{FindingCode::leave_without_proof, Severity::warning,
          "the leave has no proof of a kind that the rule asks for", "请假缺少规定的证明"},
    Entry{FindingCode::leave_over_limit, Severity::warning, "the leave is beyond the most that the rule allows",
          "请假超过规定的限额"},
    Entry{FindingCode::leave_decided_late, Severity::warning, "the leave was granted later than the rule allows",
          "请假审批超过规定的期限"},
    Entry{FindingCode::leave_ruled_twice, Severity::warning, "two rules speak of the leave and do not say the same",
          "两条规定均适用于该请假且结论不一"},
};

const Entry& entry_of(FindingCode code) noexcept {
  const auto* const found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.code == code; });
  return found == entries.end() ? entries.front() : *found;
}

}  // namespace

std::string_view to_string(Severity severity) noexcept {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return {};
}

std::string to_string(FindingCode code) {
  std::string digits = std::to_string(static_cast<unsigned>(code));
  digits.insert(0, 3 - std::min<std::size_t>(3, digits.size()), '0');
  return 'D' + digits;
}

Severity severity_of(FindingCode code) noexcept { return entry_of(code).severity; }
std::string_view meaning_of(FindingCode code) noexcept { return entry_of(code).english; }
std::string_view meaning_of_zh(FindingCode code) noexcept { return entry_of(code).chinese; }

std::vector<FindingCode> all_finding_codes() {
  std::vector<FindingCode> all;
  all.reserve(std::size(entries));
  for (const Entry& e : entries) all.push_back(e.code);
  return all;
}

bool precedes(const Finding& a, const Finding& b) noexcept {
  return std::tie(a.origin, a.column, a.code, a.value) < std::tie(b.origin, b.column, b.code, b.value);
}

}  // namespace cadre::inline v1
