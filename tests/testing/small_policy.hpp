// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// A policy of one rule, whose mutants and obligations are counted by hand, and cases of it.
#include <string>
#include <string_view>

#include <cadre/policy/policy.hpp>

namespace cadre::inline v1::testing {

inline constexpr std::string_view small_text = R"(cadre  = 1
policy = "small"
[[quota]]
id       = "study/month"
who      = { tag = ["cadre"] }
of       = { kind = ["self_study"] }
per      = "month"
at_least = "30 h"
)";

inline Policy small_policy() { return read_policy(small_text, "small.toml").value(); }

/// Exactly 30 h in January; a minute less in February, beside an hour of something else. Ma is no cadre.
inline constexpr std::string_view small_facts = R"(now = 2021-03-31
people = [{ person = "li", tags = "cadre" }, { person = "ma", tags = "guest" }]
study = [
  { person = "li", kind = "self_study", start = "2021-01-04 00:00", end = "2021-01-05 06:00" },
  { person = "li", kind = "self_study", start = "2021-02-01 00:00", end = "2021-02-02 05:59" },
  { person = "li", kind = "lecture", start = "2021-02-10 09:00", end = "2021-02-10 10:00" },
]
)";

inline constexpr std::string_view small_january = R"([[case]]
name = "thirty hours are enough"
subject = "li"
rule = "study/month"
window = "2021-01"
answer = "met"
)";

inline constexpr std::string_view small_february = R"([[case]]
name = "a minute less is not"
subject = "li"
rule = "study/month"
window = "2021-02"
answer = "failed"
)";

inline constexpr std::string_view small_guest = R"([[case]]
name = "a guest owes nothing"
subject = "ma"
rule = "study/month"
window = "2021-01"
answer = "not_applicable"
)";

inline std::string small_file(std::string_view one, std::string_view two = {}, std::string_view three = {}) {
  return std::string{small_facts} + std::string{one} + std::string{two} + std::string{three};
}

}  // namespace cadre::inline v1::testing
