// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/map.hpp>

#include <algorithm>
#include <array>

#include <cadre/core/amount.hpp>

#include "io/detail/map_data.hpp"

namespace cadre::inline v1 {
namespace detail::io {
namespace {

using text::Member;
using text::Value;
using text::ValueKind;

/// A value that a map writes, before it is known what its names mean.
struct Draft {
  Expression expression;
  std::vector<std::string> names;  // of columns; several are joined
  std::string clock;
  std::string unit_of;  // the key that said what it is: column, join, day, time or amount
};

class Reader {
 public:
  explicit Reader(std::string_view document) : document_{document} {}

  Result<MapData> read(const Value& root);

  // What the keys of the tables below do.
  void separator(const Value& value);
  void missing(const Value& value) { data_.missing = texts(value); }
  void dates(const Value& value) { data_.days = texts(value); }
  void clocks(const Value& value) { data_.clocks = texts(value); }
  void clock_mark(const Value& value) { data_.reads_mark = word(value, {"ignored", "read"}) == "read"; }
  void offset(const Value& value);
  void duplicates(const Value& value);
  void value(const Value& value);
  void column(const Value& value) { name_columns("column", {text(value)}); }
  void join(const Value& value) { name_columns("join", texts(value)); }
  void day(const Value& value);
  void time(const Value& value);
  void amount(const Value& value);
  void with(const Value& value) { draft_.expression.with = text(value); }
  void clock(const Value& value);
  void part(const Value& value);
  void unit(const Value& value) { draft_.expression.unit = text(value); }
  void codes(const Value& value);

 private:
  struct Step {
    Step(Reader& reader, const std::string& key) : reader_{reader}, size_{reader.path_.size()} {
      reader.path_ += (size_ == 0 ? "" : ".") + key;
    }
    ~Step() { reader_.path_.resize(size_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    Reader& reader_;
    std::size_t size_;
  };

  void fail(const Value& value, const std::string& message) { fail(value.position(), message); }
  void fail(text::Position position, const std::string& message) {
    if (!error_) error_ = Error{Errc::bad_map, message, {document_, position.line, position.column, path_}};
  }
  bool is_table(const Value& value);
  std::string text(const Value& value);
  std::vector<std::string> texts(const Value& value);
  std::string word(const Value& value, std::initializer_list<std::string_view> words);
  void unknown(const Member& member, const std::string& what, std::span<const std::string_view> known);
  template <class Keys>
  void read_keys(const Value& table, const Keys& keys, const std::string& what);

  void name_columns(std::string_view key, std::vector<std::string> names);
  Draft draft_of(const Value& value);
  void check(const Value& value);
  std::size_t input(const std::string& name);
  Expression expression(const Value& value);
  void section(const TableEntry& entry, const Value& value);
  void condition(Section& section, const Value& value);

  std::string document_;
  std::string path_;
  std::optional<Error> error_;
  MapData data_;
  Draft draft_;
  std::map<std::string, Expression, std::less<>> computed_;
};

struct Key {
  MapKey key;
  void (Reader::*read)(const Value&);
};

constexpr std::array source_keys{
    Key{{"source", "separator", "what stands between cells; default a comma"}, &Reader::separator},
    Key{{"source", "missing", "texts that stand for no value"}, &Reader::missing},
    Key{{"source", "dates", "forms of a day, tried in order; default `YYYY-MM-DD`"}, &Reader::dates},
    Key{{"source", "clocks", "forms of a clock text, tried in order; default `{start}`"}, &Reader::clocks},
    Key{{"source", "clock_mark", "`ignored` (default): AM and PM carry nothing; `read`: a clock of twelve hours"},
        &Reader::clock_mark},
    Key{{"source", "offset", "what to add to every time, such as `8 h`"}, &Reader::offset},
    Key{{"source", "duplicates", "which of two presence rows counts: collapse, last_wins, any_present, refuse"},
        &Reader::duplicates},
};

constexpr std::array expression_keys{
    Key{{"expression", "column", "the text of a column"}, &Reader::column},
    Key{{"expression", "join", "the texts of several columns"}, &Reader::join},
    Key{{"expression", "with", "what stands between joined texts"}, &Reader::with},
    Key{{"expression", "value", "the same value in every row"}, &Reader::value},
    Key{{"expression", "codes", "what each text of the column stands for; others are errors"}, &Reader::codes},
    Key{{"expression", "day", "a column with a day in one of `dates`"}, &Reader::day},
    Key{{"expression", "clock", "beside `day`: a column with a text in one of `clocks`"}, &Reader::clock},
    Key{{"expression", "part", "beside `clock`: `start` (default) or `end`"}, &Reader::part},
    Key{{"expression", "time", "a column with a day, then `T` or blanks, then a clock; a `Z` after it is left out"},
        &Reader::time},
    Key{{"expression", "amount", "a column with a number or an amount"}, &Reader::amount},
    Key{{"expression", "unit", "beside `amount`: the unit of a number that has none"}, &Reader::unit},
};

constexpr MapKey where_key{"section", "where", "only rows whose columns hold one of these texts"};

template <class Keys>
std::vector<std::string_view> names_of(const Keys& keys) {
  std::vector<std::string_view> names;
  names.reserve(keys.size());
  for (const Key& key : keys) names.push_back(key.key.name);
  return names;
}

bool Reader::is_table(const Value& value) {
  if (value.kind() == ValueKind::table) return true;
  fail(value, "a value of kind " + std::string{name_of(value.kind())} + " stands where a table belongs");
  return false;
}

std::string Reader::text(const Value& value) {
  if (const auto text = value.as_string()) return std::string{*text};
  fail(value, "a value of kind " + std::string{name_of(value.kind())} + " stands where a text in quotes belongs");
  return {};
}

std::vector<std::string> Reader::texts(const Value& value) {
  if (value.kind() == ValueKind::string) return {text(value)};
  if (value.kind() != ValueKind::array || value.items().empty()) fail(value, "a list of texts belongs here");
  std::vector<std::string> all;
  for (const Value& item : value.items()) all.push_back(text(item));
  return all;
}

std::string Reader::word(const Value& value, std::initializer_list<std::string_view> words) {
  std::string found = text(value);
  if (error_ || std::find(words.begin(), words.end(), found) != words.end()) return found;
  std::string list;
  for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + std::string{word};
  const std::vector<std::string_view> candidates(words);
  fail(value, in_quotes(found) + " is not one of " + list + suggestion(found, candidates));
  return found;
}

void Reader::unknown(const Member& member, const std::string& what, std::span<const std::string_view> known) {
  fail(member.position, what + " has no key " + in_quotes(member.key) + suggestion(member.key, known));
}

template <class Keys>
void Reader::read_keys(const Value& table, const Keys& keys, const std::string& what) {
  if (!is_table(table)) return;
  for (const Member& member : table.members()) {
    const Step step{*this, member.key};
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.key.name == member.key; });
    if (key == keys.end()) {
      unknown(member, what, names_of(keys));
    } else {
      (this->*key->read)(member.value);
    }
  }
}

void Reader::separator(const Value& value) {
  const std::string found = text(value);
  const bool is_usable = found.size() == 1 && found != "\"" && found != "\r" && found != "\n";
  if (!is_usable) return fail(value, in_quotes(found) + " is no single character that can stand between cells");
  data_.separator = found.front();
}

void Reader::offset(const Value& value) {
  const std::string found = text(value);
  const auto amount = parse_amount(found);
  const bool is_time = amount && amount->measure == Measure::time();
  const std::int64_t minutes = is_time ? amount->value.numerator() : 0;
  if (!is_time || minutes < -1440 || minutes > 1440) {
    return fail(value, in_quotes(found) + " is no clock time of at most 24 h, such as '8 h' or '-5 h'");
  }
  data_.offset = minutes;
}

void Reader::duplicates(const Value& value) {
  const std::string rule = word(value, {"collapse", "last_wins", "any_present", "refuse"});
  if (rule == "last_wins") data_.rule = DuplicateRule::last_wins;
  if (rule == "any_present") data_.rule = DuplicateRule::any_present;
  if (rule == "refuse") data_.rule = DuplicateRule::refuse;
}

void Reader::name_columns(std::string_view key, std::vector<std::string> names) {
  draft_.unit_of = key;
  draft_.names = std::move(names);
}
void Reader::day(const Value& value) {
  name_columns("day", {text(value)});
  draft_.expression.kind = Expression::Kind::day;
}
void Reader::time(const Value& value) {
  name_columns("time", {text(value)});
  draft_.expression.kind = Expression::Kind::time;
}
void Reader::amount(const Value& value) {
  name_columns("amount", {text(value)});
  draft_.expression.kind = Expression::Kind::amount;
}
void Reader::clock(const Value& value) { draft_.clock = text(value); }
void Reader::part(const Value& value) {
  draft_.expression.part = word(value, {"start", "end"}) == "end" ? ClockPart::end : ClockPart::start;
}

void Reader::value(const Value& value) {
  draft_.unit_of = "value";
  if (const auto day = value.as_date()) {
    draft_.expression.constant = to_string(*day);
  } else if (const auto time = value.as_time()) {
    draft_.expression.constant = to_string(*time);
  } else if (const auto number = value.as_integer()) {
    draft_.expression.constant = std::to_string(*number);
  } else {
    draft_.expression.constant = text(value);
  }
}

void Reader::codes(const Value& value) {
  if (!is_table(value)) return;
  for (const Member& member : value.members()) {
    const Step step{*this, member.key};
    draft_.expression.codes[member.key] = text(member.value);
  }
}

/// Which keys may stand together.
void Reader::check(const Value& value) {
  std::vector<std::string> sources;
  for (const char* key : {"column", "join", "value", "day", "time", "amount"}) {
    if (value.find(key) != nullptr) sources.emplace_back(key);
  }
  if (sources.empty()) return fail(value, "a value needs one of column, join, value, day, time and amount");
  if (sources.size() > 1) {
    return fail(value, in_quotes(sources[0]) + " and " + in_quotes(sources[1]) + " cannot stand together");
  }
  struct Companion {
    std::string_view key;
    std::vector<std::string_view> of;
  };
  const std::array companions{Companion{"with", {"join"}}, Companion{"codes", {"column", "join"}},
                              Companion{"clock", {"day"}}, Companion{"part", {"day"}}, Companion{"unit", {"amount"}}};
  for (const auto& [key, of] : companions) {
    const Member* member = value.find_member(key);
    if (member == nullptr || std::find(of.begin(), of.end(), sources[0]) != of.end()) continue;
    fail(member->position, in_quotes(key) + " stands only beside " + in_quotes(of[0]));
  }
  if (value.find("part") != nullptr && value.find("clock") == nullptr) {
    fail(value.find_member("part")->position, "'part' stands only beside 'clock'");
  }
}

Draft Reader::draft_of(const Value& value) {
  draft_ = {};
  if (value.kind() == ValueKind::string) {
    column(value);
  } else {
    read_keys(value, expression_keys, "a value");
    if (!error_) check(value);
  }
  if (!draft_.clock.empty()) draft_.expression.kind = Expression::Kind::day_and_clock;
  return std::move(draft_);
}

std::size_t Reader::input(const std::string& name) {
  const auto at = std::find(data_.inputs.begin(), data_.inputs.end(), name);
  if (at != data_.inputs.end()) return static_cast<std::size_t>(at - data_.inputs.begin());
  data_.inputs.push_back(name);
  data_.is_clock.push_back(false);
  data_.is_sensitive.push_back(false);
  return data_.inputs.size() - 1;
}

Expression Reader::expression(const Value& value) {
  if (const auto name = value.as_string()) {
    if (const auto computed = computed_.find(*name); computed != computed_.end()) return computed->second;
  }
  Draft draft = draft_of(value);
  Expression& made = draft.expression;
  for (const std::string& name : draft.names) {
    made.inputs.push_back(input(name));
    made.heading += (made.heading.empty() ? "" : " + ") + name;
  }
  if (made.kind == Expression::Kind::day_and_clock) {
    made.inputs.push_back(input(draft.clock));
    data_.is_clock[made.inputs.back()] = true;
    made.heading = draft.clock;
  }
  return std::move(made);
}

void Reader::condition(Section& section, const Value& value) {
  if (!is_table(value)) return;
  for (const Member& member : value.members()) {
    const Step step{*this, member.key};
    section.conditions.push_back({input(member.key), texts(member.value)});
  }
}

void Reader::section(const TableEntry& entry, const Value& value) {
  if (!is_table(value)) return;
  Section made{&entry, {}, {}};
  std::vector<std::string_view> known{where_key.name};
  for (const ColumnInfo& column : entry.info.columns) known.push_back(column.name);
  for (const Member& member : value.members()) {
    const Step step{*this, member.key};
    const auto at = std::find(known.begin(), known.end(), member.key);
    if (at == known.end()) {
      unknown(member, "the table " + std::string{entry.info.name}, known);
    } else if (at == known.begin()) {
      condition(made, member.value);
    } else {
      const auto column = static_cast<std::size_t>(at - known.begin() - 1);
      made.columns.push_back({column, expression(member.value)});
      for (const std::size_t input : made.columns.back().value.inputs) {
        if (entry.info.columns[column].sensitive) data_.is_sensitive[input] = true;
      }
    }
  }
  for (std::size_t i = 0; i < entry.info.columns.size(); ++i) {
    const bool is_there =
        std::any_of(made.columns.begin(), made.columns.end(), [&](const Mapped& m) { return m.column == i; });
    const std::string name = in_quotes(entry.info.columns[i].name);
    if (entry.info.columns[i].required && !is_there)
      fail(value, std::string{entry.info.name} + " needs a value for " + name);
  }
  data_.sections.push_back(std::move(made));
}

Result<MapData> Reader::read(const Value& root) {
  std::vector<std::string_view> known{"source", "computed"};
  for (const TableEntry& entry : table_entries()) known.push_back(entry.info.name);
  for (const Member& member : root.members()) {
    const Step step{*this, member.key};
    if (std::find(known.begin(), known.end(), member.key) == known.end()) unknown(member, "a map", known);
  }
  if (const Value* source = root.find("source")) {
    const Step step{*this, "source"};
    read_keys(*source, source_keys, "the table source");
  }
  if (const Value* computed = root.find("computed"); computed != nullptr && is_table(*computed)) {
    std::map<std::string, Expression, std::less<>> made;
    for (const Member& member : computed->members()) {
      const Step step{*this, "computed." + member.key};
      made[member.key] = expression(member.value);
    }
    computed_ = std::move(made);
  }
  for (const TableEntry& entry : table_entries()) {
    const Value* found = root.find(entry.info.name);
    if (found == nullptr) continue;
    const Step step{*this, std::string{entry.info.name}};
    if (found->kind() != ValueKind::array) section(entry, *found);
    for (const Value& item : found->items()) section(entry, item);
  }
  if (data_.sections.empty()) fail(root, "the map makes no table: write [people], for instance");
  if (error_) return *std::move(error_);
  return std::move(data_);
}

}  // namespace

Result<MapData> read_map_data(const text::Value& root, std::string_view document) {
  return Reader{document}.read(root);
}

}  // namespace detail::io

std::span<const MapKey> map_keys() {
  static const std::vector<MapKey> all = [] {
    std::vector<MapKey> keys;
    keys.reserve(detail::io::source_keys.size() + detail::io::expression_keys.size() + 1);
    for (const auto& key : detail::io::source_keys) keys.push_back(key.key);
    for (const auto& key : detail::io::expression_keys) keys.push_back(key.key);
    keys.push_back(detail::io::where_key);
    return keys;
  }();
  return all;
}

}  // namespace cadre::inline v1
