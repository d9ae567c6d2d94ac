// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of quotas: words, field tables, checks.
#include <cadre/policy/quota.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<Untimed> {
  static constexpr std::array all{Word{"count", Untimed::count}, Word{"lost", Untimed::lost},
                                  Word{"unknown", Untimed::unknown}};
};

template <>
struct Words<SpanPart> {
  static constexpr std::array all{Word{"spread_by_day", SpanPart::spread_by_day}, Word{"start", SpanPart::start},
                                  Word{"end", SpanPart::end}};
};

template <>
struct Fields<DayCounts> {
  static constexpr std::string_view name = "day_counts";
  static constexpr auto table() {
    return std::tuple{optional("half", &DayCounts::half, "h", "none", "from so much time on a day is half a study day"),
                      required("full", &DayCounts::full, "h", "from so much time on it is a whole one"),
                      optional("assumed", &DayCounts::assumed, "", "false", "true where the source states no figure"),
                      optional("reason", &DayCounts::reason, "", "none", "why it is assumed")};
  }
};

template <>
struct Words<ShareOf> {
  static constexpr std::array all{Word{"need", ShareOf::need}, Word{"counted", ShareOf::counted}};
};

template <>
struct Fields<Tier> {
  static constexpr std::string_view name = "tiers";
  static constexpr auto table() {
    return std::tuple{required("who", &Tier::who, "", "which subjects, on the window's last day in force"),
                      optional("at_least", &Tier::at_least, "the count's", "the rule's", "their floor"),
                      optional("at_most", &Tier::at_most, "the count's", "the rule's", "their ceiling"),
                      optional("cap", &Tier::cap, "the count's", "the rule's", "most that counts for them")};
  }
};

template <>
struct Fields<FirstWindow> {
  static constexpr std::string_view name = "first_window";
  static constexpr auto table() {
    return std::tuple{
        optional("length", &FirstWindow::length, "d, month or year", "that of the others", "how long it is"),
        optional("at_least", &FirstWindow::at_least, "the count's", "that of the others", "its floor")};
  }
};

template <>
struct Fields<OnlyWindow> {
  static constexpr std::string_view name = "only_window";
  static constexpr auto table() {
    return std::tuple{optional("from", &OnlyWindow::from, "", "1", "the number of the first of them"),
                      optional("every", &OnlyWindow::every, "", "1", "then each so many-th")};
  }
};

template <>
struct Fields<Quota> {
  static constexpr std::string_view name = "quota";
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<Quota>(),
        std::tuple{
            optional("count", &Quota::count, "", "hours",
                     "hours, days, sessions, documents, events, people or a measure's id"),
            optional("of", &Quota::of, "", "all facts", "which facts"),
            optional("only", &Quota::only, "", "whole facts", "which parts of them"),
            optional("at_least", &Quota::at_least, "the count's", "no floor",
                     "floor; as a ratio: of the need of `part_of`"),
            optional("at_most", &Quota::at_most, "the count's", "no ceiling", "ceiling: more fails"),
            optional("at_most_advised", &Quota::at_most_advised, "the count's", "no advice",
                     "advice: more adds a note"),
            optional("cap", &Quota::cap, "the count's", "no cap", "most that counts; the rest is lost"),
            optional("tiers", &Quota::tiers, "", "none", "other figures by class"),
            optional("part_of", &Quota::part_of, "", "none", "rule of which this is a part").naming(Refers::rule),
            optional("share_of", &Quota::share_of, "", "need",
                     "what a floor in % is a share of: the whole's need, or what it counted"),
            optional("on_top_of", &Quota::on_top_of, "", "none", "quota whose need grows by this one's")
                .naming(Refers::rule),
            optional("spill", &Quota::spill, "", "none",
                     "parts of the same whole that its surplus fills, in this order")
                .naming(Refers::rule)
                .in_order(),
            optional("first_window", &Quota::first_window, "", "none",
                     "what is different in the first window that runs from the subject's own day"),
            optional("only_window", &Quota::only_window, "", "all", "of windows that are numbered, those that it has"),
            optional("accept_before", &Quota::accept_before, "d, month or year", "none",
                     "records of so long before a window count if its need is not else reached"),
            optional("do_grace", &Quota::do_grace, "d", "none",
                     "records of so long after a window count in it first, as far as its need takes them"),
            optional("report_within", &Quota::report_within, "d", "any time",
                     "records that are handed in later than so long after their day are lost"),
            optional("untimed", &Quota::untimed, "", "none", "records without clock time: count, lost or unknown"),
            optional("spread", &Quota::spread, "", "none",
                     "an amount over several days at a window's edge: spread_by_day, start or end"),
            optional("day_counts", &Quota::day_counts, "", "recorded days only", "when a day is a study day"),
            optional("round", &Quota::round, "", "exact", "rounding of a need that was prorated")});
  }
};

/// Checks what its keys alone cannot show.
void check(const Quota& rule, const std::string& path, Checks& checks);

/// Its windows: a first one, some of them, records outside them; and the parts that its surplus fills.
void check_around(const Quota& rule, const std::string& path, Checks& checks);
void check_spill(const Quota& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const Quota& rule, const Policy& policy);

}  // namespace cadre::inline v1::detail
