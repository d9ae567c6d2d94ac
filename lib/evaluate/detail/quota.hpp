// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The steps in which a quota counts: section 8.2 of the language, one file a step.
#include <map>
#include <string>

#include "evaluate/detail/need.hpp"

namespace cadre::inline v1::detail {

/// A quota at work on one subject and window.
struct Counting {
  Engine& engine;
  const Quota& quota;
  const Query& query;
  bool unknown_as;
};

/// A part of an activity on its way through the steps.
struct Part {
  const Activity* activity;
  std::optional<Span> clock;
  Ratio share = Ratio::whole(1);  ///< of an activity without clock time
  std::optional<Loss> loss{};
  Reason doubt = Reason::none;

  [[nodiscard]] bool counts() const noexcept { return !loss; }
  [[nodiscard]] Date day() const noexcept { return clock ? clock->start.date() : activity->days.from; }
  [[nodiscard]] Ratio minutes() const {
    const auto length = clock ? clock->length() : activity->length;
    return multiply(Ratio::whole(length.in_minutes()), share);
  }
  /// Whether it says how much clock time it is: an amount in another unit alone does not.
  [[nodiscard]] bool has_time() const noexcept {
    return clock.has_value() || !activity->amount || activity->length > StudyTime{};
  }
  /// What of an amount in another unit belongs to it: an amount beside clock times is cut with them.
  [[nodiscard]] std::optional<Amount> recorded() const {
    if (!activity->amount) return std::nullopt;
    const bool is_cut = clock && !activity->clock->empty();
    const Ratio part = is_cut ? Ratio::of(clock->length().in_minutes(), activity->clock->length().in_minutes()) : share;
    return Amount{multiply(activity->amount->value, part), activity->amount->measure};
  }
  /// What became of it, once it is known what it is worth.
  [[nodiscard]] Piece worth(Ratio amount) const { return {activity->fact, day(), amount, loss, doubt}; }
};

/// A quota and those that it is part of: all of their selections hold.
[[nodiscard]] std::vector<const Quota*> chain_of(const Policy& policy, const Quota& quota);

/// Whether all of an activity belongs to the window in which it began: a session that is counted as one, and what is
/// worth a fixed amount for the act or by the course.
[[nodiscard]] bool belongs_where_it_begins(const Counting& counting, const Activity& activity);
/// Steps 2 and 3: the parts of what the subject did that the rule takes and that lie inside the window.
[[nodiscard]] std::vector<Part> taken_parts(const Counting& counting);
/// Step 4: the same clock time once, the earlier record first; what may not count never hides what does.
[[nodiscard]] std::vector<Part> count_time_once(std::vector<Part> parts);
/// Steps 5 and 6: what parts are worth by the measure, or by the clock.
void credit_amounts(const Counting& counting, const std::vector<Part>& parts, Fold& fold);
/// Step 5 for sessions: one is one, however many parts of it are left. It counts if one of them does.
void credit_sessions(const std::vector<Part>& parts, Fold& fold);
/// Step 5 for study days: at most one a day.
void credit_days(const Counting& counting, const std::vector<Part>& parts, Fold& fold);
/// Step 7: what the caps of the parts take away from the whole, then the rule's own.
void apply_caps(const Counting& counting, const std::vector<Part>& parts, Fold& fold);

/// Lets no more of a piece count than a cap leaves; the rest is lost, or in doubt. `reached` grows by what counts.
void cut_piece(Fold& fold, std::size_t i, Ratio cap, Ratio& reached, Reason doubt);

/// Steps 5 to 7 without the caps of rules: what the parts of a quota's records are worth.
[[nodiscard]] Fold credited(const Counting& counting, const std::vector<Part>& parts);
/// One ledger: what of a fold counts for another rule.
void allocate(const Counting& counting, const MeasureSpec& spec, Fold& fold);
/// Whether a chain of quotas takes an activity as one of another category; none: as it is.
[[nodiscard]] bool is_taken_as(const Counting& counting, const Activity& activity, const std::string* category);
/// What other parts of the same whole have left over for a part.
struct Spilled {
  Ratio sure;
  Ratio most;
  std::map<std::string, Ratio> from;  ///< of `sure`, by part
  bool unbounded = false;
  Reason doubt = Reason::none;
};
[[nodiscard]] Spilled spilled_into(Engine& engine, const Quota& quota, const Query& query, bool unknown_as);
/// Whether other parts fill this one.
[[nodiscard]] bool is_filled_by_others(const Engine& engine, const Quota& quota);
/// A quota's counting in its own window, before records outside it are looked at.
[[nodiscard]] Fold counted_inside(const Counting& counting);
/// Records before and after a window that count in it, and those of it that count in the window before.
void count_around(const Counting& counting, Fold& fold);
/// The first day on which a quota says anything of a subject: in force or, of one that always was, of its first record.
[[nodiscard]] Date first_day_of(Engine& engine, const Quota& quota, const Subject& subject);

/// Documents and events are counted by number, on their day or where they belong; caps come after.
[[nodiscard]] Fold count_kinds(const Counting& counting);

/// A figure of a quota, and that of its tiers.
struct Figure {
  std::optional<Parameter> Quota::*own;
  std::optional<Parameter> Tier::*of_tier;
  bool is_floor;  ///< the highest of several tiers binds, not the lowest
};
inline constexpr Figure floor_figure{&Quota::at_least, &Tier::at_least, true};
inline constexpr Figure ceiling_figure{&Quota::at_most, &Tier::at_most, false};
inline constexpr Figure cap_figure{&Quota::cap, &Tier::cap, false};

/// The parameter that holds for a subject in a window: of the tiers that hold the one that asks most, else the quota's.
[[nodiscard]] const Parameter* figure_of(const Engine& engine, const Quota& quota, const Figure& figure,
                                         const Subject& subject, const Period& window, bool unknown_as);
/// The most that counts for a subject in a window; nothing where nothing bounds it.
[[nodiscard]] std::optional<Ratio> cap_in(const Engine& engine, const Quota& quota, const Subject& subject,
                                          const Period& window, bool unknown_as);
/// Whether attributes that are not known decide which figures hold.
[[nodiscard]] bool has_unknown_figures(const Engine& engine, const Quota& quota, const Subject& subject,
                                       const Period& window);
/// Whether a floor is a share of what the whole counted.
[[nodiscard]] bool is_share_of_counted(const Quota& quota);
/// What the whole of a part counted in the part's window; null where there is no such whole.
[[nodiscard]] const Fold* whole_of(Engine& engine, const Quota& part, const Subject& subject, const Case& at,
                                   bool unknown_as);
/// A need that another quota adds to a quota's own.
struct Added {
  const Quota* by;
  Need need;
};
/// What is on top of a quota in a window.
[[nodiscard]] std::vector<Added> added_on_top(Engine& engine, const Quota& quota, const Subject& subject,
                                              const Case& at, bool unknown_as);

/// The need of a quota's floor; a share follows the rule that it is part of.
[[nodiscard]] Need floor_need(Engine& engine, const Quota& quota, const Subject& subject, const Case& at,
                              bool unknown_as);

}  // namespace cadre::inline v1::detail
