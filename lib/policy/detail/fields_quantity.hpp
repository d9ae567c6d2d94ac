// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Field tables of quantities and of days in force.
#include <cadre/core/period.hpp>
#include <cadre/policy/quantity.hpp>

#include "policy/detail/field.hpp"
#include "policy/detail/words.hpp"

namespace cadre::inline v1::detail {

/// Days written as a table.
struct PeriodText {
  std::optional<Date> from;
  std::optional<Date> until;
};

template <>
struct Fields<PeriodText> {
  static constexpr std::string_view name = "valid";
  static constexpr auto table() {
    return std::tuple{optional("from", &PeriodText::from, "", "since ever", "first day"),
                      optional("until", &PeriodText::until, "", "until further notice", "day after the last")};
  }
};

template <>
struct Words<Rounding> {
  static constexpr std::array all{Word{"down", Rounding::down}, Word{"up", Rounding::up},
                                  Word{"half_up", Rounding::half_up}, Word{"half_even", Rounding::half_even}};
};

template <>
struct Fields<RoundTo> {
  static constexpr std::string_view name = "round";
  static constexpr auto table() {
    return std::tuple{required("step", &RoundTo::step, "any", "a multiple of this"),
                      optional("mode", &RoundTo::mode, "", "half_up", "down, up, half_up or half_even")};
  }
};

template <>
struct Fields<ParameterValue> {
  static constexpr std::string_view name = "value";
  using P = ParameterValue;
  static constexpr auto table() {
    return std::tuple{required("value", &P::amount, "the rule's", "the quantity"),
                      optional("from", &P::from, "", "since ever", "first day on which it holds"),
                      optional("until", &P::until, "", "until the next value begins", "day after the last"),
                      optional("cite", &P::cite, "", "the rule's", "article that states it"),
                      optional("assumed", &P::assumed, "", "false", "true where the source states no figure"),
                      optional("reason", &P::reason, "", "none", "why it is assumed")};
  }
};

template <>
struct WrittenAs<Period> {
  using Table = PeriodText;
};
template <>
struct WrittenAs<Parameter> {
  using Table = ParameterValue;
};

/// Reads what may stand in place of the table: a quantity alone, a list, the name of a `param`.
void read_form(const text::Value& v, const std::string& path, Parameter& out, Reader& reader);
void read_form(const text::Value& v, const std::string& path, Period& out, Reader& reader);
void read_form(const text::Value& v, const std::string& path, SignedAmount& out, Reader& reader);

/// The same, written.
void write_form(text::JsonWriter& json, const Parameter& parameter);
void write_form(text::JsonWriter& json, const Period& period);
void write_form(text::JsonWriter& json, const SignedAmount& amount);

/// What may be written, as members of a JSON Schema.
void schema_form(text::JsonWriter& json, TypeOf<Parameter> type);
void schema_form(text::JsonWriter& json, TypeOf<Period> type);
void schema_form(text::JsonWriter& json, TypeOf<SignedAmount> type);

}  // namespace cadre::inline v1::detail
