// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Field tables of selections: of subjects, of facts, of parts of facts.
#include <cadre/core/amount.hpp>
#include <cadre/policy/selection.hpp>

#include "policy/detail/field.hpp"

namespace cadre::inline v1::detail {

/// An age written as a table.
struct AgeText {
  Amount age;
  std::string on;
};

template <>
struct Fields<AgeText> {
  static constexpr std::string_view name = "under_age, from_age";
  static constexpr auto table() {
    return std::tuple{required("age", &AgeText::age, "year", "the bound; alone it may stand in place of the table"),
                      optional("on", &AgeText::on, "", "the day itself", "month and day of the year, such as 12-31")};
  }
};

template <>
struct Fields<SubjectSelector> {
  static constexpr std::string_view name = "who";
  using S = SubjectSelector;
  static constexpr auto table() {
    return std::tuple{
        optional("tag", &S::tag, "", "any", "a tag of the person"),
        optional("kind", &S::kind, "", "any", "kind of the unit or group judged"),
        optional("unit", &S::unit, "", "any",
                 "formal member of the unit or of one below it; for units: it or below it"),
        optional("unit_kind", &S::unit_kind, "", "any", "formal member of a unit of this kind"),
        optional("group", &S::group, "", "any", "member of the group (id or kind); for groups: the group itself"),
        optional("post", &S::post, "", "any", "holder of the post"),
        optional("person", &S::person, "", "any", "the people named"),
        optional("under_age", &S::under_age, "years", "no bound", "younger than so many completed years"),
        optional("from_age", &S::from_age, "years", "no bound", "at least so many completed years old"),
        optional("any", &S::any, "", "none", "at least one of these holds"),
        optional("all", &S::all, "", "none", "all of these hold"),
        optional("not", &S::none, "", "none", "none of these holds")};
  }
};

template <>
struct Fields<FactSelector> {
  static constexpr std::string_view name = "of";
  using S = FactSelector;
  static constexpr auto table() {
    return std::tuple{
        optional("kind", &S::kind, "", "any", "kind of the session, study, document or event"),
        optional("category", &S::category, "", "any", "category"),
        optional("theme", &S::theme, "", "any", "one of the themes"),
        optional("role", &S::role, "", "any", "participant, lecturer, speaker, organiser"),
        optional("unit", &S::unit, "", "any", "held by the unit or by one below it"),
        optional("inside", &S::inside, "", "none", "wholly inside the hours of a calendar").naming(Refers::calendar),
        optional("outside", &S::outside, "", "none", "wholly outside the hours of a calendar").naming(Refers::calendar),
        optional("any", &S::any, "", "none", "at least one of these holds"),
        optional("all", &S::all, "", "none", "all of these hold"),
        optional("not", &S::none, "", "none", "none of these holds")};
  }
};

template <>
struct Fields<TimeCut> {
  static constexpr std::string_view name = "only";
  static constexpr auto table() {
    return std::tuple{optional("inside", &TimeCut::inside, "", "none", "only the minutes inside a calendar's hours")
                          .naming(Refers::calendar),
                      optional("outside", &TimeCut::outside, "", "none", "only the minutes outside a calendar's hours")
                          .naming(Refers::calendar)};
  }
};

template <>
struct WrittenAs<AgeBound> {
  using Table = AgeText;
};

/// Reads an age, alone or as a table.
void read_form(const text::Value& v, const std::string& path, AgeBound& out, Reader& reader);

/// The same, written.
void write_form(text::JsonWriter& json, const AgeBound& bound);

/// What may be written, as members of a JSON Schema.
void schema_form(text::JsonWriter& json, TypeOf<AgeBound> type);

}  // namespace cadre::inline v1::detail
