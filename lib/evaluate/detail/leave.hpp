// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// JudgedLeave: a leave and whether it excuses.
#include <vector>

#include <cadre/core/finding.hpp>
#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1::detail {

class Engine;

/// Whether a leave excuses, once its rule has been asked.
enum class LeaveStanding : std::uint8_t { valid, invalid, undecided };

/// A leave with what its rule says of it.
struct JudgedLeave {
  const Recorded<Leave>* leave;
  LeaveStanding standing;
  std::optional<FindingCode> doubt;  ///< why it is invalid, where that is a finding
};

/// The leaves of a person with their standing. Precondition: the engine knows at which sessions the person is due.
[[nodiscard]] std::vector<JudgedLeave> judged_leaves(const Engine& engine, PersonId person);

/// What is doubtful about a leave that does not excuse.
[[nodiscard]] Finding finding_of(const Snapshot& snapshot, const JudgedLeave& leave);

}  // namespace cadre::inline v1::detail
