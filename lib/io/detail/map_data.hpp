// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// MapData: what a map says, ready to be used on rows.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cadre/io/data_folder.hpp>
#include <cadre/text/value.hpp>

#include "io/detail/table.hpp"

namespace cadre::inline v1::detail::io {

/// Which end of a stretch of clock time.
enum class ClockPart : bool { start, end };

/// How one value is made of a row. `inputs` are places in MapData::inputs.
struct Expression {
  enum class Kind : std::uint8_t { text, day, time, day_and_clock, amount };
  Kind kind = Kind::text;
  std::vector<std::size_t> inputs;  ///< several are joined; of day_and_clock the day, then the clock
  std::string with;                 ///< what stands between joined texts
  std::string constant;             ///< the value where there is no input
  std::map<std::string, std::string, std::less<>> codes;
  ClockPart part = ClockPart::start;
  std::string unit;     ///< of an amount that has none
  std::string heading;  ///< what findings call it
};

/// A column of facts and where its value comes from.
struct Mapped {
  std::size_t column;  ///< place in TableInfo::columns
  Expression value;
};

/// Only rows whose text is one of these.
struct Condition {
  std::size_t input;
  std::vector<std::string> texts;
};

/// Rows of one table of facts.
struct Section {
  const TableEntry* table;
  std::vector<Mapped> columns;
  std::vector<Condition> conditions;
};

struct MapData {
  char separator = ',';
  std::vector<std::string> missing;
  std::vector<std::string> days{"YYYY-MM-DD"};
  std::vector<std::string> clocks{"{start}"};
  bool reads_mark = false;  ///< whether AM and PM say something
  std::int64_t offset = 0;  ///< minutes to add to a time
  DuplicateRule rule = DuplicateRule::collapse;
  std::vector<std::string> inputs;  ///< columns of the foreign table that are used
  std::vector<bool> is_clock;       ///< by input
  std::vector<bool> is_sensitive;   ///< by input
  std::vector<Section> sections;    ///< in the order in which tables are read
};

/// Reads a map by its field tables.
/// @param root the document
/// @param document its name in messages
/// @return the map, or the first thing that is wrong with it
[[nodiscard]] Result<MapData> read_map_data(const text::Value& root, std::string_view document);

/// The day in a form of `YYYY`, `MM`, `M`, `DD`, `D` and other characters.
[[nodiscard]] std::optional<Date> read_day(std::string_view text, std::string_view form) noexcept;

/// A clock text that was understood.
struct ClockText {
  std::int32_t start = 0;           ///< minute of the day
  std::optional<std::int32_t> end;  ///< minute of the day
  bool has_mark = false;            ///< whether AM or PM stood behind it
};

/// The clock text in a form of `{start}`, `{end}`, `{mark}` and other characters.
/// @param reads_mark whether AM and PM say which half of the day
[[nodiscard]] std::optional<ClockText> read_clock(std::string_view text, std::string_view form,
                                                  bool reads_mark) noexcept;

}  // namespace cadre::inline v1::detail::io
