// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <cadre/calendar/windows.hpp>

namespace cadre::inline v1 {
namespace {

using Windows = std::vector<Window>;

Error bad_number(std::string_view what, std::int32_t n, std::int32_t most) {
  return {Errc::invalid_argument,
          std::string{what} + ' ' + std::to_string(n) + " is outside 1 to " + std::to_string(most)};
}

Error too_many(const Limits& limits) {
  return {Errc::limit_exceeded, "the range touches more than " + std::to_string(limits.windows) + " windows"};
}

Error no_own_day() {
  return {Errc::invalid_argument, "windows on an own day need the person's day, which is not known"};
}

/// Boundaries a fixed number of months apart, all on one day of the month.
///
/// Each is found from the anchor, never from its neighbour, so that a 31st that met a February is a 31st again in
/// March.
struct MonthGrid {
  std::int64_t anchor;  ///< months since year 0 of one boundary
  std::int32_t day;     ///< 1 to 31
  std::int32_t step;    ///< months from one to the next
  MonthEnd rule;

  [[nodiscard]] Date boundary(std::int64_t k) const noexcept {
    const std::int64_t months = anchor + k * step;
    if (months < 1400 * 12) return Date::first();
    if (months >= 10000 * 12) return Date::last();
    const auto year = static_cast<std::int32_t>(months / 12);
    const auto month = static_cast<std::int32_t>(months % 12) + 1;
    const std::int32_t length = days_in_month(year, month);
    const Date held = Date::from_ymd(year, month, std::min(day, length)).value_or(Date::last());
    return day > length && rule == MonthEnd::next ? held + 1 : held;
  }
  /// The boundary that lies on or before a day, with none between.
  [[nodiscard]] std::int64_t at_or_before(Date when) const noexcept {
    const CivilDay c = when.civil();
    const std::int64_t months = std::int64_t{c.year} * 12 + c.month - 1 - anchor;
    const std::int64_t k = months / step - (months % step < 0 ? 1 : 0);
    // A boundary can lie later in its month, or, by MonthEnd::next, on the first of the month after it.
    return boundary(k) > when ? k - 1 : k;
  }
};

std::optional<Error> check(const window::YearStart& start, std::optional<Date> own_day) {
  if (start.birth_month) return own_day ? std::nullopt : std::optional{no_own_day()};
  if (start.month < 1 || start.month > 12) return bad_number("month", start.month, 12);
  constexpr std::int32_t leap_year = 2000;
  const std::int32_t most = days_in_month(leap_year, start.month);
  if (start.day < 1 || start.day > most) return bad_number("day of the month", start.day, most);
  return std::nullopt;
}

MonthGrid grid(const window::YearStart& start, std::optional<Date> own_day, std::int32_t step, MonthEnd rule) {
  const std::int32_t month = start.birth_month ? own_day->month() : start.month;
  return {2000 * 12 + month - 1, start.birth_month ? 1 : start.day, step, rule};
}

constexpr std::int32_t months_of(window::Unit unit) noexcept {
  switch (unit) {
    case window::Unit::month: return 1;
    case window::Unit::quarter: return 3;
    case window::Unit::half: return 6;
    case window::Unit::year: return 12;
    case window::Unit::week: break;
  }
  return 0;
}

/// Everything windows_touching() was asked.
struct List {
  const Period& range;
  std::optional<Date> own_day;
  MonthEnd rule;
  const Limits& limits;

  Result<Windows> operator()(const window::Calendar& spec) const {
    if (spec.unit == window::Unit::week) {
      if (spec.start == window::YearStart{}) return weeks();
      return Error{Errc::invalid_argument, "weeks begin on Monday; another start of the year does not move them"};
    }
    if (auto error = check(spec.start, own_day)) return *error;
    const MonthGrid g = grid(spec.start, own_day, months_of(spec.unit), rule);
    return series(g, g.at_or_before(range.from), 1);
  }
  Result<Windows> operator()(const window::Years& spec) const {
    if (spec.n < 1 || spec.n > 1000) return bad_number("number of years", spec.n, 1000);
    if (!spec.anchor && !own_day) return no_own_day();
    const CivilDay from = spec.anchor.value_or(own_day.value_or(Date{})).civil();
    const MonthGrid g{std::int64_t{from.year} * 12 + from.month - 1, from.day, spec.n * 12, rule};
    const std::int64_t k = g.at_or_before(range.from);
    if (spec.anchor) return series(g, k, 1);
    const std::int64_t first = std::max<std::int64_t>(0, k);
    auto windows = series(g, first, 1);
    if (!windows) return windows;
    std::int64_t number = first;
    for (Window& w : *windows) w.number = static_cast<std::int32_t>(++number);
    return windows;
  }
  Result<Windows> operator()(const window::Back& spec) const {
    if (spec.n < 1 || spec.n > 100'000) return bad_number("number to count back", spec.n, 100'000);
    const Date from = spec.step == window::Back::Step::days
                          ? range.until - spec.n
                          : add_months(range.until, -spec.n, rule).value_or(Date::first());
    return Windows{window_of({from, range.until})};
  }
  Result<Windows> operator()(const window::Last& spec) const {
    if (spec.n < 1 || spec.n > 1000) return bad_number("number of years", spec.n, 1000);
    if (auto error = check(spec.start, own_day)) return *error;
    const MonthGrid g = grid(spec.start, own_day, 12, rule);
    return series(g, g.at_or_before(range.from) - (spec.n - 1), spec.n);
  }
  Result<Windows> operator()(const window::PerSession&) const {
    return Error{Errc::invalid_argument, "windows per session come from the sessions, not from the calendar"};
  }
  Result<Windows> operator()(const window::Clock&) const {
    return Error{Errc::invalid_argument, "windows of a clock come from the facts, not from the calendar"};
  }
  Result<Windows> operator()(const window::Once&) const {
    return Windows{{.period = {Date::first(), Date::last()}, .label = "once", .number = 0}};
  }
  Result<Windows> operator()(const window::NamedDays& spec) const {
    Windows windows;
    std::vector<Date> days = spec.days;
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (const Date day : days) {
      if (range.contains(day)) windows.push_back(window_of({day, day + 1}));
    }
    return windows.size() > limits.windows ? Result<Windows>{too_many(limits)} : windows;
  }

 private:
  /// Windows from boundary k on, each over a number of steps, until one begins after the range.
  [[nodiscard]] Result<Windows> series(const MonthGrid& g, std::int64_t k, std::int32_t steps) const {
    Windows windows;
    for (; g.boundary(k) < range.until; ++k) {
      const Period period{g.boundary(k), g.boundary(k + steps)};
      if (period.empty() || intersect(period, range).empty()) continue;
      if (windows.size() == limits.windows) return too_many(limits);
      windows.push_back(window_of(period));
    }
    return windows;
  }
  [[nodiscard]] Result<Windows> weeks() const {
    Windows windows;
    Date from = range.from - (static_cast<std::int32_t>(range.from.weekday()) - 1);
    while (from < range.until) {
      if (windows.size() == limits.windows) return too_many(limits);
      // The first and last week of the range of Date are cut there.
      const Date until = from + (8 - static_cast<std::int32_t>(from.weekday()));
      windows.push_back(window_of({from, until}));
      from = until;
    }
    return windows;
  }
};

const window::YearStart* start_of(const WindowSpec& spec) noexcept {
  if (const auto* const calendar = std::get_if<window::Calendar>(&spec)) return &calendar->start;
  if (const auto* const last = std::get_if<window::Last>(&spec)) return &last->start;
  return nullptr;
}

}  // namespace

Window window_of(const Period& period) { return {.period = period, .label = to_string(period), .number = 0}; }

Result<WindowSpec> parse_window(std::string_view word) {
  struct Word {
    std::string_view text;
    WindowSpec spec;
  };
  using window::Unit;
  const std::array<Word, 7> words{{{"month", window::Calendar{.unit = Unit::month, .start = {}}},
                                   {"quarter", window::Calendar{.unit = Unit::quarter, .start = {}}},
                                   {"half", window::Calendar{.unit = Unit::half, .start = {}}},
                                   {"year", window::Calendar{.unit = Unit::year, .start = {}}},
                                   {"week", window::Calendar{.unit = Unit::week, .start = {}}},
                                   {"once", window::Once{}},
                                   {"session", window::PerSession{}}}};
  for (const Word& w : words) {
    if (w.text == word) return w.spec;
  }
  return Error{Errc::invalid_argument,
               '\'' + std::string{word} + "' is no window; write month, quarter, half, year, week, once or session"};
}

bool needs_own_day(const WindowSpec& spec) noexcept {
  const auto* const years = std::get_if<window::Years>(&spec);
  const auto* const start = start_of(spec);
  return (years != nullptr && !years->anchor) || (start != nullptr && start->birth_month);
}

bool needs_month_end(const WindowSpec& spec, std::optional<Date> own_day) noexcept {
  constexpr std::int32_t in_every_month = 28;
  if (const auto* const years = std::get_if<window::Years>(&spec)) {
    // Whole years lead to the same month again: only a 29 February can be missing.
    const std::optional<Date> from = years->anchor ? years->anchor : own_day;
    return !from || (from->month() == 2 && from->day() > in_every_month);
  }
  if (const auto* const back = std::get_if<window::Back>(&spec)) return back->step == window::Back::Step::months;
  if (const auto* const clock = std::get_if<window::Clock>(&spec)) {
    return clock->n && clock->step == window::Back::Step::months;
  }
  const auto* const start = start_of(spec);
  if (start == nullptr || start->birth_month || start->day <= in_every_month) return false;
  const auto* const calendar = std::get_if<window::Calendar>(&spec);
  const bool whole_years = calendar == nullptr || calendar->unit == window::Unit::year;
  return !whole_years || start->month == 2;
}

Result<std::vector<Window>> windows_touching(const WindowSpec& spec, const Period& range, std::optional<Date> own_day,
                                             MonthEnd month_end, const Limits& limits) {
  auto windows = std::visit(List{range, own_day, month_end, limits}, spec);
  if (windows && range.empty()) return Windows{};
  return windows;
}

bool tiles(std::span<const Window> children, const Period& parent) noexcept {
  Date done = parent.from;
  for (const Window& child : children) {
    if (child.period.from != done || child.period.empty()) return false;
    done = child.period.until;
  }
  return done == parent.until && !parent.empty();
}

}  // namespace cadre::inline v1
