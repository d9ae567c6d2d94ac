// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include <cadre/text/normalise.hpp>

#include "policy/detail/data.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Checks one rule after another; each member function is one clause of section 10.
class Checker {
 public:
  Checker(const PolicyData& data, Report& report)
      : data_{data}, report_{report}, policy_{std::make_shared<const PolicyData>(data)} {}

  void run() {
    for (const Rule& rule : data_.rules) {
      const std::string path = path_of(data_.model, rule.head());
      if (const auto* quota = std::get_if<Quota>(&rule.spec)) check_quota(rule, *quota, path);
      if (const auto* attendance = std::get_if<Attendance>(&rule.spec)) check_attendance(*attendance, path);
      if (const auto* archive = std::get_if<Archive>(&rule.spec)) check_archive(*archive, path);
      if (const auto* composition = std::get_if<Composition>(&rule.spec)) check_composition(*composition, path);
      if (rule.windowed() != nullptr) check_windows(*rule.windowed(), path);
    }
    for (const LeaveRule& leave : data_.model.leaves) check_leave(leave);
    for (std::size_t i = 0; i < data_.model.exempts.size(); ++i) check_exempt(i);
  }

 private:
  void check_quota(const Rule& rule, const Quota& quota, const std::string& path);
  bool check_count(const Quota& quota, const std::string& path);
  void check_bounds(const Quota& quota, Measure unit, const std::string& path);
  void check_clock(const Quota& quota, const std::string& path);
  void check_part(const Quota& quota, const std::string& path);
  [[nodiscard]] std::optional<Ratio> only_value(const std::optional<Parameter>& bound, Measure unit) const;
  void check_attendance(const Attendance& rule, const std::string& path);
  void check_archive(const Archive& rule, const std::string& path);
  void check_composition(const Composition& rule, const std::string& path);
  void check_windows(const WindowedRule& rule, const std::string& path);
  void check_edges(const WindowedRule& rule, const std::string& path);
  void check_leave(const LeaveRule& rule);
  void check_exempt(std::size_t index);
  void check_values(const WindowedRule& rule, const std::optional<Parameter>& parameter, Measure wanted,
                    const std::string& path, bool may_be_share = false);
  void check_change(const WindowedRule& rule, std::span<const ParameterValue> values, std::size_t i,
                    const std::string& path);
  void check_calendar(const std::string& name, const std::string& path) {
    detail::check_calendar(data_, name, path, report_);
  }
  void check_facts(const FactSelector& of, const std::string& path) { detail::check_facts(data_, of, path, report_); }
  bool is_known_rule(const std::string& id, const std::string& path);
  [[nodiscard]] const Rule* find(const std::string& id) const;
  [[nodiscard]] bool reaches(const std::string& from, const std::string& to, std::set<std::string>& seen) const;

  const PolicyData& data_;
  Report& report_;
  Policy policy_;
};

std::string amount_of(Ratio value, Measure measure) { return to_string(Amount{value, measure}); }

std::string item(const std::string& path, std::size_t i) { return path + '[' + std::to_string(i) + ']'; }

std::string below(const std::string& path, const std::string& name) { return path + '.' + name; }

/// Whether the answer may change from day to day: everything but tags and names of people.
bool may_change(const SubjectSelector& who) {
  const auto any_may = [](const std::vector<SubjectSelector>& list) {
    return std::any_of(list.begin(), list.end(), may_change);
  };
  return !who.unit.empty() || !who.unit_kind.empty() || !who.group.empty() || !who.post.empty() || who.under_age ||
         who.from_age || any_may(who.any) || any_may(who.all) || any_may(who.none);
}

const Rule* Checker::find(const std::string& id) const {
  const auto found =
      std::find_if(data_.rules.begin(), data_.rules.end(), [&](const Rule& r) { return r.head().id == id; });
  return found == data_.rules.end() ? nullptr : &*found;
}

bool Checker::is_known_rule(const std::string& id, const std::string& path) {
  if (find(id) != nullptr) return true;
  std::vector<std::string_view> names;
  for (const Rule& rule : data_.rules) names.push_back(rule.head().id);
  const std::string near = text::nearest(id, names);
  report_.error(Errc::policy_unknown_name, "there is no rule '" + id + "'", path,
                near.empty() ? "" : "did you mean '" + near + "'?");
  return false;
}

void Checker::check_values(const WindowedRule& rule, const std::optional<Parameter>& parameter, Measure wanted,
                           const std::string& path, bool may_be_share) {
  if (!parameter) return;
  const Period in_force = intersect(rule.valid, data_.model.valid);
  const auto values = policy_.values(*parameter);
  Date covered = in_force.from;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const ParameterValue& value = values[i];
    const std::string place = item(parameter->name.empty() ? path : parameter->name + ".value", i);
    const bool is_share = may_be_share && value.amount.measure == Measure::ratio();
    if (value.amount.measure != wanted && !is_share) {
      report_.error(Errc::policy_bad_unit, "'" + to_string(value.amount) + "' is not in the unit of the rule", place,
                    "write it in " + written(wanted));
    }
    if (value.valid.from <= covered) covered = std::max(covered, value.valid.until);
    check_change(rule, values, i, place);
  }
  if (covered < in_force.until) {
    report_.error(Errc::policy_parameter, "no value holds on " + to_string(covered) + ", when the rule is in force",
                  path, "add a value from that day on, or end the rule's valid there");
  }
}

/// A value that begins inside a window needs mid_window.
void Checker::check_change(const WindowedRule& rule, std::span<const ParameterValue> values, std::size_t i,
                           const std::string& path) {
  const ParameterValue& value = values[i];
  const Period in_force = intersect(rule.valid, data_.model.valid);
  const Date day = value.valid.from;
  if (rule.mid_window || day <= in_force.from || in_force.until <= day) return;
  const auto windows =
      windows_touching(rule.per.spec, {day, day + 1}, std::nullopt, rule.per.month_end.value_or(MonthEnd::clamp));
  const bool is_edge =
      windows && !windows->empty() &&
      std::all_of(windows->begin(), windows->end(), [&](const Window& w) { return w.period.from == day; });
  if (is_edge) return;
  const auto is = [](const ParameterValue& v) { return " (" + to_string(v.amount) + ')'; };
  report_.error(Errc::policy_parameter, "parameter changes inside a window", path + ".from",
                "say which holds: mid_window = \"start\"" + (i == 0 ? "" : is(values[i - 1])) + " | \"end\"" +
                    is(value) + " | \"split_by_day\" | \"lower\" | \"higher\"");
  if (windows && !windows->empty()) {
    const Window& window = windows->front();
    report_.label("takes effect on day " + std::to_string(day - window.period.from + 1) + " of " + window.label);
  }
  report_.also(path_of(data_.model, rule) + ".per", rule.id + " counts by this window");
}

void Checker::check_windows(const WindowedRule& rule, const std::string& path) {
  const bool asks_month_end = needs_month_end(rule.per.spec, std::nullopt);
  if (asks_month_end && !rule.per.month_end) {
    report_.error(
        Errc::policy_window, "the windows may begin on a day that a month does not have", path + ".per",
        "add month_end = \"clamp\" (the month's last day) or \"next\" (the first of the next month) inside per");
  }
  if (may_change(rule.who) && rule.subject == SubjectKind::person && !rule.partial_window &&
      !std::holds_alternative<window::PerSession>(rule.per.spec)) {
    report_.error(Errc::policy_window, "`who` can change inside a window, and the rule does not say what is owed then",
                  path + ".who",
                  "add partial_window = \"full\" | \"prorate_by_day\" | \"at_end\" | { waive_below = \"15 d\" } | { "
                  "flat = .. } | { prorate_steps = \"1 month\" }");
  }
  const auto& partial = rule.partial_window;
  const Rule* const self = find(rule.id);
  if (partial && partial->flat && self != nullptr && partial->flat->measure != policy_.measured_in(*self)) {
    report_.error(Errc::policy_bad_unit, "'" + to_string(*partial->flat) + "' is not in the unit of the rule",
                  path + ".partial_window");
  }
  check_edges(rule, path);
}

/// A window partly inside the days in force needs edge_window.
void Checker::check_edges(const WindowedRule& rule, const std::string& path) {
  const Period in_force = intersect(rule.valid, data_.model.valid);
  const auto cuts = [&](Date edge) {
    if (edge == Date::first() || edge == Date::last()) return false;
    if (needs_own_day(rule.per.spec)) return true;
    const auto windows =
        windows_touching(rule.per.spec, {edge, edge + 1}, std::nullopt, rule.per.month_end.value_or(MonthEnd::clamp));
    return windows &&
           std::any_of(windows->begin(), windows->end(), [&](const Window& w) { return w.period.from != edge; });
  };
  const bool is_bounded = !std::holds_alternative<window::Once>(rule.per.spec) &&
                          !std::holds_alternative<window::Back>(rule.per.spec) &&
                          !std::holds_alternative<window::PerSession>(rule.per.spec) &&
                          !std::holds_alternative<window::Last>(rule.per.spec);
  if (rule.edge_window || !is_bounded || (!cuts(in_force.from) && !cuts(in_force.until))) return;
  report_.error(Errc::policy_window, "a window lies partly outside the days in force", path + ".per",
                "add edge_window = \"skip\" | \"full\" | \"prorate_by_day\", or let valid begin where a window begins");
}

bool Checker::check_count(const Quota& quota, const std::string& path) {
  static constexpr std::array<std::string_view, 5> counts{"hours", "days", "sessions", "documents", "events"};
  const bool is_built_in = std::find(counts.begin(), counts.end(), quota.count) != counts.end();
  if (is_built_in || policy_.measure(quota.count) != nullptr) return true;
  std::vector<std::string_view> names(counts.begin(), counts.end());
  for (const MeasureSpec& measure : data_.model.measures) names.push_back(measure.id);
  const std::string near = text::nearest(quota.count, names);
  report_.error(Errc::policy_unknown_name, "there is no measure '" + quota.count + "'", path + ".count",
                near.empty() ? "write hours, days, sessions, documents, events or the id of a measure"
                             : "did you mean '" + near + "'?");
  return false;
}

/// The one value of a bound that is stated in the rule's unit and never changes.
std::optional<Ratio> Checker::only_value(const std::optional<Parameter>& bound, Measure unit) const {
  const auto values = bound ? policy_.values(*bound) : std::span<const ParameterValue>{};
  const bool is_plain = values.size() == 1 && values.front().amount.measure == unit;
  return is_plain ? std::optional{values.front().amount.value} : std::nullopt;
}

/// The days of the shortest window, where that does not depend on the subject.
std::optional<std::int32_t> shortest_window(const WindowSpec& spec) {
  const auto* const calendar = std::get_if<window::Calendar>(&spec);
  if (calendar == nullptr) return std::nullopt;
  switch (calendar->unit) {
    case window::Unit::week: return 7;
    case window::Unit::month: return 28;
    case window::Unit::quarter: return 90;
    case window::Unit::half: return 181;
    case window::Unit::year: return 365;
  }
  return std::nullopt;
}

void Checker::check_bounds(const Quota& quota, Measure unit, const std::string& path) {
  check_values(quota, quota.at_least, unit, path + ".at_least", !quota.part_of.empty());
  check_values(quota, quota.at_most, unit, path + ".at_most");
  check_values(quota, quota.at_most_advised, unit, path + ".at_most_advised");
  check_values(quota, quota.cap, unit, path + ".cap");
  if (!quota.at_least && !quota.at_most && !quota.cap) {
    report_.error(Errc::policy_missing_key, "quota '" + quota.id + "' sets no bound", path,
                  "add at_least, at_most or cap");
  }
  const auto need = only_value(quota.at_least, unit);
  if (!need) return;
  const auto clash = [&](const std::optional<Parameter>& bound, const std::string& name) {
    const auto most = only_value(bound, unit);
    if (!most || *need <= *most) return;
    const std::string both = amount_of(*need, unit) + " and " + name + " " + amount_of(*most, unit);
    report_.error(Errc::policy_contradiction, "no record can meet it: at_least " + both, path + "." + name,
                  "raise " + name + " or lower at_least");
  };
  clash(quota.cap, "cap");
  clash(quota.at_most, "at_most");
  const auto days = shortest_window(quota.per.spec);
  const Ratio a_day = quota.count == "hours" ? Ratio::whole(1440) : Ratio::whole(1);
  const bool is_of_days = (quota.count == "hours" || quota.count == "days") && quota.subject == SubjectKind::person;
  if (days && is_of_days && *need > *checked_multiply(a_day, Ratio::whole(*days))) {
    const std::string most = amount_of(*checked_multiply(a_day, Ratio::whole(*days)), unit);
    report_.error(
        Errc::policy_contradiction,
        "no record can meet it: the shortest window has " + std::to_string(*days) + " days, which hold " + most,
        path + ".at_least", "lower at_least");
  }
}

void Checker::check_clock(const Quota& quota, const std::string& path) {
  if (!quota.only.empty() && !quota.untimed) {
    report_.error(Errc::policy_missing_key,
                  "`only` looks at the clock, and the rule does not say what records without clock time are",
                  path + ".only", "add untimed = \"count\" | \"lost\" | \"unknown\"");
  }
  if (!quota.only.inside.empty() && !quota.only.outside.empty()) {
    report_.error(Errc::policy_contradiction, "only cannot be inside and outside", path + ".only",
                  "write one of the two");
  }
  check_calendar(quota.only.inside, path + ".only.inside");
  check_calendar(quota.only.outside, path + ".only.outside");
  check_facts(quota.of, path + ".of");
}

void Checker::check_quota(const Rule& rule, const Quota& quota, const std::string& path) {
  if (!check_count(quota, path)) return;
  const Measure unit = policy_.measured_in(rule);
  check_bounds(quota, unit, path);
  check_clock(quota, path);
  if (quota.round) check_step(*quota.round, unit, path + ".round.step", report_);
  if (quota.day_counts && quota.day_counts->full.measure != Measure::time()) {
    report_.error(Errc::policy_bad_unit, "a study day is measured in clock time", path + ".day_counts.full",
                  "write it in h or min");
  }
  check_part(quota, path);
}

/// Windows of a part lie inside one window each of the whole.
bool nests(const WindowSpec& part, const WindowSpec& whole) {
  if (part == whole || std::holds_alternative<window::Once>(whole)) return true;
  const auto* const inner = std::get_if<window::Calendar>(&part);
  const auto* const outer = std::get_if<window::Calendar>(&whole);
  if (inner == nullptr || outer == nullptr || inner->start != outer->start) return false;
  return inner->unit != window::Unit::week && outer->unit != window::Unit::week && inner->unit < outer->unit;
}

void Checker::check_part(const Quota& quota, const std::string& path) {
  if (quota.part_of.empty() || !is_known_rule(quota.part_of, path + ".part_of")) return;
  const auto* const whole = std::get_if<Quota>(&find(quota.part_of)->spec);
  std::set<std::string> seen;
  if (whole == nullptr) {
    report_.error(Errc::policy_bad_value, "'" + quota.part_of + "' is no quota", path + ".part_of");
  } else if (reaches(quota.part_of, quota.id, seen)) {
    report_.error(Errc::policy_cycle, "'" + quota.id + "' is a part of itself", path + ".part_of");
  } else if (whole->count != quota.count || whole->subject != quota.subject) {
    report_.error(Errc::policy_bad_unit,
                  "a part counts what its whole counts: '" + whole->count + "', not '" + quota.count + "'",
                  path + ".part_of");
  } else if (!nests(quota.per.spec, whole->per.spec)) {
    report_.error(Errc::policy_window, "the windows of a part must lie inside those of its whole", path + ".per");
    report_.also(path_of(data_.model, *whole) + ".per", "the whole's windows");
  } else if (quota.cap && (!quota.only.empty() || quota.count == "days")) {
    // The whole would have to know which minutes, or which facts of a day, are the part's.
    report_.error(Errc::policy_not_supported, "this version reads no cap of a part that cuts facts or counts days",
                  path + ".cap", "leave out only, or set the cap on the whole");
  }
}

bool Checker::reaches(const std::string& from, const std::string& to, std::set<std::string>& seen) const {
  if (from == to) return true;
  const Rule* const rule = find(from);
  if (rule == nullptr || !seen.insert(from).second) return false;
  if (const auto* quota = std::get_if<Quota>(&rule->spec))
    return !quota->part_of.empty() && reaches(quota->part_of, to, seen);
  const auto* const composition = std::get_if<Composition>(&rule->spec);
  return composition != nullptr && std::any_of(composition->rules.begin(), composition->rules.end(),
                                               [&](const std::string& member) { return reaches(member, to, seen); });
}

void Checker::check_attendance(const Attendance& rule, const std::string& path) {
  if (rule.subject != SubjectKind::person) {
    report_.error(Errc::policy_not_supported,
                  "attendance judges people; this version does not read it of units and groups", path + ".subject");
  }
  if (!rule.at_least)
    report_.error(Errc::policy_missing_key, "attendance '" + rule.id + "' sets no bound", path,
                  "add at_least = \"80 %\"");
  check_values(rule, rule.at_least, Measure::ratio(), path + ".at_least");
  check_facts(rule.of, path + ".of");
  const auto& declared = data_.model.leave_kinds;
  for (const std::string& kind : declared) {
    if (!rule.leave.by_kind.contains(kind)) {
      report_.error(Errc::policy_missing_key, "the effect of leave '" + kind + "' is not said", path + ".leave",
                    "add " + kind + " = \"present\" | \"absent\" | \"out_of_base\"");
    }
  }
  for (const auto& [kind, effect] : rule.leave.by_kind) {
    const bool is_declared =
        declared.empty() || kind == "unknown" || std::find(declared.begin(), declared.end(), kind) != declared.end();
    if (!is_declared)
      report_.error(Errc::policy_unknown_name, "leave '" + kind + "' is not among leave_kinds",
                    below(path, "leave." + kind));
  }
}

void Checker::check_archive(const Archive& rule, const std::string& path) {
  for (std::size_t i = 0; i < rule.documents.size(); ++i) {
    const Amount& amount = rule.documents[i].at_least;
    if (amount.measure != Measure::documents() || !amount.value.is_whole()) {
      report_.error(Errc::policy_bad_unit, "'" + to_string(amount) + "' is no number of documents",
                    path + ".documents[" + std::to_string(i) + "].at_least", "write \"1 document\"");
    }
  }
}

void Checker::check_composition(const Composition& rule, const std::string& path) {
  const WindowedRule* first = nullptr;
  for (std::size_t i = 0; i < rule.rules.size(); ++i) {
    const std::string place = item(path + ".rules", i);
    if (!is_known_rule(rule.rules[i], place)) continue;
    const Rule& member = *find(rule.rules[i]);
    std::set<std::string> seen;
    if (reaches(rule.rules[i], rule.id, seen))
      report_.error(Errc::policy_cycle, "'" + rule.id + "' is composed of itself", place);
    if (member.head().subject != rule.subject)
      report_.error(Errc::policy_bad_value, "'" + rule.rules[i] + "' judges another kind of subject", place);
    if (member.windowed() == nullptr) continue;
    if (first == nullptr) first = member.windowed();
    if (member.windowed()->per.spec != first->per.spec) {
      report_.error(Errc::policy_window, "'" + rule.rules[i] + "' counts by other windows than '" + first->id + "'",
                    place, "compose rules of the same windows");
    }
  }
  if (rule.rules.empty()) report_.error(Errc::policy_missing_key, "'" + rule.id + "' is composed of nothing", path);
}

void Checker::check_leave(const LeaveRule& rule) {
  const std::string path = path_of(data_.model, rule);
  const auto check = [&](const std::optional<Parameter>& parameter, Measure wanted, const std::string& name) {
    for (const ParameterValue& value : parameter ? policy_.values(*parameter) : std::span<const ParameterValue>{}) {
      if (value.amount.measure != wanted) {
        report_.error(Errc::policy_bad_unit, "'" + to_string(value.amount) + "' does not fit", below(path, name),
                      "write it in " + written(wanted));
      }
    }
  };
  check(rule.asked_before, Measure::time(), "asked_before");
  check(rule.after_the_fact, Measure::days(), "after_the_fact");
  for (const LeaveRule& other : data_.model.leaves) {
    if (&other >= &rule) break;
    for (const std::string& kind : rule.kinds) {
      if (std::find(other.kinds.begin(), other.kinds.end(), kind) == other.kinds.end()) continue;
      report_.error(Errc::policy_contradiction, "leave of kind '" + kind + "' is ruled twice", path + ".kinds");
      report_.also(path_of(data_.model, other) + ".kinds", "first here");
    }
  }
}

void Checker::check_exempt(std::size_t index) {
  const Exempt& exempt = data_.model.exempts[index];
  const std::string path = "exempt[" + std::to_string(index) + ']';
  for (std::size_t i = 0; i < exempt.from.size(); ++i) is_known_rule(exempt.from[i], item(path + ".from", i));
  const auto defeats = [](const Exempt& a, const Exempt& b) {
    return std::find(a.before.begin(), a.before.end(), b.id) != a.before.end();
  };
  for (std::size_t i = 0; i < index; ++i) {
    const Exempt& other = data_.model.exempts[i];
    const bool is_same = exempt.relief == other.relief && exempt.reaches == other.reaches;
    const bool meet = std::any_of(exempt.from.begin(), exempt.from.end(), [&](const std::string& rule) {
      return std::find(other.from.begin(), other.from.end(), rule) != other.from.end();
    });
    if (is_same || !meet || defeats(exempt, other) || defeats(other, exempt)) continue;
    report_.error(Errc::policy_contradiction,
                  "exemptions '" + other.id + "' and '" + exempt.id + "' can hold together with different effects",
                  path, "say which defeats the other: before = [\"" + other.id + "\"]");
    report_.also("exempt[" + std::to_string(i) + ']', "the other");
  }
}

}  // namespace

void check_rules(const PolicyData& data, Report& report) {
  check_measures(data, report);
  Checker{data, report}.run();
  check_fit(data, report);
}

}  // namespace cadre::inline v1::detail
