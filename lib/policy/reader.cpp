// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/reader.hpp"

#include <cadre/text/normalise.hpp>

#include "policy/detail/reading.hpp"

namespace cadre::inline v1::detail {

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

void Reader::read(const Value& v, const std::string& path, Amount& out) {
  if (v.as_integer() || v.as_decimal()) {
    report_.error(Errc::policy_bare_number, "a quantity needs a unit", path,
                  "write it in quotes with its unit: \"30 h\"");
    return;
  }
  const auto text = v.as_string();
  if (!text) return wrong_kind(v, path, "a quantity such as \"30 h\"");
  const auto amount = parse_amount(*text);
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
  const std::string near = text::nearest(member.key, known);
  report_.error(Errc::policy_unknown_key, std::string{construct} + " has no key '" + member.key + "'", below,
                near.empty() ? "" : "did you mean '" + near + "'?");
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
  Reader{report, format}.table(document, "", model);
  if (model.edition != 1) {
    report.error(Errc::policy_not_supported,
                 "edition " + std::to_string(model.edition) + " of the language is not known", "cadre",
                 "this version reads cadre = 1");
  }
  return model;
}

}  // namespace cadre::inline v1::detail
