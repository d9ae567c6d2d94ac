// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/runner.hpp>

#include <algorithm>

#include "testing/detail/suite.hpp"

namespace cadre::inline v1::testing {

std::string describe(const CaseResult& result) {
  std::string text = (result.passed() ? "passed: " : "FAILED: ") + result.name + "  (" + result.where.document + ':' +
                     std::to_string(result.where.line) + ")\n";
  if (result.passed()) return text;
  text += "  " + result.subject + "  " + result.rule + "  " + result.window + '\n';
  for (const Mismatch& m : result.mismatches) {
    text += "  " + m.field + ": expected " + m.expected + ", actual " + m.actual;
    if (!m.difference.empty()) text += ", difference " + m.difference;
    text += '\n';
  }
  std::size_t start = 0;
  while (start < result.explanation.size()) {
    const std::size_t end = std::min(result.explanation.find('\n', start), result.explanation.size());
    text += "  | " + result.explanation.substr(start, end - start) + '\n';
    start = end + 1;
  }
  return text;
}

std::size_t TestRun::passed() const noexcept {
  return static_cast<std::size_t>(
      std::count_if(cases.begin(), cases.end(), [](const CaseResult& c) { return c.passed(); }));
}

Result<TestRun> run_policy_tests(const Policy& policy, std::string_view toml, std::string_view document,
                                 const Limits& limits, std::string_view filter) {
  const auto suite = detail::Suite::read(policy, toml, document, limits);
  if (!suite) return suite.error();
  detail::SuiteRun asking{*suite, policy};
  TestRun run{std::string{document}, {}};
  for (std::size_t i = 0; i < suite->cases().size(); ++i) {
    if (!detail::is_about(suite->cases()[i], policy, filter)) continue;
    auto result = asking.run(i);
    if (!result) return result.error();
    run.cases.push_back(*std::move(result));
  }
  return run;
}

}  // namespace cadre::inline v1::testing
