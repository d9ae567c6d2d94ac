// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Policies drawn at random by the field tables: they need not make sense, but each key takes part.
#include <random>
#include <stdexcept>
#include <string>

#include <cadre/policy/model.hpp>

#include "policy/detail/type.hpp"

namespace cadre::any {

/// Draws values; the same seed draws the same.
class Draw {
 public:
  explicit Draw(unsigned seed) : random_{seed} {}

  std::int32_t upto(std::int32_t most) { return static_cast<std::int32_t>(random_() % (unsigned(most) + 1)); }
  bool often() { return upto(2) != 0; }

  void part(bool& out) { out = often(); }
  void part(std::int64_t& out) { out = 1 + upto(999); }
  void part(Date& out) { out = Date::from_ymd(1900 + upto(200), 1 + upto(11), 1 + upto(27)).value(); }
  void part(Ratio& out) { out = Ratio::of(1 + upto(1000), 1 + upto(12)); }
  void part(std::string& out) {
    static const char* const words[] = {"a",        "a-b", "学时", "b \"c\" \\ d", "line\nbreak\t", "calendar.office",
                                        "\x01\x7F", " "};
    out = words[upto(7)];
  }
  void part(Amount& out) {
    static const char* const units[] = {"min", "ratio", "class_hour", "d", "session", "of_their_own"};
    out.measure = Measure::named(units[upto(5)]).value();
    out.value = out.measure == Measure::time() ? Ratio::whole(upto(5000)) : Ratio::of(upto(5000), 1 + upto(12));
  }
  void part(Period& out) {
    if (often()) part(out.from);
    if (often()) out.until = out.from + 1 + upto(5000) > Date::last() ? Date::last() : out.from + 1 + upto(5000);
  }
  void part(AgeBound& out) {
    out.years = upto(199);
    if (often()) out = {out.years, 1 + upto(11), 1 + upto(27)};
  }
  void part(Parameter& out) {
    if (often()) {
      part(out.values);
    } else {
      out.name = "param." + std::to_string(upto(3));
    }
  }
  void part(LeaveEffects& out) {
    for (std::int32_t n = upto(3); n > 0; --n) part(out.by_kind["kind" + std::to_string(upto(9))]);
    part(out.assumed);
    if (out.assumed) part(out.reason);
  }
  void part(AttributeValues& out) {
    for (std::int32_t n = upto(2); n > 0; --n) part(out.by_name["name" + std::to_string(upto(9))]);
  }
  void part(SignedAmount& out) {
    Amount amount;
    part(amount);
    out = {often() ? amount.value : -amount.value, amount.measure};
  }
  void part(TableStep& out) {
    out.is_share = often();
    out.from = out.is_share ? Ratio::of(upto(100), 100) : Ratio::whole(upto(50));
    part(out.is);
  }
  void part(ScoreStart& out) {
    const std::int32_t how = upto(2);
    out.is_full = how == 0;
    if (how == 1) part(out.points.emplace());
    if (how != 2) return;
    out.of = "a-b";
    out.back = 1 + upto(9);
    out.share = Ratio::of(1 + upto(99), 100);
    part(out.first.emplace());
  }
  void part(FigureOf& out) {
    if (often()) {
      out.rule = "a-b";
    } else {
      part(out.facts);
    }
  }
  void part(PartialWindow& out) {
    using Mode = PartialWindow::Mode;
    out.mode = static_cast<Mode>(upto(static_cast<std::int32_t>(Mode::flat)));
    if (out.mode == Mode::waive_below) out.days = 1 + upto(99);
    if (out.mode == Mode::prorate_steps) out.months = 1 + upto(99);
    if (out.mode == Mode::flat) part(out.flat.emplace());
  }
  void part(WindowRule& out) {
    window::YearStart start;
    if (const std::int32_t how = upto(2); how == 1) start = {1 + upto(11), 1 + upto(27), false};
    const auto birth = [&] {
      if (often()) return;
      start = {1, 1, true};
      out.own_day = "born";
    };
    switch (upto(7)) {
      case 0:
        birth();
        out.spec = window::Calendar{static_cast<window::Unit>(upto(3)), start};
        break;
      case 1: out.spec = window::Calendar{window::Unit::week, {}}; break;
      case 2: cycle(out); break;
      case 3:
        out.spec = window::Back{1 + upto(99), often() ? window::Back::Step::days : window::Back::Step::months};
        break;
      case 4:
        birth();
        out.spec = window::Last{1 + upto(99), start};
        break;
      case 6: clock(out); break;
      case 5: out.spec = often() ? WindowSpec{window::Once{}} : WindowSpec{window::PerSession{}}; return;
      default: {
        window::NamedDays named;
        for (std::int32_t n = upto(3); n >= 0; --n) part(named.days.emplace_back());
        out.spec = named;
      }
    }
    if (often()) out.month_end = often() ? MonthEnd::clamp : MonthEnd::next;
  }

  void part(LimitWindow& out) {
    out.is_class = often();
    if (!out.is_class) part(out.per);
  }

  template <class T>
  void part(T& out) {
    part(&out, detail::type_of<T>());
  }
  void part(void* out, const detail::Type& type) {
    using detail::Shape;
    switch (type.shape) {
      case Shape::text: part(*static_cast<std::string*>(out)); break;
      case Shape::truth: part(*static_cast<bool*>(out)); break;
      case Shape::whole: part(*static_cast<std::int64_t*>(out)); break;
      case Shape::day: part(*static_cast<Date*>(out)); break;
      case Shape::amount: part(*static_cast<Amount*>(out)); break;
      case Shape::number: part(*static_cast<Ratio*>(out)); break;
      case Shape::word: type.set_word(out, index(type.words.size())); break;
      case Shape::optional:
        if (often()) part(type.emplace(out), *type.inside);
        break;
      case Shape::list: list(out, type); break;
      case Shape::table: table(out, type); break;
      case Shape::form: form(out, type); break;
    }
  }

 private:
  void clock(WindowRule& out) {
    window::Clock clock;
    clock.event = {"appointed"};
    if (often()) clock.n = upto(99);
    if (clock.n && often()) clock.step = window::Back::Step::months;
    clock.before = often();
    clock.earliest = often();
    clock.at_end = often();
    clock.joined = often();
    if (often()) clock.post = {"secretary"};
    if (often()) clock.attribute = "rank";
    if (often()) {
      clock.amount_of = "a-b";
      part(clock.amount.emplace());
    }
    out.spec = clock;
  }

  void cycle(WindowRule& out) {
    window::Years years{1 + upto(99), {}};
    if (often()) {
      part(years.anchor.emplace());
    } else {
      out.own_day = "group:" + std::to_string(upto(9));
    }
    out.spec = years;
  }

  std::size_t index(std::size_t size) { return static_cast<std::size_t>(upto(static_cast<std::int32_t>(size) - 1)); }

  void list(void* out, const detail::Type& type) {
    // Selectors hold selectors: below some depth no more are drawn.
    for (std::int32_t n = depth_ > 4 ? 0 : upto(3); n > 0; --n) {
      void* const item = type.append(out);
      part(item, *type.inside);
      if (type.inside->is_named_by_key) type.inside->set_id(item, "key" + std::to_string(n));
    }
  }

  void table(void* out, const detail::Type& type) {
    ++depth_;
    for (const detail::FieldType& field : type.fields) {
      if (field.need == detail::Need::required || often()) part(part_of(field, out), *field.type);
    }
    --depth_;
  }

  /// Each type without a field table that a policy has is named here.
  void form(void* out, const detail::Type& type) {
    const bool is_known = one_of<Period, AgeBound, Parameter, LeaveEffects, AttributeValues, SignedAmount, TableStep,
                                 ScoreStart, FigureOf, PartialWindow, WindowRule, LimitWindow>(out, type);
    if (!is_known) throw std::logic_error{"a form that is not drawn"};
  }
  template <class... Forms>
  bool one_of(void* out, const detail::Type& type) {
    return ((type.is<Forms>() && (part(*static_cast<Forms*>(out)), true)) || ...);
  }

  std::mt19937 random_;
  int depth_ = 0;
};

/// A policy drawn at random. Each composition has the mode of its list.
inline PolicyModel policy(unsigned seed) {
  PolicyModel model;
  Draw{seed}.part(model);
  model.edition = 1;
  for (Composition& composition : model.any_of) composition.mode = Composition::Mode::any_of;
  return model;
}

}  // namespace cadre::any
