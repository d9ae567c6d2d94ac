// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Field tables of measures and units.
#include <cadre/policy/measure.hpp>

#include "policy/detail/fields_quantity.hpp"
#include "policy/detail/fields_selection.hpp"

namespace cadre::inline v1::detail {

template <>
struct Fields<Conversion> {
  static constexpr std::string_view name = "convert";
  static constexpr auto table() {
    return std::tuple{required("from", &Conversion::from, "any", "so much of the recorded unit"),
                      required("to", &Conversion::to, "any", "is so much of the other"),
                      optional("of", &Conversion::of, "", "all facts", "for these facts only")};
  }
};

template <>
struct Fields<FlatAward> {
  static constexpr std::string_view name = "flat";
  static constexpr auto table() {
    return std::tuple{required("each", &FlatAward::amount, "the measure's", "so much for each record"),
                      optional("of", &FlatAward::of, "", "all facts", "for these facts only")};
  }
};

template <>
struct Fields<Factor> {
  static constexpr std::string_view name = "factor";
  static constexpr auto table() {
    return std::tuple{required("times", &Factor::times, "a number", "multiply by"),
                      optional("of", &Factor::of, "", "all facts", "for these facts only")};
  }
};

template <>
struct Fields<UnitSpec> {
  static constexpr std::string_view name = "unit";
  static constexpr bool named_by_key = true;
  using S = UnitSpec;
  static constexpr auto table() {
    return std::tuple{optional("convert", &S::convert, "", "none", "what it is worth in other units"),
                      optional("cite", &S::cite, "", "none", "article that states it"),
                      optional("note", &S::note, "", "none", "free text")};
  }
};

template <>
struct Fields<MeasureSpec> {
  static constexpr std::string_view name = "measure";
  using S = MeasureSpec;
  static constexpr auto table() {
    return std::tuple{
        required("id", &S::id, "", "name used as `count`"),
        optional("in", &S::in, "", "clock time", "unit of the result"),
        optional("rates", &S::rates, "", "none", "what recorded amounts are worth; of those that fit, one must remain"),
        optional("flat", &S::flat, "", "none",
                 "credit for each record whatever it lasted; of those that fit, one must remain; comes before rates"),
        optional("day", &S::day, "the measure's", "none", "what a day recorded as 1 d is worth"),
        optional("half_day", &S::half_day, "the measure's", "none", "what a day recorded as 0.5 d is worth"),
        optional("factors", &S::factors, "", "none", "multiples; all that fit apply"),
        optional("round", &S::round, "", "exact", "rounding of each record"),
        optional("cite", &S::cite, "", "none", "article that states it"),
        optional("assumed", &S::assumed, "", "false", "true where the source states no figure"),
        optional("reason", &S::reason, "", "none", "why it is assumed"),
        optional("note", &S::note, "", "none", "free text")};
  }
};

/// Checks how amounts are made of others.
void check(const UnitSpec& unit, const std::string& path, Checks& checks);
void check(const MeasureSpec& measure, const std::string& path, Checks& checks);

}  // namespace cadre::inline v1::detail
