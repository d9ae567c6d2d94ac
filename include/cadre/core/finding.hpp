// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Finding: something doubtful in the input, what was done about it, and where it stands.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cadre::inline v1 {

/// How much a finding matters.
enum class Severity : std::uint8_t {
  note,     ///< read as stated
  warning,  ///< used after a stated decision
  error     ///< not used
};

/// The word for a severity: `note`, `warning`, `error`.
/// @param severity the severity
[[nodiscard]] std::string_view to_string(Severity severity) noexcept;

/// What a finding is about. The number is printed as `D` and three digits and never changes its meaning.
enum class FindingCode : std::uint16_t {
  unknown_table = 1,
  unknown_column = 2,
  missing_column = 3,
  encoding = 4,
  byte_order_mark = 5,
  row_above_header = 6,
  too_many_cells = 7,
  duplicate_column = 8,
  over_limit = 9,
  unused_table = 10,
  broken_text = 11,
  spaces_trimmed = 101,
  full_width = 102,
  date_form = 103,
  bad_date = 104,
  end_of_day = 105,
  unit_in_hours = 106,
  check_mark = 107,
  bad_number = 108,
  negative_amount = 109,
  unknown_word = 110,
  value_missing = 111,
  damaged_id_number = 112,
  damaged_text = 113,
  impossible_value = 114,
  unknown_person = 201,
  unknown_unit = 202,
  unknown_session = 203,
  unknown_group = 204,
  duplicate_key = 205,
  same_name = 206,
  circle_of_units = 207,
  unknown_category = 208,
  unknown_fact = 209,
  end_before_start = 301,
  sessions_overlap = 302,
  presence_not_due = 303,
  leave_asked_late = 304,
  leave_wrong_approver = 305,
  person_without_unit = 306,
  transfer_on_session_day = 307,
  leave_missing = 308,
  present_on_leave = 309,
  presence_twice = 310,
  study_overlaps = 311,
  minutes_over_length = 312,
  session_without_end = 313,
  study_of_session = 314,
  clock_text = 315,
  presence_at_cancelled = 316,
  undeclared_value = 317,
  leave_without_proof = 318,
  leave_over_limit = 319,
  leave_decided_late = 320,
  leave_ruled_twice = 321
};

/// The printed form of a code: `D101`.
/// @param code the code
[[nodiscard]] std::string to_string(FindingCode code);
/// The severity that belongs to a code.
/// @param code the code
[[nodiscard]] Severity severity_of(FindingCode code) noexcept;
/// What the code means, in a few English words.
/// @param code the code
[[nodiscard]] std::string_view meaning_of(FindingCode code) noexcept;
/// What the code means, in a few Chinese words.
/// @param code the code
[[nodiscard]] std::string_view meaning_of_zh(FindingCode code) noexcept;
/// Every code there is, in order of number.
[[nodiscard]] std::vector<FindingCode> all_finding_codes();

/// Where a fact stands in the user's own files.
struct Origin {
  std::string file;       ///< file name; empty when the fact was made by a program
  std::uint32_t row = 0;  ///< row as a spreadsheet counts, from 1; 0 for the whole file
  friend auto operator<=>(const Origin&, const Origin&) = default;
};

/// A doubtful or contradictory place in the input.
///
/// Findings never stop a run and never disappear. They sort by file, row, column and code.
struct Finding {
  FindingCode code;    ///< what it is about
  Origin origin;       ///< file and row
  std::string column;  ///< its heading as the file writes it; empty for the whole row
  std::string value;   ///< the value as it stood there; masked where the column is sensitive
  std::string done;    ///< what was done: one line, English

  /// The severity that belongs to the code.
  [[nodiscard]] Severity severity() const noexcept { return severity_of(code); }
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// Order of findings: file, row, column, code, value.
/// @param a one
/// @param b the other
[[nodiscard]] bool precedes(const Finding& a, const Finding& b) noexcept;

}  // namespace cadre::inline v1
