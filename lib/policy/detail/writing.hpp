// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// write(): writes constructs as JSON by their field tables. Forms that a table alone does not give are functions
/// write_form() beside the table of their family.
#include <string>

#include <cadre/text/json.hpp>

#include "policy/detail/type.hpp"

namespace cadre::inline v1::detail {

/// Writes whatever a construct is made of.
void write(text::JsonWriter& json, const AnyPart& part);

template <class T>
void write(text::JsonWriter& json, const T& part) {
  write(json, AnyPart{&part, &type_of<T>()});
}

}  // namespace cadre::inline v1::detail
