// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <cadre/testing/test_report.hpp>

#include "command.hpp"
#include "files.hpp"
#include "policies.hpp"
#include "progress.hpp"

namespace tool {
namespace {

using cadre::testing::FileReport;

struct Options {
  std::vector<std::string> paths;
  std::string filter;
  std::string format = "text";
  std::string out;
  std::string write;
  bool verbose = false;
  bool coverage = false;
  bool mutate = false;
  std::optional<std::size_t> min_coverage;
  std::optional<std::size_t> min_mutation;

  [[nodiscard]] bool covers() const { return coverage || min_coverage; }
  [[nodiscard]] bool mutates() const { return mutate || min_mutation || !write.empty(); }
};

/// All files together.
struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t unread = 0;
  std::size_t covered = 0;
  std::size_t obligations = 0;
  std::size_t killed = 0;
  std::size_t mutants = 0;
};

std::vector<cadre::PolicyText> texts_of(const PolicyFile& file) {
  std::vector<cadre::PolicyText> texts = file.check.below;
  const bool is_json = file.name.ends_with(".json");
  texts.insert(texts.begin(), {file.name, file.text, is_json ? cadre::PolicyFormat::json : cadre::PolicyFormat::toml});
  return texts;
}

/// Takes what an analysis says; what keeps it from saying anything is the file's error.
template <class T>
void take(cadre::Result<T> result, std::optional<T>& into, FileReport& report) {
  if (result) {
    into = *std::move(result);
  } else if (!report.error) {
    report.error = result.error();
  }
}

FileReport run_file(const std::filesystem::path& path, const Options& options) {
  const PolicyFile file = check_file(policy_of(path));
  const cadre::Policy policy = compiled(file);
  const std::string text = read_file(path, Exit::usage);
  FileReport report;
  report.document = path.string();
  auto run = cadre::testing::run_policy_tests(policy, text, report.document, {}, options.filter);
  if (!run) {
    report.error = run.error();
    return report;
  }
  report.run = *std::move(run);
  if (options.covers()) take(cadre::testing::cover_policy(policy, text, report.document), report.coverage, report);
  if (options.mutates() && report.run.failed() == 0) {
    const unsigned threads = std::thread::hardware_concurrency();
    take(cadre::testing::mutate_policy(policy, texts_of(file), text, report.document, {}, threads), report.mutation,
         report);
  }
  return report;
}

Tally tally_of(const std::vector<FileReport>& reports) {
  Tally tally;
  for (const FileReport& report : reports) {
    tally.passed += report.run.passed();
    tally.failed += report.run.failed();
    tally.unread += report.error ? 1 : 0;
    if (report.coverage) tally.covered += report.coverage->covered();
    if (report.coverage) tally.obligations += report.coverage->of();
    if (report.mutation) tally.killed += report.mutation->killed();
    if (report.mutation) tally.mutants += report.mutation->of();
  }
  return tally;
}

/// What a share is in all files together.
std::string total(const char* name, std::size_t part, std::size_t whole, const char* word) {
  return std::string{name} + ": " + std::to_string(part) + " of " + std::to_string(whole) + ' ' + word + ", " +
         cadre::testing::percent(part, whole) + '\n';
}

std::string text_of(const std::vector<FileReport>& reports, const Tally& tally, const Options& options) {
  std::string text;
  for (const FileReport& report : reports) {
    for (const cadre::testing::CaseResult& result : report.run.cases) {
      if (!result.passed() || options.verbose) text += describe(result);
    }
    if (report.coverage || report.mutation) text += report.document + '\n';
    if (report.coverage) text += describe(*report.coverage);
    if (!report.mutation) continue;
    text += describe(*report.mutation);
    if (!options.write.empty()) continue;
    for (const std::string& test : report.mutation->tests) text += '\n' + test;
    if (!report.mutation->tests.empty()) text += '\n';
  }
  text += std::to_string(tally.passed) + " passed, " + std::to_string(tally.failed) + " failed";
  if (tally.unread != 0)
    text += ", " + std::to_string(tally.unread) + " of " + std::to_string(reports.size()) + " files not read";
  text += '\n';
  if (reports.size() > 1 && options.covers()) text += total("obligations", tally.covered, tally.obligations, "covered");
  if (reports.size() > 1 && options.mutates()) text += total("mutants", tally.killed, tally.mutants, "killed");
  return text;
}

/// Appends the cases that would kill survivors, for somebody to review.
void append_cases(const std::vector<FileReport>& reports, const std::string& path) {
  std::string bytes = std::filesystem::exists(path) ? read_file(path, Exit::usage) : std::string{};
  bool is_changed = false;
  for (const FileReport& report : reports) {
    if (!report.mutation || report.mutation->tests.empty()) continue;
    if (!bytes.empty() && bytes.back() != '\n') bytes += '\n';
    bytes += "\n# To review: what the policy says today, where no case of " + report.document + " looks.\n";
    for (const std::string& test : report.mutation->tests) bytes += '\n' + test;
    is_changed = true;
  }
  if (is_changed) write_file(path, bytes);
}

Exit exit_of(const Tally& tally, const Options& options) {
  if (tally.failed + tally.unread != 0) return Exit::tests_failed;
  using cadre::testing::reaches;
  const bool covers = !options.min_coverage || reaches(tally.covered, tally.obligations, *options.min_coverage);
  const bool kills = !options.min_mutation || reaches(tally.killed, tally.mutants, *options.min_mutation);
  return covers && kills ? Exit::done : Exit::below_the_bar;
}

std::vector<FileReport> reports_of(const Options& options) {
  std::vector<std::filesystem::path> files;
  for (const std::string& path : options.paths) {
    const auto found = test_files(path);
    files.insert(files.end(), found.begin(), found.end());
  }
  Progress progress;
  progress.stage("testing");
  std::vector<FileReport> reports;
  for (const std::filesystem::path& file : files) {
    progress.advance(reports.size(), files.size());
    reports.push_back(run_file(file, options));
  }
  progress.finish();
  return reports;
}

Exit run(const Options& options) {
  if (!options.filter.empty() && (options.covers() || options.mutates()))
    throw Refused{Exit::usage, "--filter: coverage and mutation look at all cases"};
  const std::vector<FileReport> reports = reports_of(options);
  for (const FileReport& report : reports) {
    if (report.error) std::cerr << "cadre: " << report.error->to_string() << '\n';
  }
  const Tally tally = tally_of(reports);
  if (!options.filter.empty() && tally.passed + tally.failed + tally.unread == 0)
    throw Refused{Exit::usage, "--filter: no case has '" + options.filter + "' in its name, subject, rule or window"};
  const std::string text = options.format == "json"    ? cadre::testing::tests_json(reports)
                           : options.format == "junit" ? cadre::testing::tests_junit(reports)
                                                       : text_of(reports, tally, options);
  if (options.out.empty()) {
    std::cout << text;
  } else {
    write_file(options.out, text);
  }
  if (!options.write.empty()) append_cases(reports, options.write);
  return exit_of(tally, options);
}

void add_options(CLI::App& command, Options& options) {
  command.add_option("PATH", options.paths, "files *.test.toml, or folders with such files in them or below")
      ->required()
      ->type_name("");
  command.add_option("--filter", options.filter, "only cases with this in their name, subject, rule or window")
      ->type_name("TEXT");
  command.add_option("--format", options.format, "text (default), json or junit")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "json", "junit"}).description(""));
  command.add_option("--out", options.out, "write it to this file, not to stdout")->type_name("FILE");
  command.add_flag("--verbose", options.verbose, "name the cases that pass, too");
  command.add_flag("--coverage", options.coverage, "say which obligations of the policies no case shows");
  command.add_option("--min-coverage", options.min_coverage, "exit 5 when fewer obligations are covered")
      ->type_name("PERCENT")
      ->check(CLI::Range(0, 100).description(""));
  command.add_flag("--mutate", options.mutate, "change each policy, one thing at a time, and say what no case notices");
  command.add_option("--min-mutation", options.min_mutation, "exit 5 when fewer changes are noticed")
      ->type_name("PERCENT")
      ->check(CLI::Range(0, 100).description(""));
  command.add_option("--write", options.write, "append cases that would notice the others to this file, for review")
      ->type_name("FILE");
}

}  // namespace

void add_test(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("test", "Run the tests that stand beside policies");
  command->group("Commands");
  const auto options = std::make_shared<Options>();
  add_options(*command, *options);
  command->footer(
      "The tests in study.test.toml are about study.toml beside them; where there is none, about policy.toml.\n\n"
      "Examples:\n"
      "  cadre test examples/policies\n"
      "  cadre test --verbose study.test.toml\n"
      "  cadre test --format junit --out tests.xml examples/policies\n"
      "  cadre test --coverage --mutate --min-mutation 90 study.test.toml\n\n"
      "Exit codes: 0 every case passes, 2 usage, 3 a policy does not compile, 4 a case fails or a file is malformed,\n"
      "5 coverage or mutation below the bar");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
