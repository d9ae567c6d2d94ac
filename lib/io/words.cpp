// SPDX-License-Identifier: Apache-2.0
#include "io/detail/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <cadre/io/tables.hpp>
#include <cadre/text/normalise.hpp>

namespace cadre::inline v1 {
namespace detail::io {
namespace {

struct Entry {
  CodeWord word;
  std::uint8_t value;
};

template <class Enum>
constexpr Entry entry(Enum value, std::string_view word, std::string_view chinese) {
  return {{words_of<Enum>, word, chinese}, static_cast<std::uint8_t>(value)};
}
constexpr Entry open(std::string_view set, std::string_view word, std::string_view chinese) {
  return {{set, word, chinese}, 0};
}

constexpr std::array entries{
    entry(MembershipKind::formal, "formal", "正式"),
    entry(MembershipKind::host, "host", "临时"),
    entry(DueKind::unit, "unit", "单位"),
    entry(DueKind::group, "group", "小组"),
    entry(DueKind::list, "list", "名单"),
    entry(SessionState::held, "held", "已举行"),
    entry(SessionState::cancelled, "cancelled", "取消"),
    entry(SessionState::inquorate, "inquorate", "人数不足"),
    entry(PresenceStatus::present, "present", "出席"),
    entry(PresenceStatus::late, "late", "迟到"),
    entry(PresenceStatus::left_early, "left_early", "早退"),
    entry(PresenceStatus::late_and_left_early, "late_and_left_early", "迟到早退"),
    entry(PresenceStatus::absent, "absent", "缺席"),
    entry(PresenceStatus::leave, "leave", "请假"),
    entry(PresenceStatus::made_up, "made_up", "补学"),
    entry(PresenceStatus::excused, "excused", "免于参加"),
    entry(Role::participant, "participant", "学员"),
    entry(Role::lecturer, "lecturer", "主讲"),
    entry(Role::speaker, "speaker", "发言"),
    entry(Role::organiser, "organiser", "组织"),
    open(leave_kinds, "official", "因公"),
    open(leave_kinds, "private", "因事"),
    open(leave_kinds, "sick", "病假"),
    open(leave_kinds, "maternity", "产假"),
    entry(LeaveDecision::approved, "approved", "批准"),
    entry(LeaveDecision::refused, "refused", "不批准"),
    entry(LeaveDecision::pending, "pending", "待批"),
    entry(YesNo::yes, "yes", "是"),
    entry(YesNo::no, "no", "否"),
    open(organiser_levels, "central", "中央"),
    open(organiser_levels, "province", "省级"),
    open(organiser_levels, "city", "市级"),
    open(organiser_levels, "county", "县级"),
    open(organiser_levels, "township", "乡镇级"),
    open(rater_groups, "self", "自评"),
    open(rater_groups, "peers", "互评"),
    open(rater_groups, "superior", "上级"),
    open(rater_groups, "subordinates", "下级"),
    open(rater_groups, "public", "群众"),
    open(link_kinds, "mentor", "导师"),
    open(link_kinds, "contact", "联系人"),
};

constexpr auto all_words = [] {
  std::array<CodeWord, entries.size()> all{};
  for (std::size_t i = 0; i < entries.size(); ++i) all[i] = entries[i].word;
  return all;
}();

constexpr std::array<std::string_view, 3> check_marks{"√", "✓", "✔"};

std::vector<std::string_view> words_in(std::string_view set) {
  std::vector<std::string_view> words;
  for (const CodeWord& word : all_words) {
    if (word.column == set) words.push_back(word.word);
  }
  return words;
}

std::string without_digits(std::string_view text) {
  std::string rest;
  std::copy_if(text.begin(), text.end(), std::back_inserter(rest), [](char c) { return c < '0' || c > '9'; });
  return rest;
}

}  // namespace

std::optional<FoundWord> find_word(std::string_view set, std::string_view text) noexcept {
  for (const Entry& e : entries) {
    if (e.word.column == set && (e.word.word == text || e.word.chinese == text)) return FoundWord{e.word.word, e.value};
  }
  const bool is_check = std::find(check_marks.begin(), check_marks.end(), text) != check_marks.end();
  if (!is_check || set != words_of<PresenceStatus>) return std::nullopt;
  return FoundWord{"present", static_cast<std::uint8_t>(PresenceStatus::present), true};
}

std::string list_of_words(std::string_view set) {
  const auto words = words_in(set);
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
    list += words[i];
  }
  return list;
}

std::string suggestion(std::string_view text, std::span<const std::string_view> candidates) {
  const std::string near = text::nearest(text, candidates);
  const std::string letters = without_digits(near);
  if (near.empty() || (letters.size() < near.size() && letters == without_digits(text))) return {};
  return "; did you mean '" + near + "'?";
}

std::string suggestion(std::string_view text, std::string_view set) {
  const auto words = words_in(set);
  return suggestion(text, words);
}

}  // namespace detail::io

std::span<const CodeWord> code_words() noexcept { return detail::io::all_words; }

}  // namespace cadre::inline v1
