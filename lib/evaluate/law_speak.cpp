// SPDX-License-Identifier: Apache-2.0
// Keys and values in words: by the tables of phrases, or as they are.
#include <algorithm>
#include <array>

#include <cadre/core/amount.hpp>

#include "evaluate/detail/law.hpp"

namespace cadre::inline v1::law {
namespace {

template <class Item>
bool has(std::span<const Item> all, const Item& item) {
  return std::find(all.begin(), all.end(), item) != all.end();
}

constexpr std::array<std::string_view, 12> free_texts{"note", "reason",   "name",        "number", "address", "why",
                                                      "cite", "articles", "informative", "zone",   "hours",   "policy"};
constexpr std::array<std::string_view, 6> quantities{"at_least", "at_most", "at_most_advised",
                                                     "cap",      "value",   "places"};
/// Lists of which every item is meant.
constexpr std::array<std::string_view, 20> whole_lists{
    "needs", "order",       "document",    "rules",  "spill",      "week",         "hours",
    "off",   "values",      "working",     "from",   "attendance", "bars",         "articles",
    "allow", "informative", "leave_kinds", "before", "not_for",    "days_of_month"};

bool is_list_of_tables(const text::Value& value) {
  return !value.items().empty() && value.items().front().kind() == text::ValueKind::table;
}

/// The key under which words stand that in other constructs would be names: `of = "year"` is a word in `per` and a rule
/// elsewhere.
std::string_view qualified(std::string_view where, std::string_view key) {
  constexpr std::array<std::string_view, 6> all{"per.of",        "per.unit", "equivalents.of",
                                                "attendance.by", "bands.by", "duty.from"};
  for (const std::string_view name : all) {
    const std::size_t dot = name.find('.');
    if (name.substr(0, dot) == where && name.substr(dot + 1) == key) return name;
  }
  return key;
}

/// Where a band or step begins, as a number without its unit.
std::optional<Ratio> start_of(const text::Value& step) {
  const text::Value* from = step.find("from");
  if (from == nullptr) from = step.find("above");
  if (from == nullptr) return std::nullopt;
  if (from->as_integer()) return Ratio::whole(*from->as_integer());
  const auto amount = parse_amount(from->as_string().value_or(""));
  return amount ? std::optional{amount->value} : std::nullopt;
}

/// Whether a floor is a share of what the whole rule asks for.
bool has_share(const text::Value& quota) {
  const text::Value* floor = quota.find("at_least");
  if (floor == nullptr || quota.find("part_of") == nullptr) return false;
  if (!floor->items().empty()) floor = floor->items().data();
  if (const text::Value* const value = floor->find("value")) floor = value;
  return floor->as_string() && floor->as_string()->find_first_of("%/") != std::string_view::npos;
}

bool is_month_and_day(std::string_view text) {
  return text.size() == 5 && text[2] == '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string filled(std::string text, std::string_view part, std::string_view with) {
  const std::size_t at = text.find(part);
  return at == std::string::npos ? text : text.replace(at, part.size(), with);
}

const Phrase* find_phrase(std::string_view where, std::string_view key) noexcept {
  const std::array tables{phrases_of_selection(), phrases_of_quotas(), phrases_of_measures(),
                          phrases_of_scores(),    phrases_of_duties(), phrases_of_rules()};
  for (const auto table : tables) {
    for (const Phrase& phrase : table) {
      if (phrase.where == where && phrase.key == key) return &phrase;
    }
  }
  if (where == "*") return nullptr;
  return find_phrase(where == "group_who" || where == "unit_who" ? "who" : "*", key);
}

std::string_view inside(std::string_view where, std::string_view key) noexcept {
  if (key == "any" || key == "all" || key == "not") return where;
  if (key == "among") return "who";
  if (key == "of_facts" || (where == "qualify" && key == "needs")) return "of";
  if (where == "measure" && key == "round") return "measure_round";
  if (where == "grade" && key == "quota") return "band_quota";
  if (where == "award" && key == "grade") return "award_grade";
  if (where == "ladder" && key == "steps") return "ladder_steps";
  if (where == "validity" && key == "first") return "per";
  if (where == "attendance" && key == "leave") return "effects";
  return key;
}

std::vector<const text::Value*> by_from(std::string_view key, const text::Value& list) {
  std::vector<const text::Value*> items;
  for (const text::Value& item : list.items()) items.push_back(&item);
  if (key != "bands" && key != "steps" && key != "table") return items;
  std::stable_sort(items.begin(), items.end(), [](const text::Value* a, const text::Value* b) {
    const auto one = start_of(*a);
    const auto other = start_of(*b);
    return one && other ? *one < *other : !one && other;
  });
  return items;
}

std::string Speaker::joined(std::span<const std::string> words, bool all) const {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += i + 1 < words.size() ? pick(", ", "、") : all ? pick(" and ", "和") : pick(" or ", "或");
    text += words[i];
  }
  return text;
}

std::string Speaker::scalar(std::string_view key, const text::Value& value) const {
  if (value.as_boolean()) return *value.as_boolean() ? "true" : "false";
  if (value.as_integer()) return std::to_string(*value.as_integer());
  if (!value.as_string()) return std::string{value.as_decimal().value_or("")};
  const std::string_view text = *value.as_string();
  if (const auto word = say_word(key, text, language_); !word.empty()) return std::string{word};
  const std::span<const std::string_view> free{free_texts};
  if (has(free, key)) return std::string{text};
  if (const auto day = parse_date(text)) return say_day(key == "until" ? *day - 1 : *day, language_);
  if (is_month_and_day(text)) return say_month_and_day(text, language_);
  if (!english() && (key == "age" || key == "from_age" || key == "under_age"))
    return std::string{text.substr(0, text.find(' '))} + "周岁";
  const bool is_amount = text.find(' ') != std::string_view::npos || key == "times" || key == "first" || key == "add";
  const char first = text.empty() ? ' ' : text.front();
  if (is_amount && (first == '-' || (first >= '0' && first <= '9'))) return say_amount(text, language_);
  if (key == "anchor" && text.starts_with("group:"))
    return filled(std::string{pick("the day of coming into the group `{}`", "进入`{}`组之日")}, "{}", text.substr(6));
  return '`' + std::string{text} + '`';
}

std::vector<std::string> Speaker::days_of_week(const text::Value& days) const {
  constexpr std::array<std::string_view, 7> week{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  std::vector<std::string> words;
  for (const std::string_view day : week) {
    for (const text::Value& item : days.items()) {
      if (item.as_string() == day) words.emplace_back(say_word("week", day, language_));
    }
  }
  return words;
}

std::string Speaker::list(std::string_view where, std::string_view key, const text::Value& value) const {
  const std::span<const std::string_view> whole{whole_lists};
  std::vector<std::string> words;
  if (!is_list_of_tables(value)) {
    for (const text::Value& item : value.items()) words.push_back(scalar(qualified(where, key), item));
    if (key == "articles" || key == "informative") std::sort(words.begin(), words.end(), article_before);
    if (key == "week") words = days_of_week(value);
    return joined(words, has(whole, key) && !(where == "who" || where == "when"));
  }
  std::string text;
  for (const text::Value* const item : by_from(key, value)) {
    if (!text.empty())
      text += key == "all" || key == "when"  ? pick("; and ", "；且")
              : key == "any" || key == "not" ? pick("; or ", "；或")
                                             : pick("; ", "；");
    text += clauses(inside(where, key), *item);
  }
  return text;
}

std::string Speaker::value(std::string_view where, std::string_view key, const text::Value& value) const {
  const std::span<const std::string_view> amounts{quantities};
  const bool is_dated = value.kind() == text::ValueKind::table || is_list_of_tables(value);
  const bool is_amount = value.as_string().has_value();
  if (has(amounts, key) && (is_dated || is_amount)) return quantity(value);
  if (key == "per" && (where == "caps" || where == "band_quota")) return scalar("each", value);
  if (key == "per" && inside(where, key) == "per") return windows(value);
  if (where == "quota" && key == "count" && say_word(key, value.as_string().value_or(""), language_).empty())
    return filled(std::string{pick("amounts by the measure {}", "按计量办法{}计得的数量")}, "{}", scalar(key, value));
  if (value.kind() == text::ValueKind::array) return list(where, key, value);
  if (value.kind() == text::ValueKind::table) return clauses(inside(where, key), value);
  return scalar(qualified(where, key), value);
}

std::string Speaker::clause(std::string_view where, std::string_view key, const text::Value& value) const {
  // What is due before a day is written with a minus sign.
  if (where == "duty" && key == "due" && value.as_string() && value.as_string()->starts_with('-')) {
    const Phrase* const before = find_phrase(where, "!due");
    return filled(std::string{pick(before->en, before->zh)}, "{}", say_amount(value.as_string()->substr(1), language_));
  }
  const bool is_false = value.as_boolean() && !*value.as_boolean();
  const std::string looked_up = is_false ? '!' + std::string{key} : std::string{key};
  // The keys of the effects of leave are the policy's own words.
  const std::string said = this->value(where, where == "effects" ? "effect" : key, value);
  if (const Phrase* const phrase = find_phrase(where, looked_up))
    return filled(std::string{pick(phrase->en, phrase->zh)}, "{}", said);
  return filled(filled(std::string{pick("`{key}`: {}", "`{key}`：{}")}, "{key}", key), "{}", said);
}

void Speaker::each(std::string_view where, const text::Value& table,
                   const std::function<void(std::string_view key, const text::Value& value)>& f) {
  for (const text::Member& member : table.members()) f(member.key, member.value);
  for (const Default& unsaid : defaults()) {
    if (unsaid.key == "share_of" && !has_share(table)) continue;
    if (unsaid.where == where && table.find(unsaid.key) == nullptr)
      f(unsaid.key, text::Value::string(std::string{unsaid.word}));
  }
}

std::string Speaker::clauses(std::string_view where, const text::Value& table) const {
  std::string text;
  each(where, table, [&](std::string_view key, const text::Value& value) {
    if (key == "assumed" || key == "reason") return;
    const std::string more = clause(where, key, value);
    if (!text.empty() && !more.empty()) text += pick(", ", "，");
    text += more;
  });
  const text::Value* const reason = table.find("reason");
  if (reason == nullptr && table.find("assumed") == nullptr) return text;
  return text + filled(std::string{pick(" (assumed: {})", "（推定：{}）")}, "{}",
                       reason == nullptr ? "" : *reason->as_string());
}

std::string Speaker::windows(const text::Value& per) const {
  if (per.as_string()) {
    const auto word = say_word("per", *per.as_string(), language_);
    return word.empty() ? '`' + std::string{*per.as_string()} + '`' : std::string{word};
  }
  return clauses("per", per);
}

}  // namespace cadre::inline v1::law
