// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/options.hpp>

#include <algorithm>
#include <set>

#include "report/detail/families.hpp"

namespace cadre::inline v1::report {
namespace {

bool is_by_unit(const Figure& figure) {
  constexpr std::string_view ending = ".unit";
  return figure.family != figure.id && figure.family.size() > ending.size() &&
         figure.family.compare(figure.family.size() - ending.size(), ending.size(), ending) == 0 &&
         figure.family != "sessions.held.unit";
}

/// How many people a figure speaks of.
std::int64_t people_of(const Figure& figure, const Results& results, const detail::FactTable& facts) {
  if (!figure.people.empty()) return static_cast<std::int64_t>(figure.people.size());
  std::set<PersonId> people;
  for (const FactId id : figure.facts) {
    const detail::FactView* const view = facts.find(id);
    if (view != nullptr && view->person) people.insert(*view->person);
  }
  for (const std::size_t row : figure.rows) {
    if (const auto* person = std::get_if<PersonId>(&results.all()[row].subject)) people.insert(*person);
  }
  return static_cast<std::int64_t>(people.size());
}

}  // namespace

std::set<std::string> detail::too_small(std::vector<std::pair<std::int64_t, std::string>> sizes, std::int64_t least) {
  std::sort(sizes.begin(), sizes.end());
  std::set<std::string> hidden;
  for (const auto& [size, id] : sizes) {
    const bool alone = hidden.size() == 1;  // a single missing part could be found by subtraction
    if (size < least || alone) hidden.insert(id);
  }
  return hidden;
}

std::vector<Finding> all_findings(const ReportInput& input) {
  std::vector<Finding> findings{input.findings.begin(), input.findings.end()};
  findings.insert(findings.end(), input.results.findings().begin(), input.results.findings().end());
  std::sort(findings.begin(), findings.end(), precedes);
  findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
  return findings;
}

Statistics report_statistics(const ReportInput& input) {
  Statistics whole = statistics(input.results, input.scope);
  const std::int64_t least = input.options.smallest_group();
  if (least <= 1) return whole;
  const detail::FactTable facts{input.results.snapshot()};
  std::map<std::string, std::vector<std::pair<std::int64_t, std::string>>> families;
  for (const Figure& figure : whole.all()) {
    if (is_by_unit(figure)) families[figure.family].emplace_back(people_of(figure, input.results, facts), figure.id);
  }
  std::set<std::string> hidden;
  for (auto& [family, sizes] : families) hidden.merge(detail::too_small(std::move(sizes), least));
  std::vector<Figure> kept;
  for (const Figure& figure : whole.all()) {
    if (hidden.count(figure.id) == 0) kept.push_back(figure);
  }
  return Statistics{std::move(kept)};
}

}  // namespace cadre::inline v1::report
