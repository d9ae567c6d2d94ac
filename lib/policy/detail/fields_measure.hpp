// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Field tables of measures and units.
#include <cadre/policy/measure.hpp>

#include "policy/detail/fields_quantity.hpp"
#include "policy/detail/fields_selection.hpp"
#include "policy/detail/words.hpp"

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
struct Words<Once> {
  static constexpr std::array all{Word{"item", Once::item}, Word{"window", Once::window}, Word{"person", Once::person}};
};
template <>
struct Words<LengthBand::By> {
  static constexpr std::array all{Word{"record", LengthBand::By::record}, Word{"course", LengthBand::By::course}};
};
template <>
struct Words<Factor::First> {
  static constexpr std::array all{Word{"item", Factor::First::item}};
};
template <>
struct Words<Increments::Sum> {
  static constexpr std::array all{Word{"record", Increments::Sum::record}, Word{"item", Increments::Sum::item}};
};
template <>
struct Words<MeasureRound::At> {
  using At = MeasureRound::At;
  static constexpr std::array all{Word{"record", At::record}, Word{"item", At::item}, Word{"window", At::window}};
};
template <>
struct Words<MeasureCap::Per> {
  using Per = MeasureCap::Per;
  static constexpr std::array all{Word{"record", Per::record},   Word{"item", Per::item}, Word{"day", Per::day},
                                  Word{"kind", Per::kind},       Word{"week", Per::week}, Word{"month", Per::month},
                                  Word{"quarter", Per::quarter}, Word{"year", Per::year}, Word{"window", Per::window}};
};
template <>
struct Words<MeasureCap::OfWhat> {
  using Of = MeasureCap::OfWhat;
  static constexpr std::array all{Word{"requirement", Of::requirement}, Word{"counted", Of::counted},
                                  Word{"others", Of::others}};
};

template <>
struct Fields<FlatAward> {
  static constexpr std::string_view name = "flat";
  static constexpr auto table() {
    return std::tuple{required("each", &FlatAward::amount, "the measure's", "so much for each record"),
                      optional("of", &FlatAward::of, "", "all facts", "for these facts only"),
                      optional("once", &FlatAward::once, "", "each record",
                               "only the first for the same item, in the window, or ever: item, window or person")};
  }
};

template <>
struct Fields<Factor> {
  static constexpr std::string_view name = "factor";
  static constexpr auto table() {
    return std::tuple{
        required("times", &Factor::times, "a number", "multiply by"),
        optional("of", &Factor::of, "", "all facts", "for these facts only"),
        optional("first", &Factor::first, "", "each record", "item: only for the first record of an item")};
  }
};

template <>
struct Fields<BandStep> {
  static constexpr std::string_view name = "steps";
  static constexpr auto table() {
    return std::tuple{optional("from", &BandStep::from, "h", "none", "from this length on; either this or `above`"),
                      optional("above", &BandStep::above, "h", "none", "above this length"),
                      required("each", &BandStep::amount, "the measure's", "so much, up to the next step")};
  }
};

template <>
struct Fields<LengthBand> {
  static constexpr std::string_view name = "length_band";
  static constexpr auto table() {
    return std::tuple{
        optional("of", &LengthBand::of, "", "all facts", "for these facts only"),
        optional("by", &LengthBand::by, "", "record", "record or course: which length"),
        required("steps", &LengthBand::steps, "", "what acts of each length are worth, the shortest first").in_order()};
  }
};

template <>
struct Fields<Plus> {
  static constexpr std::string_view name = "plus";
  static constexpr auto table() {
    return std::tuple{required("add", &Plus::amount, "the measure's", "so much more"),
                      optional("of", &Plus::of, "", "all facts", "for these facts only")};
  }
};

template <>
struct Fields<Qualifying> {
  static constexpr std::string_view name = "qualify";
  static constexpr auto table() {
    return std::tuple{optional("of", &Qualifying::of, "", "all facts", "for these facts only"),
                      required("needs", &Qualifying::needs, "", "what must hold, else the record does not count")};
  }
};

template <>
struct Fields<Split> {
  static constexpr std::string_view name = "split";
  static constexpr auto table() {
    return std::tuple{optional("of", &Split::of, "", "all facts", "for these facts only"),
                      optional("first", &Split::first, "a number", "all equally",
                               "share of the first author; the others have the rest in equal parts")};
  }
};

template <>
struct Fields<OverYears> {
  static constexpr std::string_view name = "over";
  static constexpr auto table() {
    return std::tuple{optional("of", &OverYears::of, "", "all facts", "for these facts only"),
                      required("years", &OverYears::years, "", "in so many windows of a year, the record's first")};
  }
};

template <>
struct Fields<Increments> {
  static constexpr std::string_view name = "increments";
  using I = Increments;
  static constexpr auto table() {
    return std::tuple{required("first", &I::first, "the measure's", "what is under this is nothing"),
                      optional("then", &I::then, "the measure's", "exact", "steps beyond it"),
                      optional("mode", &I::mode, "", "down", "down, up, half_up or half_even: to which step"),
                      optional("sum", &I::sum, "", "record", "record, or item: all of an item are added up first")};
  }
};

template <>
struct Fields<MeasureRound> {
  static constexpr std::string_view name = "round of a measure";
  using R = MeasureRound;
  static constexpr auto table() {
    return std::tuple{
        required("step", static_cast<Amount R::*>(&R::step), "the measure's", "a multiple of this"),
        optional("mode", static_cast<Rounding R::*>(&R::mode), "", "half_up", "down, up, half_up or half_even"),
        optional("at", &R::at, "", "record",
                 "record, item or window: each record, the sum of an item, what counted in the window")};
  }
};

template <>
struct Fields<MeasureCap> {
  static constexpr std::string_view name = "caps";
  using M = MeasureCap;
  static constexpr auto table() {
    return std::tuple{
        required("most", &M::most, "the measure's or %", "no more counts; the rest is lost"),
        optional("per", &M::per, "", "window", "record, item, day, kind, week, month, quarter, year or window"),
        optional("of", &M::of, "", "all facts", "for these facts only"),
        optional("of_what", &M::of_what, "", "none",
                 "what a share is a share of: requirement, counted (itself included) or others"),
        optional("excess_as", &M::excess_as, "", "lost", "category as which the rest counts")};
  }
};

template <>
struct Words<Allocation::Until> {
  static constexpr std::array all{Word{"need", Allocation::Until::need}};
};

template <>
struct Fields<Allocation> {
  static constexpr std::string_view name = "allocation";
  static constexpr auto table() {
    return std::tuple{required("order", &Allocation::order, "", "the rules, in the order in which they are filled")
                          .naming(Refers::rule)
                          .in_order(),
                      optional("until", &Allocation::until, "", "need", "how far a rule is filled: need")};
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
        optional("qualify", &S::qualify, "", "none", "conditions without which records do not count"),
        optional("rates", &S::rates, "", "none", "what recorded amounts are worth; of those that fit, one must remain"),
        optional("flat", &S::flat, "", "none",
                 "credit for each record whatever it lasted; of those that fit, one must remain; comes before bands"),
        optional("bands", &S::bands, "", "none",
                 "credit by length; of those that fit, one must remain; comes before rates"),
        optional("day", &S::day, "the measure's", "none", "what a day recorded as 1 d is worth"),
        optional("half_day", &S::half_day, "the measure's", "none", "what a day recorded as 0.5 d is worth"),
        optional("split", &S::split, "", "none", "division of products among their authors"),
        optional("over", &S::over, "", "none", "amounts that count in equal parts over several years"),
        optional("factors", &S::factors, "", "none", "multiples; all that fit apply"),
        optional("plus", &S::plus, "", "none", "amounts on top; all that fit apply"),
        optional("increments", &S::increments, "", "exact", "steps in which amounts count"),
        optional("round", &S::round, "", "exact", "rounding of each record, item or window"),
        optional("caps", &S::caps, "", "none", "the most that counts of something"),
        optional("allocation", &S::allocation, "", "each rule counts in full",
                 "rules of which each record counts for one"),
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
