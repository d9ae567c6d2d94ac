// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What words of the data are called in a report.
#include <string_view>

#include <cadre/report/statistics.hpp>

namespace cadre::inline v1::report::detail {

/// What a word of the library itself (an answer, role, status or decision) is called.
[[nodiscard]] Wording word(std::string_view text);
/// What a word of the data (a kind, a test, a tag) is called: as the data say; else, of the few that readers of tables
/// know, as the library says; else it stands for itself. `category` is what the data's categories are.
[[nodiscard]] Wording kind_word(const Snapshot& snapshot, std::string_view kind);
/// What a unit of measure is called after a number: `h` is `小时`.
[[nodiscard]] Wording measure_word(std::string_view name);
/// The day of a period's label for readers: `2021-03` is `2021年3月`.
[[nodiscard]] Wording period_words(const Period& period);
/// The name that data give a thing, or its id where they give none.
[[nodiscard]] const std::string& name_or_id(const std::string& name, const std::string& id) noexcept;

/// The words of roles, statuses and decisions, as data folders write them.
[[nodiscard]] std::string_view word_of(Role role) noexcept;
[[nodiscard]] std::string_view word_of(PresenceStatus status) noexcept;
[[nodiscard]] std::string_view word_of(LeaveDecision decision) noexcept;

/// An amount of a rule with its unit in words: `21 h 20 min`, `21 小时 20 分`; a ratio as a percentage, cut.
[[nodiscard]] Wording amount_words(const Ratio& value, const Measure& measure);
/// What is missing, in words: as amount_words(), but never less than it is, so that cut and missing parts add up.
[[nodiscard]] Wording short_words(const Ratio& value, const Measure& measure);
/// What a rule asks, in a few words made from its construct: `lectures, at least 30 h a month`.
[[nodiscard]] Wording rule_title(const Results& results, const Rule& rule);

}  // namespace cadre::inline v1::report::detail
