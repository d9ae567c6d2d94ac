// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Make-up: whether a missed session was made up, and what that gives back.
#include <optional>
#include <string>
#include <vector>

#include "evaluate/detail/activity.hpp"
#include "evaluate/detail/select.hpp"

namespace cadre::inline v1::detail {

class Engine;

/// What is known of the making up of one session by one person.
struct MakeUp {
  bool is_ruled = false;  ///< whether a rule says how the session may be made up
  Tri done = Tri::no;
  bool may_come = false;       ///< whether there is still time for it
  std::optional<FactId> fact;  ///< the record that makes it up
};

/// The making up of a session for an attendance rule; of any where `attendance` is null.
[[nodiscard]] MakeUp attendance_made_up(const Engine& engine, const std::string* attendance, PersonId person,
                                        SessionId session);

/// Takes the hours of sessions that make-up rules speak of to be those of the records that made them up, where a rule
/// gives hours back, else none.
void restore_hours(const Engine& engine, PersonId person, std::vector<Activity>& activities);

}  // namespace cadre::inline v1::detail
