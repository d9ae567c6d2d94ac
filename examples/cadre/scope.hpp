// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Whose figures a report gives, and of whom its shares are.
#include <optional>
#include <string>

#include <CLI/App.hpp>
#include <cadre/report/statistics.hpp>

#include "data.hpp"

namespace tool {

/// What report and explain are told of the figures' people.
struct ScopeOptions {
  std::string unit;
  std::optional<std::string> covered;
  std::optional<std::string> heads;

  /// Whether any of them was given.
  [[nodiscard]] bool any() const noexcept { return !unit.empty() || covered || heads; }
};

/// Adds --unit, --covered and --heads.
void add_scope_options(CLI::App& command, ScopeOptions& options);

/// The scope that options ask for. Refused when they name what the data do not have, or nobody.
[[nodiscard]] cadre::report::Scope read_scope(const ScopeOptions& options, const Question& question,
                                              const cadre::Snapshot& facts);

}  // namespace tool
