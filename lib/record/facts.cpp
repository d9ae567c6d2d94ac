// SPDX-License-Identifier: Apache-2.0
#include "record/detail/facts.hpp"

#include <algorithm>
#include <numeric>

#include "record/detail/natural_order.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Deals things out into buckets, keeping the order they come in.
template <class Item, class Bucket>
Runs<Item> deal(const std::vector<Item>& items, std::size_t buckets, const Bucket& bucket_of) {
  Runs<Item> runs;
  runs.offsets.assign(buckets + 1, 0);
  for (const Item& item : items) {
    if (const std::optional<std::size_t> b = bucket_of(item)) ++runs.offsets[*b + 1];
  }
  std::partial_sum(runs.offsets.begin(), runs.offsets.end(), runs.offsets.begin());
  if (items.empty()) return runs;
  runs.items.assign(runs.offsets.back(), items.front());
  std::vector<std::uint32_t> next(runs.offsets.begin(), runs.offsets.end() - 1);
  for (const Item& item : items) {
    if (const std::optional<std::size_t> b = bucket_of(item)) runs.items[next[*b]++] = item;
  }
  return runs;
}

std::vector<std::uint32_t> places(std::size_t count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

class Builder {
 public:
  explicit Builder(Facts& facts) : facts_{facts}, kept_{in_force(*facts.history, facts.day)} {}

  void build() {
    read_sessions();
    list_sessions();
    cluster_by_person();
    cluster_by_holder();
    index_members();
    index_by_day();
  }

 private:
  template <class T>
  const T& fact(FactId id) const noexcept {
    return facts_.history->fact<T>(id);
  }

  void read_sessions() {
    const auto& log = facts_.history->of<SessionVersion>();
    const std::size_t n = facts_.history->sessions;
    facts_.session.assign(n, nullptr);
    facts_.session_fact.assign(n, FactId::at(0));
    facts_.session_stands.assign(n, false);
    for (std::size_t i = 0; i < facts_.history->entries.size(); ++i) {
      const Entry& entry = facts_.history->entries[i];
      if (entry.kind == kind_of<SessionVersion>() && !entry.corrected) show(FactId::at(i), log[entry.row]);
    }
    for (const FactId id : kept_[kind_of<SessionVersion>()]) {
      const auto& version = fact<SessionVersion>(id);
      show(id, version);
      facts_.session_stands[version.id.index()] = true;
    }
    facts_.session_names = NameOrder{n, [&](std::uint32_t i) { return std::string_view{facts_.session[i]->id}; }};
  }
  void show(FactId id, const SessionVersion& version) noexcept {
    facts_.session[version.id.index()] = &version.session;
    facts_.session_fact[version.id.index()] = id;
  }

  void list_sessions() {
    for (const std::uint32_t i : facts_.session_names.order) {
      if (facts_.session_stands[i]) facts_.sessions.push_back(SessionId::at(i));
    }
    const auto session = [&](SessionId id) -> const Session& { return *facts_.session[id.index()]; };
    std::stable_sort(facts_.sessions.begin(), facts_.sessions.end(),
                     [&](SessionId a, SessionId b) { return session(a).when.start < session(b).when.start; });
    facts_.sessions_by_unit = deal(facts_.sessions, facts_.directory->units.items.size(),
                                   [&](SessionId id) { return std::optional{session(id).unit.index()}; });
    facts_.sessions_by_group = deal(facts_.sessions, facts_.directory->groups.items.size(), [&](SessionId id) {
      const auto& group = session(id).group;
      return group ? std::optional{group->index()} : std::nullopt;
    });
  }

  template <class T, class Bucket>
  Cluster<T> cluster(std::size_t buckets, const Bucket& bucket_of) const {
    Runs<FactId> ids = deal(kept_[kind_of<T>()], buckets,
                            [&](FactId id) -> std::optional<std::size_t> { return bucket_of(fact<T>(id)); });
    const NaturalOrder order{facts_};
    for (std::size_t b = 0; b < buckets; ++b) {
      std::sort(ids.items.begin() + ids.offsets[b], ids.items.begin() + ids.offsets[b + 1],
                [&](FactId x, FactId y) { return order.template operator()<T>(x, y); });
    }
    Cluster<T> facts{{}, std::move(ids.offsets)};
    facts.items.reserve(ids.items.size());
    for (const FactId id : ids.items) facts.items.push_back({id, fact<T>(id)});
    return facts;
  }
  template <class T>
  void cluster_by_person(Cluster<T>& into) {
    into = cluster<T>(facts_.directory->people.items.size(),
                      [&](const T& fact) { return std::optional<std::size_t>{facts_.rank(fact.person)}; });
  }
  void cluster_by_person() {
    cluster_by_person(facts_.memberships);
    cluster_by_person(facts_.group_memberships);
    cluster_by_person(facts_.posts);
    cluster_by_person(facts_.leaves);
    cluster_by_person(facts_.study);
    facts_.links = cluster<Link>(facts_.directory->people.items.size(),
                                 [&](const Link& fact) { return std::optional<std::size_t>{facts_.rank(fact.from)}; });
    const auto at_standing = [&](const Presence& fact) {
      return facts_.session_stands[fact.session.index()] ? std::optional<std::size_t>{facts_.rank(fact.person)}
                                                         : std::nullopt;
    };
    facts_.presence = cluster<Presence>(facts_.directory->people.items.size(), at_standing);
  }
  void cluster_by_holder() {
    const auto standing = [&](const auto& fact) {
      const auto* session = std::get_if<SessionId>(&fact.holder);
      return session != nullptr && !facts_.session_stands[session->index()] ? std::nullopt
                                                                            : std::optional{facts_.bucket(fact.holder)};
    };
    facts_.marks = cluster<Mark>(facts_.holders(), standing);
    facts_.documents = cluster<Document>(facts_.holders(), standing);
    facts_.events = cluster<Event>(facts_.holders(), standing);
    facts_.attributes = cluster<Attribute>(facts_.holders(), standing);
    facts_.plan_items = cluster<PlanItem>(facts_.holders(), standing);
  }

  // The clusters are in the order of names, and deal() keeps it: within a unit, group or session people come by id.
  template <class T, class Bucket>
  static Index index(const Cluster<T>& cluster, std::size_t buckets, const Bucket& bucket_of) {
    return deal(places(cluster.items.size()), buckets,
                [&](std::uint32_t place) { return std::optional{bucket_of(cluster.items[place].fact).index()}; });
  }
  void index_members() {
    facts_.members_by_unit = index(facts_.memberships, facts_.directory->units.items.size(),
                                   [](const UnitMembership& fact) { return fact.unit; });
    facts_.members_by_group = index(facts_.group_memberships, facts_.directory->groups.items.size(),
                                    [](const GroupMembership& fact) { return fact.group; });
    facts_.presence_by_session =
        index(facts_.presence, facts_.session.size(), [](const Presence& fact) { return fact.session; });
    facts_.links_by_other =
        index(facts_.links, facts_.directory->people.items.size(), [](const Link& fact) { return fact.to; });
  }

  template <class T, class Key>
  static std::vector<std::uint32_t> sorted(const Cluster<T>& cluster, const Key& key) {
    std::vector<std::uint32_t> order = places(cluster.items.size());
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return key(cluster.items[a].fact) < key(cluster.items[b].fact);
    });
    return order;
  }
  void index_by_day() {
    using Text = std::string_view;
    facts_.posts_by_unit = sorted(facts_.posts, [&](const Post& fact) {
      return std::tuple{facts_.rank(fact.unit), fact.during.from, Text{fact.kind}};
    });
    facts_.documents_by_day = sorted(facts_.documents, [](const Document& fact) {
      return std::tuple{fact.day, Text{fact.kind}};
    });
    facts_.events_by_day = sorted(facts_.events, [](const Event& fact) {
      return std::tuple{fact.during.from, Text{fact.kind}};
    });
  }

  Facts& facts_;
  std::vector<std::vector<FactId>> kept_;
};

}  // namespace

std::size_t Facts::bucket(const Holder& holder) const noexcept {
  const std::size_t people = directory->people.items.size();
  if (const auto* person = std::get_if<PersonId>(&holder)) return rank(*person);
  if (const auto* unit = std::get_if<UnitId>(&holder)) return people + rank(*unit);
  const std::size_t units = directory->units.items.size();
  if (const auto* session = std::get_if<SessionId>(&holder)) return people + units + rank(*session);
  return people + units + session_names.rank.size() + rank(*std::get_if<GroupId>(&holder));
}

std::size_t Facts::holders() const noexcept {
  return directory->people.items.size() + directory->units.items.size() + session.size() +
         directory->groups.items.size();
}

std::shared_ptr<const Facts> build_facts(std::shared_ptr<const Directory> directory,
                                         std::shared_ptr<const History> history, std::optional<Date> day) {
  auto facts = std::make_shared<Facts>();
  facts->directory = std::move(directory);
  facts->history = std::move(history);
  facts->day = day;
  Builder{*facts}.build();
  return facts;
}

}  // namespace cadre::inline v1::detail
