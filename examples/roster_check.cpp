// SPDX-License-Identifier: Apache-2.0
// A tool of one's own on the public interface: who was due at a session, who came, and who is missing without a leave?
// Usage: roster_check DATA SESSION
#include <iostream>
#include <string>

#include <cadre/cadre.hpp>

namespace {

using namespace cadre;

/// What the register and the leaves say of one person at a session.
std::string standing(const Snapshot& facts, SessionId session, PersonId person) {
  for (const auto& presence : facts.presence_at(session)) {
    if (presence.fact.person == person && is_attending(presence.fact.status)) return "came";
  }
  for (const auto& leave : facts.leaves_of(person)) {
    const bool covers = !intersect(leave.fact.covers, facts[session].when).empty();
    if (covers && leave.fact.decision == LeaveDecision::approved) return "on leave (" + leave.fact.kind + ')';
  }
  return "missing";
}

void print_roster(const LoadedData& data, SessionId session) {
  const Snapshot& facts = data.snapshot;
  const Session& meeting = facts[session];
  std::cout << meeting.id << "  " << to_string(meeting.when.start) << "  " << facts[meeting.unit].id << '\n';
  for (const PersonId person : due_at(facts, session))
    std::cout << "  " << facts[person].id << "  " << standing(facts, session, person) << '\n';
  for (const Finding& finding : data.findings) {
    if (finding.severity() == Severity::error)
      std::cout << "not used: " << finding.origin.file << ':' << finding.origin.row << "  " << finding.done << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: roster_check DATA SESSION\n";
    return 2;
  }
  const auto data = read_data_folder(argv[1]);
  if (!data) {
    std::cerr << data.error().to_string() << '\n';
    return 1;
  }
  const auto session = data->snapshot.find_session(argv[2]);
  if (!session) {
    std::cerr << "there is no session '" << argv[2] << "'\n";
    return 1;
  }
  print_roster(*data, *session);
}
