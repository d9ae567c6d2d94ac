// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/evaluate/evaluate.hpp>
#include <cadre/evaluate/law.hpp>
#include <cadre/report/options.hpp>
#include <cadre/text/normalise.hpp>

#include "command.hpp"
#include "data.hpp"
#include "policies.hpp"
#include "scope.hpp"

namespace tool {
namespace {

using cadre::Language;
using cadre::Results;
using cadre::Subject;

struct Options {
  DataOptions data;
  ScopeOptions scope;
  std::string subject;
  std::string rule;
  std::string window;
  std::string figure;
  std::string lang = "en";
  bool law = false;

  [[nodiscard]] Language language() const { return lang == "en" ? Language::english : Language::chinese; }
};

/// Whoever has this name; a person before a unit before a group before the population.
Subject subject_of(const cadre::Snapshot& facts, const std::string& id) {
  using cadre::SubjectKind;
  for (const SubjectKind kind : {SubjectKind::person, SubjectKind::unit, SubjectKind::group, SubjectKind::population}) {
    if (const auto found = find_subject(facts, kind, id)) return *found;
  }
  std::vector<std::string_view> known;
  for (const cadre::Person& person : facts.people()) known.push_back(person.id);
  for (const cadre::Unit& unit : facts.units()) known.push_back(unit.id);
  for (const cadre::Group& group : facts.groups()) known.push_back(group.id);
  known.push_back(to_string(SubjectKind::population));
  const std::string near = cadre::text::nearest(id, known);
  throw Refused{Exit::usage, "--subject: the data have no person, unit or group '" + id + '\'' +
                                 (near.empty() ? "" : "; did you mean '" + near + "'?")};
}

void require_rule(const cadre::Policy& policy, const std::string& id) {
  if (id.empty() || policy.find_rule(id)) return;
  std::vector<std::string_view> known;
  for (const cadre::Rule& rule : policy.rules()) known.push_back(rule.head().id);
  const std::string near = cadre::text::nearest(id, known);
  throw Refused{Exit::usage, "--rule: the policy has no rule '" + id + '\'' +
                                 (near.empty() ? "" : "; did you mean '" + near + "'?")};
}

void explain_subject(const Results& results, const Options& options) {
  const Subject subject = subject_of(results.snapshot(), options.subject);
  std::size_t shown = 0;
  for (const cadre::RuleResult& row : results.of(subject)) {
    const std::string& rule = results.policy().rules()[row.rule].head().id;
    if (!options.rule.empty() && rule != options.rule) continue;
    if (!options.window.empty() && row.window.label != options.window) continue;
    std::cout << (shown++ == 0 ? "" : "\n") << render(explain(results, row), results.snapshot(), options.language());
  }
  if (shown != 0) return;
  throw Refused{Exit::usage, "no rule asked about says anything of '" + options.subject + "' in these windows"};
}

void print_fact(const cadre::Snapshot& facts, cadre::FactId fact) {
  const cadre::Origin& origin = facts.meta(fact).origin;
  std::cout << "  " << origin.file << ':' << origin.row << '\n';
}

std::string shown(const std::optional<cadre::Ratio>& value) { return value ? to_string(*value) : "none"; }

/// A figure, what it is counted from, and the same counted again from just that.
void explain_figure(const Results& results, const cadre::LoadedData& data, const Options& options,
                    const cadre::report::Scope& scope) {
  const cadre::report::ReportInput input{.results = results, .findings = data.findings, .scope = scope, .options = {}};
  const auto figure = report_statistics(input).at(options.figure);
  if (!figure) throw Refused{Exit::usage, "--figure: " + figure.error().message()};
  const bool english = options.language() == Language::english;
  const auto pick = [&](const cadre::report::Wording& words) { return english ? words.en : words.zh; };
  std::cout << figure->id << "  " << pick(figure->label);
  if (!figure->part.en.empty()) std::cout << "  " << pick(figure->part);
  std::cout << "  " << shown(figure->value()) << ' ' << figure->measure.name() << '\n';
  if (figure->denominator)
    std::cout << shown(figure->numerator) << " / " << *figure->denominator << "  " << pick(figure->base) << '\n';
  if (figure->unknown != 0)
    std::cout << (english ? "unknown, left out: " : "情况不明未计：") << figure->unknown << '\n';
  std::cout << (english ? "facts: " : "依据的记录：") << figure->facts.size() << '\n';
  for (const cadre::FactId fact : figure->facts) print_fact(results.snapshot(), fact);
  std::cout << (english ? "results: " : "依据的结果：") << figure->rows.size() << '\n';
  for (const std::size_t row : figure->rows) std::cout << "  " << results.line(results.all()[row]) << '\n';
  std::cout << (english ? "counted again: " : "复核：") << shown(recount(*figure, results)) << '\n';
}

/// The policy alone, as prose: no data are asked.
Exit explain_law(const Options& options) {
  if (!options.data.data.empty() || !options.subject.empty() || !options.figure.empty() || !options.rule.empty() ||
      !options.window.empty() || options.scope.any())
    throw Refused{Exit::usage, "--law says what the policy says, whatever the data: give it --policy and --lang only"};
  std::cout << law_text(compiled(check_file(options.data.policies.front())), options.language());
  return Exit::done;
}

Exit run(const Options& options) {
  if (options.law) return explain_law(options);
  if (options.data.data.empty()) throw Refused{Exit::usage, "DATA is required, but for --law"};
  if (options.subject.empty() == options.figure.empty())
    throw Refused{Exit::usage, "name either --subject or --figure"};
  const Question question = read_question(options.data, options.window);
  if (options.figure.empty() && options.scope.any())
    throw Refused{Exit::usage, "--unit, --covered and --heads belong to --figure"};
  if (!options.figure.empty() && !question.period) throw Refused{Exit::usage, "--figure needs --period"};
  const cadre::Policy policy = compiled(check_file(options.data.policies.front()));
  require_rule(policy, options.rule);
  Progress progress;
  const cadre::LoadedData data = read_data(options.data, progress);
  progress.stage("evaluating");
  auto days = question.period;
  if (const auto window = cadre::parse_period(options.window); window && !days) days = *window;
  const Results results = cadre::evaluate(policy, data.snapshot, question.asked, {.period = days});
  progress.finish();
  if (options.figure.empty()) {
    explain_subject(results, options);
  } else {
    explain_figure(results, data, options, read_scope(options.scope, question, data.snapshot));
  }
  return Exit::done;
}

}  // namespace

void add_explain(CLI::App& app, Exit& exit) {
  CLI::App* const command =
      app.add_subcommand("explain", "Say why an answer or a figure is what it is, or what a policy says");
  command->group("Commands");
  const auto options = std::make_shared<Options>();
  add_data_options(*command, options->data, Policies::one);
  command->get_option("DATA")->required(false);
  command->add_flag("--law", options->law, "the policy in plain sentences, article by article; without DATA");
  command->add_option("--subject", options->subject, "id of a person, unit or group")->type_name("ID");
  command->add_option("--rule", options->rule, "only this rule")->type_name("ID");
  command->add_option("--window", options->window, "only this window: 2021-03, 2021-Q1, ...")->type_name("LABEL");
  command->add_option("--figure", options->figure, "id of a figure in statistics.json, instead of a subject")
      ->type_name("ID");
  add_scope_options(*command, options->scope);
  command->add_option("--lang", options->lang, "en (default) or zh")
      ->type_name("NAME")
      ->check(CLI::IsMember({"en", "zh"}).description(""));
  command->footer(
      "Examples:\n"
      "  cadre explain data --policy study.toml --subject p0001 --rule self-study/month --window 2021-03\n"
      "  cadre explain data --policy study.toml --subject p0001 --period 2021 --lang zh\n"
      "  cadre explain data --policy study.toml --period 2021 --figure sessions.held\n"
      "  cadre explain data --policy study.toml --period 2021 --figure coverage --covered tag=member\n"
      "  cadre explain --law --policy study.toml --lang zh\n\n"
      "--unit, --covered and --heads as the report was told: cadre report --help\n\n"
      "Exit codes: 0 done, 2 usage, 3 the policy does not compile, 6 no figure could be made");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
