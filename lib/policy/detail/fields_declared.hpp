// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Field tables of what a policy declares.
#include <cadre/policy/declared.hpp>

#include "policy/detail/fields_quantity.hpp"

namespace cadre::inline v1::detail {

template <>
struct Fields<Source> {
  static constexpr std::string_view name = "source";
  static constexpr bool named_by_key = true;
  static constexpr auto table() {
    return std::tuple{required("name", &Source::name, "", "title of the text"),
                      optional("number", &Source::number, "", "none", "number of the text"),
                      optional("date", &Source::date, "", "none", "date of the text"),
                      optional("address", &Source::address, "", "none", "where it can be read"),
                      optional("articles", &Source::articles, "", "none", "articles that hold rules"),
                      optional("informative", &Source::informative, "", "none", "articles that only inform")};
  }
};

template <>
struct Fields<CalendarSpec> {
  static constexpr std::string_view name = "calendar";
  static constexpr bool named_by_key = true;
  using S = CalendarSpec;
  static constexpr auto table() {
    return std::tuple{
        optional("week", &S::week, "", "every day", "working days: mon, tue, wed, thu, fri, sat, sun"),
        optional("days_of_month", &S::days_of_month, "", "any", "of those only these days of each month, from 1"),
        optional("hours", &S::hours, "", "the whole day", "working hours, such as 08:30-12:00"),
        optional("holidays", &S::holidays, "", "none", "`cn`: Chinese holidays and make-up days 2013-2026"),
        optional("off", &S::off, "", "none", "further days off"),
        optional("working", &S::working, "", "none", "further working days")};
  }
};

template <>
struct Fields<AttributeSpec> {
  static constexpr std::string_view name = "attribute";
  static constexpr bool named_by_key = true;
  static constexpr auto table() {
    return std::tuple{required("values", &AttributeSpec::values, "", "the values that it may have")};
  }
};

/// Checks that values are declared once.
void check(const AttributeSpec& attribute, const std::string& path, Checks& checks);

template <>
struct Fields<NamedParameter> {
  static constexpr std::string_view name = "param";
  static constexpr bool named_by_key = true;
  using S = NamedParameter;
  static constexpr auto table() {
    return std::tuple{required("value", &S::parameter, "any", "the quantity, or a list of dated ones"),
                      optional("cite", &S::cite, "", "none", "article that states it"),
                      optional("note", &S::note, "", "none", "free text")};
  }
};

}  // namespace cadre::inline v1::detail
