// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/runner.hpp>

#include <algorithm>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/text/toml.hpp>

#include "testing/detail/ask.hpp"
#include "testing/detail/test_file.hpp"

namespace cadre::inline v1::testing {
namespace {

using detail::TestCase;

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
  if (test.cite && *test.cite != cite) out.mismatches.push_back({"cite", *test.cite, word(cite), {}});
}

Result<CaseResult> run_case(const Policy& policy, const Snapshot& facts, const TestCase& test,
                            std::string_view document, const Limits& limits) {
  const RuleHead& rule = policy.rules()[test.rule].head();
  const auto subject = find_subject(facts, rule.subject, test.subject);
  if (!subject)
    return detail::malformed(detail::no_subject(facts, rule.subject, test.subject), document, test.subject_position);
  if (test.window != "once" && !parse_period(test.window) && !facts.find_session(test.window)) {
    return detail::malformed("'" + test.window + "' is neither a window such as 2021-03 nor a session of the facts",
                             document, test.position);
  }
  const auto evaluated = try_evaluate(policy, facts, test.asked, detail::options_for(test.window, limits));
  if (!evaluated) return evaluated.error().at({std::string{document}, test.position.line, test.position.column, {}});
  const Results& results = *evaluated;
  CaseResult out{.name = test.name,
                 .where = {std::string{document}, test.position.line, test.position.column, {}},
                 .subject = test.subject,
                 .rule = rule.id,
                 .window = test.window,
                 .mismatches = {},
                 .explanation = {}};
  const detail::Found found = detail::find_window(results, *subject, test.rule, test.window);
  if (!found.other_windows.empty()) {
    out.mismatches.push_back({"window", test.window, found.other_windows, {}});
  } else {
    const RuleResult silent{*subject, test.rule, {}, detail::silence(), {}};
    compare(test, found.row == nullptr ? silent : *found.row,
            found.row == nullptr ? rule.cite : results.cite(*found.row), out);
  }
  if (found.row != nullptr)
    out.explanation = render(explain(results, *found.row), results.snapshot(), Language::english);
  return out;
}

}  // namespace

std::string describe(const CaseResult& result) {
  std::string text = (result.passed() ? "passed: " : "FAILED: ") + result.name + "  (" + result.where.document + ':' +
                     std::to_string(result.where.line) + ")\n";
  if (result.passed()) return text;
  text += "  " + result.subject + "  " + result.rule + "  " + result.window + '\n';
  for (const Mismatch& m : result.mismatches) {
    text += "  " + m.field + ": expected " + m.expected + ", actual " + m.actual;
    if (!m.difference.empty()) text += ", difference " + m.difference;
    text += '\n';
  }
  std::size_t start = 0;
  while (start < result.explanation.size()) {
    const std::size_t end = std::min(result.explanation.find('\n', start), result.explanation.size());
    text += "  | " + result.explanation.substr(start, end - start) + '\n';
    start = end + 1;
  }
  return text;
}

std::size_t TestRun::passed() const noexcept {
  return static_cast<std::size_t>(
      std::count_if(cases.begin(), cases.end(), [](const CaseResult& c) { return c.passed(); }));
}

Result<TestRun> run_policy_tests(const Policy& policy, std::string_view toml, std::string_view document,
                                 const Limits& limits) {
  const auto tree = text::parse_toml(toml, document, limits);
  if (!tree) return tree.error();
  const auto file = detail::read_test_file(*tree, policy, document);
  if (!file) return file.error();
  const auto shared = file->facts.read(document, limits);
  if (!shared) return shared.error();
  TestRun run{std::string{document}, {}};
  for (const TestCase& test : file->cases) {
    const auto facts = test.facts.empty() ? shared : file->facts.joined_with(test.facts).read(document, limits);
    if (!facts) return facts.error();
    auto result = run_case(policy, *facts, test, document, limits);
    if (!result) return result.error();
    run.cases.push_back(*std::move(result));
  }
  return run;
}

}  // namespace cadre::inline v1::testing
