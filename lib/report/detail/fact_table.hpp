// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FactTable: what figures need to know of each fact, found by its id.
#include <optional>
#include <span>
#include <vector>

#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1::report::detail {

/// What a figure needs to know of a fact.
struct FactView {
  std::optional<PersonId> person{};
  Date day{};
  std::optional<Span> clock{};  ///< time that is cut at the edges of a period
  StudyTime fixed{};            ///< time that belongs to `day` as a whole
  std::optional<Amount> amount{};
  bool passed = false;

  [[nodiscard]] StudyTime time_in(const Period& period) const noexcept;
};

/// One view for each fact of a snapshot. Time that a person's facts share is given to one of them only, so that parts
/// add up to the whole.
class FactTable {
 public:
  explicit FactTable(const Snapshot& snapshot);
  /// Null for a fact that no figure counts.
  [[nodiscard]] const FactView* find(FactId id) const noexcept;

 private:
  void add(FactId id, const FactView& view);
  void add_presence(const Snapshot& snapshot, PersonId person);
  void add_study(const Snapshot& snapshot, PersonId person);
  void add_others(const Snapshot& snapshot, PersonId person);
  std::vector<std::optional<FactView>> views_;
};

/// The presence of a person at sessions that were held, each session once, by start.
[[nodiscard]] std::vector<const Recorded<Presence>*> times_of(const Snapshot& snapshot, PersonId person);
/// The study of a person without what presence at a session already says.
[[nodiscard]] std::vector<const Recorded<Study>*> studies_of(const Snapshot& snapshot, PersonId person);
/// The day to which a study belongs.
[[nodiscard]] Date day_of(const Study& study) noexcept;
/// The days in which a study lies.
[[nodiscard]] Period days_of(const Study& study) noexcept;

}  // namespace cadre::inline v1::report::detail
