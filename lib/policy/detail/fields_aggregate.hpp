// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of figures: words, field tables, checks.
#include <cadre/policy/aggregate.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<FigureOver> {
  static constexpr std::array all{Word{"people", FigureOver::people}, Word{"units", FigureOver::units},
                                  Word{"sessions", FigureOver::sessions}};
};
template <>
struct Words<FigureTake> {
  static constexpr std::array all{Word{"counted", FigureTake::counted}, Word{"value", FigureTake::value},
                                  Word{"met", FigureTake::met}, Word{"attended", FigureTake::attended}};
};
template <>
struct Words<FigureHow> {
  static constexpr std::array all{Word{"sum", FigureHow::sum}, Word{"mean", FigureHow::mean},
                                  Word{"median", FigureHow::median}, Word{"count", FigureHow::count},
                                  Word{"rate", FigureHow::rate}};
};
template <>
struct Words<FigureWay> {
  static constexpr std::array all{Word{"pooled", FigureWay::pooled}, Word{"mean_of", FigureWay::mean_of}};
};

template <>
struct Words<FigureDay> {
  static constexpr std::array all{Word{"last", FigureDay::last}, Word{"first", FigureDay::first}};
};

template <>
struct WrittenAs<FigureOf> {
  using Table = FactSelector;
};

template <>
struct Fields<AggregateRule> {
  static constexpr std::string_view name = "aggregate";
  using A = AggregateRule;
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<A>(),
        std::tuple{required("over", &A::over, "", "over what: people, units or sessions"),
                   required("of", &A::of, "", "the id of a rule, or a table that selects facts"),
                   optional("take", &A::take, "", "must be written of a rule",
                            "what of each result: counted, value, met or attended"),
                   required("how", &A::how, "", "sum, mean, median, count or rate"),
                   optional("way", &A::way, "", "pooled", "pooled, or mean_of the rates of each"),
                   optional("day", &A::day, "", "last", "whose members: on the window's last or first day"),
                   optional("among", &A::among, "", "all", "over which people or units"),
                   optional("round", &A::round, "the figure's", "exact", "rounding of the figure"),
                   optional("at_least", &A::at_least, "the figure's", "no floor", "floor")});
  }
};

template <>
struct Fields<DoneBy> {
  static constexpr std::string_view name = "done";
  static constexpr auto table() {
    return std::tuple{required("rule", &DoneBy::rule, "", "who met this rule in the same window").naming(Refers::rule)};
  }
};

template <>
struct Fields<ShareRule> {
  static constexpr std::string_view name = "share";
  using S = ShareRule;
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<S>(),
        std::tuple{optional("done", &S::done, "", "none", "those who met a rule"),
                   optional("of", &S::of, "", "none", "or those who did one of these"),
                   optional("at_least", &S::at_least, "%", "no floor", "the share asked for"),
                   optional("within_years", &S::within_years, "", "none",
                            "years in which nobody counts twice, this window's last day included"),
                   optional("no_repeat", &S::no_repeat, "", "false",
                            "true: who was done in an earlier window of those years does not count again")});
  }
};

/// Reads the id of a rule, or a table that selects facts.
void read_form(const text::Value& v, const std::string& path, FigureOf& out, Reader& reader);

/// Checks what its keys alone cannot show.
void check(const AggregateRule& rule, const std::string& path, Checks& checks);
void check(const ShareRule& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const AggregateRule& rule, const Policy& policy);
[[nodiscard]] Measure measured_in(const ShareRule& rule, const Policy& policy);

/// The same, written.
void write_form(text::JsonWriter& json, const FigureOf& figure);

/// What may be written, as members of a JSON Schema.
void schema_form(text::JsonWriter& json, TypeOf<FigureOf> type);

}  // namespace cadre::inline v1::detail
