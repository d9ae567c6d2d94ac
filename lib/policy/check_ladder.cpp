// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_ladder.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// A ladder being checked.
struct LadderCheck {
  const LadderRule& rule;
  const std::string& path;
  Checks& checks;

  void error(Errc code, const std::string& text, const std::string& at, const std::string& help = {}) const {
    checks.report().error(code, text, path + at, help);
  }

  void counts() const {
    const LadderCounts& counts = rule.counts;
    const int sources = int{!counts.statuses.empty()} + int{!counts.events.empty()} + int{!counts.rule.empty()} +
                        int{!counts.leaves.empty()};
    if (sources != 1)
      error(Errc::policy_bad_value, "a ladder counts one of statuses, events, rule and leaves", ".counts",
            "write exactly one of them");
    if (counts.of != FactSelector{} && counts.statuses.empty())
      error(Errc::policy_bad_value, "'of' says nothing here", ".counts.of", "it selects sessions: write statuses");
    if (counts.rule.empty() != counts.verdict.empty())
      error(Errc::policy_missing_key, "a rule is counted by its answers", ".counts", "write rule and verdict together");
    const bool is_of_people = !counts.statuses.empty() || !counts.leaves.empty();
    if (is_of_people && rule.subject != SubjectKind::person)
      error(Errc::policy_bad_value, "only people attend sessions and take leave", ".subject",
            "count events or the answers of a rule");
    counted_rule();
  }

  void counted_rule() const {
    const std::string& name = rule.counts.rule;
    const Rule* const counted = name.empty() ? nullptr : checks.find(name);
    if (counted == nullptr || !checks.no_circle(name, rule.id, path + ".counts.rule")) return;
    if (counted->head().subject != rule.subject)
      error(Errc::policy_bad_value, "'" + name + "' judges another kind of subject", ".counts.rule");
    const auto depends_on = [&](const std::string& award) {
      error(Errc::policy_cycle, "'" + name + "' depends on the award '" + award + "', which the ladder bars",
            ".counts.rule");
    };
    for (const LadderStep& step : rule.steps) {
      for (const std::string& award : step.bars) {
        const Rule* const barred = checks.find(award);
        const bool is_award = barred != nullptr && std::holds_alternative<AwardRule>(barred->spec);
        if (is_award && checks.reaches(name, award)) depends_on(award);
      }
    }
  }

  void steps() const {
    if (rule.steps.empty()) error(Errc::policy_missing_key, "ladder '" + rule.id + "' has no steps", "");
    std::set<std::int64_t> bounds;
    std::set<std::string> names;
    for (std::size_t i = 0; i < rule.steps.size(); ++i) {
      const LadderStep& step = rule.steps[i];
      const std::string at = item_path(".steps", i);
      if (step.from < 1) error(Errc::policy_bad_value, "a step is reached with one or more", at + ".from");
      if (rule.last && step.from > *rule.last)
        error(Errc::policy_contradiction,
              std::to_string(step.from) + " of the last " + std::to_string(*rule.last) + " can never be", at + ".from");
      if (!bounds.insert(step.from).second)
        error(Errc::policy_contradiction, "two steps are reached with " + std::to_string(step.from), at + ".from");
      if (!names.insert(step.step).second)
        error(Errc::policy_duplicate_id, "the step '" + step.step + "' stands twice", at + ".step");
      lasts(step, at);
      bars(step, at);
    }
  }

  void lasts(const LadderStep& step, const std::string& at) const {
    if (!step.lasts) return;
    const std::string_view unit = step.lasts->measure.name();
    const bool is_length = unit == "year" || unit == "month" || unit == "d";
    if (!is_length || !step.lasts->value.is_whole() || step.lasts->value > Ratio::whole(1000))
      error(Errc::policy_bad_unit, "'" + to_string(*step.lasts) + "' is no number of years, months or days",
            at + ".lasts", "write \"1 year\"");
  }

  void bars(const LadderStep& step, const std::string& at) const {
    for (std::size_t i = 0; i < step.bars.size(); ++i) {
      const Rule* const award = checks.find(step.bars[i]);
      if (award == nullptr) continue;
      const std::string place = item_path(at + ".bars", i);
      if (!std::holds_alternative<AwardRule>(award->spec))
        error(Errc::policy_bad_value, "'" + step.bars[i] + "' is no award", place);
      if (award->head().subject != rule.subject)
        error(Errc::policy_bad_value, "'" + step.bars[i] + "' is given to another kind of subject", place);
    }
  }
};

}  // namespace

void check(const LadderRule& rule, const std::string& path, Checks& checks) {
  const LadderCheck ladder{rule, path, checks};
  ladder.counts();
  ladder.steps();
  if (rule.running && rule.last)
    ladder.error(Errc::policy_contradiction, "in a row and among the last are two ways to count", ".last",
                 "write running or last");
  if (rule.last && *rule.last < 1) ladder.error(Errc::policy_bad_value, "the last one or more are looked at", ".last");
  if (std::holds_alternative<window::PerSession>(rule.per.spec))
    ladder.error(Errc::policy_window, "in one session nothing happens again and again", ".per", "write per = \"year\"");
  if (rule.mid_window)
    ladder.error(Errc::policy_bad_value, "'mid_window' says nothing of a ladder", ".mid_window", "leave it out");
}

void Checks::no_ladder(const Rule& named, const std::string& path) {
  if (!std::holds_alternative<LadderRule>(named.spec)) return;
  report_.error(Errc::policy_bad_value, "'" + named.head().id + "' is a ladder: it is met whichever step stands", path,
                "ask which step was reached: when = { rule = \"" + named.head().id + "\", held = [\"<step>\"] }");
}

/// It counts occurrences, which have no unit.
Measure measured_in(const LadderRule& /*rule*/, const Policy& /*policy*/) { return Measure::events(); }

void check(const HeldStep& standing, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  // `<construct>[i].who...`: whom a rule speaks of.
  const std::string construct = path.substr(0, path.find('['));
  const std::size_t end = path.find(']');
  const std::string place = end == std::string::npos ? "" : path.substr(std::min(end + 1, path.size()));
  const bool is_read = place.substr(0, 4) == ".who" && construct != "leave" && construct != "makeup";
  if (!is_read)
    report.error(Errc::policy_not_supported, "'standing' is not read here", path,
                 "write it in the who of a rule that yields results, of a veto or of an exemption");
  const Rule* const named = checks.find(standing.rule);
  if (named == nullptr) return;
  const auto* const ladder = std::get_if<LadderRule>(&named->spec);
  if (ladder == nullptr)
    return report.error(Errc::policy_bad_value, "'" + standing.rule + "' is no ladder", path + ".rule");
  if (standing.is.empty())
    report.error(Errc::policy_missing_key, "the standing names no step", path, "add is = [\"<step>\"]");
  for (std::size_t i = 0; i < standing.is.size(); ++i)
    checks.has_step(*ladder, standing.is[i], item_path(path + ".is", i));
}

}  // namespace cadre::inline v1::detail
