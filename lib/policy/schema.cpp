// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/schema.hpp"

#include <cadre/policy/canonical.hpp>

namespace cadre::inline v1 {
namespace detail {
namespace {

using text::JsonWriter;

void pattern(JsonWriter& json, const std::string& name, const std::string& description, const std::string& regex) {
  json.key(name).begin_object().key("description").value(description);
  json.key("type").value("string").key("pattern").value(regex).end_object();
}

/// What a field says of itself, for people.
template <class C, class T>
std::string described(const Field<C, T>& field) {
  std::string text{field.doc};
  if (!field.unit.empty()) text += "; unit: " + std::string{field.unit};
  if (field.need == Need::optional) text += "; when not written: " + std::string{field.fallback};
  return text;
}

template <class C>
void define(JsonWriter& json) {
  json.key(definition<C>()).begin_object().key("type").value("object");
  json.key("additionalProperties").value(false);
  json.key("required").begin_array();
  each_field<C>([&](const auto& field) {
    if (field.need == Need::required) json.value(field.name);
  });
  json.end_array().key("properties").begin_object();
  each_field<C>([&](const auto& field) {
    json.key(field.name).begin_object().key("description").value(described(field));
    schema_members<std::decay_t<decltype(std::declval<C&>().*field.member)>>(json);
    json.end_object();
  });
  json.end_object().end_object();
}

}  // namespace

void schema_form(text::JsonWriter& json, TypeOf<DayOrName> /*type*/) { json.key("type").value("string"); }

void schema_form(text::JsonWriter& json, TypeOf<WindowRule> /*type*/) {
  json.key("anyOf").begin_array().begin_object().key("enum").begin_array();
  for (const char* const word : {"month", "quarter", "half", "year", "week", "session", "once"}) json.value(word);
  json.end_array().end_object();
  schema<WindowText>(json);
  json.end_array();
}

void schema_form(text::JsonWriter& json, TypeOf<PartialWindow> /*type*/) {
  any_of<PartialWindow::Mode, PartialText>(json);
}

void schema_form(text::JsonWriter& json, TypeOf<AgeBound> /*type*/) { any_of<Amount, AgeText>(json); }

void schema_form(text::JsonWriter& json, TypeOf<Points> /*type*/) { json.key("type").value("string"); }

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
  detail::each_construct([&](auto type) { detail::define<typename decltype(type)::Construct>(json); });
  json.end_object().end_object();
  return std::move(json).finish();
}

}  // namespace cadre::inline v1
