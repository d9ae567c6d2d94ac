// SPDX-License-Identifier: Apache-2.0
#include "testing/detail/witness.hpp"

#include <algorithm>

#include "testing/detail/ask.hpp"
#include "testing/detail/probe.hpp"

namespace cadre::inline v1::testing::detail {
namespace {

/// So many sets of facts are searched for one variant with all rules; with the rule that was changed all are.
constexpr std::size_t most_contexts = 8;

/// Everything that a rule may judge.
std::vector<Subject> subjects_of(const Snapshot& facts, SubjectKind kind) {
  std::vector<Subject> all;
  if (kind == SubjectKind::population) all.emplace_back(Population{});
  for (std::size_t i = 0; kind == SubjectKind::person && i < facts.people().size(); ++i)
    all.emplace_back(PersonId::at(i));
  for (std::size_t i = 0; kind == SubjectKind::unit && i < facts.units().size(); ++i) all.emplace_back(UnitId::at(i));
  for (std::size_t i = 0; kind == SubjectKind::group && i < facts.groups().size(); ++i)
    all.emplace_back(GroupId::at(i));
  return all;
}

/// What a policy says of one window, as a case would expect it; nothing where a case could not ask for it.
std::optional<std::vector<std::pair<std::string, std::string>>> asked(const Suite& suite, const Policy& policy,
                                                                      const Witness& witness) {
  const EvaluateOptions options = options_for(witness.window, suite.limits());
  Asking asking{policy, witness.facts, witness.asked, options};
  const auto results = asking.of(witness.rule, witness.subject);
  if (!results) return std::nullopt;
  const RuleResult* const row = results->find(witness.subject, policy.rules()[witness.rule].head().id, witness.window);
  if (row != nullptr) return expectations(*row);
  if (!results->all().empty()) return std::nullopt;
  return expectations({witness.subject, witness.rule, {}, silence(), {}});
}

/// The days whose windows are asked about: those of the cases, and the year of the day asked about.
Period range_of(const Suite& suite, const TestCase& like) {
  Period range{year_of(like.asked.valid.year()).from, like.asked.valid + 1};
  for (const TestCase& test : suite.cases()) {
    const auto window = parse_period(test.window);
    if (window && window->from != Date::first()) range.from = std::min(range.from, window->from);
  }
  return range;
}

std::string quoted_name(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

Witnesses::Witnesses(const Suite& suite, const Policy& policy) : suite_{suite}, policy_{policy} {
  std::set<std::tuple<std::size_t, Date, std::optional<Date>>> seen;
  for (std::size_t i = 0; i < suite.cases().size(); ++i) {
    const TestCase& test = suite.cases()[i];
    names_.insert(test.name);
    if (!seen.insert({suite.facts_of(i), test.asked.valid, test.asked.known}).second) continue;
    contexts_.push_back(context_of(i, suite.facts(suite.facts_of(i)), test.facts.written_below("case")));
  }
  // Facts that all share make the shorter cases.
  std::stable_partition(contexts_.begin(), contexts_.end(), [](const Context& context) { return context.own.empty(); });
}

Witnesses::Context Witnesses::context_of(std::size_t test, const Snapshot& facts, std::string own) const {
  const TestCase& like = suite_.cases()[test];
  EvaluateOptions options;
  options.limits = suite_.limits();
  options.period = range_of(suite_, like);
  return {facts, like.asked, options, std::move(own), Asking{policy_, facts, like.asked, options}};
}

const Results& Witnesses::said(Context& context) {
  if (!context.said) {
    context.said.emplace(context.asking.all().value());
  }
  return *context.said;
}

bool Witnesses::tells(const Witness& witness, const Policy& variant) const {
  const auto own = asked(suite_, policy_, witness);
  return own && own != asked(suite_, variant, witness);
}

std::string Witnesses::named(std::string name) const {
  if (!names_.contains(name)) return name;
  int n = 2;
  while (names_.contains(name + " (" + std::to_string(n) + ')')) ++n;
  return name + " (" + std::to_string(n) + ')';
}

std::optional<Witness> Witnesses::made(const Context& context, const RuleResult& row) const {
  const Results names{policy_, context.facts, context.asked, {}, {}};
  const std::string& rule = policy_.rules()[row.rule].head().id;
  const std::string& subject = names.name_of(row.subject);
  const std::string& window = row.window.label;
  Witness witness{context.facts, context.asked, row.subject, row.rule, window, {}, {}};
  const auto expected = asked(suite_, policy_, witness);
  if (!expected) return std::nullopt;
  witness.name = named(rule + " of " + subject + " in " + window);
  std::string& toml = witness.toml;
  toml = "[[case]]\nname = " + quoted_name(witness.name) + "\nsubject = " + quoted_name(subject) +
         "\nrule = " + quoted_name(rule) + "\nwindow = " + quoted_name(window) + '\n';
  toml += "now = " + to_string(context.asked.valid) + '\n';
  if (context.asked.known) toml += "known = " + to_string(*context.asked.known) + '\n';
  for (const auto& [key, value] : *expected) toml.append(key).append(" = ").append(value).append("\n");
  toml += context.own;
  return witness;
}

std::optional<Witness> Witnesses::told_apart(const Context& context, const Policy& variant, const Results& own,
                                             const Results& other, const std::string& owner) const {
  std::optional<Witness> any;
  const auto look = [&](const RuleResult& row, const Results& elsewhere, bool is_new) {
    const std::string& rule = policy_.rules()[row.rule].head().id;
    if (any && rule != owner) return false;
    const RuleResult* const theirs = elsewhere.find(row.subject, rule, row.window.label);
    if (theirs != nullptr && (is_new || expectations(*theirs) == expectations(row))) return false;
    auto witness = made(context, row);
    if (!witness || !tells(*witness, variant)) return false;
    any = std::move(witness);
    return rule == owner;
  };
  for (const RuleResult& row : own.all()) {
    if (look(row, other, false)) return any;
  }
  // Of whom only the variant speaks.
  for (const RuleResult& row : other.all()) {
    if (look(row, own, true)) return any;
  }
  return any;
}

std::optional<Witness> Witnesses::search_rule(Context& context, const Policy& variant, std::size_t rule) {
  Asking asking{variant, context.facts, context.asked, context.options};
  const RuleHead& head = policy_.rules()[rule].head();
  for (const Subject& subject : subjects_of(context.facts, head.subject)) {
    const auto own = context.asking.of(rule, subject);
    const auto other = asking.of(rule, subject);
    if (!own || !other) continue;
    if (auto witness = told_apart(context, variant, *own, *other, head.id)) return witness;
  }
  return std::nullopt;
}

std::optional<Witness> Witnesses::search_all(Context& context, const Policy& variant, const std::string& owner) {
  const auto other = try_evaluate(variant, context.facts, context.asked, context.options);
  if (!other) return std::nullopt;
  return told_apart(context, variant, said(context), *other, owner);
}

const std::string& Witnesses::keep(Witness witness) {
  names_.insert(witness.name);
  found_.push_back(std::move(witness));
  return found_.back().name;
}

std::optional<Witness> Witnesses::probe(const Policy& variant, const PolicyMutant& change, std::size_t rule) {
  std::vector<FactRows> bases{FactRows{}};
  std::vector<std::size_t> tests{0};
  for (std::size_t i = 0; i < suite_.cases().size() && bases.size() < most_contexts; ++i) {
    const TestCase& test = suite_.cases()[i];
    if (test.rule != rule || test.facts.empty()) continue;
    bases.push_back(test.facts);
    tests.push_back(i);
  }
  for (std::size_t i = 0; i < bases.size(); ++i) {
    const Probes probes{change, suite_.shared(), bases[i]};
    for (const FactRows& own : probes.all()) {
      const auto facts = suite_.shared().joined_with(own).read(suite_.document(), suite_.limits());
      if (!facts) continue;
      Context context = context_of(tests[i], *facts, own.written_below("case"));
      if (auto witness = search_rule(context, variant, rule)) return witness;
    }
  }
  return std::nullopt;
}

std::optional<std::string> Witnesses::find(const Policy& variant, const PolicyMutant& change) {
  for (const Witness& known : found_) {
    if (tells(known, variant)) return known.name;
  }
  const auto rule = policy_.find_rule(change.owner);
  for (std::size_t i = 0; rule && i < contexts_.size(); ++i) {
    if (auto witness = search_rule(contexts_[i], variant, *rule)) return keep(*std::move(witness));
  }
  for (std::size_t i = 0; i < std::min(contexts_.size(), most_contexts); ++i) {
    if (auto witness = search_all(contexts_[i], variant, change.owner)) return keep(*std::move(witness));
  }
  auto witness = rule ? probe(variant, change, *rule) : std::nullopt;
  if (!witness) return std::nullopt;
  return keep(*std::move(witness));
}

bool Witnesses::speaks(const std::string& rule) {
  const auto index = policy_.find_rule(rule);
  if (!index) return true;
  return std::any_of(contexts_.begin(), contexts_.end(), [&](Context& context) {
    const auto rows = said(context).all();
    return std::any_of(rows.begin(), rows.end(), [&](const RuleResult& row) { return row.rule == *index; });
  });
}

}  // namespace cadre::inline v1::testing::detail
