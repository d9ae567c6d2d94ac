// SPDX-License-Identifier: Apache-2.0
#include "io/detail/cells.hpp"

#include <algorithm>
#include <array>

#include <cadre/text/normalise.hpp>

#include "io/detail/damage.hpp"
#include "io/detail/dates.hpp"

namespace cadre::inline v1::detail::io {
namespace {

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Notes how a day or time was written, where that was not the plain form.
template <class T>
void note_form(Cell& cell, const Read<T>& read) {
  if (read.other_form) cell.note(FindingCode::date_form, cell.name() + " was read as " + to_string(read.value));
}

std::optional<LocalTime> read_time(Cell& cell) {
  const auto time = parse_time_text(cell.text);
  if (!time) {
    cell.refuse(FindingCode::bad_date, cell.name() + " is no time such as 2021-03-01 19:00");
    return std::nullopt;
  }
  note_form(cell, *time);
  if (time->end_of_day) {
    cell.note(FindingCode::end_of_day, cell.name() + " was read as " + to_string(time->value));
  }
  return time->value;
}

std::optional<Date> read_day(Cell& cell) {
  const auto day = parse_day_text(cell.text);
  if (!day) {
    cell.refuse(FindingCode::bad_date, cell.name() + " is no day such as 2021-03-01");
    return std::nullopt;
  }
  note_form(cell, *day);
  return day->value;
}

std::optional<Ratio> read_number(Cell& cell) {
  const auto number = Ratio::parse(cell.text);
  if (!number) {
    cell.refuse(FindingCode::bad_number, cell.name() + " is no number");
  } else if (*number < Ratio{}) {
    cell.refuse(FindingCode::negative_amount, cell.name() + " is below 0");
  } else {
    return number;
  }
  return std::nullopt;
}

std::optional<Amount> read_amount(Cell& cell) {
  const auto amount = parse_amount(cell.text);
  if (!amount) {
    cell.refuse(FindingCode::bad_number, amount.error().message());
  } else if (amount->value < Ratio{}) {
    cell.refuse(FindingCode::negative_amount, cell.name() + " is below 0");
  } else {
    return *amount;
  }
  return std::nullopt;
}

/// Whether a spreadsheet took an identity number for a quantity: a power of ten, or 18 digits of which the last three
/// became zeros (it keeps 15) so that the check digit of GB 11643 fails.
bool is_damaged_id_number(std::string_view text) noexcept {
  if (text.find_first_of("eE") != std::string_view::npos && text.find('+') != std::string_view::npos) return true;
  if (text.size() != 18 || !text.ends_with("000")) return false;
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    sum += weights[i] * (text[i] - '0');
  }
  return text[17] != "10X98765432"[sum % 11];
}

}  // namespace

std::string Cell::name() const { return column.sensitive ? "the value" : in_quotes(text); }

void Cell::note(FindingCode code, std::string done) {
  in.report(code, column.name, column.sensitive ? "***" : raw, std::move(done));
}

void Cell::refuse(FindingCode code, const std::string& why) { note(code, why + ": the row was not used"); }

bool prepare(Cell& cell, bool plain) {
  cell.text = text::trim(cell.raw);
  if (cell.text.size() != cell.raw.size() && cell.in.looks_at_text()) {
    cell.note(FindingCode::spaces_trimmed, "spaces around " + cell.name() + " were trimmed");
  }
  if (!is_ascii(cell.text)) {
    if (plain && text::has_full_width(cell.text)) {
      cell.text = text::trim(cell.in.keep(text::to_half_width(cell.text)));
      cell.note(FindingCode::full_width, "full-width characters were read as " + cell.name());
    }
    if (cell.in.looks_at_text() && looks_damaged(cell.text)) {
      cell.note(FindingCode::damaged_text, cell.name() + " looks damaged and was kept as it is");
    }
  }
  if (cell.text.empty() && cell.column.required) {
    cell.refuse(FindingCode::value_missing, "a value for " + std::string{cell.column.name} + " is missing");
  }
  return !cell.text.empty();
}

void read(Cell& cell, Name& out) { out.text = cell.text; }
void read(Cell& cell, Display& out) { out.text = cell.text; }

void read(Cell& cell, Words& out) {
  std::string_view rest = cell.text;
  while (!rest.empty()) {
    const std::size_t plain = rest.find(';');
    const std::size_t wide = rest.find("；");
    const std::size_t end = std::min({plain, wide, rest.size()});
    if (const std::string_view word = text::trim(rest.substr(0, end)); !word.empty()) out.all.emplace_back(word);
    rest.remove_prefix(std::min(rest.size(), end + (end == wide ? std::string_view{"；"}.size() : 1)));
  }
}

void read(Cell& cell, Secret&) {
  if (!is_damaged_id_number(cell.text)) return;
  cell.note(FindingCode::damaged_id_number, "a spreadsheet rounded the number: it was not compared with anything");
}

void read(Cell& cell, Day& out) { out = read_day(cell); }
void read(Cell& cell, Time& out) { out = read_time(cell); }

void read(Cell& cell, Moment& out) {
  const bool is_time = cell.text.find(':') != std::string_view::npos;
  if (is_time) {
    if (const auto time = read_time(cell)) out = {*time, false, true};
  } else if (const auto day = read_day(cell)) {
    out = {LocalTime::start_of(*day), true, true};
  }
}

void read(Cell& cell, DayOrMonth& out) {
  if (const auto month = parse_month_text(cell.text)) {
    note_form(cell, *month);
    out.days = month->value;
  } else if (const auto day = read_day(cell)) {
    out.days = Period{*day, *day + 1};
  }
}

void read(Cell& cell, Number& out) { out.value = read_number(cell); }

void read(Cell& cell, Minutes& out) {
  const auto number = read_number(cell);
  if (!number) return;
  if (!number->is_whole()) return cell.refuse(FindingCode::bad_number, cell.name() + " is no whole number of minutes");
  out.time = StudyTime::minutes(number->numerator());
}

void read(Cell& cell, Hours& out) {
  const auto bare = Ratio::parse(cell.text);
  if (!bare) {
    out.amount = read_amount(cell);
    if (out.amount) cell.note(FindingCode::unit_in_hours, cell.name() + " was read as " + to_string(*out.amount));
    return;
  }
  if (!read_number(cell)) return;
  const auto minutes = checked_multiply(*bare, Ratio::whole(60));
  if (!minutes || !minutes->is_whole()) {
    return cell.refuse(FindingCode::bad_number, cell.name() + " h is no whole number of minutes");
  }
  out.amount = Amount{*minutes, Measure::time()};
}

void read(Cell& cell, Quantity& out) { out.amount = read_amount(cell); }

void read(Cell& cell, Length& out) {
  const auto amount = read_amount(cell);
  if (!amount) return;
  if (amount->measure != Measure::time()) {
    return cell.refuse(FindingCode::bad_number, cell.name() + " is no clock time such as 45 min or 2 h");
  }
  out.time = StudyTime::minutes(amount->value.numerator());
}

void read(Cell& cell, Share& out) {
  auto share = Ratio::parse(cell.text);
  if (!share) {
    const auto amount = parse_amount(cell.text);
    if (!amount || amount->measure != Measure::ratio()) {
      return cell.refuse(FindingCode::bad_number, cell.name() + " is no share such as 80 % or 0.8");
    }
    share = amount->value;
  }
  if (*share < Ratio{}) return cell.refuse(FindingCode::negative_amount, cell.name() + " is below 0");
  if (*share > Ratio::whole(1)) {
    const bool has_unit = cell.text.find('%') != std::string_view::npos;
    const std::string hint = has_unit ? " is above 100 %" : " is above 1, and a share in hundredths is written as 80 %";
    return cell.refuse(FindingCode::impossible_value, cell.name() + hint);
  }
  out.value = *share;
}

void read(Cell& cell, Count& out) {
  const auto number = read_number(cell);
  if (!number) return;
  if (!number->is_whole()) return cell.refuse(FindingCode::bad_number, cell.name() + " is no whole number");
  if (number->numerator() > INT32_MAX) return cell.refuse(FindingCode::impossible_value, cell.name() + " is too large");
  out.value = static_cast<std::uint32_t>(number->numerator());
}

void read(Cell& cell, Place& out) {
  Count count;
  read(cell, count);
  if (count.value == 0U) return cell.refuse(FindingCode::impossible_value, cell.name() + " is below 1");
  out.value = count.value;
}

void read(Cell& cell, Label& out) {
  if (const auto period = parse_period(cell.text)) {
    out.days = *period;
  } else if (const auto month = parse_month_text(cell.text)) {
    note_form(cell, *month);
    out.days = month->value;
  } else if (const auto day = parse_day_text(cell.text)) {
    note_form(cell, *day);
    out.days = Period{day->value, day->value + 1};
  } else {
    cell.refuse(FindingCode::bad_date, cell.name() + " is no period such as 2021-03 or 2021-Q1");
  }
}

void read(Cell& cell, std::optional<bool>& out) {
  if (const auto value = read_word(cell, words_of<YesNo>)) out = *value == static_cast<std::uint8_t>(YesNo::yes);
}

std::optional<std::uint8_t> read_word(Cell& cell, std::string_view set) {
  const auto word = find_word(set, cell.text);
  if (!word) {
    cell.note(FindingCode::unknown_word, cell.name() + " is not one of " + list_of_words(set) +
                                             ": the row was not used" + suggestion(cell.text, set));
    return std::nullopt;
  }
  if (word->check_mark) cell.note(FindingCode::check_mark, cell.name() + " was read as " + std::string{word->word});
  return word->value;
}

}  // namespace cadre::inline v1::detail::io
