// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/report/results_csv.hpp>

#include "command.hpp"
#include "data.hpp"
#include "files.hpp"
#include "policies.hpp"
#include "results_json.hpp"

namespace tool {
namespace {

struct Options {
  DataOptions data;
  std::string out;
  std::string format = "csv";
};

std::string written(const cadre::Results& results, const cadre::LoadedData& data, const Options& options) {
  cadre::report::ReportInput input{.results = results, .findings = data.findings, .scope = {}, .options = {}};
  input.options.byte_order_mark = false;
  if (options.format == "json") return results_json(results, all_findings(input));
  return results_csv(input);
}

Exit run(const Options& options) {
  const Question question = read_question(options.data);
  const cadre::Policy policy = compiled(check_file(options.data.policy));
  Progress progress;
  const cadre::LoadedData data = read_data(options.data, progress);
  progress.stage("evaluating");
  const cadre::Results results = cadre::evaluate(policy, data.snapshot, question.asked, {.period = question.period});
  progress.stage("writing");
  const std::string text = written(results, data, options);
  if (options.out.empty()) {
    std::cout << text;
  } else {
    write_file(options.out, text);
  }
  return Exit::done;
}

}  // namespace

void add_evaluate(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("evaluate", "Say of each rule, subject and window what the answer is");
  command->group("Commands");
  const auto options = std::make_shared<Options>();
  add_data_options(*command, options->data);
  command->add_option("--format", options->format, "csv (default) or json")
      ->type_name("NAME")
      ->check(CLI::IsMember({"csv", "json"}).description(""));
  command->add_option("--out", options->out, "file to write; stdout when not given")->type_name("FILE");
  command->footer(
      "Without --period, the windows from the policy's first day up to --as-of are evaluated.\n\n"
      "Examples:\n"
      "  cadre evaluate data --policy study.toml --as-of 2021-12-31 --out results.csv\n"
      "  cadre evaluate data --policy study.toml --period 2021-Q1 --format json\n\n"
      "Exit codes: 0 done, 2 usage, 3 the policy does not compile, 6 no figure could be made");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
