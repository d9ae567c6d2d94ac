// SPDX-License-Identifier: Apache-2.0
#include "report/detail/words.hpp"

#include <algorithm>
#include <array>

namespace cadre::inline v1::report::detail {
namespace {

struct Entry {
  std::string_view word, en, zh;
};

constexpr std::array entries{
    Entry{"absent", "absent", "缺席"},
    Entry{"approved", "approved", "批准"},
    Entry{"doomed", "cannot be met any more", "已无法完成"},
    Entry{"excused", "excused", "免于参加"},
    Entry{"failed", "not met", "未完成"},
    Entry{"late", "late", "迟到"},
    Entry{"late_and_left_early", "late and left early", "迟到早退"},
    Entry{"leave", "on leave", "请假"},
    Entry{"lecturer", "lecturer", "主讲"},
    Entry{"left_early", "left early", "早退"},
    Entry{"made_up", "made up", "补学"},
    Entry{"met", "met", "已完成"},
    Entry{"not_applicable", "not applicable", "不适用"},
    Entry{"open", "still open", "进行中"},
    Entry{"organiser", "organiser", "组织"},
    Entry{"participant", "participant", "学员"},
    Entry{"pending", "pending", "待批"},
    Entry{"present", "present", "出席"},
    Entry{"refused", "refused", "不批准"},
    Entry{"speaker", "speaker", "发言"},
    Entry{"unknown", "not known", "待查"},
    Entry{"waived", "waived", "免除"},
};
static_assert(std::is_sorted(entries.begin(), entries.end(),
                             [](const Entry& a, const Entry& b) { return a.word < b.word; }));

/// Words that readers of tables know too, and what the headings of a curriculum are called. Data may say otherwise.
constexpr std::array kinds{
    Entry{"category", "category", "类别"},       Entry{"maternity", "maternity leave", "产假"},
    Entry{"official", "official leave", "因公"}, Entry{"private", "private leave", "因事"},
    Entry{"sick", "sick leave", "病假"},
};

constexpr std::array measures{
    Entry{"class_hour", "class hours", "学时"}, Entry{"credit", "credits", "学分"}, Entry{"d", "days", "天"},
    Entry{"document", "documents", "份"},       Entry{"event", "times", "次"},      Entry{"min", "min", "分钟"},
    Entry{"session", "sessions", "次"},
};

template <class Table>
const Entry* look_up(const Table& table, std::string_view word) {
  const auto at = std::find_if(table.begin(), table.end(), [&](const Entry& e) { return e.word == word; });
  return at == table.end() ? nullptr : &*at;
}

/// Hours and minutes, exactly.
Wording time_words(std::int64_t minutes) {
  const std::string h = std::to_string(minutes / 60);
  const std::string m = std::to_string(minutes % 60);
  if (minutes % 60 == 0) return {h + " h", h + " 小时"};
  if (minutes < 60) return {m + " min", m + " 分钟"};
  return {h + " h " + m + " min", h + " 小时 " + m + " 分"};
}

}  // namespace

Wording word(std::string_view text) {
  if (const Entry* const entry = look_up(entries, text)) return {std::string{entry->en}, std::string{entry->zh}};
  return {std::string{text}, std::string{text}};
}

Wording kind_word(const Snapshot& snapshot, std::string_view kind) {
  if (const KindName* const own = snapshot.find_kind_name(kind)) {
    if (!own->name.empty() || !own->name_en.empty()) {
      return {own->name_en.empty() ? own->name : own->name_en, own->name.empty() ? own->name_en : own->name};
    }
  }
  if (const Entry* const entry = look_up(kinds, kind)) return {std::string{entry->en}, std::string{entry->zh}};
  return {std::string{kind}, std::string{kind}};
}

Wording measure_word(std::string_view name) {
  if (const Entry* const entry = look_up(measures, name)) return {std::string{entry->en}, std::string{entry->zh}};
  return {std::string{name}, std::string{name}};
}

Wording period_words(const Period& period) {
  if (period == Period{}) return {"once", "一次性"};
  const std::string label = to_string(period);
  const CivilDay first = period.from.civil();
  const std::string year = std::to_string(first.year) + "年";
  const std::string rest = label.size() > 5 && label[4] == '-' ? label.substr(5) : "";
  if (label.size() == 4) return {label, year};
  if (label.size() == 7 && rest[0] == 'H') return {label, year + (rest[1] == '1' ? "上半年" : "下半年")};
  if (label.size() == 7 && rest[0] == 'Q') return {label, year + "第" + rest[1] + "季度"};
  if (label.size() == 7) return {label, year + std::to_string(first.month) + "月"};
  if (label.size() == 8 && rest[0] == 'W') return {label, label.substr(0, 4) + "年第" + rest.substr(1) + "周"};
  const std::string last = to_string(period.until - 1);
  return {to_string(period.from) + " to " + last, to_string(period.from) + " 至 " + last};
}

const std::string& name_or_id(const std::string& name, const std::string& id) noexcept {
  return name.empty() ? id : name;
}

std::string_view word_of(Role role) noexcept {
  constexpr std::array<std::string_view, 4> words{"participant", "lecturer", "speaker", "organiser"};
  return words[static_cast<std::size_t>(role)];
}

std::string_view word_of(PresenceStatus status) noexcept {
  constexpr std::array<std::string_view, 8> words{"present", "late",  "left_early", "late_and_left_early",
                                                  "absent",  "leave", "made_up",    "excused"};
  return words[static_cast<std::size_t>(status)];
}

std::string_view word_of(LeaveDecision decision) noexcept {
  constexpr std::array<std::string_view, 3> words{"approved", "refused", "pending"};
  return words[static_cast<std::size_t>(decision)];
}

Wording amount_words(const Ratio& value, const Measure& measure) {
  if (measure == Measure::ratio()) {
    const auto percent = checked_multiply(value, Ratio::whole(100));
    const std::string text = to_percent(value, percent && percent->is_whole() ? 0 : 1);
    return {text, text};
  }
  if (measure == Measure::time() && value.is_whole() && value >= Ratio{}) return time_words(value.numerator());
  Wording unit = measure_word(measure.name());
  const std::string number = to_string(value);
  if (value == Ratio::whole(1) && unit.en.ends_with('s')) unit.en.pop_back();
  return {number + " " + unit.en, number + " " + unit.zh};
}

Wording short_words(const Ratio& value, const Measure& measure) {
  if (measure != Measure::ratio()) return amount_words(value, measure);
  return amount_words(value.rounded(Ratio::of(1, 1000), Rounding::up).value_or(value), measure);
}

}  // namespace cadre::inline v1::report::detail
