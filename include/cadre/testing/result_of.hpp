// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// result_of(): what one rule says of one subject and window, with all that a test's failure should show.
#include <optional>
#include <string>
#include <string_view>

#include <cadre/evaluate/results.hpp>
#include <cadre/testing/fixture.hpp>

namespace cadre::inline v1::testing {

/// What a rule says of a subject and window.
struct RuleAnswer {
  Judgement judgement;      ///< the answer and its numbers
  std::string cite;         ///< the article that the rule cites
  std::string line;         ///< one line: subject, rule, window, answer, numbers, article
  std::string explanation;  ///< why, English
};

/// Of whom, and when, a question is asked.
struct Question {
  std::string_view subject{};   ///< person, unit or group; empty: the one that the fixture named last
  std::optional<AsOf> asked{};  ///< none: the day on which the window closes, its last; of `once` the last day there is
};

/// Evaluates one rule over a fixture.
///
/// A rule that never speaks of the subject is `not_applicable`, `not_selected`.
///
/// @par Errors
///   Throws BadResult: Errc::unknown_reference for a rule, subject or window that does not exist (with those there
///   are), and whatever Fixture::facts() finds.
/// @param policy the rules
/// @param fixture the facts
/// @param rule id of the rule
/// @param window label of the window, such as `2021-03`
/// @param question of whom, and when
[[nodiscard]] RuleAnswer result_of(const Policy& policy, const Fixture& fixture, std::string_view rule,
                                   std::string_view window, const Question& question = {});

}  // namespace cadre::inline v1::testing
