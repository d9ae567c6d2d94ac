// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Field tables of windows.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/window_rule.hpp>

#include "policy/detail/field.hpp"
#include "policy/detail/words.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<MonthEnd> {
  static constexpr std::array all{Word{"clamp", MonthEnd::clamp}, Word{"next", MonthEnd::next}};
};

template <>
struct Words<MidWindow> {
  static constexpr std::array all{Word{"start", MidWindow::start}, Word{"end", MidWindow::end},
                                  Word{"split_by_day", MidWindow::split_by_day}, Word{"lower", MidWindow::lower},
                                  Word{"higher", MidWindow::higher}};
};

template <>
struct Words<EdgeWindow> {
  static constexpr std::array all{Word{"skip", EdgeWindow::skip}, Word{"full", EdgeWindow::full},
                                  Word{"prorate_by_day", EdgeWindow::prorate_by_day}};
};

template <>
struct Words<PartialWindow::Mode> {
  static constexpr std::array all{Word{"full", PartialWindow::Mode::full},
                                  Word{"prorate_by_day", PartialWindow::Mode::prorate_by_day},
                                  Word{"at_end", PartialWindow::Mode::at_end}};
};

/// A day, or a word in its place.
struct DayOrName {
  std::optional<Date> day;
  std::string name;
  friend bool operator==(const DayOrName&, const DayOrName&) = default;
};

/// Windows written as a table.
struct WindowText {
  std::string unit;
  std::string start;
  std::optional<std::int64_t> years;
  DayOrName anchor;
  std::optional<Amount> back;
  std::optional<std::int64_t> last;
  std::string of;
  std::vector<Date> days;
  std::optional<MonthEnd> month_end;
};

template <>
struct Fields<WindowText> {
  static constexpr std::string_view name = "per";
  using W = WindowText;
  static constexpr auto table() {
    return std::tuple{
        optional("unit", &W::unit, "", "none", "month, quarter, half, year or week"),
        optional("start", &W::start, "", "01-01", "where the year begins: month and day, or birth_month"),
        optional("years", &W::years, "", "none", "so many years in a cycle"),
        optional("anchor", &W::anchor, "", "none",
                 "a day on which a cycle begins, or `born`, `joined`, `group:` with an id or kind"),
        optional("back", &W::back, "d or month", "none", "so many days or calendar months up to the day asked about"),
        optional("last", &W::last, "", "none", "the last so many years, judged at the end of each"),
        optional("of", &W::of, "", "year", "what `last` counts: year"),
        optional("days", &W::days, "", "none", "each of these days"),
        optional("month_end", &W::month_end, "", "none", "clamp or next: what a 29th to 31st becomes")};
  }
};

/// A partial window written as a table.
struct PartialText {
  std::optional<Amount> waive_below;
  std::optional<Amount> flat;
  std::optional<Amount> prorate_steps;
};

template <>
struct Fields<PartialText> {
  static constexpr std::string_view name = "partial_window";
  using P = PartialText;
  static constexpr auto table() {
    return std::tuple{optional("waive_below", &P::waive_below, "d", "none", "under so many days nothing is owed"),
                      optional("flat", &P::flat, "the count's", "none", "a fixed amount"),
                      optional("prorate_steps", &P::prorate_steps, "month", "none", "by full steps of so many months")};
  }
};

template <>
struct WrittenAs<WindowRule> {
  using Table = WindowText;
};
template <>
struct WrittenAs<PartialWindow> {
  using Table = PartialText;
};

/// Reads windows and parts of them, as a word or as a table.
void read_form(const text::Value& v, const std::string& path, DayOrName& out, Reader& reader);
void read_form(const text::Value& v, const std::string& path, WindowRule& out, Reader& reader);
void read_form(const text::Value& v, const std::string& path, PartialWindow& out, Reader& reader);

/// The same, written.
void write_form(text::JsonWriter& json, const DayOrName& day);
void write_form(text::JsonWriter& json, const WindowRule& rule);
void write_form(text::JsonWriter& json, const PartialWindow& partial);

/// What may be written, as members of a JSON Schema.
void schema_form(text::JsonWriter& json, TypeOf<DayOrName> type);
void schema_form(text::JsonWriter& json, TypeOf<WindowRule> type);
void schema_form(text::JsonWriter& json, TypeOf<PartialWindow> type);

}  // namespace cadre::inline v1::detail
