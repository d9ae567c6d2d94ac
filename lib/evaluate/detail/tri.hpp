// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Answers that may not be known, put together; what selectors of subjects and of facts share.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/detail/select.hpp"

namespace cadre::inline v1::detail {

[[nodiscard]] constexpr Tri tri(bool value) noexcept { return value ? Tri::yes : Tri::no; }
[[nodiscard]] constexpr Tri opposite(Tri value) noexcept {
  return value == Tri::unknown ? value : tri(value == Tri::no);
}

[[nodiscard]] inline bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Whether a unit is one of those named, or lies below one.
[[nodiscard]] inline bool is_within_one_of(const Snapshot& snapshot, UnitId unit,
                                           const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto above = snapshot.find_unit(name);
    return above && snapshot.is_within(unit, *above);
  });
}

/// `any`, `all` and `not` around the conditions written beside them.
template <class Selector, class Ask>
Tri combined(const Selector& selector, Tri own, const Ask& ask) {
  Tri result = own;
  if (!selector.any.empty()) {
    Tri best = Tri::no;
    for (const auto& part : selector.any) best = std::max(best, ask(part));
    result = std::min(result, best);
  }
  for (const auto& part : selector.all) result = std::min(result, ask(part));
  for (const auto& part : selector.none) result = std::min(result, opposite(ask(part)));
  return result;
}

}  // namespace cadre::inline v1::detail
