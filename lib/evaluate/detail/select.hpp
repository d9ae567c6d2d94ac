// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Selection: whom a rule speaks of on which days, and which facts it counts.
#include <span>
#include <vector>

#include <cadre/evaluate/results.hpp>

#include "evaluate/detail/activity.hpp"

namespace cadre::inline v1::detail {

/// An answer that may not be known.
enum class Tri : std::uint8_t { no, unknown, yes };

/// Days on which an answer holds.
struct Spell {
  Period days;
  Tri holds;
};

/// When a standing that a selector asks for is in force for a subject.
struct StandingDays {
  const HeldStep* standing = nullptr;
  std::vector<Spell> days;
};

/// Facts as conditions on subjects see them.
struct View {
  const Snapshot& snapshot;
  std::optional<std::int32_t> age;  ///< what is taken to be the age of whoever's birth day is not known, on all days
  std::span<const StandingDays> standings{};  ///< of the subject asked about; one that is not given is not known

  // NOLINTNEXTLINE(google-explicit-constructor): facts alone are a view that supposes nothing
  View(const Snapshot& facts, std::optional<std::int32_t> supposed = std::nullopt) : snapshot{facts}, age{supposed} {}
};

/// Whether a selector holds of a subject on a day.
[[nodiscard]] Tri holds(const View& view, const SubjectSelector& who, const Subject& subject, Date day);

/// Whose documents and events a subject has; nobody's for a population.
[[nodiscard]] std::optional<Holder> holder_of(const Subject& subject);

/// When a selector holds of a subject: adjoining spells that tile a range.
[[nodiscard]] std::vector<Spell> spells(const View& view, const SubjectSelector& who, const Subject& subject,
                                        const Period& range);

/// The number of days of a period on which spells say yes; unknown days count as `unknown_as`.
[[nodiscard]] std::int32_t days_held(const std::vector<Spell>& spells, const Period& period, bool unknown_as);
/// Whether one of the days of a period is unknown.
[[nodiscard]] bool has_unknown(const std::vector<Spell>& spells, const Period& period);
/// Whether spells say yes on a day; unknown counts as `unknown_as`.
[[nodiscard]] bool held_on(const std::vector<Spell>& spells, Date day, bool unknown_as);

/// Whether a selector holds of a subject on a day; unknown counts as `unknown_as`.
[[nodiscard]] bool held_on(const View& view, const SubjectSelector& who, const Subject& subject, Date day,
                           bool unknown_as);
/// Whether a selector holds of a subject on one of some days; unknown counts as `unknown_as`.
[[nodiscard]] bool held_on_any(const View& view, const SubjectSelector& who, const Subject& subject, const Period& days,
                               bool unknown_as);

/// Whether a selector takes an activity. Conditions on a calendar are unknown for untimed facts and unknown days.
[[nodiscard]] Tri takes(const Policy& policy, const Snapshot& snapshot, const FactSelector& of,
                        const Activity& activity);
/// Why takes() does not know.
[[nodiscard]] Reason why_unknown(const Snapshot& snapshot, const FactSelector& of, const Activity& activity);
/// The clock time that an activity lasted, in minutes; nothing where it is not known.
[[nodiscard]] std::optional<Ratio> length_of(const Activity& activity);
/// The clock time that the whole course lasts, in minutes; of a session the session's. Nothing where it is not known.
[[nodiscard]] std::optional<Ratio> course_length_of(const Activity& activity);
/// Whether a selector that only names kinds takes a document or event of this kind.
[[nodiscard]] bool takes_kind(const FactSelector& of, const std::string& kind);

}  // namespace cadre::inline v1::detail
