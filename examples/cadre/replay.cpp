// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/evaluate/decision_record.hpp>
#include <cadre/text/decode.hpp>
#include <cadre/text/json.hpp>

#include "command.hpp"
#include "data.hpp"
#include "files.hpp"
#include "policies.hpp"

namespace tool {
namespace {

using cadre::ChangedFact;
using cadre::DecisionRecord;
using cadre::Replayed;
using cadre::UsedFact;

struct Options {
  DataOptions data;
  std::string records;
  std::string format = "text";
  bool verbose = false;
};

/// A record and what came of it.
struct Pair {
  const DecisionRecord* record;
  Replayed replayed;
};

/// Each record by the policy that it names; where there is only one policy, by that one.
std::vector<Pair> replay_all(const std::vector<DecisionRecord>& records, const std::vector<cadre::Policy>& policies,
                             const cadre::Snapshot& facts) {
  std::vector<Pair> pairs;
  pairs.reserve(records.size());
  for (const DecisionRecord& record : records) pairs.push_back({&record, {}});
  std::vector<bool> done(records.size());
  for (const cadre::Policy& policy : policies) {
    std::vector<DecisionRecord> own;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (policies.size() > 1 && records[i].policy != policy.model().id) continue;
      own.push_back(records[i]);
      places.push_back(i);
    }
    std::vector<Replayed> replayed = replay(own, policy, facts);
    for (std::size_t k = 0; k < places.size(); ++k) {
      pairs[places[k]].replayed = std::move(replayed[k]);
      done[places[k]] = true;
    }
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!done[i]) pairs[i].replayed.missing = "policy";
  }
  return pairs;
}

std::string described(const UsedFact& fact) {
  std::string text = fact.kind;
  if (!fact.id.empty()) text += " '" + fact.id + '\'';
  if (fact.day && fact.kind != "person") text += ' ' + to_string(*fact.day);
  if (!fact.file.empty()) text += " (" + fact.file + ':' + std::to_string(fact.row) + ')';
  return text;
}

std::string described(const ChangedFact& fact) {
  std::string text{to_string(fact.change)};
  if (fact.then) text += ' ' + described(*fact.then);
  if (fact.change == ChangedFact::Change::corrected) text += " by";
  if (fact.now && (!fact.then || fact.change == ChangedFact::Change::corrected)) text += ' ' + described(*fact.now);
  return text;
}

/// Why a decision comes out otherwise, or would be made from something else. A result follows from policy, library and
/// facts: where none of those listed is another, facts that are not listed are.
std::vector<std::string> reasons(const Pair& pair) {
  const Replayed& replayed = pair.replayed;
  std::vector<std::string> list;
  if (!replayed.missing.empty()) list.push_back("there is no such " + replayed.missing + " any more");
  if (replayed.is_other_policy) list.emplace_back("the policy has changed");
  if (replayed.is_other_version) list.push_back("decided by library " + pair.record->library);
  for (const ChangedFact& fact : replayed.facts) list.push_back("fact " + described(fact));
  if (list.empty() && !replayed.differences.empty())
    list.emplace_back("facts have changed that the record does not list");
  return list;
}

const char* verdict(const Replayed& replayed) {
  if (!replayed.missing.empty()) return "missing";
  if (!replayed.differences.empty()) return "differs";
  return replayed.facts.empty() ? "reproduced" : "reproduced from other facts";
}

void print_text(const std::vector<Pair>& pairs, const Options& options) {
  std::map<std::string, std::size_t> counts;
  for (const Pair& pair : pairs) {
    const DecisionRecord& record = *pair.record;
    ++counts[verdict(pair.replayed)];
    if (pair.replayed.is_reproduced() && !options.verbose) continue;
    std::cout << record.subject << "  " << record.rule << "  " << record.window.label << "  " << verdict(pair.replayed)
              << '\n';
    for (const cadre::Difference& d : pair.replayed.differences)
      std::cout << "  " << d.what << ": " << (d.then.empty() ? "none" : d.then) << " -> "
                << (d.now.empty() ? "none" : d.now) << '\n';
    for (const std::string& reason : reasons(pair)) std::cout << "  because: " << reason << '\n';
  }
  std::cout << counted(pairs.size(), "record") << ": " << counts["reproduced"] + counts["reproduced from other facts"]
            << " reproduced";
  if (const std::size_t n = counts["reproduced from other facts"]; n != 0)
    std::cout << " (" << n << " from other facts)";
  std::cout << ", " << counts["differs"] << " differ, " << counts["missing"] << " missing\n";
}

void print_json(const std::vector<Pair>& pairs) {
  cadre::text::JsonWriter json;
  json.begin_array();
  for (const Pair& pair : pairs) {
    const DecisionRecord& record = *pair.record;
    json.begin_object().key("policy").value(record.policy).key("rule").value(record.rule);
    json.key("subject").value(record.subject).key("window").value(record.window.label);
    json.key("outcome").value(verdict(pair.replayed)).key("differences").begin_array();
    for (const cadre::Difference& d : pair.replayed.differences) {
      json.begin_object().key("what").value(d.what).key("then").value(d.then).key("now").value(d.now).end_object();
    }
    json.end_array().key("because").begin_array();
    for (const std::string& reason : reasons(pair)) json.value(reason);
    json.end_array().end_object();
  }
  json.end_array();
  std::cout << std::move(json).finish();
}

std::vector<DecisionRecord> read_file_of_records(const std::string& path) {
  const auto decoded = cadre::text::decode(read_file(path, Exit::usage));
  if (!decoded) throw Refused{Exit::usage, path + ": " + decoded.error().message()};
  auto records = cadre::read_records(decoded->utf8, path);
  if (!records) throw Refused{Exit::usage, records.error().to_string()};
  return *std::move(records);
}

Exit run(const Options& options) {
  const std::vector<DecisionRecord> records = read_file_of_records(options.records);
  const std::vector<cadre::Policy> policies = compiled(options.data.policies);
  Progress progress;
  const cadre::LoadedData data = read_data(options.data, progress);
  progress.stage("deciding again");
  const std::vector<Pair> pairs = replay_all(records, policies, data.snapshot);
  progress.finish();
  if (options.format == "json") {
    print_json(pairs);
  } else {
    print_text(pairs, options);
  }
  const bool all = std::all_of(pairs.begin(), pairs.end(), [](const Pair& p) { return p.replayed.is_reproduced(); });
  return all ? Exit::done : Exit::tests_failed;
}

}  // namespace

void add_replay(CLI::App& app, Exit& exit) {
  CLI::App* const command =
      app.add_subcommand("replay", "Decide recorded decisions again, and say which come out otherwise");
  command->group("Commands");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->records, "records that cadre evaluate --records wrote")
      ->required()
      ->type_name("");
  add_table_options(*command, options->data);
  add_policy_option(*command, options->data, Policies::several);
  command->add_option("--format", options->format, "text (default) or json")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "json"}).description(""));
  command->add_flag("--verbose", options->verbose, "name the decisions that are reproduced, too");
  command->footer(
      "Each record is decided as of the days for which it was asked. Of several policies each record takes the one\n"
      "that it names.\n\n"
      "Examples:\n"
      "  cadre evaluate data --policy study.toml --period 2021 --records decisions.jsonl --out results.csv\n"
      "  cadre replay decisions.jsonl data --policy study.toml\n"
      "  cadre replay decisions.jsonl data --policy study-2022.toml --format json\n\n"
      "Exit codes: 0 all are reproduced, 2 usage, 3 the policy does not compile, 4 a decision is not reproduced, 6 no\n"
      "figure could be made");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
