// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Overlays: one policy laid over another, and what it changes of that one's rules.
#include <string>
#include <vector>

#include <cadre/policy/policy.hpp>

#include "policy/detail/places.hpp"

namespace cadre::inline v1::detail {

// Rules are checked against each other, so the time that takes grows with the square of their number, or its cube where
// compositions form a chain: 10000 quotas took eight seconds. An organisation writes dozens.
inline constexpr std::size_t most_of_a_construct = 1000;

/// A policy being put together, the lowest first.
struct Layered {
  PolicyModel model;
  std::string document;  ///< of the uppermost so far
  std::vector<Overridden> overridden;
};

/// Lays a policy over those below, its places over theirs; what does not go together goes into the report.
void lay_over(Layered& below, PolicyModel above, Places places, const std::string& document, Report& report);

/// Each rule of a model holds only while the model does.
void limit_rules(PolicyModel& model);

/// Puts what is overridden in its place, and says what that does. The rules are those of the policies below.
void apply_overrides(Layered& below, const std::vector<Override>& overrides, Report& report);

/// Gives each place under a path another path; that which it had stays its path in its document.
void move_places(Places& from, const std::string& path, const std::string& to_path, Places& to);

/// The same, and leaves them where they are, too. Both may be one, if neither path is under the other.
void copy_places(const Places& from, const std::string& path, const std::string& to_path, Places& to);

}  // namespace cadre::inline v1::detail
