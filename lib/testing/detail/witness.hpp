// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Witnesses: questions over the facts of a test file that tell a policy from a variant of it.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "testing/detail/suite.hpp"

namespace cadre::inline v1::testing::detail {

/// A new case that tells variants from the policy.
struct Witness {
  std::size_t context;  ///< the case whose facts and day it shares
  Subject subject;
  std::size_t rule;
  std::string window;
  std::string name;
  std::string toml;
};

/// Finds witnesses, each question once.
class Witnesses {
 public:
  Witnesses(const Suite& suite, const Policy& policy);

  /// The name of a case that would fail on a variant; nothing where the facts have none.
  [[nodiscard]] std::optional<std::string> find(const Policy& variant, const std::string& owner);
  /// Whether a rule speaks of anyone in the facts.
  [[nodiscard]] bool speaks(const std::string& rule);
  /// All cases found, in the order in which they were.
  [[nodiscard]] const std::vector<Witness>& all() const noexcept { return found_; }

 private:
  /// Facts and a day that some cases share; what the policy says of them.
  struct Context {
    std::size_t test;
    EvaluateOptions options;
    Asking asking;
    std::optional<Results> said{};
  };
  const Results& said(Context& context);
  [[nodiscard]] bool tells(const Witness& witness, const Policy& variant) const;
  /// Looks at one rule and whom it may judge.
  [[nodiscard]] std::optional<Witness> search_rule(Context& context, const Policy& variant, std::size_t rule);
  /// Looks at all rules.
  [[nodiscard]] std::optional<Witness> search_all(Context& context, const Policy& variant, const std::string& owner);
  [[nodiscard]] std::optional<Witness> told_apart(const Context& context, const Policy& variant, const Results& own,
                                                  const Results& other, const std::string& owner) const;
  [[nodiscard]] std::optional<Witness> made(const Context& context, const RuleResult& row) const;
  [[nodiscard]] std::string named(std::string name) const;
  const std::string& keep(Witness witness);

  const Suite& suite_;
  const Policy& policy_;
  std::vector<Context> contexts_;
  std::vector<Witness> found_;
  std::set<std::string> names_;
};

}  // namespace cadre::inline v1::testing::detail
