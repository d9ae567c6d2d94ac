// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/evaluate/moved_results.hpp>
#include <cadre/policy/policy_changes.hpp>

#include "command.hpp"
#include "data.hpp"
#include "diff_json.hpp"
#include "policies.hpp"

namespace tool {
namespace {

using cadre::PolicyChange;
using cadre::Results;

struct Options {
  std::string was;
  std::string is;
  DataOptions data;
  std::size_t examples = 3;
  std::string format = "text";
  std::string language = "en";
};

std::string lines_below(const std::string& text) {
  std::string indented;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    indented += "    " + text.substr(from, end - from) + '\n';
    from = end + 1;
  }
  return indented;
}

/// The keys of one construct stand below its name.
void print(const std::vector<PolicyChange>& changes) {
  const PolicyChange* last = nullptr;
  for (const PolicyChange& change : changes) {
    const bool is_new = last == nullptr || last->construct != change.construct || last->id != change.id;
    if (is_new && change.construct.empty()) std::cout << change.id;
    if (is_new && !change.construct.empty()) std::cout << change.construct << ' ' << change.id;
    const std::string unused = change.reaches_rule ? "" : ", used by no rule";
    last = &change;
    const bool is_whole = change.path.empty() && !change.construct.empty();
    if (is_whole) {
      std::cout << ": " << to_string(change.kind) << unused << '\n';
      continue;
    }
    if (is_new) std::cout << unused << '\n';
    const std::string key = change.path.empty() ? "" : change.path + ": ";
    std::cout << "  " << key << (change.was.empty() ? "not written" : change.was) << " -> "
              << (change.is.empty() ? "not written" : change.is) << '\n';
  }
}

/// Rules and units, each with how its answers moved.
using Counts = std::map<std::string, std::map<std::pair<std::string, std::string>, std::size_t>>;

void print(const std::string& title, const Counts& counts) {
  std::cout << '\n' << title << '\n';
  for (const auto& [name, moves] : counts) {
    for (const auto& [move, n] : moves)
      std::cout << "  " << name << "  " << move.first << " -> " << move.second << "  " << n << '\n';
  }
}

/// A few of each rule and move, each with the reasons of the later version, or of the earlier where it has none.
void print_examples(const MovedAnswers& moved, std::size_t most, cadre::Language language) {
  std::map<std::string, std::size_t> shown;
  for (const MovedAnswer& one : moved.answers) {
    const std::string move = one.was + " -> " + one.is;
    if (shown[one.rule + move]++ >= most) continue;
    const bool is_later = one.rows.is != nullptr;
    const Results& results = is_later ? moved.is : moved.was;
    std::cout << '\n' << one.subject << "  " << one.rule << "  " << one.window << "  " << move << '\n';
    std::cout << lines_below(
        render(explain(results, is_later ? *one.rows.is : *one.rows.was), results.snapshot(), language));
  }
}

void print(const MovedAnswers& moved, const Options& options) {
  Counts by_rule;
  Counts by_unit;
  for (const MovedAnswer& one : moved.answers) {
    ++by_rule[one.rule][{one.was, one.is}];
    ++by_unit[one.unit][{one.was, one.is}];
  }
  std::cout << '\n'
            << moved.answers.size() << " of " << counted(moved.asked, "answer") << " move; the numbers of "
            << moved.numbers << " more\n";
  if (moved.answers.empty()) return;
  print("By rule", by_rule);
  print("By unit", by_unit);
  print_examples(moved, options.examples,
                 options.language == "zh" ? cadre::Language::chinese : cadre::Language::english);
}

/// A change that no rule uses is a mistake of whoever made it: it was meant to change an answer.
Exit verdict(const std::vector<PolicyChange>& changes) {
  const auto is_lost = [](const PolicyChange& change) { return !change.reaches_rule; };
  const auto lost = std::find_if(changes.begin(), changes.end(), is_lost);
  if (lost == changes.end()) return Exit::done;
  throw Refused{Exit::policy, "the change of " + lost->construct + " '" + lost->id +
                                  "' reaches no rule: no answer can change by it; name it in a rule, or leave it out"};
}

Exit run(const Options& options) {
  const cadre::Policy was = compiled(check_file(options.was));
  const cadre::Policy is = compiled(check_file(options.is));
  const std::vector<PolicyChange> changes = policy_changes(was, is);
  std::optional<MovedAnswers> moved;
  if (!options.data.data.empty()) {
    const Question question = read_question(options.data);
    Progress progress;
    const cadre::LoadedData data = read_data(options.data, progress);
    progress.stage("evaluating");
    const cadre::EvaluateOptions days{.period = question.period};
    moved = moved_answers(evaluate(was, data.snapshot, question.asked, days),
                          evaluate(is, data.snapshot, question.asked, days));
  }
  if (options.format == "json") {
    std::cout << diff_json(changes, moved);
  } else {
    std::cout << counted(changes.size(), "change") << '\n';
    print(changes);
    if (moved) print(*moved, options);
  }
  return verdict(changes);
}

}  // namespace

void add_diff(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("diff", "Say what another version of a policy changes, and for whom");
  command->group("Commands");
  const auto options = std::make_shared<Options>();
  command->add_option("OLD", options->was, "the earlier policy: a file, or a folder that holds a policy.toml")
      ->required()
      ->type_name("PATH");
  command->add_option("NEW", options->is, "the later policy")->required()->type_name("PATH");
  command->add_option("--data", options->data.data, "folder of tables: whose answers move")->type_name("PATH");
  command->add_option("--map", options->data.map, "how a table in another form is read (docs/maps.md)")
      ->type_name("FILE");
  add_day_options(*command, options->data);
  command->add_option("--examples", options->examples, "examples of each rule and move (default 3)")->type_name("N");
  command->add_option("--format", options->format, "text (default) or json")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "json"}).description(""));
  command->add_option("--lang", options->language, "language of the explanations: en (default) or zh")
      ->type_name("NAME")
      ->check(CLI::IsMember({"en", "zh"}).description(""));
  command->footer(
      "Without --data it says what the two texts say differently, by construct, id and key; layout and order make no\n"
      "difference. With --data it evaluates both over the same tables and says whose answers move.\n\n"
      "Examples:\n"
      "  cadre diff 2024/policy.toml 2025/policy.toml\n"
      "  cadre diff old.toml new.toml --data data --period 2024 --examples 1\n\n"
      "Exit codes: 0 done, whatever changed; 2 usage; 3 a policy does not compile, or a change reaches no rule;\n"
      "6 no figure could be made");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
