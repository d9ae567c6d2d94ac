// SPDX-License-Identifier: Apache-2.0
#include "report/detail/reduce.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace cadre::inline v1::report::detail {
namespace {

struct Parts {
  std::optional<Ratio> numerator;
  std::optional<std::int64_t> denominator{};
};

template <class Each>
std::optional<Ratio> sum(const Figure& figure, const FactTable& facts, const Each& each) {
  std::optional<Ratio> total = Ratio{};
  for (const FactId id : figure.facts) {
    const FactView* const view = facts.find(id);
    if (view != nullptr && total) total = checked_add(*total, each(*view));
  }
  return total;
}

std::optional<Ratio> minutes(const Figure& figure, const FactTable& facts) {
  return sum(figure, facts, [&](const FactView& v) { return Ratio::whole(v.time_in(figure.period).in_minutes()); });
}

std::optional<Ratio> amounts(const Figure& figure, const FactTable& facts) {
  return sum(figure, facts, [&](const FactView& v) {
    return v.amount && v.amount->measure == figure.measure ? v.amount->value : Ratio{};
  });
}

std::int64_t passed(const Figure& figure, const FactTable& facts) {
  return std::count_if(figure.facts.begin(), figure.facts.end(), [&](FactId id) {
    const FactView* const view = facts.find(id);
    return view != nullptr && view->passed;
  });
}

std::int64_t days(const Figure& figure, const FactTable& facts) {
  std::set<Date> days;
  for (const FactId id : figure.facts) {
    if (const FactView* const view = facts.find(id)) days.insert(view->day);
  }
  return static_cast<std::int64_t>(days.size());
}

std::int64_t reached(const Figure& figure, const FactTable& facts) {
  std::set<PersonId> people;
  for (const FactId id : figure.facts) {
    const FactView* const view = facts.find(id);
    if (view != nullptr && view->person) people.insert(*view->person);
  }
  return std::count_if(figure.people.begin(), figure.people.end(), [&](PersonId p) { return people.count(p) != 0; });
}

std::optional<Ratio> median(const Figure& figure, const FactTable& facts) {
  std::map<PersonId, StudyTime> by_person;
  for (const PersonId person : figure.people) by_person[person];
  for (const FactId id : figure.facts) {
    const FactView* const view = facts.find(id);
    const auto own = view != nullptr && view->person ? by_person.find(*view->person) : by_person.end();
    if (own == by_person.end()) continue;
    const auto more = checked_add(own->second, view->time_in(figure.period));
    if (!more) return std::nullopt;
    own->second = *more;
  }
  std::vector<std::int64_t> sorted;
  sorted.reserve(by_person.size());
  for (const auto& [person, time] : by_person) sorted.push_back(time.in_minutes());
  std::sort(sorted.begin(), sorted.end());
  const std::size_t middle = sorted.size() / 2;
  if (sorted.empty()) return std::nullopt;
  if (sorted.size() % 2 == 1) return Ratio::whole(sorted[middle]);
  const auto both = checked_add(Ratio::whole(sorted[middle - 1]), Ratio::whole(sorted[middle]));
  return both ? checked_multiply(*both, Ratio::of(1, 2)) : std::nullopt;
}

Parts of_results(const Figure& figure, std::span<const RuleResult> rows) {
  std::int64_t above = 0;
  std::int64_t below = 0;
  for (const std::size_t i : figure.rows) {
    const Judgement judgement = rows[i].as_judgement();
    if (figure.reduction == Reduction::attended) {
      above += judgement.attended;
      below += judgement.base;
    } else {
      above += judgement.answer == Answer::met ? 1 : 0;
      below += 1;
    }
  }
  if (figure.reduction == Reduction::results) return {Ratio::whole(below)};
  return {Ratio::whole(above), below};
}

Parts of_facts(const Figure& figure, const FactTable& facts) {
  const auto count = static_cast<std::int64_t>(figure.facts.size());
  const auto people = static_cast<std::int64_t>(figure.people.size());
  switch (figure.reduction) {
    case Reduction::count: return {Ratio::whole(count)};
    case Reduction::days: return {Ratio::whole(days(figure, facts))};
    case Reduction::minutes: return {minutes(figure, facts)};
    case Reduction::mean_minutes: return {minutes(figure, facts), people};
    case Reduction::median_minutes: return {median(figure, facts)};
    case Reduction::amount: return {amounts(figure, facts)};
    case Reduction::per_head: return {Ratio::whole(count), people};
    case Reduction::reached: return {Ratio::whole(reached(figure, facts)), people};
    case Reduction::passed: return {Ratio::whole(passed(figure, facts)), count};
    default: return {std::nullopt};
  }
}

bool is_of_results(Reduction reduction) {
  return reduction == Reduction::results || reduction == Reduction::met || reduction == Reduction::attended;
}

}  // namespace

void reduce(Figure& figure, const FactTable& facts, std::span<const RuleResult> rows) {
  const bool from_results = is_of_results(figure.reduction);
  const bool all_there = std::all_of(figure.rows.begin(), figure.rows.end(), [&](auto i) { return i < rows.size(); });
  const Parts parts = !from_results ? of_facts(figure, facts) : all_there ? of_results(figure, rows) : Parts{};
  figure.numerator = parts.numerator;
  figure.denominator = parts.denominator;
}

}  // namespace cadre::inline v1::report::detail

namespace cadre::inline v1::report {

std::optional<Ratio> Figure::value() const noexcept {
  if (!numerator || !denominator) return numerator;
  if (*denominator == 0) return std::nullopt;
  return checked_multiply(*numerator, Ratio::of(1, *denominator));
}

std::optional<Ratio> recount(const Figure& figure, const Snapshot& snapshot) {
  Figure again = figure;
  detail::reduce(again, detail::FactTable{snapshot}, {});
  return detail::is_of_results(figure.reduction) ? std::nullopt : again.value();
}

std::optional<Ratio> recount(const Figure& figure, const Results& results) {
  Figure again = figure;
  detail::reduce(again, detail::FactTable{results.snapshot()}, results.all());
  return again.value();
}

}  // namespace cadre::inline v1::report
