// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Witnesses: questions over the facts of a test file that tell a policy from a variant of it.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <cadre/policy/mutants.hpp>

#include "testing/detail/suite.hpp"

namespace cadre::inline v1::testing::detail {

/// A new case that tells variants from the policy.
struct Witness {
  Snapshot facts;
  AsOf asked;
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

  /// The name of a case that would fail on a variant, over the facts of the file or with one more of them; nothing
  /// where none is found.
  [[nodiscard]] std::optional<std::string> find(const Policy& variant, const PolicyMutant& change);
  /// Whether a rule speaks of anyone in the facts.
  [[nodiscard]] bool speaks(const std::string& rule);
  /// All cases found, in the order in which they were.
  [[nodiscard]] const std::vector<Witness>& all() const noexcept { return found_; }

 private:
  /// Facts and a day that some cases share; what the policy says of them.
  struct Context {
    Snapshot facts;
    AsOf asked;
    EvaluateOptions options;
    std::string own;  ///< facts of the case alone, as TOML
    Asking asking;
    std::optional<Results> said{};
  };
  [[nodiscard]] Context context_of(std::size_t test, const Snapshot& facts, std::string own) const;
  /// Looks for a witness among facts that one more fact has been added to.
  [[nodiscard]] std::optional<Witness> probe(const Policy& variant, const PolicyMutant& change, std::size_t rule);
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
