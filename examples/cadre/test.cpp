// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/testing/runner.hpp>

#include "command.hpp"
#include "files.hpp"
#include "policies.hpp"

namespace tool {
namespace {

struct Options {
  std::vector<std::string> paths;
  bool verbose = false;
};

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t unreadable = 0;
};

void run_file(const std::filesystem::path& path, const Options& options, Tally& tally) {
  const cadre::Policy policy = compiled(check_file(policy_of(path)));
  const auto run = cadre::testing::run_policy_tests(policy, read_file(path, Exit::usage), path.string());
  if (!run) {
    std::cerr << "cadre: " << run.error().to_string() << '\n';
    ++tally.unreadable;
    return;
  }
  tally.passed += run->passed();
  tally.failed += run->failed();
  for (const cadre::testing::CaseResult& result : run->cases) {
    if (!result.passed() || options.verbose) std::cout << describe(result);
  }
}

Exit run(const Options& options) {
  std::vector<std::filesystem::path> files;
  for (const std::string& path : options.paths) {
    const auto found = test_files(path);
    files.insert(files.end(), found.begin(), found.end());
  }
  Tally tally;
  for (const std::filesystem::path& file : files) run_file(file, options, tally);
  std::cout << tally.passed << " passed, " << tally.failed << " failed";
  if (tally.unreadable != 0) std::cout << ", " << tally.unreadable << " of " << files.size() << " files not read";
  std::cout << '\n';
  return tally.failed + tally.unreadable == 0 ? Exit::done : Exit::tests_failed;
}

}  // namespace

void add_test(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("test", "Run the tests that stand beside policies");
  command->group("Commands");
  const auto options = std::make_shared<Options>();
  command->add_option("PATH", options->paths, "files *.test.toml, or folders with such files in them or below")
      ->required()
      ->type_name("");
  command->add_flag("--verbose", options->verbose, "name the cases that pass, too");
  command->footer(
      "The tests in study.test.toml are about study.toml beside them; where there is none, about policy.toml.\n\n"
      "Examples:\n"
      "  cadre test examples/policies\n"
      "  cadre test --verbose study.test.toml\n\n"
      "Exit codes: 0 every case passes, 2 usage, 3 a policy does not compile, 4 a case fails or a file is malformed");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
