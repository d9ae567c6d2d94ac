// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/snapshot.hpp>

#include <algorithm>

#include "record/detail/facts.hpp"

namespace cadre::inline v1 {
namespace {

template <class T>
FactList<T> listed(const detail::Cluster<T>& facts, std::span<const std::uint32_t> places) noexcept {
  return {facts.items.data(), places};
}

bool holds(const std::vector<std::string>& words, std::string_view word) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Snapshot::Snapshot(std::shared_ptr<const detail::Facts> facts) noexcept : facts_{std::move(facts)} {}

std::span<const Person> Snapshot::people() const noexcept { return facts_->directory->people.items; }
std::span<const Unit> Snapshot::units() const noexcept { return facts_->directory->units.items; }
std::span<const Group> Snapshot::groups() const noexcept { return facts_->directory->groups.items; }
std::span<const Category> Snapshot::categories() const noexcept { return facts_->directory->categories.items; }

std::span<const KindName> Snapshot::kind_names() const noexcept { return facts_->directory->kind_names.items; }

const Session& Snapshot::operator[](SessionId id) const noexcept { return *facts_->session[id.index()]; }

std::optional<PersonId> Snapshot::find_person(std::string_view id) const noexcept {
  return facts_->directory->people.find(id);
}
std::optional<UnitId> Snapshot::find_unit(std::string_view id) const noexcept {
  return facts_->directory->units.find(id);
}
std::optional<GroupId> Snapshot::find_group(std::string_view id) const noexcept {
  return facts_->directory->groups.find(id);
}
std::optional<CategoryId> Snapshot::find_category(std::string_view id) const noexcept {
  return facts_->directory->categories.find(id);
}
const KindName* Snapshot::find_kind_name(std::string_view kind) const noexcept {
  const auto at = facts_->directory->kind_names.find(kind);
  return at ? &kind_names()[at->index()] : nullptr;
}
std::string_view Snapshot::heading_of(std::string_view file, std::string_view column) const noexcept {
  const auto columns = facts_->directory->headings.find(file);
  if (columns == facts_->directory->headings.end()) return column;
  const auto heading = columns->second.find(column);
  return heading == columns->second.end() ? column : std::string_view{heading->second};
}
std::optional<SessionId> Snapshot::find_session(std::string_view id) const noexcept {
  const auto at =
      facts_->session_names.find(id, [this](std::uint32_t i) { return std::string_view{facts_->session[i]->id}; });
  return at && facts_->session_stands[*at] ? std::optional{SessionId::at(*at)} : std::nullopt;
}

std::span<const Recorded<UnitMembership>> Snapshot::memberships_of(PersonId person) const noexcept {
  return facts_->memberships.of(facts_->rank(person));
}
std::span<const Recorded<GroupMembership>> Snapshot::groups_of(PersonId person) const noexcept {
  return facts_->group_memberships.of(facts_->rank(person));
}
std::span<const Recorded<Post>> Snapshot::posts_of(PersonId person) const noexcept {
  return facts_->posts.of(facts_->rank(person));
}
FactList<Post> Snapshot::posts() const noexcept { return listed(facts_->posts, facts_->posts_by_unit); }

std::span<const SessionId> Snapshot::sessions() const noexcept { return facts_->sessions; }
std::span<const SessionId> Snapshot::sessions_of(UnitId unit) const noexcept {
  return facts_->sessions_by_unit.of(unit.index());
}
std::span<const SessionId> Snapshot::sessions_of(GroupId group) const noexcept {
  return facts_->sessions_by_group.of(group.index());
}
bool Snapshot::stands(SessionId session) const noexcept { return facts_->session_stands[session.index()]; }
FactId Snapshot::fact_of(SessionId session) const noexcept { return facts_->session_fact[session.index()]; }

std::span<const Recorded<Presence>> Snapshot::presence_of(PersonId person) const noexcept {
  return facts_->presence.of(facts_->rank(person));
}
FactList<Presence> Snapshot::presence_at(SessionId session) const noexcept {
  return listed(facts_->presence, facts_->presence_by_session.of(session.index()));
}
std::span<const Recorded<Leave>> Snapshot::leaves_of(PersonId person) const noexcept {
  return facts_->leaves.of(facts_->rank(person));
}
std::span<const Recorded<Study>> Snapshot::study_of(PersonId person) const noexcept {
  return facts_->study.of(facts_->rank(person));
}
std::span<const Recorded<Mark>> Snapshot::marks_of(const Holder& holder) const noexcept {
  return facts_->marks.of(facts_->bucket(holder));
}
FactList<Document> Snapshot::documents() const noexcept { return listed(facts_->documents, facts_->documents_by_day); }
std::span<const Recorded<Document>> Snapshot::documents_of(const Holder& holder) const noexcept {
  return facts_->documents.of(facts_->bucket(holder));
}
FactList<Event> Snapshot::events() const noexcept { return listed(facts_->events, facts_->events_by_day); }
std::span<const Recorded<Event>> Snapshot::events_of(const Holder& holder) const noexcept {
  return facts_->events.of(facts_->bucket(holder));
}
std::span<const Recorded<Link>> Snapshot::links_of(PersonId person) const noexcept {
  return facts_->links.of(facts_->rank(person));
}
FactList<Link> Snapshot::links_to(PersonId person) const noexcept {
  return listed(facts_->links, facts_->links_by_other.of(person.index()));
}
std::span<const Recorded<Attribute>> Snapshot::attributes_of(const Holder& holder) const noexcept {
  return facts_->attributes.of(facts_->bucket(holder));
}
std::span<const Recorded<PlanItem>> Snapshot::plan_items_of(const Holder& holder) const noexcept {
  return facts_->plan_items.of(facts_->bucket(holder));
}

bool Snapshot::has_attribute(const Holder& holder, std::string_view name, std::string_view value,
                             Date day) const noexcept {
  const auto all = attributes_of(holder);
  return std::any_of(all.begin(), all.end(), [&](const Recorded<Attribute>& row) {
    return row.fact.name == name && row.fact.value == value && row.fact.during.contains(day);
  });
}
bool Snapshot::has_tag(PersonId person, std::string_view tag, Date day) const noexcept {
  return holds((*this)[person].tags, tag) || has_attribute(person, "tag", tag, day);
}
bool Snapshot::has_tag(UnitId unit, std::string_view tag, Date day) const noexcept {
  return holds((*this)[unit].tags, tag) || has_attribute(unit, "tag", tag, day);
}

std::optional<UnitId> Snapshot::formal_unit(PersonId person, Date day) const noexcept {
  const UnitMembership* best = nullptr;
  for (const auto& [id, fact] : memberships_of(person)) {
    if (fact.kind != MembershipKind::formal || !fact.during.contains(day)) continue;
    // By start, then unit: the first of those that began last.
    if (best == nullptr || best->during.from < fact.during.from) best = &fact;
  }
  return best != nullptr ? std::optional{best->unit} : std::nullopt;
}

bool Snapshot::is_within(UnitId unit, UnitId above) const noexcept {
  return facts_->directory->tree.is_within(unit, above);
}
std::span<const UnitId> Snapshot::children_of(UnitId unit) const noexcept {
  return facts_->directory->tree.children(unit);
}
std::span<const UnitId> Snapshot::units_within(UnitId unit) const noexcept {
  return facts_->directory->tree.within(unit);
}
std::vector<UnitId> Snapshot::ancestors(UnitId unit) const {
  std::vector<UnitId> above;
  for (auto next = (*this)[unit].parent; next; next = (*this)[*next].parent) above.push_back(*next);
  return above;
}

bool Snapshot::is_member(PersonId person, GroupId group, Date day) const noexcept {
  const auto all = groups_of(person);
  return std::any_of(all.begin(), all.end(), [&](const Recorded<GroupMembership>& membership) {
    return membership.fact.group == group && membership.fact.during.contains(day);
  });
}

std::vector<PersonId> Snapshot::members(GroupId group, Date day) const {
  std::vector<PersonId> people;
  for (const auto& [id, fact] : listed(facts_->group_memberships, facts_->members_by_group.of(group.index()))) {
    if (fact.during.contains(day)) people.push_back(fact.person);
  }
  people.erase(std::unique(people.begin(), people.end()), people.end());  // they come by person
  return people;
}

std::vector<PersonId> Snapshot::members(UnitId unit, Date day) const {
  std::vector<PersonId> people;
  for (const UnitId part : units_within(unit)) {
    for (const auto& [id, fact] : listed(facts_->memberships, facts_->members_by_unit.of(part.index()))) {
      if (fact.during.contains(day) && formal_unit(fact.person, day) == part) people.push_back(fact.person);
    }
  }
  std::sort(people.begin(), people.end(), [this](PersonId a, PersonId b) { return facts_->rank(a) < facts_->rank(b); });
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

const FactMeta& Snapshot::meta(FactId fact) const noexcept { return facts_->history->metas[fact.index()]; }

std::size_t Snapshot::size() const noexcept {
  return facts_->memberships.items.size() + facts_->group_memberships.items.size() + facts_->posts.items.size() +
         facts_->sessions.size() + facts_->presence.items.size() + facts_->leaves.items.size() +
         facts_->study.items.size() + facts_->marks.items.size() + facts_->documents.items.size() +
         facts_->events.items.size() + facts_->links.items.size() + facts_->attributes.items.size() +
         facts_->plan_items.items.size();
}

Snapshot Snapshot::known_on(Date day) const {
  if (facts_->history->latest <= day || (facts_->day && *facts_->day <= day)) return *this;
  return Snapshot{detail::build_facts(facts_->directory, facts_->history, day)};
}

}  // namespace cadre::inline v1
