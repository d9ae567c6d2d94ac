// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Figures over people, units or sessions: what each adds, and what becomes of it.
#include <string>
#include <vector>

#include "evaluate/detail/explaining.hpp"
#include "evaluate/detail/judge.hpp"

namespace cadre::inline v1::detail {

/// What one of the base adds.
struct Portion {
  std::string name;         ///< who or what it is
  Ratio number;             ///< what it adds
  std::int64_t base = 1;    ///< of how much; 1 for what is no rate
  bool is_unknown = false;  ///< it is not known, and adds nothing
  bool may_rise = false;    ///< it may still add more
  std::optional<FactId> fact{};
};

/// The people of a subject on a day: of a unit with those below it, a group, or whom `who` takes.
[[nodiscard]] std::vector<PersonId> people_of(const Engine& engine, const RuleHead& rule, const Subject& subject,
                                              Date day);
/// The day of a window on which people are looked up: its last, as far as the question reaches.
[[nodiscard]] Date base_day(const Engine& engine, const Period& window);
/// Acts that a selector takes, and those that it may take.
struct Acts {
  std::int64_t sure = 0;
  std::int64_t maybe = 0;
};
/// The acts of a person in a window that a selector takes.
[[nodiscard]] Acts acts_in(Engine& engine, const FactSelector& of, PersonId person, const Period& window);

/// How a figure may still move.
struct Movement {
  bool may_fall = false;  ///< as long as the window is open
  bool may_rise = false;  ///< one of its shares may still, also when the window has ended
};

/// Whether one of the base may still add more.
[[nodiscard]] bool may_rise(const std::vector<Portion>& shares);
/// Whether what is not met may still be. What is doomed may count more, and is not met for it.
[[nodiscard]] constexpr bool may_be_met(Answer answer) noexcept { return answer == Answer::open; }

/// How far what is unknown, or may still rise, can move a figure of ones and nones: a rate of them, or their number.
void bound_ones(const std::vector<Portion>& shares, bool is_rate, Figure& figure);
/// A figure once its shares are there: answers by the floor.
[[nodiscard]] Figure judged(Engine& engine, const WindowedRule& rule, const Query& query, Figure figure,
                            const std::optional<Parameter>& floor, Movement movement);
/// Says what a figure is made of, one line each.
void explain_shares(const Explaining& explaining, const std::vector<Portion>& shares);

}  // namespace cadre::inline v1::detail
