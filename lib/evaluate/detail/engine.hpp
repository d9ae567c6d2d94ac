// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Engine: the obvious fold. It keeps the trail of every fact, so that results can be explained.
#include <map>
#include <vector>

#include <cadre/evaluate/evaluate.hpp>

#include "evaluate/detail/activity.hpp"
#include "evaluate/detail/exact.hpp"
#include "evaluate/detail/select.hpp"

namespace cadre::inline v1::detail {

/// A window of one subject.
struct Case {
  Window window;
  std::optional<SessionId> session;  ///< for windows of one session
};

/// What became of one recorded fact, or of a part of one.
struct Piece {
  FactId fact;
  Date day;
  Ratio amount;
  std::optional<Loss> loss;     ///< why it did not count
  Reason doubt = Reason::none;  ///< why it may or may not count
};

/// Facts brought to accumulators, for one rule, subject and window.
struct Fold {
  std::vector<Piece> pieces;  ///< in order of start
  Ratio counted;
  Ratio lost;
  Ratio uncertain;
  bool unbounded = false;  ///< no bound is known for what is uncertain
  Reason doubt = Reason::none;
  std::int64_t base = 0;      ///< of a rate
  std::int64_t attended = 0;  ///< of a rate
  std::int64_t doubtful = 0;  ///< of a rate: sessions or minutes that may be attended
  std::int64_t to_come = 0;   ///< of a rate: those on record after the day asked about
};

/// Whether a leave excuses, once its rule has been asked.
enum class LeaveStanding : std::uint8_t { valid, invalid, undecided };

/// A leave with what its rule says of it.
struct JudgedLeave {
  const Recorded<Leave>* leave;
  LeaveStanding standing;
  std::optional<FindingCode> doubt;  ///< why it is invalid, where that is a finding
};

/// A need before it is compared.
struct Need {
  std::optional<Ratio> value;
  Reason reason = Reason::none;
  bool assumed = false;
};

/// What exemptions do to one rule, subject and window.
struct Relieved {
  const Exempt* whole = nullptr;  ///< the first that takes the whole window away
  std::int32_t days = 0;          ///< days that exemptions by the day take away
  bool assumed = false;           ///< no source states one of those
};

/// One evaluation under way.
class Engine {
 public:
  Engine(const Policy& policy, const Snapshot& snapshot, const AsOf& asked, const EvaluateOptions& options);

  [[nodiscard]] std::vector<RuleResult> run();
  [[nodiscard]] std::vector<Finding> findings() const;

  /// The subjects of a kind, by name.
  [[nodiscard]] std::vector<Subject> subjects(SubjectKind kind) const;
  /// The windows of a rule for a subject inside the range asked for; none when its own day is not known.
  [[nodiscard]] std::vector<Case> cases(const WindowedRule& rule, const Subject& subject) const;
  /// The windows of a rule for a subject that touch a range.
  [[nodiscard]] std::vector<Window> windows(const WindowedRule& rule, const Subject& subject,
                                            const Period& range) const;
  /// Takes a subject in hand: its acts of learning are gathered once for all rules and windows.
  void look_at(const Subject& subject);
  /// The facts of a quota, attendance or archive. Precondition: the subject is in hand.
  [[nodiscard]] Fold fold(const Rule& rule, const Subject& subject, const Case& at, bool unknown_as) const;
  /// The value of a parameter in a window, as the policy states it.
  [[nodiscard]] Need value_in(const WindowedRule& rule, const Parameter& parameter, const Period& window) const;
  /// What of a stated need a subject owes in a window: the share of the days, less days exempt.
  [[nodiscard]] Need owed(const WindowedRule& rule, Need stated, const Subject& subject, const Period& window,
                          bool unknown_as) const;
  /// The need of a quota's floor; a share follows the rule that it is part of.
  [[nodiscard]] Need floor_need(const Quota& quota, const Subject& subject, const Period& window,
                                bool unknown_as) const;
  /// What exemptions take away from a window of a rule.
  [[nodiscard]] Relieved relief(const RuleHead& rule, const Subject& subject, const Period& window,
                                bool unknown_as) const;
  /// The leaves of a person with their standing.
  [[nodiscard]] const std::vector<JudgedLeave>& leaves(PersonId person) const { return leaves_[person.index()]; }
  /// The sessions at which a person is due, by start.
  [[nodiscard]] const std::vector<SessionId>& due(PersonId person) const { return due_[person.index()]; }
  /// The days on which a rule is in force.
  [[nodiscard]] Period in_force(const RuleHead& rule) const;
  /// When a rule speaks of a subject, inside a period.
  [[nodiscard]] std::vector<Spell> selected(const RuleHead& rule, const Subject& subject, const Period& period) const;

  [[nodiscard]] const Policy& policy() const noexcept { return policy_; }
  [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
  [[nodiscard]] Date today() const noexcept { return asked_.valid; }
  [[nodiscard]] const Period& range() const noexcept { return range_; }

 private:
  void find_due();
  void judge_leaves();
  [[nodiscard]] Fold fold_quota(const Quota& quota, const Subject& subject, const Case& at, bool unknown_as) const;
  [[nodiscard]] Fold fold_attendance(const Attendance& rule, PersonId person, const Case& at, bool unknown_as) const;
  [[nodiscard]] Fold fold_archive(const Archive& rule, const Subject& subject, const Case& at) const;
  [[nodiscard]] std::vector<RuleResult> judge_subject(const Subject& subject);

  const Policy& policy_;
  Snapshot snapshot_;
  AsOf asked_;
  EvaluateOptions options_;
  Period range_;
  std::vector<Activity> activities_;  ///< of the subject in hand
  std::vector<std::vector<SessionId>> due_;
  std::vector<std::vector<JudgedLeave>> leaves_;
};

/// The days of a subject's own from which windows run: `born`, `joined` or `group:<id or kind>`.
[[nodiscard]] std::optional<Date> own_day(const Snapshot& snapshot, const Subject& subject, const std::string& name);

/// What a rule with windows says of one of them.
[[nodiscard]] RuleResult judge(const Engine& engine, std::size_t rule, const Subject& subject, const Case& at);

/// What a composition says, given the results of the same subject.
[[nodiscard]] std::vector<RuleResult> compose(const Engine& engine, std::size_t rule, const Subject& subject,
                                              const std::vector<RuleResult>& results);

/// Adds up pieces.
void total(Fold& fold);

}  // namespace cadre::inline v1::detail
