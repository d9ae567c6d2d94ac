// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of attendance: words, field table, checks.
#include <cadre/policy/attendance.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<Attendance::By> {
  static constexpr std::array all{Word{"session", Attendance::By::session}, Word{"time", Attendance::By::time},
                                  Word{"lesson", Attendance::By::lesson}};
};

template <>
struct Words<RateBase> {
  static constexpr std::array all{Word{"taken", RateBase::taken}, Word{"all", RateBase::all},
                                  Word{"best", RateBase::best}};
};

template <>
struct Words<LeaveEffect> {
  static constexpr std::array all{Word{"present", LeaveEffect::present}, Word{"absent", LeaveEffect::absent},
                                  Word{"out_of_base", LeaveEffect::out_of_base}};
};

template <>
struct Words<Equivalent> {
  static constexpr std::array all{Word{"absent", Equivalent::absent}};
};

template <>
struct Fields<Equivalence> {
  static constexpr std::string_view name = "equivalents";
  using S = Equivalence;
  static constexpr auto table() {
    return std::tuple{required("of", &S::of, "", "late, left_early, or leave: with a kind of leave"),
                      required("every", &S::every, "", "so many of these marks"),
                      required("is", &S::is, "", "are one such: absent")};
  }
};

template <>
struct Fields<Attendance> {
  static constexpr std::string_view name = "attendance";
  using S = Attendance;
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<S>(),
        std::tuple{
            optional("by", &S::by, "", "session", "session, time or lesson"),
            optional("lessons", &S::lessons, "min", "must be written with lesson", "length of a lesson"),
            optional("of", &S::of, "", "all sessions", "which sessions"),
            optional("base", &S::base, "", "taken",
                     "while the window is open: sessions taken, all on record, or all with the best still possible"),
            optional("at_least", &S::at_least, "%", "no floor", "lowest rate"),
            optional("leave", &S::leave, "", "none", "effect of each kind: present, absent or out_of_base"),
            optional("equivalents", &S::equivalents, "", "none", "marks of which several are an absence"),
            optional("late_as_absent_from", &S::late_as_absent_from, "min", "never",
                     "who misses so much of a session, late or leaving early, is absent"),
            optional("inquorate_counts", &S::inquorate_counts, "", "false", "whether such a session was held")});
  }
};

/// Checks what its keys alone cannot show.
void check(const Attendance& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const Attendance& rule, const Policy& policy);

/// Reads the table whose keys are kinds of leave.
void read_form(const text::Value& v, const std::string& path, LeaveEffects& out, Reader& reader);

/// The same, written.
void write_form(text::JsonWriter& json, const LeaveEffects& effects);

/// What may be written, as members of a JSON Schema.
void schema_form(text::JsonWriter& json, TypeOf<LeaveEffects> type);

}  // namespace cadre::inline v1::detail
