// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/engine.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The rule that speaks of a leave on a day. Someone of whom it is unknown whether the rule speaks is held to it.
const LeaveRule* rule_for(const Engine& engine, const Leave& leave, Date day) {
  for (const LeaveRule& rule : engine.policy().model().leaves) {
    const bool speaks = contains(rule.kinds, leave.kind) && engine.in_force(rule).contains(day) &&
                        holds(engine.view(), rule.who, leave.person, day) != Tri::no;
    if (speaks) return &rule;
  }
  return nullptr;
}

/// The whole units of a parameter on a day; 0 where it has no value.
std::int64_t value_on(const Policy& policy, const std::optional<Parameter>& parameter, Date day) {
  for (const ParameterValue& value : parameter ? policy.values(*parameter) : std::span<const ParameterValue>{}) {
    if (value.valid.contains(day)) return value.amount.value.floor();
  }
  return 0;
}

/// The days on which a leave lies, wholly or in part.
std::int32_t days_of(const Leave& leave) {
  return (leave.covers.end + StudyTime::minutes(-1)).date() - leave.covers.start.date() + 1;
}

/// The posts that may grant a leave of its kind and length.
std::vector<std::string> approving_posts(const LeaveRule& rule, const Leave& leave) {
  std::vector<std::string> posts;
  const Ratio days = Ratio::whole(days_of(leave));
  for (const Approver& approver : rule.approver) {
    const bool fits =
        (!approver.up_to || days <= approver.up_to->value) && (!approver.over || days > approver.over->value);
    if (fits && (approver.kinds.empty() || contains(approver.kinds, leave.kind))) {
      posts.insert(posts.end(), approver.post.begin(), approver.post.end());
    }
  }
  return posts;
}

std::vector<PersonId> holders(const Snapshot& snapshot, UnitId unit, const std::vector<std::string>& posts, Date day) {
  std::vector<PersonId> people;
  for (const auto& post : snapshot.posts()) {
    const bool holds = post.fact.unit == unit && contains(posts, post.fact.kind) && post.fact.during.contains(day);
    if (holds) people.push_back(post.fact.person);
  }
  return people;
}

/// 8.8: the holder in the person's unit or the nearest unit above that has one; nobody approves his own; a vacant post
/// goes to the deputies, then above.
bool may_grant(const Snapshot& snapshot, const LeaveRule& rule, const Leave& leave, PersonId by, Date day) {
  const std::vector<std::string> posts = approving_posts(rule, leave);
  const bool is_ruled = std::any_of(rule.approver.begin(), rule.approver.end(), [&](const Approver& approver) {
    return approver.kinds.empty() || contains(approver.kinds, leave.kind);
  });
  if (!is_ruled) return by != leave.person;
  std::optional<UnitId> unit = snapshot.formal_unit(leave.person, day);
  for (; unit; unit = snapshot[*unit].parent) {
    std::vector<PersonId> people = holders(snapshot, *unit, posts, day);
    if (people.empty()) people = holders(snapshot, *unit, rule.deputies, day);
    std::erase(people, leave.person);
    if (!people.empty()) return std::find(people.begin(), people.end(), by) != people.end();
  }
  return false;
}

/// The first session that a leave covers among those at which the person is due.
std::optional<LocalTime> first_covered(const Snapshot& snapshot, const std::vector<SessionId>& due,
                                       const Leave& leave) {
  for (const SessionId id : due) {
    const Span& when = snapshot[id].when;
    const bool covers = leave.covers.start <= when.start && when.start < leave.covers.end;
    if (covers) return when.start;
  }
  return std::nullopt;
}

JudgedLeave judged(const Engine& engine, const Recorded<Leave>& recorded, const std::optional<LocalTime>& start,
                   const LeaveRule* rule) {
  const Leave& leave = recorded.fact;
  const Date day = start.value_or(leave.covers.start).date();
  if (leave.decision == LeaveDecision::refused) return {&recorded, LeaveStanding::invalid, std::nullopt};
  if (leave.decision == LeaveDecision::pending) {
    const std::int64_t days = rule != nullptr ? value_on(engine.policy(), rule->after_the_fact, day) : 0;
    const Date last = (leave.covers.end + StudyTime::minutes(-1)).date() + static_cast<std::int32_t>(days);
    return {&recorded, engine.today() < last ? LeaveStanding::undecided : LeaveStanding::invalid, std::nullopt};
  }
  if (rule == nullptr || !start) return {&recorded, LeaveStanding::valid, std::nullopt};
  if (rule->asked_before) {
    const std::int64_t minutes = value_on(engine.policy(), rule->asked_before, day);
    if (!leave.asked) return {&recorded, LeaveStanding::undecided, std::nullopt};
    const bool in_time = *leave.asked < *start && *leave.asked + StudyTime::minutes(minutes) <= *start;
    if (!in_time) return {&recorded, LeaveStanding::invalid, FindingCode::leave_asked_late};
  }
  if (!rule->proof.empty() && !contains(rule->proof, leave.proof)) {
    return {&recorded, LeaveStanding::invalid, FindingCode::leave_without_proof};
  }
  if (!rule->approver.empty()) {
    const auto decided = leave.decided ? leave.decided : leave.asked;
    if (!leave.decided_by || !decided) return {&recorded, LeaveStanding::undecided, std::nullopt};
    if (!may_grant(engine.snapshot(), *rule, leave, *leave.decided_by, decided->date())) {
      return {&recorded, LeaveStanding::invalid, FindingCode::leave_wrong_approver};
    }
  }
  return {&recorded, LeaveStanding::valid, std::nullopt};
}

}  // namespace

std::vector<JudgedLeave> judged_leaves(Engine& engine, PersonId person) {
  std::vector<JudgedLeave> list;
  for (const auto& leave : engine.snapshot().leaves_of(person)) {
    const auto start = first_covered(engine.snapshot(), engine.due(person), leave.fact);
    const LeaveRule* const rule = rule_for(engine, leave.fact, start.value_or(leave.fact.covers.start).date());
    list.push_back(judged(engine, leave, start, rule));
    list.back().rule = rule;
  }
  apply_limits(engine, person, list);
  return list;
}

Finding finding_of(const Snapshot& snapshot, const JudgedLeave& leave) {
  const Leave& fact = leave.leave->fact;
  std::string value = fact.proof;
  std::string_view key = "proof";
  if (*leave.doubt == FindingCode::leave_asked_late) {
    value = to_string(*fact.asked);
    key = "asked";
  } else if (*leave.doubt == FindingCode::leave_wrong_approver) {
    value = snapshot[*fact.decided_by].id;
    key = "by";
  }
  if (*leave.doubt == FindingCode::leave_over_limit) {
    value = to_string(fact.covers.start);
    key = "from";
  }
  const Origin& origin = snapshot.meta(leave.leave->id).origin;
  const std::string_view column = snapshot.heading_of(origin.file, key);
  return {*leave.doubt, origin, std::string{column}, value, "the leave does not excuse"};
}

}  // namespace cadre::inline v1::detail
