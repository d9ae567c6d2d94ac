// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/side_by_side.hpp>

#include <algorithm>
#include <set>
#include <tuple>

#include <cadre/policy/joint_policy.hpp>

namespace cadre::inline v1 {
namespace {

std::optional<Error> flaw_in(std::span<const Results> parts) {
  if (parts.empty()) return Error{Errc::invalid_argument, "there are no results to show"};
  std::set<std::string_view> ids;
  for (const Results& results : parts) {
    const std::string& id = results.policy().model().id;
    if (!ids.insert(id).second) return Error{Errc::duplicate_key, "two policies have the id '" + id + "'"};
    const AsOf& asked = results.asked();
    const AsOf& first = parts.front().asked();
    if (asked.valid != first.valid || asked.known != first.known)
      return Error{Errc::invalid_argument, "'" + id + "' was asked for other days than the first policy"};
  }
  return std::nullopt;
}

/// A row of one policy as a row of all.
RuleResult shown(const RuleResult& row, const Policy& own, const Policy& joint) {
  const std::string prefix = own.model().id + ':';
  const auto named = [&](std::string& name) {
    if (!name.empty()) name = prefix + name;
  };
  RuleResult made = row;
  made.rule = joint.find_rule(prefix + own.rules()[row.rule].head().id).value();
  named(made.exemption);
  if (auto* const score = std::get_if<Score>(&made.outcome)) {
    named(score->veto);
    for (ScoredItem& item : score->items) named(item.veto);
  }
  if (auto* const band = std::get_if<Band>(&made.outcome)) named(band->veto);
  return made;
}

}  // namespace

Result<Results> side_by_side(std::span<const Results> parts) {
  if (auto flaw = flaw_in(parts)) return *std::move(flaw);
  std::vector<Policy> policies;
  for (const Results& results : parts) policies.push_back(results.policy());
  const Policy joint = joint_policy(policies);
  std::vector<RuleResult> rows;
  std::vector<Finding> findings;
  for (const Results& results : parts) {
    for (const RuleResult& row : results.all()) rows.push_back(shown(row, results.policy(), joint));
    findings.insert(findings.end(), results.findings().begin(), results.findings().end());
  }
  const Results& first = parts.front();
  const auto key = [&](const RuleResult& row) {
    return std::tuple<std::size_t, std::string_view, std::size_t>{row.subject.index(), first.name_of(row.subject),
                                                                  row.rule};
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::stable_sort(findings.begin(), findings.end(), precedes);
  // What several policies find is said once.
  const auto is_same = [](const Finding& a, const Finding& b) { return !precedes(a, b); };
  findings.erase(std::unique(findings.begin(), findings.end(), is_same), findings.end());
  return Results{joint, first.snapshot(), first.asked(), std::move(rows), std::move(findings)};
}

}  // namespace cadre::inline v1
