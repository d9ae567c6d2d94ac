// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/in_short.hpp"

#include <optional>

#include "policy/detail/fields_attendance.hpp"

namespace cadre::inline v1::detail {
namespace {

/// A part in words, if there are any for it.
std::optional<std::string> words_of(const AnyPart& part);

/// The effects of leave: `official = present, sick = absent`.
std::string effects_in_short(const LeaveEffects& effects) {
  std::string text;
  for (const auto& [kind, effect] : effects.by_kind)
    text += (text.empty() ? "" : ", ") + kind + " = " + std::string{word_for(effect)};
  return text;
}

std::string table_in_short(const AnyPart& construct) {
  std::string text;
  for (const FieldType& field : construct.type->fields) {
    const auto words = field.name == "reason" ? std::nullopt : words_of(construct.at(field));
    if (words) text += (text.empty() ? "" : ", ") + std::string{field.name} + " = " + *words;
  }
  return text;
}

std::optional<std::string> words_of(const AnyPart& part) {
  if (part.head() != nullptr) return "the whole rule";
  if (part.type->is<MeasureSpec>()) return "the whole measure";
  if (const auto* const value = part.as<ParameterValue>()) return to_string(value->amount);
  if (const auto* const effects = part.as<LeaveEffects>()) return effects_in_short(*effects);
  switch (part.type->shape) {
    case Shape::text: return *part.as<std::string>();
    case Shape::amount: return to_string(*part.as<Amount>());
    case Shape::word: return std::string{part.type->word(part.object)};
    case Shape::table: return table_in_short(part);
    case Shape::optional: {
      const void* const held = part.type->held(part.object);
      return held == nullptr ? std::nullopt : words_of({held, part.type->inside});
    }
    default: return std::nullopt;
  }
}

}  // namespace

std::string in_short(const AnyPart& part) { return words_of(part).value_or(""); }

}  // namespace cadre::inline v1::detail
