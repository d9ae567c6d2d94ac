// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Explanation: a tree of coded nodes that says why, rendered in English and Chinese.
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/ids.hpp>
#include <cadre/evaluate/results.hpp>
#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1 {

/// Language of a rendered text.
enum class Language : std::uint8_t { english, chinese };

/// An answer in a person's words: `met`, `达标`.
/// @param answer the answer
/// @param language which language
[[nodiscard]] std::string_view describe(Answer answer, Language language) noexcept;
/// A reason in a person's words.
/// @param reason the reason
/// @param language which language
[[nodiscard]] std::string_view describe(Reason reason, Language language) noexcept;
/// A loss in a person's words.
/// @param loss the loss
/// @param language which language
[[nodiscard]] std::string_view describe(Loss loss, Language language) noexcept;

/// One statement of an explanation. Its words come from a template keyed by `code`; `values` fill it in.
struct ExplanationNode {
  std::string code;                    ///< what kind of statement, such as `quota.counted`
  std::vector<std::string> values;     ///< what fills the template: names, days, amounts with units
  std::optional<Answer> answer;        ///< an answer that fills it, in the reader's language
  std::optional<Reason> reason;        ///< a reason that fills it, in the reader's language
  std::optional<Loss> loss;            ///< a loss that fills it, in the reader's language
  std::vector<FactId> facts;           ///< facts it speaks of
  std::vector<ExplanationNode> below;  ///< statements that support it
};

/// Why a result is what it is.
struct Explanation {
  ExplanationNode root;  ///< the result itself

  /// Every fact named in the tree, in order of id, once.
  [[nodiscard]] std::vector<FactId> facts() const;
};

/// The tree as indented lines of text.
/// @param explanation the tree
/// @param snapshot the facts it speaks of
/// @param language which language
[[nodiscard]] std::string render(const Explanation& explanation, const Snapshot& snapshot, Language language);

}  // namespace cadre::inline v1
