// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of ladders: words, field tables, checks.
#include <cadre/policy/ladder.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<SessionMark> {
  using M = SessionMark;
  static constexpr std::array all{Word{"present", M::present},       Word{"late", M::late},
                                  Word{"left_early", M::left_early}, Word{"absent", M::absent},
                                  Word{"leave", M::leave},           Word{"made_up", M::made_up},
                                  Word{"excused", M::excused}};
};

template <>
struct Fields<LadderCounts> {
  static constexpr std::string_view name = "counts";
  using C = LadderCounts;
  static constexpr auto table() {
    return std::tuple{
        optional("statuses", &C::statuses, "", "none",
                 "sessions at which the person was: present, late, left_early, absent, leave, made_up, excused"),
        optional("of", &C::of, "", "all sessions", "which sessions"),
        optional("events", &C::events, "", "none", "events of these kinds"),
        optional("rule", &C::rule, "", "none", "windows of this rule").naming(Refers::rule),
        optional("verdict", &C::verdict, "", "none", "answers of that rule that count"),
        optional("leaves", &C::leaves, "", "none", "leaves of these kinds that are valid")};
  }
};

template <>
struct Fields<LadderStep> {
  static constexpr std::string_view name = "steps (of a ladder)";
  using S = LadderStep;
  static constexpr auto table() {
    return std::tuple{
        required("from", &S::from, "", "reached with so many"), required("step", &S::step, "", "what it is called"),
        optional("lasts", &S::lasts, "year, month or d", "until the window ends", "how long it is in force"),
        optional("bars", &S::bars, "", "none", "awards that it bars while it is in force").naming(Refers::condition)};
  }
};

template <>
struct Fields<LadderRule> {
  static constexpr std::string_view name = "ladder";
  using S = LadderRule;
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<S>(),
        std::tuple{required("counts", &S::counts, "", "what is counted: statuses, events, rule or leaves"),
                   optional("running", &S::running, "", "false", "true: only those in a row, over windows too"),
                   optional("last", &S::last, "", "all", "only those among the last so many, over windows too"),
                   required("steps", &S::steps, "", "what follows from how many")});
  }
};

/// Checks what its keys alone cannot show.
void check(const LadderRule& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const LadderRule& rule, const Policy& policy);

}  // namespace cadre::inline v1::detail
