// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Errc, Where, Error, BadResult: what went wrong, where, and the number that says so for ever.
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace cadre::inline v1 {

/// Why an operation gave no value. Numbers are never renumbered and never reused.
///
/// Bands: 100 core, 200 text, 300 calendar, 400 facts (org, record), 500 policy, 600 evaluate, 700 io, 800 report,
/// 900 testing. From 90000 on they belong to callers.
enum class Errc : std::int32_t {
  invalid_argument = 101,      ///< an argument is outside what the function accepts
  out_of_range = 102,          ///< a number or day lies outside the range of its type
  overflow = 103,              ///< an exact result does not fit
  bad_date = 110,              ///< text is no day of the calendar
  bad_time = 111,              ///< text is no local time
  bad_amount = 112,            ///< text is no amount with a unit
  bad_syntax = 201,            ///< a document breaks the grammar of its format
  bad_encoding = 202,          ///< bytes are no text in the encoding
  limit_exceeded = 203,        ///< an input is larger than the limits allow
  bad_calendar = 301,          ///< a calendar table contradicts itself
  duplicate_key = 401,         ///< an id is already in use
  unknown_reference = 402,     ///< an id names nothing
  bad_interval = 403,          ///< an interval ends before it begins
  policy_unknown_key = 501,    ///< a policy has a key that the language does not know
  policy_bare_number = 502,    ///< a quantity is written without a unit
  policy_bad_unit = 503,       ///< a quantity has a unit that does not fit its place
  policy_bad_value = 504,      ///< a value has the wrong type or is not one of the words allowed
  policy_missing_key = 505,    ///< a key that the construct needs is missing
  policy_duplicate_id = 506,   ///< two constructs share an id
  policy_unknown_name = 507,   ///< a name refers to nothing declared
  policy_not_supported = 508,  ///< a construct of the language that this version refuses
  policy_cycle = 509,          ///< constructs refer to each other in a circle
  policy_parameter = 510,      ///< dated values overlap, leave a gap or change inside a window
  policy_window = 511,         ///< windows do not fit: need month_end, partial_window, or do not tile
  policy_citation = 512,       ///< a citation names no declared source or article
  policy_assumed = 513,        ///< an assumed value without a reason, or a cited one that says it is assumed
  policy_contradiction = 514,  ///< bounds that no record can satisfy
  unreadable = 701,            ///< a file or folder cannot be read
  no_table = 702,              ///< a folder holds no table that is known
  missing_column = 703,        ///< a table lacks a column it needs
  bad_map = 704,               ///< a map has a key or value that cannot stand there
  unknown_figure = 801,        ///< no figure has this id
  test_failed = 901            ///< a policy test is malformed
};

/// The fixed name of a code, such as `bad_date`. Empty for a caller's own code.
/// @param code the code
[[nodiscard]] std::string_view name_of(Errc code) noexcept;

/// A place in a document, for people: lines and columns count from 1, columns in code points.
struct Where {
  std::string document;      ///< file name as the caller gave it
  std::uint32_t line = 0;    ///< 0 when the document has no lines
  std::uint32_t column = 0;  ///< 0 when unknown
  std::string path;          ///< place inside the structure, such as `quota[2].at_least`

  friend bool operator==(const Where&, const Where&) = default;
};

/// A failure that the caller can react to: a code, one line for people, and a place.
class [[nodiscard]] Error {
 public:
  /// An error without a place.
  /// @param code what kind
  /// @param message one line, impersonal, lower case, naming the value and the bound
  Error(Errc code, std::string message) : code_{code}, message_{std::move(message)} {}
  /// An error at a place.
  /// @param code what kind
  /// @param message one line
  /// @param where the place
  Error(Errc code, std::string message, Where where)
      : code_{code}, message_{std::move(message)}, where_{std::move(where)} {}

  /// What kind of failure.
  [[nodiscard]] Errc code() const noexcept { return code_; }
  /// One line for people.
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  /// Where it happened, if known.
  [[nodiscard]] const std::optional<Where>& where() const noexcept { return where_; }
  /// The same error at a place. An error that has one keeps it, and takes the document if it names none.
  /// @param where the place
  [[nodiscard]] Error at(Where where) const&;
  /// `file:line:column: message`, leaving out what is unknown.
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Error&, const Error&) = default;

 private:
  Errc code_;
  std::string message_;
  std::optional<Where> where_;
};

/// Thrown by `Result::value()` when there is no value; carries the whole error.
class BadResult : public std::exception {
 public:
  /// @param error what to carry
  explicit BadResult(Error error);
  ~BadResult() override;
  /// The message of the error with its place.
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
  /// The error itself.
  [[nodiscard]] const Error& error() const noexcept { return error_; }

 private:
  Error error_;
  std::string text_;
};

}  // namespace cadre::inline v1
