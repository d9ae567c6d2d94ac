// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// PolicyPlaces: where the texts of a policy say what stands under a path of its model.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/policy/policy.hpp>
#include <cadre/text/value.hpp>

namespace cadre::inline v1::testing::detail {

/// The texts of a policy as trees.
class PolicyPlaces {
 public:
  /// Texts that cannot be read are left out.
  PolicyPlaces(std::span<const PolicyText> texts, const Limits& limits);

  /// The place of a path, or of the nearest part above it that a text has.
  /// @param path such as `quota[2].at_least[0].value`
  /// @param owner id of the rule or measure that holds it: by it the texts are searched, since of policies that lie
  ///        over each other each counts its own rules
  [[nodiscard]] Where of(const std::string& path, const std::string& owner) const;

 private:
  struct Tree {
    std::string document;
    text::Value root;
  };
  std::vector<Tree> trees_;
};

}  // namespace cadre::inline v1::testing::detail
