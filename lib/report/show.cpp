// SPDX-License-Identifier: Apache-2.0
#include "report/detail/show.hpp"

#include <algorithm>
#include <map>

#include <cadre/core/version.hpp>

#include "report/detail/words.hpp"

namespace cadre::inline v1::report::detail {
namespace {

constexpr std::string_view dash = "—";

Wording same(const std::string& text) { return {text, text}; }

/// The digits of a number that is not negative, in groups of three.
std::string digits(std::string plain) {
  for (std::size_t at = plain.size(); at > 3;) {
    at -= 3;
    plain.insert(at, ",");
  }
  return plain;
}

/// Chinese words that count sessions, people's visits and papers.
Wording counted(std::int64_t n, const Measure& measure) {
  const std::string number = grouped(n);
  const std::string_view name = measure.name();
  if (name == "session") return {number, number + " 场"};
  if (name == "person_time") return {number, number + " 人次"};
  if (name == "document") return {number, number + " 份"};
  if (name == "leave") return {number, number + " 次"};
  if (name == "result") return same(number);
  const Wording word = measure_word(name);
  return {number + " " + word.en, number + " " + word.zh};
}

Wording hours(Ratio minutes) {
  const std::string text = cut(checked_multiply(minutes, Ratio::of(1, 60)).value_or(Ratio{}), 1);
  return {text + " h", text + " 小时"};
}

}  // namespace

std::string grouped(std::int64_t n) {
  const std::string text = std::to_string(n);
  return n < 0 ? "-" + digits(text.substr(1)) : digits(text);
}

std::string cut(Ratio value, int decimals) {
  const bool negative = value < Ratio{};
  if (negative) value = -value;
  std::string text = grouped(value.floor());
  std::int64_t rest = value.numerator() % value.denominator();
  if (decimals > 0) text += '.';
  for (int i = 0; i < decimals; ++i) {
    const cadre::detail::Wide next = cadre::detail::Wide{rest} * 10;
    text += static_cast<char>('0' + static_cast<int>(next / value.denominator()));
    rest = static_cast<std::int64_t>(next % value.denominator());
  }
  return negative ? "-" + text : text;
}

Wording shown(const Figure& figure) {
  const std::optional<Ratio> value = figure.value();
  if (!value) return same(std::string{dash});
  if (figure.measure == Measure::ratio()) return same(to_percent(*value, 1));
  if (figure.measure == Measure::time()) return hours(*value);
  if (value->is_whole() && !figure.denominator) return counted(value->numerator(), figure.measure);
  const std::string number = cut(*value, 2);
  if (figure.denominator)
    return figure.measure.name() == "person_time" ? Wording{number, number + " 次"} : same(number);
  const Wording unit = measure_word(figure.measure.name());
  return {number + " " + unit.en, number + " " + unit.zh};
}

std::string shown_parts(const Figure& figure) {
  if (!figure.value() || !figure.denominator || figure.measure != Measure::ratio()) return {};
  return cut(*figure.numerator, 0) + " / " + grouped(*figure.denominator);
}

Wording shown(const std::optional<Ratio>& value, const Measure& measure) {
  return value ? amount_words(*value, measure) : same(std::string{dash});
}

std::vector<const Figure*> key_figures(const Statistics& statistics) {
  std::vector<const Figure*> keys;
  for (const char* id : {"sessions.held", "person_times", "coverage", "times_per_head", "hours.total", "hours.mean",
                         "hours.median", "tests.pass_rate"}) {
    if (const Figure* const figure = statistics.find(id)) keys.push_back(figure);
  }
  for (const Figure& figure : statistics.all()) {
    const bool is_whole = figure.id == figure.family;
    const bool is_share = figure.reduction == Reduction::attended || figure.reduction == Reduction::met;
    if (is_whole && is_share) keys.push_back(&figure);
  }
  return keys;
}

std::string title_of(const ReportInput& input) {
  const Snapshot& snapshot = input.results.snapshot();
  std::optional<UnitId> unit = input.scope.unit;
  for (std::size_t i = 0; i < snapshot.units().size() && !input.scope.unit; ++i) {
    if (snapshot.units()[i].parent) continue;
    if (unit) return input.results.policy().model().name;
    unit = UnitId::at(i);
  }
  return unit ? name_or_id(snapshot[*unit].name, snapshot[*unit].id) : input.results.policy().model().name;
}

std::string version_text() {
  const Version v = version();
  return std::to_string(v.major_number) + "." + std::to_string(v.minor_number) + "." + std::to_string(v.patch_number);
}

std::vector<std::pair<FindingCode, std::int64_t>> by_code(const std::vector<Finding>& findings) {
  std::map<FindingCode, std::int64_t> counts;
  for (const Finding& finding : findings) ++counts[finding.code];
  return {counts.begin(), counts.end()};
}

const std::string& subject_name(const Snapshot& snapshot, const Subject& subject) {
  static const std::string population{to_string(SubjectKind::population)};
  return std::visit(
      [&](auto id) -> const std::string& {
        if constexpr (std::is_same_v<decltype(id), Population>) {
          return population;
        } else {
          return name_or_id(snapshot[id].name, snapshot[id].id);
        }
      },
      subject);
}

std::string person_shown(const Person& person, Names names) {
  if (names == Names::none) return {};
  return names == Names::full ? name_or_id(person.name, person.id) : person.id;
}

}  // namespace cadre::inline v1::report::detail
