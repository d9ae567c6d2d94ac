// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Activity: one act of learning, whether it was recorded as presence at a session or as a study of one's own.
#include <optional>
#include <string>
#include <vector>

#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1::detail {

/// One act of learning of a person, or one session held by a unit or group.
struct Activity {
  FactId fact;
  std::optional<SessionId> session;
  const std::string* kind;
  std::optional<CategoryId> category;
  const std::vector<std::string>* themes;
  Role role = Role::participant;
  std::optional<UnitId> unit;               ///< who held it
  std::optional<Span> clock;                ///< known clock times
  StudyTime length;                         ///< clock time, wherever it lies in `days`
  Period days;                              ///< the days in which it lies
  std::optional<Amount> amount;             ///< in another unit than clock time
  const Study* study = nullptr;             ///< the record of study that it is, if it is one
  const Session* meeting = nullptr;         ///< the session that it is or was attended, else
  std::optional<Holder> owner{};            ///< whose it is, where it is somebody's
  Date asked = Date::last();                ///< documents up to this day are there
  const std::string* relabelled = nullptr;  ///< the category it is taken to have, instead of its own

  /// The day on which `who` is asked.
  [[nodiscard]] Date day() const noexcept { return clock ? clock->start.date() : days.from; }
};

/// What a person did, up to a day, in order of start and then of content.
[[nodiscard]] std::vector<Activity> activities_of(const Snapshot& snapshot, PersonId person, Date until);

/// The sessions that a unit itself held, without those of its groups, up to a day.
[[nodiscard]] std::vector<Activity> sessions_held(const Snapshot& snapshot, UnitId unit, Date until);

/// The sessions that a group held, up to a day.
[[nodiscard]] std::vector<Activity> sessions_held(const Snapshot& snapshot, GroupId group, Date until);

/// A session as an activity of those who were there the whole time.
[[nodiscard]] Activity activity_of(const Snapshot& snapshot, SessionId id);

/// A record of study as an activity of nobody yet.
[[nodiscard]] Activity activity_of(const Recorded<Study>& study);

/// The course or product that an activity is about; empty when nobody recorded one.
[[nodiscard]] const std::string& item_of(const Activity& activity);

}  // namespace cadre::inline v1::detail
