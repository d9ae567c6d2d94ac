// SPDX-License-Identifier: Apache-2.0
#include "testing/detail/suite.hpp"

#include <cadre/text/toml.hpp>

#include "testing/detail/ask.hpp"

namespace cadre::inline v1::testing::detail {

Result<Suite> Suite::read(const Policy& policy, std::string_view toml, std::string_view document,
                          const Limits& limits) {
  auto tree = text::parse_toml(toml, document, limits);
  if (!tree) return tree.error();
  Suite suite;
  suite.document_ = document;
  suite.limits_ = limits;
  suite.tree_ = std::make_shared<const text::Value>(*std::move(tree));
  auto file = read_test_file(*suite.tree_, policy, document);
  if (!file) return file.error();
  suite.file_ = *std::move(file);
  auto shared = suite.file_.facts.read(document, limits);
  if (!shared) return shared.error();
  suite.facts_.push_back(*std::move(shared));
  for (const TestCase& test : suite.file_.cases) {
    suite.facts_of_.push_back(test.facts.empty() ? 0 : suite.facts_.size());
    if (test.facts.empty()) continue;
    auto facts = suite.file_.facts.joined_with(test.facts).read(document, limits);
    if (!facts) return facts.error();
    suite.facts_.push_back(*std::move(facts));
  }
  return suite;
}

Asking& SuiteRun::asking(std::size_t test) {
  const TestCase& asks = suite_.cases()[test];
  const EvaluateOptions options = options_for(asks.window, suite_.limits());
  const Key key{suite_.facts_of(test), asks.asked.valid, asks.asked.known, options.period.value_or(Period{})};
  const auto known = asked_.find(key);
  if (known != asked_.end()) return known->second;
  return asked_.emplace(key, Asking{policy_, suite_.facts(suite_.facts_of(test)), asks.asked, options}).first->second;
}

Result<Told> SuiteRun::find(std::size_t test) {
  const TestCase& asks = suite_.cases()[test];
  const Snapshot& facts = suite_.facts(suite_.facts_of(test));
  const RuleHead& rule = policy_.rules()[asks.rule].head();
  const auto subject = find_subject(facts, rule.subject, asks.subject);
  if (!subject)
    return malformed(no_subject(facts, rule.subject, asks.subject), suite_.document(), asks.subject_position);
  if (asks.window != "once" && !parse_period(asks.window) && !facts.find_session(asks.window)) {
    return malformed("'" + asks.window + "' is neither a window such as 2021-03 nor a session of the facts",
                     suite_.document(), asks.position);
  }
  auto results = asking(test).of(asks.rule, *subject);
  if (!results) return results.error().at({suite_.document(), asks.position.line, asks.position.column, {}});
  Told found{*subject, *std::move(results), nullptr, {}};
  found.row = found.results.find(*subject, rule.id, asks.window);
  for (const RuleResult& row : found.results.all()) {
    if (found.row == nullptr) found.other_windows += (found.other_windows.empty() ? "" : ", ") + row.window.label;
  }
  return found;
}

namespace {

CaseResult compared(const Suite& suite, const Policy& policy, std::size_t test, const Told& found) {
  const TestCase& asks = suite.cases()[test];
  const RuleHead& rule = policy.rules()[asks.rule].head();
  CaseResult out{.name = asks.name,
                 .where = {suite.document(), asks.position.line, asks.position.column, {}},
                 .subject = asks.subject,
                 .rule = rule.id,
                 .window = asks.window,
                 .mismatches = {},
                 .explanation = {}};
  if (!found.other_windows.empty()) {
    out.mismatches.push_back({"window", asks.window, found.other_windows, {}});
  } else {
    const RuleResult silent{found.subject, asks.rule, {}, silence(), {}};
    compare(asks, found.row == nullptr ? silent : *found.row,
            found.row == nullptr ? rule.cite : found.results.cite(*found.row), out);
  }
  return out;
}

}  // namespace

Result<CaseResult> SuiteRun::run(std::size_t test) {
  const auto found = find(test);
  if (!found) return found.error();
  CaseResult out = compared(suite_, policy_, test, *found);
  if (found->row != nullptr && !out.passed())
    out.explanation = render(explain(found->results, *found->row), found->results.snapshot(), Language::english);
  return out;
}

bool SuiteRun::passes(std::size_t test) {
  const auto found = find(test);
  return found && compared(suite_, policy_, test, *found).passed();
}

bool is_about(const TestCase& test, const Policy& policy, std::string_view text) {
  const auto has = [&](std::string_view where) { return where.find(text) != std::string_view::npos; };
  return has(test.name) || has(test.subject) || has(policy.rules()[test.rule].head().id) || has(test.window);
}

}  // namespace cadre::inline v1::testing::detail
