// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/data_folder.hpp>

#include <algorithm>
#include <fstream>
#include <system_error>

#include "io/detail/files.hpp"
#include "io/detail/table_reader.hpp"

namespace cadre::inline v1 {
namespace {

using detail::io::Loading;
using detail::io::TableEntry;

std::string expected_names() {
  std::string names;
  for (const TableInfo& table : data_tables()) names += (names.empty() ? "" : ", ") + std::string{table.name} + ".csv";
  return names;
}

std::string stem_of(std::string_view file) {
  return std::string{file.ends_with(".csv") ? file.substr(0, file.size() - 4) : std::string_view{}};
}

/// A suggestion for the name of a file that is no table.
std::string near_name(std::string_view file) {
  std::vector<std::string> names;
  for (const TableInfo& table : data_tables()) names.push_back(std::string{table.name} + ".csv");
  for (const std::string_view name : unused_tables()) names.push_back(std::string{name} + ".csv");
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  return detail::io::suggestion(file, candidates);
}

class Folder {
 public:
  Folder(std::span<const TableText> files, const Limits& limits, const ReadProgressCallback& progress)
      : limits_{limits}, progress_{progress} {
    for (const TableText& file : files) {
      files_.push_back(&file);
      total_ += file.bytes.size();
    }
    std::sort(files_.begin(), files_.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  }

  Result<LoadedData> read() && {
    const auto same = std::adjacent_find(files_.begin(), files_.end(),
                                         [](const auto* a, const auto* b) { return a->name == b->name; });
    if (same != files_.end()) {
      return Error{Errc::duplicate_key, "two files are named " + detail::io::in_quotes((*same)->name)};
    }
    bool found = false;
    for (const TableEntry& entry : detail::io::table_entries()) found = read_table(entry) || found;
    if (!found) return none();
    note_others();
    if (progress_) progress_({{}, total_, total_});
    return std::move(in_).finish();
  }

 private:
  const TableText* find(std::string_view table) const {
    const auto at =
        std::find_if(files_.begin(), files_.end(), [&](const auto* file) { return stem_of(file->name) == table; });
    return at == files_.end() ? nullptr : *at;
  }

  bool read_table(const TableEntry& entry) {
    const TableText* file = find(entry.info.name);
    if (file == nullptr) return false;
    in_.enter_file({file->name, entry.info.name, {}, 0, 0, {}});
    const auto tell = [&](std::size_t bytes) {
      if (progress_) progress_({file->name, done_ + bytes, total_});
    };
    tell(0);
    detail::io::TableReader{in_, entry, limits_}.read(file->bytes, tell);
    done_ += file->bytes.size();
    return true;
  }

  void note_others() {
    for (const TableText* file : files_) {
      const std::string stem = stem_of(file->name);
      const auto is_it = [&](const TableInfo& table) { return table.name == stem; };
      if (std::any_of(data_tables().begin(), data_tables().end(), is_it)) continue;
      const auto unused = unused_tables();
      const bool is_unused = std::find(unused.begin(), unused.end(), stem) != unused.end();
      in_.report_raw({is_unused ? FindingCode::unused_table : FindingCode::unknown_table,
                      {file->name, 0},
                      {},
                      {},
                      is_unused ? "the table " + stem + " takes no part in the figures: the file was not read"
                                : detail::io::in_quotes(file->name) + " is no known table: the file was not read" +
                                      near_name(file->name)});
    }
  }

  Error none() const {
    std::string found;
    for (std::size_t i = 0; i < std::min<std::size_t>(files_.size(), 5); ++i) {
      found += (i == 0 ? "" : ", ") + detail::io::in_quotes(files_[i]->name) + near_name(files_[i]->name);
    }
    return {Errc::no_table, "no file is a known table" + (found.empty() ? found : " (found " + found + ")") +
                                ": expected one or more of " + expected_names()};
  }

  const Limits& limits_;
  const ReadProgressCallback& progress_;
  std::vector<const TableText*> files_;
  std::size_t total_ = 0;
  std::size_t done_ = 0;
  Loading in_{limits_, DuplicateRule::collapse};
};

}  // namespace

std::string LoadedData::heading_of(std::string_view file, std::string_view column) const {
  for (const TableRead& table : tables) {
    if (table.file != file) continue;
    for (const ColumnRead& read : table.columns) {
      if (read.name == column) return read.heading;
    }
  }
  return std::string{column};
}

Result<LoadedData> read_tables(std::span<const TableText> tables, const Limits& limits,
                               const ReadProgressCallback& progress) {
  return Folder{tables, limits, progress}.read();
}

Result<LoadedData> read_data_folder(const std::filesystem::path& folder, const Limits& limits,
                                    const ReadProgressCallback& progress) {
  const std::string name = detail::io::in_quotes(folder.string());
  const std::string expected = ": expected a folder with one or more of " + expected_names();
  std::error_code error;
  const auto status = std::filesystem::status(folder, error);
  if (!std::filesystem::exists(status)) return Error{Errc::unreadable, name + " does not exist" + expected};
  if (!std::filesystem::is_directory(status)) return Error{Errc::unreadable, name + " is no folder" + expected};
  std::vector<TableText> files;
  const std::filesystem::directory_iterator entries{folder, error};
  if (error) return Error{Errc::unreadable, name + " cannot be read: " + error.message()};
  for (const auto& entry : entries) {
    const std::string file = entry.path().filename().string();
    if (file.starts_with('.') || !entry.is_regular_file(error)) continue;
    auto bytes = detail::io::read_file(entry.path(), limits.file_bytes);
    if (!bytes) return bytes.error();
    files.push_back({file, *std::move(bytes)});
  }
  if (files.empty()) return Error{Errc::no_table, name + " is empty" + expected};
  auto data = read_tables(files, limits, progress);
  if (!data && data.error().code() == Errc::no_table) {
    return Error{Errc::no_table, "folder " + name + ": " + data.error().message()};
  }
  return data;
}

}  // namespace cadre::inline v1
