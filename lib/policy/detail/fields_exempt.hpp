// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of exemptions: words, field table, checks.
#include <cadre/policy/exempt.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<Relief> {
  static constexpr std::array all{Word{"not_applicable", Relief::not_applicable}, Word{"waive", Relief::waive},
                                  Word{"no_hard_requirement", Relief::no_hard_requirement}, Word{"flat", Relief::flat}};
};

template <>
struct Words<Reach> {
  static constexpr std::array all{Word{"any_day", Reach::any_day}, Word{"whole_window", Reach::whole_window},
                                  Word{"prorate_by_day", Reach::prorate_by_day}};
};

template <>
struct Fields<Exempt> {
  static constexpr std::string_view name = "exempt";
  using S = Exempt;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<S>(),
        std::tuple{required("from", &S::from, "", "the rules it relieves from").naming(Refers::rule),
                   optional("event", &S::event, "", "while `who` holds", "during such an event of the person"),
                   optional("about", &S::about, "", "whatever it is about", "only such an event about one of these"),
                   optional("min_span", &S::min_span, "d, month or year", "any", "only such an event of so long"),
                   required("relief", &S::relief, "", "not_applicable, waive, no_hard_requirement or flat"),
                   optional("flat", &S::flat, "the rules'", "none", "for relief flat: what is owed instead"),
                   required("reaches", &S::reaches, "", "any_day, whole_window or prorate_by_day"),
                   optional("before", &S::before, "", "none", "exemptions that it defeats").naming(Refers::exemption)});
  }
};

/// Checks what its keys alone cannot show.
void check(const Exempt& rule, const std::string& path, Checks& checks);

}  // namespace cadre::inline v1::detail
