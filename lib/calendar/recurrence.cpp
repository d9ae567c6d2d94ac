// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include <cadre/calendar/recurrence.hpp>
#include <cadre/core/boost_date.hpp>

namespace cadre::inline v1 {
namespace {

namespace greg = boost::gregorian;

greg::greg_weekday to_boost(Weekday day) {
  return greg::greg_weekday{static_cast<unsigned short>(static_cast<unsigned>(day) % 7)};  // Boost's Sunday is 0
}

bool is_month(std::int32_t year, std::int32_t month) {
  return year >= 1400 && year <= 9999 && month >= 1 && month <= 12;
}

Error bad_number(std::string_view what, std::int32_t n, std::int32_t most) {
  return {Errc::invalid_argument,
          std::string{what} + ' ' + std::to_string(n) + " is outside 1 to " + std::to_string(most)};
}

template <class OfMonth>
std::vector<Date> month_by_month(const Period& period, OfMonth&& of_month) {
  std::vector<Date> days;
  if (period.empty()) return days;
  const CivilDay from = period.from.civil();
  const CivilDay last = (period.until - 1).civil();
  const std::int32_t end = last.year * 12 + last.month;
  for (std::int32_t m = from.year * 12 + from.month; m <= end; ++m) {
    const std::optional<Date> day = of_month((m - 1) / 12, (m - 1) % 12 + 1);
    if (day && period.contains(*day)) days.push_back(*day);
  }
  return days;
}

struct List {
  const Period& period;

  Result<std::vector<Date>> operator()(const recur::NthWeekday& r) const {
    if (r.n < 1 || r.n > 5) return bad_number("place in the month", r.n, 5);
    return month_by_month(
        period, [&](std::int32_t year, std::int32_t month) { return nth_weekday(year, month, r.n, r.weekday); });
  }
  Result<std::vector<Date>> operator()(const recur::LastWeekday& r) const {
    return month_by_month(period,
                          [&](std::int32_t year, std::int32_t month) { return last_weekday(year, month, r.weekday); });
  }
  Result<std::vector<Date>> operator()(const recur::EveryWeeks& r) const {
    if (r.n < 1 || r.n > 1000) return bad_number("number of weeks", r.n, 1000);
    const std::int32_t step = r.n * 7;
    const std::int32_t before = std::max(0, period.from - r.first);
    std::vector<Date> days;
    std::int64_t day = std::int64_t{r.first.days()} + std::int64_t{(before + step - 1) / step} * step;
    for (; day < period.until.days(); day += step) days.push_back(Date::from_days(day));
    return days;
  }
};

}  // namespace

std::optional<Date> nth_weekday(std::int32_t year, std::int32_t month, std::int32_t n, Weekday weekday) {
  if (!is_month(year, month) || n < 1 || n > 5) return std::nullopt;
  using Nth = greg::nth_day_of_the_week_in_month;
  const Nth generator{static_cast<Nth::week_num>(n), to_boost(weekday),
                      greg::greg_month{static_cast<unsigned short>(month)}};
  const Date day = from_boost(generator.get_date(greg::greg_year{static_cast<unsigned short>(year)})).value();
  // Boost gives the fourth where there is no fifth.
  return n == 5 && day.day() <= 28 ? std::nullopt : std::optional{day};
}

std::optional<Date> last_weekday(std::int32_t year, std::int32_t month, Weekday weekday) {
  if (!is_month(year, month)) return std::nullopt;
  const greg::last_day_of_the_week_in_month generator{to_boost(weekday),
                                                      greg::greg_month{static_cast<unsigned short>(month)}};
  return from_boost(generator.get_date(greg::greg_year{static_cast<unsigned short>(year)})).value();
}

Result<std::vector<Date>> days_of(const Recurrence& recurrence, const Period& period, const Limits& limits) {
  auto days = std::visit(List{period}, recurrence);
  if (days && days->size() > limits.windows) {
    return Error{Errc::limit_exceeded,
                 std::to_string(days->size()) + " days are over the limit of " + std::to_string(limits.windows)};
  }
  return days;
}

}  // namespace cadre::inline v1
