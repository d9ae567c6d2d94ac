// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Facts: what a Snapshot points to, every list sorted and cut by whose it is.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include <cadre/record/snapshot.hpp>

#include "record/detail/directory.hpp"
#include "record/detail/history.hpp"

namespace cadre::inline v1::detail {

/// Items in runs, one run a bucket; run b is [offsets[b], offsets[b + 1]).
template <class Item>
struct Runs {
  std::vector<Item> items;
  std::vector<std::uint32_t> offsets;

  [[nodiscard]] std::span<const Item> of(std::size_t bucket) const noexcept {
    return {items.data() + offsets[bucket], offsets[bucket + 1] - offsets[bucket]};
  }
};

/// Facts clustered by the rank of their person (or holder), so the whole is in the order of names too.
template <class T>
using Cluster = Runs<Recorded<T>>;
/// Places in a Cluster, clustered by something else.
using Index = Runs<std::uint32_t>;

struct Facts {
  std::shared_ptr<const Directory> directory;
  std::shared_ptr<const History> history;
  std::optional<Date> day;  ///< known at the end of this day; none: all that is known

  // By index of SessionId. The sessions themselves stay in the history's log.
  std::vector<const Session*> session;
  std::vector<FactId> session_fact;
  std::vector<bool> session_stands;
  NameOrder session_names;

  std::vector<SessionId> sessions;    ///< those that stand, by start, then id
  Runs<SessionId> sessions_by_unit;   ///< by index of UnitId
  Runs<SessionId> sessions_by_group;  ///< by index of GroupId

  Cluster<UnitMembership> memberships;
  Cluster<GroupMembership> group_memberships;
  Cluster<Post> posts;
  Cluster<Presence> presence;
  Cluster<Leave> leaves;
  Cluster<Study> study;
  Cluster<Mark> marks;
  Cluster<Document> documents;
  Cluster<Event> events;
  Cluster<Link> links;  ///< by whose they are
  Cluster<Attribute> attributes;
  Cluster<PlanItem> plan_items;

  Index members_by_unit;                        ///< into memberships, by index of UnitId
  Index members_by_group;                       ///< into group_memberships, by index of GroupId
  Index presence_by_session;                    ///< into presence, by index of SessionId
  Index links_by_other;                         ///< into links, by index of PersonId
  std::vector<std::uint32_t> posts_by_unit;     ///< into posts, by unit, then start
  std::vector<std::uint32_t> documents_by_day;  ///< into documents
  std::vector<std::uint32_t> events_by_day;     ///< into events

  [[nodiscard]] std::uint32_t rank(PersonId id) const noexcept { return directory->people.rank(id); }
  [[nodiscard]] std::uint32_t rank(UnitId id) const noexcept { return directory->units.rank(id); }
  [[nodiscard]] std::uint32_t rank(GroupId id) const noexcept { return directory->groups.rank(id); }
  [[nodiscard]] std::uint32_t rank(CategoryId id) const noexcept { return directory->categories.rank(id); }
  [[nodiscard]] std::uint32_t rank(SessionId id) const noexcept { return session_names.rank[id.index()]; }
  /// Bucket of a holder: people, then units, sessions and groups, each in the order of names.
  [[nodiscard]] std::size_t bucket(const Holder& holder) const noexcept;
  [[nodiscard]] std::size_t holders() const noexcept;
};

/// Builds every list.
/// @param directory the named things
/// @param history what was recorded
/// @param day known at the end of which day; none: all that is known
[[nodiscard]] std::shared_ptr<const Facts> build_facts(std::shared_ptr<const Directory> directory,
                                                       std::shared_ptr<const History> history, std::optional<Date> day);

}  // namespace cadre::inline v1::detail
