// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The data folder and the question asked of it.
#include <optional>
#include <string>
#include <vector>

#include <CLI/App.hpp>
#include <cadre/evaluate/evaluate.hpp>
#include <cadre/io/data_folder.hpp>

#include "progress.hpp"

namespace tool {

/// What report, evaluate and explain are all told.
struct DataOptions {
  std::string data;
  std::string map;  ///< empty: `data` is a data folder
  std::vector<std::string> policies;
  std::string period;
  std::string as_of;
  std::string known;
};

/// How many policies a command takes.
enum class Policies { one, several };

/// Adds DATA and --map.
void add_table_options(CLI::App& command, DataOptions& options);
/// Adds --policy.
void add_policy_option(CLI::App& command, DataOptions& options, Policies many);
/// Adds --period, --as-of and --known.
void add_day_options(CLI::App& command, DataOptions& options);
/// Adds all of these.
void add_data_options(CLI::App& command, DataOptions& options, Policies many);

/// Which days, and as of when.
struct Question {
  std::optional<cadre::Period> period;
  cadre::AsOf asked;
};

/// The question that options ask. Without --as-of it is the day after the end of the period, or of `window` where there
/// is no period; that day must be past, since nobody knows yet what will be recorded.
[[nodiscard]] Question read_question(const DataOptions& options, const std::string& window = "");

/// Reads the data folder, or the one table that a map describes. Refused when no figure could be made from it.
[[nodiscard]] cadre::LoadedData read_data(const DataOptions& options, Progress& progress);

/// A finding in one line: file, row, column, value, and what was done.
[[nodiscard]] std::string line_of(const cadre::Finding& finding);

}  // namespace tool
