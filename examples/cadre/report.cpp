// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/report/html.hpp>
#include <cadre/report/results_csv.hpp>
#include <cadre/report/summary.hpp>

#include "command.hpp"
#include "data.hpp"
#include "evaluation.hpp"
#include "files.hpp"
#include "policies.hpp"
#include "scope.hpp"

namespace tool {
namespace {

using cadre::report::Names;
using cadre::report::ReportInput;
using cadre::report::Statistics;

struct Options {
  DataOptions data;
  ScopeOptions scope;
  std::string out;
  std::string names = "full";
  bool strict = false;
};

Names names_of(const std::string& word) {
  return word == "full" ? Names::full : word == "id" ? Names::id : Names::none;
}

std::vector<std::string> write_report(const ReportInput& input, const Statistics& statistics,
                                      const std::filesystem::path& folder) {
  std::vector<std::string> written;
  const auto write = [&](const char* name, const std::string& text) {
    write_file(folder / name, text);
    written.push_back((folder / name).string());
  };
  write("report.html", html_report(input, statistics));
  write("summary.md", summary_markdown(input, statistics));
  write("results.csv", results_csv(input));
  write("findings.csv", findings_csv(input));
  write("statistics.json", statistics_json(input, statistics));
  return written;
}

using BySeverity = std::map<cadre::Severity, std::size_t>;

BySeverity count(const std::vector<cadre::Finding>& findings) {
  BySeverity counts;
  for (const cadre::Finding& finding : findings) ++counts[finding.severity()];
  return counts;
}

std::int64_t value_of(const Statistics& statistics, const std::string& id) {
  const cadre::report::Figure* const figure = statistics.find(id);
  return figure == nullptr ? 0 : figure->numerator.value_or(cadre::Ratio{}).floor();
}

void print_answers(const cadre::Policy& policy, const Statistics& statistics) {
  constexpr std::array<const char*, 6> answers{"met", "failed", "doomed", "open", "waived", "unknown"};
  std::cout << "must-rules: ";
  for (const char* const answer : answers) {
    std::int64_t n = 0;
    for (const cadre::Rule& rule : policy.rules()) {
      if (rule.head().severity == cadre::Binding::must)
        n += value_of(statistics, "answers." + rule.head().id + ".answer." + answer);
    }
    std::cout << (answer == answers.front() ? "" : ", ") << n << ' ' << answer;
  }
  std::cout << '\n';
}

void print_summary(const ReportInput& input, const Statistics& statistics, BySeverity findings) {
  const cadre::Results& results = input.results;
  const cadre::AsOf& asked = results.asked();
  std::cout << results.policy().model().id << ", " << to_string(input.scope.period) << ", as of "
            << to_string(asked.valid);
  if (asked.known) std::cout << ", known by " << to_string(*asked.known);
  std::cout << "\npeople: " << results.snapshot().people().size()
            << "\nsessions held: " << value_of(statistics, "sessions.held")
            << "\nfindings: " << counted(findings[cadre::Severity::error], "error") << ", "
            << counted(findings[cadre::Severity::warning], "warning") << ", "
            << counted(findings[cadre::Severity::note], "note") << '\n';
  print_answers(results.policy(), statistics);
}

Exit run(const Options& options) {
  const Question question = read_question(options.data);
  const std::vector<cadre::Policy> policies = compiled(options.data.policies);
  Progress progress;
  const cadre::LoadedData data = read_data(options.data, progress);
  const cadre::report::Scope scope = read_scope(options.scope, question, data.snapshot);
  make_folder(options.out);
  progress.stage("evaluating");
  const cadre::Results results = shown_together(evaluate_each(policies, data.snapshot, question));
  progress.stage("writing");
  const ReportInput input{
      .results = results, .findings = data.findings, .scope = scope, .options = {.names = names_of(options.names)}};
  const Statistics statistics = report_statistics(input);
  const std::vector<std::string> written = write_report(input, statistics, options.out);
  progress.finish();
  const BySeverity findings = count(all_findings(input));
  print_summary(input, statistics, findings);
  for (const std::string& path : written) std::cout << "written: " << path << '\n';
  if (!options.strict || !findings.contains(cadre::Severity::error)) return Exit::done;
  std::cout.flush();
  throw Refused{Exit::no_figure, "findings: " + counted(findings.at(cadre::Severity::error), "error") +
                                     ", and --strict was given; findings.csv lists them"};
}

}  // namespace

void add_report(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("report", "Write a year's report, its figures and who is behind");
  command->group("Commands");
  const auto options = std::make_shared<Options>();
  add_data_options(*command, options->data, Policies::several);
  command->get_option("--period")->required();
  command->add_option("--out", options->out, "folder to write to; it is made")->required()->type_name("DIR");
  add_scope_options(*command, options->scope);
  command->add_option("--names", options->names, "how much of people is shown: full (default), id or none")
      ->type_name("NAME")
      ->check(CLI::IsMember({"full", "id", "none"}).description(""));
  command->add_flag("--strict", options->strict, "exit with 6 when a finding is an error");
  command->footer(
      "Writes report.html, summary.md, results.csv, findings.csv and statistics.json.\n\n"
      "Examples:\n"
      "  cadre report data --policy study.toml --period 2021 --out report\n"
      "  cadre report data --policy study.toml --period 2021-H1 --as-of 2021-05-31 --out report --names none\n"
      "  cadre report data --policy study.toml --period 2021 --out report --covered \"tag=member,under_age=80\"\n"
      "  cadre report data --policy national.toml --policy local.toml --period 2021 --out report\n\n"
      "Of several policies each is evaluated alone; rules are named policy:rule.\n\n"
      "WHO is KEY=VALUE,... with the keys of a policy's who: tag, unit, unit_kind, group, post, person, under_age,\n"
      "from_age; several words of one key are separated by semicolons\n\n"
      "Exit codes: 0 done, findings or not; 2 usage; 3 the policy does not compile; 6 no figure could be made, or a\n"
      "finding is an error and --strict was given");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
