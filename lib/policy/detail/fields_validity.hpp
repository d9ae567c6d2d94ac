// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of validity: words, field tables, checks.
#include <cadre/policy/validity.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<ActSource> {
  static constexpr std::array all{Word{"study", ActSource::study}, Word{"sessions", ActSource::sessions},
                                  Word{"events", ActSource::events}, Word{"documents", ActSource::documents},
                                  Word{"marks", ActSource::marks}};
};

template <>
struct Words<TermFrom> {
  static constexpr std::array all{Word{"due", TermFrom::due}, Word{"act", TermFrom::act},
                                  Word{"end_of_act_month", TermFrom::end_of_act_month}};
};

template <>
struct Words<Validity::WhileLate> {
  static constexpr std::array all{Word{"valid", Validity::WhileLate::valid},
                                  Word{"expired", Validity::WhileLate::expired}};
};

template <>
struct Fields<ValidityActs> {
  static constexpr std::string_view name = "acts";
  using S = ValidityActs;
  static constexpr auto table() {
    return std::tuple{optional("count", &S::count, "", "none", "study, sessions, events, documents or marks"),
                      optional("of", &S::of, "", "all", "which of them; the kind of a mark is its test"),
                      optional("by", &S::by, "", "none", "the rule that renews it on the day on which it is met")
                          .naming(Refers::rule)};
  }
};

template <>
struct Fields<ValidityComponent> {
  static constexpr std::string_view name = "components";
  using S = ValidityComponent;
  static constexpr auto table() {
    return std::tuple{required("id", &S::id, "", "name of the component"),
                      required("of", &S::of, "", "which of the acts renew it"),
                      optional("lasts", &S::lasts, "d, month or year", "the rule's", "how long it is valid")};
  }
};

template <>
struct Fields<Validity> {
  static constexpr std::string_view name = "validity";
  using S = Validity;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<S>(), condition_table<S>(),
        std::tuple{
            optional("subject", static_cast<SubjectKind S::*>(&S::subject), "", "person", "person, unit or group"),
            required("acts", &S::acts, "", "what makes it valid"),
            optional("first", &S::first, "", "none", "by when it must be valid for the first time: a clock"),
            optional("lasts", &S::lasts, "d, month or year", "the components'", "how long a term is"),
            optional("renewal_window", &S::renewal_window, "d, month or year", "none",
                     "so long before the due day, up to it, is the time to renew"),
            required("early", &S::early, "", "where a term runs from that is renewed before that time"),
            optional("in_window", &S::in_window, "", "none", "where it runs from when it is renewed in that time"),
            required("late", &S::late, "", "where it runs from when it is renewed after the due day"),
            optional("month_end", &S::month_end, "", "none",
                     "clamp or next: what a 29th to 31st becomes; must be said when lengths are in months or years"),
            optional("grace_to_do", &S::grace_to_do, "d, month or year", "none",
                     "so long after the due day it may still be renewed late"),
            optional("grace_to_report", &S::grace_to_report, "d, month or year", "none",
                     "so long after that the act may still be handed in"),
            optional("while_late", &S::while_late, "", "expired", "what it is in the grace: valid or expired"),
            optional("components", &S::components, "", "none", "parts, each with a clock, that must all be valid"),
            optional("after_lapse", &S::after_lapse, "", "any act",
                     "the only rule that renews it once the grace has passed")
                .naming(Refers::rule)});
  }
};

/// Checks what its keys alone cannot show.
void check(const Validity& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const Validity& rule, const Policy& policy);

}  // namespace cadre::inline v1::detail
