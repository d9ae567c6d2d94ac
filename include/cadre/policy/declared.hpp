// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What a policy declares for its rules: sources, calendars, named quantities.
#include <optional>
#include <string>
#include <vector>

#include <cadre/core/date.hpp>
#include <cadre/policy/quantity.hpp>

namespace cadre::inline v1 {

/// A legal text that rules cite.
struct Source {
  std::string id;                        ///< short name used in `cite`
  std::string name;                      ///< title of the text
  std::string number;                    ///< its number, if any
  std::optional<Date> date;              ///< its date, if any
  std::string address;                   ///< where it can be read, if anywhere
  std::vector<std::string> articles;     ///< articles with rules in them
  std::vector<std::string> informative;  ///< articles that only inform
  friend bool operator==(const Source&, const Source&) = default;
};

/// A calendar of working days and hours.
struct CalendarSpec {
  std::string id;                           ///< name used as `calendar.<id>`
  std::vector<std::string> week;            ///< working days: mon, tue, ...; empty: every day of the week
  std::vector<std::int64_t> days_of_month;  ///< only these days of each month, 1 to 31; empty: any
  std::vector<std::string> hours;           ///< working hours: `08:30-12:00`
  std::string holidays;                     ///< `cn`, or empty for none
  std::vector<Date> off;                    ///< further days off
  std::vector<Date> working;                ///< further working days
  friend bool operator==(const CalendarSpec&, const CalendarSpec&) = default;
};

/// The values that an attribute may have.
struct AttributeSpec {
  std::string id;                   ///< its name
  std::vector<std::string> values;  ///< its values
  friend bool operator==(const AttributeSpec&, const AttributeSpec&) = default;
};

/// A named quantity with dated values.
struct NamedParameter {
  std::string id;       ///< name used as `param.<id>`
  Parameter parameter;  ///< the values
  std::string cite;     ///< article
  std::string note;     ///< free text
  friend bool operator==(const NamedParameter&, const NamedParameter&) = default;
};

}  // namespace cadre::inline v1
