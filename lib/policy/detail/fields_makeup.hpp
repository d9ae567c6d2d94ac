// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of make-up: words, field table, checks.
#include <cadre/policy/makeup.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<Restores> {
  static constexpr std::array all{Word{"hours", Restores::hours}, Word{"attendance", Restores::attendance},
                                  Word{"both", Restores::both}};
};

template <>
struct Fields<MakeupRule> {
  static constexpr std::string_view name = "makeup";
  using M = MakeupRule;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<M>(),
        std::tuple{required("attendance", &M::attendance, "", "attendance rules whose sessions may be made up")
                       .naming(Refers::rule),
                   required("forms", &M::forms, "", "kinds of study that make a session up; the record names it"),
                   required("within", &M::within, "d", "so many days from the session's day on"),
                   required("restores", &M::restores, "", "what it gives back: hours, attendance or both"),
                   optional("proof", &M::proof, "", "none", "documents that must all be handed in about it")});
  }
};

/// Checks what its keys alone cannot show.
void check(const MakeupRule& rule, const std::string& path, Checks& checks);

}  // namespace cadre::inline v1::detail
