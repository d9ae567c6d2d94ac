// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/ladder.hpp"

#include <algorithm>
#include <array>

#include "evaluate/detail/attendance.hpp"
#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/leave.hpp"
#include "evaluate/detail/makeup.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The days that a ladder looks at. In a row or among the last it looks back as far as it is in force; without a first
/// day of that, over as many windows of the rule that it counts as its highest step can ask for.
Period range_of(Engine& engine, const LadderRule& rule, const Query& query) {
  const Period& window = query.period();
  Date from = engine.in_force(rule).from;
  if (!rule.running && !rule.last) return window;
  const auto counted = engine.policy().find_rule(rule.counts.rule);
  if (!counted || from != Date::first()) return {from, window.until};
  std::int64_t most = rule.last.value_or(0);
  for (const LadderStep& step : rule.steps) most = std::max(most, step.from);
  from = window.from;
  for (; most > 0 && from > Date::first(); --most) {
    Date first = from;
    for (const Case& at : engine.cases_touching(*counted, query.subject, {from - 1, from}))
      first = std::min(first, at.window.period.from);
    if (first == from) break;
    from = first;
  }
  return {from, window.until};
}

/// Collects what a ladder looks at.
class Looking {
 public:
  Looking(Engine& engine, const LadderRule& rule, const Query& query, bool unknown_as)
      : engine_{engine},
        rule_{rule},
        query_{query},
        unknown_as_{unknown_as},
        range_{range_of(engine, rule, query)},
        when_{engine.selected(rule, query.subject, range_)} {}

  [[nodiscard]] std::vector<Occasion> run() {
    const auto* const person = std::get_if<PersonId>(&query_.subject);
    if (!rule_.counts.rule.empty()) answers();
    if (!rule_.counts.events.empty()) events();
    if (person != nullptr && !rule_.counts.leaves.empty()) leaves(*person);
    if (person != nullptr && !rule_.counts.statuses.empty()) sessions(*person);
    std::stable_sort(list_.begin(), list_.end(), [](const Occasion& a, const Occasion& b) { return a.day < b.day; });
    return std::move(list_);
  }

 private:
  [[nodiscard]] bool is_in(Date day) const {
    return range_.contains(day) && day <= engine_.today() && held_on(when_, day, unknown_as_);
  }

  /// Windows of another rule that lie in the range. One of which it says nothing is passed over, and so is an open one
  /// unless its answer is asked for.
  void answers() {
    const auto index = engine_.policy().find_rule(rule_.counts.rule);
    if (!index) return;
    const Period past{range_.from, std::min(range_.until, engine_.today() + 1)};
    if (past.empty()) return;
    for (const Case& at : engine_.cases_touching(*index, query_.subject, past)) {
      const Period& window = at.window.period;
      const Date day = std::min(window.until - 1, engine_.today());
      if (!range_.contains(window.until - 1) || !is_in(day)) continue;
      const Answer answer = answer_to_others(engine_, engine_.result(*index, query_.subject, at));
      const auto& wanted = rule_.counts.verdict;
      const bool is_wanted =
          std::find(wanted.begin(), wanted.end(), static_cast<When::Verdict>(answer)) != wanted.end();
      const bool is_over = is_closed(engine_, at);
      const bool is_silent = answer == Answer::not_applicable || answer == Answer::waived;
      if (!is_wanted && (is_silent || !is_over)) continue;
      const Tri counts = is_wanted ? Tri::yes : answer == Answer::unknown ? Tri::unknown : Tri::no;
      list_.push_back({day, std::nullopt, counts, Reason::members});
    }
  }

  void events() {
    const auto holder = holder_of(query_.subject);
    if (!holder) return;
    for (const auto& event : engine_.snapshot().events_of(*holder)) {
      const Date day = event.fact.during.from;
      if (is_in(day) && contains(rule_.counts.events, event.fact.kind))
        list_.push_back({day, event.id, Tri::yes, Reason::none});
    }
    const auto* const person = std::get_if<PersonId>(&query_.subject);
    if (person == nullptr) return;
    for (const Breach& breach : breaches_of(engine_, *person)) {
      if (is_in(breach.day) && contains(rule_.counts.events, breach.kind))
        list_.push_back({breach.day, breach.leave, breach.is_sure ? Tri::yes : Tri::unknown, Reason::leave_undecided});
    }
  }

  void leaves(PersonId person) {
    for (const JudgedLeave& leave : engine_.leaves(person)) {
      const Date day = leave.leave->fact.covers.start.date();
      const bool counts = leave.standing != LeaveStanding::invalid &&
                          contains(rule_.counts.leaves, leave.leave->fact.kind) && is_in(day);
      if (!counts) continue;
      const Tri is = leave.standing == LeaveStanding::valid ? Tri::yes : Tri::unknown;
      list_.push_back({day, leave.leave->id, is, Reason::leave_undecided});
    }
  }

  void sessions(PersonId person) {
    const Snapshot& snapshot = engine_.snapshot();
    for (const SessionId id : engine_.due(person)) {
      const Session& session = snapshot[id];
      const Date day = session.when.start.date();
      if (session.state != SessionState::held || !is_in(day)) continue;
      const Activity activity = activity_of(snapshot, id);
      const Tri taken = takes(engine_.policy(), snapshot, rule_.counts.of, activity);
      if (taken == Tri::no) continue;
      Occasion one{day, snapshot.fact_of(id), Tri::no, why_unknown(snapshot, rule_.counts.of, activity)};
      mark(person, id, one);
      one.counts = std::min(one.counts, taken);
      list_.push_back(one);
    }
  }

  [[nodiscard]] bool wants(SessionMark mark) const {
    const auto& wanted = rule_.counts.statuses;
    return std::find(wanted.begin(), wanted.end(), mark) != wanted.end();
  }

  /// No register is unknown, a register without the person absence; presence beats leave, leave absence.
  void mark(PersonId person, SessionId id, Occasion& one) const {
    const Snapshot& snapshot = engine_.snapshot();
    if (snapshot.presence_at(id).empty()) {
      one.counts = Tri::unknown;
      one.doubt = Reason::no_register;
      return;
    }
    const Recorded<Presence>* const found = presence_at(snapshot, person, id);
    if (found != nullptr) one.fact = found->id;
    const auto status = found == nullptr ? PresenceStatus::absent : found->fact.status;
    const bool is_there = is_attending(status) && status != PresenceStatus::made_up;
    if (is_there || status == PresenceStatus::excused) {
      one.counts = tri(wants_status(status));
      return;
    }
    const MakeUp makeup = attendance_made_up(engine_, nullptr, person, id);
    const bool is_said = status == PresenceStatus::made_up && !makeup.is_ruled;
    if (is_said || makeup.done == Tri::yes) {
      one.counts = tri(wants(SessionMark::made_up));
      if (makeup.fact) one.fact = makeup.fact;
      return;
    }
    const Tri away = on_leave(person, snapshot[id], status == PresenceStatus::leave, one);
    const bool as_leave = wants(SessionMark::leave);
    const bool as_absent = wants(SessionMark::absent);
    one.counts =
        away == Tri::unknown && as_leave != as_absent ? Tri::unknown : tri(away == Tri::no ? as_absent : as_leave);
    if (away == Tri::unknown) one.doubt = Reason::leave_undecided;
    if (makeup.done == Tri::unknown && one.counts != tri(wants(SessionMark::made_up))) {
      one.counts = Tri::unknown;
      one.doubt = Reason::untimed;
    }
  }

  [[nodiscard]] bool wants_status(PresenceStatus status) const {
    switch (status) {
      case PresenceStatus::late: return wants(SessionMark::late);
      case PresenceStatus::left_early: return wants(SessionMark::left_early);
      case PresenceStatus::late_and_left_early: return wants(SessionMark::late) || wants(SessionMark::left_early);
      case PresenceStatus::excused: return wants(SessionMark::excused);
      default: return wants(SessionMark::present);
    }
  }

  /// Whether a leave excuses from a session; the register alone says so where no leave at all is on record.
  [[nodiscard]] Tri on_leave(PersonId person, const Session& session, bool is_said, Occasion& one) const {
    if (is_said && !has_leave_at(engine_, person, session)) return Tri::yes;
    const Excuse excuse = excuse_from(engine_, person, session);
    if (excuse.leave != nullptr) one.fact = excuse.leave->leave->id;
    return excuse.is;
  }

  Engine& engine_;
  const LadderRule& rule_;
  const Query& query_;
  bool unknown_as_;
  Period range_;
  std::vector<Spell> when_;
  std::vector<Occasion> list_;
};

/// How far before a range a window may lie whose steps are still in force inside it.
Date earliest_window(const LadderRule& rule, const Period& range) {
  Date first = range.from;
  for (const LadderStep& step : rule.steps) {
    if (step.lasts) first = std::min(first, shifted(range.from, *step.lasts, true));
  }
  return first;
}

}  // namespace

std::vector<Occasion> occasions_of(Engine& engine, const LadderRule& rule, const Query& query, bool unknown_as) {
  return Looking{engine, rule, query, unknown_as}.run();
}

std::vector<Spell> in_force_spells(Engine& engine, std::size_t ladder, const Subject& subject,
                                   const std::vector<std::string>& steps, const Period& range) {
  std::vector<ReachedStep> reached;
  std::vector<Date> edges{range.from, range.until};
  const auto* const rule = std::get_if<LadderRule>(&engine.rule(ladder).spec);
  if (rule == nullptr || range.empty()) return {};
  const Period around = intersect({earliest_window(*rule, range), range.until}, engine.in_force(*rule));
  const std::vector<Case> cases = around.empty() ? std::vector<Case>{} : engine.cases_touching(ladder, subject, around);
  for (const Case& at : cases) {
    const auto* const step = std::get_if<Step>(&engine.result(ladder, subject, at).outcome);
    for (const ReachedStep& one : step == nullptr ? std::vector<ReachedStep>{} : step->reached) {
      const Period inside = intersect(one.in_force, range);
      if (inside.empty() || !contains(steps, one.step)) continue;
      reached.push_back(one);
      edges.push_back(inside.from);
      edges.push_back(inside.until);
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::vector<Spell> spells;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    Tri holds = Tri::no;
    for (const ReachedStep& one : reached) {
      if (one.in_force.contains(edges[i])) holds = std::max(holds, one.is_sure ? Tri::yes : Tri::unknown);
    }
    spells.push_back({{edges[i], edges[i + 1]}, holds});
  }
  return spells;
}

Tri barred_by_ladder(Engine& engine, const std::string& award, const Subject& subject, Date day) {
  Tri barred = Tri::no;
  for (std::size_t i = 0; i < engine.policy().rules().size(); ++i) {
    const auto* const rule = std::get_if<LadderRule>(&engine.rule(i).spec);
    if (rule == nullptr) continue;
    std::vector<std::string> steps;
    for (const LadderStep& step : rule->steps) {
      if (contains(step.bars, award)) steps.push_back(step.step);
    }
    if (steps.empty()) continue;
    for (const Spell& spell : in_force_spells(engine, i, subject, steps, {day, day + 1}))
      barred = std::max(barred, spell.holds);
  }
  return barred;
}

}  // namespace cadre::inline v1::detail
