// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/fields_aggregate.hpp"
#include "policy/detail/fields_score.hpp"
#include "policy/detail/reading.hpp"

namespace cadre::inline v1::detail {

using text::Value;

void read_form(const Value& v, const std::string& path, StepFrom& out, Reader& reader) {
  if (const auto number = v.as_integer(); number && *number >= 0) {
    out.value = Ratio::whole(*number);
    return;
  }
  const auto text = v.as_string();
  const auto amount = text ? parse_amount(*text) : Result<Amount>{Error{Errc::bad_amount, ""}};
  if (!amount || amount->measure != Measure::ratio() || amount->value < Ratio{}) {
    return reader.wrong_kind(v, path, "a whole number of occurrences, or a share such as \"60 %\"");
  }
  out = {amount->value, true};
}

void read_form(const Value& v, const std::string& path, TableStep& out, Reader& reader) {
  StepText text;
  reader.table(v, path, text);
  out = {text.from.value, text.from.is_share, text.is};
}

void read_form(const Value& v, const std::string& path, WindowsBack& out, Reader& reader) {
  const auto number = v.as_integer();
  if (number && *number < 0 && *number >= -1000) {
    out.n = -*number;
  } else {
    reader.wrong_kind(v, path, "a number of windows back, such as -1");
  }
}

void read_form(const Value& v, const std::string& path, ScoreStart& out, Reader& reader) {
  if (v.as_string() == "full") {
    out.is_full = true;
  } else if (v.kind() == text::ValueKind::table) {
    StartText text;
    reader.table(v, path, text);
    out.of = text.of;
    out.back = text.window.n;
    out.share = text.share.value;
    out.first = text.first;
    if (text.share.measure != Measure::ratio()) {
      reader.report().error(Errc::policy_bad_unit, "a share of a score is a ratio", path + ".share",
                            "write it as \"20 %\"");
    }
  } else {
    reader.read(v, path, out.points.emplace());
  }
}

void read_form(const Value& v, const std::string& path, FigureOf& out, Reader& reader) {
  if (const auto text = v.as_string()) {
    out.rule = *text;
  } else {
    reader.read(v, path, out.facts);
  }
}

}  // namespace cadre::inline v1::detail
