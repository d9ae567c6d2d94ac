// SPDX-License-Identifier: Apache-2.0
#include "io/detail/loading.hpp"

#include <algorithm>

#include <cadre/record/contradictions.hpp>

#include "io/detail/words.hpp"

namespace cadre::inline v1::detail::io {

std::string shown(std::string_view text) {
  constexpr std::size_t most = 80;
  if (text.size() <= most) return std::string{text};
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string{text.substr(0, end)} + "...";
}

std::string in_quotes(std::string_view text) { return '\'' + shown(text) + '\''; }

const Origin* KeyTable::find_used(std::string_view key) const noexcept {
  const auto at = rows_.find(key);
  return at != rows_.end() && at->second.used ? &at->second.origin : nullptr;
}

void KeyTable::put(std::string_view key, const Origin& origin, bool used) {
  const auto [at, is_new] = rows_.try_emplace(std::string{key}, Row{origin, used});
  const bool becomes_used = used && (is_new || !at->second.used);
  if (becomes_used) {
    at->second = {origin, true};
    used_.push_back(at->first);
  }
}

std::string KeyTable::explain(std::string_view key) {
  if (const auto at = rows_.find(key); at != rows_.end()) {
    return std::string{what_} + ' ' + in_quotes(key) + " stands in row " + std::to_string(at->second.origin.row) +
           " of " + at->second.origin.file + ", which was not used: neither is this row";
  }
  std::string near;
  if (suggestions_left_ > 0) near = suggestion(key, used_);
  --suggestions_left_;
  return "no " + std::string{what_} + ' ' + in_quotes(key) + ": the row was not used" + near;
}

void Loading::enter_row(std::uint32_t row) {
  row_ = row;
  is_good_ = true;
  kept_used_ = 0;
  ++reads_.back().rows_read;
  ++reads_.back().rows_used;
}

void Loading::drop_row() noexcept {
  --reads_.back().rows_read;
  --reads_.back().rows_used;
}

std::string_view Loading::keep(std::string text) {
  if (kept_used_ == kept_.size()) kept_.emplace_back();
  return kept_[kept_used_++] = std::move(text);
}

std::string_view Loading::heading(std::string_view column) const noexcept {
  for (const ColumnRead& read : reads_.back().columns) {
    if (read.name == column) return read.heading;
  }
  return column;
}

void Loading::report(FindingCode code, std::string_view column, std::string_view value, std::string done) {
  report_at(origin(), code, column, value, std::move(done));
}

void Loading::report_at(const Origin& origin, FindingCode code, std::string_view column, std::string_view value,
                        std::string done) {
  note_error(origin.row, code);
  report_raw({code, origin, std::string{heading(column)}, shown(value), std::move(done)});
}

void Loading::report_heading(FindingCode code, std::string heading, std::string_view value, std::string done) {
  note_error(row_, code);
  report_raw({code, origin(), std::move(heading), shown(value), std::move(done)});
}

void Loading::note_error(std::uint32_t row, FindingCode code) {
  if (severity_of(code) != Severity::error) return;
  is_good_ = is_good_ && row != row_;
  if (bad_rows_.insert(row).second) --reads_.back().rows_used;
}

void Loading::report_raw(Finding finding) {
  if (findings_.size() < limits_.findings) {
    findings_.push_back(std::move(finding));
  } else {
    ++left_out_;
  }
}

void Loading::refuse(FindingCode code, std::string_view column, std::string_view value, const std::string& why) {
  report(code, column, value, why + ": the row was not used");
}

template <class Id, class Find>
std::optional<Id> Loading::resolve(KeyTable& keys, std::string_view column, std::string_view id, Find find) {
  if (id.empty()) return std::nullopt;
  const std::optional<Id> found = find(id);
  if (!found) report(keys.missing(), column, id, keys.explain(id));
  return found;
}

std::optional<PersonId> Loading::person(std::string_view column, std::string_view id) {
  return resolve<PersonId>(persons, column, id, [this](std::string_view name) { return facts.find_person(name); });
}
std::optional<UnitId> Loading::unit(std::string_view column, std::string_view id) {
  return resolve<UnitId>(units, column, id, [this](std::string_view name) { return facts.find_unit(name); });
}
std::optional<GroupId> Loading::group(std::string_view column, std::string_view id) {
  return resolve<GroupId>(groups, column, id, [this](std::string_view name) { return facts.find_group(name); });
}
std::optional<SessionId> Loading::session(std::string_view column, std::string_view id) {
  return resolve<SessionId>(sessions, column, id, [this](std::string_view name) { return facts.find_session(name); });
}

std::optional<CategoryId> Loading::category(std::string_view column, std::string_view id) {
  if (id.empty()) return std::nullopt;
  const auto found = facts.find_category(id);
  if (!found) report(categories.missing(), column, id, "no category " + in_quotes(id) + ": the row counts under none");
  return found;
}

std::optional<Holder> Loading::holder(const HolderNames& names) {
  const auto who = person("person", names.person);
  if (!is_good()) return std::nullopt;
  const auto where = unit("unit", names.unit);
  if (!is_good()) return std::nullopt;
  const auto which = group("group", names.group);
  if (!is_good()) return std::nullopt;
  const auto what = session("session", names.session);
  if (!is_good()) return std::nullopt;
  if (who) return *who;
  if (where) return *where;
  if (which) return *which;
  if (what) return *what;
  refuse(FindingCode::value_missing, {}, {}, "the row says not whose it is");
  return std::nullopt;
}

Period Loading::period(std::string_view column, std::optional<Date> from, std::optional<Date> to) {
  Period days;
  if (from) days.from = *from;
  if (to) days.until = *to + 1;
  if (from && to && *to < *from) {
    refuse(FindingCode::end_before_start, column, to_string(*to),
           "the last day " + to_string(*to) + " lies before the first, " + to_string(*from));
  }
  return days;
}

bool Loading::is_free(const KeyTable& keys, std::string_view column, std::string_view key) {
  const Origin* first = keys.find_used(key);
  if (first == nullptr) return true;
  const std::string row = std::to_string(first->row);
  refuse(FindingCode::duplicate_key, column, key, in_quotes(key) + " stands in row " + row + " already");
  return false;
}

FactMeta Loading::meta(const RowMeta& cells) {
  FactMeta meta;
  meta.name = cells.fact_id;
  meta.origin = origin();
  meta.recorded = cells.recorded;
  meta.supersedes = cells.supersedes;
  meta.withdrawn = cells.withdrawn;
  if (meta.recorded && meta.withdrawn && *meta.withdrawn < *meta.recorded) {
    refuse(FindingCode::end_before_start, "withdrawn", to_string(*meta.withdrawn),
           "withdrawn on " + to_string(*meta.withdrawn) + ", before it was recorded on " + to_string(*meta.recorded));
  }
  return meta;
}

void Loading::release(const std::string& name) {
  if (const auto at = waiting_.find(name); at != waiting_.end()) {
    std::move(at->second.begin(), at->second.end(), std::back_inserter(released_));
    waiting_.erase(at);
  }
  // A chain of corrections is as long as the input likes, so it is followed by a loop and not by recursion.
  if (is_releasing_) return;
  is_releasing_ = true;
  while (!released_.empty()) {
    const auto put = std::move(released_.front().put);
    released_.pop_front();
    put();
  }
  is_releasing_ = false;
}

void Loading::give_up_waiting() {
  for (const auto& [name, rows] : waiting_) {
    for (const Waiting& row : rows) {
      report_at(row.origin, FindingCode::unknown_fact, "supersedes", name,
                "no fact " + in_quotes(name) + " in this table: the row was not used");
    }
  }
  waiting_.clear();
}

void Loading::refuse_fact(const Origin& origin, const Error& error) {
  const std::string done = error.message() + ": the row was not used";
  switch (error.code()) {
    case Errc::duplicate_key: return report_at(origin, FindingCode::duplicate_key, {}, {}, done);
    case Errc::unknown_reference: return report_at(origin, FindingCode::unknown_fact, "supersedes", {}, done);
    case Errc::bad_interval: return report_at(origin, FindingCode::end_before_start, {}, {}, done);
    default: return report_at(origin, FindingCode::unknown_word, {}, {}, done);
  }
}

void Loading::refuse_all(Error error) {
  if (!refused_) refused_ = std::move(error);
}

Result<LoadedData> Loading::finish() && {
  if (refused_) return *std::move(refused_);
  // Backwards: of two tables of one file the first counts, as in LoadedData::heading_of().
  for (auto read = reads_.rbegin(); read != reads_.rend(); ++read) {
    for (const ColumnRead& column : read->columns) facts.note_heading(read->file, column.name, column.heading);
  }
  Snapshot snapshot = facts.snapshot();
  LoadedData data{std::move(facts), snapshot, {}, 0, std::move(reads_), std::move(people)};
  for (Finding& finding : find_contradictions(snapshot, data.people)) {
    if (!finding.column.empty()) finding.column = data.heading_of(finding.origin.file, finding.column);
    report_raw(std::move(finding));
  }
  std::stable_sort(findings_.begin(), findings_.end(), precedes);
  data.findings = std::move(findings_);
  data.findings_left_out = left_out_;
  std::stable_sort(data.tables.begin(), data.tables.end(),
                   [](const TableRead& a, const TableRead& b) { return a.file < b.file; });
  return data;
}

}  // namespace cadre::inline v1::detail::io
