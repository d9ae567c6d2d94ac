// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "command.hpp"
#include "files.hpp"
#include "starter.hpp"

namespace tool {
namespace {

namespace fs = std::filesystem;

/// Nothing of the user's is written over: the folder is new, or empty.
void must_be_free(const fs::path& folder) {
  if (!fs::exists(folder)) return;
  if (!fs::is_directory(folder)) throw Refused{Exit::usage, folder.string() + ": this is a file, not a folder"};
  if (!fs::is_empty(folder))
    throw Refused{Exit::usage, folder.string() + ": the folder is not empty; name one that is, or a new one"};
}

Exit run(const fs::path& folder) {
  must_be_free(folder);
  for (const StarterFile& file : starter_files()) {
    const fs::path path = folder / std::string{file.name};
    make_folder(path.parent_path());
    write_file(path, file.bytes);
    std::cout << "written: " << path.string() << '\n';
  }
  std::cout << "\nNext, in this folder:\n"
               "  cadre check .\n"
               "  cadre test .\n"
               "  cadre report data --policy . --period 2025 --out report\n";
  return Exit::done;
}

}  // namespace

void add_new(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("new", "Write a folder to start from: tables, rules and their tests");
  command->group("Commands");
  const auto folder = std::make_shared<std::string>();
  command->add_option("FOLDER", *folder, "a new or empty folder")->required()->type_name("PATH");
  command->footer(
      "Writes data/*.csv with a few invented people, policy.toml, policy.test.toml and a README.md that says how to go "
      "on.\n"
      "The folder checks, tests and reports at once.\n\n"
      "Example:\n"
      "  cadre new training\n\n"
      "Exit codes: 0 written, 2 usage, or there is something in the folder");
  command->callback([folder, &exit] { exit = run(*folder); });
}

}  // namespace tool
