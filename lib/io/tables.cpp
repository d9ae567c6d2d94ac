// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/tables.hpp>

#include <array>
#include <iterator>

#include "io/detail/table.hpp"

namespace cadre::inline v1 {
namespace detail::io {

std::span<const TableEntry> table_entries() {
  static const std::vector<TableEntry> entries = [] {
    std::vector<TableEntry> all = organisation_tables();
    for (auto&& more : {session_tables(), study_tables(), relation_tables()})
      all.insert(all.end(), more.begin(), more.end());
    return all;
  }();
  return entries;
}

}  // namespace detail::io

std::span<const TableInfo> data_tables() {
  static const std::vector<TableInfo> tables = [] {
    std::vector<TableInfo> all;
    for (const auto& entry : detail::io::table_entries()) all.push_back(entry.info);
    return all;
  }();
  return tables;
}

std::span<const std::string_view> unused_tables() noexcept {
  static constexpr std::array<std::string_view, 21> names{
      "answers",     "assignments",   "awards",   "calendars", "courses",   "findings",  "inspections",
      "instruments", "lecturers",     "measures", "mentors",   "needs",     "notices",   "observations",
      "offices",     "outside_marks", "plans",    "platforms", "resources", "standards", "venues"};
  return names;
}

}  // namespace cadre::inline v1
