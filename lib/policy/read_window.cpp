// SPDX-License-Identifier: Apache-2.0
#include <tuple>

#include "policy/detail/fields_window.hpp"
#include "policy/detail/reading.hpp"

namespace cadre::inline v1::detail {

using text::Value;
namespace {

window::YearStart year_start(const WindowText& text, const std::string& path, WindowRule& out, Reader& reader) {
  window::YearStart start;
  if (text.start == "birth_month") {
    start.birth_month = true;
    out.own_day = "born";
  } else if (!text.start.empty()) {
    if (const auto day = reader.month_and_day(text.start, path + ".start")) std::tie(start.month, start.day) = *day;
  }
  return start;
}

void read_cycle(const WindowText& text, const std::string& path, WindowRule& out, Reader& reader) {
  const auto& [day, name] = text.anchor;
  out.spec = window::Years{static_cast<std::int32_t>(*text.years), day};
  out.own_day = name;
  const bool is_known = day || name == "born" || name == "joined" || name.substr(0, 6) == "group:";
  if (!is_known) {
    reader.report().error(Errc::policy_window, "cycles of years need an anchor", path,
                          "write anchor = 2021-01-01, \"born\", \"joined\" or \"group:<id or kind>\"");
  }
}

void read_back(const Amount& back, const std::string& path, WindowRule& out, Reader& reader) {
  const bool is_months = back.measure.name() == "month";
  if ((!is_months && back.measure != Measure::days()) || !back.value.is_whole()) {
    reader.report().error(Errc::policy_bad_unit, "back is a whole number of days or months", path + ".back",
                          "write \"90 d\" or \"3 month\"");
  }
  out.spec = window::Back{static_cast<std::int32_t>(back.value.floor()),
                          is_months ? window::Back::Step::months : window::Back::Step::days};
}

void read_within(const Amount& within, const std::string& path, window::Clock& clock, Reader& reader) {
  const bool is_months = within.measure.name() == "month";
  const bool fits = within.value.is_whole() && within.value <= Ratio::whole(100'000);
  if ((!is_months && within.measure != Measure::days()) || !fits) {
    reader.report().error(Errc::policy_bad_unit, "within is a whole number of days or months", path + ".within",
                          "write \"30 d\" or \"6 month\"");
    return;
  }
  clock.n = static_cast<std::int32_t>(within.value.floor());
  clock.step = is_months ? window::Back::Step::months : window::Back::Step::days;
}

bool has_clock(const WindowText& text) {
  return !text.of_event.empty() || !text.of_post.empty() || !text.of_group.empty() || text.of_attribute ||
         text.of_joined || text.of_amount;
}

void read_clock(const WindowText& text, const std::string& path, WindowRule& out, Reader& reader) {
  window::Clock clock;
  if (text.within) read_within(*text.within, path, clock, reader);
  clock.before = text.before;
  clock.earliest = text.earliest;
  clock.at_end = text.at == ClockAt::end;
  clock.event = text.of_event;
  clock.post = text.of_post;
  clock.group = text.of_group;
  clock.joined = text.of_joined;
  if (text.of_attribute) {
    clock.attribute = text.of_attribute->name;
    clock.value = text.of_attribute->value;
  }
  if (text.of_amount) {
    clock.amount_of = text.of_amount->rule;
    clock.amount = text.of_amount->reaches;
  }
  out.spec = clock;
}

/// A key that another form of window has would be read and then forgotten.
void refuse_idle_keys(const WindowText& text, const std::string& path, Reader& reader) {
  const auto refuse_where = [&](bool is_idle, const std::string& key, const std::string& belongs) {
    if (!is_idle) return;
    reader.report().error(Errc::policy_window, "'" + key + "' says nothing of these windows", path + '.' + key,
                          "it belongs to " + belongs);
  };
  const bool has_year = (!text.unit.empty() && text.unit != "week") || text.last;
  refuse_where(!text.start.empty() && !has_year, "start", "unit (but week) and last");
  refuse_where((text.anchor.day || !text.anchor.name.empty()) && !text.years, "anchor", "years");
  refuse_where(!text.of.empty() && !text.last, "of", "last");
  const std::string clocks = "of_event, of_post, of_group, of_attribute, of_joined and of_amount";
  refuse_where(text.within && !has_clock(text), "within", clocks);
  refuse_where(text.at && !has_clock(text), "at", clocks);
  refuse_where(text.before && !has_clock(text), "before", clocks);
  refuse_where(text.earliest && !has_clock(text), "earliest", clocks);
}

void read_windows(const WindowText& text, const std::string& path, WindowRule& out, Reader& reader) {
  refuse_idle_keys(text, path, reader);
  const int forms = int{!text.unit.empty()} + int{text.years.has_value()} + int{text.back.has_value()} +
                    int{text.last.has_value()} + int{!text.days.empty()} + int{has_clock(text)};
  if (forms != 1) {
    reader.report().error(Errc::policy_window, "a window is one of unit, years, back, last, days and a clock", path,
                          "write exactly one of them");
  } else if (!text.unit.empty()) {
    const auto spec = parse_window(text.unit);
    const auto* const calendar = spec ? std::get_if<window::Calendar>(&*spec) : nullptr;
    if (calendar != nullptr) {
      out.spec = window::Calendar{calendar->unit, year_start(text, path, out, reader)};
    } else {
      reader.report().error(Errc::policy_bad_value, "'" + text.unit + "' is no part of the calendar", path + ".unit",
                            "write month, quarter, half, year or week");
    }
  } else if (text.years) {
    read_cycle(text, path, out, reader);
  } else if (text.back) {
    read_back(*text.back, path, out, reader);
  } else if (text.last) {
    if (!text.of.empty() && text.of != "year") {
      reader.report().error(Errc::policy_bad_value, "last counts years", path + ".of",
                            "write of = \"year\", or leave it out");
    }
    out.spec = window::Last{static_cast<std::int32_t>(*text.last), year_start(text, path, out, reader)};
  } else if (has_clock(text)) {
    read_clock(text, path, out, reader);
  } else {
    out.spec = window::NamedDays{text.days};
  }
}

}  // namespace

void read_form(const Value& v, const std::string& path, DayOrName& out, Reader& reader) {
  out.day = reader.as_day(v);
  if (!out.day) reader.read(v, path, out.name);
}

void read_form(const Value& v, const std::string& path, WindowRule& out, Reader& reader) {
  if (const auto word = v.as_string()) {
    if (const auto spec = parse_window(*word)) {
      out.spec = *spec;
    } else if (is_reserved_word(*word)) {
      reader.refuse(*word, path, "write month, quarter, half, year, week, session or once, or a table");
    } else {
      reader.report().error(Errc::policy_bad_value, "'" + std::string{*word} + "' is no window", path,
                            "write month, quarter, half, year, week, session or once, or a table");
    }
    return;
  }
  WindowText text;
  reader.table(v, path, text);
  out.month_end = text.month_end;
  read_windows(text, path, out, reader);
}

void read_form(const Value& v, const std::string& path, PartialWindow& out, Reader& reader) {
  if (v.kind() != text::ValueKind::table) return reader.read(v, path, out.mode);
  PartialText text;
  reader.table(v, path, text);
  const auto whole = [&](const Amount& amount, std::string_view unit) {
    if (amount.measure.name() == unit && amount.value.is_whole() && amount.value > Ratio{}) {
      return static_cast<std::int32_t>(amount.value.floor());
    }
    reader.report().error(Errc::policy_bad_unit, "a whole number of '" + std::string{unit} + "' belongs here", path);
    return 1;
  };
  const int forms =
      int{text.waive_below.has_value()} + int{text.flat.has_value()} + int{text.prorate_steps.has_value()};
  if (forms != 1) {
    reader.report().error(Errc::policy_bad_value, "partial_window is one of waive_below, flat and prorate_steps", path,
                          "write exactly one of them");
  } else if (text.waive_below) {
    out.mode = PartialWindow::Mode::waive_below;
    out.days = whole(*text.waive_below, "d");
  } else if (text.flat) {
    out.mode = PartialWindow::Mode::flat;
    out.flat = text.flat;
  } else {
    out.mode = PartialWindow::Mode::prorate_steps;
    out.months = whole(*text.prorate_steps, "month");
  }
}

}  // namespace cadre::inline v1::detail
