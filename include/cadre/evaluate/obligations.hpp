// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Obligations: what tests of a policy should have seen of each rule.
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/evaluate/asking.hpp>

namespace cadre::inline v1 {

/// Something that tests of a policy should show: a rule met, a bound exactly reached, a cap that bites.
struct Obligation {
  std::string owner;  ///< id of the rule, exemption, carry, ... that brings it
  std::string name;   ///< what is to be seen: `met`, `at_least: exactly at it`
  std::string hint;   ///< what case would show it
};

namespace detail {
struct ObligationList;
}

/// All that tests of a policy should show, as it follows from the compiled policy.
///
/// Of each rule: that it applies and that it does not, that it is met and failed, each bound exactly reached and missed
/// by one step, each exemption taken and refused, each cap biting, what is carried used, cut and expired, each dated
/// value read, each edge of a band, each unknown that its facts can have, each part of a window.
class Obligations {
 public:
  /// @param policy the rules
  explicit Obligations(const Policy& policy);

  /// The obligations, in order of rule, then of the rule's keys.
  [[nodiscard]] std::span<const Obligation> all() const noexcept;
  /// Those that show in what a rule says of a subject and window, as places in all(), ascending.
  /// @param asking the question; its policy is this one
  /// @param rule index in Policy::rules()
  /// @param subject who
  /// @param window label of the window
  /// @param leave_out by place in all(): those that need not be looked at; empty: none
  [[nodiscard]] std::vector<std::size_t> shown_by(Asking& asking, std::size_t rule, const Subject& subject,
                                                  std::string_view window,
                                                  const std::vector<bool>& leave_out = {}) const;

 private:
  std::shared_ptr<const detail::ObligationList> list_;
};

}  // namespace cadre::inline v1
