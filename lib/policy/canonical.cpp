// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/canonical.hpp>

#include <algorithm>

#include <cadre/core/sha256.hpp>

#include "policy/detail/data.hpp"
#include "policy/detail/writing.hpp"

namespace cadre::inline v1 {
namespace detail {
namespace {

/// A part as JSON text of its own.
std::string written_alone(const AnyPart& part) {
  text::JsonWriter json;
  write(json, part);
  return std::move(json).finish();
}

/// Puts the items of a list in the order of their texts; what is named by its key, in the order of its names.
void sort(void* list, const Type& type) {
  const Type& item = *type.inside;
  std::vector<std::string> texts;
  std::vector<std::size_t> order(type.size(list));
  for (std::size_t i = 0; i < order.size(); ++i) {
    const void* const part = type.item(list, i);
    order[i] = i;
    texts.push_back(item.is_named_by_key ? *item.id(part) : written_alone({part, &item}));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return texts[a] < texts[b]; });
  type.arrange(list, order);
}

void arrange_values(std::vector<ParameterValue>& values) {
  for (ParameterValue& value : values) value.valid = {};
  const auto from = [](const ParameterValue& value) { return value.from.value_or(Date::first()); };
  std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) { return from(a) < from(b); });
}

void arrange(void* part, const Type& type, bool is_ordered = false);

void arrange_list(void* list, const Type& type, bool is_ordered) {
  for (std::size_t i = 0; i < type.size(list); ++i) arrange(item_of(type, list, i), *type.inside);
  if (!is_ordered) sort(list, type);
}

/// Brings a part and all that is in it into canonical order.
void arrange(void* part, const Type& type, bool is_ordered) {
  if (type.shape == Shape::optional) {
    if (void* const held = held_by(type, part)) arrange(held, *type.inside, is_ordered);
  } else if (type.shape == Shape::list) {
    arrange_list(part, type, is_ordered);
  } else if (type.is<Parameter>()) {
    arrange_values(static_cast<Parameter*>(part)->values);
  } else if (type.is<FigureOf>()) {
    arrange(&static_cast<FigureOf*>(part)->facts, type_of<FactSelector>());
  } else if (type.is<WindowRule>()) {
    auto* const named = std::get_if<window::NamedDays>(&static_cast<WindowRule*>(part)->spec);
    if (named != nullptr) std::sort(named->days.begin(), named->days.end());
  }
  for (const FieldType& field : type.fields) arrange(part_of(field, part), *field.type, field.is_ordered);
}

}  // namespace
}  // namespace detail

PolicyModel canonical(PolicyModel model) {
  detail::name_compositions(model);
  detail::arrange(&model, detail::type_of<PolicyModel>());
  return model;
}

std::string write_policy(const PolicyModel& model) {
  const PolicyModel arranged = canonical(model);
  return detail::written_alone({&arranged, &detail::type_of<PolicyModel>()});
}

std::string write_policy(const Policy& policy) { return write_policy(policy.model()); }

std::string policy_hash(const Policy& policy) { return sha256(write_policy(policy)); }

}  // namespace cadre::inline v1
