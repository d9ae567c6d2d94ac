// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Share: what one due session adds to a rate.
#include <optional>
#include <string>
#include <vector>

#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1::detail {

class Engine;

/// A session at which somebody was due.
struct Seat {
  PersonId person;
  SessionId session;
};

/// What one due session adds to a rate, in sessions, minutes or lessons.
struct Share {
  std::int64_t base = 0;
  std::int64_t attended = 0;
  std::int64_t doubtful = 0;
  Reason doubt = Reason::none;
  std::optional<FactId> fact;        ///< the fact that decides
  std::vector<std::string> marks{};  ///< what several of which may be an absence
  std::int64_t mendable = 0;         ///< what of the base was missed and may still be made up
};

/// What the register of a session says of a person; of two records the one that says he was there. Null: nothing.
[[nodiscard]] const Recorded<Presence>* presence_at(const Snapshot& snapshot, PersonId person, SessionId session);

/// All that a session adds to the base of a rate.
[[nodiscard]] std::int64_t whole_of(const Attendance& rule, const Session& session);

/// What a session that has been adds to a rate, made up or not.
[[nodiscard]] Share share_of(const Engine& engine, const Attendance& rule, const Seat& seat);

}  // namespace cadre::inline v1::detail
