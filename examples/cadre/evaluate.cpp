// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/evaluate/decision_record.hpp>
#include <cadre/report/results_csv.hpp>

#include "command.hpp"
#include "data.hpp"
#include "evaluation.hpp"
#include "files.hpp"
#include "policies.hpp"
#include "results_json.hpp"

namespace tool {
namespace {

struct Options {
  DataOptions data;
  std::string out;
  std::string records;
  std::string format = "csv";
};

std::string written(const cadre::Results& results, const cadre::LoadedData& data, const Options& options) {
  cadre::report::ReportInput input{.results = results, .findings = data.findings, .scope = {}, .options = {}};
  input.options.byte_order_mark = false;
  if (options.format == "json") return results_json(results, all_findings(input));
  return results_csv(input);
}

/// Records of each policy's own results, one a line.
void write_records(const std::string& path, const std::vector<cadre::Results>& parts) {
  std::string text;
  for (const cadre::Results& results : parts)
    each_record(results, [&](const cadre::DecisionRecord& record) { text += write_record(record); });
  write_file(path, text);
}

Exit run(const Options& options) {
  const Question question = read_question(options.data);
  const std::vector<cadre::Policy> policies = compiled(options.data.policies);
  Progress progress;
  const cadre::LoadedData data = read_data(options.data, progress);
  progress.stage("evaluating");
  std::vector<cadre::Results> parts = evaluate_each(policies, data.snapshot, question);
  progress.stage("writing");
  if (!options.records.empty()) write_records(options.records, parts);
  const cadre::Results results = shown_together(std::move(parts));
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
  add_data_options(*command, options->data, Policies::several);
  command->add_option("--format", options->format, "csv (default) or json")
      ->type_name("NAME")
      ->check(CLI::IsMember({"csv", "json"}).description(""));
  command->add_option("--out", options->out, "file to write; stdout when not given")->type_name("FILE");
  command->add_option("--records", options->records, "file for a record of each decision, which cadre replay reads")
      ->type_name("FILE");
  command->footer(
      "Without --period, the windows from the policy's first day up to --as-of are evaluated.\n\n"
      "Examples:\n"
      "  cadre evaluate data --policy study.toml --as-of 2021-12-31 --out results.csv\n"
      "  cadre evaluate data --policy study.toml --period 2021-Q1 --format json\n"
      "  cadre evaluate data --policy study.toml --period 2021-Q1 --as-of 2021-03-31 --known 2021-04-10\n"
      "  cadre evaluate data --policy study.toml --period 2021 --records decisions.jsonl --out results.csv\n"
      "  cadre evaluate data --policy national.toml --policy local.toml --period 2021\n\n"
      "Of several policies each is evaluated alone; rules are named policy:rule.\n\n"
      "Exit codes: 0 done, 2 usage, 3 the policy does not compile, 6 no figure could be made");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
