// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include <cadre/evaluate/decision_record.hpp>
#include <cadre/text/json.hpp>

namespace cadre::inline v1 {
namespace {

constexpr std::int64_t form = 1;  // of a record's JSON; a reader refuses others

void write_day(text::JsonWriter& json, const std::optional<Date>& day) {
  if (day) {
    json.value(to_string(*day));
  } else {
    json.null();
  }
}

void write_fact(text::JsonWriter& json, const UsedFact& fact) {
  json.begin_object().key("kind").value(fact.kind);
  if (!fact.id.empty()) json.key("id").value(fact.id);
  if (!fact.supersedes.empty()) json.key("supersedes").value(fact.supersedes);
  if (fact.day) json.key("day").value(to_string(*fact.day));
  if (!fact.file.empty()) json.key("file").value(fact.file).key("row").value(fact.row);
  json.key("hash").value(fact.hash).end_object();
}

std::string fraction(Ratio value) {
  return std::to_string(value.numerator()) + '/' + std::to_string(value.denominator());
}

/// Reads one record, key by key. The first thing that is wrong is kept.
class RecordReader {
 public:
  RecordReader(const text::Value& value, Where where) : top_{value}, where_{std::move(where)} {}

  Result<DecisionRecord> read() {
    DecisionRecord record;
    if (whole(top_, "record") != form) fail("record", "this version reads records of form 1");
    record.edition = whole(top_, "edition");
    read_texts(record);
    record.asked.valid = day(top_, "valid").value_or(Date{});
    if (!is_null(top_, "known")) record.asked.known = day(top_, "known");
    record.window.label = text(top_, "window");
    record.window.period.from = day(top_, "window_from").value_or(Date{});
    record.window.period.until = day(top_, "window_until").value_or(Date{});
    for (const text::Member& member : table("numbers")) read_number(member, record);
    for (const text::Member& member : table("words")) {
      record.words.push_back({member.key, std::string{member.value.as_string().value_or("")}});
      if (!member.value.as_string()) fail("words", "a word is no text");
    }
    const text::Value* const facts = top_.find("facts");
    if (facts == nullptr || facts->kind() != text::ValueKind::array) fail("facts", "a list belongs here");
    if (facts != nullptr) {
      for (const text::Value& fact : facts->items()) record.facts.push_back(read_fact(fact));
    }
    if (!error_ && facts_hash(record.facts) != record.facts_hash)
      fail("facts_hash", "it is not the hash of the facts listed: the record was changed");
    if (error_) return *error_;
    return record;
  }

 private:
  void read_texts(DecisionRecord& record) {
    using R = DecisionRecord;
    constexpr std::array<std::pair<const char*, std::string R::*>, 10> texts{{{"library", &R::library},
                                                                              {"policy", &R::policy},
                                                                              {"policy_hash", &R::policy_hash},
                                                                              {"facts_hash", &R::facts_hash},
                                                                              {"rule", &R::rule},
                                                                              {"subject_kind", &R::subject_kind},
                                                                              {"subject", &R::subject},
                                                                              {"answer", &R::answer},
                                                                              {"reason", &R::reason},
                                                                              {"measured_in", &R::measured_in}}};
    for (const auto& [key, member] : texts) record.*member = text(top_, key);
  }

  void read_number(const text::Member& member, DecisionRecord& record) {
    const auto text = member.value.as_string();
    const auto number = member.value.as_integer() ? std::optional{Ratio::whole(*member.value.as_integer())}
                        : text                    ? Ratio::parse(*text)
                                                  : std::nullopt;
    if (!number) return fail("numbers", "'" + member.key + "' is no exact number");
    record.numbers.push_back({member.key, *number});
  }

  UsedFact read_fact(const text::Value& value) {
    UsedFact fact;
    fact.kind = text(value, "kind");
    fact.hash = text(value, "hash");
    if (value.find("id") != nullptr) fact.id = text(value, "id");
    if (value.find("supersedes") != nullptr) fact.supersedes = text(value, "supersedes");
    if (value.find("day") != nullptr) fact.day = day(value, "day");
    if (value.find("file") != nullptr) fact.file = text(value, "file");
    if (value.find("row") == nullptr) return fact;
    const std::int64_t row = whole(value, "row");
    if (row < 0 || row > std::int64_t{UINT32_MAX}) fail("row", "it is no row");
    fact.row = static_cast<std::uint32_t>(row);
    return fact;
  }

  std::string text(const text::Value& of, const char* key) {
    const text::Value* const value = of.find(key);
    const auto text = value == nullptr ? std::nullopt : value->as_string();
    if (!text) fail(key, "a text belongs here");
    return std::string{text.value_or("")};
  }
  std::int64_t whole(const text::Value& of, const char* key) {
    const text::Value* const value = of.find(key);
    const auto number = value == nullptr ? std::nullopt : value->as_integer();
    if (!number) fail(key, "a whole number belongs here");
    return number.value_or(0);
  }
  std::optional<Date> day(const text::Value& of, const char* key) {
    const auto day = parse_date(text(of, key));
    if (!day) fail(key, day.error().message());
    return day ? std::optional{*day} : std::nullopt;
  }
  static bool is_null(const text::Value& of, const char* key) {
    const text::Value* const value = of.find(key);
    return value != nullptr && value->kind() == text::ValueKind::null;
  }
  std::span<const text::Member> table(const char* key) {
    const text::Value* const value = top_.find(key);
    if (value != nullptr && value->kind() == text::ValueKind::table) return value->members();
    fail(key, "a table belongs here");
    return {};
  }
  void fail(const std::string& key, const std::string& message) {
    if (error_) return;
    Where where = where_;
    where.path = key;
    error_ = Error{Errc::bad_syntax, "no record of a decision: '" + key + "': " + message, where};
  }

  const text::Value& top_;
  Where where_;
  std::optional<Error> error_;
};

}  // namespace

std::string write_record(const DecisionRecord& record) {
  text::JsonWriter json{text::JsonLayout::one_line};
  json.begin_object().key("record").value(form).key("edition").value(record.edition);
  json.key("library").value(record.library).key("policy").value(record.policy);
  json.key("policy_hash").value(record.policy_hash).key("facts_hash").value(record.facts_hash);
  json.key("valid").value(to_string(record.asked.valid)).key("known");
  write_day(json, record.asked.known);
  json.key("rule").value(record.rule).key("subject_kind").value(record.subject_kind);
  json.key("subject").value(record.subject).key("window").value(record.window.label);
  json.key("window_from").value(to_string(record.window.period.from));
  json.key("window_until").value(to_string(record.window.period.until));
  json.key("answer").value(record.answer).key("reason").value(record.reason);
  json.key("measured_in").value(record.measured_in).key("numbers").begin_object();
  for (const RecordedNumber& number : record.numbers) {
    json.key(number.name);
    if (number.value.is_whole()) {
      json.value(number.value.numerator());
    } else {
      json.value(fraction(number.value));
    }
  }
  json.end_object().key("words").begin_object();
  for (const RecordedWord& word : record.words) json.key(word.name).value(word.text);
  json.end_object().key("facts").begin_array();
  for (const UsedFact& fact : record.facts) write_fact(json, fact);
  json.end_array().end_object();
  return std::move(json).finish();
}

Result<std::vector<DecisionRecord>> read_records(std::string_view json_lines, std::string_view document,
                                                 const Limits& limits) {
  std::vector<DecisionRecord> records;
  Where where{std::string{document}, 0, 1, {}};
  if (json_lines.size() > limits.file_bytes)
    return Error{Errc::limit_exceeded, "more bytes than the limit of " + std::to_string(limits.file_bytes), where};
  // What a record lists grows with the facts, not with what people write by hand.
  Limits of_a_line = limits;
  of_a_line.policy_bytes = limits.file_bytes;
  while (!json_lines.empty()) {
    ++where.line;
    const std::size_t end = std::min(json_lines.find('\n'), json_lines.size());
    const std::string_view line = json_lines.substr(0, end);
    json_lines.remove_prefix(std::min(end + 1, json_lines.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (records.size() >= limits.rows)
      return Error{Errc::limit_exceeded, "more records than the limit of " + std::to_string(limits.rows), where};
    const auto value = text::parse_json(line, document, of_a_line);
    if (!value) {
      // Each line is a document of its own to its reader.
      Where at = value.error().where().value_or(where);
      at.line = where.line;
      return Error{value.error().code(), value.error().message(), at};
    }
    auto record = RecordReader{*value, where}.read();
    if (!record) return record.error();
    records.push_back(*std::move(record));
  }
  return records;
}

}  // namespace cadre::inline v1
