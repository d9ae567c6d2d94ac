// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ask(): one rule, subject and window out of a whole evaluation.
#include <string>
#include <string_view>

#include <cadre/evaluate/evaluate.hpp>

namespace cadre::inline v1::testing::detail {

/// The error that there is no such subject, with the nearest name.
[[nodiscard]] std::string no_subject(const Snapshot& facts, SubjectKind kind, std::string_view id);

/// The part of an evaluation that holds a window of this label.
[[nodiscard]] EvaluateOptions options_for(std::string_view window, const Limits& limits);

/// A window of a rule and subject.
struct Found {
  const RuleResult* row = nullptr;  ///< none: the rule says nothing of such a window
  std::string other_windows;        ///< labels of those it speaks of, where there is no row
};

/// Looks a window up. Neither row nor other windows: the rule never speaks of the subject.
[[nodiscard]] Found find_window(const Results& results, const Subject& subject, std::size_t rule,
                                std::string_view window);

/// What a rule says of a subject that it never speaks of.
[[nodiscard]] Judgement silence();

}  // namespace cadre::inline v1::testing::detail
