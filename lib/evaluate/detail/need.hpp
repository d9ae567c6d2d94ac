// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Need and Relieved: what a rule asks in a window, and what exemptions take away from it.
#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {

/// A need before it is compared.
struct Need {
  std::optional<Ratio> value;
  Reason reason = Reason::none;
  bool assumed = false;
};

/// What exemptions do to one rule, subject and window.
struct Relieved {
  const Exempt* whole = nullptr;  ///< the first that takes the whole window away
  const Exempt* flat = nullptr;   ///< the first that puts another need in its place
  std::int32_t days = 0;          ///< days that exemptions by the day take away
  bool assumed = false;           ///< no source states one of those
};

/// The value of a parameter in a window, as the policy states it.
[[nodiscard]] Need value_in(const Engine& engine, const WindowedRule& rule, const Parameter& parameter,
                            const Period& window);
/// What of a stated need a subject owes in a window: the share of the days, less days exempt.
[[nodiscard]] Need owed(Engine& engine, const WindowedRule& rule, Need stated, const Subject& subject,
                        const Period& window, bool unknown_as);
/// What exemptions take away from a window of a rule.
[[nodiscard]] Relieved relief(Engine& engine, const RuleHead& rule, const Subject& subject, const Period& window,
                              bool unknown_as);

}  // namespace cadre::inline v1::detail
