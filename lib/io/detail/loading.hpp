// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Loading: the facts, keys and findings of one run of reading, and the row at which it is.
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <cadre/io/data_folder.hpp>
#include <cadre/io/tables.hpp>

namespace cadre::inline v1::detail::io {

/// The keys of one table, also those of rows that were not used, so that a reference to one can say why it fails.
class KeyTable {
 public:
  /// @param what what a key names: `person`
  /// @param missing the finding for a reference that leads nowhere
  KeyTable(std::string_view what, FindingCode missing) : what_{what}, missing_{missing} {}

  /// Where a key stands that is in use, if it is.
  [[nodiscard]] const Origin* find_used(std::string_view key) const noexcept;
  /// Notes a key and whether its row is used. The first used row keeps it.
  void put(std::string_view key, const Origin& origin, bool used);
  /// The finding for a reference to a key that is not in use.
  [[nodiscard]] FindingCode missing() const noexcept { return missing_; }
  /// Why a reference leads nowhere, with a suggestion.
  [[nodiscard]] std::string explain(std::string_view key);

 private:
  struct Row {
    Origin origin;
    bool used;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, Row, Hash, std::equal_to<>> rows_;
  std::vector<std::string_view> used_;  // in the order of rows, so that suggestions do not depend on hashes
  int suggestions_left_ = 20;           // each compares with every key
  std::string_view what_;
  FindingCode missing_;
};

/// The columns that every table of facts may have.
struct RowMeta {
  std::string_view fact_id;
  std::optional<Date> recorded;
  std::string_view supersedes;
  std::optional<Date> withdrawn;
};

/// What a row says of whose it is.
struct HolderNames {
  std::string_view person{};
  std::string_view unit{};
  std::string_view group{};
  std::string_view session{};
};

/// A text cut to what a message can hold.
[[nodiscard]] std::string shown(std::string_view text);
/// The same in quotes.
[[nodiscard]] std::string in_quotes(std::string_view text);

class Loading {
 public:
  /// @param limits bounds on findings
  /// @param rule what happens to two presence rows of one person and session
  Loading(const Limits& limits, DuplicateRule rule) : limits_{limits}, rule_{rule} {}

  // The place.
  void enter_file(TableRead read) {
    reads_.push_back(std::move(read));
    bad_rows_.clear();
  }
  [[nodiscard]] TableRead& file() noexcept { return reads_.back(); }
  /// Takes the last file out of the list of what was read.
  void forget_file() { reads_.pop_back(); }
  void enter_row(std::uint32_t row);
  void leave_row() noexcept { row_ = 0; }
  /// The present row was none after all.
  void drop_row() noexcept;
  /// Cells come in clean: what there is to say of their text was said.
  void does_not_look_at_text() noexcept { looks_at_text_ = false; }
  [[nodiscard]] bool looks_at_text() const noexcept { return looks_at_text_; }
  /// Whether no error concerns the present row.
  [[nodiscard]] bool is_good() const noexcept { return is_good_; }
  [[nodiscard]] Origin origin() const { return {reads_.back().file, row_}; }
  /// The text, held until the next row.
  [[nodiscard]] std::string_view keep(std::string text);

  // Findings.
  /// @param column name of a column of the present table, or empty
  void report(FindingCode code, std::string_view column, std::string_view value, std::string done);
  /// About another row of the present file.
  void report_at(const Origin& origin, FindingCode code, std::string_view column, std::string_view value,
                 std::string done);
  /// About the present row, under a heading of the file.
  void report_heading(FindingCode code, std::string heading, std::string_view value, std::string done);
  /// About a place that has no column of a table.
  void report_raw(Finding finding);
  /// A value for which the row is not used.
  void refuse(FindingCode code, std::string_view column, std::string_view value, const std::string& why);

  // References of the present row. Without a value the row has an error, or the text was empty.
  [[nodiscard]] std::optional<PersonId> person(std::string_view column, std::string_view id);
  [[nodiscard]] std::optional<UnitId> unit(std::string_view column, std::string_view id);
  [[nodiscard]] std::optional<GroupId> group(std::string_view column, std::string_view id);
  [[nodiscard]] std::optional<SessionId> session(std::string_view column, std::string_view id);
  [[nodiscard]] std::optional<CategoryId> category(std::string_view column, std::string_view id);
  /// Whose a row is: the first of person, unit, group and session that it names. All that it names must exist.
  [[nodiscard]] std::optional<Holder> holder(const HolderNames& names);
  /// The days from one to another, both included; either may be open.
  [[nodiscard]] Period period(std::string_view column, std::optional<Date> from, std::optional<Date> to);
  /// Whether no used row has this key yet; D205 if one has.
  [[nodiscard]] bool is_free(const KeyTable& keys, std::string_view column, std::string_view key);
  [[nodiscard]] FactMeta meta(const RowMeta& cells);

  // Facts.
  /// Adds a fact as soon as the one it corrects is known.
  template <class T>
  void add(T fact, FactMeta meta) {
    if (!meta.supersedes.empty() && !facts.find_fact(meta.supersedes)) {
      waiting_[meta.supersedes].push_back(
          {meta.origin, [this, fact = std::move(fact), meta]() mutable { put(std::move(fact), std::move(meta)); }});
      return;
    }
    put(std::move(fact), std::move(meta));
  }
  /// What still waits for a fact at the end of a table waits for ever.
  void give_up_waiting();
  [[nodiscard]] DuplicateRule duplicate_rule() const noexcept { return rule_; }
  /// The input as a whole cannot be used.
  void refuse_all(Error error);

  Register facts;
  std::vector<Origin> people;
  KeyTable units{"unit", FindingCode::unknown_unit};
  KeyTable categories{"category", FindingCode::unknown_category};
  KeyTable kinds{"kind", FindingCode::unknown_word};  // nothing refers to it, so nothing is ever missing
  KeyTable groups{"group", FindingCode::unknown_group};
  KeyTable persons{"person", FindingCode::unknown_person};
  KeyTable sessions{"session", FindingCode::unknown_session};

  /// Everything read, with the contradictions of the facts. The Loading is used up.
  [[nodiscard]] Result<LoadedData> finish() &&;

  /// When each session begins, for what names a session in place of a day.
  std::unordered_map<std::string, LocalTime> session_starts;

 private:
  struct Waiting {
    Origin origin;
    std::function<void()> put;
  };
  template <class T>
  void put(T fact, FactMeta meta) {
    const Origin origin = meta.origin;
    const std::string name = meta.name;
    const auto added = facts.add(std::move(fact), std::move(meta));
    if (!added) return refuse_fact(origin, added.error());
    if (!name.empty()) release(name);
  }
  void release(const std::string& name);
  void refuse_fact(const Origin& origin, const Error& error);
  std::string_view heading(std::string_view column) const noexcept;
  void note_error(std::uint32_t row, FindingCode code);
  template <class Id, class Find>
  std::optional<Id> resolve(KeyTable& keys, std::string_view column, std::string_view id, Find find);

  Limits limits_;
  DuplicateRule rule_;
  std::vector<TableRead> reads_;
  std::uint32_t row_ = 0;
  bool is_good_ = true;
  bool looks_at_text_ = true;
  std::unordered_set<std::uint32_t> bad_rows_;  // of the present file
  std::deque<std::string> kept_;
  std::size_t kept_used_ = 0;
  std::vector<Finding> findings_;
  std::size_t left_out_ = 0;
  std::map<std::string, std::vector<Waiting>> waiting_;
  std::deque<Waiting> released_;
  bool is_releasing_ = false;
  std::optional<Error> refused_;
};

}  // namespace cadre::inline v1::detail::io
