// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Recording: results of one evaluation being recorded.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cadre/evaluate/decision_record.hpp>
#include <cadre/record/fact_texts.hpp>

#include "evaluate/detail/engine.hpp"
#include "evaluate/detail/explaining.hpp"

namespace cadre::inline v1::detail {

/// Who belongs to the units and groups, listed once for all results.
class Memberships {
 public:
  explicit Memberships(const Snapshot& snapshot);

  /// A membership and its days.
  struct Member {
    FactId fact;
    Period during;
  };
  /// Those of exactly this unit.
  [[nodiscard]] std::span<const Member> of(UnitId unit) const { return of_unit_[unit.index()]; }
  /// Those of a group.
  [[nodiscard]] std::span<const Member> of(GroupId group) const { return of_group_[group.index()]; }

 private:
  std::vector<std::vector<Member>> of_unit_;
  std::vector<std::vector<Member>> of_group_;
};

/// Records the results of one evaluation.
class Recording {
 public:
  explicit Recording(const Results& results);

  [[nodiscard]] DecisionRecord record(const RuleResult& row);
  [[nodiscard]] const std::string& policy_hash() const noexcept { return policy_hash_; }
  /// What a rule says of a subject and window, whether or not it stands in the results; null if it has no such window.
  [[nodiscard]] const RuleResult* result(const Subject& subject, const std::string& rule, const Window& window);

 private:
  [[nodiscard]] static EvaluateOptions options_of(const Results& results);
  [[nodiscard]] Engine& engine_for(const Subject& subject);

  const Results& results_;
  FactTexts texts_;
  Memberships memberships_;
  Engine first_;
  std::optional<Engine> own_;
  std::optional<Subject> subject_;
  std::size_t subjects_ = 0;
  bool compares_ = false;
  std::string policy_hash_;
};

/// The facts that a result rests on, those that an explanation names among them.
[[nodiscard]] std::vector<UsedFact> used_facts(const Snapshot& snapshot, const FactTexts& texts,
                                               const Memberships& memberships, const RuleResult& row,
                                               const std::vector<FactId>& named);

/// The version of the library, as records have it.
[[nodiscard]] std::string version_text();

}  // namespace cadre::inline v1::detail
