// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/writing.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether a key is written: it must be, or says something other than its default.
bool is_written(const FieldType& field, const void* construct, const void* defaults) {
  const Type& type = *field.type;
  if (type.shape == Shape::optional && type.held(field.part(construct)) == nullptr) return false;
  return field.need == Need::required || !type.equal(field.part(construct), field.part(defaults));
}

void write_table(text::JsonWriter& json, const AnyPart& construct) {
  json.begin_object();
  construct.type->with_default([&](const void* defaults) {
    for (const FieldType& field : construct.type->fields) {
      if (!is_written(field, construct.object, defaults)) continue;
      json.key(field.name);
      write(json, construct.at(field));
    }
  });
  json.end_object();
}

void write_list(text::JsonWriter& json, const void* list, const Type& type) {
  const bool is_named = type.inside->is_named_by_key;
  is_named ? json.begin_object() : json.begin_array();
  for (std::size_t i = 0; i < type.size(list); ++i) {
    const AnyPart item{type.item(list, i), type.inside};
    if (is_named) json.key(*type.inside->id(item.object));
    write(json, item);
  }
  is_named ? json.end_object() : json.end_array();
}

}  // namespace

void write(text::JsonWriter& json, const AnyPart& part) {
  const Type& type = *part.type;
  switch (type.shape) {
    case Shape::text: json.value(*static_cast<const std::string*>(part.object)); break;
    case Shape::truth: json.value(*static_cast<const bool*>(part.object)); break;
    case Shape::whole: json.value(*static_cast<const std::int64_t*>(part.object)); break;
    case Shape::day: json.value(to_string(*static_cast<const Date*>(part.object))); break;
    case Shape::amount: json.value(to_string(*static_cast<const Amount*>(part.object))); break;
    case Shape::number: json.value(to_string(*static_cast<const Ratio*>(part.object))); break;
    case Shape::word: json.value(type.word(part.object)); break;
    case Shape::optional: write(json, {type.held(part.object), type.inside}); break;
    case Shape::list: write_list(json, part.object, type); break;
    case Shape::table: write_table(json, part); break;
    case Shape::form: type.write(json, part.object); break;
  }
}

}  // namespace cadre::inline v1::detail
