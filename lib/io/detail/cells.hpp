// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Cells: what a cell may hold, by type, and how each is read.
#include <optional>
#include <string_view>
#include <vector>

#include <cadre/core/amount.hpp>
#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>

#include "io/detail/loading.hpp"
#include "io/detail/words.hpp"

namespace cadre::inline v1::detail::io {

/// An id or a word; lasts as long as the row.
struct Name {
  std::string_view text;
};
/// Text for people: its full-width characters stay.
struct Display {
  std::string_view text;
};
/// Words with `;` between them.
struct Words {
  std::vector<std::string> all;
};
/// Looked at and forgotten.
struct Secret {};
using Day = std::optional<Date>;
using Time = std::optional<LocalTime>;
/// A time, or a whole day.
struct Moment {
  LocalTime time;         ///< of a day, its beginning
  bool is_day = false;    ///< whether it was a day
  bool is_known = false;  ///< whether there was a value
};
/// A day or a month.
struct DayOrMonth {
  std::optional<Period> days;
};
/// A number, not below zero.
struct Number {
  std::optional<Ratio> value;
};
/// Whole minutes.
struct Minutes {
  std::optional<StudyTime> time;
};
/// A bare number of hours, or an amount.
struct Hours {
  std::optional<Amount> amount;
};
struct Quantity {
  std::optional<Amount> amount;
};
/// Clock time with its unit.
struct Length {
  std::optional<StudyTime> time;
};
/// A part of a whole: `80 %`, `0.8` or `4/5`.
struct Share {
  std::optional<Ratio> value;
};
/// A whole number.
struct Count {
  std::optional<std::uint32_t> value;
};
/// A whole number from 1.
struct Place {
  std::optional<std::uint32_t> value;
};
/// A period by its label, a month or a day.
struct Label {
  std::optional<Period> days;
};
/// Any word; those of the set have a Chinese alias.
template <const std::string_view& set>
struct OpenWord {
  std::string_view text;
};
using LeaveKind = OpenWord<leave_kinds>;
using OrganiserLevel = OpenWord<organiser_levels>;
using RaterGroup = OpenWord<rater_groups>;
using LinkKind = OpenWord<link_kinds>;

/// The cell that is being read.
struct Cell {
  Loading& in;
  const ColumnInfo& column;
  std::string_view raw;   ///< as it stands in the file
  std::string_view text;  ///< what is left to read

  void note(FindingCode code, std::string done);
  /// @param why such as `'x' is no day`
  void refuse(FindingCode code, const std::string& why);
  /// The text in quotes, or a stand-in where it is sensitive.
  [[nodiscard]] std::string name() const;
};

/// Brings a cell to its plain text.
/// @param plain whether full-width characters are read as plain ones
/// @return whether something is left to read
[[nodiscard]] bool prepare(Cell& cell, bool plain);

void read(Cell& cell, Name& out);
void read(Cell& cell, Display& out);
void read(Cell& cell, Words& out);
void read(Cell& cell, Secret& out);
void read(Cell& cell, Day& out);
void read(Cell& cell, Time& out);
void read(Cell& cell, Moment& out);
void read(Cell& cell, DayOrMonth& out);
void read(Cell& cell, Number& out);
void read(Cell& cell, Minutes& out);
void read(Cell& cell, Hours& out);
void read(Cell& cell, Quantity& out);
void read(Cell& cell, Length& out);
void read(Cell& cell, Share& out);
void read(Cell& cell, Count& out);
void read(Cell& cell, Place& out);
void read(Cell& cell, Label& out);
void read(Cell& cell, std::optional<bool>& out);
template <const std::string_view& set>
void read(Cell& cell, OpenWord<set>& out) {
  const auto word = find_word(set, cell.text);
  out.text = word ? word->word : cell.text;
}
/// The value of a code word.
[[nodiscard]] std::optional<std::uint8_t> read_word(Cell& cell, std::string_view set);
template <class Enum>
requires std::is_enum_v<Enum>
void read(Cell& cell, Enum& out) {
  if (const auto value = read_word(cell, words_of<Enum>)) out = static_cast<Enum>(*value);
}

template <class T>
inline constexpr bool keeps_full_width = std::is_same_v<T, Display> || std::is_same_v<T, Words>;

}  // namespace cadre::inline v1::detail::io
