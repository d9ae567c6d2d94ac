// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "report/detail/families.hpp"

namespace cadre::inline v1::report::detail {
namespace {

/// One presence or study as hours.
struct Act {
  FactId fact;
  const std::string* kind;
  std::optional<CategoryId> category;
  Period days;
  bool is_study;
  bool is_timed;  // it says how long it took by the clock
};

std::vector<Act> acts_of(const Population& population, PersonId person) {
  const Snapshot& snapshot = population.snapshot();
  const Period counted = population.scope().counted();
  std::vector<Act> acts;
  for (const auto* presence : times_of(snapshot, person)) {
    const Session& session = snapshot[presence->fact.session];
    const Date day = session.when.start.date();
    if (!counted.contains(day) || !population.has(person, day)) continue;
    acts.push_back({presence->id, &session.kind, session.category, {day, day + 1}, false, !session.when.empty()});
  }
  for (const auto* study : studies_of(snapshot, person)) {
    const Period days = days_of(study->fact);
    if (intersect(days, counted).empty() || !population.has(person, day_of(study->fact))) continue;
    acts.push_back({study->id, &study->fact.kind, study->fact.category, days, true, !study->fact.amount});
  }
  return acts;
}

void add(FamilyBuilder& family, const Population& population, const Act& act) {
  if (!act.is_timed) {
    ++family.shape().unknown;
    return;
  }
  const Snapshot& snapshot = population.snapshot();
  const std::string category = act.category ? snapshot[*act.category].id : std::string{nowhere};
  const Wording name = act.category ? Wording{name_or_id(snapshot[*act.category].name, category),
                                              name_or_id(snapshot[*act.category].name, category)}
                                    : Wording{"without a category", "未分类"};
  family.add(act.fact);
  family.add_to_months(act.fact, act.days);
  family.add(act.fact, "kind", *act.kind, kind_word(snapshot, *act.kind));
  family.add(act.fact, "category", category, name);
}

struct Heads {
  std::vector<PersonId> people;
  std::int64_t unknown;
};

FamilyBuilder per_head(const Work& work, const Heads& heads, std::string id, Wording label, Reduction reduction) {
  Figure figure = figure_of(work.population.scope(), std::move(id), std::move(label), reduction, "min");
  figure.people = heads.people;
  figure.unknown = heads.unknown;
  figure.base = work.population.scope().heads.name;
  return FamilyBuilder{std::move(figure)};
}

struct HourFamilies {
  FamilyBuilder total, presence, study, mean, median, presence_mean, presence_median;

  explicit HourFamilies(const Work& work, const Heads& heads)
      : total{figure_of(work.population.scope(), "hours.total", {"Hours in all", "总学时"}, Reduction::minutes, "min")},
        presence{figure_of(work.population.scope(), "hours.presence", {"Hours at sessions", "集中学习时间"},
                           Reduction::minutes, "min")},
        study{figure_of(work.population.scope(), "hours.study", {"Hours of own study", "个人学习时间"},
                        Reduction::minutes, "min")},
        mean{per_head(work, heads, "hours.mean", {"Hours a head, mean", "人均学时"}, Reduction::mean_minutes)},
        median{
            per_head(work, heads, "hours.median", {"Hours a head, median", "学时中位数"}, Reduction::median_minutes)},
        presence_mean{per_head(work, heads, "hours.presence.mean",
                               {"Hours at sessions a head, mean", "人均集中学习时间"}, Reduction::mean_minutes)},
        presence_median{per_head(work, heads, "hours.presence.median",
                                 {"Hours at sessions a head, median", "集中学习时间中位数"},
                                 Reduction::median_minutes)} {
    total.with_months();
    study.with_months();
  }

  void add(const Population& population, const Act& act, bool is_head) {
    detail::add(total, population, act);
    detail::add(act.is_study ? study : presence, population, act);
    if (!is_head || !act.is_timed) return;
    mean.add(act.fact);
    median.add(act.fact);
    if (act.is_study) return;
    presence_mean.add(act.fact);
    presence_median.add(act.fact);
  }

  void finish(Work& work) && {
    for (FamilyBuilder* family : {&total, &presence, &study, &mean, &median, &presence_mean, &presence_median}) {
      std::move(*family).finish(work.figures, work.facts);
    }
  }
};

/// Sums of amounts that are no clock time, such as class hours: by kind and unit of measure.
void add_amount(std::map<std::string, FamilyBuilder>& amounts, const Work& work, const Act& act) {
  const FactView* const view = work.facts.find(act.fact);
  if (view == nullptr || !view->amount) return;
  const std::string measure{view->amount->measure.name()};
  const Wording unit = measure_word(measure);
  Wording label{"Recorded in " + unit.en, "以" + unit.zh + "记录的学习"};
  const auto at = amounts
                      .try_emplace(measure, figure_of(work.population.scope(), "amounts." + measure, std::move(label),
                                                      Reduction::amount, measure))
                      .first;
  at->second.add(act.fact);
  at->second.add(act.fact, "kind", *act.kind, kind_word(work.population.snapshot(), *act.kind));
}

}  // namespace

void add_hour_figures(Work& work) {
  Population::People people = work.population.base(work.population.scope().heads);
  const Heads heads{std::move(people.known), people.unknown};
  HourFamilies families{work, heads};
  std::map<std::string, FamilyBuilder> amounts;
  for (std::size_t i = 0; i < work.population.snapshot().people().size(); ++i) {
    const PersonId person = PersonId::at(i);
    const bool is_head = std::binary_search(heads.people.begin(), heads.people.end(), person);
    for (const Act& act : acts_of(work.population, person)) {
      families.add(work.population, act, is_head);
      add_amount(amounts, work, act);
    }
  }
  std::move(families).finish(work);
  for (auto& [measure, family] : amounts) std::move(family).finish(work.figures, work.facts);
}

}  // namespace cadre::inline v1::report::detail
