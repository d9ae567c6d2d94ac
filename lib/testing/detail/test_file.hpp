// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TestFile: a test file as read, before anything is evaluated; FactRows: its facts as tables.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/evaluate/results.hpp>
#include <cadre/text/value.hpp>

namespace cadre::inline v1::testing::detail {

/// The keys of a case that expect a number with a unit, in their order.
inline constexpr std::array<std::string_view, 13> number_fields{
    "counted",   "need",    "short", "lost",  "own",    "carry_in", "carry_used",
    "carry_out", "surplus", "paid",  "value", "lowest", "highest"};

/// A malformed test, at a place of its document.
[[nodiscard]] Error malformed(std::string message, std::string_view document, text::Position position);

/// The error that a key is not known, with the nearest of those that are.
[[nodiscard]] Error unknown_key(const text::Member& member, std::string_view document,
                                const std::vector<std::string_view>& known);

/// Facts of a document: for each table its rows, which point into the document's tree.
class FactRows {
 public:
  /// Whether a key names a table of facts.
  [[nodiscard]] static bool is_table(std::string_view key);
  /// The names of the tables of facts.
  [[nodiscard]] static std::vector<std::string_view> table_names();

  /// Adds the rows below a key that names a table. The keys of each are checked; values are checked by read().
  [[nodiscard]] Result<Done> add(const text::Member& member, std::string_view document);
  [[nodiscard]] bool empty() const noexcept { return tables_.empty(); }
  /// The rows as TOML, each below a header that begins with a key: `[[case.study]]`.
  [[nodiscard]] std::string written_below(std::string_view key) const;
  /// These facts and those of another after them.
  [[nodiscard]] FactRows joined_with(const FactRows& other) const;
  /// The rows of a table; none where the facts have none.
  [[nodiscard]] std::vector<const text::Value*> rows_of(std::string_view table) const;
  /// Adds a row that fits its table; it must outlive this.
  void put(const std::string& table, const text::Value& row) { tables_[table].push_back(&row); }
  /// The facts as the data folder's reader understands them; its first finding that is an error, at its place.
  [[nodiscard]] Result<Snapshot> read(std::string_view document, const Limits& limits) const;

 private:
  using Rows = std::vector<const text::Value*>;
  [[nodiscard]] Error error_of(const Finding& finding, std::string_view document) const;

  std::map<std::string, Rows, std::less<>> tables_;
};

/// What a case expects of a number.
struct ExpectedNumber {
  std::string_view field;        ///< counted, need, short, lost, value, lowest, highest
  std::optional<Amount> amount;  ///< none: that there is no number
};

/// A case as written.
struct TestCase {
  std::string name;
  text::Position position;
  std::string subject;
  text::Position subject_position;
  std::size_t rule = 0;  ///< index in Policy::rules()
  std::string window;
  std::optional<Answer> answer;
  std::vector<ExpectedNumber> numbers;  ///< in the order of the keys of a case
  std::optional<Reason> reason;
  std::optional<std::string> cite;
  std::optional<Date> cured_on;
  std::optional<Date> due;
  std::optional<bool> over_advice;
  std::optional<std::string> band;
  std::optional<std::string> step;  ///< of a ladder; `none` for none
  std::optional<Date> since;
  std::vector<std::pair<std::string, std::int64_t>> counts;  ///< place, numerator, denominator, count
  std::vector<std::pair<std::string, Amount>> items;         ///< points of items, by their ids
  AsOf asked;
  FactRows facts;  ///< its own
};

/// A test file as written.
struct TestFile {
  FactRows facts;  ///< shared
  std::vector<TestCase> cases;
};

/// Reads a test file. The tree must outlive it.
[[nodiscard]] Result<TestFile> read_test_file(const text::Value& tree, const Policy& policy, std::string_view document);

}  // namespace cadre::inline v1::testing::detail
