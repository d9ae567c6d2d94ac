// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// schema_members(): what may be written for a type, as members of an open object of a JSON Schema. Forms that a table
/// alone does not give are functions schema_form() beside the table of their family.
#include <cadre/text/json.hpp>

#include "policy/detail/type.hpp"

namespace cadre::inline v1::detail {

/// Writes what may be written for a type.
void schema_members(text::JsonWriter& json, const Type& type);
template <class T>
void schema_members(text::JsonWriter& json) {
  schema_members(json, type_of<T>());
}

/// A schema of its own.
void schema(text::JsonWriter& json, const Type& type);
template <class T>
void schema(text::JsonWriter& json) {
  schema(json, type_of<T>());
}

/// What any of some types may be.
template <class... T>
void any_of(text::JsonWriter& json) {
  json.key("anyOf").begin_array();
  (schema<T>(json), ...);
  json.end_array();
}

}  // namespace cadre::inline v1::detail
