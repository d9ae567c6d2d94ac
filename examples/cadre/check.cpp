// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cadre/policy/canonical.hpp>
#include <cadre/text/json.hpp>

#include "command.hpp"
#include "policies.hpp"

namespace tool {
namespace {

struct Options {
  std::vector<std::string> policies;
  std::string format = "text";
  bool plan = false;
  bool reference = false;
  bool canonical = false;
  bool schema = false;
};

std::size_t count(const PolicyFile& file, cadre::Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(file.check.diagnostics.begin(), file.check.diagnostics.end(),
                    [&](const cadre::text::Diagnostic& d) { return d.severity == severity; }));
}

void print_plan(const cadre::Policy& policy) {
  for (const cadre::Rule& rule : policy.rules())
    std::cout << "  stage " << int{rule.stage} << "  " << rule.type << "  " << rule.head().id << '\n';
}

void print_text(const PolicyFile& file, const Options& options) {
  std::cout << file.drawn() << file.name << ": ";
  if (file.check.policy) std::cout << counted(file.check.policy->rules().size(), "rule") << ", ";
  std::cout << counted(count(file, cadre::Severity::error), "error") << ", "
            << counted(count(file, cadre::Severity::warning), "warning");
  if (!file.check.policy) {
    std::cout << '\n';
    return;
  }
  const auto assumed = file.check.policy->assumed();
  std::cout << ", " << counted(assumed.size(), "assumed value") << '\n';
  for (const auto& value : assumed)
    std::cout << "  assumed  " << value.id << "  " << value.value << "  " << value.reason << '\n';
  for (const cadre::Overridden& o : file.check.overridden)
    std::cout << "  overridden  " << o.rule << "  " << o.key << "  " << (o.was.empty() ? "none" : o.was) << " -> "
              << o.is << "  " << to_string(o.effect) << "  " << o.why << "  (" << o.where.document << ':'
              << o.where.line << ")\n";
  if (options.plan) print_plan(*file.check.policy);
}

void write_diagnostic(cadre::text::JsonWriter& json, const cadre::text::Diagnostic& d) {
  json.begin_object().key("code").value(d.code).key("severity").value(to_string(d.severity));
  json.key("message").value(d.message).key("file").value(d.where.document);
  json.key("line").value(d.where.line).key("column").value(d.where.column).key("length").value(d.length);
  json.key("path").value(d.where.path).key("help").value(d.help).end_object();
}

void write_policy(cadre::text::JsonWriter& json, const cadre::Policy& policy, const Options& options) {
  json.key("hash").value(cadre::policy_hash(policy));
  json.key("assumed").begin_array();
  for (const auto& value : policy.assumed()) {
    json.begin_object().key("id").value(value.id).key("value").value(value.value);
    json.key("reason").value(value.reason).end_object();
  }
  json.end_array();
  if (!options.plan) return;
  json.key("rules").begin_array();
  for (const cadre::Rule& rule : policy.rules()) {
    json.begin_object().key("id").value(rule.head().id).key("construct").value(rule.type);
    json.key("stage").value(int{rule.stage}).end_object();
  }
  json.end_array();
}

/// What a policy is laid over, and what it changes there.
void write_below(cadre::text::JsonWriter& json, const PolicyFile& file) {
  json.key("extends").begin_array();
  for (const cadre::PolicyText& below : file.check.below) json.value(below.document);
  json.end_array().key("overridden").begin_array();
  for (const cadre::Overridden& o : file.check.overridden) {
    json.begin_object().key("rule").value(o.rule).key("key").value(o.key).key("was").value(o.was);
    json.key("is").value(o.is).key("effect").value(to_string(o.effect)).key("why").value(o.why);
    json.key("file").value(o.where.document).key("line").value(o.where.line).end_object();
  }
  json.end_array();
}

void print_json(const std::vector<PolicyFile>& files, const Options& options) {
  cadre::text::JsonWriter json;
  json.begin_array();
  for (const PolicyFile& file : files) {
    json.begin_object().key("file").value(file.name).key("compiles").value(file.check.policy.has_value());
    json.key("diagnostics").begin_array();
    for (const auto& diagnostic : file.check.diagnostics) write_diagnostic(json, diagnostic);
    json.end_array();
    if (file.check.policy) write_policy(json, *file.check.policy, options);
    if (file.check.policy && !file.check.below.empty()) write_below(json, file);
    json.end_object();
  }
  json.end_array();
  std::cout << std::move(json).finish();
}

/// One policy in its canonical form; what is wrong with it goes where it does not mix with that.
Exit print_canonical(const Options& options) {
  if (options.policies.size() != 1) throw Refused{Exit::usage, "--canonical takes one policy"};
  const PolicyFile file = check_file(options.policies.front());
  std::cerr << file.drawn();
  if (!file.check.policy) return Exit::policy;
  std::cout << cadre::write_policy(*file.check.policy);
  return Exit::done;
}

Exit run(const Options& options) {
  if (options.reference) {
    std::cout << cadre::policy_reference();
    return Exit::done;
  }
  if (options.schema) {
    std::cout << cadre::policy_schema();
    return Exit::done;
  }
  if (options.policies.empty()) throw Refused{Exit::usage, "name a policy to check, or --reference or --json-schema"};
  if (options.canonical) return print_canonical(options);
  std::vector<PolicyFile> files;
  for (const std::string& path : options.policies) files.push_back(check_file(path));
  if (options.format == "json") {
    print_json(files, options);
  } else {
    for (const PolicyFile& file : files) print_text(file, options);
  }
  const bool all =
      std::all_of(files.begin(), files.end(), [](const PolicyFile& f) { return f.check.policy.has_value(); });
  return all ? Exit::done : Exit::policy;
}

}  // namespace

void add_check(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("check", "Read policies and say everything that is wrong with them");
  command->group("Commands");
  const auto options = std::make_shared<Options>();
  command->add_option("POLICY", options->policies, "policy files, or folders that hold a policy.toml or policy.json")
      ->type_name("");
  command->add_option("--format", options->format, "text (default) or json")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "json"}).description(""));
  command->add_flag("--plan", options->plan, "print the stage at which each rule is evaluated");
  command->add_flag("--reference", options->reference, "print every construct and key of the language, in Markdown");
  command->add_flag("--canonical", options->canonical,
                    "print the policy as canonical JSON, in which equal policies are equal bytes");
  command->add_flag("--json-schema", options->schema, "print the JSON Schema of policies written as JSON");
  command->footer(
      "Examples:\n"
      "  cadre check study.toml\n"
      "  cadre check --plan examples/policies/township-2021\n"
      "  cadre check --format json study.toml\n"
      "  cadre check --canonical study.toml > study.json\n"
      "  cadre check --reference > reference.md\n\n"
      "Exit codes: 0 every policy compiles, 2 usage, 3 one does not");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace tool
