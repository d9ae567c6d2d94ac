// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/statistics.hpp>

#include <algorithm>

#include "report/detail/families.hpp"

namespace cadre::inline v1::report {
namespace detail {
namespace {

Figure shape(const Scope& scope, std::string id, Wording label, Reduction reduction, std::string_view measure) {
  Figure figure;
  figure.id = std::move(id);
  figure.label = std::move(label);
  figure.reduction = reduction;
  figure.measure = Measure::named(measure).value_or(Measure{});
  figure.period = scope.counted();
  return figure;
}

Wording category_words(const Snapshot& snapshot, const std::optional<CategoryId>& category) {
  if (!category) return {"without a category", "未分类"};
  const std::string& name = name_or_id(snapshot[*category].name, snapshot[*category].id);
  return {name, name};
}

std::string category_key(const Snapshot& snapshot, const std::optional<CategoryId>& category) {
  return category ? snapshot[*category].id : std::string{nowhere};
}

void add_session(FamilyBuilder& held, const Population& population, SessionId id) {
  const Snapshot& snapshot = population.snapshot();
  const Session& session = snapshot[id];
  const FactId fact = snapshot.fact_of(id);
  const Date day = session.when.start.date();
  held.add(fact);
  held.add_to_months(fact, {day, day + 1});
  held.add(fact, "kind", session.kind, kind_word(snapshot, session.kind));
  held.add(fact, "category", category_key(snapshot, session.category), category_words(snapshot, session.category));
  const std::string unit = population.part_of(session.unit);
  held.add(fact, "unit", unit, population.part_name(unit));
  if (!session.group) return;
  const Group& group = snapshot[*session.group];
  const std::string& name = name_or_id(group.name, group.id);
  held.add(fact, "group", group.id, {name, name});
  Figure& days = held.part("group_days", group.id, {name, name});
  days.reduction = Reduction::days;
  days.measure = Measure::days();
  days.label = {"Days with a session of the group", "小组学习天数"};
  days.facts.push_back(fact);
}

void add_sessions(Work& work) {
  const Scope& scope = work.population.scope();
  FamilyBuilder held{shape(scope, "sessions.held", {"Sessions held", "举办场次"}, Reduction::count, "session")};
  FamilyBuilder off{
      shape(scope, "sessions.cancelled", {"Sessions cancelled", "取消场次"}, Reduction::count, "session")};
  FamilyBuilder few{
      shape(scope, "sessions.inquorate", {"Sessions met by too few", "未达法定人数场次"}, Reduction::count, "session")};
  held.with_months();
  for (const SessionId id : work.population.snapshot().sessions()) {
    const Session& session = work.population.snapshot()[id];
    if (!scope.counted().contains(session.when.start.date()) || !work.population.has(session.unit)) continue;
    const FactId fact = work.population.snapshot().fact_of(id);
    switch (session.state) {
      case SessionState::held: add_session(held, work.population, id); break;
      case SessionState::cancelled: off.add(fact); break;
      case SessionState::inquorate: few.add(fact); break;
    }
  }
  std::move(held).finish(work.figures, work.facts);
  std::move(off).finish(work.figures, work.facts);
  std::move(few).finish(work.figures, work.facts);
}

void add_time(FamilyBuilder& times, const Population& population, const Recorded<Presence>& presence) {
  const Snapshot& snapshot = population.snapshot();
  const Session& session = snapshot[presence.fact.session];
  const FactId fact = presence.id;
  const Date day = session.when.start.date();
  times.add(fact);
  times.add_to_months(fact, {day, day + 1});
  times.add(fact, "kind", session.kind, kind_word(snapshot, session.kind));
  times.add(fact, "category", category_key(snapshot, session.category), category_words(snapshot, session.category));
  const std::string unit = population.part_of(presence.fact.person, day);
  times.add(fact, "unit", unit, population.part_name(unit));
  const std::string host = population.part_of(session.unit);
  times.add(fact, "held_by", host, population.part_name(host));
  const std::string_view role = word_of(presence.fact.role);
  times.add(fact, "role", std::string{role}, word(role));
  const std::string_view status = word_of(presence.fact.status);
  times.add(fact, "status", std::string{status}, word(status));
}

/// The facts of people of a base, kept for figures by head.
struct Shares {
  FamilyBuilder family;
  std::vector<PersonId> people;  // sorted

  [[nodiscard]] bool has(PersonId person) const { return std::binary_search(people.begin(), people.end(), person); }
};

Shares shares(const Population& population, const Base& base, Figure figure) {
  Population::People people = population.base(base);
  figure.people = people.known;
  figure.unknown = people.unknown;
  figure.base = base.name;
  return {FamilyBuilder{std::move(figure)}, std::move(people.known)};
}

/// Coverage by the parts to which the people of its base belong.
void add_coverage_units(Shares& coverage, const Population& population) {
  const Date day = population.scope().base_day();
  std::map<std::string, std::vector<PersonId>> by_part;
  for (const PersonId person : coverage.people) by_part[population.part_of(person, day)].push_back(person);
  if (by_part.size() < 2) return;
  for (auto& [part, people] : by_part) {
    coverage.family.part("unit", part, population.part_name(part)).people = std::move(people);
  }
}

void add_person_times(Work& work) {
  const Population& population = work.population;
  const Scope& scope = population.scope();
  FamilyBuilder times{shape(scope, "person_times", {"Person-times", "参训人次"}, Reduction::count, "person_time")};
  Shares coverage = shares(population, scope.covered,
                           shape(scope, "coverage", {"Coverage", "培训覆盖率"}, Reduction::reached, "ratio"));
  Shares per_head =
      shares(population, scope.heads,
             shape(scope, "times_per_head", {"Times per head", "人均参训次数"}, Reduction::per_head, "person_time"));
  times.with_months();
  add_coverage_units(coverage, population);
  for (std::size_t i = 0; i < population.snapshot().people().size(); ++i) {
    const PersonId person = PersonId::at(i);
    const std::string part = population.part_of(person, scope.base_day());
    for (const auto* presence : times_of(population.snapshot(), person)) {
      const Date day = population.snapshot()[presence->fact.session].when.start.date();
      if (!scope.counted().contains(day) || !population.has(person, day)) continue;
      add_time(times, population, *presence);
      if (coverage.has(person)) {
        coverage.family.add(presence->id);
        coverage.family.add(presence->id, "unit", part, population.part_name(part));
      }
      if (per_head.has(person)) per_head.family.add(presence->id);
    }
  }
  std::move(times).finish(work.figures, work.facts);
  std::move(coverage.family).finish(work.figures, work.facts);
  std::move(per_head.family).finish(work.figures, work.facts);
}

}  // namespace

Figure figure_of(const Scope& scope, std::string id, Wording label, Reduction reduction, std::string_view measure) {
  return shape(scope, std::move(id), std::move(label), reduction, measure);
}

void add_activity_figures(Work& work) {
  add_sessions(work);
  add_person_times(work);
}

}  // namespace detail

Statistics::Statistics(std::vector<Figure> figures) : figures_{std::move(figures)} {}

const Figure* Statistics::find(std::string_view id) const noexcept {
  const auto at = std::find_if(figures_.begin(), figures_.end(), [&](const Figure& f) { return f.id == id; });
  return at == figures_.end() ? nullptr : &*at;
}

Result<Figure> Statistics::at(std::string_view id) const {
  if (const Figure* const figure = find(id)) return *figure;
  std::string message = "no figure `" + std::string{id} + "`";
  for (std::size_t end = id.size(); end != std::string_view::npos && end > 0; end = id.rfind('.', end - 1)) {
    const auto near = of(id.substr(0, end));
    if (!near.empty()) return Error{Errc::unknown_figure, message + "; one of its family is `" + near.back().id + "`"};
  }
  return Error{Errc::unknown_figure, std::move(message)};
}

std::span<const Figure> Statistics::of(std::string_view family) const noexcept {
  const auto is_of = [&](const Figure& f) { return f.family == family; };
  const auto first = std::find_if(figures_.begin(), figures_.end(), is_of);
  const auto last = std::find_if_not(first, figures_.end(), is_of);
  return {first, last};
}

Statistics statistics(const Snapshot& snapshot, const Scope& scope) {
  std::vector<Figure> figures;
  const detail::FactTable facts{snapshot};
  detail::Work work{{snapshot, scope}, facts, figures};
  detail::add_activity_figures(work);
  detail::add_hour_figures(work);
  detail::add_paper_figures(work);
  return Statistics{std::move(figures)};
}

Statistics statistics(const Results& results, const Scope& scope) {
  std::vector<Figure> figures;
  const detail::FactTable facts{results.snapshot()};
  detail::Work work{{results.snapshot(), scope}, facts, figures};
  detail::add_activity_figures(work);
  detail::add_hour_figures(work);
  detail::add_paper_figures(work);
  detail::add_result_figures(work, results);
  return Statistics{std::move(figures)};
}

}  // namespace cadre::inline v1::report
