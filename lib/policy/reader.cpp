// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/reader.hpp"

#include <algorithm>
#include <array>

#include <cadre/text/normalise.hpp>

#include "policy/detail/fields.hpp"
#include "policy/detail/words.hpp"

namespace cadre::inline v1::detail {
namespace {

constexpr std::array<std::string_view, 35> reserved{
    "makeup",        "deadline",    "validity", "duty",         "carry",       "debt",          "at_least_of",
    "score",         "veto",        "grade",    "ladder",       "share",       "award",         "aggregate",
    "on_top_of",     "spill",       "when",     "first_window", "only_window", "accept_before", "do_grace",
    "report_within", "equivalence", "base",     "limits",       "once",        "spend",         "within",
    "of_event",      "organiser",   "watched",  "cured_counts", "allow",       "proof",         "step"};

constexpr std::array<std::string_view, 3> reserved_subjects{"class", "post", "population"};

using text::Value;

class Reader {
 public:
  explicit Reader(Report& report) : report_{report} {}

  /// Reads a table by the field table of a construct.
  template <class C>
  void table(const Value& value, const std::string& path, C& out) {
    if (!is_table(value, path, Fields<C>::name)) return;
    const auto fields = Fields<C>::table();
    refuse_unknown_keys(value, path, Fields<C>::name, fields);
    std::apply([&](const auto&... field) { (read_field(value, path, field, out), ...); }, fields);
  }

  void place(const std::string& path, const Value& value) {
    report_.places()[path] = {value.position(), value.length()};
  }

  void read(const Value& v, const std::string& path, std::string& out) {
    if (const auto text = v.as_string()) {
      out = *text;
    } else {
      wrong_kind(v, path, "a text in quotes");
    }
  }
  void read(const Value& v, const std::string& path, bool& out) {
    if (const auto truth = v.as_boolean()) {
      out = *truth;
    } else {
      wrong_kind(v, path, "true or false");
    }
  }
  void read(const Value& v, const std::string& path, std::int64_t& out) {
    if (const auto number = v.as_integer(); number && *number > 0 && *number <= 1000) {
      out = *number;
    } else {
      wrong_kind(v, path, "a whole number from 1 to 1000");
    }
  }
  void read(const Value& v, const std::string& path, Date& out) {
    if (const auto date = v.as_date()) {
      out = *date;
    } else {
      wrong_kind(v, path, "a day such as 2021-03-01, without quotes");
    }
  }
  void read(const Value& v, const std::string& path, Amount& out) {
    if (v.as_integer() || v.as_decimal()) {
      report_.error(Errc::policy_bare_number, "a quantity needs a unit", path,
                    "write it in quotes with its unit: \"30 h\"");
      return;
    }
    const auto text = v.as_string();
    if (!text) return wrong_kind(v, path, "a quantity such as \"30 h\"");
    const auto amount = parse_amount(*text);
    if (!amount) {
      report_.error(Errc::policy_bad_unit, amount.error().message(), path);
    } else if (amount->value < Ratio{}) {
      report_.error(Errc::policy_bad_value, "'" + std::string{*text} + "' is below zero", path);
    } else {
      out = *amount;
    }
  }
  void read(const Value& v, const std::string& path, Ratio& out) {
    const auto text = v.as_string();
    const auto ratio = v.as_integer() ? std::optional{Ratio::whole(*v.as_integer())}
                       : text         ? Ratio::parse(*text)
                                      : std::nullopt;
    if (ratio && *ratio > Ratio{}) {
      out = *ratio;
    } else {
      wrong_kind(v, path, "a number above zero such as 2, \"1.5\" or \"2/3\"");
    }
  }
  void read(const Value& v, const std::string& path, Parameter& out);
  void read(const Value& v, const std::string& path, Period& out);
  void read(const Value& v, const std::string& path, AgeBound& out);
  void read(const Value& v, const std::string& path, DayOrName& out) {
    out.day = v.as_date();
    if (!out.day) read(v, path, out.name);
  }
  void read(const Value& v, const std::string& path, WindowRule& out);
  void read(const Value& v, const std::string& path, PartialWindow& out);
  void read(const Value& v, const std::string& path, LeaveEffects& out);

  template <class E>
  requires std::is_enum_v<E>
  void read(const Value& v, const std::string& path, E& out) {
    const auto text = v.as_string();
    for (const auto& word : Words<E>::all) {
      if (text == word.text) {
        out = word.value;
        return;
      }
    }
    if (text && is_reserved_value(*text)) return refuse(*text, path, "write one of: " + all_words<E>());
    const std::string written = text ? "'" + std::string{*text} + "'" : std::string{name_of(v.kind())};
    report_.error(Errc::policy_bad_value, written + " is not one of the words allowed here", path,
                  "write one of: " + all_words<E>());
  }
  template <class T>
  void read(const Value& v, const std::string& path, std::optional<T>& out) {
    read(v, path, out.emplace());
  }
  template <class T>
  void read(const Value& v, const std::string& path, std::vector<T>& out) {
    if constexpr (is_named_by_key<T>) {
      return named_tables(v, path, out);
    }
    if (v.kind() != text::ValueKind::array) return read_alone(v, path, out);
    for (std::size_t i = 0; i < v.items().size(); ++i) {
      const std::string item = path + '[' + std::to_string(i) + ']';
      place(item, v.items()[i]);
      read(v.items()[i], item, out.emplace_back());
    }
  }
  /// Whatever has a field table is a table.
  template <class C>
  requires requires { Fields<C>::table(); }
  void read(const Value& v, const std::string& path, C& out) { table(v, path, out); }

 private:
  /// A table may stand alone where a list of tables could be; a word may not, lest a list of one be misread.
  template <class T>
  void read_alone(const Value& v, const std::string& path, std::vector<T>& out) {
    read(v, path, out.emplace_back());
  }
  void read_alone(const Value& v, const std::string& path, std::vector<std::string>& /*out*/) {
    wrong_kind(v, path, "a list such as [\"cadre\"]");
  }

  /// Reads tables that are named by their key: `source.T`.
  template <class C>
  void named_tables(const Value& group, const std::string& name, std::vector<C>& out) {
    if (!is_table(group, name, name)) return;
    for (const text::Member& member : group.members()) {
      const std::string path = name + '.' + member.key;
      place(path, member.value);
      C& construct = out.emplace_back();
      table(member.value, path, construct);
      construct.id = member.key;
    }
  }

  template <class C, class T>
  void read_field(const Value& value, const std::string& path, const Field<C, T>& field, C& out) {
    const text::Member* const member = value.find_member(field.name);
    const std::string below = (path.empty() ? path : path + '.') + std::string{field.name};
    if (member != nullptr) {
      place(below, member->value);
      read(member->value, below, out.*field.member);
    } else if (field.need == Need::required) {
      report_.error(Errc::policy_missing_key,
                    std::string{Fields<C>::name} + " needs the key " + std::string{field.name}, path,
                    "add " + std::string{field.name} + ": " + std::string{field.doc});
    }
  }

  template <class Tuple>
  void refuse_unknown_keys(const Value& value, const std::string& path, std::string_view construct,
                           const Tuple& fields) {
    std::vector<std::string_view> known;
    std::apply([&](const auto&... field) { (known.push_back(field.name), ...); }, fields);
    for (const text::Member& member : value.members()) {
      if (std::find(known.begin(), known.end(), member.key) == known.end()) unknown_key(member, path, construct, known);
    }
  }

  void unknown_key(const text::Member& member, const std::string& path, std::string_view construct,
                   const std::vector<std::string_view>& known) {
    const std::string below = (path.empty() ? path : path + '.') + member.key;
    report_.places()[below] = {member.position, member.key.size()};
    if (is_reserved(member.key)) {
      return refuse(member.key, below, "leave it out, or use a version that reads it");
    }
    const std::string near = text::nearest(member.key, known);
    report_.error(Errc::policy_unknown_key, std::string{construct} + " has no key '" + member.key + "'", below,
                  near.empty() ? "" : "did you mean '" + near + "'?");
  }

  bool is_table(const Value& value, const std::string& path, std::string_view construct) {
    if (value.kind() == text::ValueKind::table) return true;
    report_.error(Errc::policy_bad_value, std::string{construct} + " is no table", path, "write it as { key = value }");
    return false;
  }
  [[nodiscard]] static bool is_reserved_value(std::string_view word) noexcept {
    return is_reserved(word) ||
           std::find(reserved_subjects.begin(), reserved_subjects.end(), word) != reserved_subjects.end();
  }
  void refuse(std::string_view word, const std::string& path, std::string help) {
    report_.error(Errc::policy_not_supported,
                  "'" + std::string{word} + "' belongs to the language, but this version does not read it", path,
                  std::move(help));
  }
  void wrong_kind(const Value& v, const std::string& path, const std::string& wanted) {
    report_.error(Errc::policy_bad_value, "a value of kind " + std::string{name_of(v.kind())} + " cannot stand here",
                  path, "write " + wanted);
  }
  std::optional<std::pair<std::int32_t, std::int32_t>> month_and_day(const std::string& text, const std::string& path);
  void refuse_idle_keys(const WindowText& text, const std::string& path);
  void read_windows(const WindowText& text, const std::string& path, WindowRule& out);
  void read_cycle(const WindowText& text, const std::string& path, WindowRule& out);
  void read_back(const Amount& back, const std::string& path, WindowRule& out);
  window::YearStart year_start(const WindowText& text, const std::string& path, WindowRule& out);

  Report& report_;
};

void Reader::read(const Value& v, const std::string& path, Parameter& out) {
  if (const auto text = v.as_string(); text && text->substr(0, 6) == "param.") {
    out.name = *text;
  } else if (v.kind() == text::ValueKind::table) {
    table(v, path, out.values.emplace_back());
  } else if (v.kind() == text::ValueKind::array) {
    read(v, path, out.values);
  } else {
    read(v, path, out.values.emplace_back().amount);
  }
}

void Reader::read(const Value& v, const std::string& path, Period& out) {
  PeriodText text;
  table(v, path, text);
  out = {text.from.value_or(Date::first()), text.until.value_or(Date::last())};
  if (out.empty())
    report_.error(Errc::policy_bad_value, "the interval has no day: it ends on or before its first day", path);
}

std::optional<std::pair<std::int32_t, std::int32_t>> Reader::month_and_day(const std::string& text,
                                                                           const std::string& path) {
  // 2000 is a leap year: 29 February can be named.
  if (const auto day = parse_date("2000-" + text)) return std::pair{day->month(), day->day()};
  report_.error(Errc::policy_bad_value, "'" + text + "' is no month and day", path, "write it as \"12-31\"");
  return std::nullopt;
}

void Reader::read(const Value& v, const std::string& path, AgeBound& out) {
  AgeText text;
  if (v.kind() == text::ValueKind::table) {
    table(v, path, text);
  } else {
    read(v, path, text.age);
  }
  const bool is_years =
      text.age.measure.name() == "year" && text.age.value.is_whole() && text.age.value < Ratio::whole(200);
  if (!is_years)
    report_.error(Errc::policy_bad_unit, "an age is a whole number of years", path, "write it as \"60 year\"");
  out.years = static_cast<std::int32_t>(text.age.value.floor());
  if (text.on.empty()) return;
  if (const auto day = month_and_day(text.on, path + ".on")) std::tie(out.on_month, out.on_day) = *day;
}

void Reader::read(const Value& v, const std::string& path, WindowRule& out) {
  if (const auto word = v.as_string()) {
    if (const auto spec = parse_window(*word)) {
      out.spec = *spec;
    } else if (is_reserved_value(*word)) {
      refuse(*word, path, "write month, quarter, half, year, week, session or once, or a table");
    } else {
      report_.error(Errc::policy_bad_value, "'" + std::string{*word} + "' is no window", path,
                    "write month, quarter, half, year, week, session or once, or a table");
    }
    return;
  }
  WindowText text;
  table(v, path, text);
  out.month_end = text.month_end;
  read_windows(text, path, out);
}

window::YearStart Reader::year_start(const WindowText& text, const std::string& path, WindowRule& out) {
  window::YearStart start;
  if (text.start == "birth_month") {
    start.birth_month = true;
    out.own_day = "born";
  } else if (!text.start.empty()) {
    if (const auto day = month_and_day(text.start, path + ".start")) std::tie(start.month, start.day) = *day;
  }
  return start;
}

void Reader::read_cycle(const WindowText& text, const std::string& path, WindowRule& out) {
  const auto& [day, name] = text.anchor;
  out.spec = window::Years{static_cast<std::int32_t>(*text.years), day};
  out.own_day = name;
  const bool is_known = day || name == "born" || name == "joined" || name.substr(0, 6) == "group:";
  if (!is_known) {
    report_.error(Errc::policy_window, "cycles of years need an anchor", path,
                  "write anchor = 2021-01-01, \"born\", \"joined\" or \"group:<id or kind>\"");
  }
}

void Reader::read_back(const Amount& back, const std::string& path, WindowRule& out) {
  const bool is_months = back.measure.name() == "month";
  if ((!is_months && back.measure != Measure::days()) || !back.value.is_whole()) {
    report_.error(Errc::policy_bad_unit, "back is a whole number of days or months", path + ".back",
                  "write \"90 d\" or \"3 month\"");
  }
  out.spec = window::Back{static_cast<std::int32_t>(back.value.floor()),
                          is_months ? window::Back::Step::months : window::Back::Step::days};
}

/// A key that another form of window has would be read and then forgotten.
void Reader::refuse_idle_keys(const WindowText& text, const std::string& path) {
  const auto refuse_where = [&](bool is_idle, const std::string& key, const std::string& belongs) {
    if (!is_idle) return;
    report_.error(Errc::policy_window, "'" + key + "' says nothing of these windows", path + '.' + key,
                  "it belongs to " + belongs);
  };
  const bool has_year = (!text.unit.empty() && text.unit != "week") || text.last;
  refuse_where(!text.start.empty() && !has_year, "start", "unit (but week) and last");
  refuse_where((text.anchor.day || !text.anchor.name.empty()) && !text.years, "anchor", "years");
  refuse_where(!text.of.empty() && !text.last, "of", "last");
}

void Reader::read_windows(const WindowText& text, const std::string& path, WindowRule& out) {
  refuse_idle_keys(text, path);
  const int forms = int{!text.unit.empty()} + int{text.years.has_value()} + int{text.back.has_value()} +
                    int{text.last.has_value()} + int{!text.days.empty()};
  if (forms != 1) {
    report_.error(Errc::policy_window, "a window is one of unit, years, back, last and days", path,
                  "write exactly one of them");
  } else if (!text.unit.empty()) {
    const auto spec = parse_window(text.unit);
    const auto* const calendar = spec ? std::get_if<window::Calendar>(&*spec) : nullptr;
    if (calendar != nullptr) {
      out.spec = window::Calendar{calendar->unit, year_start(text, path, out)};
    } else {
      report_.error(Errc::policy_bad_value, "'" + text.unit + "' is no part of the calendar", path + ".unit",
                    "write month, quarter, half, year or week");
    }
  } else if (text.years) {
    read_cycle(text, path, out);
  } else if (text.back) {
    read_back(*text.back, path, out);
  } else if (text.last) {
    if (!text.of.empty() && text.of != "year") {
      report_.error(Errc::policy_bad_value, "last counts years", path + ".of", "write of = \"year\", or leave it out");
    }
    out.spec = window::Last{static_cast<std::int32_t>(*text.last), year_start(text, path, out)};
  } else {
    out.spec = window::NamedDays{text.days};
  }
}

void Reader::read(const Value& v, const std::string& path, PartialWindow& out) {
  if (v.kind() != text::ValueKind::table) return read(v, path, out.mode);
  PartialText text;
  table(v, path, text);
  const auto whole = [&](const Amount& amount, std::string_view unit) {
    if (amount.measure.name() == unit && amount.value.is_whole() && amount.value > Ratio{}) {
      return static_cast<std::int32_t>(amount.value.floor());
    }
    report_.error(Errc::policy_bad_unit, "a whole number of '" + std::string{unit} + "' belongs here", path);
    return 1;
  };
  const int forms =
      int{text.waive_below.has_value()} + int{text.flat.has_value()} + int{text.prorate_steps.has_value()};
  if (forms != 1) {
    report_.error(Errc::policy_bad_value, "partial_window is one of waive_below, flat and prorate_steps", path,
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

void Reader::read(const Value& v, const std::string& path, LeaveEffects& out) {
  if (!is_table(v, path, "leave")) return;
  for (const text::Member& member : v.members()) {
    const std::string below = path + '.' + member.key;
    place(below, member.value);
    if (member.key == "assumed") {
      read(member.value, below, out.assumed);
    } else if (member.key == "reason") {
      read(member.value, below, out.reason);
    } else {
      read(member.value, below, out.by_kind[member.key]);
    }
  }
}

}  // namespace

std::vector<std::string_view> reserved_words() {
  std::vector<std::string_view> words(reserved.begin(), reserved.end());
  words.insert(words.end(), reserved_subjects.begin(), reserved_subjects.end());
  std::sort(words.begin(), words.end());
  return words;
}

bool is_reserved(std::string_view word) noexcept {
  return std::find(reserved.begin(), reserved.end(), word) != reserved.end();
}

PolicyModel read_model(const text::Value& document, Report& report) {
  PolicyModel model;
  Reader{report}.table(document, "", model);
  if (model.edition != 1) {
    report.error(Errc::policy_not_supported,
                 "edition " + std::to_string(model.edition) + " of the language is not known", "cadre",
                 "this version reads cadre = 1");
  }
  for (Composition& composition : model.any_of) composition.mode = Composition::Mode::any_of;
  return model;
}

}  // namespace cadre::inline v1::detail
