// SPDX-License-Identifier: Apache-2.0
#include "scope.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <cadre/evaluate/selected.hpp>
#include <cadre/text/normalise.hpp>

#include "command.hpp"

namespace tool {
namespace {

using cadre::Snapshot;
using cadre::report::Base;
using cadre::report::Scope;
using Words = std::vector<std::string_view>;

/// Refuses a word that the data do not have, lest a slip of the pen pass for a population of nobody.
void require_known(const std::string& option, const std::string& what, const std::vector<std::string>& words,
                   const Words& known) {
  for (const std::string& word : words) {
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    const std::string near = cadre::text::nearest(word, known);
    std::string message = option + ": the data have no ";
    message.append(what).append(" '").append(word).append("'");
    if (!near.empty()) message.append("; did you mean '").append(near).append("'?");
    throw Refused{Exit::usage, message};
  }
}

void require_words(const std::string& option, const cadre::SubjectSelector& who, const Snapshot& facts) {
  Words people, tags, units, unit_kinds, groups, posts;
  for (const cadre::Person& person : facts.people()) {
    people.push_back(person.id);
    tags.insert(tags.end(), person.tags.begin(), person.tags.end());
  }
  for (const cadre::Unit& unit : facts.units()) {
    units.push_back(unit.id);
    unit_kinds.push_back(unit.kind);
  }
  for (const cadre::Group& group : facts.groups()) groups.insert(groups.end(), {group.id, group.kind});
  for (const auto& post : facts.posts()) posts.push_back(post.fact.kind);
  require_known(option, "tag", who.tag, tags);
  require_known(option, "unit", who.unit, units);
  require_known(option, "kind of unit", who.unit_kind, unit_kinds);
  require_known(option, "group or kind of group", who.group, groups);
  require_known(option, "post", who.post, posts);
  require_known(option, "person", who.person, people);
}

/// The base that an option names; the usual one without it.
Base base_named(const std::string& option, const std::optional<std::string>& text, const Scope& scope,
                const Snapshot& facts) {
  if (!text) return {};
  const auto who = cadre::parse_people(*text);
  if (!who) throw Refused{Exit::usage, option + ": " + who.error().message()};
  require_words(option, *who, facts);
  const cadre::Selected selected = cadre::selected_people(facts, *who, scope.base_day());
  const auto belongs = [&](cadre::PersonId person) { return facts.formal_unit(person, scope.base_day()).has_value(); };
  if (std::none_of(selected.people.begin(), selected.people.end(), belongs)) {
    throw Refused{Exit::usage,
                  option + ": nobody in a unit on " + to_string(scope.base_day()) + " is of '" + *text + '\''};
  }
  return cadre::report::base_of(*who, facts);
}

}  // namespace

void add_scope_options(CLI::App& command, ScopeOptions& options) {
  command.add_option("--unit", options.unit, "only this unit and those below it")->type_name("ID");
  command.add_option("--covered", options.covered, "whom coverage is a share of: \"tag=member,under_age=80\"")
      ->type_name("WHO");
  command.add_option("--heads", options.heads, "whom averages a head are taken over")->type_name("WHO");
}

Scope read_scope(const ScopeOptions& options, const Question& question, const Snapshot& facts) {
  Scope scope{.period = *question.period, .as_of = question.asked.valid};
  if (!options.unit.empty()) {
    Words units;
    for (const cadre::Unit& unit : facts.units()) units.push_back(unit.id);
    require_known("--unit", "unit", {options.unit}, units);
    scope.unit = facts.find_unit(options.unit);
  }
  scope.covered = base_named("--covered", options.covered, scope, facts);
  scope.heads = base_named("--heads", options.heads, scope, facts);
  return scope;
}

}  // namespace tool
