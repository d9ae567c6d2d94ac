// SPDX-License-Identifier: Apache-2.0
#include "io/detail/dates.hpp"
#include "io/detail/map_data.hpp"

namespace cadre::inline v1::detail::io {
namespace {

bool take(std::string_view& text, std::string_view word) noexcept {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

/// Takes exactly so many digits, or one or two where `width` is 1.
std::optional<std::int32_t> take_number(std::string_view& text, std::size_t width) noexcept {
  const std::size_t size = text.size();
  const auto number = take_digits(text, width == 1 ? 2 : width);
  return number && (width == 1 || size - text.size() == width) ? number : std::nullopt;
}

/// Takes `9:31` or `09:31`.
std::optional<std::int32_t> take_clock(std::string_view& text) noexcept {
  const auto hour = take_digits(text, 2);
  if (!hour || !take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2);
  const bool is_time = minute && *minute < 60 && (*hour < 24 || (*hour == 24 && *minute == 0));
  return is_time ? std::optional{*hour * 60 + *minute} : std::nullopt;
}

enum class Mark : std::uint8_t { none, am, pm };

Mark take_mark(std::string_view& text) noexcept {
  if (take(text, "AM") || take(text, "am") || take(text, "a.m.")) return Mark::am;
  if (take(text, "PM") || take(text, "pm") || take(text, "p.m.")) return Mark::pm;
  return Mark::none;
}

/// The minute of the day on a clock of twelve hours; nothing where the clock has no such hour.
std::optional<std::int32_t> on_half_day(std::int32_t minute, Mark mark) noexcept {
  if (minute < 60 || minute >= 13 * 60) return std::nullopt;
  return minute % 720 + (mark == Mark::pm ? 720 : 0);
}

}  // namespace

std::optional<Date> read_day(std::string_view text, std::string_view form) noexcept {
  std::int32_t year = 0;
  std::int32_t month = 0;
  std::int32_t day = 0;
  while (!form.empty()) {
    std::int32_t* target = nullptr;
    std::size_t width = 1;
    if (take(form, "YYYY")) {
      target = &year;
      width = 4;
    } else if (form.front() == 'M' || form.front() == 'D') {
      target = form.front() == 'M' ? &month : &day;
      width = form.substr(1).starts_with(form.front()) ? 2 : 1;
      form.remove_prefix(width);
    } else {
      if (text.empty() || text.front() != form.front()) return std::nullopt;
      text.remove_prefix(1);
      form.remove_prefix(1);
      continue;
    }
    const auto number = take_number(text, width);
    if (!number) return std::nullopt;
    *target = *number;
  }
  return text.empty() ? Date::from_ymd(year, month, day) : std::nullopt;
}

std::optional<ClockText> read_clock(std::string_view text, std::string_view form, bool reads_mark) noexcept {
  ClockText read;
  std::optional<std::int32_t> last;
  bool last_is_end = false;
  while (!form.empty()) {
    const bool is_end = form.starts_with("{end}");
    if (take(form, "{start}") || take(form, "{end}")) {
      last = take_clock(text);
      last_is_end = is_end;
      if (!last) return std::nullopt;
      (is_end ? read.end.emplace() : read.start) = *last;
    } else if (take(form, "{mark}")) {
      const Mark mark = take_mark(text);
      if (mark == Mark::none || !last) return std::nullopt;
      read.has_mark = true;
      if (!reads_mark) continue;
      const auto minute = on_half_day(*last, mark);
      if (!minute) return std::nullopt;
      (last_is_end ? *read.end : read.start) = *minute;
    } else {
      if (text.empty() || text.front() != form.front()) return std::nullopt;
      text.remove_prefix(1);
      form.remove_prefix(1);
    }
  }
  return text.empty() ? std::optional{read} : std::nullopt;
}

}  // namespace cadre::inline v1::detail::io
