// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <cadre/core/date.hpp>
#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>

namespace cadre::inline v1 {
namespace {

void put_digits(std::string& out, std::int32_t n, int width) {
  std::array<char, 8> text{};
  for (int i = width - 1; i >= 0; --i, n /= 10) text[static_cast<std::size_t>(i)] = static_cast<char>('0' + n % 10);
  out.append(text.data(), static_cast<std::size_t>(width));
}

std::string month_label(Date day) { return to_string(day).substr(0, 7); }

/// The Thursday of an ISO week: week 1 holds the year's first Thursday. Unlike its Monday it never lies in another
/// year.
Date iso_week_thursday(std::int32_t year, std::int32_t week) {
  const Date first = Date::from_ymd(year, 1, 1).value_or(Date::first());
  return first + ((11 - static_cast<int>(first.weekday())) % 7 + (week - 1) * 7);
}

std::optional<Period> named_period(std::string_view label) {
  if (const auto day = detail::iso_date(label); day && *day < Date::last()) return Period{*day, *day + 1};
  const auto year = label.size() >= 4 ? detail::digits(label.substr(0, 4)) : std::nullopt;
  if (!year || *year < 1400 || *year > 9998) return std::nullopt;
  if (label.size() == 4) return year_of(*year);
  if (label[4] != '-') return std::nullopt;
  const std::string_view part = label.substr(5);
  const auto months = [&](std::int32_t first, std::int32_t count) -> std::optional<Period> {
    const auto from = Date::from_ymd(*year, first, 1);
    return Period{*from, *add_months(*from, count, MonthEnd::clamp)};
  };
  if (part.size() == 2 && part[0] == 'H' && part[1] >= '1' && part[1] <= '2') return months((part[1] - '1') * 6 + 1, 6);
  if (part.size() == 2 && part[0] == 'Q' && part[1] >= '1' && part[1] <= '4') return months((part[1] - '1') * 3 + 1, 3);
  if (part.size() == 2) {
    const auto month = detail::digits(part);
    return month && *month >= 1 && *month <= 12 ? months(*month, 1) : std::nullopt;
  }
  if (part.size() == 3 && part[0] == 'W') {
    const auto week = detail::digits(part.substr(1));
    if (!week || *week < 1) return std::nullopt;
    const Date thursday = iso_week_thursday(*year, *week);
    if (thursday.year() != *year || thursday < Date::first() + 3) return std::nullopt;
    return Period{thursday - 3, thursday + 4};
  }
  return std::nullopt;
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  if (const auto date = detail::iso_date(text)) return *date;
  return Error{Errc::bad_date, '\'' + std::string{text} + "' is no day; a day is written as 2021-03-01"};
}

std::string to_string(Date date) {
  const CivilDay c = date.civil();
  std::string out;
  out.reserve(10);
  put_digits(out, c.year, 4);
  out += '-';
  put_digits(out, c.month, 2);
  out += '-';
  put_digits(out, c.day, 2);
  return out;
}

Result<LocalTime> parse_time(std::string_view text) {
  if (const auto time = detail::iso_time(text)) return *time;
  return Error{Errc::bad_time, '\'' + std::string{text} + "' is no time; a time is written as 2021-03-01T19:00"};
}

std::string to_string(LocalTime time) {
  std::string out = to_string(time.date());
  out += 'T';
  put_digits(out, time.minute_of_day() / 60, 2);
  out += ':';
  put_digits(out, time.minute_of_day() % 60, 2);
  return out;
}

Result<Period> parse_period(std::string_view label) {
  if (const auto slash = label.find('/'); slash != std::string_view::npos) {
    const auto from = detail::iso_date(label.substr(0, slash));
    const auto until = detail::iso_date(label.substr(slash + 1));
    if (from && until && *from < *until) return Period{*from, *until};
  } else if (const auto period = named_period(label)) {
    return *period;
  }
  return Error{Errc::bad_date, '\'' + std::string{label} +
                                   "' is no period; write 2021, 2021-H1, 2021-Q1, 2021-03, 2021-W09 or "
                                   "2021-01-01/2024-01-01"};
}

std::string to_string(const Period& period) {
  const CivilDay from = period.from.civil();
  if (from.day == 1 && from.year <= 9998) {
    const auto is_months = [&](int n) { return add_months(period.from, n, MonthEnd::clamp) == period.until; };
    std::string year = to_string(period.from).substr(0, 4);
    if (from.month == 1 && is_months(12)) return year;
    if (from.month % 6 == 1 && is_months(6)) return year + (from.month == 1 ? "-H1" : "-H2");
    if (from.month % 3 == 1 && is_months(3)) return year + "-Q" + std::to_string(from.month / 3 + 1);
    if (is_months(1)) return month_label(period.from);
  }
  if (period.length() == 1) return to_string(period.from);
  if (period.length() == 7 && period.from.weekday() == Weekday::mon && from.year <= 9998) {
    const Date thursday = period.from + 3;
    const std::int32_t year = thursday.year();
    const std::int32_t week = (thursday - iso_week_thursday(year, 1)) / 7 + 1;
    std::string out = std::to_string(year) + "-W";
    put_digits(out, week, 2);
    return out;
  }
  return to_string(period.from) + '/' + to_string(period.until);
}

}  // namespace cadre::inline v1
