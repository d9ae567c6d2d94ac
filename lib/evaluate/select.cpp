// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/select.hpp"

#include <algorithm>
#include <array>

namespace cadre::inline v1::detail {
namespace {

constexpr Tri tri(bool value) { return value ? Tri::yes : Tri::no; }
constexpr Tri opposite(Tri value) { return value == Tri::unknown ? value : tri(value == Tri::no); }

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

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
  PersonId person;
  Date day;

  [[nodiscard]] bool has_tag(const std::vector<std::string>& tags) const {
    const auto& own = snapshot[person].tags;
    return std::any_of(own.begin(), own.end(), [&](const std::string& tag) { return contains(tags, tag); });
  }
  [[nodiscard]] bool in_unit(const std::vector<std::string>& units) const {
    const auto own = snapshot.formal_unit(person, day);
    return own && std::any_of(units.begin(), units.end(), [&](const std::string& name) {
             const auto above = snapshot.find_unit(name);
             return above && snapshot.is_within(*own, *above);
           });
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
  [[nodiscard]] Tri is_under(const AgeBound& bound) const {
    const auto& born = snapshot[person].born;
    return born ? tri(age_on(*born, day, bound) < bound.years) : Tri::unknown;
  }
};

Tri person_conditions(const Snapshot& snapshot, const SubjectSelector& who, PersonId person, Date day) {
  const PersonCheck is{snapshot, person, day};
  const bool fits = (who.tag.empty() || is.has_tag(who.tag)) && (who.unit.empty() || is.in_unit(who.unit)) &&
                    (who.unit_kind.empty() || is.in_unit_kind(who.unit_kind)) &&
                    (who.group.empty() || is.in_group(who.group)) && (who.post.empty() || is.has_post(who.post)) &&
                    (who.person.empty() || contains(who.person, snapshot[person].id)) && who.kind.empty();
  if (!fits) return Tri::no;
  Tri result = Tri::yes;
  if (who.under_age) result = std::min(result, is.is_under(*who.under_age));
  if (who.from_age) result = std::min(result, opposite(is.is_under(*who.from_age)));
  return result;
}

Tri unit_conditions(const Snapshot& snapshot, const SubjectSelector& who, UnitId unit) {
  const bool within = who.unit.empty() || std::any_of(who.unit.begin(), who.unit.end(), [&](const std::string& name) {
                        const auto above = snapshot.find_unit(name);
                        return above && snapshot.is_within(unit, *above);
                      });
  return tri(within && (who.kind.empty() || contains(who.kind, snapshot[unit].kind)));
}

Tri group_conditions(const Snapshot& snapshot, const SubjectSelector& who, GroupId id) {
  const Group& group = snapshot[id];
  const bool named = who.group.empty() || contains(who.group, group.id) || contains(who.group, group.kind);
  return tri(named && (who.kind.empty() || contains(who.kind, group.kind)));
}

/// `any`, `all` and `not` around the conditions written beside them.
template <class Selector, class Ask>
Tri combined(const Selector& selector, Tri own, const Ask& ask) {
  Tri result = own;
  if (!selector.any.empty()) {
    Tri best = Tri::no;
    for (const auto& part : selector.any) best = std::max(best, ask(part));
    result = std::min(result, best);
  }
  for (const auto& part : selector.all) result = std::min(result, ask(part));
  for (const auto& part : selector.none) result = std::min(result, opposite(ask(part)));
  return result;
}

void add_edges(std::vector<Date>& edges, const Period& during) {
  edges.push_back(during.from);
  edges.push_back(during.until);
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

/// The days on which the answer may change.
std::vector<Date> edges_of(const Snapshot& snapshot, const SubjectSelector& who, const Subject& subject,
                           const Period& range) {
  std::vector<Date> edges{range.from, range.until};
  if (const auto* person = std::get_if<PersonId>(&subject)) {
    for (const auto& m : snapshot.memberships_of(*person)) add_edges(edges, m.fact.during);
    for (const auto& m : snapshot.groups_of(*person)) add_edges(edges, m.fact.during);
    for (const auto& p : snapshot.posts_of(*person)) add_edges(edges, p.fact.during);
    add_ages(edges, who, snapshot[*person].born, range);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  edges.erase(std::remove_if(edges.begin(), edges.end(), [&](Date d) { return d < range.from || range.until < d; }),
              edges.end());
  return edges;
}

Tri clock_condition(const Policy& policy, const std::string& calendar, bool wants_inside, const Activity& activity) {
  const WorkCalendar* const hours = policy.calendar(calendar);
  if (hours == nullptr || !activity.clock) return Tri::unknown;
  const CalendarCut cut = hours->cut(*activity.clock);
  const auto& wanted = wants_inside ? cut.inside : cut.outside;
  const auto& other = wants_inside ? cut.outside : cut.inside;
  if (!other.empty()) return Tri::no;
  if (!cut.unknown.empty()) return Tri::unknown;
  return tri(!wanted.empty());
}

Tri fact_conditions(const Policy& policy, const Snapshot& snapshot, const FactSelector& of, const Activity& activity) {
  static constexpr std::array<std::string_view, 4> roles{"participant", "lecturer", "speaker", "organiser"};
  const auto has_theme = [&] {
    return std::any_of(activity.themes->begin(), activity.themes->end(),
                       [&](const std::string& theme) { return contains(of.theme, theme); });
  };
  const auto held_by = [&](const std::string& name) {
    const auto above = snapshot.find_unit(name);
    return above && activity.unit && snapshot.is_within(*activity.unit, *above);
  };
  const bool fits =
      (of.kind.empty() || contains(of.kind, *activity.kind)) &&
      (of.category.empty() || (activity.category && contains(of.category, snapshot[*activity.category].id))) &&
      (of.theme.empty() || has_theme()) &&
      (of.role.empty() || contains(of.role, roles[static_cast<std::size_t>(activity.role)])) &&
      (of.unit.empty() || std::any_of(of.unit.begin(), of.unit.end(), held_by));
  if (!fits) return Tri::no;
  Tri result = Tri::yes;
  if (!of.inside.empty()) result = std::min(result, clock_condition(policy, of.inside, true, activity));
  if (!of.outside.empty()) result = std::min(result, clock_condition(policy, of.outside, false, activity));
  return result;
}

}  // namespace

Tri holds(const Snapshot& snapshot, const SubjectSelector& who, const Subject& subject, Date day) {
  const Tri own = std::visit(
      [&](auto id) {
        if constexpr (std::is_same_v<decltype(id), PersonId>) return person_conditions(snapshot, who, id, day);
        if constexpr (std::is_same_v<decltype(id), UnitId>) return unit_conditions(snapshot, who, id);
        if constexpr (std::is_same_v<decltype(id), GroupId>) return group_conditions(snapshot, who, id);
        // `who` selects the people of a population, not the population.
        if constexpr (std::is_same_v<decltype(id), Population>) return Tri::yes;
      },
      subject);
  if (std::holds_alternative<Population>(subject)) return own;
  return combined(who, own, [&](const SubjectSelector& part) { return holds(snapshot, part, subject, day); });
}

std::vector<Spell> spells(const Snapshot& snapshot, const SubjectSelector& who, const Subject& subject,
                          const Period& range) {
  std::vector<Spell> list;
  if (range.empty()) return list;
  const std::vector<Date> edges = edges_of(snapshot, who, subject, range);
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const Tri value = holds(snapshot, who, subject, edges[i]);
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

Tri takes(const Policy& policy, const Snapshot& snapshot, const FactSelector& of, const Activity& activity) {
  const Tri own = fact_conditions(policy, snapshot, of, activity);
  return combined(of, own, [&](const FactSelector& part) { return takes(policy, snapshot, part, activity); });
}

bool takes_kind(const FactSelector& of, const std::string& kind) {
  const Tri own = tri(of.kind.empty() || contains(of.kind, kind));
  return combined(of, own, [&](const FactSelector& part) { return tri(takes_kind(part, kind)); }) == Tri::yes;
}

}  // namespace cadre::inline v1::detail
