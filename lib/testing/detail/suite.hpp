// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Suite: a test file with the facts of each case, run on a policy or on variants of it; SuiteRun: one such run.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <cadre/evaluate/asking.hpp>
#include <cadre/testing/runner.hpp>

#include "testing/detail/test_file.hpp"

namespace cadre::inline v1::testing::detail {

/// A test file that has been read. Any number of runs may share it.
class Suite {
 public:
  [[nodiscard]] static Result<Suite> read(const Policy& policy, std::string_view toml, std::string_view document,
                                          const Limits& limits);

  [[nodiscard]] const std::vector<TestCase>& cases() const noexcept { return file_.cases; }
  [[nodiscard]] const std::string& document() const noexcept { return document_; }
  [[nodiscard]] const Limits& limits() const noexcept { return limits_; }
  /// The number of the facts that a case sees: 0 are those that cases without facts of their own share.
  [[nodiscard]] std::size_t facts_of(std::size_t test) const noexcept { return facts_of_[test]; }
  /// The facts that all cases share, as rows.
  [[nodiscard]] const FactRows& shared() const noexcept { return file_.facts; }
  [[nodiscard]] const Snapshot& facts(std::size_t number) const noexcept { return facts_[number]; }

 private:
  std::string document_;
  Limits limits_;
  std::shared_ptr<const text::Value> tree_;  // into which the cases point
  TestFile file_;
  std::vector<Snapshot> facts_;
  std::vector<std::size_t> facts_of_;
};

/// A result as a case sees it: what was asked, and the answer.
struct Told {
  Subject subject;
  Results results;                  ///< what the rule says of the subject
  const RuleResult* row = nullptr;  ///< in `results`; none: the rule says nothing of such a window
  std::string other_windows;        ///< labels of those it speaks of, where there is no row
};

/// The cases of a suite, asked of one policy whose rules have the same ids. What cases ask alike is worked out once.
class SuiteRun {
 public:
  SuiteRun(const Suite& suite, Policy policy) : suite_{suite}, policy_{std::move(policy)} {}

  /// What became of a case. The explanation of one that passes only when it is asked for.
  [[nodiscard]] Result<CaseResult> run(std::size_t test);
  /// Whether a case passes; false when it can not be asked.
  [[nodiscard]] bool passes(std::size_t test);
  /// What the rule of a case says of its subject and window.
  [[nodiscard]] Result<Told> find(std::size_t test);
  /// The question that a case asks, for more than the case asks of it.
  [[nodiscard]] Asking& asking(std::size_t test);
  [[nodiscard]] const Policy& policy() const noexcept { return policy_; }

 private:
  using Key = std::tuple<std::size_t, Date, std::optional<Date>, Period>;

  const Suite& suite_;
  Policy policy_;
  std::map<Key, Asking> asked_;
};

/// Whether a case has a text in its name, subject, rule or window.
[[nodiscard]] bool is_about(const TestCase& test, const Policy& policy, std::string_view text);

/// Notes what a case expects and that is otherwise.
void compare(const TestCase& test, const RuleResult& found, const std::string& cite, CaseResult& out);

/// What a case may expect so that exactly this result fulfils it: keys and values as they are written, in their order.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> expectations(const RuleResult& found);

}  // namespace cadre::inline v1::testing::detail
