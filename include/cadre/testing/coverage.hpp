// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// cover_policy(): which obligations of a policy the cases of a test file fulfil.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/policy/policy.hpp>

namespace cadre::inline v1::testing {

/// An obligation and whether a case fulfils it.
struct Covered {
  std::string owner;  ///< the rule, exemption, carry, ... that brings it
  std::string name;   ///< what is to be seen: `met`, `at_least: exactly at it`
  std::string hint;   ///< what case would fulfil it
  std::string by;     ///< the first case that does; empty: none
  friend bool operator==(const Covered&, const Covered&) = default;
};

/// A share in whole hundredths, written `99.99 %`. Never rounded up: it is 100 % only where nothing is missing.
/// @param part how many
/// @param whole of how many; of none it is 100 %
[[nodiscard]] std::string percent(std::size_t part, std::size_t whole);

/// Whether a share is at least so many percent, exactly.
/// @param part how many
/// @param whole of how many; of none it is 100 %
/// @param bar the percent
[[nodiscard]] bool reaches(std::size_t part, std::size_t whole, std::size_t bar) noexcept;

/// The obligations of a policy, and which of them are fulfilled.
struct Coverage {
  std::vector<Covered> obligations;  ///< by owner, then as they are listed

  /// How many are fulfilled.
  [[nodiscard]] std::size_t covered() const noexcept;
  /// How many there are.
  [[nodiscard]] std::size_t of() const noexcept { return obligations.size(); }
};

/// Says which obligations of a policy the cases of a test file fulfil.
///
/// Obligations are those of Obligations: they come from the policy as it was compiled, not from its lines. A case
/// fulfils what shows in the result that it asks for, whatever it expects of that result.
///
/// @par Errors
///   Those of run_policy_tests().
/// @param policy the rules
/// @param toml the test file's text, UTF-8
/// @param document its name in messages
/// @param limits how much is accepted
[[nodiscard]] Result<Coverage> cover_policy(const Policy& policy, std::string_view toml, std::string_view document,
                                            const Limits& limits = {});

/// The coverage as lines: each owner with what is covered of how much, and below it what is missing with its hint.
/// @param coverage the coverage
/// @return lines, each with its line break
[[nodiscard]] std::string describe(const Coverage& coverage);

}  // namespace cadre::inline v1::testing
