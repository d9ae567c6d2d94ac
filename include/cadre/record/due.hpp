// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// due_at(): who was due at a session.
#include <vector>

#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1 {

/// Everyone who was due at a session, by id: the formal members of its unit and of the units below on its day, the
/// members of its group on its day, or everyone with a presence record at it, as the session says. Nobody is due at a
/// cancelled session.
/// @param snapshot the facts
/// @param id which
[[nodiscard]] std::vector<PersonId> due_at(const Snapshot& snapshot, SessionId id);

}  // namespace cadre::inline v1
