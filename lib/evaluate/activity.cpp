// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/activity.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Where the minutes attended lie: someone late was there at the end, someone who left early at the beginning.
Span attended_span(const Session& session, PresenceStatus status, StudyTime attended) {
  const LocalTime start = session.when.start;
  const LocalTime end = session.when.end;
  if (status == PresenceStatus::late) return {end + StudyTime::minutes(-attended.in_minutes()), end};
  return {start, start + attended};
}

std::optional<Activity> attended(const Snapshot& snapshot, const Recorded<Presence>& presence) {
  const Session& session = snapshot[presence.fact.session];
  if (!is_attending(presence.fact.status) || session.state != SessionState::held) return std::nullopt;
  Activity activity = activity_of(snapshot, presence.fact.session);
  activity.fact = presence.id;
  activity.role = presence.fact.role;
  if (presence.fact.attended) activity.length = std::min(*presence.fact.attended, activity.length);
  // What is made up is made up some other time, which nobody recorded.
  if (presence.fact.status == PresenceStatus::made_up) activity.clock.reset();
  if (activity.clock) activity.clock = attended_span(session, presence.fact.status, activity.length);
  return activity;
}

/// Presence decides on a session; a study record that names it is the same act.
bool presence_decides(const Snapshot& snapshot, PersonId person, const Study& study) {
  if (!study.session) return false;
  const auto list = snapshot.presence_of(person);
  return std::any_of(list.begin(), list.end(), [&](const auto& p) { return p.fact.session == *study.session; });
}

template <class Id>
std::vector<Activity> held(const Snapshot& snapshot, Id holder, Date until) {
  std::vector<Activity> list;
  for (const SessionId id : snapshot.sessions_of(holder)) {
    const Session& session = snapshot[id];
    const bool counts = session.state == SessionState::held && session.when.start.date() <= until;
    const bool is_own = std::is_same_v<Id, GroupId> || !session.group;
    if (!counts || !is_own) continue;
    list.push_back(activity_of(snapshot, id));
    list.back().owner = holder;
    list.back().asked = until;
  }
  return list;
}

}  // namespace

Activity activity_of(const Snapshot& snapshot, SessionId id) {
  const Session& session = snapshot[id];
  const Date day = session.when.start.date();
  Activity activity{snapshot.fact_of(id), id,           &session.kind, session.category,      &session.themes,
                    Role::participant,    session.unit, session.when,  session.when.length(), Period{day, day + 1},
                    std::nullopt};
  activity.meeting = &session;
  return activity;
}

Activity activity_of(const Recorded<Study>& study) {
  const Study& s = study.fact;
  Activity activity{study.id,     s.session,    &s.kind,  s.category, &s.themes, s.role,
                    std::nullopt, std::nullopt, s.length, s.days,     s.amount};
  if (s.start) {
    activity.clock = Span{*s.start, *s.start + s.length};
    activity.days = Period{s.start->date(), s.start->date() + 1};
  }
  activity.study = &s;
  return activity;
}

const std::string& item_of(const Activity& activity) {
  static const std::string none;
  if (activity.study != nullptr) return activity.study->item;
  return activity.meeting != nullptr ? activity.meeting->item : none;
}

std::vector<Activity> activities_of(const Snapshot& snapshot, PersonId person, Date until) {
  std::vector<Activity> list;
  for (const auto& presence : snapshot.presence_of(person)) {
    if (auto activity = attended(snapshot, presence); activity && activity->day() <= until) list.push_back(*activity);
  }
  for (const auto& study : snapshot.study_of(person)) {
    if (presence_decides(snapshot, person, study.fact)) continue;
    if (Activity activity = activity_of(study); activity.day() <= until) list.push_back(activity);
  }
  const auto start = [](const Activity& a) { return a.clock ? a.clock->start : LocalTime::start_of(a.days.from); };
  for (Activity& activity : list) {
    activity.owner = person;
    activity.asked = until;
  }
  // Both lists come in the order of what they say, so a stable sort by start depends on nothing else.
  std::stable_sort(list.begin(), list.end(), [&](const Activity& a, const Activity& b) { return start(a) < start(b); });
  return list;
}

std::vector<Activity> sessions_held(const Snapshot& snapshot, UnitId unit, Date until) {
  return held(snapshot, unit, until);
}
std::vector<Activity> sessions_held(const Snapshot& snapshot, GroupId group, Date until) {
  return held(snapshot, group, until);
}

}  // namespace cadre::inline v1::detail
