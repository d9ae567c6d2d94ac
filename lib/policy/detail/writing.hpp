// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// write(): writes constructs as JSON by their field tables. Forms that a table alone does not give are functions
/// write_form() beside the table of their family.
#include <string>
#include <type_traits>

#include <cadre/text/json.hpp>

#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

/// Whether a member is written: it must be, or says something other than its default.
template <class C, class T>
[[nodiscard]] bool is_written(const Field<C, T>& field, const C& construct, const C& defaults) {
  return field.need == Need::required || !(construct.*field.member == defaults.*field.member);
}

template <class T>
void write(text::JsonWriter& json, const T& part);

/// Writes a table by the field table of its construct.
template <class C>
void write_table(text::JsonWriter& json, const C& construct) {
  const C defaults{};
  json.begin_object();
  each_field<C>([&](const auto& field) {
    if (!is_written(field, construct, defaults)) return;
    json.key(field.name);
    write(json, construct.*field.member);
  });
  json.end_object();
}

/// Writes tables that are named by their key.
template <class C>
void write_named(text::JsonWriter& json, const std::vector<C>& list) {
  json.begin_object();
  for (const C& construct : list) {
    json.key(construct.id);
    write_table(json, construct);
  }
  json.end_object();
}

/// Writes whatever a construct is made of.
template <class T>
void write(text::JsonWriter& json, const T& part) {
  if constexpr (is_optional<T>) {
    write(json, *part);
  } else if constexpr (is_list<T>) {
    if constexpr (is_named_by_key<typename T::value_type>) {
      write_named(json, part);
    } else {
      json.begin_array();
      for (const auto& item : part) write(json, item);
      json.end_array();
    }
  } else if constexpr (std::is_enum_v<T>) {
    json.value(word_for(part));
  } else if constexpr (std::is_integral_v<T> || std::is_same_v<T, std::string>) {
    json.value(part);
  } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Amount> || std::is_same_v<T, Ratio>) {
    json.value(to_string(part));
  } else if constexpr (has_fields<T>) {
    write_table(json, part);
  } else {
    write_form(json, part);
  }
}

/// A part as JSON text of its own.
template <class T>
[[nodiscard]] std::string written_alone(const T& part) {
  text::JsonWriter json;
  write(json, part);
  return std::move(json).finish();
}

}  // namespace cadre::inline v1::detail
