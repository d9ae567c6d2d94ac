// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether a limit of a rule speaks of a leave: of those that the rule speaks of itself or, by their kinds, of others
/// too.
bool speaks(const Engine& engine, const LeaveRule& rule, const LeaveLimit& limit, const JudgedLeave& leave) {
  if (limit.kinds.empty()) return std::find(leave.rules.begin(), leave.rules.end(), &rule) != leave.rules.end();
  const Leave& fact = leave.leave->fact;
  const Date day = fact.covers.start.date();
  return std::find(limit.kinds.begin(), limit.kinds.end(), fact.kind) != limit.kinds.end() &&
         engine.in_force(rule).contains(day) && held_on(engine.snapshot(), rule.who, fact.person, day, true);
}

Period days_of(const Leave& leave) {
  return {leave.covers.start.date(), (leave.covers.end + StudyTime::minutes(-1)).date() + 1};
}

bool fits_class(const LeaveLimit& limit, std::int32_t days) {
  const Ratio length = Ratio::whole(days);
  return (!limit.class_from || length >= limit.class_from->value) &&
         (!limit.class_up_to || length <= limit.class_up_to->value);
}

/// The classes of a person, each from its first session to its last.
std::vector<Period> classes_of(const Engine& engine, PersonId person, const LeaveLimit& limit) {
  const Snapshot& snapshot = engine.snapshot();
  std::vector<Period> list;
  for (const auto& membership : snapshot.groups_of(person)) {
    const auto sessions = snapshot.sessions_of(membership.fact.group);
    if (sessions.empty()) continue;
    const Period days{snapshot[sessions.front()].when.start.date(), snapshot[sessions.back()].when.start.date() + 1};
    if (fits_class(limit, days.length())) list.push_back(days);
  }
  return list;
}

std::vector<Period> windows_of(Engine& engine, PersonId person, const LeaveRule& by, const LeaveLimit& limit,
                               const Period& range) {
  if (limit.per.is_class) return classes_of(engine, person, limit);
  WindowedRule rule;
  rule.id = by.id;
  rule.per = limit.per.per;
  std::vector<Period> list;
  for (const Window& window : engine.windows(rule, person, range)) list.push_back(window.period);
  return list;
}

/// The minutes of sessions that are due in a window, those that a leave covers or all.
std::int64_t minutes_due(const Engine& engine, PersonId person, const Period& window, const Leave* leave) {
  std::int64_t minutes = 0;
  for (const SessionId id : engine.due(person)) {
    const Session& session = engine.snapshot()[id];
    if (!window.contains(session.when.start.date())) continue;
    const Span counted = leave == nullptr ? session.when : intersect(leave->covers, session.when);
    minutes += std::max<std::int64_t>(0, counted.length().in_minutes());
  }
  return minutes;
}

/// The leaves of a limit in one of its windows, by start, with what each takes of it.
class Taken {
 public:
  struct One {
    std::size_t index;  ///< in the person's leaves
    Ratio amount;
    bool is_sure;
    Date day;
  };

  Taken(const Engine& engine, PersonId person, const LeaveRule& rule, const LeaveLimit& limit, const Period& window,
        const std::vector<JudgedLeave>& leaves)
      : most_{limit.most.value} {
    const bool is_share = limit.most.measure == Measure::ratio();
    if (is_share) most_ = multiply(most_, Ratio::whole(minutes_due(engine, person, window, nullptr)));
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const JudgedLeave& leave = leaves[i];
      const Leave& fact = leave.leave->fact;
      const Period days = days_of(fact);
      const bool counts =
          leave.standing != LeaveStanding::invalid && days.from <= engine.today() && speaks(engine, rule, limit, leave);
      if (!counts || intersect(days, window).empty()) continue;
      Ratio amount = Ratio::whole(intersect(days, window).length());
      if (limit.most.measure == Measure::events()) amount = Ratio::whole(window.contains(days.from) ? 1 : 0);
      if (is_share) amount = Ratio::whole(minutes_due(engine, person, window, &fact));
      all_.push_back({i, amount, leave.standing == LeaveStanding::valid, std::max(days.from, window.from)});
    }
  }

  /// Those that go over the limit; those not yet decided count too, or do not.
  [[nodiscard]] std::vector<One> over(bool with_unsure, bool takes_all) const {
    std::vector<One> counted;
    Ratio total;
    for (const One& one : all_) {
      if ((!one.is_sure && !with_unsure) || one.amount == Ratio{}) continue;
      counted.push_back(one);
      total = add(total, one.amount);
    }
    if (total <= most_) return {};
    if (takes_all) return counted;
    std::vector<One> latest;
    while (!counted.empty() && total > most_) {
      total = subtract(total, counted.back().amount);
      latest.push_back(counted.back());
      counted.pop_back();
    }
    return latest;
  }

  /// The leave with which the limit is first exceeded.
  [[nodiscard]] std::optional<One> first_over(bool with_unsure) const {
    Ratio total;
    for (const One& one : all_) {
      if (!one.is_sure && !with_unsure) continue;
      total = add(total, one.amount);
      if (total > most_) return one;
    }
    return std::nullopt;
  }

 private:
  Ratio most_;
  std::vector<One> all_;
};

/// Calls `f` with each limit and window that a person's leaves touch.
template <class F>
void each_taken(Engine& engine, PersonId person, const std::vector<JudgedLeave>& leaves, const F& f) {
  if (leaves.empty()) return;
  Period range = days_of(leaves.front().leave->fact);
  for (const JudgedLeave& leave : leaves) {
    range.from = std::min(range.from, days_of(leave.leave->fact).from);
    range.until = std::max(range.until, days_of(leave.leave->fact).until);
  }
  for (const LeaveRule& rule : engine.policy().model().leaves) {
    for (const LeaveLimit& limit : rule.limit) {
      for (const Period& window : windows_of(engine, person, rule, limit, range)) {
        f(limit, Taken{engine, person, rule, limit, window, leaves});
      }
    }
  }
}

bool is_event(const LeaveLimit& limit) { return limit.breach.substr(0, 6) == "event:"; }

}  // namespace

void apply_limits(Engine& engine, PersonId person, std::vector<JudgedLeave>& leaves) try {
  each_taken(engine, person, leaves, [&](const LeaveLimit& limit, const Taken& taken) {
    if (is_event(limit)) return;
    const bool takes_all = limit.breach == "absent_all";
    const auto surely = taken.over(false, takes_all);
    for (const auto& one : taken.over(true, takes_all)) {
      JudgedLeave& leave = leaves[one.index];
      const bool is_sure =
          std::any_of(surely.begin(), surely.end(), [&](const auto& other) { return other.index == one.index; });
      if (is_sure) {
        leave.standing = LeaveStanding::invalid;
        leave.doubt = FindingCode::leave_over_limit;
      } else if (leave.standing == LeaveStanding::valid) {
        leave.standing = LeaveStanding::undecided;
      }
    }
  });
} catch (const Overflow&) {
  // Nobody takes leave for so long: what does not fit is not taken back.
}

std::vector<Breach> breaches_of(Engine& engine, PersonId person) {
  std::vector<Breach> list;
  const auto& leaves = engine.leaves(person);
  each_taken(engine, person, leaves, [&](const LeaveLimit& limit, const Taken& taken) {
    if (!is_event(limit)) return;
    const auto surely = taken.first_over(false);
    const auto over = surely ? surely : taken.first_over(true);
    if (over) list.push_back({limit.breach.substr(6), over->day, leaves[over->index].leave->id, surely.has_value()});
  });
  std::stable_sort(list.begin(), list.end(), [](const Breach& a, const Breach& b) { return a.day < b.day; });
  return list;
}

}  // namespace cadre::inline v1::detail
