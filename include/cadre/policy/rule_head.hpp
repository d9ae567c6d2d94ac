// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What all rules share, and what all rules with windows share.
#include <cstdint>
#include <optional>
#include <string>

#include <cadre/core/period.hpp>
#include <cadre/policy/selection.hpp>
#include <cadre/policy/window_rule.hpp>

namespace cadre::inline v1 {

/// How strongly a rule binds.
enum class Binding : std::uint8_t { must, should, may };

/// What a rule judges.
enum class SubjectKind : std::uint8_t { person, unit, group, population };

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
