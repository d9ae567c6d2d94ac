// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What all rules share, and what all rules with windows share.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/core/period.hpp>
#include <cadre/policy/selection.hpp>
#include <cadre/policy/window_rule.hpp>

namespace cadre::inline v1 {

/// How strongly a rule binds.
enum class Binding : std::uint8_t { must, should, may };

/// The word for it: `must`, ...
/// @param binding how strongly a rule binds
[[nodiscard]] std::string_view to_string(Binding binding) noexcept;

/// What a rule judges.
enum class SubjectKind : std::uint8_t { person, unit, group, population };

/// The word for it: `person`, ...
/// @param kind what a rule judges
[[nodiscard]] std::string_view to_string(SubjectKind kind) noexcept;

/// A condition: what another rule says of the same subject.
struct When {
  /// Of which of the other rule's windows.
  enum class Of : std::uint8_t {
    same,       ///< `0`: the one in which this rule's window ends
    before,     ///< `-1`: the last one that ended before this rule's window began
    any_before  ///< at least one of those that ended before it began
  };
  /// The answers that fulfil it.
  enum class Verdict : std::uint8_t { met, failed, open, doomed, waived, not_applicable, unknown };
  std::string rule;                    ///< the other rule
  Of window = Of::same;                ///< of which of its windows
  std::vector<Verdict> verdict;        ///< one of these is its answer; empty: any
  std::vector<std::string> held;       ///< one of these steps of a ladder was reached, or bands of a grade held
  std::optional<Amount> amount_from;   ///< at least so much counted
  std::optional<Amount> amount_under;  ///< less than so much counted
  friend bool operator==(const When&, const When&) = default;
};

/// What all rules share.
struct RuleHead {
  std::string id;                             ///< stable name
  std::string was;                            ///< former name, if renamed
  std::string cite;                           ///< article
  SubjectKind subject = SubjectKind::person;  ///< what is judged
  SubjectSelector who;                        ///< which of them
  Period valid;                               ///< days on which the rule is in force
  Binding severity = Binding::must;           ///< how strongly it binds
  bool assumed = false;                       ///< true where no source states the rule
  std::string reason;                         ///< why it is assumed
  std::vector<When> when;                     ///< all of these must be so, else it does not apply
  std::string note;                           ///< free text
  friend bool operator==(const RuleHead&, const RuleHead&) = default;
};

/// What all rules with windows share.
struct WindowedRule : RuleHead {
  WindowRule per;                               ///< the windows
  std::optional<PartialWindow> partial_window;  ///< what part of a window owes
  std::optional<MidWindow> mid_window;          ///< which value holds when one changes inside a window
  std::optional<EdgeWindow> edge_window;        ///< what a window partly outside `valid` does
  friend bool operator==(const WindowedRule&, const WindowedRule&) = default;
};

}  // namespace cadre::inline v1
