// SPDX-License-Identifier: Apache-2.0
#include "io/detail/dates.hpp"

#include <array>

namespace cadre::inline v1::detail::io {
namespace {

/// What stands after the year, after the month and after the day.
struct Form {
  std::string_view after_year;
  std::string_view after_month;
  std::string_view after_day;
};

constexpr std::array forms{Form{"-", "-", ""}, Form{"/", "/", ""}, Form{".", ".", ""}, Form{"年", "月", "日"}};

bool take(std::string_view& text, std::string_view word) noexcept {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

const Form* take_year(std::string_view& text, std::int32_t& year) noexcept {
  const std::size_t size = text.size();
  const auto number = take_digits(text, 4);
  if (!number || size - text.size() != 4) return nullptr;
  year = *number;
  for (const Form& form : forms) {
    if (take(text, form.after_year)) return &form;
  }
  return nullptr;
}

/// The day at the front of a text.
std::optional<Read<Date>> take_day(std::string_view& text) noexcept {
  const std::string_view all = text;
  std::int32_t year = 0;
  const Form* form = take_year(text, year);
  if (form == nullptr) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, form->after_month)) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day || !take(text, form->after_day)) return std::nullopt;
  const auto date = Date::from_ymd(year, *month, *day);
  const bool is_plain = form == forms.data() && all.size() - text.size() == 10;
  return date ? std::optional{Read<Date>{*date, !is_plain}} : std::nullopt;
}

}  // namespace

std::optional<std::int32_t> take_digits(std::string_view& text, std::size_t most) noexcept {
  std::int32_t number = 0;
  std::size_t n = 0;
  while (n < most && n < text.size() && text[n] >= '0' && text[n] <= '9') number = number * 10 + (text[n++] - '0');
  text.remove_prefix(n);
  return n > 0 ? std::optional{number} : std::nullopt;
}

std::optional<Read<Date>> parse_day_text(std::string_view text) noexcept {
  const auto day = take_day(text);
  return day && text.empty() ? day : std::nullopt;
}

std::optional<Read<Period>> parse_month_text(std::string_view text) noexcept {
  const std::size_t size = text.size();
  std::int32_t year = 0;
  const Form* form = take_year(text, year);
  if (form == nullptr) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (form->after_month == "月" && !take(text, form->after_month)) return std::nullopt;
  const auto first = month ? Date::from_ymd(year, *month, 1) : std::nullopt;
  if (!first || !text.empty()) return std::nullopt;
  return Read<Period>{{*first, *first + days_in_month(year, *month)}, form != forms.data() || size != 7};
}

std::optional<Read<std::int32_t>> parse_clock_text(std::string_view text) noexcept {
  const std::size_t size = text.size();
  const auto hour = take_digits(text, 2);
  if (!hour || !take(text, ":")) return std::nullopt;
  const std::size_t after_hour = text.size();
  const auto minute = take_digits(text, 2);
  if (!minute || after_hour - text.size() != 2) return std::nullopt;
  bool is_plain = size == 5 && text.empty();
  if (take(text, ":")) {
    const auto second = take_digits(text, 2);
    if (!second || *second > 59) return std::nullopt;
    is_plain = false;
  }
  const bool is_end = *hour == 24 && *minute == 0;
  if (!text.empty() || *minute > 59 || (*hour > 23 && !is_end)) return std::nullopt;
  return Read<std::int32_t>{*hour * 60 + *minute, !is_plain, is_end};
}

std::optional<Read<LocalTime>> parse_time_text(std::string_view text) noexcept {
  const std::string_view all = text;
  const auto day = take_day(text);
  if (!day) return std::nullopt;
  const std::size_t size = text.size();
  if (!take(text, "T")) {
    while (take(text, " ")) {
    }
  }
  // After 日 the clock may follow at once; a day that ends in a digit needs something between.
  if (text.size() == size && !all.substr(0, all.size() - size).ends_with("日")) return std::nullopt;
  const auto clock = parse_clock_text(text);
  if (!clock) return std::nullopt;
  const bool is_plain = !day->other_form && !clock->other_form && size - text.size() == 1;
  return Read<LocalTime>{LocalTime::at(day->value, clock->value), !is_plain, clock->end_of_day};
}

}  // namespace cadre::inline v1::detail::io
