// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/select.hpp"

#include <algorithm>

#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Completed years on a day, or on the fixed day of its year.
std::int32_t age_on(Date born, Date day, const AgeBound& bound) {
  if (bound.on_month != 0) {
    const std::int32_t last = days_in_month(day.year(), bound.on_month);
    day = Date::from_ymd(day.year(), bound.on_month, std::min(bound.on_day, last)).value_or(day);
  }
  const std::int32_t years = day.year() - born.year();
  const auto birthday = add_months(born, years * 12, MonthEnd::clamp);
  return birthday && day < *birthday ? years - 1 : years;
}

struct PersonCheck {
  const Snapshot& snapshot;
  std::optional<std::int32_t> supposed_age;
  PersonId person;
  Date day;

  [[nodiscard]] bool has_tag(const std::vector<std::string>& tags) const {
    return std::any_of(tags.begin(), tags.end(),
                       [&](const std::string& tag) { return snapshot.has_tag(person, tag, day); });
  }
  [[nodiscard]] bool in_unit(const std::vector<std::string>& units) const {
    const auto own = snapshot.formal_unit(person, day);
    return own && is_within_one_of(snapshot, *own, units);
  }
  [[nodiscard]] bool in_unit_kind(const std::vector<std::string>& kinds) const {
    const auto own = snapshot.formal_unit(person, day);
    return own && contains(kinds, snapshot[*own].kind);
  }
  [[nodiscard]] bool in_group(const std::vector<std::string>& groups) const {
    const auto list = snapshot.groups_of(person);
    return std::any_of(list.begin(), list.end(), [&](const auto& m) {
      const Group& group = snapshot[m.fact.group];
      return m.fact.during.contains(day) && (contains(groups, group.id) || contains(groups, group.kind));
    });
  }
  [[nodiscard]] bool has_post(const std::vector<std::string>& posts) const {
    const auto list = snapshot.posts_of(person);
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& p) { return p.fact.during.contains(day) && contains(posts, p.fact.kind); });
  }
  [[nodiscard]] bool has_unit_tag(const std::vector<std::string>& tags) const {
    const auto own = snapshot.formal_unit(person, day);
    return own && std::any_of(tags.begin(), tags.end(),
                              [&](const std::string& tag) { return snapshot.has_tag(*own, tag, day); });
  }
  [[nodiscard]] bool is_host_member(const std::vector<std::string>& units) const {
    const auto list = snapshot.memberships_of(person);
    return std::any_of(list.begin(), list.end(), [&](const auto& m) {
      return m.fact.kind == MembershipKind::host && m.fact.during.contains(day) &&
             is_within_one_of(snapshot, m.fact.unit, units);
    });
  }
  [[nodiscard]] bool has_link(const std::vector<std::string>& kinds) const {
    const auto list = snapshot.links_of(person);
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& l) { return l.fact.during.contains(day) && contains(kinds, l.fact.kind); });
  }
  [[nodiscard]] Tri is_under(const AgeBound& bound) const {
    const auto& born = snapshot[person].born;
    if (born) return tri(age_on(*born, day, bound) < bound.years);
    return supposed_age ? tri(*supposed_age < bound.years) : Tri::unknown;
  }
};

Tri person_conditions(const View& view, const SubjectSelector& who, PersonId person, Date day) {
  const Snapshot& snapshot = view.snapshot;
  const PersonCheck is{snapshot, view.age, person, day};
  const bool fits = (who.tag.empty() || is.has_tag(who.tag)) && (who.unit.empty() || is.in_unit(who.unit)) &&
                    (who.unit_kind.empty() || is.in_unit_kind(who.unit_kind)) &&
                    (who.group.empty() || is.in_group(who.group)) && (who.post.empty() || is.has_post(who.post)) &&
                    (who.person.empty() || contains(who.person, snapshot[person].id)) && who.kind.empty() &&
                    (who.unit_tag.empty() || is.has_unit_tag(who.unit_tag)) &&
                    (who.host_unit.empty() || is.is_host_member(who.host_unit)) &&
                    (who.has_link.empty() || is.has_link(who.has_link));
  if (!fits) return Tri::no;
  Tri result = Tri::yes;
  if (who.under_age) result = std::min(result, is.is_under(*who.under_age));
  if (const auto& joined = snapshot[person].joined; who.joined_before || who.joined_from) {
    const bool is_before = !who.joined_before || (joined && *joined < *who.joined_before);
    const bool is_since = !who.joined_from || (joined && *who.joined_from <= *joined);
    result = std::min(result, joined ? tri(is_before && is_since) : Tri::unknown);
  }
  if (who.from_age) result = std::min(result, opposite(is.is_under(*who.from_age)));
  return result;
}

Tri unit_conditions(const Snapshot& snapshot, const SubjectSelector& who, UnitId unit, Date day) {
  const bool has_tag =
      who.unit_tag.empty() || std::any_of(who.unit_tag.begin(), who.unit_tag.end(),
                                          [&](const std::string& tag) { return snapshot.has_tag(unit, tag, day); });
  if (!has_tag || !(who.unit.empty() || is_within_one_of(snapshot, unit, who.unit))) return Tri::no;
  if (who.members_from || who.members_under) {
    const auto members = static_cast<std::int64_t>(snapshot.members(unit, day).size());
    if (who.members_from && members < *who.members_from) return Tri::no;
    if (who.members_under && members >= *who.members_under) return Tri::no;
  }
  return tri(who.kind.empty() || contains(who.kind, snapshot[unit].kind));
}

Tri group_conditions(const Snapshot& snapshot, const SubjectSelector& who, GroupId id) {
  const Group& group = snapshot[id];
  const bool named = who.group.empty() || contains(who.group, group.id) || contains(who.group, group.kind);
  return tri(named && (who.kind.empty() || contains(who.kind, group.kind)));
}

/// Whether an attribute has one of some values on a day; not known where nobody recorded any value of it for that day.
Tri has_value(const Snapshot& snapshot, const Holder& holder, const std::string& name,
              const std::vector<std::string>& values, Date day) {
  Tri found = Tri::unknown;
  for (const auto& attribute : snapshot.attributes_of(holder)) {
    if (attribute.fact.name != name || !attribute.fact.during.contains(day)) continue;
    if (contains(values, attribute.fact.value)) return Tri::yes;
    found = Tri::no;
  }
  return found;
}

/// Conditions that may be asked of people, units and groups alike.
Tri holder_conditions(const Snapshot& snapshot, const SubjectSelector& who, const Holder& holder, Date day) {
  if (!who.event.empty()) {
    const auto list = snapshot.events_of(holder);
    const bool is_during = std::any_of(list.begin(), list.end(), [&](const auto& e) {
      return e.fact.during.contains(day) && contains(who.event, e.fact.kind);
    });
    if (!is_during) return Tri::no;
  }
  Tri result = Tri::yes;
  for (const auto& [name, values] : who.attribute.by_name) {
    result = std::min(result, has_value(snapshot, holder, name, values, day));
  }
  return result;
}

/// Whether a standing is in force on a day.
Tri in_force(const HeldStep& standing, Date day, std::span<const StandingDays> standings) {
  for (const StandingDays& one : standings) {
    if (one.standing != &standing) continue;
    const auto found =
        std::find_if(one.days.begin(), one.days.end(), [&](const Spell& spell) { return spell.days.contains(day); });
    return found == one.days.end() ? Tri::no : found->holds;
  }
  return Tri::unknown;
}

void add_edges(std::vector<Date>& edges, const Period& during) {
  edges.push_back(during.from);
  edges.push_back(during.until);
}

void add_tags(std::vector<Date>& edges, const Snapshot& snapshot, const Holder& holder) {
  for (const auto& attribute : snapshot.attributes_of(holder)) add_edges(edges, attribute.fact.during);
}

void add_ages(std::vector<Date>& edges, const SubjectSelector& who, const std::optional<Date>& born,
              const Period& range) {
  const auto add = [&](const std::optional<AgeBound>& bound) {
    if (!bound || !born) return;
    if (const auto birthday = add_months(*born, bound->years * 12, MonthEnd::clamp)) edges.push_back(*birthday);
    for (std::int32_t year = range.from.year(); year <= range.until.year() && bound->on_month != 0; ++year) {
      edges.push_back(Date::from_ymd(year, 1, 1).value_or(range.from));
    }
  };
  add(who.under_age);
  add(who.from_age);
  for (const auto* list : {&who.any, &who.all, &who.none}) {
    for (const SubjectSelector& part : *list) add_ages(edges, part, born, range);
  }
}

bool asks_for_members(const SubjectSelector& who) {
  const auto any = [](const std::vector<SubjectSelector>& list) {
    return std::any_of(list.begin(), list.end(), asks_for_members);
  };
  return who.members_from || who.members_under || any(who.any) || any(who.all) || any(who.none);
}

/// The days on which the answer may change.
std::vector<Date> edges_of(const View& view, const SubjectSelector& who, const Subject& subject, const Period& range) {
  const Snapshot& snapshot = view.snapshot;
  std::vector<Date> edges{range.from, range.until};
  for (const StandingDays& one : view.standings) {
    for (const Spell& spell : one.days) add_edges(edges, spell.days);
  }
  if (const auto* person = std::get_if<PersonId>(&subject)) {
    for (const auto& m : snapshot.memberships_of(*person)) add_edges(edges, m.fact.during);
    for (const auto& m : snapshot.groups_of(*person)) add_edges(edges, m.fact.during);
    for (const auto& p : snapshot.posts_of(*person)) add_edges(edges, p.fact.during);
    for (const auto& l : snapshot.links_of(*person)) add_edges(edges, l.fact.during);
    for (const auto& m : snapshot.memberships_of(*person)) add_tags(edges, snapshot, m.fact.unit);
    add_ages(edges, who, snapshot[*person].born, range);
  }
  if (asks_for_members(who)) {
    for (std::size_t i = 0; i < snapshot.people().size(); ++i) {
      for (const auto& m : snapshot.memberships_of(PersonId::at(i))) add_edges(edges, m.fact.during);
    }
  }
  if (const auto holder = holder_of(subject)) {
    add_tags(edges, snapshot, *holder);
    for (const auto& e : snapshot.events_of(*holder)) add_edges(edges, e.fact.during);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  edges.erase(std::remove_if(edges.begin(), edges.end(), [&](Date d) { return d < range.from || range.until < d; }),
              edges.end());
  return edges;
}

}  // namespace

std::optional<Holder> holder_of(const Subject& subject) {
  return std::visit(
      [](auto id) -> std::optional<Holder> {
        if constexpr (std::is_same_v<decltype(id), Population>) {
          return std::nullopt;
        } else {
          return Holder{id};
        }
      },
      subject);
}

Tri holds(const View& view, const SubjectSelector& who, const Subject& subject, Date day) {
  const Snapshot& snapshot = view.snapshot;
  const Tri own = std::visit(
      [&](auto id) {
        if constexpr (std::is_same_v<decltype(id), PersonId>) return person_conditions(view, who, id, day);
        if constexpr (std::is_same_v<decltype(id), UnitId>) return unit_conditions(snapshot, who, id, day);
        if constexpr (std::is_same_v<decltype(id), GroupId>) return group_conditions(snapshot, who, id);
        // `who` selects the people of a population, not the population.
        if constexpr (std::is_same_v<decltype(id), Population>) return Tri::yes;
      },
      subject);
  if (std::holds_alternative<Population>(subject)) return own;
  Tri more = std::min(own, holder_conditions(snapshot, who, *holder_of(subject), day));
  if (who.standing) more = std::min(more, in_force(*who.standing, day, view.standings));
  return combined(who, more, [&](const SubjectSelector& part) { return holds(view, part, subject, day); });
}

std::vector<Spell> spells(const View& view, const SubjectSelector& who, const Subject& subject, const Period& range) {
  std::vector<Spell> list;
  if (range.empty()) return list;
  const std::vector<Date> edges = edges_of(view, who, subject, range);
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const Tri value = holds(view, who, subject, edges[i]);
    if (!list.empty() && list.back().holds == value) {
      list.back().days.until = edges[i + 1];
    } else {
      list.push_back({{edges[i], edges[i + 1]}, value});
    }
  }
  return list;
}

std::int32_t days_held(const std::vector<Spell>& spells, const Period& period, bool unknown_as) {
  std::int32_t days = 0;
  for (const Spell& spell : spells) {
    const bool counts = spell.holds == Tri::yes || (spell.holds == Tri::unknown && unknown_as);
    if (counts) days += intersect(spell.days, period).length();
  }
  return days;
}

bool has_unknown(const std::vector<Spell>& spells, const Period& period) {
  return std::any_of(spells.begin(), spells.end(), [&](const Spell& spell) {
    return spell.holds == Tri::unknown && !intersect(spell.days, period).empty();
  });
}

bool held_on(const std::vector<Spell>& spells, Date day, bool unknown_as) {
  return days_held(spells, {day, day + 1}, unknown_as) == 1;
}

bool held_on(const View& view, const SubjectSelector& who, const Subject& subject, Date day, bool unknown_as) {
  const Tri value = holds(view, who, subject, day);
  return value == Tri::yes || (value == Tri::unknown && unknown_as);
}

bool held_on_any(const View& view, const SubjectSelector& who, const Subject& subject, const Period& days,
                 bool unknown_as) {
  return days_held(spells(view, who, subject, days), days, unknown_as) > 0;
}

}  // namespace cadre::inline v1::detail
