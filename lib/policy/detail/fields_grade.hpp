// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of grades and awards: words, field tables, checks.
#include <cadre/policy/award.hpp>
#include <cadre/policy/grade.hpp>

#include "policy/detail/fields_score.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<Ties> {
  static constexpr std::array all{Word{"all_out", Ties::all_out}, Word{"all_in", Ties::all_in},
                                  Word{"refuse", Ties::refuse}};
};
template <>
struct Words<BandOverflow> {
  static constexpr std::array all{Word{"next", BandOverflow::next}};
};

template <>
struct Fields<GradeBand> {
  static constexpr std::string_view name = "grade_band";
  static constexpr auto table() {
    return std::tuple{required("name", &GradeBand::name, "", "what the band is called"),
                      optional("from", &GradeBand::from, "the score's", "all below the others", "its lowest points")};
  }
};

template <>
struct Fields<BandQuota> {
  static constexpr std::string_view name = "quota (of a grade)";
  static constexpr auto table() {
    return std::tuple{
        required("band", &BandQuota::band, "", "which band"),
        required("most", &BandQuota::most, "person or %", "how many may be in it, or which share of those graded"),
        optional("per", &BandQuota::per, "", "all",
                 "among whom: all, unit, group: with an id or kind, attribute: with a name"),
        optional("round", &BandQuota::round, "", "down", "rounding of a share to whole people: down, half_up, ...")};
  }
};

template <>
struct Fields<GradeRule> {
  static constexpr std::string_view name = "grade";
  using G = GradeRule;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<G>(),
        std::tuple{optional("subject", static_cast<SubjectKind G::*>(&G::subject), "", "person", "that of the score"),
                   required("of", &G::of, "", "the score that is graded").naming(Refers::rule),
                   required("bands", &G::bands, "", "the bands, half-open: each up to the next higher one"),
                   optional("quota", &G::quota, "", "none", "how many may be in some bands"),
                   optional("ties", &G::ties, "", "must be written with quota",
                            "equal points at the edge of a quota: all_out, all_in or refuse"),
                   optional("overflow", &G::overflow, "", "next", "where those go who find no room: next"),
                   optional("place", &G::place, "", "false", "true: results have the place; needs allow ranking")});
  }
};

template <>
struct Fields<NeededGrade> {
  static constexpr std::string_view name = "grade (of an award)";
  static constexpr auto table() {
    return std::tuple{required("grade", &NeededGrade::grade, "", "the grade").naming(Refers::rule),
                      required("band", &NeededGrade::band, "", "one of these bands")};
  }
};

template <>
struct Fields<Spend> {
  static constexpr std::string_view name = "spend";
  static constexpr auto table() {
    return std::tuple{
        required("amount", &Spend::amount, "the quota's", "so much"),
        required("of", &Spend::of, "", "of what this quota counted in the same window").naming(Refers::rule)};
  }
};

template <>
struct Fields<AwardRule> {
  static constexpr std::string_view name = "award";
  using A = AwardRule;
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<A>(),
        std::tuple{optional("needs", &A::needs, "", "none", "rules that must be met").naming(Refers::rule),
                   optional("grade", &A::grade, "", "any", "the grade that is asked for"),
                   optional("places", &A::places, "person", "no bound", "how many may have it"),
                   optional("by", &A::by, "", "must be written with places", "score by which places are given")
                       .naming(Refers::rule),
                   optional("ties", &A::ties, "", "must be written with places",
                            "equal points at the last place: all_out, all_in or refuse"),
                   optional("not_again_for", &A::not_again_for, "year, month or d", "at once",
                            "how long before the window nobody may have had it"),
                   optional("held", &A::held, "", "must be written with not_again_for or spend",
                            "kinds of event that say that somebody got it"),
                   optional("spend", &A::spend, "", "nothing", "what it costs each time")});
  }
};

/// Checks what its keys alone cannot show.
void check(const GradeRule& rule, const std::string& path, Checks& checks);
void check(const AwardRule& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const GradeRule& rule, const Policy& policy);
[[nodiscard]] Measure measured_in(const AwardRule& rule, const Policy& policy);

}  // namespace cadre::inline v1::detail
