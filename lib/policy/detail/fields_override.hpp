// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Field table of what a policy changes of the policy below it.
#include <cadre/policy/override.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Fields<Override> {
  static constexpr std::string_view name = "override";
  using O = Override;
  static constexpr auto table() {
    return std::tuple{required("rule", &O::rule, "", "the rule of the policy below"),
                      required("why", &O::why, "", "what entitles to it"),
                      optional("at_least", &O::at_least, "the rule's", "as it is", "another floor"),
                      optional("at_most", &O::at_most, "the rule's", "as it is", "another ceiling"),
                      optional("valid", &O::valid, "", "as it is", "other days in force"),
                      optional("severity", &O::severity, "", "as it is", "must, should or may"),
                      optional("cite", &O::cite, "", "as it is", "another article")};
  }
};

}  // namespace cadre::inline v1::detail
