// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of compositions: field table, checks.
#include <cadre/policy/composition.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Fields<Composition> {
  static constexpr std::string_view name = "any_of, all_of";
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<Composition>(), condition_table<Composition>(),
        std::tuple{optional("subject", static_cast<SubjectKind Composition::*>(&Composition::subject), "", "person",
                            "person, unit or group"),
                   required("rules", &Composition::rules, "", "members; they share subject and windows")
                       .naming(Refers::rule)});
  }
};

template <>
struct Fields<AtLeastOf> {
  static constexpr std::string_view name = "at_least_of";
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<AtLeastOf>(), condition_table<AtLeastOf>(),
        std::tuple{
            optional("subject", static_cast<SubjectKind AtLeastOf::*>(&AtLeastOf::subject), "", "person",
                     "person, unit or group"),
            required("k", &AtLeastOf::k, "", "how many of the rules"),
            required("rules", &AtLeastOf::rules, "", "members; they share subject and windows").naming(Refers::rule)});
  }
};

/// Checks what its keys alone cannot show.
void check(const AtLeastOf& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const AtLeastOf& rule, const Policy& policy);

/// Checks what its keys alone cannot show.
void check(const Composition& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const Composition& rule, const Policy& policy);

}  // namespace cadre::inline v1::detail
