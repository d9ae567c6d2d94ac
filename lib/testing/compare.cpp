// SPDX-License-Identifier: Apache-2.0
// What a case expects, beside what is found.
#include <algorithm>
#include <string>
#include <utility>

#include <cadre/text/json.hpp>

#include "testing/detail/suite.hpp"

namespace cadre::inline v1::testing::detail {
namespace {

std::string shown(const std::optional<Ratio>& value, Measure measure) {
  return value ? to_string(Amount{*value, measure}) : "none";
}

std::string difference(const Amount& expected, const std::optional<Ratio>& actual, Measure measure) {
  if (!actual || expected.measure != measure) return {};
  const auto less = checked_add(*actual, -expected.value);
  if (!less) return {};
  return (*less > Ratio{} ? "+" : "") + to_string(Amount{*less, measure});
}

std::optional<Ratio> number_of(const Judgement& judgement, std::string_view field) {
  if (field == "counted") return judgement.counted;
  if (field == "need") return judgement.need;
  if (field == "own") return judgement.own;
  if (field == "carry_in") return judgement.carry_in;
  if (field == "carry_used") return judgement.carry_used;
  if (field == "carry_out") return judgement.carry_out;
  if (field == "surplus") return judgement.surplus;
  if (field == "paid") return judgement.paid;
  if (field == "short") return judgement.short_by;
  return field == "lost" ? judgement.lost : std::nullopt;
}

std::optional<Ratio> number_of(const Score& score, std::string_view field) {
  if (!score.value) return std::nullopt;
  if (field == "value") return score.value;
  if (field == "lowest") return score.lowest;
  return field == "highest" ? score.highest : std::nullopt;
}

std::optional<Ratio> number_of(const Figure& figure, std::string_view field) {
  if (field == "value") return figure.value;
  if (field == "lowest") return figure.lowest;
  if (field == "highest") return figure.highest;
  if (field == "need") return figure.need;
  return field == "short" ? figure.short_by : std::nullopt;
}

std::optional<Ratio> number_of(const Band& /*band*/, std::string_view /*field*/) { return std::nullopt; }

std::optional<Ratio> number_of(const Step& /*step*/, std::string_view /*field*/) { return std::nullopt; }

/// Whole numbers that a case may expect: place, numerator, denominator, count.
std::optional<Ratio> count_of(const Outcome& found, std::string_view field) {
  if (const auto* const band = std::get_if<Band>(&found); band != nullptr && field == "place" && band->place)
    return Ratio::whole(*band->place);
  if (const auto* const step = std::get_if<Step>(&found); step != nullptr && field == "count")
    return Ratio::whole(step->count);
  const auto* const figure = std::get_if<Figure>(&found);
  if (figure == nullptr || !figure->value) return std::nullopt;
  if (field == "numerator") return figure->numerator;
  if (field == "denominator" && figure->denominator) return Ratio::whole(*figure->denominator);
  return std::nullopt;
}

void compare_items(const TestCase& test, const Outcome& found, CaseResult& out) {
  const auto* const score = std::get_if<Score>(&found);
  for (const auto& [id, expected] : test.items) {
    std::string actual = "none";
    bool is_same = false;
    for (const ScoredItem& item : score == nullptr ? std::vector<ScoredItem>{} : score->items) {
      if (item.id != id) continue;
      actual = shown(item.value, score->measure);
      is_same = item.value == expected.value && score->measure == expected.measure;
    }
    if (!is_same) out.mismatches.push_back({"items." + id, to_string(expected), actual, {}});
  }
}

void compare_step(const TestCase& test, const Outcome& found, CaseResult& out) {
  const auto* const step = std::get_if<Step>(&found);
  if (test.step) {
    const std::string actual = step == nullptr || step->step.empty() ? "none" : step->step;
    if (actual != *test.step) out.mismatches.push_back({"step", *test.step, actual, {}});
  }
  const auto since = step == nullptr ? std::nullopt : step->since;
  if (test.since && test.since != since)
    out.mismatches.push_back({"since", to_string(*test.since), since ? to_string(*since) : "none", {}});
}

void compare_outcome(const TestCase& test, const Outcome& found, CaseResult& out) {
  if (test.band) {
    const auto* const band = std::get_if<Band>(&found);
    const std::string actual = band == nullptr || band->band.empty() ? "none" : band->band;
    if (actual != *test.band) out.mismatches.push_back({"band", *test.band, actual, {}});
  }
  for (const auto& [field, expected] : test.counts) {
    const auto actual = count_of(found, field);
    if (actual == Ratio::whole(expected)) continue;
    out.mismatches.push_back({field, std::to_string(expected), actual ? to_string(*actual) : "none", {}});
  }
  compare_items(test, found, out);
  compare_step(test, found, out);
}

template <class Kind>
void compare_numbers(const TestCase& test, const Kind& found, CaseResult& out) {
  for (const auto& [field, expected] : test.numbers) {
    const std::optional<Ratio> actual = number_of(found, field);
    Measure measure;
    if constexpr (requires { found.measure; }) measure = found.measure;
    const bool is_same = expected ? actual == expected->value && measure == expected->measure : !actual;
    if (is_same) continue;
    out.mismatches.push_back({std::string{field}, expected ? to_string(*expected) : "none", shown(actual, measure),
                              expected ? difference(*expected, actual, measure) : std::string{}});
  }
}

}  // namespace

void compare(const TestCase& test, const RuleResult& found, const std::string& cite, CaseResult& out) {
  const auto word = [](std::string_view text) { return text.empty() ? "none" : std::string{text}; };
  if (test.answer && found.answer() != *test.answer) {
    std::string actual{to_string(found.answer())};
    if (found.reason() != Reason::none) actual += " (" + std::string{to_string(found.reason())} + ')';
    out.mismatches.push_back({"answer", std::string{to_string(*test.answer)}, std::move(actual), {}});
  }
  std::visit([&](const auto& what) { compare_numbers(test, what, out); }, found.outcome);
  compare_outcome(test, found.outcome, out);
  if (test.reason && *test.reason != found.reason())
    out.mismatches.push_back({"reason", word(to_string(*test.reason)), word(to_string(found.reason())), {}});
  const auto* const judgement = found.find_judgement();
  const auto compare_day = [&](const char* key, const std::optional<Date>& expected,
                               const std::optional<Date>& actual) {
    if (!expected || expected == actual) return;
    out.mismatches.push_back({key, to_string(*expected), actual ? to_string(*actual) : "none", {}});
  };
  compare_day("cured_on", test.cured_on, judgement == nullptr ? std::nullopt : judgement->cured_on);
  compare_day("due", test.due, judgement == nullptr ? std::nullopt : judgement->due);
  const bool is_over = judgement != nullptr && judgement->over_advice;
  if (test.over_advice && *test.over_advice != is_over)
    out.mismatches.push_back({"over_advice", is_over ? "false" : "true", is_over ? "true" : "false", {}});
  if (test.cite && *test.cite != cite) out.mismatches.push_back({"cite", *test.cite, word(cite), {}});
}

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

std::string quoted(std::string_view text) {
  text::JsonWriter json{text::JsonLayout::one_line};
  json.value(text);
  std::string line = std::move(json).finish();
  line.pop_back();
  return line;
}

/// An amount that reads back as what it is; nothing for one that does not.
std::optional<std::string> written(const Amount& amount) {
  const std::string text = to_string(amount);
  const auto read = parse_amount(text);
  if (!read || *read != amount) return std::nullopt;
  return quoted(text);
}

template <class Kind>
void add_numbers(const Kind& found, Lines& lines) {
  if constexpr (requires { found.measure; }) {
    for (const std::string_view field : number_fields) {
      const auto number = number_of(found, field);
      const auto text = number ? written({*number, found.measure}) : std::nullopt;
      if (text) lines.emplace_back(field, *text);
    }
  }
}

void add_outcome(const Outcome& found, Lines& lines) {
  if (const auto* const band = std::get_if<Band>(&found); band != nullptr && !band->band.empty())
    lines.emplace_back("band", quoted(band->band));
  for (const std::string_view field : {"place", "numerator", "denominator", "count"}) {
    const auto number = count_of(found, field);
    if (number && number->is_whole()) lines.emplace_back(field, to_string(*number));
  }
  if (const auto* const step = std::get_if<Step>(&found)) {
    lines.emplace_back("step", quoted(step->step.empty() ? "none" : step->step));
    if (step->since) lines.emplace_back("since", to_string(*step->since));
  }
  const auto* const score = std::get_if<Score>(&found);
  std::string items;
  for (const ScoredItem& item : score == nullptr ? std::vector<ScoredItem>{} : score->items) {
    if (const auto text = written({item.value, score->measure}))
      items += (items.empty() ? "" : ", ") + quoted(item.id) + " = " + *text;
  }
  if (!items.empty()) lines.emplace_back("items", "{ " + items + " }");
}

}  // namespace

std::vector<std::pair<std::string, std::string>> expectations(const RuleResult& found) {
  Lines lines{{"answer", quoted(to_string(found.answer()))}};
  if (found.reason() != Reason::none) lines.emplace_back("reason", quoted(to_string(found.reason())));
  std::visit([&](const auto& what) { add_numbers(what, lines); }, found.outcome);
  add_outcome(found.outcome, lines);
  const auto* const judgement = found.find_judgement();
  if (judgement != nullptr && judgement->cured_on) lines.emplace_back("cured_on", to_string(*judgement->cured_on));
  if (judgement != nullptr && judgement->due) lines.emplace_back("due", to_string(*judgement->due));
  if (judgement != nullptr && judgement->over_advice) lines.emplace_back("over_advice", "true");
  return lines;
}

}  // namespace cadre::inline v1::testing::detail
