// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Archive: documents that must be there.
#include <string>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/policy/rule_head.hpp>

namespace cadre::inline v1 {

/// A document that an archive needs.
struct RequiredDocument {
  std::string kind;  ///< kind of document
  Amount at_least;   ///< how many
  friend bool operator==(const RequiredDocument&, const RequiredDocument&) = default;
};

/// Documents that must be there.
struct Archive : WindowedRule {
  std::vector<RequiredDocument> documents;  ///< what it needs
  friend bool operator==(const Archive&, const Archive&) = default;
};

}  // namespace cadre::inline v1
