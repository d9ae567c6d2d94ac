// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// in_short(): an assumed part in a few words, for lists of what is assumed.
#include <string>

#include "policy/detail/walk.hpp"
#include "policy/detail/words.hpp"

namespace cadre::inline v1::detail {

[[nodiscard]] inline std::string in_short(const ParameterValue& value) { return to_string(value.amount); }
[[nodiscard]] inline std::string in_short(const RuleHead& /*rule*/) { return "the whole rule"; }
[[nodiscard]] inline std::string in_short(const MeasureSpec& /*measure*/) { return "the whole measure"; }
[[nodiscard]] inline std::string in_short(const Amount& amount) { return to_string(amount); }
[[nodiscard]] inline std::string in_short(const std::string& text) { return text; }

template <class E>
requires std::is_enum_v<E>
[[nodiscard]] std::string in_short(E word) { return std::string{word_for(word)}; }

/// The effects of leave: `official = present, sick = absent`.
[[nodiscard]] inline std::string in_short(const LeaveEffects& effects) {
  std::string text;
  for (const auto& [kind, effect] : effects.by_kind)
    text += (text.empty() ? "" : ", ") + kind + " = " + in_short(effect);
  return text;
}

/// Any other construct by those of its keys that have words: `half = 1 h, full = 2 h`.
template <class C>
requires(has_fields<C> && !std::is_base_of_v<RuleHead, C>) [[nodiscard]] std::string in_short(const C& construct) {
  std::string text;
  const auto add = [&](std::string_view name, const auto& value) {
    if constexpr (requires { in_short(value); }) {
      if (name != "reason") text += (text.empty() ? "" : ", ") + std::string{name} + " = " + in_short(value);
    }
  };
  each_field<C>([&](const auto& field) {
    const auto& value = construct.*field.member;
    if constexpr (is_optional<std::decay_t<decltype(value)>>) {
      if (value) add(field.name, *value);
    } else {
      add(field.name, value);
    }
  });
  return text;
}

}  // namespace cadre::inline v1::detail
