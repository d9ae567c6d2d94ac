// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of duties: words, field table, checks.
#include <cadre/policy/duty.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<Duty::From> {
  static constexpr std::array all{Word{"documents", Duty::From::documents}, Word{"events", Duty::From::events},
                                  Word{"sessions", Duty::From::sessions}};
};

template <>
struct Words<Duty::Late> {
  static constexpr std::array all{Word{"counts", Duty::Late::counts}, Word{"fails", Duty::Late::fails}};
};

template <>
struct Fields<Duty> {
  static constexpr std::string_view name = "duty";
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<Duty>(),
        std::tuple{optional("of", &Duty::of, "", "all", "which facts"),
                   required("from", &Duty::from, "", "documents, events or sessions"),
                   optional("at_least", &Duty::at_least, "document, event or session", "1", "how many"),
                   optional("due", &Duty::due, "d or month", "the window's last day",
                            "so long after the window's last day; with a minus sign before it"),
                   required("late", &Duty::late, "", "what is done after the due day: counts or fails")});
  }
};

/// Checks what its keys alone cannot show.
void check(const Duty& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const Duty& rule, const Policy& policy);

}  // namespace cadre::inline v1::detail
