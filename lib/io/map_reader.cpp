// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <unordered_set>

#include <cadre/io/map.hpp>
#include <cadre/text/csv.hpp>
#include <cadre/text/decode.hpp>
#include <cadre/text/normalise.hpp>

#include "io/detail/damage.hpp"
#include "io/detail/dates.hpp"
#include "io/detail/files.hpp"
#include "io/detail/map_data.hpp"

namespace cadre::inline v1 {
namespace detail::io {
namespace {

constexpr std::array things{"units", "categories", "groups", "people",    "memberships",
                            "posts", "sessions",   "links",  "attributes"};

/// Reads one foreign table, once for each section of the map: what a row refers to is then always known.
class MapReader {
 public:
  MapReader(const MapData& map, const TableText& table, const Limits& limits, const ReadProgressCallback& progress)
      : map_{map}, table_{table}, limits_{limits}, progress_{progress}, in_{limits, map.rule} {
    in_.does_not_look_at_text();
  }

  Result<LoadedData> read() && {
    auto decoded = text::decode(table_.bytes, limits_);
    if (!decoded) return decoded.error().at({table_.name, 0, 0, {}});
    text_ = std::move(decoded->utf8);
    in_.enter_file(empty_read({}));
    if (decoded->encoding != text::Encoding::utf8) {
      const std::string_view name = text::name_of(decoded->encoding);
      note(FindingCode::encoding, 0, {}, name, "the file was read as " + std::string{name});
    } else if (decoded->byte_order_mark) {
      note(FindingCode::byte_order_mark, 0, {}, {}, "the byte-order mark was left out");
    }
    encoding_ = text::name_of(decoded->encoding);
    if (auto missing = find_header()) return *std::move(missing);
    look_at_cells();
    in_.forget_file();
    read_sections();
    return std::move(in_).finish();
  }

 private:
  TableRead empty_read(std::string_view table) const { return {table_.name, table, encoding_, 0, 0, {}}; }

  void note(FindingCode code, std::uint32_t row, std::string column, std::string_view value, std::string done) {
    in_.report_raw({code, {table_.name, row}, std::move(column), shown(value), std::move(done)});
  }

  /// Finds the first row that has all columns of the map, or says what is missing.
  std::optional<Error> find_header() {
    text::CsvReader reader{text_, limits_, map_.separator};
    text::CsvRow row;
    std::vector<std::string> best;
    std::size_t most = 0;
    std::vector<std::uint32_t> above;
    for (auto more = reader.next(row); !more || *more; more = reader.next(row)) {
      if (!more || row.cells().empty()) continue;
      const std::size_t found = take_header(row);
      if (found == map_.inputs.size()) {
        header_row_ = row.row();
        for (const std::uint32_t skipped : above) {
          note(FindingCode::row_above_header, skipped, {}, {}, "the row was skipped");
        }
        return std::nullopt;
      }
      above.push_back(row.row());
      if (!best.empty() && found <= most) continue;
      best.clear();
      for (const std::string_view cell : row.cells()) best.emplace_back(text::trim(cell));
      most = found;
    }
    return missing_columns(best);
  }

  std::size_t take_header(const text::CsvRow& row) {
    places_.assign(map_.inputs.size(), 0);
    std::size_t found = 0;
    for (std::size_t i = 0; i < map_.inputs.size(); ++i) {
      const auto cells = row.cells();
      const auto at = std::find_if(cells.begin(), cells.end(),
                                   [&](std::string_view cell) { return text::trim(cell) == map_.inputs[i]; });
      places_[i] = static_cast<std::size_t>(at - cells.begin());
      if (at != cells.end()) ++found;
    }
    width_ = row.cells().size();
    return found;
  }

  Error missing_columns(const std::vector<std::string>& headings) const {
    std::string missing;
    std::string near;
    const std::vector<std::string_view> candidates(headings.begin(), headings.end());
    for (const std::string& name : map_.inputs) {
      if (std::find(headings.begin(), headings.end(), name) != headings.end()) continue;
      missing += (missing.empty() ? "" : ", ") + in_quotes(name);
      if (near.empty()) near = suggestion(name, candidates);
    }
    std::string found;
    for (const std::string& heading : headings) found += (found.empty() ? "" : ", ") + in_quotes(heading);
    return {Errc::missing_column,
            "the map needs " + missing + ", which no row has as headings; found " +
                (found.empty() ? "no row" : shown(found)) + near,
            {table_.name, 0, 0, {}}};
  }

  /// Goes through the rows below the header. Rows that cannot be used were reported when they were seen first.
  template <class Use>
  void each_row(Use use) {
    text::CsvReader reader{text_, limits_, map_.separator};
    text::CsvRow row;
    for (auto more = reader.next(row); !more || *more; more = reader.next(row)) {
      if (reader.row() <= header_row_) continue;
      if (!more) {
        report_fault(more.error(), reader.row());
      } else if (row.cells().size() > width_) {
        report_once(FindingCode::too_many_cells, row.row(),
                    std::to_string(row.cells().size()) + " cells under " + std::to_string(width_) +
                        " headings: the row was not used");
      } else if (take_cells(row)) {
        use(row.row());
      }
    }
    is_first_pass_ = false;
  }

  void report_once(FindingCode code, std::uint32_t row, std::string done) {
    if (is_first_pass_) note(code, row, {}, {}, std::move(done));
  }

  void report_fault(const Error& error, std::uint32_t row) {
    const bool is_over = error.code() == Errc::limit_exceeded;
    report_once(
        is_over ? FindingCode::over_limit : FindingCode::broken_text, row,
        error.message() + (is_over && row <= limits_.rows ? ": the row was not used" : ": no further row was read"));
  }

  /// Brings the row's cells into the order of the map's inputs; false for a blank row.
  bool take_cells(const text::CsvRow& row) {
    raw_.clear();
    cells_.clear();
    bool is_blank = true;
    for (const std::size_t place : places_) {
      const std::string_view raw = place < row.cells().size() ? row.cells()[place] : std::string_view{};
      std::string_view cell = text::trim(raw);
      is_blank = is_blank && cell.empty();
      if (std::find(map_.missing.begin(), map_.missing.end(), cell) != map_.missing.end()) cell = {};
      raw_.push_back(raw);
      cells_.push_back(cell);
    }
    return !is_blank;
  }

  /// What there is to say of the cells themselves, whatever they are used for.
  void look_at_cells() {
    each_row([&](std::uint32_t row) {
      for (std::size_t i = 0; i < cells_.size(); ++i) {
        const std::string_view shown_raw = map_.is_sensitive[i] ? "***" : raw_[i];
        const std::string name = map_.is_sensitive[i] ? "the value" : in_quotes(cells_[i]);
        if (text::trim(raw_[i]).size() != raw_[i].size()) {
          note(FindingCode::spaces_trimmed, row, map_.inputs[i], shown_raw, "spaces around " + name + " were trimmed");
        }
        if (looks_damaged(cells_[i])) {
          note(FindingCode::damaged_text, row, map_.inputs[i], shown_raw,
               name + " looks damaged and was kept as it is");
        }
        if (map_.is_clock[i] && !map_.reads_mark) note_mark(row, i);
      }
    });
  }

  void note_mark(std::uint32_t row, std::size_t input) {
    const auto clock = clock_of(cells_[input]);
    if (!clock || !clock->has_mark) return;
    std::string read = to_string(LocalTime::at(Date{}, clock->start)).substr(11);
    if (clock->end) read += " to " + to_string(LocalTime::at(Date{}, *clock->end)).substr(11);
    note(FindingCode::clock_text, row, map_.inputs[input], raw_[input],
         in_quotes(cells_[input]) + " was read as " + read + " on a clock of 24 hours");
  }

  std::optional<ClockText> clock_of(std::string_view text) const {
    for (const std::string& form : map_.clocks) {
      if (const auto clock = read_clock(text, form, map_.reads_mark)) return clock;
    }
    return std::nullopt;
  }
  std::optional<Date> day_of(std::string_view text) const {
    for (const std::string& form : map_.days) {
      if (const auto day = read_day(text, form)) return day;
    }
    return std::nullopt;
  }

  void read_sections() {
    std::size_t done = 0;
    for (std::size_t i = 0; i < map_.sections.size();) {
      const TableEntry& entry = *map_.sections[i].table;
      in_.enter_file(empty_read(entry.info.name));
      const auto loader = entry.open(in_);
      seen_.clear();
      for (; i < map_.sections.size() && map_.sections[i].table == &entry; ++i) {
        if (progress_) progress_({table_.name, done * table_.bytes.size(), map_.sections.size() * table_.bytes.size()});
        read_section(map_.sections[i], *loader);
        ++done;
      }
      in_.leave_row();
      loader->end_table();
    }
    const std::size_t total = map_.sections.size() * table_.bytes.size();
    if (progress_) progress_({table_.name, total, total});
  }

  void read_section(const Section& section, TableLoader& loader) {
    for (const Mapped& mapped : section.columns) {
      const std::string_view name = section.table->info.columns[mapped.column].name;
      in_.file().columns.push_back({name, mapped.value.heading.empty() ? std::string{name} : mapped.value.heading});
    }
    const auto name = section.table->info.name;
    const bool is_thing = std::find(things.begin(), things.end(), name) != things.end();
    each_row([&](std::uint32_t row) {
      const bool is_meant = std::all_of(section.conditions.begin(), section.conditions.end(), [&](const Condition& c) {
        return std::find(c.texts.begin(), c.texts.end(), cells_[c.input]) != c.texts.end();
      });
      if (!is_meant) return;
      values_.clear();
      in_.enter_row(row);
      for (const Mapped& mapped : section.columns) values_.push_back(value_of(mapped.value));
      if (is_thing && in_.is_good() && !seen_.insert(key_of_values()).second) return in_.drop_row();
      loader.begin_row();
      for (std::size_t i = 0; i < values_.size(); ++i) {
        if (values_[i]) loader.read_cell(section.columns[i].column, *values_[i]);
      }
      loader.end_row();
    });
  }

  std::string key_of_values() const {
    std::string key;
    for (const auto& value : values_) key += std::to_string(value->size()) + ':' + *value;
    return key;
  }

  /// The value in the form of a data folder; nothing where it was refused.
  std::optional<std::string> value_of(const Expression& made) {
    using Kind = Expression::Kind;
    if (made.inputs.empty()) return made.constant;
    const std::string_view text = cells_[made.inputs[0]];
    switch (made.kind) {
      case Kind::text: return text_of(made);
      case Kind::day: return day_text(made.inputs[0]);
      case Kind::time: return time_text(made.inputs[0]);
      case Kind::day_and_clock: return day_and_clock(made);
      case Kind::amount: break;
    }
    const bool is_bare = !text.empty() && Ratio::parse(text).has_value() && !made.unit.empty();
    return std::string{text} + (is_bare ? ' ' + made.unit : std::string{});
  }

  std::optional<std::string> text_of(const Expression& made) {
    std::string joined;
    bool is_empty = true;
    for (std::size_t i = 0; i < made.inputs.size(); ++i) {
      const std::string_view part = cells_[made.inputs[i]];
      is_empty = is_empty && part.empty();
      joined += (i == 0 ? std::string{} : made.with) + std::string{part};
    }
    if (is_empty) return std::string{};
    std::string text{text::trim(joined)};
    if (made.codes.empty()) return text;
    if (const auto code = made.codes.find(text); code != made.codes.end()) return code->second;
    std::string list;
    for (const auto& [code, meaning] : made.codes) list += (list.empty() ? "" : ", ") + code;
    refuse(FindingCode::unknown_word, made.heading, text, in_quotes(text) + " is not one of " + list);
    return std::nullopt;
  }

  void refuse(FindingCode code, const std::string& heading, std::string_view value, const std::string& why) {
    in_.report_heading(code, heading, value, why + ": the row was not used");
  }

  std::optional<std::string> day_text(std::size_t input) {
    if (cells_[input].empty()) return std::string{};
    const auto day = day_of(cells_[input]);
    if (day) return to_string(*day);
    refuse(FindingCode::bad_date, map_.inputs[input], raw_[input],
           in_quotes(cells_[input]) + " is no day in a form of the map");
    return std::nullopt;
  }

  std::string moved(LocalTime time) const { return to_string(time + StudyTime::minutes(map_.offset)); }

  std::optional<std::string> time_text(std::size_t input) {
    const std::string_view text = cells_[input];
    if (text.empty()) return std::string{};
    const std::size_t gap = text.find_first_of("T ");
    const auto day = day_of(text.substr(0, gap));
    std::string_view rest = gap == std::string_view::npos ? std::string_view{} : text::trim(text.substr(gap + 1));
    if (rest.ends_with('Z')) rest.remove_suffix(1);
    if (const std::size_t fraction = rest.find('.'); fraction != std::string_view::npos)
      rest = rest.substr(0, fraction);
    const auto clock = parse_clock_text(rest);
    if (day && clock) return moved(LocalTime::at(*day, clock->value));
    refuse(FindingCode::bad_date, map_.inputs[input], raw_[input],
           in_quotes(text) + " is no time in a form of the map");
    return std::nullopt;
  }

  std::optional<std::string> day_and_clock(const Expression& made) {
    const std::size_t input = made.inputs[1];
    auto day = day_text(made.inputs[0]);
    if (!day || day->empty() || cells_[input].empty()) return day ? std::optional{std::string{}} : std::nullopt;
    const auto clock = clock_of(cells_[input]);
    if (!clock) {
      refuse(FindingCode::bad_date, map_.inputs[input], raw_[input],
             in_quotes(cells_[input]) + " is no clock text in a form of the map");
      return std::nullopt;
    }
    if (made.part == ClockPart::end && !clock->end) return std::string{};
    return moved(LocalTime::at(*parse_date(*day), made.part == ClockPart::end ? *clock->end : clock->start));
  }

  const MapData& map_;
  const TableText& table_;
  const Limits& limits_;
  const ReadProgressCallback& progress_;
  Loading in_;
  std::string text_;
  std::string_view encoding_;
  std::uint32_t header_row_ = 0;
  std::size_t width_ = 0;
  bool is_first_pass_ = true;
  std::vector<std::size_t> places_;  // of the map's inputs in a row
  std::vector<std::string_view> raw_;
  std::vector<std::string_view> cells_;
  std::vector<std::optional<std::string>> values_;
  std::unordered_set<std::string> seen_;  // what the rows of the present table say
};

}  // namespace
}  // namespace detail::io

Result<LoadedData> read_mapped(const Map& map, const TableText& table, const Limits& limits,
                               const ReadProgressCallback& progress) {
  return detail::io::MapReader{map.data(), table, limits, progress}.read();
}

Result<LoadedData> read_mapped_file(const Map& map, const std::filesystem::path& file, const Limits& limits,
                                    const ReadProgressCallback& progress) {
  auto bytes = detail::io::read_file(file, limits.file_bytes);
  if (!bytes) return bytes.error();
  return read_mapped(map, {file.filename().string(), *std::move(bytes)}, limits, progress);
}

}  // namespace cadre::inline v1
