// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Parts of scores: what items give, what vetoes strike, who stands where.
#include <vector>

#include "evaluate/detail/judge.hpp"

namespace cadre::inline v1::detail {

/// Points so far and how far they can move. An end that is not there is not bounded.
struct PointRange {
  Ratio value;
  std::optional<Ratio> lowest = Ratio{};
  std::optional<Ratio> highest = Ratio{};

  [[nodiscard]] static PointRange exactly(Ratio value) { return {value, value, value}; }
  [[nodiscard]] bool stands() const noexcept { return lowest && highest && *lowest == *highest; }
};

/// The sum of two.
[[nodiscard]] PointRange add(const PointRange& a, const PointRange& b);
/// Each end by a factor, which may be below zero.
[[nodiscard]] PointRange scale(const PointRange& a, Ratio factor);
/// Held inside bounds.
[[nodiscard]] PointRange clamp(const PointRange& a, const std::optional<Points>& floor,
                               const std::optional<Points>& cap);

/// A score at work on one subject and window.
struct Scoring {
  Engine& engine;
  const ScoreRule& rule;
  const Query& query;
  bool unknown_as;
};

/// What an item gives.
struct ItemValue {
  PointRange points;
  bool applies = true;
  Reason doubt = Reason::none;
  bool may_move = false;        ///< what it is taken from is open, also where the score's window has ended
  std::vector<FactId> facts{};  ///< of which it is made
  const VetoRule* veto = nullptr;
};

/// What an item gives, bounded and not yet weighed.
[[nodiscard]] ItemValue value_of(const Scoring& scoring, const ScoreItem& item);

/// What an item gives by occurrences, by marks, by the place among others.
[[nodiscard]] ItemValue of_occurrences(const Scoring& scoring, const ScoreItem& item);
[[nodiscard]] ItemValue of_marks(const Scoring& scoring, const ScoreItem& item);
[[nodiscard]] ItemValue of_place(const Scoring& scoring, const ScoreItem& item);
/// The points that a table gives for a number: those of the highest step reached, or none.
[[nodiscard]] Ratio step_for(const std::vector<TableStep>& table, Ratio number);
/// The points that a table gives for any number from `least` on, up to `most` if there is one.
[[nodiscard]] PointRange steps_between(const std::vector<TableStep>& table, Ratio so_far, Ratio least,
                                       const std::optional<Ratio>& most);
/// Several values as one. Precondition: there is one.
[[nodiscard]] Ratio combined(Combine how, const std::vector<Ratio>& values);

/// A veto that is called for.
struct Veto {
  const VetoRule* rule;
  bool is_sure;           ///< false: what is not known, or may still come, decides whether it is
  bool may_move = false;  ///< what may still come decides it
};

/// Vetoes of a score that an event of the subject or of its unit, or what another rule says, calls for in a window, by
/// id.
[[nodiscard]] std::vector<Veto> vetoes_on(Engine& engine, const std::string& score, const Subject& subject,
                                          const Case& at);

/// A score taken apart.
struct ScoreParts {
  PointRange start;
  std::vector<ItemValue> items;  ///< weighed
  PointRange sum;                ///< bounded and rounded
  Reason doubt = Reason::none;
  bool may_move = false;           ///< something that it is taken from is open
  const VetoRule* veto = nullptr;  ///< that struck all of it
};

[[nodiscard]] ScoreParts parts_of(const Scoring& scoring);

/// The score of a rule for a subject and window; null where it is none, or has no such window.
[[nodiscard]] const Score* score_of(Engine& engine, std::size_t rule, const Subject& subject, const Case& at);

/// One subject in the order of a score.
struct Ranked {
  Subject subject;
  PointRange points;
  bool is_open = false;  ///< they may still move
};

/// All whose score speaks of them in a window, in the order of the subjects' names.
[[nodiscard]] const std::vector<Ranked>& standings(Engine& engine, std::size_t score, const Case& at);

}  // namespace cadre::inline v1::detail
