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
        optional("joined_before", &S::joined_before, "", "no bound", "joined before this day"),
        optional("joined_from", &S::joined_from, "", "no bound", "joined on this day or later"),
        optional("attribute", &S::attribute, "", "any",
                 "one of the values of each attribute named: { rank = [\"chief\"] }"),
        optional("unit_tag", &S::unit_tag, "", "any",
                 "formal member of a unit with the tag; for units: it has the tag"),
        optional("host_unit", &S::host_unit, "", "any", "host member of the unit or of one below it"),
        optional("has_link", &S::has_link, "", "any", "has a link of the kind to somebody, such as mentor"),
        optional("event", &S::event, "", "any", "during an event of the kind"),
        optional("members_from", &S::members_from, "", "no bound",
                 "of units: at least so many formal members, those of units below included"),
        optional("members_under", &S::members_under, "", "no bound", "of units: fewer formal members"),
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
        optional("item", &S::item, "", "any", "course or product"),
        optional("organiser", &S::organiser, "", "any", "level of the organiser"),
        optional("host", &S::host, "", "any", "done at the unit or at one below it"),
        optional("host_kind", &S::host_kind, "", "any", "done at a unit of the kind"),
        optional("venue", &S::venue, "", "any", "place where it was"),
        optional("verified", &S::verified, "", "any", "whether an office verified it"),
        optional("passed", &S::passed, "", "any", "whether its test was passed"),
        optional("length_from", &S::length_from, "h", "no bound", "the whole record lasted at least so long"),
        optional("length_under", &S::length_under, "h", "no bound", "the whole record lasted less"),
        optional("course_length_from", &S::course_length_from, "h", "no bound",
                 "the whole course lasts at least so long"),
        optional("course_length_under", &S::course_length_under, "h", "no bound", "the whole course lasts less"),
        optional("watched_from", &S::watched_from, "%", "no bound", "at least such a share was watched or attended"),
        optional("score_from", &S::score_from, "%", "no bound", "at least such a share of the marks was reached"),
        optional("authors_from", &S::authors_from, "", "no bound", "of a product: at least so many authors"),
        optional("author_place", &S::author_place, "", "any", "of a product: place among its authors, from 1"),
        optional("document", &S::document, "", "any", "documents of all these kinds were handed in about it"),
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
/// Reads the values of attributes, a table by their names.
void read_form(const text::Value& v, const std::string& path, AttributeValues& out, Reader& reader);
/// Checks that the values of attributes are declared.
void check(const SubjectSelector& who, const std::string& path, Checks& checks);
/// Checks what facts are selected by.
void check(const FactSelector& of, const std::string& path, Checks& checks);

/// The same, written.
void write_form(text::JsonWriter& json, const AgeBound& bound);
void write_form(text::JsonWriter& json, const AttributeValues& values);

/// What may be written, as members of a JSON Schema.
void schema_form(text::JsonWriter& json, TypeOf<AgeBound> type);
void schema_form(text::JsonWriter& json, TypeOf<AttributeValues> type);

}  // namespace cadre::inline v1::detail
