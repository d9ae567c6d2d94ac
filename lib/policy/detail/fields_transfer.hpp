// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of carries and debts: words, field tables, checks.
#include <cadre/policy/transfer.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<Spending> {
  static constexpr std::array all{Word{"first", Spending::first}, Word{"last", Spending::last}};
};

template <>
struct Words<CarryIf> {
  static constexpr std::array all{Word{"met", CarryIf::met}};
};

template <>
struct Fields<CarryKind> {
  static constexpr std::string_view name = "per_kind";
  static constexpr auto table() {
    return std::tuple{required("of", &CarryKind::of, "", "of these facts"),
                      required("most", &CarryKind::most, "the quota's", "so much is carried at most")};
  }
};

template <>
struct Fields<Carry> {
  static constexpr std::string_view name = "carry";
  using S = Carry;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<S>(),
        std::tuple{
            required("of", &S::of, "", "the quota whose surplus is carried").naming(Refers::rule),
            optional("most", &S::most, "the quota's", "no limit", "the most that is carried; as a ratio: of the need"),
            optional("per_kind", &S::per_kind, "", "no limit", "the most that is carried of some facts"),
            optional("of_facts", &S::of_facts, "", "all facts", "which facts may be carried"),
            optional("relabel", &S::relabel, "", "its own", "category that what is carried has from then on"),
            optional("lifetime", &S::lifetime, "", "1", "into how many windows what is not used goes on"),
            optional("not_for", &S::not_for, "", "none", "parts of the quota that it does not feed")
                .naming(Refers::rule),
            required("spent", &S::spent, "", "before or after the window's own: first or last"),
            optional("blocked_if_used", &S::blocked_if_used, "", "false",
                     "true: a window that used what was carried in hands nothing on"),
            optional("earned_within", &S::earned_within, "d, month or year", "the whole window",
                     "only of so long before the window's end"),
            optional("only_if", &S::only_if, "", "any window",
                     "only from windows in which the quota and its parts have their need: met"),
            optional("from_waived", &S::from_waived, "", "false", "true: waived windows hand on too"),
            optional("from_first", &S::from_first, "", "true", "false: the subject's first window hands nothing on"),
            optional("capped", &S::capped, "", "false", "true: the quota's cap holds for what is carried in too"),
            optional("opening", &S::opening, "", "none", "events whose amount is an opening balance")});
  }
};

template <>
struct Fields<Debt> {
  static constexpr std::string_view name = "debt";
  using S = Debt;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<S>(),
        std::tuple{required("of", &S::of, "", "the quota whose shortage is made up").naming(Refers::rule),
                   required("within", &S::within, "d, month or year", "in so long after the window"),
                   required("in_addition", &S::in_addition, "",
                            "true: what makes up a shortage does not count in its own window; false: it does"),
                   optional("cured_counts", &S::cured_counts, "", "false",
                            "true: other rules take a window whose shortage was made up as met")});
  }
};

/// Checks what its keys alone cannot show.
void check(const Carry& rule, const std::string& path, Checks& checks);
void check(const Debt& rule, const std::string& path, Checks& checks);

}  // namespace cadre::inline v1::detail
