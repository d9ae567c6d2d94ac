// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// History: every fact ever recorded, with what supersedes what; and which of them are in force on a day.
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <cadre/org/org.hpp>
#include <cadre/record/facts.hpp>
#include <cadre/record/recorded.hpp>

#include "record/detail/log.hpp"

namespace cadre::inline v1::detail {

/// What a session was said to be at one time.
struct SessionVersion {
  SessionId id;
  Session session;
};

using Logs =
    std::tuple<Log<UnitMembership>, Log<GroupMembership>, Log<Post>, Log<SessionVersion>, Log<Presence>, Log<Leave>,
               Log<Study>, Log<Mark>, Log<Document>, Log<Event>, Log<Link>, Log<Attribute>, Log<PlanItem>>;

/// The kind of a fact is the place of its log in Logs.
using Kind = std::uint8_t;
inline constexpr std::size_t kinds = std::tuple_size_v<Logs>;

template <class T, std::size_t I = 0>
[[nodiscard]] constexpr Kind kind_of() noexcept {
  if constexpr (std::is_same_v<std::tuple_element_t<I, Logs>, Log<T>>) {
    return Kind{I};
  } else {
    return kind_of<T, I + 1>();
  }
}

/// For people: `leave`, `unit membership`.
[[nodiscard]] std::string_view name_of(Kind kind) noexcept;

/// Where a FactId leads.
struct Entry {
  std::uint32_t row;                ///< place in the log of its kind
  Kind kind;                        ///< which log
  std::optional<FactId> corrected;  ///< the fact it supersedes
};

/// All that was recorded. `entries` and `metas` are indexed by FactId.
struct History {
  Log<FactMeta> metas;
  Log<Entry> entries;
  Logs logs;
  std::size_t sessions = 0;    ///< number of SessionIds
  std::optional<Date> latest;  ///< last day on which something was recorded or withdrawn

  template <class T>
  [[nodiscard]] const Log<T>& of() const noexcept {
    return std::get<Log<T>>(logs);
  }
  template <class T>
  [[nodiscard]] Log<T>& of() noexcept {
    return std::get<Log<T>>(logs);
  }
  template <class T>
  [[nodiscard]] const T& fact(FactId id) const noexcept {
    return of<T>()[entries[id.index()].row];
  }
  /// Notes that what is known changes on a day.
  void touch(std::optional<Date> day) noexcept {
    if (latest < day) latest = day;
  }
  [[nodiscard]] History share();
};

/// The facts in force at the end of a day, or by all that is known; ascending within each kind.
/// @param history what was recorded
/// @param day the day; none: everything known counts
[[nodiscard]] std::vector<std::vector<FactId>> in_force(const History& history, std::optional<Date> day);

}  // namespace cadre::inline v1::detail
