// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The words that cells may hold, and the value each stands for.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <cadre/core/finding.hpp>
#include <cadre/org/org.hpp>
#include <cadre/record/facts.hpp>

namespace cadre::inline v1::detail::io {

/// Sets of words; each is what one column (or several alike) may hold.
template <class Enum>
inline constexpr std::string_view words_of;
template <>
inline constexpr std::string_view words_of<MembershipKind> = "memberships.kind";
template <>
inline constexpr std::string_view words_of<DueKind> = "sessions.due";
template <>
inline constexpr std::string_view words_of<SessionState> = "sessions.state";
template <>
inline constexpr std::string_view words_of<PresenceStatus> = "presence.status";
template <>
inline constexpr std::string_view words_of<Role> = "presence.role";
template <>
inline constexpr std::string_view words_of<LeaveDecision> = "leaves.decision";
/// An answer to a question of a column.
enum class YesNo : std::uint8_t { no, yes };
template <>
inline constexpr std::string_view words_of<YesNo> = "study.passed";
// Of these columns any word may be a value; some have a Chinese alias.
inline constexpr std::string_view leave_kinds = "leaves.kind";
inline constexpr std::string_view organiser_levels = "study.organiser";
inline constexpr std::string_view rater_groups = "marks.rater";
inline constexpr std::string_view link_kinds = "links.kind";

/// What a word was found to mean.
struct FoundWord {
  std::string_view word;    ///< in English
  std::uint8_t value = 0;   ///< the enumerator
  bool check_mark = false;  ///< whether it was a tick
};

/// The meaning of a text in a set, if it is one of its words.
[[nodiscard]] std::optional<FoundWord> find_word(std::string_view set, std::string_view text) noexcept;

/// `a, b or c` of a set.
[[nodiscard]] std::string list_of_words(std::string_view set);

/// `; did you mean 'x'?` when a candidate is near, else nothing. Ids that differ only in their digits are no
/// misspellings of each other, so those are not suggested.
[[nodiscard]] std::string suggestion(std::string_view text, std::span<const std::string_view> candidates);

/// suggestion() among a set of words.
[[nodiscard]] std::string suggestion(std::string_view text, std::string_view set);

}  // namespace cadre::inline v1::detail::io
