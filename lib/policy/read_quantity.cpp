// SPDX-License-Identifier: Apache-2.0
#include <tuple>

#include "policy/detail/fields_quantity.hpp"
#include "policy/detail/fields_selection.hpp"
#include "policy/detail/reading.hpp"

namespace cadre::inline v1::detail {

using text::Value;

void read_form(const Value& v, const std::string& path, Parameter& out, Reader& reader) {
  if (const auto text = v.as_string(); text && text->substr(0, 6) == "param.") {
    out.name = *text;
  } else if (v.kind() == text::ValueKind::table) {
    reader.table(v, path, out.values.emplace_back());
  } else if (v.kind() == text::ValueKind::array) {
    reader.read(v, path, out.values);
  } else {
    reader.read(v, path, out.values.emplace_back().amount);
  }
}

void read_form(const Value& v, const std::string& path, Period& out, Reader& reader) {
  PeriodText text;
  reader.table(v, path, text);
  out = {text.from.value_or(Date::first()), text.until.value_or(Date::last())};
  if (out.empty())
    reader.report().error(Errc::policy_bad_value, "the interval has no day: it ends on or before its first day", path);
}

void read_form(const Value& v, const std::string& path, AgeBound& out, Reader& reader) {
  AgeText text;
  if (v.kind() == text::ValueKind::table) {
    reader.table(v, path, text);
  } else {
    reader.read(v, path, text.age);
  }
  const bool is_years =
      text.age.measure.name() == "year" && text.age.value.is_whole() && text.age.value < Ratio::whole(200);
  if (!is_years)
    reader.report().error(Errc::policy_bad_unit, "an age is a whole number of years", path, "write it as \"60 year\"");
  out.years = static_cast<std::int32_t>(text.age.value.floor());
  if (text.on.empty()) return;
  if (const auto day = reader.month_and_day(text.on, path + ".on")) std::tie(out.on_month, out.on_day) = *day;
}

void read_form(const Value& v, const std::string& path, AttributeValues& out, Reader& reader) {
  if (!reader.is_table(v, path, "attribute")) return;
  for (const text::Member& member : v.members()) {
    const std::string below = key_path(path, member.key);
    reader.place(below, member.value);
    reader.read(member.value, below, out.by_name[member.key]);
  }
}

void read_form(const Value& v, const std::string& path, SignedAmount& out, Reader& reader) {
  if (v.as_integer() || v.as_decimal()) {
    reader.report().error(Errc::policy_bare_number, "a quantity needs a unit", path,
                          "write it in quotes with its unit: \"-2 pt\"");
    return;
  }
  const auto text = v.as_string();
  if (!text) return reader.wrong_kind(v, path, "points such as \"-2 pt\"");
  const auto amount = parse_amount(*text);
  if (!amount) {
    reader.report().error(Errc::policy_bad_unit, amount.error().message(), path);
  } else {
    out = {amount->value, amount->measure};
  }
}

}  // namespace cadre::inline v1::detail
