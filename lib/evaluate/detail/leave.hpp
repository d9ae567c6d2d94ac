// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// JudgedLeave: a leave and whether it excuses.
#include <vector>

#include <cadre/core/finding.hpp>
#include <cadre/policy/model.hpp>
#include <cadre/record/snapshot.hpp>

#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {

class Engine;

/// Whether a leave excuses, once its rule has been asked.
enum class LeaveStanding : std::uint8_t { valid, invalid, undecided };

/// A leave with what its rule says of it.
struct JudgedLeave {
  const Recorded<Leave>* leave;
  LeaveStanding standing;
  std::optional<FindingCode> doubt;       ///< why it is invalid or not known, where that is a finding
  std::vector<const LeaveRule*> rules{};  ///< that speak of it, or may
};

/// What leave makes of an absence from a session.
struct Excuse {
  Tri is = Tri::no;                    ///< whether a leave that covers all of the session excuses it
  const JudgedLeave* leave = nullptr;  ///< the one that decides
};

/// Whether leave excuses a person from a session.
[[nodiscard]] Excuse excuse_from(const Engine& engine, PersonId person, const Session& session);
/// Whether a leave, whatever became of it, is on record for the beginning of a session.
[[nodiscard]] bool has_leave_at(const Engine& engine, PersonId person, const Session& session);

/// What a limit of leave makes of its breach.
struct Breach {
  std::string kind;  ///< kind of event
  Date day;          ///< first day of the leave that goes over the limit
  FactId leave;      ///< that leave
  bool is_sure;      ///< false: leaves not yet decided decide it
};

/// The leaves of a person with their standing. Precondition: the engine knows at which sessions the person is due.
[[nodiscard]] std::vector<JudgedLeave> judged_leaves(Engine& engine, PersonId person);

/// Takes leaves back that are beyond a limit.
void apply_limits(Engine& engine, PersonId person, std::vector<JudgedLeave>& leaves);

/// The events that breaches of limits are taken for, by day.
[[nodiscard]] std::vector<Breach> breaches_of(Engine& engine, PersonId person);

/// What is doubtful about a leave that does not excuse.
[[nodiscard]] Finding finding_of(const Snapshot& snapshot, const JudgedLeave& leave);

}  // namespace cadre::inline v1::detail
