// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// schema_members(): what may be written for a type, as members of an open object of a JSON Schema. Forms that a table
/// alone does not give are functions schema_form() beside the table of their family.
#include <string>
#include <string_view>

#include <cadre/text/json.hpp>

#include "policy/detail/constructs.hpp"
#include "policy/detail/words.hpp"

namespace cadre::inline v1::detail {

/// The name of a construct among the definitions: of several names the first.
template <class C>
[[nodiscard]] std::string definition() {
  constexpr std::string_view name = Fields<C>::name;
  return std::string{name.substr(0, name.find(','))};
}

inline void refer_to(text::JsonWriter& json, const std::string& name) { json.key("$ref").value("#/$defs/" + name); }

template <class T>
void schema_members(text::JsonWriter& json);

/// A schema of its own.
template <class T>
void schema(text::JsonWriter& json) {
  json.begin_object();
  schema_members<T>(json);
  json.end_object();
}

/// What any of some types may be.
template <class... T>
void any_of(text::JsonWriter& json) {
  json.key("anyOf").begin_array();
  (schema<T>(json), ...);
  json.end_array();
}

template <class T>
void list_schema(text::JsonWriter& json) {
  json.key("type").value("array").key("items");
  schema<T>(json);
}

/// Tables named by their key; or a list, for which a single table may stand where it holds tables.
template <class T>
void collection_members(text::JsonWriter& json) {
  if constexpr (is_named_by_key<T>) {
    json.key("type").value("object").key("additionalProperties");
    schema<T>(json);
  } else if constexpr (std::is_same_v<T, std::string>) {
    list_schema<T>(json);
  } else {
    json.key("anyOf").begin_array().begin_object();
    list_schema<T>(json);
    json.end_object();
    schema<T>(json);
    json.end_array();
  }
}

template <class T>
void schema_members(text::JsonWriter& json) {
  if constexpr (is_optional<T>) {
    schema_members<typename T::value_type>(json);
  } else if constexpr (is_list<T>) {
    collection_members<typename T::value_type>(json);
  } else if constexpr (std::is_enum_v<T>) {
    json.key("enum").begin_array();
    for (const auto& word : Words<T>::all) json.value(word.text);
    json.end_array();
  } else if constexpr (std::is_same_v<T, std::string>) {
    json.key("type").value("string");
  } else if constexpr (std::is_same_v<T, bool>) {
    json.key("type").value("boolean");
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    json.key("type").value("integer").key("minimum").value(1).key("maximum").value(1000);
  } else if constexpr (std::is_same_v<T, Date>) {
    refer_to(json, "day");
  } else if constexpr (std::is_same_v<T, Amount>) {
    refer_to(json, "quantity");
  } else if constexpr (std::is_same_v<T, Ratio>) {
    refer_to(json, "number");
  } else if constexpr (has_fields<T>) {
    refer_to(json, definition<T>());
  } else {
    schema_form(json, TypeOf<T>{});
  }
}

}  // namespace cadre::inline v1::detail
