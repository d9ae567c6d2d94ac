// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"

#include <algorithm>
#include <set>

#include <cadre/text/normalise.hpp>

#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

bool reaches(const Checks& checks, const std::string& from, const std::string& to, std::set<std::string>& seen) {
  if (from == to) return true;
  const Rule* const rule = checks.find(from);
  if (rule == nullptr || !seen.insert(from).second) return false;
  bool found = false;
  walk(part_of(*rule), Site{}, [&](const AnyPart& part, const Site& site) {
    if (const auto* const when = part.as<When>()) {
      // What an earlier window says is no circle.
      found = found || (when->window == When::Of::same && reaches(checks, when->rule, to, seen));
    } else if (const auto* const name = part.as<std::string>()) {
      found = found || (site.refers == Refers::rule && reaches(checks, *name, to, seen));
    }
  });
  return found;
}

/// Checks a text that is the name of something.
void check_name(const std::string& name, const Site& site, Checks& checks) {
  if (name.empty()) return;
  if (site.refers == Refers::rule || site.refers == Refers::condition) checks.rule_name(name, site.path);
  if (site.refers == Refers::exemption) checks.exemption_name(name, site.path);
  if (site.refers == Refers::calendar) checks.calendar_name(name, site.path);
}

/// Checks one part of a policy: names where it is a name, and what is said of its kind.
void check_part(const AnyPart& part, const Site& site, Checks& checks) {
  const Type& type = *part.type;
  if (const auto* const name = part.as<std::string>()) check_name(*name, site, checks);
  if (type.check != nullptr) type.check(part.object, site.path, checks);
  if (type.windowed != nullptr) checks.windows(*type.windowed(part.object), site.path);
  if (type.spec == nullptr) return;
  const RuleHead& rule = *part.head();
  checks.who(rule.who, rule.subject, site.path);
  checks.conditions(rule, site.path);
  const auto* const quota = part.as<Quota>();
  const bool is_figure =
      type.is<AggregateRule>() || type.is<ShareRule>() || (quota != nullptr && quota->count == "people");
  if (!is_figure && rule.subject == SubjectKind::population) checks.no_population(site.path);
}

std::string suggestion(const std::string& name, const std::vector<std::string_view>& names, std::string otherwise) {
  const std::string near = text::nearest(name, names);
  return near.empty() ? std::move(otherwise) : "did you mean '" + near + "'?";
}

}  // namespace

const Rule* Checks::find(const std::string& id) const {
  const auto found = policy_.find_rule(id);
  return found ? &data_.rules[*found] : nullptr;
}

bool Checks::reaches(const std::string& from, const std::string& to) const {
  std::set<std::string> seen;
  return detail::reaches(*this, from, to, seen);
}

void Checks::rule_name(const std::string& id, const std::string& path) {
  if (find(id) != nullptr) return;
  if (report_.is_full()) return report_.error(Errc::policy_unknown_name, "", path);
  std::vector<std::string_view> names;
  for (const Rule& rule : data_.rules) names.push_back(rule.head().id);
  report_.error(Errc::policy_unknown_name, "there is no rule '" + id + "'", path, suggestion(id, names, ""));
}

void Checks::exemption_name(const std::string& id, const std::string& path) {
  std::vector<std::string_view> names;
  for (const Exempt& exempt : data_.model.exempts) names.push_back(exempt.id);
  if (std::find(names.begin(), names.end(), id) != names.end()) return;
  report_.error(Errc::policy_unknown_name, "there is no exemption '" + id + "'", path, suggestion(id, names, ""));
}

void Checks::calendar_name(const std::string& name, const std::string& path) {
  if (data_.calendars.contains(name)) return;
  std::vector<std::string_view> names;
  for (const auto& [known, calendar] : data_.calendars) names.push_back(known);
  report_.error(Errc::policy_unknown_name, "there is no calendar '" + name + "'", path,
                suggestion(name, names, "declare it: [calendar.<name>], and write \"calendar.<name>\" here"));
}

void Checks::no_population(const std::string& path) {
  report_.error(Errc::policy_not_supported,
                "'population' belongs to the language, but this version does not read it here", path + ".subject",
                "judge people, or add up their results with [[aggregate]] or [[share]]");
}

void check_rules(const PolicyData& data, Report& report) {
  Checks checks{data, report};
  walk(data.model, [&](const AnyPart& part, const Site& site) { check_part(part, site, checks); });
}

}  // namespace cadre::inline v1::detail
