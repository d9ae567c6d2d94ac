// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Case and Query: what a result is about.
#include <optional>

#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1::detail {

/// A window of one subject.
struct Case {
  Window window;
  std::optional<SessionId> session{};  ///< for windows of one session
  bool has_own_day = true;             ///< false: nobody recorded the own day from which the windows run
};

/// Whether two windows are of two sessions.
[[nodiscard]] inline bool are_of_two_sessions(const Case& a, const Case& b) {
  return a.session && b.session && a.session != b.session;
}

/// One rule, subject and window. It refers to what the asker holds, and lives no longer than the asking.
struct Query {
  std::size_t rule;  ///< index in Policy::rules()
  const Subject& subject;
  const Case& at;

  [[nodiscard]] const Period& period() const noexcept { return at.window.period; }
};

}  // namespace cadre::inline v1::detail
