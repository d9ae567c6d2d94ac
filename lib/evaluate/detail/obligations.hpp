// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Listing: how the kinds of rule list what tests should have seen of them. Each kind has one function obligations(),
/// found by its type, in which name, hint and sign of each obligation stand together.
#include <functional>
#include <string>
#include <vector>

#include <cadre/evaluate/obligations.hpp>
#include <cadre/policy/rule_parts.hpp>

#include "evaluate/detail/asking.hpp"
#include "evaluate/detail/judge.hpp"

namespace cadre::inline v1::detail {

/// What a rule says of a subject and window, as a test sees it.
struct Seen {
  AskingData& asking;
  Engine& engine;
  std::size_t rule;
  const Subject& subject;
  const Case* at = nullptr;         ///< none: the rule has no such window for the subject
  const RuleResult* row = nullptr;  ///< none: the rule never speaks of the subject

  [[nodiscard]] Query query() const { return {rule, subject, *at}; }
  /// Whether the rule says something of the subject, if only that it does not ask anything.
  [[nodiscard]] bool speaks() const;
  /// The answer is this one.
  [[nodiscard]] bool is(Answer answer) const { return row != nullptr && row->answer() == answer; }
  /// The judgement; null when there is none.
  [[nodiscard]] const Judgement* judgement() const { return row == nullptr ? nullptr : row->find_judgement(); }
  /// Whether what became of one of the facts fits.
  [[nodiscard]] bool has_piece(const std::function<bool(const Piece&)>& fits) const;
  /// Whether another policy with the same rules says something else.
  [[nodiscard]] bool differs(const Policy& other) const;
};

/// The sign by which an obligation is known to be fulfilled.
using Sign = std::function<bool(const Seen& seen)>;

/// An obligation with the rules whose results may show it.
struct Listed {
  std::vector<std::size_t> rules;  ///< none: any
  Sign sign;
};

struct ObligationList {
  std::optional<Policy> policy{};  ///< into whose rules the signs point
  std::vector<Obligation> all;
  std::vector<Listed> signs;
};

/// A list under way, at one rule.
class Listing {
 public:
  Listing(const Policy& policy, std::size_t rule, ObligationList& list) : policy_{policy}, rule_{rule}, list_{list} {}

  /// Adds an obligation of the rule.
  void add(std::string name, std::string hint, Sign sign);
  /// Adds one of something that belongs to the rule: a carry, an exemption.
  void add_of(const std::string& owner, std::string name, std::string hint, Sign sign);
  /// Adds that a part of the policy matters: without it, or with another in its place, the rule says something else.
  /// Nothing where the policy would not compile then.
  void add_matters(const std::string& owner, std::string name, std::string hint,
                   const std::function<void(PolicyModel& model)>& change);
  /// Adds that an answer is unknown for a reason.
  void add_unknown(Reason reason, std::string hint);
  /// Adds that the rule is met and failed.
  void add_answers();
  /// Adds that what counts is exactly the need, and one step less; of a rate the step is one more of its base.
  void add_floor(const std::string& name, Ratio step = Ratio::whole(1));

  [[nodiscard]] const Policy& policy() const noexcept { return policy_; }
  [[nodiscard]] const Rule& rule() const noexcept { return policy_.rules()[rule_]; }

 private:
  const Policy& policy_;
  std::size_t rule_;
  ObligationList& list_;
};

/// The rule of a kind in a list of a model, by its id; null if it is not there.
template <class R>
[[nodiscard]] R* rule_in(std::vector<R>& list, const std::string& id) {
  for (R& rule : list) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

// What each kind of rule lists beside what all rules do.
void obligations(const Quota& rule, Listing& listing);
void obligations(const Attendance& rule, Listing& listing);
void obligations(const Archive& rule, Listing& listing);
void obligations(const Composition& rule, Listing& listing);
void obligations(const AtLeastOf& rule, Listing& listing);
void obligations(const Deadline& rule, Listing& listing);
void obligations(const Validity& rule, Listing& listing);
void obligations(const Duty& rule, Listing& listing);
void obligations(const ScoreRule& rule, Listing& listing);
void obligations(const GradeRule& rule, Listing& listing);
void obligations(const AwardRule& rule, Listing& listing);
void obligations(const AggregateRule& rule, Listing& listing);
void obligations(const ShareRule& rule, Listing& listing);
void obligations(const LadderRule& rule, Listing& listing);

}  // namespace cadre::inline v1::detail
