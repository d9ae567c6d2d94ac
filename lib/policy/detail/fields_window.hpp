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

/// An attribute that starts a clock.
struct ClockAttribute {
  std::string name;
  std::string value;
  friend bool operator==(const ClockAttribute&, const ClockAttribute&) = default;
};

template <>
struct Fields<ClockAttribute> {
  static constexpr std::string_view name = "of_attribute";
  static constexpr auto table() {
    return std::tuple{required("name", &ClockAttribute::name, "", "name of the attribute"),
                      optional("value", &ClockAttribute::value, "", "any", "its value")};
  }
};

/// An amount that starts a clock when a rule reaches it.
struct ClockAmount {
  std::string rule;
  Amount reaches;
  friend bool operator==(const ClockAmount&, const ClockAmount&) = default;
};

template <>
struct Fields<ClockAmount> {
  static constexpr std::string_view name = "of_amount";
  static constexpr auto table() {
    return std::tuple{required("rule", &ClockAmount::rule, "", "the quota that counts"),
                      required("reaches", &ClockAmount::reaches, "the quota's", "so much in one of its windows")};
  }
};

/// Where in what lasts a clock starts.
enum class ClockAt : std::uint8_t { start, end };

template <>
struct Words<ClockAt> {
  static constexpr std::array all{Word{"start", ClockAt::start}, Word{"end", ClockAt::end}};
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
  std::optional<Amount> within;
  std::vector<std::string> of_event;
  std::vector<std::string> of_post;
  std::vector<std::string> of_group;
  std::optional<ClockAttribute> of_attribute;
  bool of_joined = false;
  std::optional<ClockAmount> of_amount;
  std::optional<ClockAt> at;
  bool before = false;
  bool earliest = false;
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
        optional("within", &W::within, "d or month", "the day itself",
                 "so many days or months from a clock's start on"),
        optional("of_event", &W::of_event, "", "none", "an event of such a kind starts the clock"),
        optional("of_post", &W::of_post, "", "none", "a post of such a kind starts the clock"),
        optional("of_group", &W::of_group, "", "none", "membership of such a group (id or kind) starts the clock"),
        optional("of_attribute", &W::of_attribute, "", "none", "an attribute starts the clock"),
        optional("of_joined", &W::of_joined, "", "false", "the day on which the person joined starts the clock"),
        optional("of_amount", &W::of_amount, "", "none", "the day on which a quota reaches an amount starts the clock"),
        optional("at", &W::at, "", "start", "what lasts starts the clock on its first day (start) or its last (end)"),
        optional("before", &W::before, "", "false", "the time before the clock's start, not after it"),
        optional("earliest", &W::earliest, "", "false", "only the first start of all, not each"),
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

/// Checks what starts a clock.
void check(const WindowRule& rule, const std::string& path, Checks& checks);

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
