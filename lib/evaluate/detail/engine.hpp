// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Engine: one evaluation under way. Any rule may ask it for any other rule's result.
#include <any>
#include <array>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <vector>

#include <cadre/evaluate/evaluate.hpp>

#include "evaluate/detail/account.hpp"
#include "evaluate/detail/activity.hpp"
#include "evaluate/detail/case.hpp"
#include "evaluate/detail/exact.hpp"
#include "evaluate/detail/fold.hpp"
#include "evaluate/detail/leave.hpp"
#include "evaluate/detail/select.hpp"

namespace cadre::inline v1::detail {

/// Thrown where an evaluation reaches one of its limits: there is no result, only the error.
struct OverLimit {
  Error error;
};

/// What an evaluation has done, with all the engines that it made.
struct Work {
  std::uint64_t done = 0;
  std::uint64_t most = 0;
  std::int32_t depth = 0;  ///< how many results and folds are being made, each for the one before
};

/// One evaluation, in one thread.
///
/// Results and folds are made when they are first asked for, and remembered: asking is never in vain and has no order.
/// So members that ask are not const. What they return stays where it is until run() goes on to the next subject; what
/// run() has said of the subjects before can still be asked for, and is not made again.
///
/// @par Laws
///   The order in which rules, subjects and windows are asked for changes no result.
///   A checked policy has no circle of rules. Should one come about nevertheless, what is asked for while it is being
///   made is unknown.
class Engine {
 public:
  Engine(const Policy& policy, const Snapshot& snapshot, const AsOf& asked, const EvaluateOptions& options);

  /// The same policy and facts, asked as of the end of another day.
  Engine(const Engine& other, Date day);

  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  [[nodiscard]] std::vector<RuleResult> run();
  [[nodiscard]] std::vector<Finding> findings() const;

  /// What a rule says of a subject and one of its windows, in the range asked about or outside it.
  [[nodiscard]] const RuleResult& result(std::size_t rule, const Subject& subject, const Case& at);
  /// The same by window; null where the rule has no such window for the subject.
  [[nodiscard]] const RuleResult* result(std::size_t rule, const Subject& subject, const Window& window);
  /// The facts that a rule counts. Throws Overflow.
  [[nodiscard]] const Fold& fold(std::size_t rule, const Subject& subject, const Case& at, bool unknown_as);
  /// The windows of a rule for a subject that the evaluation asks about, by first day.
  [[nodiscard]] const std::vector<Case>& cases(std::size_t rule, const Subject& subject);
  /// Those of cases() that stand in the results: a rule that never speaks of a subject says nothing of it.
  [[nodiscard]] std::span<const Case> reported(std::size_t rule, const Subject& subject);
  /// The windows of a rule for a subject that touch a range, by first day.
  [[nodiscard]] std::vector<Case> cases_touching(std::size_t rule, const Subject& subject, const Period& range);
  /// The windows of a rule for a subject with exactly these days, in the range asked about or outside it: several
  /// where there are several sessions on one day.
  [[nodiscard]] std::span<const Case> cases_over(std::size_t rule, const Subject& subject, const Period& days);
  /// The windows of a rule for a subject that are the same as another's: of the same days, and of the same session
  /// where both are of one.
  [[nodiscard]] std::span<const Case> cases_same_as(const Case& at, std::size_t rule, const Subject& subject);
  /// What would be said at the end of a day: this engine on the day asked about, else one of its own, remembered.
  [[nodiscard]] Engine& on(Date day);
  /// What would be said of a person whose birth day is not known, were that age the person's on all days. What is asked
  /// of others is asked of this engine.
  [[nodiscard]] Engine& supposing(PersonId person, std::int32_t age);
  /// The ages to suppose of a subject, one for each answer that the policy's conditions may give together; none where
  /// there is nothing to suppose.
  [[nodiscard]] std::span<const std::int32_t> ages_to_suppose(const Subject& subject) const;
  /// What a rule says before conditions on other rules. Throws Overflow.
  [[nodiscard]] RuleResult judged(const Query& query);
  /// What a subject did or held up to the day asked about, in order of start.
  [[nodiscard]] std::span<const Activity> activities(const Subject& subject);

  /// What is remembered of what the windows of a quota hand on.
  [[nodiscard]] Books& books(std::size_t rule, const Subject& subject, Ways ways);
  /// What is made once of a rule and window for all subjects: `make` makes it when it is first asked for.
  template <class T, class Make>
  [[nodiscard]] const T& shared(std::size_t rule, const Case& at, const Make& make) {
    std::any& place = shared_[{rule, at.window.period, at.session}];
    if (!place.has_value()) {
      T made = make();
      place = std::move(made);
    }
    return *std::any_cast<T>(&place);
  }

  /// The subjects of a kind, by name.
  [[nodiscard]] std::vector<Subject> subjects(SubjectKind kind) const;
  /// The windows of a rule for a subject that touch a range; none when its own day is not known.
  [[nodiscard]] std::vector<Window> windows(const WindowedRule& rule, const Subject& subject, const Period& range);
  /// The windows of a clock for a subject that touch a range.
  [[nodiscard]] std::vector<Window> windows(const window::Clock& clock, MonthEnd month_end, const Subject& subject,
                                            const Period& range);
  /// The leaves of a person with their standing.
  [[nodiscard]] const std::vector<JudgedLeave>& leaves(PersonId person) const;
  /// The sessions at which a person is due, by start.
  [[nodiscard]] const std::vector<SessionId>& due(PersonId person) const { return (*due_)[person.index()]; }
  /// The days on which a rule is in force.
  [[nodiscard]] Period in_force(const RuleHead& rule) const;
  /// When a rule speaks of a subject, inside a period.
  [[nodiscard]] std::vector<Spell> selected(const RuleHead& rule, const Subject& subject, const Period& period) const;

  [[nodiscard]] const Policy& policy() const noexcept { return policy_; }
  [[nodiscard]] const Rule& rule(std::size_t index) const noexcept { return policy_.rules()[index]; }
  [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
  /// The facts as conditions on subjects see them.
  [[nodiscard]] View view() const { return {snapshot_, supposed_age_}; }
  [[nodiscard]] Date today() const noexcept { return asked_.valid; }
  [[nodiscard]] const Period& range() const noexcept { return range_; }

 private:
  /// A fold once it has been asked for.
  struct Folded {
    Period period;
    std::optional<SessionId> session;
    bool unknown_as;
    Fold fold;
    bool fits = true;  ///< false: an exact value did not
  };
  /// A result once it has been asked for.
  struct Answered {
    Period period;
    std::optional<SessionId> session;
    RuleResult result;
  };
  /// When the standings that a selector asks for are in force, at any depth of it.
  void find_standings(const SubjectSelector& who, const Subject& subject, const Period& range,
                      std::vector<StandingDays>& found) const;

  /// All that is remembered of one rule and subject.
  struct Known {
    std::optional<std::vector<Case>> cases;
    std::map<Period, std::vector<Case>> outside;  ///< what cases_over() found that is not in `cases`
    std::optional<bool> speaks;
    std::vector<std::unique_ptr<Answered>> answered;  ///< by window and session
    std::vector<std::unique_ptr<Folded>> folded;      ///< by window, session and `unknown_as`
    std::array<std::unique_ptr<Books>, 4> books;      ///< by what is taken to hold
  };
  /// All that is remembered of a subject.
  struct Remembered {
    std::vector<Known> rules;
    std::optional<std::vector<Activity>> activities;
  };
  /// A part of `rows_`.
  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Counts steps of work. Throws OverLimit.
  void spend(const std::string& rule, const Subject& subject, std::uint64_t steps);
  /// Before a result or a fold is made. Throws OverLimit.
  void go_on(std::size_t rule, const Subject& subject);
  /// Leaves with an error that names a rule and a subject.
  [[noreturn]] void refuse(const std::string& rule, const Subject& subject, const std::string& why) const;
  /// The days on which a quota reaches the amount that starts a clock.
  [[nodiscard]] std::vector<Date> reached(const window::Clock& clock, const Subject& subject);
  void find_due();
  [[nodiscard]] Remembered& remembered(const Subject& subject);
  [[nodiscard]] Known& known(std::size_t rule, const Subject& subject);
  [[nodiscard]] bool speaks(std::size_t rule, const Subject& subject);
  [[nodiscard]] const RuleResult* told(std::size_t rule, const Subject& subject, const Window& window) const;
  [[nodiscard]] RuleResult made(const Query& query);
  void tell(const Subject& subject);

  /// Through which what is const asks for results: remembering them changes nothing that is said.
  Engine* const asking_ = this;
  const Policy& policy_;
  Snapshot snapshot_;
  AsOf asked_;
  EvaluateOptions options_;
  Period range_;
  std::shared_ptr<Work> work_;
  std::shared_ptr<const std::vector<std::vector<SessionId>>> due_;
  /// Made when they are first asked for: an engine of another day is asked of few people.
  mutable std::unordered_map<std::uint64_t, std::vector<JudgedLeave>> leaves_;
  std::map<Date, std::unique_ptr<Engine>> on_;
  /// Ages to suppose, in order; see ages_to_suppose().
  std::shared_ptr<const std::vector<std::int32_t>> ages_;
  std::map<std::pair<std::uint64_t, std::int32_t>, std::unique_ptr<Engine>> supposing_;
  Engine* base_ = nullptr;         ///< of an engine that supposes something of one person: the one that does not
  std::uint64_t supposed_of_ = 0;  ///< who that is
  std::optional<std::int32_t> supposed_age_;
  std::unordered_map<std::uint64_t, Remembered> remembered_;  ///< looked up only: it has no order
  std::unordered_map<std::uint64_t, Place> told_;             ///< likewise
  std::map<std::tuple<std::size_t, Period, std::optional<SessionId>>, std::any> shared_;
  Remembered* in_hand_ = nullptr;  ///< of the subject that run() is at, most asked about
  std::uint64_t key_in_hand_ = 0;
  std::vector<RuleResult> rows_;  ///< of the subjects that run() has been through
};

/// The days of a subject's own from which windows run: `born`, `joined` or `group:<id or kind>`.
[[nodiscard]] std::optional<Date> own_day(const Snapshot& snapshot, const Subject& subject, const std::string& name);

}  // namespace cadre::inline v1::detail
