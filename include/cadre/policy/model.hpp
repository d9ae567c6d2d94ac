// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// PolicyModel: the constructs of the policy language as plain values. docs/policy-language.md gives their meaning.
#include <cstdint>
#include <string>
#include <vector>

#include <cadre/core/period.hpp>
#include <cadre/policy/aggregate.hpp>
#include <cadre/policy/archive.hpp>
#include <cadre/policy/attendance.hpp>
#include <cadre/policy/award.hpp>
#include <cadre/policy/composition.hpp>
#include <cadre/policy/deadline.hpp>
#include <cadre/policy/declared.hpp>
#include <cadre/policy/duty.hpp>
#include <cadre/policy/exempt.hpp>
#include <cadre/policy/grade.hpp>
#include <cadre/policy/leave.hpp>
#include <cadre/policy/measure.hpp>
#include <cadre/policy/override.hpp>
#include <cadre/policy/quota.hpp>
#include <cadre/policy/score.hpp>
#include <cadre/policy/transfer.hpp>
#include <cadre/policy/validity.hpp>

namespace cadre::inline v1 {

/// A whole policy, as written.
struct PolicyModel {
  std::int64_t edition = 1;               ///< edition of the language
  std::string id;                         ///< name of the policy
  std::string name;                       ///< title for people
  std::string zone;                       ///< label of the organisation's clock
  Period valid;                           ///< days on which it is in force
  std::string extends;                    ///< the policy that this one is laid over; empty once it is, or for none
  std::vector<Override> overrides;        ///< `[[override]]`: what it changes of that policy's rules; likewise
  std::string note;                       ///< free text
  std::vector<std::string> leave_kinds;   ///< kinds of leave that may occur; empty: any
  std::vector<std::string> allow;         ///< what is forbidden unless it is named: ranking, check_in, time_online
  std::vector<Source> sources;            ///< `source.<id>`
  std::vector<CalendarSpec> calendars;    ///< `calendar.<id>`
  std::vector<AttributeSpec> attributes;  ///< `attribute.<id>`
  std::vector<NamedParameter> params;     ///< `param.<id>`
  std::vector<UnitSpec> units;            ///< `unit.<id>`
  std::vector<MeasureSpec> measures;      ///< `[[measure]]`
  std::vector<Quota> quotas;              ///< `[[quota]]`
  std::vector<Attendance> attendances;    ///< `[[attendance]]`
  std::vector<LeaveRule> leaves;          ///< `[[leave]]`
  std::vector<Archive> archives;          ///< `[[archive]]`
  std::vector<Exempt> exempts;            ///< `[[exempt]]`
  std::vector<Composition> any_of;        ///< `[[any_of]]`
  std::vector<Composition> all_of;        ///< `[[all_of]]`
  std::vector<ScoreRule> scores;          ///< `[[score]]`
  std::vector<VetoRule> vetoes;           ///< `[[veto]]`
  std::vector<GradeRule> grades;          ///< `[[grade]]`
  std::vector<AwardRule> awards;          ///< `[[award]]`
  std::vector<AggregateRule> aggregates;  ///< `[[aggregate]]`
  std::vector<ShareRule> shares;          ///< `[[share]]`
  std::vector<Carry> carries;             ///< `[[carry]]`
  std::vector<Debt> debts;                ///< `[[debt]]`
  std::vector<AtLeastOf> at_least_of;     ///< `[[at_least_of]]`
  std::vector<Deadline> deadlines;        ///< `[[deadline]]`
  std::vector<Validity> validities;       ///< `[[validity]]`
  std::vector<Duty> duties;               ///< `[[duty]]`
  friend bool operator==(const PolicyModel&, const PolicyModel&) = default;
};

}  // namespace cadre::inline v1
