// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The commands of the tool, and how one ends.
#include <stdexcept>
#include <string>

#include <CLI/App.hpp>

namespace tool {

/// What the process returns; docs/command-line.md promises these numbers.
enum class Exit {
  done = 0,
  usage = 2,          ///< the command line is wrong, or names what is not there
  policy = 3,         ///< the policy does not compile
  tests_failed = 4,   ///< a policy's tests fail, or cannot be read; a decision is not reproduced
  below_the_bar = 5,  ///< coverage or mutation
  no_figure = 6       ///< no figure could be made, or --strict and a finding is an error
};

/// Ends the command: a line for people, and what the process returns.
class Refused : public std::runtime_error {
 public:
  Refused(Exit exit, const std::string& message) : std::runtime_error{message}, exit_{exit} {}
  [[nodiscard]] Exit exit() const noexcept { return exit_; }

 private:
  Exit exit_;
};

/// `1 error`, `2 errors`.
[[nodiscard]] inline std::string counted(std::size_t n, const std::string& word) {
  return std::to_string(n) + ' ' + word + (n == 1 ? "" : "s");
}

// Each adds its command; when that is given, running it sets the exit code.
void add_report(CLI::App& app, Exit& exit);
void add_evaluate(CLI::App& app, Exit& exit);
void add_explain(CLI::App& app, Exit& exit);
void add_check(CLI::App& app, Exit& exit);
void add_test(CLI::App& app, Exit& exit);
void add_replay(CLI::App& app, Exit& exit);
void add_diff(CLI::App& app, Exit& exit);
void add_new(CLI::App& app, Exit& exit);

}  // namespace tool
