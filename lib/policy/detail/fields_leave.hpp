// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of leave: field tables, checks.
#include <cadre/policy/leave.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Fields<Approver> {
  static constexpr std::string_view name = "approver";
  static constexpr auto table() {
    return std::tuple{required("post", &Approver::post, "", "holder of one of these posts"),
                      optional("kinds", &Approver::kinds, "", "all", "for these kinds of leave"),
                      optional("up_to", &Approver::up_to, "d", "any length", "for leave of at most so many days"),
                      optional("over", &Approver::over, "d", "any length", "for leave of more than so many days")};
  }
};

template <>
struct Fields<LeaveRule> {
  static constexpr std::string_view name = "leave";
  using S = LeaveRule;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<S>(),
        std::tuple{
            required("kinds", &S::kinds, "", "kinds of leave it speaks of"),
            optional("asked_before", &S::asked_before, "h or min", "any time", "at least so long before the start"),
            optional("approver", &S::approver, "", "anyone", "who may grant it"),
            optional("deputies", &S::deputies, "", "none", "posts that stand in for a vacant one"),
            optional("proof", &S::proof, "", "none", "kinds of proof, of which one must be handed in"),
            optional("after_the_fact", &S::after_the_fact, "d", "0 d",
                     "how long after its end an undecided leave may still be decided")});
  }
};

/// Checks what its keys alone cannot show.
void check(const LeaveRule& rule, const std::string& path, Checks& checks);

}  // namespace cadre::inline v1::detail
