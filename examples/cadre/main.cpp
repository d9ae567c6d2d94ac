// SPDX-License-Identifier: Apache-2.0
// The command-line tool: reads the command line, runs one command, and turns what goes wrong into one line on stderr
// and an exit code.
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/core/version.hpp>
#include <cadre/text/normalise.hpp>

#include "command.hpp"

namespace {

std::string version_text() {
  const cadre::Version v = cadre::version();
  return "cadre " + std::to_string(v.major_number) + '.' + std::to_string(v.minor_number) + '.' +
         std::to_string(v.patch_number);
}

std::string names_of(const CLI::App& app) {
  std::string names;
  for (const CLI::App* command : app.get_subcommands({})) names += (names.empty() ? "" : ", ") + command->get_name();
  return names;
}

/// What to say of a first argument that is neither a command nor an option; empty when it is one.
std::string wrong_command(const CLI::App& app, int argc, char** argv) {
  if (argc < 2) return "name a command: " + names_of(app) + "; cadre --help says more";
  const std::string_view word = argv[1];
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  for (const std::string& name : names) {
    if (word == name) return {};
  }
  if (word.starts_with('-')) return {};
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string near = cadre::text::nearest(word, views);
  return "there is no command '" + std::string{word} + "'; the commands are " + names_of(app) +
         (near.empty() ? "" : "; did you mean '" + near + "'?");
}

int refuse(tool::Exit exit, const std::string& message) {
  std::cerr << "cadre: " << message << '\n';
  return static_cast<int>(exit);
}

std::string command_of(const CLI::App& app) {
  const auto given = app.get_subcommands();
  return given.empty() ? "cadre --help" : "cadre " + given.front()->get_name() + " --help";
}

int run(CLI::App& app, int argc, char** argv, const tool::Exit& exit) {
  if (const std::string wrong = wrong_command(app, argc, argv); !wrong.empty()) return refuse(tool::Exit::usage, wrong);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help and --version
    return app.exit(asked, std::cout, std::cerr);
  } catch (const CLI::ParseError& error) {
    return refuse(tool::Exit::usage, std::string{error.what()} + " (" + command_of(app) + ')');
  }
  std::cout.flush();
  if (!std::cout) return refuse(tool::Exit::usage, "stdout cannot be written");
  return static_cast<int>(exit);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Training quotas, attendance, archives and yearly reports, from plain tables and a policy", "cadre"};
  app.set_version_flag("--version", version_text());
  app.require_subcommand(1);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("REQUIRED", "(required)");
  app.footer(
      "cadre COMMAND --help says more of each.\n\n"
      "Exit codes: 0 done, 2 usage, 3 a policy does not compile, or a change of it reaches no rule,\n"
      "4 policy tests fail or a decision is not reproduced, 5 coverage or mutation below the bar, 6 no figure\n"
      "could be made");
  tool::Exit exit = tool::Exit::done;
  tool::add_report(app, exit);
  tool::add_evaluate(app, exit);
  tool::add_explain(app, exit);
  tool::add_check(app, exit);
  tool::add_test(app, exit);
  tool::add_replay(app, exit);
  tool::add_diff(app, exit);
  tool::add_new(app, exit);
  try {
    return run(app, argc, argv, exit);
  } catch (const tool::Refused& refused) {
    return refuse(refused.exit(), refused.what());
  } catch (const std::exception& error) {
    return refuse(tool::Exit::no_figure, error.what());
  }
}
