// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Map: how a table in another's form becomes facts; read_mapped() reads one.
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include <cadre/io/data_folder.hpp>

namespace cadre::inline v1 {

namespace detail::io {
struct MapData;
}

/// A checked map: from the columns of one foreign table to the columns of docs/data-folder.md. Immutable, cheap to
/// copy, shared by any number of threads. docs/maps.md describes the language.
class Map {
 public:
  /// Wraps checked data. For the reader of maps only.
  /// @param data what it holds
  explicit Map(std::shared_ptr<const detail::io::MapData> data) noexcept : data_{std::move(data)} {}
  /// What it holds. For the reader of mapped tables only.
  [[nodiscard]] const detail::io::MapData& data() const noexcept { return *data_; }

 private:
  std::shared_ptr<const detail::io::MapData> data_;
};

/// A key that a map may have.
struct MapKey {
  std::string_view part;   ///< where it stands: `source`, `expression`, or `section` for any table of facts
  std::string_view name;   ///< the key
  std::string_view means;  ///< what it says
};

/// Every key of a map but the names of tables and of their columns, which are those of data_tables().
[[nodiscard]] std::span<const MapKey> map_keys();

/// Reads a map.
///
/// @par Errors
///   Errc::bad_map, with line, column and path, and the key that was most likely meant; those of text::parse_toml().
/// @param toml the text, UTF-8
/// @param document its name in messages
/// @param limits how much is accepted
[[nodiscard]] Result<Map> read_map(std::string_view toml, std::string_view document = "map", const Limits& limits = {});

/// Reads a map file.
///
/// @par Errors
///   Those of read_map(); Errc::unreadable naming the file.
/// @param path the file
/// @param limits how much is accepted
[[nodiscard]] Result<Map> load_map(const std::filesystem::path& path, const Limits& limits = {});

/// Reads a table through a map.
///
/// Findings name the rows and headings of the foreign table. LoadedData::tables has one entry a table of facts; its
/// rows are those that the map made, where rows that say the same of one unit, person, session, ... are one.
///
/// @par Errors
///   Errc::missing_column naming the columns of the map that the table lacks; Errc::bad_encoding and
///   Errc::limit_exceeded for the file as a whole; Errc::duplicate_key where the map refuses duplicates.
/// @param map the map
/// @param table the table
/// @param limits bounds on bytes, rows, cells and findings
/// @param progress told how far it is; may be empty
[[nodiscard]] Result<LoadedData> read_mapped(const Map& map, const TableText& table, const Limits& limits = {},
                                             const ReadProgressCallback& progress = {});

/// Reads a table from a file through a map, as read_mapped() does.
/// @param map the map
/// @param file the table
/// @param limits bounds on bytes, rows, cells and findings
/// @param progress told how far it is; may be empty
[[nodiscard]] Result<LoadedData> read_mapped_file(const Map& map, const std::filesystem::path& file,
                                                  const Limits& limits = {}, const ReadProgressCallback& progress = {});

}  // namespace cadre::inline v1
