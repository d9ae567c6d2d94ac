// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// A policy of two rules, small enough to work out by hand.
#include <cadre/policy/policy.hpp>

namespace cadre::inline v1::testing {

/// Thirty hours of self-study a month (T 4.2) and four fifths of the sessions of a year (T 4.3), for whoever is tagged
/// `cadre`; of units at least one session a quarter (T 4.1).
inline Policy self_study_policy() {
  return read_policy(R"(
cadre  = 1
policy = "self-study"
source.T = { name = "Rules", articles = ["4.1", "4.2", "4.3"] }

[[quota]]
id       = "self-study/month"
cite     = "T 4.2"
who      = { tag = ["cadre"] }
of       = { kind = ["self_study"] }
per      = "month"
at_least = "30 h"

[[quota]]
id       = "sessions/quarter"
cite     = "T 4.1"
subject  = "unit"
who      = { kind = ["branch"] }
count    = "sessions"
per      = "quarter"
at_least = "1 session"

[[attendance]]
id       = "attendance/year"
cite     = "T 4.3"
who      = { tag = ["cadre"] }
per      = "year"
at_least = "80 %"
leave    = { official = "present", sick = "out_of_base", unknown = "absent" }
)",
                     "self-study.toml")
      .value();
}

}  // namespace cadre::inline v1::testing
