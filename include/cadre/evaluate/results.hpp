// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Results: what each rule says of each subject and window.
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cadre/calendar/windows.hpp>
#include <cadre/core/amount.hpp>
#include <cadre/core/finding.hpp>
#include <cadre/policy/policy.hpp>
#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1 {

/// The seven answers. There is never none.
enum class Answer : std::uint8_t {
  met,             ///< what the rule asks is there
  failed,          ///< no later fact can mend it: the window is closed, or a ceiling is broken
  open,            ///< still possible
  doomed,          ///< open, but what can still be done is less than what is missing
  waived,          ///< an exemption takes the duty away; the numbers are shown
  not_applicable,  ///< the rule does not speak of this subject and window
  unknown          ///< facts or values are missing that would decide it
};

/// The word for an answer: `met`, `failed`, ...
/// @param answer the answer
[[nodiscard]] std::string_view to_string(Answer answer) noexcept;

/// Why an answer is what it is, where the numbers alone do not say.
enum class Reason : std::uint8_t {
  none,               ///< the numbers say it
  not_in_force,       ///< the window lies outside the rule's days in force
  not_selected,       ///< the subject is on no day of the window one of `who`
  no_value,           ///< the parameter has no value on that day
  calendar_unknown,   ///< the calendar's table ends before the days needed
  untimed,            ///< records without clock time could decide it
  not_recorded,       ///< what a rule asks about is not recorded of a fact that could decide it
  no_conversion,      ///< records in another unit could decide it
  nothing_due,        ///< no session was due: a rate has no base
  no_register,        ///< sessions without any register could decide it
  leave_undecided,    ///< leaves not yet decided could decide it
  leave_unmapped,     ///< leaves of a kind that the rule does not map could decide it
  attribute_unknown,  ///< a birth day or attribute that is not known could decide it
  own_day_unknown,    ///< the person's own day, from which windows run, is not known
  exempt,             ///< an exemption applies; RuleResult::exemption names it
  below_days,         ///< too few days in the window to owe anything
  members,            ///< the rules that it is composed of say so
  empty_base,         ///< nothing and nobody is in the base of a figure
  tied,               ///< equal points at the edge of a number of places
  no_place,           ///< all places are taken by others
  cooling_off,        ///< the award was given too short a time ago
  barred,             ///< a veto bars it
  no_bound,           ///< the rule sets no bound: it only counts
  condition,          ///< a condition on another rule does not hold, or is not known to hold
  overflow,           ///< an exact value does not fit
  not_reported        ///< what was done may still be handed in
};

/// The last of the reasons.
inline constexpr Reason last_reason = Reason::not_reported;

/// The word for a reason: `not_in_force`, ...; empty for none.
/// @param reason the reason
[[nodiscard]] std::string_view to_string(Reason reason) noexcept;

/// Why a part of what was recorded did not count.
enum class Loss : std::uint8_t {
  not_selected,    ///< the subject was not one of `who` that day
  outside_hours,   ///< `only` cuts it off
  same_time,       ///< the same clock time counts already
  not_qualified,   ///< a condition of the measure does not hold
  once,            ///< the first of its kind counts already
  over_cap,        ///< more than the most that counts
  no_time,         ///< it has no clock time, and the rule wants one
  absent,          ///< of a rate: not there
  out_of_base,     ///< of a rate: excused, and so not in the base
  equivalent,      ///< of a rate: so many marks of lateness or leave are an absence
  late,            ///< done or handed in too late
  counted_before,  ///< it counted in the window before
  other_rule       ///< it counts for another rule of the same ledger
};

/// The last of the losses.
inline constexpr Loss last_loss = Loss::other_rule;

/// The word for a loss: `over_cap`, ...
/// @param loss the loss
[[nodiscard]] std::string_view to_string(Loss loss) noexcept;

/// What a rule with a bound says. Amounts are in the rule's own unit.
struct Judgement {
  Answer answer = Answer::unknown;  ///< the answer
  Reason reason = Reason::none;     ///< why, where the numbers do not say
  Measure measure;                  ///< the unit of the numbers
  std::optional<Ratio> need;        ///< the floor; for a ceiling alone, the ceiling
  std::optional<Ratio> counted;     ///< what counted; for a rate, the rate of what is known
  std::optional<Ratio> short_by;    ///< what is missing; 0 when nothing is
  std::optional<Ratio> lost;        ///< what was recorded and did not count
  std::optional<Ratio> uncertain;   ///< what may or may not count on top; for a rate, how far it can move
  bool over_advice = false;         ///< more than the advised most
  bool assumed = false;             ///< a value it used is assumed, not stated by a source
  std::int64_t base = 0;            ///< of a rate: sessions or minutes in the base, without those not known
  std::int64_t attended = 0;        ///< of a rate: those attended
  std::optional<Date> last_start;   ///< while open: the last day on which the rest can still be begun
  std::optional<Ratio> own;         ///< of a carry or debt: what the window itself counted, less what paid debts
  std::optional<Ratio> carry_in;    ///< of a carry: what came from earlier windows
  std::optional<Ratio> carry_used;  ///< of a carry: what of it counts here
  std::optional<Ratio> carry_out;   ///< of a carry: what goes on into the next window
  std::optional<Ratio> surplus;     ///< of a carry: what of `own` is more than the need
  std::optional<Ratio> paid;        ///< of a debt: what made up earlier shortages
  std::optional<Date> cured_on;     ///< of a debt: the day on which what was missing had been made up
  std::optional<Date> due;          ///< of a validity: the last day of its term; of a duty: the last day in time
};

/// What an item adds to a score.
struct ScoredItem {
  std::string id;                ///< the item
  Ratio value;                   ///< points so far, weighed
  std::optional<Ratio> lowest;   ///< least points still possible; none: nothing bounds them
  std::optional<Ratio> highest;  ///< most points still possible; none: nothing bounds them
  bool applies = true;           ///< false: its source says nothing of the subject
  std::string veto{};            ///< the veto that struck it; empty: none
};

/// Points made of items. `met` says that the value stands: a score has no bound.
struct Score {
  Answer answer = Answer::unknown;  ///< met once it can no longer change; else open, unknown or not applicable
  Reason reason = Reason::none;     ///< why
  Measure measure;                  ///< the unit of the numbers
  std::optional<Ratio> value;       ///< points so far; none where the rule says nothing
  std::optional<Ratio> lowest;      ///< least points still possible; none: nothing bounds them
  std::optional<Ratio> highest;     ///< most points still possible; none: nothing bounds them
  std::optional<Ratio> full;        ///< full points, where the rule says so
  std::vector<ScoredItem> items;    ///< in the policy's order
  std::string veto;                 ///< the veto that struck it; empty: none
  bool assumed = false;             ///< the rule is assumed, not stated by a source
};

/// The band of a score. `met` says that the band stands, whichever it is.
struct Band {
  Answer answer = Answer::unknown;    ///< met once the band can no longer change
  Reason reason = Reason::none;       ///< why
  std::string band;                   ///< its name; empty while it is open
  std::optional<std::int64_t> place;  ///< place among all, equal points sharing one; only where the policy ranks
  std::string veto;                   ///< the veto that limits it; empty: none
  bool over_quota = false;            ///< whether the points ask for a better band that had no room
  bool assumed = false;               ///< the rule is assumed, not stated by a source
};

/// A number over people, units or sessions, with the base that it is of.
struct Figure {
  Answer answer = Answer::unknown;          ///< by the floor; without one, met says that the value stands
  Reason reason = Reason::none;             ///< why
  Measure measure;                          ///< the unit of the value
  std::optional<Ratio> value;               ///< of what is known; none of an empty base
  std::optional<Ratio> lowest;              ///< least, what is unknown weighed; none: nothing bounds it
  std::optional<Ratio> highest;             ///< most, what is unknown weighed; none: nothing bounds it
  Ratio numerator;                          ///< what is divided
  std::optional<std::int64_t> denominator;  ///< by how many; none where nothing is divided
  std::string base;                         ///< of what: people, units, sessions, due
  std::int64_t unknown = 0;                 ///< how many of the base are left out, because they are not known
  std::optional<Ratio> need;                ///< the floor
  std::optional<Ratio> short_by;            ///< what is missing; 0 when nothing is
  bool assumed = false;                     ///< a value it used is assumed, not stated by a source
};

/// A step of a ladder that was reached.
struct ReachedStep {
  std::string step;     ///< its name
  Date since;           ///< the day on which it was reached
  Period in_force;      ///< the days on which it is in force
  bool is_sure = true;  ///< false: what is not known decides whether it was reached
};

/// How far somebody has come on a ladder. `met` says that the step stands, whichever it is.
struct Step {
  Answer answer = Answer::unknown;   ///< met once the step can no longer change
  Reason reason = Reason::none;      ///< why
  std::string step;                  ///< the highest step reached; empty: none
  std::int64_t count = 0;            ///< how many; of those in a row or among the last, the most at one time
  std::optional<Date> since;         ///< the day on which the step was reached
  std::vector<ReachedStep> reached;  ///< all steps that were reached, or may have been, from the lowest up
  bool assumed = false;              ///< the rule is assumed, not stated by a source
};

/// What a rule says of a subject and window: one closed variant. Each alternative has an `answer` and a `reason`.
using Outcome = std::variant<Judgement, Score, Band, Figure, Step>;

/// The people that the `who` of a rule takes, as one.
struct Population {
  /// Always 0: there is one of a rule.
  [[nodiscard]] static constexpr std::size_t index() noexcept { return 0; }
  friend constexpr auto operator<=>(Population, Population) noexcept = default;
};

/// Who or what is judged.
using Subject = std::variant<PersonId, UnitId, GroupId, Population>;

/// What it is: a person, a unit, ...
/// @param subject who or what is judged
[[nodiscard]] SubjectKind kind_of(const Subject& subject) noexcept;

/// The subject of a kind and id; none if the facts have no such. The id of the population is `population`.
/// @param facts the facts
/// @param kind what it is
/// @param id its id, as in results
[[nodiscard]] std::optional<Subject> find_subject(const Snapshot& facts, SubjectKind kind, std::string_view id);

/// One result: a rule, a subject, a window, and what it says.
struct RuleResult {
  Subject subject;        ///< who
  std::size_t rule = 0;   ///< index in Policy::rules()
  Window window;          ///< when
  Outcome outcome;        ///< what
  std::string exemption;  ///< id of the exemption that applied; empty: none

  /// The answer, whatever the outcome.
  [[nodiscard]] Answer answer() const {
    return std::visit([](const auto& what) { return what.answer; }, outcome);
  }
  /// The reason of the answer, whatever the outcome.
  [[nodiscard]] Reason reason() const {
    return std::visit([](const auto& what) { return what.reason; }, outcome);
  }
  /// The judgement. Precondition: the outcome is one.
  [[nodiscard]] const Judgement& judgement() const noexcept { return *find_judgement(); }
  /// The judgement; null when the outcome is another.
  [[nodiscard]] const Judgement* find_judgement() const noexcept { return std::get_if<Judgement>(&outcome); }
  /// The judgement; of another outcome its answer and reason, without numbers.
  [[nodiscard]] Judgement as_judgement() const;
};

/// A day on which a question is asked: what held by its end, and what was known by its end.
struct AsOf {
  Date valid;                 ///< facts up to this day are in; a window whose last day it is has ended
  std::optional<Date> known;  ///< only what was known by the end of this day; none: all that is recorded
};

/// The question as of the end of a day, knowing all that is recorded.
/// @param valid the day
[[nodiscard]] constexpr AsOf as_of(Date valid) noexcept { return {valid, std::nullopt}; }
/// The question as of the end of a day, knowing what was known by the end of another.
/// @param valid the day
/// @param known the other
[[nodiscard]] constexpr AsOf as_of(Date valid, Date known) noexcept { return {valid, known}; }

/// All results of one evaluation, by subject, rule and window. Immutable; any number of threads may read it.
class Results {
 public:
  /// Takes results in their order. For the evaluator and for tests.
  /// @param policy whose rules
  /// @param snapshot whose facts
  /// @param asked the question
  /// @param rows by kind of subject, subject's name, rule's id, window
  /// @param findings what was doubtful, sorted
  Results(Policy policy, Snapshot snapshot, AsOf asked, std::vector<RuleResult> rows, std::vector<Finding> findings);

  /// Every result, in order.
  [[nodiscard]] std::span<const RuleResult> all() const noexcept { return rows_; }
  /// The results of a subject, in order of rule and window.
  /// @param subject who
  [[nodiscard]] std::span<const RuleResult> of(Subject subject) const;
  /// One result, if there is one.
  /// @param subject who
  /// @param rule id of the rule
  /// @param window label of the window
  [[nodiscard]] const RuleResult* find(Subject subject, std::string_view rule, std::string_view window) const;
  /// What was doubtful about the facts under this policy.
  [[nodiscard]] std::span<const Finding> findings() const noexcept { return findings_; }
  /// The policy.
  [[nodiscard]] const Policy& policy() const noexcept { return policy_; }
  /// The facts.
  [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
  /// The question.
  [[nodiscard]] const AsOf& asked() const noexcept { return asked_; }
  /// One line: subject, rule, window, answer, numbers, citation.
  /// @param row which
  [[nodiscard]] std::string line(const RuleResult& row) const;
  /// The articles that state what a result is measured by, `; ` between them; empty where nothing is cited.
  /// @param row which
  [[nodiscard]] std::string cite(const RuleResult& row) const;
  /// The name of a subject, as data use it.
  /// @param subject who
  [[nodiscard]] const std::string& name_of(const Subject& subject) const;

 private:
  Policy policy_;
  Snapshot snapshot_;
  AsOf asked_;
  std::vector<RuleResult> rows_;
  std::vector<Finding> findings_;
};

}  // namespace cadre::inline v1
