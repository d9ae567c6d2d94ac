// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/makeup.hpp"

#include <algorithm>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {
namespace {

bool names(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Whether an attendance rule takes a session. Of a rule of units and groups `who` says nothing of a person.
bool takes_session(const Engine& engine, const Attendance& rule, PersonId person, SessionId id) {
  const Date day = engine.snapshot()[id].when.start.date();
  const bool speaks = engine.in_force(rule).contains(day) &&
                      (rule.subject != SubjectKind::person || held_on(engine.snapshot(), rule.who, person, day, true));
  return speaks && takes(engine.policy(), engine.snapshot(), rule.of, activity_of(engine.snapshot(), id)) != Tri::no;
}

/// Whether a make-up rule speaks of a session: for one of the rules that it serves, or for a given one.
bool serves(const Engine& engine, const MakeupRule& rule, const std::string* attendance, PersonId person,
            SessionId id) {
  const Date day = engine.snapshot()[id].when.start.date();
  if (!engine.in_force(rule).contains(day) || !held_on(engine.snapshot(), rule.who, person, day, true)) return false;
  if (attendance != nullptr) return names(rule.attendance, *attendance);
  return std::any_of(rule.attendance.begin(), rule.attendance.end(), [&](const std::string& served) {
    const auto index = engine.policy().find_rule(served);
    const auto* const spec = index ? std::get_if<Attendance>(&engine.rule(*index).spec) : nullptr;
    return spec != nullptr && takes_session(engine, *spec, person, id);
  });
}

Date last_day(const MakeupRule& rule, const Session& session) {
  return session.when.start.date() + static_cast<std::int32_t>(rule.within.value.floor());
}

/// Whether a record makes up a session by a rule: of one of its forms, after the session, in time, with its proof. Of a
/// record that names only a month it may not be known whether it was in time.
Tri makes_up(const Engine& engine, const MakeupRule& rule, PersonId person, SessionId id,
             const Recorded<Study>& study) {
  const Session& session = engine.snapshot()[id];
  if (study.fact.session != id || !names(rule.forms, study.fact.kind)) return Tri::no;
  Activity act = activity_of(study);
  const Date last = last_day(rule, session);
  const Period in_time{session.when.start.date(), last + 1};
  if (act.days.from > engine.today() || intersect(act.days, in_time).empty()) return Tri::no;
  if (act.clock && act.clock->start < session.when.end) return Tri::no;
  act.owner = person;
  act.asked = std::min(engine.today(), last);
  FactSelector proof;
  proof.document = rule.proof;
  if (takes(engine.policy(), engine.snapshot(), proof, act) != Tri::yes) return Tri::no;
  return in_time.contains(act.days) ? Tri::yes : Tri::unknown;
}

/// The making up of a session by the rules of which `gives` is true.
template <class Gives>
MakeUp made_up(const Engine& engine, const std::string* attendance, PersonId person, SessionId id, const Gives& gives) {
  MakeUp all;
  for (const MakeupRule& rule : engine.policy().model().makeups) {
    if (!serves(engine, rule, attendance, person, id)) continue;
    all.is_ruled = true;
    if (!gives(rule)) continue;
    all.may_come = all.may_come || engine.today() < last_day(rule, engine.snapshot()[id]);
    for (const auto& study : engine.snapshot().study_of(person)) {
      const Tri done = makes_up(engine, rule, person, id, study);
      if (done <= all.done) continue;
      all.done = done;
      all.fact = study.id;
    }
  }
  return all;
}

}  // namespace

MakeUp attendance_made_up(const Engine& engine, const std::string* attendance, PersonId person, SessionId session) {
  return made_up(engine, attendance, person, session,
                 [](const MakeupRule& rule) { return rule.restores != Restores::hours; });
}

void restore_hours(const Engine& engine, PersonId person, std::vector<Activity>& activities) {
  if (engine.policy().model().makeups.empty()) return;
  const auto gives = [](const MakeupRule& rule) { return rule.restores != Restores::attendance; };
  const Snapshot& snapshot = engine.snapshot();
  std::vector<Activity> made;
  for (const SessionId id : engine.due(person)) {
    bool was_there = false;
    for (const auto& presence : snapshot.presence_of(person)) {
      const bool is_own = presence.fact.session == id && presence.fact.status != PresenceStatus::made_up;
      was_there = was_there || (is_own && is_attending(presence.fact.status));
    }
    const MakeUp makeup = was_there ? MakeUp{} : made_up(engine, nullptr, person, id, gives);
    if (!makeup.is_ruled) continue;
    std::erase_if(activities, [&](const Activity& act) { return act.session == id; });
    for (const auto& study : snapshot.study_of(person)) {
      if (makeup.done == Tri::yes && study.id == makeup.fact) made.push_back(activity_of(study));
    }
  }
  const auto start = [](const Activity& a) { return a.clock ? a.clock->start : LocalTime::start_of(a.days.from); };
  for (Activity& act : made) {
    act.owner = person;
    act.asked = engine.today();
    if (act.day() <= engine.today()) activities.push_back(act);
  }
  std::stable_sort(activities.begin(), activities.end(),
                   [&](const Activity& a, const Activity& b) { return start(a) < start(b); });
}

}  // namespace cadre::inline v1::detail
