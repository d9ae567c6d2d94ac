// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of archives: field tables, checks.
#include <cadre/policy/archive.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Fields<RequiredDocument> {
  static constexpr std::string_view name = "documents";
  using S = RequiredDocument;
  static constexpr auto table() {
    return std::tuple{required("kind", &S::kind, "", "kind of document"),
                      required("at_least", &S::at_least, "document", "how many")};
  }
};

template <>
struct Fields<Archive> {
  static constexpr std::string_view name = "archive";
  static constexpr auto table() {
    return std::tuple_cat(windowed_table<Archive>(),
                          std::tuple{required("documents", &Archive::documents, "", "what the archive needs")});
  }
};

/// Checks what its keys alone cannot show.
void check(const Archive& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const Archive& rule, const Policy& policy);

}  // namespace cadre::inline v1::detail
