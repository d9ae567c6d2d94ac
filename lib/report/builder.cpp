// SPDX-License-Identifier: Apache-2.0
#include "report/detail/builder.hpp"

#include <algorithm>

#include <cadre/evaluate/selected.hpp>

namespace cadre::inline v1::report::detail {

bool Population::has(PersonId person, Date day) const noexcept {
  if (!scope_.unit) return true;
  const auto own = snapshot_.formal_unit(person, day);
  return own && snapshot_.is_within(*own, *scope_.unit);
}

bool Population::has(UnitId unit) const noexcept { return !scope_.unit || snapshot_.is_within(unit, *scope_.unit); }

std::string Population::part_of(std::optional<UnitId> unit) const {
  if (!unit) return std::string{nowhere};
  while (true) {
    const auto& above = snapshot_[*unit].parent;
    const bool is_part = !above || unit == scope_.unit || above == scope_.unit;
    if (is_part || (!scope_.unit && !snapshot_[*above].parent)) return snapshot_[*unit].id;
    unit = above;
  }
}

std::string Population::part_of(PersonId person, Date day) const { return part_of(snapshot_.formal_unit(person, day)); }

Wording Population::part_name(const std::string& part) const {
  const auto unit = snapshot_.find_unit(part);
  if (!unit) return {"in no unit that day", "当日未编入单位"};
  const std::string& name = name_or_id(snapshot_[*unit].name, snapshot_[*unit].id);
  return {name, name};
}

Population::People Population::base(const Base& base) const {
  const Date day = scope_.base_day();
  const auto belongs = [&](PersonId person) { return snapshot_.formal_unit(person, day) && has(person, day); };
  const Selected selected = selected_people(snapshot_, base.who, day);
  People people;
  std::copy_if(selected.people.begin(), selected.people.end(), std::back_inserter(people.known), belongs);
  people.unknown = std::count_if(selected.unknown.begin(), selected.unknown.end(), belongs);
  return people;
}

Figure& FamilyBuilder::part(std::string_view dimension, const std::string& key, const Wording& words) {
  auto at = parts_.find(dimension);
  if (at == parts_.end()) {
    order_.emplace_back(dimension);
    at = parts_.emplace(order_.back(), std::map<std::string, Figure>{}).first;
  }
  const auto [figure, is_new] = at->second.try_emplace(key);
  if (is_new) {
    figure->second = shape_;
    figure->second.family = shape_.id + "." + at->first;
    figure->second.id = figure->second.family + "." + key;
    figure->second.part = words;
    figure->second.facts.clear();
    figure->second.rows.clear();
    figure->second.unknown = 0;
  }
  return figure->second;
}

void FamilyBuilder::with_months() {
  const Period& days = shape_.period;
  for (Date first = days.from; first < days.until;) {
    const Date next = first - (first.day() - 1) + days_in_month(first.year(), first.month());
    const Period month{first - (first.day() - 1), next};
    part("month", to_string(month), period_words(month)).period = intersect(month, days);
    first = next;
  }
}

void FamilyBuilder::add_to_months(FactId fact, const Period& days) {
  const Period own = intersect(days, shape_.period);
  for (Date day = own.from; day < own.until;) {
    const Period month{day - (day.day() - 1), day - (day.day() - 1) + days_in_month(day.year(), day.month())};
    add(fact, "month", to_string(month), period_words(month));
    day = month.until;
  }
}

void FamilyBuilder::finish(std::vector<Figure>& figures, const FactTable& facts, std::span<const RuleResult> rows,
                           bool with_whole) && {
  const auto put = [&](Figure figure) {
    std::sort(figure.facts.begin(), figure.facts.end());
    std::sort(figure.rows.begin(), figure.rows.end());
    reduce(figure, facts, rows);
    figures.push_back(std::move(figure));
  };
  shape_.family = shape_.id;
  if (with_whole) put(std::move(shape_));
  for (const std::string& dimension : order_) {
    for (auto& [key, figure] : parts_[dimension]) put(std::move(figure));
  }
}

}  // namespace cadre::inline v1::report::detail
