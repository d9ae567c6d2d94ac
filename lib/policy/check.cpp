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
  const auto follow = [&](const auto& part, const Site& site) {
    if constexpr (std::is_same_v<decltype(part), const When&>) {
      // What an earlier window says is no circle.
      found = found || (part.window == When::Of::same && reaches(checks, part.rule, to, seen));
    } else if constexpr (std::is_same_v<decltype(part), const WindowRule&>) {
      const auto* const clock = std::get_if<window::Clock>(&part.spec);
      found = found || (clock != nullptr && clock->amount && reaches(checks, clock->amount_of, to, seen));
    } else if constexpr (std::is_same_v<decltype(part), const std::string&>) {
      found = found || (site.refers == Refers::rule && reaches(checks, part, to, seen));
    }
  };
  std::visit([&](const auto& spec) { walk(spec, Site{}, follow); }, rule->spec);
  return found;
}

/// Checks one part of a policy: names where it is a name, and what is said of its kind.
class PartCheck {
 public:
  explicit PartCheck(Checks& checks) : checks_{checks} {}

  template <class T>
  void operator()(const T& part, const Site& site) const {
    constexpr bool is_rule = std::is_base_of_v<RuleHead, T>;
    if constexpr (std::is_same_v<T, std::string>) {
      const bool is_rule_name = site.refers == Refers::rule || site.refers == Refers::condition;
      if (!part.empty() && is_rule_name) checks_.rule_name(part, site.path);
      if (!part.empty() && site.refers == Refers::exemption) checks_.exemption_name(part, site.path);
      if (!part.empty() && site.refers == Refers::calendar) checks_.calendar_name(part, site.path);
    }
    // Every kind of rule has a check, and other constructs may have one.
    if constexpr (is_rule || requires { check(part, site.path, checks_); }) check(part, site.path, checks_);
    if constexpr (std::is_base_of_v<WindowedRule, T>) checks_.windows(part, site.path);
    if constexpr (is_one_of<T, RuleSpec>) {
      checks_.who(part.who, part.subject, site.path);
      checks_.conditions(part, site.path);
      bool is_figure = std::is_same_v<T, AggregateRule> || std::is_same_v<T, ShareRule>;
      if constexpr (std::is_same_v<T, Quota>) is_figure = part.count == "people";
      if (!is_figure && part.subject == SubjectKind::population) checks_.no_population(site.path);
    }
  }

 private:
  Checks& checks_;
};

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
  walk(data.model, PartCheck{checks});
}

}  // namespace cadre::inline v1::detail
