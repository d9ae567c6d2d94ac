// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_measure.hpp"
#include "policy/detail/fields_quota.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

std::string amount_of(Ratio value, Measure measure) { return to_string(Amount{value, measure}); }

bool check_count(const Quota& quota, const std::string& path, Checks& checks) {
  static constexpr std::array<std::string_view, 6> counts{"hours", "days", "sessions", "documents", "events", "people"};
  const bool is_built_in = std::find(counts.begin(), counts.end(), quota.count) != counts.end();
  if (is_built_in || checks.policy().measure(quota.count) != nullptr) return true;
  std::vector<std::string_view> names(counts.begin(), counts.end());
  for (const MeasureSpec& measure : checks.data().model.measures) names.push_back(measure.id);
  checks.report().error(
      Errc::policy_unknown_name, "there is no measure '" + quota.count + "'", path + ".count",
      checks.report().suggestion(quota.count, names,
                                 "write hours, days, sessions, documents, events, people or the id of a measure"));
  return false;
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

void check_tiers(const Quota& quota, Measure unit, const std::string& path, Checks& checks) {
  for (std::size_t i = 0; i < quota.tiers.size(); ++i) {
    const Tier& tier = quota.tiers[i];
    const std::string place = item_path(path + ".tiers", i);
    checks.who(tier.who, quota.subject, place);
    checks.values(quota, tier.at_least, unit, place + ".at_least");
    checks.values(quota, tier.at_most, unit, place + ".at_most");
    checks.values(quota, tier.cap, unit, place + ".cap");
    if (tier.at_least || tier.at_most || tier.cap) continue;
    checks.report().error(Errc::policy_missing_key, "the tier sets no bound", place, "add at_least, at_most or cap");
  }
}

/// A floor on top of another quota's, in its unit and its windows.
void check_on_top(const Quota& quota, const std::string& path, Checks& checks) {
  const Rule* const named = checks.find(quota.on_top_of);
  if (named == nullptr) return;
  Report& report = checks.report();
  const auto* const below = std::get_if<Quota>(&named->spec);
  const auto has_floor = [](const Quota& q) {
    return q.at_least ||
           std::any_of(q.tiers.begin(), q.tiers.end(), [](const Tier& t) { return t.at_least.has_value(); });
  };
  const std::string place = path + ".on_top_of";
  if (below == nullptr) {
    report.error(Errc::policy_bad_value, "'" + quota.on_top_of + "' is no quota", place);
  } else if (checks.reaches(quota.on_top_of, quota.id)) {
    report.error(Errc::policy_cycle, "'" + quota.id + "' is on top of itself", place);
  } else if (!has_floor(quota) || !has_floor(*below)) {
    report.error(Errc::policy_missing_key, "'" + (has_floor(quota) ? below->id : quota.id) + "' has no floor to add",
                 place, "add at_least");
  } else if (!quota.part_of.empty()) {
    report.error(Errc::policy_contradiction, "a part of one quota cannot be on top of another", place,
                 "leave out part_of or on_top_of");
  } else if (measured_in(*below, checks.policy()) != measured_in(quota, checks.policy()) ||
             below->subject != quota.subject) {
    report.error(Errc::policy_bad_unit, "what is on top counts in the unit and for the subject of what is below",
                 place);
  } else if (below->per.spec != quota.per.spec || below->per.own_day != quota.per.own_day) {
    report.error(Errc::policy_window, "what is on top has the windows of what is below", path + ".per");
    report.also(path_of(checks.data().model, *below) + ".per", "the windows below");
  }
}

/// A share of what the whole counted is a ratio, of the whole's own windows.
void check_share(const Quota& quota, const std::string& path, Checks& checks) {
  if (!quota.share_of) return;
  const auto values = quota.at_least ? checks.policy().values(*quota.at_least) : std::span<const ParameterValue>{};
  const bool is_share = std::all_of(values.begin(), values.end(), [](const ParameterValue& value) {
    return value.amount.measure == Measure::ratio();
  });
  const Rule* const whole = checks.find(quota.part_of);
  if (quota.part_of.empty() || values.empty() || !is_share) {
    checks.report().error(Errc::policy_bad_value, "share_of says nothing where no floor is a share of a whole",
                          path + ".share_of", "write part_of, and at_least in %");
  } else if (*quota.share_of == ShareOf::counted && whole != nullptr && whole->windowed() != nullptr &&
             whole->windowed()->per.spec != quota.per.spec) {
    checks.report().error(Errc::policy_window, "a share of what was counted has the windows of the whole",
                          path + ".per");
  }
}

void check_bounds(const Quota& quota, Measure unit, const std::string& path, Checks& checks) {
  checks.values(quota, quota.at_least, unit, path + ".at_least", !quota.part_of.empty());
  checks.values(quota, quota.at_most, unit, path + ".at_most");
  checks.values(quota, quota.at_most_advised, unit, path + ".at_most_advised");
  checks.values(quota, quota.cap, unit, path + ".cap");
  check_tiers(quota, unit, path, checks);
  if (!quota.at_least && !quota.at_most && !quota.cap && quota.tiers.empty()) {
    checks.report().error(Errc::policy_missing_key, "quota '" + quota.id + "' sets no bound", path,
                          "add at_least, at_most or cap");
  }
  const auto need = checks.only_value(quota.at_least, unit);
  if (!need) return;
  const auto clash = [&](const std::optional<Parameter>& bound, const std::string& name) {
    const auto most = checks.only_value(bound, unit);
    if (!most || *need <= *most) return;
    const std::string both = amount_of(*need, unit) + " and " + name + " " + amount_of(*most, unit);
    checks.report().error(Errc::policy_contradiction, "no record can meet it: at_least " + both, path + "." + name,
                          "raise " + name + " or lower at_least");
  };
  clash(quota.cap, "cap");
  clash(quota.at_most, "at_most");
  const auto days = shortest_window(quota.per.spec);
  const Ratio a_day = quota.count == "hours" ? Ratio::whole(1440) : Ratio::whole(1);
  const bool is_of_days = (quota.count == "hours" || quota.count == "days") && quota.subject == SubjectKind::person;
  if (days && is_of_days && *need > *checked_multiply(a_day, Ratio::whole(*days))) {
    const std::string most = amount_of(*checked_multiply(a_day, Ratio::whole(*days)), unit);
    checks.report().error(
        Errc::policy_contradiction,
        "no record can meet it: the shortest window has " + std::to_string(*days) + " days, which hold " + most,
        path + ".at_least", "lower at_least");
  }
}

void check_clock(const Quota& quota, const std::string& path, Checks& checks) {
  if (!quota.only.empty() && !quota.untimed) {
    checks.report().error(Errc::policy_missing_key,
                          "`only` looks at the clock, and the rule does not say what records without clock time are",
                          path + ".only", "add untimed = \"count\" | \"lost\" | \"unknown\"");
  }
  if (!quota.only.inside.empty() && !quota.only.outside.empty()) {
    checks.report().error(Errc::policy_contradiction, "only cannot be inside and outside", path + ".only",
                          "write one of the two");
  }
}

/// Windows of a part lie inside one window each of the whole.
bool nests(const WindowSpec& part, const WindowSpec& whole) {
  if (part == whole || std::holds_alternative<window::Once>(whole)) return true;
  const auto* const inner = std::get_if<window::Calendar>(&part);
  const auto* const outer = std::get_if<window::Calendar>(&whole);
  if (inner == nullptr || outer == nullptr || inner->start != outer->start) return false;
  return inner->unit != window::Unit::week && outer->unit != window::Unit::week && inner->unit < outer->unit;
}

bool may_cap(const Quota& quota) {
  return quota.cap ||
         std::any_of(quota.tiers.begin(), quota.tiers.end(), [](const Tier& t) { return t.cap.has_value(); });
}

void check_part(const Quota& quota, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const Rule* const named = checks.find(quota.part_of);
  if (named == nullptr) return;
  const auto* const whole = std::get_if<Quota>(&named->spec);
  if (whole == nullptr) {
    report.error(Errc::policy_bad_value, "'" + quota.part_of + "' is no quota", path + ".part_of");
  } else if (checks.reaches(quota.part_of, quota.id)) {
    report.error(Errc::policy_cycle, "'" + quota.id + "' is a part of itself", path + ".part_of");
  } else if (whole->count != quota.count || whole->subject != quota.subject) {
    report.error(Errc::policy_bad_unit,
                 "a part counts what its whole counts: '" + whole->count + "', not '" + quota.count + "'",
                 path + ".part_of");
  } else if (!nests(quota.per.spec, whole->per.spec)) {
    report.error(Errc::policy_window, "the windows of a part must lie inside those of its whole", path + ".per");
    report.also(path_of(checks.data().model, *whole) + ".per", "the whole's windows");
  } else if (may_cap(quota) && (!quota.only.empty() || quota.count == "days")) {
    // The whole would have to know which minutes, or which facts of a day, are the part's.
    report.error(Errc::policy_not_supported, "this version reads no cap of a part that cuts facts or counts days",
                 path + ".cap", "leave out only, or set the cap on the whole");
  }
}

void meaningless(const Quota& quota, const std::string& key, const std::string& path, Checks& checks) {
  checks.report().error(Errc::policy_bad_value, "'" + key + "' says nothing where " + quota.count + " are counted",
                        path + '.' + key, "leave it out");
}

/// People are counted of units, groups and populations, and nothing of a quota cuts them.
void check_people(const Quota& quota, const std::string& path, Checks& checks) {
  if (!quota.only.empty()) meaningless(quota, "only", path, checks);
  if (quota.untimed) meaningless(quota, "untimed", path, checks);
  if (quota.spread) meaningless(quota, "spread", path, checks);
  if (!quota.part_of.empty()) meaningless(quota, "part_of", path, checks);
  if (quota.report_within) meaningless(quota, "report_within", path, checks);
  if (quota.accept_before) meaningless(quota, "accept_before", path, checks);
  if (quota.do_grace) meaningless(quota, "do_grace", path, checks);
  if (quota.subject != SubjectKind::person) return;
  checks.report().error(Errc::policy_bad_value, "people are counted of a unit, group or population", path + ".subject",
                        "write subject = \"unit\"");
}

/// Documents and events are counted by number and kind; nothing else of a quota speaks of them.
void check_fit(const Quota& quota, const std::string& path, Checks& checks) {
  const bool by_number = quota.count == "documents" || quota.count == "events";
  if (quota.day_counts && quota.count != "days") meaningless(quota, "day_counts", path, checks);
  if (quota.count == "people") check_people(quota, path, checks);
  if (!by_number) return;
  if (!quota.only.empty()) meaningless(quota, "only", path, checks);
  if (quota.untimed) meaningless(quota, "untimed", path, checks);
  if (quota.spread) meaningless(quota, "spread", path, checks);
  checks.holder(quota, quota.count == "events" ? "an event" : "a document", path);
  checks.by_kind(quota.of, quota.count, path + ".of");
}

/// Whether a quota or one of those that it is part of has a floor.
bool has_need(const Quota& quota, const Checks& checks) {
  const Quota* at = &quota;
  for (int depth = 0; depth < 100 && at != nullptr; ++depth) {
    if (at->at_least) return true;
    at = checks.find_as<Quota>(at->part_of);
  }
  return false;
}

/// Whether windows may be shorter than what a cap is for.
bool is_longer(MeasureCap::Per per, const WindowSpec& spec) {
  using Per = MeasureCap::Per;
  if (per < Per::week || per == Per::window) return false;
  if (std::holds_alternative<window::PerSession>(spec) || std::holds_alternative<window::NamedDays>(spec)) return true;
  const auto* const calendar = std::get_if<window::Calendar>(&spec);
  if (calendar == nullptr) return false;
  switch (calendar->unit) {
    case window::Unit::week: return per > Per::week;
    case window::Unit::month: return per > Per::month;
    case window::Unit::quarter:
    case window::Unit::half: return per > Per::quarter;
    case window::Unit::year: return false;
  }
  return false;
}

bool is_a_year(const WindowSpec& spec) {
  const auto* const calendar = std::get_if<window::Calendar>(&spec);
  const auto* const years = std::get_if<window::Years>(&spec);
  return (calendar != nullptr && calendar->unit == window::Unit::year) || (years != nullptr && years->n == 1);
}

/// What a measure asks of the rules that count by it.
void check_measure_fits(const Quota& quota, const std::string& path, Checks& checks) {
  const MeasureSpec* const measure = checks.policy().measure(quota.count);
  if (measure == nullptr) return;
  for (const MeasureCap& cap : measure->caps) {
    if (cap.of_what == MeasureCap::OfWhat::requirement && !has_need(quota, checks)) {
      checks.report().error(Errc::policy_missing_key,
                            "measure '" + measure->id + "' caps a share of the requirement, and the rule has none",
                            path + ".count", "add at_least");
    }
    const auto& model = checks.data().model;
    const bool carries = std::any_of(model.carries.begin(), model.carries.end(),
                                     [&](const Carry& carry) { return carry.of == quota.id; });
    if (!cap.excess_as.empty() && carries) {
      checks.report().error(Errc::policy_not_supported,
                            "measure '" + measure->id +
                                "' counts what is over a cap as another category, and this "
                                "version does not carry such amounts",
                            path + ".count", "leave out excess_as or the carry");
    }
    if (is_longer(cap.per, quota.per.spec)) {
      checks.report().error(Errc::policy_window,
                            "measure '" + measure->id + "' caps what counts per " + std::string{word_for(cap.per)} +
                                ", which is longer than the rule's windows",
                            path + ".per", "count over longer windows, or cap per window");
    }
  }
  if (!measure->over.empty() && !is_a_year(quota.per.spec)) {
    checks.report().error(Errc::policy_window, "measure '" + measure->id + "' spreads amounts over windows of a year",
                          path + ".per", "write per = \"year\"");
  }
}

}  // namespace

void check(const Quota& rule, const std::string& path, Checks& checks) {
  check_fit(rule, path, checks);
  if (!check_count(rule, path, checks)) return;
  const Measure unit = measured_in(rule, checks.policy());
  check_bounds(rule, unit, path, checks);
  check_clock(rule, path, checks);
  if (rule.round) checks.step(*rule.round, unit, path + ".round.step");
  if (rule.day_counts && rule.day_counts->full.measure != Measure::time()) {
    checks.report().error(Errc::policy_bad_unit, "a study day is measured in clock time", path + ".day_counts.full",
                          "write it in h or min");
  }
  check_part(rule, path, checks);
  check_on_top(rule, path, checks);
  check_share(rule, path, checks);
  check_measure_fits(rule, path, checks);
  check_around(rule, path, checks);
  check_spill(rule, path, checks);
}

Measure measured_in(const Quota& rule, const Policy& policy) {
  if (rule.count == "hours") return Measure::time();
  if (rule.count == "days") return Measure::days();
  if (rule.count == "sessions") return Measure::sessions();
  if (rule.count == "documents") return Measure::documents();
  if (rule.count == "events") return Measure::events();
  if (rule.count == "people") return Measure::named("person").value_or(Measure{});
  const MeasureSpec* const spec = policy.measure(rule.count);
  return spec == nullptr || spec->in.empty() ? Measure::time() : Measure::named(spec->in).value_or(Measure::time());
}

}  // namespace cadre::inline v1::detail
