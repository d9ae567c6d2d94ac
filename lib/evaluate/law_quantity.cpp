// SPDX-License-Identifier: Apache-2.0
// Quantities and days in words.
#include <algorithm>
#include <array>

#include <cadre/core/amount.hpp>

#include "evaluate/detail/law.hpp"

namespace cadre::inline v1::law {
namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

struct UnitWord {
  std::string_view unit, one, more, zh;
};

constexpr std::array units{
    UnitWord{"h", "hour", "hours", "小时"},
    UnitWord{"min", "minute", "minutes", "分钟"},
    UnitWord{"d", "day", "days", "天"},
    UnitWord{"month", "month", "months", "个月"},
    UnitWord{"year", "year", "years", "年"},
    UnitWord{"session", "session", "sessions", "次活动"},
    UnitWord{"document", "document", "documents", "份材料"},
    UnitWord{"event", "event", "events", "次"},
    UnitWord{"person", "person", "people", "人"},
    UnitWord{"pt", "point", "points", "分"},
    UnitWord{"credit", "credit", "credits", "学分"},
    UnitWord{"class_hour", "class hour", "class hours", "学时"},
};

/// A number of two digits without its nought.
std::string_view digits(std::string_view number) {
  return number.starts_with('0') && number.size() > 1 ? number.substr(1) : number;
}

}  // namespace

std::string say_day(Date day, Language language) {
  const CivilDay civil = day.civil();
  const std::string year = std::to_string(civil.year);
  const std::string number = std::to_string(civil.day);
  if (language == Language::chinese) return year + "年" + std::to_string(civil.month) + "月" + number + "日";
  return number + ' ' + std::string{months[static_cast<std::size_t>(civil.month - 1)]} + ' ' + year;
}

std::string say_month_and_day(std::string_view text, Language language) {
  const std::string_view month = digits(text.substr(0, 2));
  const std::string day{digits(text.substr(3))};
  if (language == Language::chinese) return std::string{month} + "月" + day + "日";
  return day + ' ' + std::string{months[static_cast<std::size_t>(std::stoi(std::string{month}) - 1)]};
}

std::string say_amount(std::string_view text, Language language) {
  const std::size_t blank = text.find(' ');
  std::string number{text.substr(0, blank)};
  if (blank == std::string_view::npos) return number;
  const std::string_view unit = text.substr(blank + 1);
  if (unit == "%") return number + (language == Language::chinese ? "%" : " %");
  const auto* const word =
      std::find_if(units.begin(), units.end(), [&](const UnitWord& candidate) { return candidate.unit == unit; });
  if (word == units.end()) return number + ' ' + std::string{unit};
  if (language == Language::chinese) return number + std::string{word->zh};
  return number + ' ' + std::string{number == "1" ? word->one : word->more};
}

std::string Speaker::dated(const text::Value& value, const text::Value* next) const {
  const auto day_of = [](const text::Value* of, std::string_view key) -> std::optional<Date> {
    const text::Value* const day = of == nullptr ? nullptr : of->find(key);
    if (day == nullptr) return std::nullopt;
    const auto parsed = parse_date(*day->as_string());
    return parsed ? std::optional{*parsed} : std::nullopt;
  };
  if (value.as_string()) return say_amount(*value.as_string(), language_);
  std::string text = say_amount(*value.find("value")->as_string(), language_);
  const auto from = day_of(&value, "from");
  const auto until = value.find("until") != nullptr ? day_of(&value, "until") : day_of(next, "from");
  if (from) text += std::string{pick(" from ", "（自")} + say_day(*from, language_);
  if (until) text += std::string{pick(" until ", from ? "至" : "（至")} + say_day(*until - 1, language_);
  if (!english() && (from || until)) text += until ? "止）" : "起）";
  if (const auto* const cite = value.find("cite"))
    text += filled(std::string{pick(" ({})", "（{}）")}, "{}", *cite->as_string());
  const text::Value* const reason = value.find("reason");
  if (reason == nullptr && value.find("assumed") == nullptr) return text;
  return text + filled(std::string{pick(" (assumed: {})", "（推定值：{}）")}, "{}",
                       reason == nullptr ? "" : *reason->as_string());
}

std::string Speaker::quantity(const text::Value& value) const {
  if (value.as_string() && value.as_string()->starts_with("param.")) {
    const std::string_view name = value.as_string()->substr(6);
    const text::Value* const params = policy_.find("param");
    const text::Value* const param = params == nullptr ? nullptr : params->find(name);
    const std::string amount = param == nullptr ? "" : quantity(*param->find("value"));
    return filled(filled(std::string{pick("{a} (the quantity `{}`)", "{a}（即参数`{}`）")}, "{a}", amount), "{}", name);
  }
  if (value.kind() != text::ValueKind::array) return dated(value, nullptr);
  std::string text;
  const auto items = value.items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) text += pick(", ", "、");
    text += dated(items[i], i + 1 < items.size() ? &items[i + 1] : nullptr);
  }
  return text;
}

}  // namespace cadre::inline v1::law
