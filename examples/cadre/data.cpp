// SPDX-License-Identifier: Apache-2.0
#include "data.hpp"

#include <algorithm>
#include <chrono>

#include <cadre/io/map.hpp>

#include "command.hpp"

namespace tool {
namespace {

using cadre::Date;
using cadre::Finding;
using cadre::FindingCode;

constexpr int most_policies = 100;

/// The day of the clock. Only to refuse a default: figures never depend on when they are made.
Date today() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Date::from_days(std::chrono::duration_cast<std::chrono::hours>(since).count() / 24);
}

Date day_of(const std::string& text, const std::string& option) {
  const auto day = cadre::parse_date(text);
  if (!day) throw Refused{Exit::usage, option + ": " + day.error().message()};
  return *day;
}

Date default_day(const std::optional<cadre::Period>& period, const std::string& what) {
  if (!period) throw Refused{Exit::usage, "name --as-of, the day asked about"};
  if (period->until > today())
    throw Refused{Exit::usage, "the " + what + ' ' + to_string(*period) + " has not ended: name --as-of"};
  return period->until;
}

bool is_about_whole_file(FindingCode code) {
  return code == FindingCode::unknown_table || code == FindingCode::missing_column ||
         code == FindingCode::duplicate_column || code == FindingCode::over_limit || code == FindingCode::broken_text;
}

/// Errors of people's rows that are said where nobody could be read; more of them would say no more.
constexpr std::size_t rows_said = 3;

/// Why nobody could be read: what is wrong with whole files, else with the first rows of people.
std::string why_nobody(const cadre::LoadedData& data) {
  std::string files;
  std::string rows;
  std::size_t wrong = 0;
  for (const Finding& finding : data.findings) {
    if (finding.severity() != cadre::Severity::error) continue;
    if (is_about_whole_file(finding.code)) files += "; " + line_of(finding);
    if (finding.origin.file.starts_with("people.") && ++wrong <= rows_said) rows += "; " + line_of(finding);
  }
  if (wrong > rows_said) rows += "; and " + std::to_string(wrong - rows_said) + " more there";
  return files.empty() ? rows : files;
}

/// People are in every figure: without them there is none, and an empty table would only hide that.
void require_people(const std::string& folder, const cadre::LoadedData& data) {
  if (!data.snapshot.people().empty()) return;
  throw Refused{Exit::no_figure, folder + ": no person could be read, so no figure could be made" + why_nobody(data)};
}

}  // namespace

void add_table_options(CLI::App& command, DataOptions& options) {
  command.add_option("DATA", options.data, "folder of tables (docs/data-folder.md); with --map, one table")
      ->required()
      ->type_name("PATH");
  command.add_option("--map", options.map, "how a table in another form is read (docs/maps.md)")->type_name("FILE");
}

void add_policy_option(CLI::App& command, DataOptions& options, Policies many) {
  const bool is_one = many == Policies::one;
  CLI::Option* const option =
      command.add_option("--policy", options.policies,
                         is_one ? "policy file, or a folder that holds a policy.toml"
                                : "policy file, or a folder that holds a policy.toml; given again, one more beside it");
  option->required()->type_name("PATH");
  option->multi_option_policy(is_one ? CLI::MultiOptionPolicy::Throw : CLI::MultiOptionPolicy::TakeAll);
  option->expected(1, is_one ? 1 : most_policies)->allow_extra_args(false);
}

void add_day_options(CLI::App& command, DataOptions& options) {
  command.add_option("--period", options.period, "days of interest: 2021, 2021-H1, 2021-Q1, 2021-03, 2021-W09, ...")
      ->type_name("LABEL");
  command
      .add_option("--as-of", options.as_of, "day whose end is asked about (default: the day after the period's end)")
      ->type_name("DAY");
  command.add_option("--known", options.known, "only what was recorded by the end of this day")->type_name("DAY");
}

void add_data_options(CLI::App& command, DataOptions& options, Policies many) {
  add_table_options(command, options);
  add_policy_option(command, options, many);
  add_day_options(command, options);
}

Question read_question(const DataOptions& options, const std::string& window) {
  Question question{};
  if (!options.period.empty()) {
    const auto period = cadre::parse_period(options.period);
    if (!period) throw Refused{Exit::usage, "--period: " + period.error().message()};
    question.period = *period;
  }
  if (!options.as_of.empty()) {
    question.asked = cadre::as_of(day_of(options.as_of, "--as-of"));
  } else if (question.period || window.empty()) {
    question.asked = cadre::as_of(default_day(question.period, "period"));
  } else {
    const auto days = cadre::parse_period(window);
    question.asked = cadre::as_of(default_day(days ? std::optional{*days} : std::nullopt, "window"));
  }
  if (!options.known.empty()) question.asked.known = day_of(options.known, "--known");
  return question;
}

std::string line_of(const Finding& finding) {
  std::string line = finding.origin.file;
  if (finding.origin.row != 0) line += ':' + std::to_string(finding.origin.row);
  line += ": " + to_string(finding.code);
  if (!finding.column.empty()) line += ", column " + finding.column;
  if (!finding.value.empty()) line += ", value '" + finding.value + '\'';
  line += ": " + (finding.done.empty() ? std::string{meaning_of(finding.code)} : finding.done);
  return line;
}

cadre::LoadedData read_data(const DataOptions& options, Progress& progress) {
  progress.stage("reading tables");
  const auto tell = [&](const cadre::ReadProgress& p) { progress.advance(p.bytes_done, p.bytes_total); };
  auto data = [&] {
    if (options.map.empty()) return cadre::read_data_folder(options.data, {}, tell);
    const auto map = cadre::load_map(options.map);
    if (!map) throw Refused{Exit::usage, "--map: " + map.error().to_string()};
    return cadre::read_mapped_file(*map, options.data, {}, tell);
  }();
  if (!data) throw Refused{Exit::no_figure, data.error().to_string()};
  require_people(options.data, *data);
  return *std::move(data);
}

}  // namespace tool
