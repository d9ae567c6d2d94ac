// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"

#include <algorithm>
#include <set>

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
  each_selector(rule.who, site.path + ".who", [&](const SubjectSelector& who, const std::string& at) {
    if (who.standing) checks.standing(*who.standing, rule, at + ".standing");
  });
  const auto* const quota = part.as<Quota>();
  const bool is_figure =
      type.is<AggregateRule>() || type.is<ShareRule>() || (quota != nullptr && quota->count == "people");
  if (!is_figure && rule.subject == SubjectKind::population) checks.no_population(site.path);
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
  const auto name_of = [](const Rule& rule) -> std::string_view { return rule.head().id; };
  report_.error(Errc::policy_unknown_name, "there is no rule '" + id + "'", path,
                report_.suggestion_of(id, data_.rules, name_of));
}

void Checks::exemption_name(const std::string& id, const std::string& path) {
  const auto& exempts = data_.model.exempts;
  if (std::any_of(exempts.begin(), exempts.end(), [&](const Exempt& exempt) { return exempt.id == id; })) return;
  const auto name_of = [](const Exempt& exempt) -> std::string_view { return exempt.id; };
  report_.error(Errc::policy_unknown_name, "there is no exemption '" + id + "'", path,
                report_.suggestion_of(id, exempts, name_of));
}

void Checks::calendar_name(const std::string& name, const std::string& path) {
  if (data_.calendars.contains(name)) return;
  const auto name_of = [](const auto& calendar) -> std::string_view { return calendar.first; };
  report_.error(Errc::policy_unknown_name, "there is no calendar '" + name + "'", path,
                report_.suggestion_of(name, data_.calendars, name_of,
                                      "declare it: [calendar.<name>], and write \"calendar.<name>\" here"));
}

void Checks::standing(const HeldStep& standing, const RuleHead& rule, const std::string& path) {
  const Rule* const ladder = find(standing.rule);
  if (ladder == nullptr || !no_circle(standing.rule, rule.id, path + ".rule")) return;
  if (ladder->head().subject == rule.subject) return;
  report_.error(Errc::policy_bad_value, "'" + standing.rule + "' judges another kind of subject", path + ".rule");
}

void Checks::no_population(const std::string& path) {
  report_.error(Errc::policy_not_supported,
                "'population' belongs to the language, but this version does not read it here", path + ".subject",
                "judge people, or add up their results with [[aggregate]] or [[share]]");
}

void Checks::same_subject(const Rule& named, SubjectKind subject, const std::string& path, std::string help) {
  if (named.head().subject == subject) return;
  report_.error(Errc::policy_bad_value, "'" + named.head().id + "' judges another kind of subject", path,
                std::move(help));
}

void Checks::same_windows(const Rule& named, const WindowSpec& windows, const std::string& path, std::string help) {
  if (named.windowed() == nullptr || named.windowed()->per.spec == windows) return;
  report_.error(Errc::policy_window, "'" + named.head().id + "' counts by other windows", path, std::move(help));
}

void Checks::has_band(const GradeRule& grade, const std::string& band, const std::string& path) {
  if (std::any_of(grade.bands.begin(), grade.bands.end(), [&](const GradeBand& one) { return one.name == band; }))
    return;
  report_.error(Errc::policy_unknown_name, "'" + grade.id + "' has no band '" + band + "'", path);
}

void Checks::has_step(const LadderRule& ladder, const std::string& step, const std::string& path) {
  if (std::any_of(ladder.steps.begin(), ladder.steps.end(), [&](const auto& one) { return one.step == step; })) return;
  report_.error(Errc::policy_unknown_name, "'" + ladder.id + "' has no step '" + step + "'", path);
}

void Checks::may_rank(const std::string& path) {
  if (policy_.allows("ranking")) return;
  report_.error(Errc::policy_contradiction, "places rank people, which this policy does not allow", path,
                "add allow = [\"ranking\"] to the policy, if its source ranks");
}

void check_rules(const PolicyData& data, Report& report) {
  Checks checks{data, report};
  walk(data.model, [&](const AnyPart& part, const Site& site) { check_part(part, site, checks); });
}

}  // namespace cadre::inline v1::detail
