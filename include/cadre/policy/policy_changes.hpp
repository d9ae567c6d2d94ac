// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// policy_changes(): what two versions of a policy say differently.
#include <cstdint>
#include <string>
#include <vector>

#include <cadre/policy/policy.hpp>

namespace cadre::inline v1 {

/// One thing that another version of a policy says differently.
struct PolicyChange {
  /// What became of it.
  enum class Kind : std::uint8_t { added, removed, changed };

  Kind kind = Kind::changed;  ///< what became of it
  std::string construct;      ///< `quota`, `measure`, `param`, ...; empty for a key of the policy itself
  std::string id;             ///< of the construct; empty for a key of the policy itself
  std::string path;           ///< below it: `at_least`, `who.tag`; empty where all of it was added or removed
  std::string was;            ///< as JSON on one line, a text without its quotes; empty where it was not there
  std::string is;             ///< the same of the other version
  bool reaches_rule = true;   ///< false: no rule of either version uses it, so that no answer can change
  friend bool operator==(const PolicyChange&, const PolicyChange&) = default;
};

/// The word for it: `added`, `removed`, `changed`.
/// @param kind what became of it
[[nodiscard]] std::string_view to_string(PolicyChange::Kind kind) noexcept;

/// What two versions of a policy say differently, by construct, id and key, in the order of the
/// canonical form; what was added comes last. How it
/// is laid out, the order of its rules, and the units of its quantities make no difference. A construct whose id was
/// changed is one removed and another added.
///
/// @par Laws
///   none exactly when write_policy() gives the same text for both
///   turned round, `was` and `is` change places
///   NOT: that an answer changes; that takes facts.
/// @param was the earlier version
/// @param is the later version
[[nodiscard]] std::vector<PolicyChange> policy_changes(const Policy& was, const Policy& is);

}  // namespace cadre::inline v1
