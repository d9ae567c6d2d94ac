// SPDX-License-Identifier: Apache-2.0
#include "testing/detail/probe.hpp"

#include <algorithm>
#include <array>

namespace cadre::inline v1::testing::detail {
namespace {

using text::Member;
using text::Value;

/// So many rows of a table are tried.
constexpr std::size_t most_rows = 16;

constexpr std::string_view another = "another";

/// A day later, where a value is a day or a time.
Value a_day_later(const Value& value) {
  if (const auto day = value.as_date()) return Value::date(*day + 1);
  const auto later = [](LocalTime time) { return time + StudyTime::minutes(1440); };
  if (const auto time = value.as_time()) return Value::time(later(*time));
  const auto text = value.as_string();
  const auto time = text ? parse_time(*text) : Result<LocalTime>{Error{Errc::bad_time, ""}};
  return time ? Value::string(to_string(later(*time))) : value;
}

/// The column that names what a row of a table is about; empty where a row needs no name of its own.
std::string_view name_of(std::string_view table) {
  if (table == "people") return "person";
  if (table == "units") return "unit";
  if (table == "groups") return "group";
  return table == "sessions" ? "session" : "";
}

/// Columns that say what policies select by; people have no kind.
bool says_what_it_is(std::string_view column) { return column == "kind" || column == "tags"; }

bool is_fact_kind(std::string_view table) {
  return table == "study" || table == "sessions" || table == "documents" || table == "events";
}

}  // namespace

void Probes::add_like(const std::string& table, const Value& row, const std::string& kind) {
  std::vector<Member> members;
  for (const Member& cell : row.members()) {
    Member copy = cell;
    if (cell.key == name_of(table)) copy.value = Value::string(std::string{another});
    if (says_what_it_is(cell.key)) copy.value = Value::string(kind);
    if (is_fact_kind(table)) copy.value = a_day_later(copy.value);
    if (cell.key != "fact_id") members.push_back(std::move(copy));
  }
  auto made = Value::table(std::move(members));
  if (!made) return;
  rows_.push_back(*std::move(made));
  FactRows facts = own_;
  facts.put(table, rows_.back());
  all_.push_back(std::move(facts));
}

Probes::Probes(const PolicyMutant& change, const FactRows& shared, const FactRows& own) : own_{own} {
  const FactRows both = shared.joined_with(own);
  const bool is_about_subjects = change.path.find(".who") != std::string::npos;
  for (const std::string table : {"people", "units", "groups", "sessions", "study", "documents", "events"}) {
    if (is_about_subjects == is_fact_kind(table)) continue;
    const auto rows = both.rows_of(table);
    for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) {
      const bool is_word = !change.was.empty() && change.was.front() != '[';
      if (!is_about_subjects && is_word) add_like(table, *rows[i], change.was);
      add_like(table, *rows[i], std::string{another});
    }
  }
}

}  // namespace cadre::inline v1::testing::detail
