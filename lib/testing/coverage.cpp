// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/coverage.hpp>

#include <algorithm>

#include <cadre/evaluate/obligations.hpp>

#include "testing/detail/suite.hpp"

namespace cadre::inline v1::testing {

std::string percent(std::size_t part, std::size_t whole) {
  const std::size_t hundredths = whole == 0 ? 10000 : part * 10000 / whole;
  const std::string after = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + '.' + (after.size() == 1 ? "0" : "") + after + " %";
}

bool reaches(std::size_t part, std::size_t whole, std::size_t bar) noexcept {
  return whole == 0 || part * 100 >= bar * whole;
}

std::size_t Coverage::covered() const noexcept {
  return static_cast<std::size_t>(
      std::count_if(obligations.begin(), obligations.end(), [](const Covered& c) { return !c.by.empty(); }));
}

Result<Coverage> cover_policy(const Policy& policy, std::string_view toml, std::string_view document,
                              const Limits& limits) {
  const auto suite = detail::Suite::read(policy, toml, document, limits);
  if (!suite) return suite.error();
  const Obligations list{policy};
  Coverage coverage;
  for (const Obligation& obligation : list.all())
    coverage.obligations.push_back({obligation.owner, obligation.name, obligation.hint, {}});
  detail::SuiteRun run{*suite, policy};
  std::vector<bool> seen(coverage.of());
  for (std::size_t i = 0; i < suite->cases().size(); ++i) {
    const detail::TestCase& test = suite->cases()[i];
    const auto told = run.find(i);
    if (!told) return told.error();
    for (const std::size_t k : list.shown_by(run.asking(i), test.rule, told->subject, test.window, seen)) {
      coverage.obligations[k].by = test.name;
      seen[k] = true;
    }
  }
  return coverage;
}

std::string describe(const Coverage& coverage) {
  std::string text = "obligations: " + std::to_string(coverage.covered()) + " of " + std::to_string(coverage.of()) +
                     " covered, " + percent(coverage.covered(), coverage.of()) + '\n';
  const auto& all = coverage.obligations;
  for (auto first = all.begin(); first != all.end();) {
    const auto last = std::find_if(first, all.end(), [&](const Covered& c) { return c.owner != first->owner; });
    const auto there = std::count_if(first, last, [](const Covered& c) { return !c.by.empty(); });
    text += "  " + first->owner + ": " + std::to_string(there) + " of " + std::to_string(last - first) + '\n';
    for (; first != last; ++first) {
      if (first->by.empty()) text += "    missing: " + first->name + " -- " + first->hint + '\n';
    }
  }
  return text;
}

}  // namespace cadre::inline v1::testing
