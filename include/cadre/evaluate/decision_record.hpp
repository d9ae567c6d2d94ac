// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// DecisionRecord: what was decided, by which rules and from which facts, so that it can be decided again; replay().
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/result.hpp>
#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1 {

/// A fact that a decision rests on. `hash` is of what it says (FactTexts), not of where it stands.
struct UsedFact {
  std::string kind;         ///< study, presence, session, membership, ...; person, unit or group for the subject itself
  std::string id;           ///< its `fact_id`; of a session, person, unit or group its id; may be empty
  std::string supersedes;   ///< `fact_id` of what it corrects; empty: nothing
  std::optional<Date> day;  ///< its first day, where it has one
  std::string file;         ///< the file in which it stood
  std::uint32_t row = 0;    ///< its row there; 0: none
  std::string hash;         ///< SHA-256 of its text
  friend bool operator==(const UsedFact&, const UsedFact&) = default;
};

/// A number of a decision, exact.
struct RecordedNumber {
  std::string name;  ///< need, counted, short, value, items.study, ...
  Ratio value;       ///< the number
  friend bool operator==(const RecordedNumber&, const RecordedNumber&) = default;
};

/// A word of a decision.
struct RecordedWord {
  std::string name;  ///< band, veto, exemption, last_start, ...
  std::string text;  ///< the word
  friend bool operator==(const RecordedWord&, const RecordedWord&) = default;
};

/// One result, and all that is needed to say later whether it would be the same again, and why not.
struct DecisionRecord {
  std::int64_t edition = 1;             ///< edition of the policy language
  std::string library;                  ///< version of the library: `0.1.0`
  std::string policy;                   ///< id of the policy
  std::string policy_hash;              ///< policy_hash() of it
  std::string facts_hash;               ///< of the facts used, whatever their order: facts_hash()
  AsOf asked;                           ///< the days asked about: what held, and what was known
  std::string rule;                     ///< id of the rule
  std::string subject_kind;             ///< person, unit, group or population
  std::string subject;                  ///< its id
  Window window;                        ///< which window; its index is not recorded
  std::string answer;                   ///< the answer
  std::string reason;                   ///< its reason; empty: the numbers say it
  std::string measured_in;              ///< unit of the numbers; may be empty
  std::vector<RecordedNumber> numbers;  ///< by name
  std::vector<RecordedWord> words;      ///< by name
  std::vector<UsedFact> facts;          ///< by kind, day, id, hash, file, row
};

/// The SHA-256 of the hashes of facts in their own order: the same for the same facts however they are listed.
/// @param facts the facts
[[nodiscard]] std::string facts_hash(std::span<const UsedFact> facts);

/// Calls a function with the record of each result, in their order.
///
/// The facts used are those that the explanation of the result names, the sessions these speak of, and what is recorded
/// of the subject itself about the window (tags and birth day, memberships, groups, posts, attributes, leaves, events,
/// links); of a unit or group the memberships in it. What lies behind other people's results, such as the posts of who
/// decided a leave, is not among them.
/// @param results an evaluation
/// @param take takes the records one by one
void each_record(const Results& results, const std::function<void(const DecisionRecord&)>& take);

/// A record as one line of JSON, ending with a line break.
/// @param record the record
[[nodiscard]] std::string write_record(const DecisionRecord& record);

/// Reads records, one a line; empty lines are passed over.
///
/// @par Errors
///   Errc::bad_syntax for a key that is missing or wrong, or a facts_hash that is not that of the facts listed, and
///   what text::parse_json() gives. Errc::limit_exceeded over `Limits::file_bytes` bytes or `Limits::rows` records.
///   All with document and line.
/// @param json_lines the text, UTF-8
/// @param document its name in messages
/// @param limits how much is accepted; each line is a document of its own
[[nodiscard]] Result<std::vector<DecisionRecord>> read_records(std::string_view json_lines, std::string_view document,
                                                               const Limits& limits = {});

/// A fact that is another than when a decision was recorded.
struct ChangedFact {
  /// What became of a fact.
  enum class Change : std::uint8_t {
    changed,    ///< the fact of this id says something else
    corrected,  ///< a later fact corrects it
    gone,       ///< no longer among the facts used
    added       ///< not among the facts used then
  };
  Change change;                 ///< what became of it
  std::optional<UsedFact> then;  ///< as recorded; none when it was added
  std::optional<UsedFact> now;   ///< as it is; none when it is gone
};

/// The word for a change: `changed`, `corrected`, ...
/// @param change the change
[[nodiscard]] std::string_view to_string(ChangedFact::Change change) noexcept;

/// A part of a decision that comes out otherwise.
struct Difference {
  std::string what;  ///< answer, reason, measured_in, or the name of a number or word
  std::string then;  ///< as recorded; empty: nothing
  std::string now;   ///< as it comes out; empty: nothing
};

/// A recorded decision decided again.
struct Replayed {
  std::vector<Difference> differences;  ///< empty: it is reproduced
  std::optional<DecisionRecord> now;    ///< what comes out; none where the rule, subject or window is no more
  std::string missing;                  ///< what is no more: rule, subject or window; else empty
  std::vector<ChangedFact> facts;       ///< the facts that are others
  bool is_other_policy = false;         ///< the policy has another hash
  bool is_other_version = false;        ///< another version of the library, or another edition of the language

  /// Whether the same comes out.
  [[nodiscard]] bool is_reproduced() const noexcept { return missing.empty() && differences.empty(); }
};

/// Decides recorded decisions again, each as of the days it was asked for, and compares. One result for each record.
/// @param records what was decided
/// @param policy the rules to decide by
/// @param snapshot the facts to decide from
[[nodiscard]] std::vector<Replayed> replay(std::span<const DecisionRecord> records, const Policy& policy,
                                           const Snapshot& snapshot);

}  // namespace cadre::inline v1
