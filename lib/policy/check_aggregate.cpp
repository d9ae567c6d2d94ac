// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"
#include "policy/detail/fields_aggregate.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether the figure is a ratio of parts of a whole.
bool is_rate(const AggregateRule& rule) { return rule.how == FigureHow::rate; }

/// No share of a whole is more than all of it.
void check_share(const std::optional<Parameter>& floor, const std::string& path, Checks& checks) {
  const auto values = floor ? checks.policy().values(*floor) : std::span<const ParameterValue>{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Amount& amount = values[i].amount;
    if (amount.measure != Measure::ratio() || amount.value <= Ratio::whole(1)) continue;
    checks.report().error(Errc::policy_contradiction, "no share is '" + to_string(amount) + "' of a whole",
                          floor->name.empty() ? item_path(path + ".at_least", i) : path + ".at_least",
                          "write at most 100 %");
  }
}

void check_of_rule(const AggregateRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const Rule* const named = checks.find(rule.of.rule);
  if (named == nullptr) return;
  checks.no_circle(rule.of.rule, rule.id, path + ".of");
  if (!rule.take)
    return report.error(Errc::policy_missing_key, "the figure does not say what it takes of each result", path,
                        "add take = \"counted\" | \"value\" | \"met\" | \"attended\"");
  const SubjectKind wanted = rule.over == FigureOver::units ? SubjectKind::unit : SubjectKind::person;
  if (rule.over == FigureOver::sessions)
    report.error(Errc::policy_bad_value, "rules do not judge sessions", path + ".over", "write people or units");
  else
    checks.same_subject(*named, wanted, path + ".of");
  checks.same_windows(*named, rule.per.spec, path + ".per");
  checks.no_ladder(*named, path + ".of");
  const bool takes_share = *rule.take == FigureTake::met || *rule.take == FigureTake::attended;
  if (is_rate(rule) && !takes_share)
    report.error(Errc::policy_bad_value, "a rate is of what is met or attended", path + ".take",
                 "write how = \"mean\" for amounts");
  if (*rule.take == FigureTake::attended && !std::holds_alternative<Attendance>(named->spec))
    report.error(Errc::policy_bad_value, "'" + rule.of.rule + "' is no rate of attendance", path + ".take");
  if (*rule.take == FigureTake::met && !is_rate(rule) && rule.how != FigureHow::count)
    report.error(Errc::policy_bad_value, "what is met is counted, or is a rate", path + ".how",
                 "write how = \"count\" or \"rate\"");
}

void check_of_facts(const AggregateRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  if (rule.over == FigureOver::units)
    report.error(Errc::policy_bad_value, "of units, figures are taken from rules", path + ".over",
                 "write of = \"<rule>\"");
  const bool of_sessions = rule.over == FigureOver::sessions;
  if (rule.take && (!of_sessions || *rule.take != FigureTake::attended))
    report.error(Errc::policy_bad_value, "'take' says nothing of these facts", path + ".take",
                 of_sessions ? "leave it out, or write attended" : "leave it out");
  if (!of_sessions && rule.how == FigureHow::median)
    report.error(Errc::policy_not_supported, "this version takes no median of facts", path + ".how");
  if (of_sessions && !rule.take && rule.how != FigureHow::count && rule.how != FigureHow::sum)
    report.error(Errc::policy_missing_key, "sessions without take are only counted", path, "add take = \"attended\"");
  if (rule.among && of_sessions)
    report.error(Errc::policy_bad_value, "'among' says nothing of sessions", path + ".among", "select them with of");
}

}  // namespace

void check(const AggregateRule& rule, const std::string& path, Checks& checks) {
  if (rule.subject == SubjectKind::person)
    checks.report().error(Errc::policy_bad_value, "a figure is of a unit, group or population", path + ".subject",
                          "write subject = \"unit\"");
  if (rule.of.rule.empty()) {
    check_of_facts(rule, path, checks);
  } else {
    check_of_rule(rule, path, checks);
  }
  const bool has_units = rule.over != FigureOver::units || rule.subject == SubjectKind::unit;
  if (!has_units) checks.report().error(Errc::policy_bad_value, "only units have units below them", path + ".over");
  if (rule.over == FigureOver::sessions && rule.subject == SubjectKind::population)
    checks.report().error(Errc::policy_bad_value, "a population holds no sessions", path + ".over",
                          "write subject = \"unit\"");
  if (rule.way != FigureWay::pooled && !(is_rate(rule) && rule.take == FigureTake::attended))
    checks.report().error(Errc::policy_bad_value, "'way' says nothing here", path + ".way",
                          "it belongs to a rate of what was attended");
  const Measure unit = measured_in(rule, checks.policy());
  checks.values(rule, rule.at_least, unit, path + ".at_least");
  if (unit == Measure::ratio()) check_share(rule.at_least, path, checks);
  if (rule.round) checks.step(*rule.round, unit, path + ".round.step");
  if (rule.among)
    checks.who(*rule.among, rule.over == FigureOver::units ? SubjectKind::unit : SubjectKind::person, path);
}

Measure measured_in(const AggregateRule& rule, const Policy& policy) {
  if (rule.how == FigureHow::rate) return Measure::ratio();
  const Measure people = Measure::named("person").value_or(Measure{});
  const auto of = policy.find_rule(rule.of.rule);
  if (rule.of.rule.empty()) {
    const bool of_sessions = rule.over == FigureOver::sessions && !rule.take;
    return of_sessions || rule.how != FigureHow::count ? Measure::sessions() : people;
  }
  if (!of || rule.how == FigureHow::count || rule.take == FigureTake::met)
    return rule.over == FigureOver::units ? Measure::named("unit").value_or(people) : people;
  if (rule.take == FigureTake::attended && rule.how == FigureHow::sum) return Measure::sessions();
  return policy.measured_in(policy.rules()[*of]);
}

void check(const ShareRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  if (rule.subject != SubjectKind::population)
    report.error(Errc::policy_bad_value, "a share is of a population", path + ".subject",
                 "write subject = \"population\"; `who` says of whom");
  if (rule.done.has_value() == rule.of.has_value())
    report.error(Errc::policy_missing_key, "a share is of those who met a rule, or who did something", path,
                 "write either done or of");
  checks.values(rule, rule.at_least, Measure::ratio(), path + ".at_least");
  check_share(rule.at_least, path, checks);
  if (rule.no_repeat != rule.within_years.has_value())
    report.error(Errc::policy_missing_key, "who counts once only counts once in so many years", path,
                 "write no_repeat = true and within_years together");
  if (!rule.done) return;
  const Rule* const named = checks.find(rule.done->rule);
  if (named == nullptr || !checks.no_circle(rule.done->rule, rule.id, path + ".done.rule")) return;
  checks.same_subject(*named, SubjectKind::person, path + ".done.rule");
  checks.no_ladder(*named, path + ".done.rule");
  checks.same_windows(*named, rule.per.spec, path + ".per");
}

Measure measured_in(const ShareRule& /*rule*/, const Policy& /*policy*/) { return Measure::ratio(); }

}  // namespace cadre::inline v1::detail
