// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/ages.hpp"

#include <algorithm>

namespace cadre::inline v1::detail {
namespace {

/// The bounds of age in selectors.
class Bounds {
 public:
  void add(const SubjectSelector& who) {
    if (who.under_age) found_.push_back(who.under_age->years);
    if (who.from_age) found_.push_back(who.from_age->years);
    for (const auto* const list : {&who.any, &who.all, &who.none}) {
      for (const SubjectSelector& part : *list) add(part);
    }
  }
  void add(const Tier& tier) { add(tier.who); }
  template <class Rule>
  void add(const std::vector<Rule>& rules) {
    for (const Rule& rule : rules) {
      add(rule.who);
      if constexpr (requires { rule.tiers; }) {
        for (const Tier& tier : rule.tiers) add(tier);
      }
      if constexpr (requires { rule.among; }) {
        if (rule.among) add(*rule.among);
      }
    }
  }
  [[nodiscard]] std::vector<std::int32_t> in_order() && {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  std::vector<std::int32_t> found_;
};

}  // namespace

std::vector<std::int32_t> ages_apart(const PolicyModel& policy) {
  Bounds bounds;
  const auto add = [&](const auto&... rules) { (bounds.add(rules), ...); };
  add(policy.quotas, policy.attendances, policy.leaves, policy.archives, policy.exempts, policy.any_of, policy.all_of,
      policy.scores, policy.vetoes, policy.grades, policy.awards, policy.aggregates, policy.shares, policy.carries,
      policy.debts, policy.at_least_of, policy.deadlines, policy.validities, policy.duties, policy.makeups,
      policy.ladders);
  std::vector<std::int32_t> ages = std::move(bounds).in_order();
  if (!ages.empty()) ages.insert(ages.begin(), ages.front() - 1);
  return ages;
}

}  // namespace cadre::inline v1::detail
