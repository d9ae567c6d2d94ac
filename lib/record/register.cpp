// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/register.hpp>

#include <functional>
#include <unordered_map>

#include "record/detail/checks.hpp"
#include "record/detail/facts.hpp"

namespace cadre::inline v1 {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class Id>
using ByName = std::unordered_map<std::string, Id, TextHash, std::equal_to<>>;

template <class Id>
std::optional<Id> found(const ByName<Id>& names, std::string_view name) noexcept {
  const auto at = names.find(name);
  return at != names.end() ? std::optional{at->second} : std::nullopt;
}

Error in_use(std::string_view what, std::string_view name) {
  return {Errc::duplicate_key, std::string{what} + " '" + std::string{name} + "' is already in use"};
}

/// `a leave`, `an event`; none of the names begins with a u that is spoken as in `under`.
std::string a(detail::Kind kind) {
  const std::string name{detail::name_of(kind)};
  return (name.find_first_of("aeio") == 0 ? "an " : "a ") + name;
}

detail::Flaw flaw_in(const Person&, const detail::Counts&) { return std::nullopt; }
detail::Flaw flaw_in(const Category&, const detail::Counts&) { return std::nullopt; }
detail::Flaw flaw_in(const KindName&, const detail::Counts&) { return std::nullopt; }
using detail::flaw_in;

}  // namespace

struct Register::State {
  std::vector<Person> people;
  std::vector<Unit> units;
  std::vector<Group> groups;
  std::vector<Category> categories;
  std::vector<KindName> kind_names;
  detail::Headings headings;
  ByName<PersonId> person_names;
  ByName<UnitId> unit_names;
  ByName<GroupId> group_names;
  ByName<CategoryId> category_names;
  ByName<KindNameId> names_of_kinds;
  ByName<SessionId> session_names;
  ByName<FactId> fact_names;
  detail::History history;
  // What the last snapshot was made of, as long as it still says all that is known.
  std::shared_ptr<const detail::Directory> directory;
  std::shared_ptr<const detail::Facts> facts;

  [[nodiscard]] detail::Counts counts() const noexcept {
    return {people.size(), units.size(), groups.size(), categories.size(), history.sessions};
  }

  template <class T>
  Result<Id<T>> add_named(std::string_view what, T thing, std::vector<T>& things, ByName<Id<T>>& names) {
    if (thing.id.empty()) return Error{Errc::invalid_argument, "a " + std::string{what} + " needs an id"};
    if (auto flaw = flaw_in(thing, counts())) return *std::move(flaw);
    const auto id = Id<T>::at(things.size());
    if (!names.try_emplace(thing.id, id).second) return in_use(std::string{what} + " id", thing.id);
    things.push_back(std::move(thing));
    directory.reset();
    facts.reset();
    return id;
  }

  /// The fact that a new one of a kind corrects; nothing where it corrects none.
  Result<std::optional<FactId>> corrected(const FactMeta& meta, detail::Kind kind) const {
    if (auto flaw = flaw_in(meta)) return *std::move(flaw);
    if (fact_names.contains(meta.name)) return in_use("fact name", meta.name);
    if (meta.supersedes.empty()) return std::optional<FactId>{};
    const auto target = found(fact_names, meta.supersedes);
    if (!target) return Error{Errc::unknown_reference, "supersedes '" + meta.supersedes + "', which names no fact"};
    const detail::Kind other = history.entries[target->index()].kind;
    if (other == kind) return target;
    return Error{Errc::unknown_reference, "supersedes '" + meta.supersedes + "', " + a(other) + ", with " + a(kind)};
  }

  template <class T>
  FactId record(T fact, FactMeta meta, std::optional<FactId> corrects) {
    const auto id = FactId::at(history.entries.size());
    auto& log = history.of<T>();
    if (!meta.name.empty()) fact_names.emplace(meta.name, id);
    history.entries.push_back({static_cast<std::uint32_t>(log.size()), detail::kind_of<T>(), corrects});
    history.touch(meta.recorded);
    history.touch(meta.withdrawn);
    log.push_back(std::move(fact));
    history.metas.push_back(std::move(meta));
    facts.reset();
    return id;
  }

  template <class T>
  Result<FactId> add_fact(T fact, FactMeta meta) {
    if (auto flaw = flaw_in(fact, counts())) return *std::move(flaw);
    auto target = corrected(meta, detail::kind_of<T>());
    if (!target) return target.error();
    return record(std::move(fact), std::move(meta), *target);
  }
};

Register::Register() : state_{std::make_unique<State>()} {}
Register::~Register() = default;
Register::Register(Register&&) noexcept = default;
Register& Register::operator=(Register&&) noexcept = default;

Result<PersonId> Register::add(Person person) {
  return state_->add_named("person", std::move(person), state_->people, state_->person_names);
}
Result<UnitId> Register::add(Unit unit) {
  return state_->add_named("unit", std::move(unit), state_->units, state_->unit_names);
}
Result<GroupId> Register::add(Group group) {
  return state_->add_named("group", std::move(group), state_->groups, state_->group_names);
}
Result<CategoryId> Register::add(Category category) {
  return state_->add_named("category", std::move(category), state_->categories, state_->category_names);
}
Result<KindNameId> Register::add(KindName name) {
  return state_->add_named("kind", std::move(name), state_->kind_names, state_->names_of_kinds);
}
void Register::note_heading(std::string_view file, std::string_view column, std::string_view heading) {
  state_->headings[std::string{file}][std::string{column}] = heading;
  state_->directory.reset();
  state_->facts.reset();
}

Result<SessionId> Register::add(Session session, FactMeta meta) {
  using detail::SessionVersion;
  if (auto flaw = flaw_in(session, state_->counts())) return *std::move(flaw);
  const auto target = state_->corrected(meta, detail::kind_of<SessionVersion>());
  if (!target) return target.error();
  const SessionId id =
      *target ? state_->history.fact<SessionVersion>(**target).id : SessionId::at(state_->history.sessions);
  const auto [at, is_new_name] = state_->session_names.try_emplace(session.id, id);
  if (!is_new_name && at->second != id) return in_use("session id", session.id);
  if (!*target) ++state_->history.sessions;
  state_->record(SessionVersion{id, std::move(session)}, std::move(meta), *target);
  return id;
}

Result<Done> Register::set_parent(UnitId unit, UnitId parent) {
  const auto& units = state_->units;
  for (const UnitId id : {unit, parent}) {
    if (auto flaw = flaw_in(Unit{.id = {}, .parent = id}, state_->counts())) {
      return *std::move(flaw);
    }
  }
  for (std::optional<UnitId> above = parent; above; above = units[above->index()].parent) {
    if (above != unit) continue;
    const std::string lower = "unit '" + units[unit.index()].id + "' cannot lie below ";
    if (unit == parent) return Error{Errc::invalid_argument, lower + "itself"};
    return Error{Errc::invalid_argument, lower + "'" + units[parent.index()].id + "', which lies below it"};
  }
  state_->units[unit.index()].parent = parent;
  state_->directory.reset();
  state_->facts.reset();
  return Done{};
}

std::optional<PersonId> Register::find_person(std::string_view id) const noexcept {
  return found(state_->person_names, id);
}
std::optional<UnitId> Register::find_unit(std::string_view id) const noexcept { return found(state_->unit_names, id); }
std::optional<GroupId> Register::find_group(std::string_view id) const noexcept {
  return found(state_->group_names, id);
}
std::optional<CategoryId> Register::find_category(std::string_view id) const noexcept {
  return found(state_->category_names, id);
}
std::optional<SessionId> Register::find_session(std::string_view id) const noexcept {
  return found(state_->session_names, id);
}
std::optional<FactId> Register::find_fact(std::string_view name) const noexcept {
  return found(state_->fact_names, name);
}

Result<FactId> Register::add(UnitMembership fact, FactMeta meta) { return state_->add_fact(fact, std::move(meta)); }
Result<FactId> Register::add(GroupMembership fact, FactMeta meta) { return state_->add_fact(fact, std::move(meta)); }
Result<FactId> Register::add(Post fact, FactMeta meta) { return state_->add_fact(std::move(fact), std::move(meta)); }
Result<FactId> Register::add(Presence fact, FactMeta meta) {
  return state_->add_fact(std::move(fact), std::move(meta));
}
Result<FactId> Register::add(Leave fact, FactMeta meta) { return state_->add_fact(std::move(fact), std::move(meta)); }
Result<FactId> Register::add(Study fact, FactMeta meta) { return state_->add_fact(std::move(fact), std::move(meta)); }
Result<FactId> Register::add(Mark fact, FactMeta meta) { return state_->add_fact(std::move(fact), std::move(meta)); }
Result<FactId> Register::add(Document fact, FactMeta meta) {
  return state_->add_fact(std::move(fact), std::move(meta));
}
Result<FactId> Register::add(Event fact, FactMeta meta) { return state_->add_fact(std::move(fact), std::move(meta)); }
Result<FactId> Register::add(Link fact, FactMeta meta) { return state_->add_fact(std::move(fact), std::move(meta)); }
Result<FactId> Register::add(Attribute fact, FactMeta meta) {
  return state_->add_fact(std::move(fact), std::move(meta));
}
Result<FactId> Register::add(PlanItem fact, FactMeta meta) {
  return state_->add_fact(std::move(fact), std::move(meta));
}

Result<Done> Register::withdraw(FactId fact, Date day) {
  auto& history = state_->history;
  if (fact.index() >= history.metas.size()) {
    return Error{Errc::unknown_reference, "fact number " + std::to_string(fact.index()) +
                                              " is not of this register, which has " +
                                              std::to_string(history.metas.size())};
  }
  FactMeta meta = history.metas[fact.index()];
  if (meta.withdrawn && *meta.withdrawn <= day) return Done{};
  meta.withdrawn = day;
  if (auto flaw = flaw_in(meta)) return *std::move(flaw);
  history.touch(day);
  history.metas.change(fact.index()) = std::move(meta);
  state_->facts.reset();
  return Done{};
}

Snapshot Register::snapshot() const {
  State& state = *state_;
  if (!state.directory) {
    state.directory = std::make_shared<const detail::Directory>(
        detail::Directory{detail::Table{state.people}, detail::Table{state.units}, detail::Table{state.groups},
                          detail::Table{state.categories}, detail::Table{state.kind_names}, state.headings});
  }
  if (!state.facts) {
    state.facts = detail::build_facts(state.directory, std::make_shared<const detail::History>(state.history.share()),
                                      std::nullopt);
  }
  return Snapshot{state.facts};
}

}  // namespace cadre::inline v1
