// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Scope, Figure, Statistics: the year's figures, each kept with the facts or results that it is counted from.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1::report {

/// The same words in two languages.
struct Wording {
  std::string en;  ///< English
  std::string zh;  ///< Chinese
  friend bool operator==(const Wording&, const Wording&) = default;
};

/// A named set of people, as the base of a share. They are chosen on Scope::base_day() among the formal members of the
/// scope's units on that day, and keep their place whatever happened before.
struct Base {
  SubjectSelector who;                                                          ///< which of them; as it stands: all
  Wording name{"people who belong to a unit on the last day", "期末在册人员"};  ///< what a reader is told
};

/// The people whom a selector takes as a base, named after its conditions in the words of the data: `people who belong
/// to a unit on the last day: trainee, under 80`. People named in it are counted, not named.
/// @param who which people
/// @param snapshot the data, for their words
[[nodiscard]] Base base_of(const SubjectSelector& who, const Snapshot& snapshot);

/// What figures are about. A unit means the unit and all units below it.
struct Scope {
  std::optional<UnitId> unit{};  ///< whose; none: everyone, those without a unit too
  Period period;                 ///< in which days
  Date as_of;                    ///< facts of later days are left out
  Base heads{};                  ///< base of what is counted per head
  Base covered{};                ///< base of coverage

  /// The days of the period up to `as_of`.
  [[nodiscard]] Period counted() const noexcept { return intersect(period, {Date::first(), as_of + 1}); }
  /// The last of the counted days.
  [[nodiscard]] Date base_day() const noexcept { return counted().until - 1; }
};

/// How a figure comes from its facts or results.
enum class Reduction : std::uint8_t {
  count,           ///< the number of facts
  days,            ///< the number of different days of the facts
  minutes,         ///< clock minutes of the facts, the same time once
  mean_minutes,    ///< minutes over the people of the base
  median_minutes,  ///< median over the people of the base of the minutes of each; of an even number the middle two's
                   ///< mean
  amount,          ///< sum of the amounts of the facts, in the figure's own unit
  per_head,        ///< facts over the people of the base
  reached,         ///< people of the base with a fact over the people of the base
  passed,          ///< marks that reach their pass mark over marks that have one
  results,         ///< the number of results
  met,             ///< results that are met over results
  attended         ///< what was attended over the base, both summed over the results
};

/// A figure of the report.
///
/// @par Identity
///   `id` is stable: a family (`sessions.held`), or a family with a dimension and a key (`sessions.held.kind.visit`).
///   It is what `cadre explain --figure` takes.
/// @par Minutes
///   A presence has the minutes recorded, at most those of its session; of sessions that overlap by the clock the later
///   one (start, then id) loses what they share; it belongs to the day on which its session starts. A study with clock
///   times has those inside `period`, less what an earlier one of the same person and kind has; one without counts in
///   the period in which its first day lies. Amounts that are no clock time are no minutes. A study record that names
///   a session at which the person has a presence record is the same act, and counts there.
/// @par Laws
///   `recount(f, facts) == f.value()`, from `facts`, `rows` and `people` alone.
///   Parts by month, kind, category, role or status add up to the family's total.
///   NOT: parts by unit add up, for a share.
struct Figure {
  std::string id;                           ///< stable name
  std::string family;                       ///< the id of figures of this sort, without the key
  Wording label;                            ///< what it is
  Wording part;                             ///< which part; empty for a whole
  Reduction reduction = Reduction::count;   ///< how it is counted
  Measure measure;                          ///< of what; minutes for time, `ratio` for shares
  std::optional<Ratio> numerator;           ///< the figure, or what stands above the line; none: it does not fit
  std::optional<std::int64_t> denominator;  ///< what stands below the line; none: nothing does
  Wording base;                             ///< what the denominator counts; empty without one
  std::int64_t unknown = 0;       ///< people, facts or results left out because it is not known where they belong
  Period period;                  ///< the days it is about
  std::vector<FactId> facts;      ///< what it is counted from, by id
  std::vector<std::size_t> rows;  ///< results it is counted from: places in Results::all(), ascending
  std::vector<PersonId> people;   ///< the base, where it is people, by id

  /// The figure: numerator over denominator. None where the denominator is 0, as a share of nobody is neither 0 nor
  /// 100 %, and where it does not fit.
  [[nodiscard]] std::optional<Ratio> value() const noexcept;
};

/// The figures of a report, in the order in which it shows them.
class Statistics {
 public:
  /// Takes figures in their order.
  /// @param figures the figures; ids differ
  explicit Statistics(std::vector<Figure> figures);

  /// All figures.
  [[nodiscard]] std::span<const Figure> all() const noexcept { return figures_; }
  /// The figure of this id; null if there is none.
  /// @param id its id
  [[nodiscard]] const Figure* find(std::string_view id) const noexcept;
  /// The figure of this id, or Errc::unknown_figure naming the id and, where there is one, the nearest family.
  /// @param id its id
  [[nodiscard]] Result<Figure> at(std::string_view id) const;
  /// The figures of a family, such as `sessions.held.month`, in their order.
  /// @param family the family
  [[nodiscard]] std::span<const Figure> of(std::string_view family) const noexcept;

 private:
  std::vector<Figure> figures_;
};

/// The figures that facts alone give: sessions, person-times, coverage, hours, tests, leave, documents.
/// @param snapshot the facts
/// @param scope whose and when
[[nodiscard]] Statistics statistics(const Snapshot& snapshot, const Scope& scope);

/// The figures that facts give, and those that results give: attendance, answers, archives, who is behind. Results
/// count that share a day with the period; people belong where they are formal members on the window's last day, or on
/// Scope::base_day() if that is earlier.
/// @param results the results, whose facts are counted
/// @param scope whose and when; `as_of` should be the day of the results
[[nodiscard]] Statistics statistics(const Results& results, const Scope& scope);

/// The figure counted again from its own facts and people. Results are left out: a figure of results gives none.
/// O(facts of the snapshot).
/// @param figure which
/// @param snapshot the facts
[[nodiscard]] std::optional<Ratio> recount(const Figure& figure, const Snapshot& snapshot);
/// The figure counted again from its own facts, people and results.
/// @param figure which
/// @param results the results
[[nodiscard]] std::optional<Ratio> recount(const Figure& figure, const Results& results);

}  // namespace cadre::inline v1::report
