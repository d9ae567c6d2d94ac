// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Keys that rules share.
#include <cadre/policy/rule_head.hpp>

#include "policy/detail/fields_quantity.hpp"
#include "policy/detail/fields_selection.hpp"
#include "policy/detail/fields_window.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<Binding> {
  static constexpr std::array all{Word{"must", Binding::must}, Word{"should", Binding::should},
                                  Word{"may", Binding::may}};
};

template <>
struct Words<SubjectKind> {
  static constexpr std::array all{Word{"person", SubjectKind::person}, Word{"unit", SubjectKind::unit},
                                  Word{"group", SubjectKind::group}, Word{"population", SubjectKind::population}};
};

template <>
struct Words<When::Verdict> {
  using V = When::Verdict;
  static constexpr std::array all{Word{"met", V::met},        Word{"failed", V::failed},
                                  Word{"open", V::open},      Word{"doomed", V::doomed},
                                  Word{"waived", V::waived},  Word{"not_applicable", V::not_applicable},
                                  Word{"unknown", V::unknown}};
};

template <>
struct Words<When::Of> {
  static constexpr std::array all{Word{"0", When::Of::same}, Word{"-1", When::Of::before},
                                  Word{"any_before", When::Of::any_before}};
};

template <>
struct Fields<When> {
  static constexpr std::string_view name = "when";
  static constexpr auto table() {
    return std::tuple{
        required("rule", &When::rule, "", "the other rule, of the same kind of subject").naming(Refers::condition),
        optional("window", &When::window, "", "0",
                 "0: its window in which this one ends; -1: its last one that ended before; any_before: one of those"),
        optional("verdict", &When::verdict, "", "any", "its answer is one of these"),
        optional("held", &When::held, "", "any", "it is a grade and gives one of these bands"),
        optional("amount_from", &When::amount_from, "the other's", "any", "it counted at least so much"),
        optional("amount_under", &When::amount_under, "the other's", "any", "it counted less than so much")};
  }
};

/// Keys that every rule has which yields results.
template <class R>
constexpr auto condition_table() {
  return std::tuple{optional("when", static_cast<std::vector<When> R::*>(&R::when), "", "always",
                             "results of other rules without which this one does not apply")};
}

/// Checks what its keys alone cannot show.
void check(const When& when, const std::string& path, Checks& checks);

/// Keys that every rule has.
template <class R>
constexpr auto head_table() {
  return std::tuple{
      required("id", static_cast<std::string R::*>(&R::id), "", "stable name of the rule"),
      optional("was", static_cast<std::string R::*>(&R::was), "", "none", "former name after renaming"),
      optional("cite", static_cast<std::string R::*>(&R::cite), "", "none", "article that states it"),
      optional("who", static_cast<SubjectSelector R::*>(&R::who), "", "everyone", "which subjects"),
      optional("valid", static_cast<Period R::*>(&R::valid), "", "the policy's", "days in force"),
      optional("severity", static_cast<Binding R::*>(&R::severity), "", "must", "must, should or may"),
      optional("assumed", static_cast<bool R::*>(&R::assumed), "", "false", "true where no source states the rule"),
      optional("reason", static_cast<std::string R::*>(&R::reason), "", "none", "why it is assumed"),
      optional("note", static_cast<std::string R::*>(&R::note), "", "none", "free text")};
}

/// Keys that every rule with windows has.
template <class R>
constexpr auto windowed_table() {
  return std::tuple_cat(
      head_table<R>(), condition_table<R>(),
      std::tuple{
          optional("subject", static_cast<SubjectKind R::*>(&R::subject), "", "person",
                   "person, unit or group; population for figures"),
          required("per", static_cast<WindowRule R::*>(&R::per), "", "the windows"),
          optional("partial_window", static_cast<std::optional<PartialWindow> R::*>(&R::partial_window), "", "none",
                   "what a window owes when `who` holds on some of its days; must be said when that can happen"),
          optional("mid_window", static_cast<std::optional<MidWindow> R::*>(&R::mid_window), "", "none",
                   "which value holds when one changes inside a window: start, end, split_by_day, lower, higher"),
          optional("edge_window", static_cast<std::optional<EdgeWindow> R::*>(&R::edge_window), "", "none",
                   "what a window partly outside `valid` does: skip, full, prorate_by_day")});
}

}  // namespace cadre::inline v1::detail
