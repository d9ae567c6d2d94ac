// SPDX-License-Identifier: Apache-2.0
// The forms that a field table alone does not give: each is written as the table that it may be read from, or shorter.
#include <algorithm>
#include <array>

#include "policy/detail/fields_aggregate.hpp"
#include "policy/detail/fields_attendance.hpp"
#include "policy/detail/fields_leave.hpp"
#include "policy/detail/fields_score.hpp"
#include "policy/detail/fields_selection.hpp"
#include "policy/detail/fields_window.hpp"
#include "policy/detail/writing.hpp"

namespace cadre::inline v1::detail {
namespace {

std::optional<Date> unless(Date day, Date usual) { return day == usual ? std::nullopt : std::optional{day}; }

std::string month_and_day(std::int32_t month, std::int32_t day) {
  // 2000 is a leap year: 29 February can be named.
  return to_string(Date::from_ymd(2000, month, day).value_or(Date::first())).substr(5);
}

std::string start_of(const window::YearStart& start) {
  if (start.birth_month) return "birth_month";
  return start == window::YearStart{} ? "" : month_and_day(start.month, start.day);
}

Amount count_of(std::int32_t n, std::string_view unit) { return {Ratio::whole(n), Measure::named(unit).value()}; }

std::string_view word_for(window::Unit unit) {
  return std::array<std::string_view, 5>{"month", "quarter", "half", "year", "week"}[static_cast<std::size_t>(unit)];
}

void put_clock(const window::Clock& clock, WindowText& text) {
  if (clock.n) text.within = count_of(*clock.n, clock.step == window::Back::Step::days ? "d" : "month");
  text.of_event = clock.event;
  text.of_post = clock.post;
  text.of_group = clock.group;
  if (!clock.attribute.empty()) text.of_attribute = ClockAttribute{clock.attribute, clock.value};
  text.of_joined = clock.joined;
  if (clock.amount) text.of_amount = ClockAmount{clock.amount_of, *clock.amount};
  if (clock.at_end) text.at = ClockAt::end;
  text.before = clock.before;
  text.earliest = clock.earliest;
}

WindowText table_of(const WindowRule& rule) {
  WindowText text;
  text.month_end = rule.month_end;
  if (const auto* calendar = std::get_if<window::Calendar>(&rule.spec)) {
    text.unit = word_for(calendar->unit);
    text.start = start_of(calendar->start);
  } else if (const auto* years = std::get_if<window::Years>(&rule.spec)) {
    text.years = years->n;
    text.anchor = {years->anchor, rule.own_day};
  } else if (const auto* back = std::get_if<window::Back>(&rule.spec)) {
    text.back = count_of(back->n, back->step == window::Back::Step::days ? "d" : "month");
  } else if (const auto* last = std::get_if<window::Last>(&rule.spec)) {
    text.last = last->n;
    text.start = start_of(last->start);
  } else if (const auto* named = std::get_if<window::NamedDays>(&rule.spec)) {
    text.days = named->days;
  } else if (const auto* clock = std::get_if<window::Clock>(&rule.spec)) {
    put_clock(*clock, text);
  }
  return text;
}

}  // namespace

void write_form(text::JsonWriter& json, const DayOrName& day) { json.value(day.day ? to_string(*day.day) : day.name); }

void write_form(text::JsonWriter& json, const WindowRule& rule) {
  if (std::holds_alternative<window::Once>(rule.spec)) {
    json.value("once");
  } else if (std::holds_alternative<window::PerSession>(rule.spec)) {
    json.value("session");
  } else {
    const WindowText text = table_of(rule);
    const bool is_word = !text.unit.empty() && text.start.empty() && !text.month_end;
    if (is_word) {
      json.value(text.unit);
    } else {
      write(json, text);
    }
  }
}

void write_form(text::JsonWriter& json, const LimitWindow& window) {
  if (window.is_class) {
    json.value("class");
  } else {
    write_form(json, window.per);
  }
}

void write_form(text::JsonWriter& json, const PartialWindow& partial) {
  PartialText text;
  switch (partial.mode) {
    case PartialWindow::Mode::waive_below: text.waive_below = count_of(partial.days, "d"); break;
    case PartialWindow::Mode::prorate_steps: text.prorate_steps = count_of(partial.months, "month"); break;
    case PartialWindow::Mode::flat: text.flat = partial.flat; break;
    default: write(json, partial.mode); return;
  }
  write(json, text);
}

void write_form(text::JsonWriter& json, const Parameter& parameter) {
  if (!parameter.name.empty()) {
    json.value(parameter.name);
  } else if (parameter.values.size() != 1) {
    write(json, parameter.values);
  } else {
    const ParameterValue& value = parameter.values.front();
    ParameterValue plain;
    plain.amount = value.amount;
    plain.valid = value.valid;
    if (value == plain) {
      write(json, value.amount);
    } else {
      write(json, value);
    }
  }
}

void write_form(text::JsonWriter& json, const Period& period) {
  write(json, PeriodText{unless(period.from, Date::first()), unless(period.until, Date::last())});
}

void write_form(text::JsonWriter& json, const AgeBound& bound) {
  const Amount age = count_of(bound.years, "year");
  if (bound.on_month == 0) {
    write(json, age);
  } else {
    write(json, AgeText{age, month_and_day(bound.on_month, bound.on_day)});
  }
}

void write_form(text::JsonWriter& json, const AttributeValues& values) {
  json.begin_object();
  for (const auto& [name, words] : values.by_name) {
    json.key(name);
    write(json, words);
  }
  json.end_object();
}

void write_form(text::JsonWriter& json, const LeaveEffects& effects) {
  json.begin_object();
  for (const auto& [kind, effect] : effects.by_kind) json.key(kind).value(word_for(effect));
  if (effects.assumed) json.key("assumed").value(true);
  if (!effects.reason.empty()) json.key("reason").value(effects.reason);
  json.end_object();
}

void write_form(text::JsonWriter& json, const SignedAmount& amount) {
  json.value(to_string(Amount{amount.value, amount.measure}));
}

void write_form(text::JsonWriter& json, const StepFrom& from) {
  if (from.is_share) {
    json.value(to_string(Amount{from.value, Measure::ratio()}));
  } else {
    json.value(from.value.floor());
  }
}

void write_form(text::JsonWriter& json, const TableStep& step) {
  write(json, StepText{{step.from, step.is_share}, step.is});
}

void write_form(text::JsonWriter& json, const WindowsBack& back) { json.value(-back.n); }

void write_form(text::JsonWriter& json, const ScoreStart& start) {
  if (start.is_full) {
    json.value("full");
  } else if (start.points) {
    write(json, *start.points);
  } else {
    write(json, StartText{start.of, {start.back}, Amount{start.share, Measure::ratio()}, start.first});
  }
}

void write_form(text::JsonWriter& json, const FigureOf& figure) {
  if (figure.rule.empty()) {
    write(json, figure.facts);
  } else {
    json.value(figure.rule);
  }
}

}  // namespace cadre::inline v1::detail
