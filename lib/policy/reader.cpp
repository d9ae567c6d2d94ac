// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/reader.hpp"

#include <algorithm>

#include "policy/detail/reading.hpp"

namespace cadre::inline v1::detail {
namespace {

/// All words of an enumeration, for a message: `must, should, may`.
std::string all_words(const Type& type) {
  std::string text;
  for (const std::string_view word : type.words) text += (text.empty() ? "" : ", ") + std::string{word};
  return text;
}

}  // namespace

void Reader::read(const Value& v, const std::string& path, std::string& out) {
  if (const auto text = v.as_string()) {
    out = *text;
  } else {
    wrong_kind(v, path, "a text in quotes");
  }
}

void Reader::read(const Value& v, const std::string& path, bool& out) {
  if (const auto truth = v.as_boolean()) {
    out = *truth;
  } else {
    wrong_kind(v, path, "true or false");
  }
}

void Reader::read(const Value& v, const std::string& path, std::int64_t& out) {
  if (const auto number = v.as_integer(); number && *number > 0 && *number <= 1000) {
    out = *number;
  } else {
    wrong_kind(v, path, "a whole number from 1 to 1000");
  }
}

void Reader::read(const Value& v, const std::string& path, Date& out) {
  const bool is_json = format_ == PolicyFormat::json;
  const std::string wanted = is_json ? "a day such as \"2021-03-01\"" : "a day such as 2021-03-01, without quotes";
  const auto text = v.as_string();
  if (const auto date = as_day(v)) {
    out = *date;
  } else if (text && is_json) {
    report_.error(Errc::policy_bad_value, '\'' + std::string{*text} + "' is no day", path, "write " + wanted);
  } else {
    wrong_kind(v, path, wanted);
  }
}

namespace {

/// A step of rounding, which may be a part of a minute: `0.01 h`.
Result<Amount> parse_step(std::string_view text) {
  Result<Amount> whole = parse_amount(text);
  const std::size_t blank = text.find(' ');
  const auto number = Ratio::parse(text.substr(0, blank));
  const auto one = parse_amount("1 " + std::string{blank == std::string_view::npos ? "" : text.substr(blank + 1)});
  if (whole || !number || !one || one->measure != Measure::time()) return whole;
  const auto value = checked_multiply(*number, one->value);
  return value ? Result<Amount>{Amount{*value, one->measure}} : whole;
}

}  // namespace

void Reader::read(const Value& v, const std::string& path, Amount& out) {
  if (v.as_integer() || v.as_decimal()) {
    report_.error(Errc::policy_bare_number, "a quantity needs a unit", path,
                  "write it in quotes with its unit: \"30 h\"");
    return;
  }
  const auto text = v.as_string();
  if (!text) return wrong_kind(v, path, "a quantity such as \"30 h\"");
  const auto amount = path.ends_with(".step") ? parse_step(*text) : parse_amount(*text);
  if (!amount) {
    report_.error(Errc::policy_bad_unit, amount.error().message(), path);
  } else if (amount->value < Ratio{}) {
    report_.error(Errc::policy_bad_value, "'" + std::string{*text} + "' is below zero", path);
  } else {
    out = *amount;
  }
}

void Reader::read(const Value& v, const std::string& path, Ratio& out) {
  const auto text = v.as_string();
  const auto ratio = v.as_integer() ? std::optional{Ratio::whole(*v.as_integer())}
                     : text         ? Ratio::parse(*text)
                                    : std::nullopt;
  if (ratio && *ratio > Ratio{}) {
    out = *ratio;
  } else {
    wrong_kind(v, path, "a number above zero such as 2, \"1.5\" or \"2/3\"");
  }
}

void Reader::read(const Value& v, const std::string& path, void* out, const Type& type) {
  switch (type.shape) {
    case Shape::text: read(v, path, *static_cast<std::string*>(out)); break;
    case Shape::truth: read(v, path, *static_cast<bool*>(out)); break;
    case Shape::whole: read(v, path, *static_cast<std::int64_t*>(out)); break;
    case Shape::day: read(v, path, *static_cast<Date*>(out)); break;
    case Shape::amount: read(v, path, *static_cast<Amount*>(out)); break;
    case Shape::number: read(v, path, *static_cast<Ratio*>(out)); break;
    case Shape::word: word(v, path, out, type); break;
    case Shape::optional: read(v, path, type.emplace(out), *type.inside); break;
    case Shape::list: list(v, path, out, type); break;
    case Shape::table: table(v, path, out, type); break;
    case Shape::form: type.read(v, path, out, *this); break;
  }
}

void Reader::word(const Value& v, const std::string& path, void* out, const Type& type) {
  const std::string number = v.as_integer() ? std::to_string(*v.as_integer()) : "";
  const auto text = number.empty() ? v.as_string() : std::optional<std::string_view>{number};
  const auto found = text ? std::find(type.words.begin(), type.words.end(), *text) : type.words.end();
  if (found != type.words.end()) return type.set_word(out, static_cast<std::size_t>(found - type.words.begin()));
  const std::string help = "write one of: " + all_words(type);
  if (text && is_reserved_word(*text)) return refuse(*text, path, help);
  const std::string written = text ? "'" + std::string{*text} + "'" : std::string{name_of(v.kind())};
  report_.error(Errc::policy_bad_value, written + " is not one of the words allowed here", path, help);
}

void Reader::list(const Value& v, const std::string& path, void* out, const Type& type) {
  if (type.inside->is_named_by_key) return named_tables(v, path, out, type);
  if (v.kind() != text::ValueKind::array) {
    // A table may stand alone where a list of tables could be; a word may not, lest a list of one be misread.
    if (type.inside->shape == Shape::text) return wrong_kind(v, path, "a list such as [\"cadre\"]");
    return read(v, path, type.append(out), *type.inside);
  }
  for (std::size_t i = 0; i < v.items().size(); ++i) {
    const std::string item = item_path(path, i);
    place(item, v.items()[i]);
    read(v.items()[i], item, type.append(out), *type.inside);
  }
}

void Reader::named_tables(const Value& group, const std::string& name, void* out, const Type& type) {
  if (!is_table(group, name, name)) return;
  for (const text::Member& member : group.members()) {
    const std::string path = key_path(name, member.key);
    place(path, member.value);
    void* const construct = type.append(out);
    table(member.value, path, construct, *type.inside);
    type.inside->set_id(construct, member.key);
  }
}

void Reader::table(const Value& value, const std::string& path, void* out, const Type& type) {
  if (!is_table(value, path, type.name)) return;
  std::vector<std::string_view> known;
  for (const FieldType& field : type.fields) known.push_back(field.name);
  for (const text::Member& member : value.members()) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) unknown_key(member, path, type.name, known);
  }
  for (const FieldType& field : type.fields) read_field(value, path, field, out, type);
}

void Reader::read_field(const Value& value, const std::string& path, const FieldType& field, void* out,
                        const Type& type) {
  const text::Member* const member = value.find_member(field.name);
  const std::string below = key_path(path, field.name);
  if (member != nullptr) {
    place(below, member->value);
    read(member->value, below, part_of(field, out), *field.type);
  } else if (field.need == Need::required) {
    report_.error(Errc::policy_missing_key, std::string{type.name} + " needs the key " + std::string{field.name}, path,
                  "add " + std::string{field.name} + ": " + std::string{field.doc});
  }
}

std::optional<Date> Reader::as_day(const Value& v) const {
  if (format_ == PolicyFormat::toml) return v.as_date();
  const auto text = v.as_string();
  if (!text) return std::nullopt;
  const auto day = parse_date(*text);
  return day ? std::optional{*day} : std::nullopt;
}

std::optional<std::pair<std::int32_t, std::int32_t>> Reader::month_and_day(const std::string& text,
                                                                           const std::string& path) {
  // 2000 is a leap year: 29 February can be named.
  if (const auto day = parse_date("2000-" + text)) return std::pair{day->month(), day->day()};
  report_.error(Errc::policy_bad_value, "'" + text + "' is no month and day", path, "write it as \"12-31\"");
  return std::nullopt;
}

void Reader::unknown_key(const text::Member& member, const std::string& path, std::string_view construct,
                         const std::vector<std::string_view>& known) {
  const std::string below = key_path(path, member.key);
  if (report_.is_full()) return report_.error(Errc::policy_unknown_key, "", below);
  report_.places()[below] = {member.position, member.key.size()};
  if (is_reserved(member.key)) {
    return refuse(member.key, below, "leave it out, or use a version that reads it");
  }
  report_.error(Errc::policy_unknown_key, std::string{construct} + " has no key '" + member.key + "'", below,
                report_.suggestion(member.key, known));
}

bool Reader::is_table(const Value& value, const std::string& path, std::string_view construct) {
  if (value.kind() == text::ValueKind::table) return true;
  report_.error(Errc::policy_bad_value, std::string{construct} + " is no table", path, "write it as { key = value }");
  return false;
}

void Reader::refuse(std::string_view word, const std::string& path, std::string help) {
  report_.error(Errc::policy_not_supported,
                "'" + std::string{word} + "' belongs to the language, but this version does not read it", path,
                std::move(help));
}

void Reader::wrong_kind(const Value& v, const std::string& path, const std::string& wanted) {
  report_.error(Errc::policy_bad_value, "a value of kind " + std::string{name_of(v.kind())} + " cannot stand here",
                path, "write " + wanted);
}

PolicyModel read_model(const text::Value& document, PolicyFormat format, Report& report) {
  PolicyModel model;
  Reader{report, format}.table(document, "", &model, type_of<PolicyModel>());
  if (model.edition != 1) {
    report.error(Errc::policy_not_supported,
                 "edition " + std::to_string(model.edition) + " of the language is not known", "cadre",
                 "this version reads cadre = 1");
  }
  return model;
}

}  // namespace cadre::inline v1::detail
