// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Answers that move from one version of a policy to another, and all that `cadre diff` says, as JSON.
#include <optional>
#include <string>
#include <vector>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/evaluate/moved_results.hpp>
#include <cadre/policy/policy_changes.hpp>

namespace tool {

/// One answer that moves, in words.
struct MovedAnswer {
  std::string subject;
  std::string rule;
  std::string window;
  std::string unit;  ///< of a person, on the window's last day or the day asked about; a unit itself; else empty
  std::string was;   ///< `none`: the earlier version has no such rule or window
  std::string is;    ///< `none`: the later version has none
  cadre::MovedResult rows;
};

/// What two versions say of the same facts.
struct MovedAnswers {
  cadre::Results was;
  cadre::Results is;
  std::size_t asked = 0;    ///< questions that at least one version answers
  std::size_t numbers = 0;  ///< those whose answer stays while the numbers beside it move
  std::vector<MovedAnswer> answers{};
};

/// Compares two evaluations of the same facts.
[[nodiscard]] MovedAnswers moved_answers(cadre::Results was, cadre::Results is);

/// Changes, and answers that move, as one document.
[[nodiscard]] std::string diff_json(const std::vector<cadre::PolicyChange>& changes,
                                    const std::optional<MovedAnswers>& moved);

}  // namespace tool
