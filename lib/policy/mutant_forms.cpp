// SPDX-License-Identifier: Apache-2.0
// Mutants of what has no field table: one function a form.
#include <algorithm>
#include <array>

#include "policy/detail/fields_aggregate.hpp"
#include "policy/detail/fields_attendance.hpp"
#include "policy/detail/fields_leave.hpp"
#include "policy/detail/fields_score.hpp"
#include "policy/detail/fields_selection.hpp"
#include "policy/detail/mutating.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

Spot below(const Spot& spot, const std::string& key, const Type* type, const std::function<void*(void*)>& part) {
  return {key_path(spot.path, key), spot.owner, type,
          [above = spot.reach, part](PolicyModel& model) { return part(above(model)); }};
}

/// Units of the calendar by length.
constexpr std::array lengths{window::Unit::week, window::Unit::month, window::Unit::quarter, window::Unit::half,
                             window::Unit::year};

}  // namespace

void Mutating::visit_parameter(const Spot& spot, const Parameter& parameter) {
  const std::size_t size = parameter.values.size();
  for (std::size_t i = 0; i < size; ++i) {
    const ParameterValue& value = parameter.values[i];
    const auto at = [i](void* part) { return &static_cast<Parameter*>(part)->values[i]; };
    Spot item{size == 1 ? spot.path : item_path(spot.path, i), spot.owner, &type_of<ParameterValue>(),
              [above = spot.reach, at](PolicyModel& model) -> void* { return at(above(model)); }};
    Spot amount =
        below(item, "value", &type_of<Amount>(), [](void* p) { return &static_cast<ParameterValue*>(p)->amount; });
    if (size == 1) amount.path = spot.path;
    by_step(amount, value.amount.measure, [](void* p) -> Ratio& { return static_cast<Amount*>(p)->value; });
    for (const auto member : {&ParameterValue::from, &ParameterValue::until}) {
      if (!(value.*member)) continue;
      for (const int by : {1, -1}) {
        change<ParameterValue>(item, [&](ParameterValue& v) { v.*member = *(v.*member) + by; });
      }
    }
    if (size < 2) continue;
    drop(item, shown({&value, &type_of<ParameterValue>()}), spot, [i](void* part) {
      auto& values = static_cast<Parameter*>(part)->values;
      values.erase(values.begin() + static_cast<std::ptrdiff_t>(i));
    });
  }
}

void Mutating::visit_partial(const Spot& spot, const PartialWindow& partial) {
  using Mode = PartialWindow::Mode;
  const auto become = [&](Mode mode) {
    change<PartialWindow>(spot, [mode](PartialWindow& p) { p = {mode, 0, 1, std::nullopt}; });
  };
  if (partial.mode != Mode::full) become(Mode::full);
  if (partial.mode == Mode::full || partial.mode == Mode::at_end) become(Mode::prorate_by_day);
  if (partial.mode == Mode::prorate_by_day) become(Mode::at_end);
  if (partial.mode == Mode::waive_below) by_one(spot, &PartialWindow::days);
  if (partial.mode == Mode::prorate_steps) by_one(spot, &PartialWindow::months);
  if (partial.mode == Mode::flat && partial.flat) {
    by_step(spot, partial.flat->measure, [](void* p) -> Ratio& { return static_cast<PartialWindow*>(p)->flat->value; });
  }
}

void Mutating::visit_clock(const Spot& spot, const WindowRule& rule) {
  const auto& clock = std::get<window::Clock>(rule.spec);
  const auto edit = [&](const std::function<void(window::Clock&)>& how) {
    change<WindowRule>(spot, [&](WindowRule& r) { how(std::get<window::Clock>(r.spec)); });
  };
  for (const int by : {1, -1}) {
    if (clock.n && *clock.n + by >= 0) edit([by](window::Clock& c) { *c.n += by; });
  }
  if (clock.n) edit([](window::Clock& c) { c.before = !c.before; });
  edit([](window::Clock& c) { c.earliest = !c.earliest; });
  edit([](window::Clock& c) { c.at_end = !c.at_end; });
  if (!clock.value.empty()) edit([](window::Clock& c) { c.value.clear(); });
  for (const auto list : {&window::Clock::event, &window::Clock::post, &window::Clock::group}) {
    for (std::size_t i = 0; i < (clock.*list).size(); ++i)
      edit([&](window::Clock& c) { (c.*list).erase((c.*list).begin() + static_cast<std::ptrdiff_t>(i)); });
  }
  if (!clock.amount) return;
  by_step(spot, clock.amount->measure,
          [](void* p) -> Ratio& { return std::get<window::Clock>(static_cast<WindowRule*>(p)->spec).amount->value; });
}

void Mutating::visit_calendar(const Spot& spot, const window::Calendar& calendar) {
  const auto edit = [&](auto how) { change<WindowRule>(spot, how); };
  const auto become = [&](window::Unit unit) {
    edit([unit](WindowRule& r) { std::get<window::Calendar>(r.spec).unit = unit; });
  };
  const auto at = std::find(lengths.begin(), lengths.end(), calendar.unit);
  if (at != lengths.begin()) become(*(at - 1));
  if (at + 1 != lengths.end()) become(*(at + 1));
  if (calendar.start != window::YearStart{}) edit([](WindowRule& r) { std::get<window::Calendar>(r.spec).start = {}; });
}

void Mutating::visit_windows(const Spot& spot, const WindowRule& rule) {
  const auto edit = [&](auto how) { change<WindowRule>(spot, how); };
  const auto by = [&](auto number) {
    for (const int step : {1, -1}) {
      WindowRule copy = rule;
      if (number(copy) + step >= 1) edit([&](WindowRule& r) { number(r) += step; });
    }
  };
  if (const auto* const calendar = std::get_if<window::Calendar>(&rule.spec)) {
    visit_calendar(spot, *calendar);
  } else if (const auto* const years = std::get_if<window::Years>(&rule.spec)) {
    by([](WindowRule& r) -> std::int32_t& { return std::get<window::Years>(r.spec).n; });
    for (const int days : {1, -1}) {
      if (years->anchor)
        edit([days](WindowRule& r) {
          auto& anchor = std::get<window::Years>(r.spec).anchor;
          anchor = *anchor + days;
        });
    }
  } else if (std::holds_alternative<window::Back>(rule.spec)) {
    by([](WindowRule& r) -> std::int32_t& { return std::get<window::Back>(r.spec).n; });
  } else if (std::holds_alternative<window::Last>(rule.spec)) {
    by([](WindowRule& r) -> std::int32_t& { return std::get<window::Last>(r.spec).n; });
  } else if (const auto* const named = std::get_if<window::NamedDays>(&rule.spec)) {
    for (std::size_t i = 0; i < named->days.size(); ++i) {
      for (const int days : {1, -1})
        edit([=](WindowRule& r) {
          Date& day = std::get<window::NamedDays>(r.spec).days[i];
          day = day + days;
        });
    }
  } else if (std::holds_alternative<window::Clock>(rule.spec)) {
    visit_clock(spot, rule);
  }
  if (rule.month_end) {
    edit([](WindowRule& r) { r.month_end = *r.month_end == MonthEnd::clamp ? MonthEnd::next : MonthEnd::clamp; });
  }
}

void Mutating::visit_start(const Spot& spot, const ScoreStart& start) {
  const auto step = [&](Measure measure, auto value) { by_step(spot, measure, value, true); };
  if (start.points)
    step(start.points->measure, [](void* p) -> Ratio& { return static_cast<ScoreStart*>(p)->points->value; });
  if (start.first)
    step(start.first->measure, [](void* p) -> Ratio& { return static_cast<ScoreStart*>(p)->first->value; });
  if (start.of.empty()) return;
  step(Measure::ratio(), [](void* p) -> Ratio& { return static_cast<ScoreStart*>(p)->share; });
  by_one(spot, &ScoreStart::back);
}

namespace {

/// Effects of leave, one changed at a time.
std::vector<LeaveEffects> other_effects(const LeaveEffects& effects) {
  const auto& all = Words<LeaveEffect>::all;
  std::vector<LeaveEffects> list;
  for (const auto& entry : effects.by_kind) {
    list.push_back(effects);
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& word) { return word.value == entry.second; });
    list.back().by_kind[entry.first] = (at + 1 == all.end() ? all.front() : *(at + 1)).value;
  }
  return list;
}

/// Values of attributes, less one name or one value.
std::vector<AttributeValues> fewer_values(const AttributeValues& values) {
  std::vector<AttributeValues> list;
  for (const auto& [name, words] : values.by_name) {
    list.push_back(values);
    list.back().by_name.erase(name);
    for (std::size_t i = 0; words.size() > 1 && i < words.size(); ++i) {
      list.push_back(values);
      auto& left = list.back().by_name[name];
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return list;
}

/// Days in force, each end a day earlier and later.
std::vector<Period> other_days(const Period& days) {
  std::vector<Period> list;
  for (const int by : {1, -1}) {
    if (days.from != Date::first()) list.push_back({days.from + by, days.until});
    if (days.until != Date::last()) list.push_back({days.from, days.until + by});
  }
  return list;
}

}  // namespace

void Mutating::visit_form(const Spot& spot) {
  const AnyPart part{spot.reach(base_), spot.type};
  if (const auto* const parameter = part.as<Parameter>()) {
    visit_parameter(spot, *parameter);
  } else if (const auto* const partial = part.as<PartialWindow>()) {
    visit_partial(spot, *partial);
  } else if (const auto* const windows = part.as<WindowRule>()) {
    visit_windows(spot, *windows);
  } else if (const auto* const limit = part.as<LimitWindow>()) {
    if (!limit->is_class) {
      const auto per = [](void* p) -> void* { return &static_cast<LimitWindow*>(p)->per; };
      Spot inner = below(spot, "", &type_of<WindowRule>(), per);
      inner.path = spot.path;
      visit_windows(inner, limit->per);
    }
  } else if (const auto* const start = part.as<ScoreStart>()) {
    visit_start(spot, *start);
  } else if (const auto* const figure = part.as<FigureOf>()) {
    const auto facts = [](void* p) -> void* { return &static_cast<FigureOf*>(p)->facts; };
    if (figure->rule.empty()) {
      Spot inner = below(spot, "", &type_of<FactSelector>(), facts);
      inner.path = spot.path;
      visit(inner, false);
    }
  } else {
    visit_small_form(spot, part);
  }
}

void Mutating::visit_small_form(const Spot& spot, const AnyPart& part) {
  if (const auto* const days = part.as<Period>()) {
    for (const Period& other : other_days(*days)) change<Period>(spot, [&](Period& p) { p = other; });
  } else if (const auto* const age = part.as<AgeBound>()) {
    by_one(spot, &AgeBound::years);
    if (age->on_month != 0) change<AgeBound>(spot, [](AgeBound& a) { a.on_month = a.on_day = 0; });
  } else if (const auto* const values = part.as<AttributeValues>()) {
    for (const auto& other : fewer_values(*values)) change<AttributeValues>(spot, [&](auto& v) { v = other; });
  } else if (const auto* const effects = part.as<LeaveEffects>()) {
    for (const auto& other : other_effects(*effects)) change<LeaveEffects>(spot, [&](auto& e) { e = other; });
  } else if (const auto* const points = part.as<SignedAmount>()) {
    by_step(
        spot, points->measure, [](void* p) -> Ratio& { return static_cast<SignedAmount*>(p)->value; }, true);
  } else if (const auto* const step = part.as<TableStep>()) {
    by_step(spot, step->is_share ? Measure::ratio() : Measure::events(),
            [](void* p) -> Ratio& { return static_cast<TableStep*>(p)->from; });
    by_step(
        spot, step->is.measure, [](void* p) -> Ratio& { return static_cast<TableStep*>(p)->is.value; }, true);
  } else if (part.as<WindowsBack>() != nullptr) {
    by_one(spot, &WindowsBack::n);
  }
}

}  // namespace cadre::inline v1::detail
