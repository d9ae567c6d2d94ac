// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Selection: which subjects a rule speaks of, which facts it counts, and which parts of them.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/core/date.hpp>
#include <cadre/core/result.hpp>

namespace cadre::inline v1 {

/// A condition on a person's age, in completed years.
///
/// The age is that of the day asked about, or of a fixed day of that day's year (`on = "12-31"`). Whoever was born on
/// 29 February completes a year on 28 February of common years (`month_end = clamp`).
struct AgeBound {
  std::int32_t years = 0;     ///< the bound
  std::int32_t on_month = 0;  ///< 0: on the day itself; else this month ...
  std::int32_t on_day = 0;    ///< ... and day of the same year
  friend bool operator==(const AgeBound&, const AgeBound&) = default;
};

/// Values of attributes: of each name that is written, one of the values.
struct AttributeValues {
  std::map<std::string, std::vector<std::string>> by_name;  ///< values by the attribute's name
  /// Whether no attribute is named.
  [[nodiscard]] bool empty() const noexcept { return by_name.empty(); }
  friend bool operator==(const AttributeValues&, const AttributeValues&) = default;
};

/// Which people, units or groups. Every condition written must hold; of the words in a list, one. Judged per day.
struct SubjectSelector {
  std::vector<std::string> tag;        ///< a tag of the person
  std::vector<std::string> kind;       ///< kind of the unit or group that is the subject
  std::vector<std::string> unit;       ///< formal member of such a unit (id) or of one below; for units: it or below
  std::vector<std::string> unit_kind;  ///< formal member of a unit of such a kind
  std::vector<std::string> group;      ///< member of such a group (id or kind); for groups: the group itself
  std::vector<std::string> post;       ///< holder of such a post
  std::vector<std::string> person;     ///< these people
  std::optional<AgeBound> under_age;   ///< younger than so many years
  std::optional<AgeBound> from_age;    ///< at least so many years old
  std::optional<Date> joined_before;   ///< joined before this day
  std::optional<Date> joined_from;     ///< joined on this day or later
  AttributeValues attribute;           ///< attributes of the subject that day
  std::vector<std::string> unit_tag;   ///< formal member of a unit with such a tag; for units: it has one
  std::vector<std::string> host_unit;  ///< host member of such a unit (id) or of one below
  std::vector<std::string> has_link;   ///< has a link of such a kind to somebody
  std::vector<std::string> event;      ///< during such an event
  std::optional<std::int64_t> members_from;   ///< of units: at least so many formal members, those below included
  std::optional<std::int64_t> members_under;  ///< of units: fewer than so many
  std::vector<SubjectSelector> any;           ///< at least one of these holds, unless empty
  std::vector<SubjectSelector> all;           ///< all of these hold
  std::vector<SubjectSelector> none;          ///< `not`: none of these holds
  friend bool operator==(const SubjectSelector&, const SubjectSelector&) = default;
};

/// People chosen in one line, for a command or a form: `tag=member;cadre, under_age=80`.
///
/// Conditions are separated by commas, the words of one by semicolons; spaces around them do not count. The keys are
/// those of `who`, but `kind` and `members_*`, which say nothing of people, and `attribute`, `any`, `all` and `not`,
/// which are no words. An age is a whole number of years from 1 to 199.
///
/// @par Errors
///   Errc::policy_unknown_key names the key and the nearest one; Errc::policy_bad_value a key without a value, a value
///   without a key, a key that stands twice, a key that cannot be written in a line, or an age that is none.
/// @param text the conditions
[[nodiscard]] Result<SubjectSelector> parse_people(std::string_view text);

/// Which facts. Every condition written must hold; of the words in a list, one.
struct FactSelector {
  std::vector<std::string> kind;              ///< kind of the session, study, document or event
  std::vector<std::string> category;          ///< category (id)
  std::vector<std::string> theme;             ///< one of the themes
  std::vector<std::string> role;              ///< participant, lecturer, speaker, organiser
  std::vector<std::string> unit;              ///< held by such a unit (id) or one below
  std::string inside;                         ///< wholly inside the hours of `calendar.<id>`
  std::string outside;                        ///< wholly outside them
  std::vector<std::string> item;              ///< course or product
  std::vector<std::string> organiser;         ///< level of the organiser
  std::vector<std::string> host;              ///< done at such a unit (id) or at one below
  std::vector<std::string> host_kind;         ///< done at a unit of such a kind
  std::vector<std::string> venue;             ///< where
  std::optional<bool> verified;               ///< whether an office verified it
  std::optional<bool> passed;                 ///< whether its test was passed
  std::optional<Amount> length_from;          ///< at least so much clock time, the whole record
  std::optional<Amount> length_under;         ///< less clock time
  std::optional<Amount> course_length_from;   ///< the whole course lasts at least so long
  std::optional<Amount> course_length_under;  ///< the whole course lasts less
  std::optional<Amount> watched_from;         ///< at least such a share of it was watched
  std::optional<Amount> score_from;           ///< at least such a share of the test's marks was reached
  std::optional<std::int64_t> authors_from;   ///< of a product: at least so many authors
  std::vector<std::int64_t> author_place;     ///< of a product: place among its authors
  std::vector<std::string> document;          ///< documents handed in about it: all of these kinds
  std::vector<FactSelector> any;              ///< at least one of these holds, unless empty
  std::vector<FactSelector> all;              ///< all of these hold
  std::vector<FactSelector> none;             ///< `not`: none of these holds
  friend bool operator==(const FactSelector&, const FactSelector&) = default;
};

/// Which parts of facts: facts are cut at the edges of a calendar's hours.
struct TimeCut {
  std::string inside;   ///< only minutes inside the hours of `calendar.<id>`
  std::string outside;  ///< only minutes outside them
  /// Whether nothing is cut.
  [[nodiscard]] bool empty() const noexcept { return inside.empty() && outside.empty(); }
  friend bool operator==(const TimeCut&, const TimeCut&) = default;
};

}  // namespace cadre::inline v1
