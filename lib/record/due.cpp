// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/due.hpp>

namespace cadre::inline v1 {

std::vector<PersonId> due_at(const Snapshot& snapshot, SessionId id) {
  const Session& session = snapshot[id];
  if (session.state == SessionState::cancelled) return {};
  const Date day = session.when.start.date();
  if (session.due == DueKind::unit) return snapshot.members(session.unit, day);
  if (session.due == DueKind::group && session.group) return snapshot.members(*session.group, day);
  std::vector<PersonId> people;
  for (const auto& presence : snapshot.presence_at(id)) {
    if (people.empty() || people.back() != presence.fact.person) people.push_back(presence.fact.person);
  }
  return people;
}

}  // namespace cadre::inline v1
