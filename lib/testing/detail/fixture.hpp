// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the parts of Fixture share.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/testing/fixture.hpp>

namespace cadre::inline v1::testing::detail {

/// A label, `2021-03-01/` or nothing.
[[nodiscard]] inline Result<Period> parse_during(const std::string& text) {
  if (text.empty()) return Period{};
  if (text.back() != '/') return parse_period(text);
  const auto from = parse_date(std::string_view{text}.substr(0, text.size() - 1));
  if (!from) return from.error();
  return Period{*from, Date::last()};
}

[[nodiscard]] inline Error nothing_named(std::string_view kind, const std::string& id) {
  return {Errc::unknown_reference, "the fixture names no " + std::string{kind} + " '" + id + '\''};
}

/// Whatever an addition gave, as done or as its error.
template <class T>
Result<Done> done(const Result<T>& result) {
  if (!result) return result.error();
  return Done{};
}

template <class Id>
Result<Id> found(const std::optional<Id>& id, std::string_view kind, const std::string& name) {
  if (!id) return nothing_named(kind, name);
  return *id;
}

inline bool keep_new(std::vector<std::string>& list, std::string_view word) {
  if (std::find(list.begin(), list.end(), word) != list.end()) return false;
  list.emplace_back(word);
  return true;
}

}  // namespace cadre::inline v1::testing::detail
