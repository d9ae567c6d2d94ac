// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/engine.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The rules that speak of a leave on a day: surely, and those of which it is not known. Who may be held to a rule is.
struct Ruling {
  std::vector<const LeaveRule*> rules;
  std::size_t sure = 0;
};

Ruling ruling_on(const Engine& engine, const Leave& leave, Date day) {
  Ruling ruling;
  for (const LeaveRule& rule : engine.policy().model().leaves) {
    if (!contains(rule.kinds, leave.kind) || !engine.in_force(rule).contains(day)) continue;
    const Tri is = holds(engine.view(), rule.who, leave.person, day);
    if (is != Tri::no) ruling.rules.push_back(&rule);
    if (is == Tri::yes) ++ruling.sure;
  }
  return ruling;
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

/// The holder in the person's unit or the nearest unit above that has one; nobody approves his own; a vacant post
/// goes to the deputies, then above. Who may grant leave to someone without a unit is not known.
Tri may_grant(const Snapshot& snapshot, const LeaveRule& rule, const Leave& leave, PersonId by, Date day) {
  const std::vector<std::string> posts = approving_posts(rule, leave);
  const bool is_ruled = std::any_of(rule.approver.begin(), rule.approver.end(), [&](const Approver& approver) {
    return approver.kinds.empty() || contains(approver.kinds, leave.kind);
  });
  if (!is_ruled) return tri(by != leave.person);
  std::optional<UnitId> unit = snapshot.formal_unit(leave.person, day);
  if (!unit) return Tri::unknown;
  for (; unit; unit = snapshot[*unit].parent) {
    std::vector<PersonId> people = holders(snapshot, *unit, posts, day);
    if (people.empty()) people = holders(snapshot, *unit, rule.deputies, day);
    std::erase(people, leave.person);
    if (!people.empty()) return tri(std::find(people.begin(), people.end(), by) != people.end());
  }
  return Tri::no;
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

/// The last day on which a leave may be decided.
Date last_to_decide(const Engine& engine, const Leave& leave, const LeaveRule* rule, Date day) {
  const std::int64_t days = value_on(engine.policy(), rule->after_the_fact, day);
  return (leave.covers.end + StudyTime::minutes(-1)).date() + static_cast<std::int32_t>(days);
}

/// A requirement of a rule: holds, does not, or nobody recorded what would tell.
struct Requirement {
  Tri holds;
  FindingCode if_not;
};

/// What a rule asks of a granted leave that covers a session, the first to be named first.
std::vector<Requirement> requirements(const Engine& engine, const Leave& leave, LocalTime start,
                                      const LeaveRule& rule) {
  std::vector<Requirement> list;
  const Date day = start.date();
  if (rule.asked_before) {
    const StudyTime before = StudyTime::minutes(value_on(engine.policy(), rule.asked_before, day));
    const bool in_time = leave.asked && *leave.asked < start && *leave.asked + before <= start;
    list.push_back({leave.asked ? tri(in_time) : Tri::unknown, FindingCode::leave_asked_late});
  }
  const auto decided = leave.decided ? leave.decided : leave.asked;
  if (rule.after_the_fact) {
    const bool in_time = decided && decided->date() <= last_to_decide(engine, leave, &rule, day);
    list.push_back({decided ? tri(in_time) : Tri::unknown, FindingCode::leave_decided_late});
  }
  if (!rule.proof.empty()) list.push_back({tri(contains(rule.proof, leave.proof)), FindingCode::leave_without_proof});
  if (!rule.approver.empty()) {
    const bool is_known = leave.decided_by && decided;
    list.push_back(
        {is_known ? may_grant(engine.snapshot(), rule, leave, *leave.decided_by, decided->date()) : Tri::unknown,
         FindingCode::leave_wrong_approver});
  }
  return list;
}

JudgedLeave judged(const Engine& engine, const Recorded<Leave>& recorded, const std::optional<LocalTime>& start,
                   const LeaveRule* rule) {
  const Leave& leave = recorded.fact;
  if (leave.decision == LeaveDecision::refused) return {&recorded, LeaveStanding::invalid, std::nullopt};
  if (leave.decision == LeaveDecision::pending) {
    // Leave of which no rule speaks is none until it is decided.
    const Date day = start.value_or(leave.covers.start).date();
    const bool may_come = rule != nullptr && engine.today() < last_to_decide(engine, leave, rule, day);
    return {&recorded, may_come ? LeaveStanding::undecided : LeaveStanding::invalid, std::nullopt};
  }
  JudgedLeave judged{&recorded, LeaveStanding::valid, std::nullopt};
  if (rule == nullptr || !start) return judged;
  for (const Requirement& one : requirements(engine, leave, *start, *rule)) {
    if (one.holds == Tri::no) return {&recorded, LeaveStanding::invalid, one.if_not};
    if (one.holds == Tri::unknown) judged.standing = LeaveStanding::undecided;
  }
  return judged;
}

/// What all the rules say that speak of a leave. Where they do not say the same it is not known whether it excuses.
JudgedLeave judged(const Engine& engine, const Recorded<Leave>& recorded, const std::optional<LocalTime>& start,
                   Ruling ruling) {
  if (ruling.rules.empty()) return judged(engine, recorded, start, nullptr);
  JudgedLeave leave = judged(engine, recorded, start, ruling.rules.front());
  const LeaveStanding first = leave.standing;
  for (const LeaveRule* const rule : ruling.rules) {
    const LeaveStanding other = judged(engine, recorded, start, rule).standing;
    if (other == first) continue;
    const bool is_clash = other != LeaveStanding::undecided && first != LeaveStanding::undecided && ruling.sure > 1;
    if (leave.standing != LeaveStanding::undecided) leave.doubt.reset();
    leave.standing = LeaveStanding::undecided;
    if (is_clash) leave.doubt = FindingCode::leave_ruled_twice;
  }
  leave.rules = std::move(ruling.rules);
  return leave;
}

}  // namespace

std::vector<JudgedLeave> judged_leaves(Engine& engine, PersonId person) {
  std::vector<JudgedLeave> list;
  for (const auto& leave : engine.snapshot().leaves_of(person)) {
    const auto start = first_covered(engine.snapshot(), engine.due(person), leave.fact);
    const Date day = start.value_or(leave.fact.covers.start).date();
    list.push_back(judged(engine, leave, start, ruling_on(engine, leave.fact, day)));
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
  if (*leave.doubt == FindingCode::leave_decided_late) {
    value = to_string(fact.decided ? *fact.decided : *fact.asked);
    key = fact.decided ? "decided" : "asked";
  }
  const bool is_open = *leave.doubt == FindingCode::leave_ruled_twice;
  if (is_open) {
    value = fact.kind;
    key = "kind";
  }
  const Origin& origin = snapshot.meta(leave.leave->id).origin;
  const std::string_view column = snapshot.heading_of(origin.file, key);
  return {*leave.doubt, origin, std::string{column}, value,
          is_open ? "whether the leave excuses is not known" : "the leave does not excuse"};
}

Excuse excuse_from(const Engine& engine, PersonId person, const Session& session) {
  Excuse excuse;
  for (const JudgedLeave& leave : engine.leaves(person)) {
    const Span& covers = leave.leave->fact.covers;
    if (covers.start > session.when.start || session.when.end > covers.end) continue;
    const bool is_undecided = leave.standing == LeaveStanding::undecided;
    const Tri is = is_undecided ? Tri::unknown : tri(leave.standing == LeaveStanding::valid);
    if (is > excuse.is) excuse = {is, &leave};
  }
  return excuse;
}

bool has_leave_at(const Engine& engine, PersonId person, const Session& session) {
  const auto& leaves = engine.leaves(person);
  return std::any_of(leaves.begin(), leaves.end(), [&](const JudgedLeave& leave) {
    const Span& covers = leave.leave->fact.covers;
    return covers.start <= session.when.start && session.when.start < covers.end;
  });
}

}  // namespace cadre::inline v1::detail
