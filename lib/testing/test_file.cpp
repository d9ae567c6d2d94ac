// SPDX-License-Identifier: Apache-2.0
#include "testing/detail/test_file.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <cadre/text/normalise.hpp>

namespace cadre::inline v1::testing::detail {
namespace {

using text::Member;
using text::Value;

constexpr std::array<std::string_view, 33> case_keys{
    "name", "subject", "rule",      "window",      "answer",    "counted",    "need",     "short",  "lost",
    "own",  "paid",    "carry_in",  "carry_used",  "carry_out", "surplus",    "value",    "lowest", "highest",
    "band", "place",   "numerator", "denominator", "items",     "reason",     "cured_on", "due",    "cite",
    "now",  "known",   "step",      "since",       "count",     "over_advice"};

/// Every word of an enumeration without gaps.
template <class E>
std::vector<std::string_view> words_up_to(E last) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) words.push_back(to_string(static_cast<E>(i)));
  return words;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string near = text::nearest(word, known);
  return near.empty() ? std::string{} : "; did you mean '" + near + "'?";
}

/// Reads cases; each member function reads one key or one kind of value.
class FileReader {
 public:
  FileReader(const Policy& policy, std::string_view document) : policy_{policy}, document_{document} {}

  Result<TestFile> read(const Value& tree);

 private:
  Result<Done> read_root(const Member& member, TestFile& file);
  Result<Done> read_cases(const Member& member, TestFile& file);
  Result<TestCase> read_case(const Value& table);
  Result<Done> read_member(const Member& member, TestCase& out);
  Result<Done> read_asked(const Member& member, TestCase& out);
  Result<Done> read_expected(const Member& member, TestCase& out);
  Result<Done> require(const Value& table, std::string_view key) const;
  Result<std::string> text_of(const Member& member) const;
  Result<Date> day_of(const Member& member) const;
  Result<ExpectedNumber> number_of(const Member& member) const;
  Result<Done> read_outcome(const Member& member, TestCase& out);
  Result<std::size_t> rule_of(const Member& member) const;
  template <class E>
  Result<E> word_of(const Member& member, const std::vector<std::string_view>& words) const;
  [[nodiscard]] Error wrong(const Member& member, std::string message) const {
    return malformed(std::move(message), document_, member.value.position());
  }

  const Policy& policy_;
  std::string_view document_;
  AsOf asked_{};
  std::set<std::string> names_;
};

Result<std::string> FileReader::text_of(const Member& member) const {
  const auto text = member.value.as_string();
  if (text && !text->empty()) return std::string{*text};
  return wrong(member, "'" + member.key + "' is a text in quotes");
}

Result<Date> FileReader::day_of(const Member& member) const {
  if (const auto day = member.value.as_date()) return *day;
  return wrong(member, "'" + member.key + "' is a day such as 2021-12-31, without quotes");
}

Result<ExpectedNumber> FileReader::number_of(const Member& member) const {
  const std::string_view field = *std::find(number_fields.begin(), number_fields.end(), member.key);
  const auto text = member.value.as_string();
  if (!text) return wrong(member, "'" + member.key + "' is an amount with its unit in quotes: \"30 h\"");
  if (*text == "none") return ExpectedNumber{field, std::nullopt};
  const auto amount = parse_amount(*text);
  if (!amount) return wrong(member, amount.error().message());
  return ExpectedNumber{field, *amount};
}

Result<std::size_t> FileReader::rule_of(const Member& member) const {
  const auto id = text_of(member);
  if (!id) return id.error();
  if (const auto rule = policy_.find_rule(*id)) return *rule;
  std::vector<std::string_view> known;
  for (const Rule& rule : policy_.rules()) known.push_back(rule.head().id);
  return wrong(member, "the policy has no rule '" + *id + '\'' + did_you_mean(*id, known));
}

template <class E>
Result<E> FileReader::word_of(const Member& member, const std::vector<std::string_view>& words) const {
  const auto text = member.value.as_string();
  const auto found = std::find(words.begin(), words.end(), text.value_or("?"));
  if (found != words.end()) return static_cast<E>(found - words.begin());
  std::string message = "'" + member.key + "' is one of:";
  for (const std::string_view word : words) message += word.empty() ? "" : ' ' + std::string{word};
  return wrong(member, message + did_you_mean(text.value_or(""), words));
}

Result<Done> FileReader::read_expected(const Member& member, TestCase& out) {
  if (member.key == "answer") {
    const auto answer = word_of<Answer>(member, words_up_to(Answer::unknown));
    if (!answer) return answer.error();
    out.answer = *answer;
  } else if (member.key == "reason") {
    const auto reason = word_of<Reason>(member, words_up_to(last_reason));
    if (!reason) return reason.error();
    out.reason = *reason;
  } else if (member.key == "cured_on" || member.key == "due" || member.key == "since") {
    const auto day = day_of(member);
    if (!day) return day.error();
    (member.key == "since" ? out.since : member.key == "due" ? out.due : out.cured_on) = *day;
  } else if (member.key == "over_advice") {
    out.over_advice = member.value.as_boolean();
    if (!out.over_advice) return wrong(member, "'over_advice' is true or false");
  } else if (member.key == "cite") {
    const auto cite = text_of(member);
    if (!cite) return cite.error();
    out.cite = *cite;
  } else if (std::find(number_fields.begin(), number_fields.end(), member.key) == number_fields.end()) {
    return read_outcome(member, out);
  } else {
    const auto number = number_of(member);
    if (!number) return number.error();
    out.numbers.push_back(*number);
  }
  return Done{};
}

/// What is expected of scores, bands, figures and steps.
Result<Done> FileReader::read_outcome(const Member& member, TestCase& out) {
  if (member.key == "band" || member.key == "step") {
    const auto name = text_of(member);
    if (!name) return name.error();
    (member.key == "band" ? out.band : out.step) = *name;
    return Done{};
  }
  if (member.key != "items") {
    const auto count = member.value.as_integer();
    if (!count) return wrong(member, "'" + member.key + "' is a whole number, without quotes");
    out.counts.emplace_back(member.key, *count);
    return Done{};
  }
  if (member.value.kind() != text::ValueKind::table)
    return wrong(member, "'items' is a table of points by item: { study = \"12 pt\" }");
  for (const Member& item : member.value.members()) {
    const auto written = item.value.as_string();
    const auto amount = parse_amount(written.value_or(""));
    if (!amount) return wrong(item, amount.error().message());
    out.items.emplace_back(item.key, *amount);
  }
  return Done{};
}

Result<Done> FileReader::require(const Value& table, std::string_view key) const {
  if (table.find(key) != nullptr) return Done{};
  return malformed("the case has no '" + std::string{key} + '\'', document_, table.position());
}

Result<Done> FileReader::read_asked(const Member& member, TestCase& out) {
  const auto day = day_of(member);
  if (!day) return day.error();
  if (member.key == "now") {
    out.asked.valid = *day;
  } else {
    out.asked.known = *day;
  }
  return Done{};
}

Result<Done> FileReader::read_member(const Member& member, TestCase& out) {
  const std::string& key = member.key;
  if (FactRows::is_table(key)) return out.facts.add(member, document_);
  if (std::find(case_keys.begin(), case_keys.end(), key) == case_keys.end()) {
    std::vector<std::string_view> known(case_keys.begin(), case_keys.end());
    for (const std::string_view name : FactRows::table_names()) known.push_back(name);
    return unknown_key(member, document_, known);
  }
  if (key == "now" || key == "known") return read_asked(member, out);
  if (key == "rule") {
    const auto rule = rule_of(member);
    if (!rule) return rule.error();
    out.rule = *rule;
    return Done{};
  }
  if (key != "name" && key != "subject" && key != "window") return read_expected(member, out);
  const auto text = text_of(member);
  if (!text) return text.error();
  (key == "name" ? out.name : key == "subject" ? out.subject : out.window) = *text;
  return Done{};
}

Result<TestCase> FileReader::read_case(const Value& table) {
  TestCase out;
  out.position = table.position();
  out.asked = asked_;
  // Keys first: of a misspelt key one should hear that it is misspelt, not that another is missing.
  for (const Member& member : table.members()) {
    if (const auto step = read_member(member, out); !step) return step.error();
  }
  for (const std::string_view key : {"name", "subject", "rule", "window"}) {
    if (const auto there = require(table, key); !there) return there.error();
  }
  // What has no bound is asked for its value or band; everything else for its answer.
  const bool has_value =
      table.find("value") != nullptr || out.band || out.step || out.since || !out.counts.empty() || !out.items.empty();
  if (const auto there = require(table, "answer"); !has_value && !there) return there.error();
  out.subject_position = table.find("subject")->position();
  const auto place = [](const ExpectedNumber& n) {
    return std::find(number_fields.begin(), number_fields.end(), n.field);
  };
  std::sort(out.numbers.begin(), out.numbers.end(),
            [&](const ExpectedNumber& a, const ExpectedNumber& b) { return place(a) < place(b); });
  if (!names_.insert(out.name).second)
    return wrong(*table.find_member("name"), "two cases are named '" + out.name + '\'');
  return out;
}

Result<Done> FileReader::read_cases(const Member& member, TestFile& file) {
  if (member.value.kind() != text::ValueKind::array)
    return malformed("'case' is a list of cases: [[case]]", document_, member.position);
  for (const Value& table : member.value.items()) {
    if (table.kind() != text::ValueKind::table)
      return malformed("a case is a table: [[case]]", document_, table.position());
    auto read = read_case(table);
    if (!read) return read.error();
    file.cases.push_back(*std::move(read));
  }
  return Done{};
}

Result<Done> FileReader::read_root(const Member& member, TestFile& file) {
  if (member.key == "now" || member.key == "known") return Done{};
  if (member.key == "case") return read_cases(member, file);
  if (FactRows::is_table(member.key)) return file.facts.add(member, document_);
  std::vector<std::string_view> known = FactRows::table_names();
  known.insert(known.end(), {"now", "known", "case"});
  return unknown_key(member, document_, known);
}

Result<TestFile> FileReader::read(const Value& tree) {
  const Member* const now = tree.find_member("now");
  if (now == nullptr) {
    return malformed("the file has no 'now': write the day asked about, as in now = 2021-12-31", document_, {1, 1});
  }
  const auto day = day_of(*now);
  if (!day) return day.error();
  asked_ = as_of(*day);
  if (const Member* const known = tree.find_member("known")) {
    const auto known_day = day_of(*known);
    if (!known_day) return known_day.error();
    asked_.known = *known_day;
  }
  TestFile file;
  for (const Member& member : tree.members()) {
    if (const auto step = read_root(member, file); !step) return step.error();
  }
  if (file.cases.empty()) return malformed("the file has no [[case]]", document_, {1, 1});
  return file;
}

}  // namespace

Error malformed(std::string message, std::string_view document, text::Position position) {
  return {Errc::test_failed, std::move(message), Where{std::string{document}, position.line, position.column, {}}};
}

Error unknown_key(const Member& member, std::string_view document, const std::vector<std::string_view>& known) {
  return malformed("there is no key '" + member.key + "' here" + did_you_mean(member.key, known), document,
                   member.position);
}

Result<TestFile> read_test_file(const Value& tree, const Policy& policy, std::string_view document) {
  return FileReader{policy, document}.read(tree);
}

}  // namespace cadre::inline v1::testing::detail
