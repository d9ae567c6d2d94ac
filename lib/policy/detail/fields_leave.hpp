// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of leave: field tables, checks.
#include <cadre/policy/leave.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Fields<Approver> {
  static constexpr std::string_view name = "approver";
  static constexpr auto table() {
    return std::tuple{required("post", &Approver::post, "", "holder of one of these posts"),
                      optional("kinds", &Approver::kinds, "", "all", "for these kinds of leave"),
                      optional("up_to", &Approver::up_to, "d", "any length", "for leave of at most so many days"),
                      optional("over", &Approver::over, "d", "any length", "for leave of more than so many days")};
  }
};

template <>
struct WrittenAs<LimitWindow> {
  using Table = WindowText;
};

template <>
struct Fields<LeaveLimit> {
  static constexpr std::string_view name = "limit";
  using L = LeaveLimit;
  static constexpr auto table() {
    return std::tuple{
        required("most", &L::most, "d, event or %", "so many days or leaves, or such a share of the hours due"),
        required("per", &L::per, "", "windows, or class for each class from its first session to its last"),
        optional("kinds", &L::kinds, "", "all of the rule's",
                 "of these kinds of leave together, whichever rules speak of them"),
        optional("class_from", &L::class_from, "d", "any length", "only in classes of at least so many days"),
        optional("class_up_to", &L::class_up_to, "d", "any length", "only in classes of at most so many days"),
        optional("breach", &L::breach, "", "latest_invalid",
                 "latest_invalid: the latest leaves excuse nothing; absent_all: none does; event: with a kind")};
  }
};

template <>
struct Fields<LeaveRule> {
  static constexpr std::string_view name = "leave";
  using S = LeaveRule;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<S>(),
        std::tuple{
            required("kinds", &S::kinds, "", "kinds of leave it speaks of"),
            optional("asked_before", &S::asked_before, "h or min", "any time", "at least so long before the start"),
            optional("approver", &S::approver, "", "anyone", "who may grant it"),
            optional("deputies", &S::deputies, "", "none", "posts that stand in for a vacant one"),
            optional("proof", &S::proof, "", "none", "kinds of proof, of which one must be handed in"),
            optional("after_the_fact", &S::after_the_fact, "d", "0 d",
                     "how long after its end an undecided leave may still be decided"),
            optional("limit", &S::limit, "", "none", "most leave that may be taken").in_order()});
  }
};

/// Checks what its keys alone cannot show.
void check(const LeaveRule& rule, const std::string& path, Checks& checks);

/// Reads the windows of a limit, or the word `class`.
void read_form(const text::Value& v, const std::string& path, LimitWindow& out, Reader& reader);

/// The same, written.
void write_form(text::JsonWriter& json, const LimitWindow& window);

/// What may be written, as members of a JSON Schema.
void schema_form(text::JsonWriter& json, TypeOf<LimitWindow> type);

}  // namespace cadre::inline v1::detail
