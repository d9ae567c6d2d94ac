// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// PolicyModel: the constructs of the policy language as plain values. docs/policy-language.md gives their meaning.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <cadre/calendar/windows.hpp>
#include <cadre/core/amount.hpp>
#include <cadre/core/period.hpp>
#include <cadre/policy/selection.hpp>

namespace cadre::inline v1 {

/// One value of a parameter and the days on which it holds.
struct ParameterValue {
  std::optional<Date> from;   ///< first day, as written
  std::optional<Date> until;  ///< day after the last, as written
  Period valid;               ///< days on which it holds, once checked: until the next value when no end is written
  Amount amount;              ///< the value
  std::string cite;           ///< article it comes from; empty: the rule's own
  bool assumed = false;       ///< true where the source states no figure
  std::string reason;         ///< why it is assumed
};

/// A quantity in a rule: one value, several dated ones, or a reference to a named `param`.
struct Parameter {
  std::vector<ParameterValue> values;  ///< by first day; empty with a name
  std::string name;                    ///< the `param` it stands for; empty: the values are its own
};

/// How strongly a rule binds.
enum class Binding : std::uint8_t { must, should, may };

/// What a rule judges.
enum class SubjectKind : std::uint8_t { person, unit, group };

/// Which value holds when a parameter changes inside a window.
enum class MidWindow : std::uint8_t { start, end, split_by_day, lower, higher };

/// What a record without clock time becomes where the clock decides.
enum class Untimed : std::uint8_t { count, lost, unknown };

/// Where an amount over a span of days goes when a window ends inside the span.
enum class SpanPart : std::uint8_t { spread_by_day, start, end };

/// What a window owes when `who` holds on only some of its days.
struct PartialWindow {
  /// The ways to owe a part.
  enum class Mode : std::uint8_t {
    full,            ///< any day owes all
    prorate_by_day,  ///< the days' share
    prorate_steps,   ///< a share for each full number of months
    waive_below,     ///< nothing under a number of days, all from there on
    at_end,          ///< all if the last day is one of them, else nothing
    flat             ///< a fixed amount
  };
  Mode mode = Mode::full;      ///< which way
  std::int32_t days = 0;       ///< waive_below: so many days
  std::int32_t months = 1;     ///< prorate_steps: so many months a step
  std::optional<Amount> flat;  ///< flat: the amount
};

/// The windows of a rule, as written.
struct WindowRule {
  WindowSpec spec;                    ///< which windows
  std::string own_day;                ///< the person's own day: `born`, `joined`, `group:<id or kind>`; empty: none
  std::optional<MonthEnd> month_end;  ///< what a start on a day that a month does not have becomes
};

/// What a window that lies partly outside a rule's days in force does.
enum class EdgeWindow : std::uint8_t { skip, full, prorate_by_day };

/// A declared rounding.
struct RoundTo {
  Amount step;                        ///< a multiple of this
  Rounding mode = Rounding::half_up;  ///< which way
};

/// A legal text that rules cite.
struct Source {
  std::string id;                        ///< short name used in `cite`
  std::string name;                      ///< title of the text
  std::string number;                    ///< its number, if any
  std::optional<Date> date;              ///< its date, if any
  std::string address;                   ///< where it can be read, if anywhere
  std::vector<std::string> articles;     ///< articles with rules in them
  std::vector<std::string> informative;  ///< articles that only inform
};

/// A calendar of working days and hours.
struct CalendarSpec {
  std::string id;                  ///< name used as `calendar.<id>`
  std::vector<std::string> week;   ///< working days: mon, tue, ...
  std::vector<std::string> hours;  ///< working hours: `08:30-12:00`
  std::string holidays;            ///< `cn`, or empty for none
  std::vector<Date> off;           ///< further days off
  std::vector<Date> working;       ///< further working days
};

/// A named quantity with dated values.
struct NamedParameter {
  std::string id;       ///< name used as `param.<id>`
  Parameter parameter;  ///< the values
  std::string cite;     ///< article
  std::string note;     ///< free text
};

/// What an amount of one unit is worth in another.
struct Conversion {
  Amount from;      ///< so much of the recorded unit
  Amount to;        ///< is so much of the other
  FactSelector of;  ///< for these facts only
};

/// Credit for an act whatever it lasted.
struct FlatAward {
  Amount amount;    ///< so much for each record
  FactSelector of;  ///< for these facts
};

/// A multiple for some facts.
struct Factor {
  Ratio times;      ///< multiply by
  FactSelector of;  ///< for these facts
};

/// A unit of measure that the policy declares.
struct UnitSpec {
  std::string id;                   ///< its name in amounts
  std::vector<Conversion> convert;  ///< what it is worth
  std::string cite;                 ///< article
  std::string note;                 ///< free text
};

/// How records become amounts.
struct MeasureSpec {
  std::string id;                  ///< name used as `count`
  std::string in;                  ///< unit of the result; empty: clock time
  std::vector<Conversion> rates;   ///< what recorded amounts are worth; the first that fits counts
  std::vector<FlatAward> flat;     ///< credit per record; before rates
  std::optional<Amount> day;       ///< what a day recorded as `1 d` is worth
  std::optional<Amount> half_day;  ///< what a day recorded as `0.5 d` is worth
  std::vector<Factor> factors;     ///< multiples; all that fit apply
  std::optional<RoundTo> round;    ///< rounding of each record
  std::string cite;                ///< article
  bool assumed = false;            ///< true where the source states no figure
  std::string reason;              ///< why it is assumed
  std::string note;                ///< free text
};

/// What all rules share.
struct RuleHead {
  std::string id;                             ///< stable name
  std::string was;                            ///< former name, if renamed
  std::string cite;                           ///< article
  SubjectKind subject = SubjectKind::person;  ///< what is judged
  SubjectSelector who;                        ///< which of them
  Period valid;                               ///< days on which the rule is in force
  Binding severity = Binding::must;           ///< how strongly it binds
  bool assumed = false;                       ///< true where no source states the rule
  std::string reason;                         ///< why it is assumed
  std::string note;                           ///< free text
};

/// What all rules with windows share.
struct WindowedRule : RuleHead {
  WindowRule per;                               ///< the windows
  std::optional<PartialWindow> partial_window;  ///< what part of a window owes
  std::optional<MidWindow> mid_window;          ///< which value holds when one changes inside a window
  std::optional<EdgeWindow> edge_window;        ///< what a window partly outside `valid` does
};

/// Thresholds of study days.
struct DayCounts {
  std::optional<Amount> half;  ///< from so much time on a day is half a study day
  Amount full;                 ///< from so much time on it is a whole one
  bool assumed = false;        ///< true where the source states no figure
  std::string reason;          ///< why it is assumed
};

/// At least or at most an amount per window.
struct Quota : WindowedRule {
  std::string count = "hours";               ///< hours, days, sessions, documents, events or a measure's id
  FactSelector of;                           ///< which facts
  TimeCut only;                              ///< which parts of them
  std::optional<Parameter> at_least;         ///< floor
  std::optional<Parameter> at_most;          ///< ceiling: more fails
  std::optional<Parameter> at_most_advised;  ///< advice: more adds a note
  std::optional<Parameter> cap;              ///< most that counts; the rest is lost
  std::string part_of;                       ///< rule of which this is a part
  std::optional<Untimed> untimed;            ///< records without clock time
  std::optional<SpanPart> spread;            ///< amounts over a span of days
  std::optional<DayCounts> day_counts;       ///< when a day is a study day
  std::optional<RoundTo> round;              ///< rounding of the need
};

/// What a leave does to the base of a rate.
enum class LeaveEffect : std::uint8_t { present, absent, out_of_base };

/// The effect of each kind of leave. A presence that says "leave" without a leave is of kind `unknown`.
struct LeaveEffects {
  std::map<std::string, LeaveEffect> by_kind;  ///< effect by kind
  bool assumed = false;                        ///< true where the source does not state the effects
  std::string reason;                          ///< why they are assumed
};

/// The rate of due sessions attended.
struct Attendance : WindowedRule {
  /// What is counted.
  enum class By : std::uint8_t { session, time };
  By by = By::session;                ///< sessions or minutes
  FactSelector of;                    ///< which sessions
  std::optional<Parameter> at_least;  ///< lowest rate
  LeaveEffects leave;                 ///< effect of each kind of leave
  bool inquorate_counts = false;      ///< whether an inquorate session was held
};

/// Who may grant a leave.
struct Approver {
  std::vector<std::string> post;   ///< holder of one of these posts
  std::vector<std::string> kinds;  ///< for these kinds of leave; empty: all
};

/// Which leave is valid.
struct LeaveRule : RuleHead {
  std::vector<std::string> kinds;           ///< kinds it speaks of
  std::optional<Parameter> asked_before;    ///< at least so long before the session starts
  std::vector<Approver> approver;           ///< who may grant it; empty: anyone
  std::vector<std::string> deputies;        ///< posts that stand in for a vacant one
  std::optional<Parameter> after_the_fact;  ///< how long after its end an undecided leave may still be decided
};

/// A document that an archive needs.
struct RequiredDocument {
  std::string kind;  ///< kind of document
  Amount at_least;   ///< how many
};

/// Documents that must be there.
struct Archive : WindowedRule {
  std::vector<RequiredDocument> documents;  ///< what it needs
};

/// What an exemption does.
enum class Relief : std::uint8_t { not_applicable, waive, no_hard_requirement };
/// How much of a window an exemption reaches.
enum class Reach : std::uint8_t { any_day, whole_window, prorate_by_day };

/// Relief from named rules.
struct Exempt : RuleHead {
  std::vector<std::string> from;    ///< the rules
  std::vector<std::string> event;   ///< during such an event; empty: while `who` holds
  Relief relief = Relief::waive;    ///< what it does
  Reach reaches = Reach::any_day;   ///< how much of a window
  std::vector<std::string> before;  ///< exemptions that it defeats
};

/// Alternatives, or conditions that all must hold.
struct Composition : RuleHead {
  /// Which.
  enum class Mode : std::uint8_t { any_of, all_of };
  Mode mode = Mode::all_of;        ///< which
  std::vector<std::string> rules;  ///< members; they share subject and windows
};

/// A whole policy, as written.
struct PolicyModel {
  std::int64_t edition = 1;              ///< edition of the language
  std::string id;                        ///< name of the policy
  std::string name;                      ///< title for people
  std::string zone;                      ///< label of the organisation's clock
  Period valid;                          ///< days on which it is in force
  std::string note;                      ///< free text
  std::vector<std::string> leave_kinds;  ///< kinds of leave that may occur; empty: any
  std::vector<Source> sources;           ///< `source.<id>`
  std::vector<CalendarSpec> calendars;   ///< `calendar.<id>`
  std::vector<NamedParameter> params;    ///< `param.<id>`
  std::vector<UnitSpec> units;           ///< `unit.<id>`
  std::vector<MeasureSpec> measures;     ///< `[[measure]]`
  std::vector<Quota> quotas;             ///< `[[quota]]`
  std::vector<Attendance> attendances;   ///< `[[attendance]]`
  std::vector<LeaveRule> leaves;         ///< `[[leave]]`
  std::vector<Archive> archives;         ///< `[[archive]]`
  std::vector<Exempt> exempts;           ///< `[[exempt]]`
  std::vector<Composition> any_of;       ///< `[[any_of]]`
  std::vector<Composition> all_of;       ///< `[[all_of]]`
};

}  // namespace cadre::inline v1
