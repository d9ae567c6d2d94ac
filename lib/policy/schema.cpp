// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/schema.hpp"

#include <string>
#include <string_view>

#include <cadre/policy/canonical.hpp>

#include "policy/detail/fields_aggregate.hpp"
#include "policy/detail/fields_attendance.hpp"
#include "policy/detail/fields_leave.hpp"
#include "policy/detail/fields_score.hpp"

namespace cadre::inline v1 {
namespace detail {
namespace {

using text::JsonWriter;

void pattern(JsonWriter& json, const std::string& name, const std::string& description, const std::string& regex) {
  json.key(name).begin_object().key("description").value(description);
  json.key("type").value("string").key("pattern").value(regex).end_object();
}

void refer_to(JsonWriter& json, const std::string& name) { json.key("$ref").value("#/$defs/" + name); }

/// The name of a construct among the definitions: of several names the first.
std::string definition(const Type& construct) {
  return std::string{construct.name.substr(0, construct.name.find(','))};
}

/// What a field says of itself, for people.
std::string described(const FieldType& field) {
  std::string text{field.doc};
  if (!field.unit.empty()) text += "; unit: " + std::string{field.unit};
  if (field.need == Need::optional) text += "; when not written: " + std::string{field.fallback};
  return text;
}

void define(JsonWriter& json, const Type& construct) {
  json.key(definition(construct)).begin_object().key("type").value("object");
  json.key("additionalProperties").value(false);
  json.key("required").begin_array();
  for (const FieldType& field : construct.fields) {
    if (field.need == Need::required) json.value(field.name);
  }
  json.end_array().key("properties").begin_object();
  for (const FieldType& field : construct.fields) {
    json.key(field.name).begin_object().key("description").value(described(field));
    schema_members(json, *field.type);
    json.end_object();
  }
  json.end_object().end_object();
}

void list_schema(JsonWriter& json, const Type& item) {
  json.key("type").value("array").key("items");
  schema(json, item);
}

/// Tables named by their key; or a list, for which a single table may stand where it holds tables.
void collection_members(JsonWriter& json, const Type& item) {
  if (item.is_named_by_key) {
    json.key("type").value("object").key("additionalProperties");
    schema(json, item);
  } else if (item.shape == Shape::text) {
    list_schema(json, item);
  } else {
    json.key("anyOf").begin_array().begin_object();
    list_schema(json, item);
    json.end_object();
    schema(json, item);
    json.end_array();
  }
}

void word_members(JsonWriter& json, const Type& type) {
  json.key("enum").begin_array();
  for (const std::string_view word : type.words) json.value(word);
  json.end_array();
}

}  // namespace

void schema(JsonWriter& json, const Type& type) {
  json.begin_object();
  schema_members(json, type);
  json.end_object();
}

void schema_members(JsonWriter& json, const Type& type) {
  switch (type.shape) {
    case Shape::text: json.key("type").value("string"); break;
    case Shape::truth: json.key("type").value("boolean"); break;
    case Shape::whole: json.key("type").value("integer").key("minimum").value(1).key("maximum").value(1000); break;
    case Shape::day: refer_to(json, "day"); break;
    case Shape::amount: refer_to(json, "quantity"); break;
    case Shape::number: refer_to(json, "number"); break;
    case Shape::word: word_members(json, type); break;
    case Shape::optional: schema_members(json, *type.inside); break;
    case Shape::list: collection_members(json, *type.inside); break;
    case Shape::table: refer_to(json, definition(type)); break;
    case Shape::form: type.schema(json); break;
  }
}

void schema_form(text::JsonWriter& json, TypeOf<DayOrName> /*type*/) { json.key("type").value("string"); }

void schema_form(text::JsonWriter& json, TypeOf<WindowRule> /*type*/) {
  json.key("anyOf").begin_array().begin_object().key("enum").begin_array();
  for (const char* const word : {"month", "quarter", "half", "year", "week", "session", "once"}) json.value(word);
  json.end_array().end_object();
  schema<WindowText>(json);
  json.end_array();
}

void schema_form(text::JsonWriter& json, TypeOf<LimitWindow> /*type*/) {
  json.key("anyOf").begin_array().begin_object().key("enum").begin_array();
  for (const char* const word : {"month", "quarter", "half", "year", "week", "once", "class"}) json.value(word);
  json.end_array().end_object();
  schema<WindowText>(json);
  json.end_array();
}

void schema_form(text::JsonWriter& json, TypeOf<PartialWindow> /*type*/) {
  any_of<PartialWindow::Mode, PartialText>(json);
}

void schema_form(text::JsonWriter& json, TypeOf<AgeBound> /*type*/) { any_of<Amount, AgeText>(json); }

void schema_form(text::JsonWriter& json, TypeOf<SignedAmount> /*type*/) { json.key("type").value("string"); }

void schema_form(text::JsonWriter& json, TypeOf<StepFrom> /*type*/) {
  json.key("type").begin_array().value("integer").value("string").end_array();
}

void schema_form(text::JsonWriter& json, TypeOf<TableStep> /*type*/) { schema_members<StepText>(json); }

void schema_form(text::JsonWriter& json, TypeOf<WindowsBack> /*type*/) { json.key("type").value("integer"); }

void schema_form(text::JsonWriter& json, TypeOf<ScoreStart> /*type*/) {
  json.key("anyOf").begin_array();
  schema<std::string>(json);
  schema<StartText>(json);
  json.end_array();
}

void schema_form(text::JsonWriter& json, TypeOf<FigureOf> /*type*/) { any_of<std::string, FactSelector>(json); }

void schema_form(text::JsonWriter& json, TypeOf<AttributeValues> /*type*/) {
  json.key("type").value("object").key("additionalProperties");
  schema<std::vector<std::string>>(json);
}

void schema_form(text::JsonWriter& json, TypeOf<Period> /*type*/) { schema_members<PeriodText>(json); }

void schema_form(text::JsonWriter& json, TypeOf<Parameter> /*type*/) {
  json.key("anyOf").begin_array().begin_object();
  json.key("type").value("string").key("pattern").value("^param[.]").end_object();
  schema<Amount>(json);
  schema<std::vector<ParameterValue>>(json);
  json.end_array();
}

void schema_form(text::JsonWriter& json, TypeOf<LeaveEffects> /*type*/) {
  json.key("type").value("object").key("properties").begin_object().key("assumed");
  schema<bool>(json);
  json.key("reason");
  schema<std::string>(json);
  json.end_object().key("additionalProperties");
  schema<LeaveEffect>(json);
}

}  // namespace detail

std::string policy_schema() {
  text::JsonWriter json;
  json.begin_object().key("$schema").value("https://json-schema.org/draft/2020-12/schema");
  json.key("title").value("Policy of cadre, edition 1");
  detail::refer_to(json, "policy");
  json.key("$defs").begin_object();
  detail::pattern(json, "day", "a day", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
  detail::pattern(json, "quantity", "a quantity with its unit, such as 30 h, 80 % or 2 session; a share also as 2/5",
                  "^([0-9]+([.][0-9]+|/[0-9]+)? *[^ 0-9./-][^ ]*|[0-9]+/[0-9]+)$");
  json.key("number").begin_object().key("description").value("a number above zero").key("anyOf").begin_array();
  json.begin_object().key("type").value("integer").key("minimum").value(1).end_object();
  json.begin_object().key("type").value("string").key("pattern").value("^[0-9]+([.][0-9]+|/[0-9]+)?$").end_object();
  json.end_array().end_object();
  for (const detail::Type* const construct : detail::all_constructs()) detail::define(json, *construct);
  json.end_object().end_object();
  return std::move(json).finish();
}

}  // namespace cadre::inline v1
