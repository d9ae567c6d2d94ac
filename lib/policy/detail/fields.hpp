// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The field tables: each construct of the language once, with the name, member, unit, default and meaning of each key.
/// Reader, writer, checks, schema and reference page come from here; a key listed anywhere else is a defect.
#include <cadre/policy/model.hpp>

#include "policy/detail/fields_aggregate.hpp"
#include "policy/detail/fields_archive.hpp"
#include "policy/detail/fields_attendance.hpp"
#include "policy/detail/fields_composition.hpp"
#include "policy/detail/fields_deadline.hpp"
#include "policy/detail/fields_declared.hpp"
#include "policy/detail/fields_duty.hpp"
#include "policy/detail/fields_exempt.hpp"
#include "policy/detail/fields_grade.hpp"
#include "policy/detail/fields_leave.hpp"
#include "policy/detail/fields_measure.hpp"
#include "policy/detail/fields_override.hpp"
#include "policy/detail/fields_quota.hpp"
#include "policy/detail/fields_score.hpp"
#include "policy/detail/fields_transfer.hpp"
#include "policy/detail/fields_validity.hpp"

namespace cadre::inline v1::detail {

template <>
struct Fields<PolicyModel> {
  static constexpr std::string_view name = "policy";
  using P = PolicyModel;
  static constexpr auto table() {
    return std::tuple{
        required("cadre", &P::edition, "", "edition of the language: 1"),
        required("policy", &P::id, "", "name of the policy, used in results"),
        optional("name", &P::name, "", "none", "title for people"),
        optional("zone", &P::zone, "", "none", "label of the organisation's clock"),
        optional("valid", &P::valid, "", "always", "days in force"),
        optional("extends", &P::extends, "", "nothing", "the policy that this one is laid over"),
        optional("note", &P::note, "", "none", "free text"),
        optional("leave_kinds", &P::leave_kinds, "", "any", "kinds of leave that may occur"),
        optional("allow", &P::allow, "", "nothing",
                 "what is forbidden unless it is named: ranking, check_in, time_online"),
        optional("override", &P::overrides, "", "none", "what changes of the rules of the policy below"),
        optional("source", &P::sources, "", "none", "legal texts"),
        optional("calendar", &P::calendars, "", "none", "calendars of working days and hours"),
        optional("attribute", &P::attributes, "", "any", "attributes and the values that they may have"),
        optional("param", &P::params, "", "none", "named quantities"),
        optional("unit", &P::units, "", "none", "units of measure"),
        optional("measure", &P::measures, "", "none", "how records become amounts"),
        optional("quota", &P::quotas, "", "none", "amounts per window"),
        optional("attendance", &P::attendances, "", "none", "rates of due sessions"),
        optional("leave", &P::leaves, "", "none", "which leave is valid"),
        optional("archive", &P::archives, "", "none", "documents that must be there"),
        optional("exempt", &P::exempts, "", "none", "relief from rules"),
        optional("any_of", &P::any_of, "", "none", "alternatives"),
        optional("all_of", &P::all_of, "", "none", "conditions that all must hold"),
        optional("carry", &P::carries, "", "none", "what is left over counts in the next window"),
        optional("debt", &P::debts, "", "none", "what is missing is made up after the window"),
        optional("at_least_of", &P::at_least_of, "", "none", "conditions of which so many must hold"),
        optional("deadline", &P::deadlines, "", "none", "rules to be met within a time, or before an act"),
        optional("validity", &P::validities, "", "none", "what is valid for a time and must be renewed"),
        optional("duty", &P::duties, "", "none", "what is due for every window, by a day of its own"),
        optional("score", &P::scores, "", "none", "points made of items"),
        optional("veto", &P::vetoes, "", "none", "what takes points, grades or awards away"),
        optional("grade", &P::grades, "", "none", "bands of scores"),
        optional("award", &P::awards, "", "none", "who may be given an award"),
        optional("aggregate", &P::aggregates, "", "none", "figures over people, units or sessions"),
        optional("share", &P::shares, "", "none", "how much of a population has done something")};
  }
};

/// Checks what a policy allows.
void check(const PolicyModel& model, const std::string& path, Checks& checks);

}  // namespace cadre::inline v1::detail
