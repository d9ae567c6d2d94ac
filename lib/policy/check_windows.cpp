// SPDX-License-Identifier: Apache-2.0
// Windows: what a rule must say of those that are cut.
#include <algorithm>

#include "policy/detail/check.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether the answer may change from day to day: everything but names of people, the day of joining, and tags, which
/// data seldom date.
bool may_change(const SubjectSelector& who) {
  const auto any_may = [](const std::vector<SubjectSelector>& list) {
    return std::any_of(list.begin(), list.end(), may_change);
  };
  return !who.unit.empty() || !who.unit_kind.empty() || !who.group.empty() || !who.post.empty() || who.under_age ||
         who.from_age || !who.attribute.empty() || !who.unit_tag.empty() || !who.host_unit.empty() ||
         !who.has_link.empty() || !who.event.empty() || who.standing || any_may(who.any) || any_may(who.all) ||
         any_may(who.none);
}

/// The months of the shortest window of whole months; 0 where windows may be shorter than a month. Nothing where they
/// never end.
std::optional<std::int32_t> months_of(const WindowSpec& spec) {
  if (std::holds_alternative<window::Once>(spec)) return std::nullopt;
  if (const auto* years = std::get_if<window::Years>(&spec)) return years->n * 12;
  if (const auto* last = std::get_if<window::Last>(&spec)) return last->n * 12;
  if (const auto* back = std::get_if<window::Back>(&spec))
    return back->step == window::Back::Step::months ? back->n : 0;
  if (const auto* clock = std::get_if<window::Clock>(&spec)) {
    return clock->step == window::Back::Step::months ? clock->n.value_or(0) : 0;
  }
  const auto* calendar = std::get_if<window::Calendar>(&spec);
  if (calendar == nullptr) return 0;
  switch (calendar->unit) {
    case window::Unit::week: return 0;
    case window::Unit::month: return 1;
    case window::Unit::quarter: return 3;
    case window::Unit::half: return 6;
    case window::Unit::year: return 12;
  }
  return 0;
}

/// A share of a window's days or steps needs a window that has them.
void check_shares(const WindowedRule& rule, const std::string& path, Report& report) {
  using Mode = PartialWindow::Mode;
  const auto months = months_of(rule.per.spec);
  const bool by_step = rule.partial_window && rule.partial_window->mode == Mode::prorate_steps;
  const bool by_day = rule.partial_window && rule.partial_window->mode == Mode::prorate_by_day;
  if (!months && (by_step || by_day)) {
    report.error(Errc::policy_window, "a window of all days has no share of its days", path + ".partial_window",
                 "write \"full\", or another window");
  }
  if (!months && rule.edge_window == EdgeWindow::prorate_by_day) {
    report.error(Errc::policy_window, "a window of all days has no share of its days", path + ".edge_window",
                 "write \"full\", or another window");
  }
  if (by_step && months && rule.partial_window->months > *months) {
    report.error(Errc::policy_window,
                 "no window holds a step of " + std::to_string(rule.partial_window->months) + " month",
                 path + ".partial_window", "write shorter steps, or prorate_by_day");
  }
}

}  // namespace

void Checks::windows(const WindowedRule& rule, const std::string& path) {
  const bool asks_month_end = needs_month_end(rule.per.spec, std::nullopt);
  if (asks_month_end && !rule.per.month_end) {
    report_.error(
        Errc::policy_window, "the windows may begin on a day that a month does not have", path + ".per",
        "add month_end = \"clamp\" (the month's last day) or \"next\" (the first of the next month) inside per");
  }
  const auto* const back = std::get_if<window::Back>(&rule.per.spec);
  const bool is_one_day = back != nullptr && back->n == 1 && back->step == window::Back::Step::days;
  if (may_change(rule.who) && rule.subject == SubjectKind::person && !rule.partial_window && !is_one_day &&
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
  check_shares(rule, path, report_);
  const auto* const clock = std::get_if<window::Clock>(&rule.per.spec);
  if (clock != nullptr && clock->amount && reaches(clock->amount_of, rule.id)) {
    report_.error(Errc::policy_cycle, "what '" + rule.id + "' counts starts its own clock",
                  path + ".per.of_amount.rule", "name a quota that does not depend on it");
  }
  edges(rule, path);
  sessions(rule, path);
  number(rule, path);
}

/// Days in force that are known hold no more windows than an evaluation takes.
void Checks::number(const WindowedRule& rule, const std::string& path) {
  const Period in_force = intersect(rule.valid, data_.model.valid);
  const bool is_known = in_force.from != Date::first() && in_force.until != Date::last();
  if (!is_known || needs_own_day(rule.per.spec)) return;
  const auto list =
      windows_touching(rule.per.spec, in_force, std::nullopt, rule.per.month_end.value_or(MonthEnd::clamp));
  if (list || list.error().code() != Errc::limit_exceeded) return;
  report_.error(Errc::policy_window,
                "the days in force hold more than " + std::to_string(Limits{}.windows) + " windows", path + ".per",
                "write longer windows, or fewer days in valid");
}

/// A window partly inside the days in force needs edge_window.
void Checks::edges(const WindowedRule& rule, const std::string& path) {
  const Period in_force = intersect(rule.valid, data_.model.valid);
  const auto cuts = [&](Date edge) {
    if (edge == Date::first() || edge == Date::last()) return false;
    if (needs_own_day(rule.per.spec) || std::holds_alternative<window::Clock>(rule.per.spec)) return true;
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

void Checks::sessions(const WindowedRule& rule, const std::string& path) {
  const bool has_none = rule.subject != SubjectKind::person;
  if (!has_none || !std::holds_alternative<window::PerSession>(rule.per.spec)) return;
  report_.error(Errc::policy_not_supported, "this version judges people by session, not units or groups", path + ".per",
                "write another window");
}

}  // namespace cadre::inline v1::detail
