// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What judges of several kinds of rule share: bounds, comparing, partial windows, exemptions, unknown attributes.
#include <functional>

#include "evaluate/detail/need.hpp"

namespace cadre::inline v1::detail {

/// The bounds of a rule in one window.
struct Bounds {
  std::optional<Ratio> floor{};
  std::optional<Ratio> ceiling{};
  std::optional<Ratio> advice{};
  Reason missing = Reason::none;  ///< why a bound that is written has no value
  bool assumed = false;

  /// Sets one of the bounds to a need.
  void set(std::optional<Ratio>& bound, const Need& need);
};

/// What new records could still add to an open window.
struct Room {
  std::function<std::optional<Ratio>(Date)> on_day;  ///< on one day; nothing when nothing bounds it
  std::function<std::optional<Ratio>()> in_all;      ///< in the whole window; nothing when nothing bounds it
};

/// A judgement without numbers.
[[nodiscard]] Judgement answered(Answer answer, Reason reason, Measure measure);

/// Whether a rule asks nothing of a subject in a window, or excuses it.
[[nodiscard]] constexpr bool says_nothing(Answer answer) noexcept {
  return answer == Answer::not_applicable || answer == Answer::waived;
}

/// Whether the window's last day has ended.
[[nodiscard]] bool is_closed(const Engine& engine, const Case& at);
/// Whether the window's last day has ended, and the time in which records may still be made or handed in for it.
[[nodiscard]] bool is_settled(const Engine& engine, const Query& query);
/// The day after the last one on which records may still be made for a window: its end, and the grace of a quota.
[[nodiscard]] Date done_until(const Engine& engine, const Query& query);
/// The answer as other rules take it: a shortage that was made up is met where its debt says so.
[[nodiscard]] Answer answer_to_others(const Engine& engine, const RuleResult& row);
/// The day a length after another, or before it.
[[nodiscard]] Date shifted(Date day, const Amount& length, bool back);

/// Compares an interval with the bounds. `most` empty: nothing bounds what may still turn out to count.
[[nodiscard]] Answer compare(const Bounds& bounds, Ratio least, const std::optional<Ratio>& most, bool closed);

/// What a rule says that compares what counted with bounds.
[[nodiscard]] Judgement judge_amount(const Engine& engine, const Query& query, const Fold& fold, const Bounds& bounds,
                                     const Room& room, bool unknown_as);

/// Whether a rule with windows asks nothing of a subject in a window: it does not speak of it then, or an exemption
/// takes the whole window away.
[[nodiscard]] bool is_set_aside(Engine& engine, const WindowedRule& rule, const Query& query, bool unknown_as);

/// Judges with unknown attributes taken one way.
using Weigh = std::function<Outcome(bool unknown_as)>;

/// What a rule with windows says: nothing of a window in which it does not speak of the subject; else what `weigh`
/// says, exemptions applied, unknown where unknown attributes decide.
[[nodiscard]] RuleResult judge_window(Engine& engine, const WindowedRule& rule, const Query& query, const Weigh& weigh);

/// The windows of a rule that writes them: see cases() of the kinds.
[[nodiscard]] std::vector<Case> cases_of(Engine& engine, const WindowedRule& rule, const Subject& subject,
                                         const std::optional<Period>& range);

}  // namespace cadre::inline v1::detail
