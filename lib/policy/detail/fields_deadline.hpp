// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of deadlines: field table, checks.
#include <cadre/policy/deadline.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<IfHoliday> {
  static constexpr std::array all{Word{"stays", IfHoliday::stays}, Word{"next", IfHoliday::next},
                                  Word{"previous", IfHoliday::previous}};
};

template <>
struct Fields<Deadline> {
  static constexpr std::string_view name = "deadline";
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<Deadline>(),
        std::tuple{
            required("needs", &Deadline::needs, "", "rules, each of which must be met by then").naming(Refers::rule),
            optional("if_holiday", &Deadline::if_holiday, "", "stays",
                     "what becomes of a last day off: it stays, or the next or previous working day is the last"),
            optional("calendar", &Deadline::calendar, "", "must be written with if_holiday", "which days are off")
                .naming(Refers::calendar)});
  }
};

/// Checks what its keys alone cannot show.
void check(const Deadline& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const Deadline& rule, const Policy& policy);

}  // namespace cadre::inline v1::detail
