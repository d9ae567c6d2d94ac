// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_grade.hpp"
#include "policy/detail/fields_quota.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

bool is_people(const Amount& amount) { return amount.measure.name() == "person" && amount.value.is_whole(); }

/// Every value that the score can have is in one band, and every band can be reached.
void check_bands(const GradeRule& rule, const ScoreRule& score, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const Measure unit = measured_in(score, checks.policy());
  std::set<std::string> names;
  std::optional<Ratio> lowest;
  std::set<std::optional<Ratio>> bounds;
  for (std::size_t i = 0; i < rule.bands.size(); ++i) {
    const GradeBand& band = rule.bands[i];
    const std::string at = item_path(path + ".bands", i);
    checks.points(band.from, unit, at + ".from");
    if (!names.insert(band.name).second)
      report.error(Errc::policy_duplicate_id, "the band '" + band.name + "' stands twice", at + ".name");
    const auto bound = band.from ? std::optional{band.from->value} : std::nullopt;
    if (!bounds.insert(bound).second)
      report.error(
          Errc::policy_contradiction,
          bound ? "two bands begin at " + to_string(Amount{*bound, unit}) : "two bands take all below the others", at,
          "let each begin at points of its own");
    if (bound && score.cap && *bound > score.cap->value)
      report.warning(Errc::policy_contradiction, "the band '" + band.name + "' cannot be reached", at + ".from",
                     "the score's cap is " + to_string(Amount{score.cap->value, unit}));
    if (bound && score.round && score.round->step.value > Ratio{}) {
      // A bound between two values that rounding can give means the next higher one.
      const auto rounded = bound->rounded(score.round->step.value, Rounding::down);
      if (rounded && *rounded != *bound)
        report.warning(Errc::policy_contradiction,
                       "the score is rounded to " + to_string(score.round->step) + ", which never gives " +
                           to_string(Amount{*bound, unit}),
                       at + ".from", "let the band begin at a value that the rounding gives");
    }
  }
  if (bounds.empty() || bounds.contains(std::nullopt)) return;
  lowest = *bounds.begin();
  if (!score.floor || score.floor->value < *lowest)
    report.error(Errc::policy_contradiction, "points under " + to_string(Amount{*lowest, unit}) + " are in no band",
                 path + ".bands", "leave out `from` of the lowest band");
}

void check_quotas(const GradeRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  for (std::size_t i = 0; i < rule.quota.size(); ++i) {
    const BandQuota& quota = rule.quota[i];
    const std::string at = item_path(path + ".quota", i);
    const bool has_band = std::any_of(rule.bands.begin(), rule.bands.end(),
                                      [&](const GradeBand& band) { return band.name == quota.band; });
    if (!has_band) report.error(Errc::policy_unknown_name, "there is no band '" + quota.band + "'", at + ".band");
    const bool is_share = quota.most.measure == Measure::ratio() && quota.most.value <= Ratio::whole(1);
    if (!is_share && !is_people(quota.most))
      report.error(Errc::policy_bad_unit, "'" + to_string(quota.most) + "' is no number of people and no share",
                   at + ".most", "write \"3 person\" or \"20 %\"");
    const bool is_named = quota.per.substr(0, 6) == "group:" || quota.per.substr(0, 10) == "attribute:";
    if (quota.per != "all" && quota.per != "unit" && !is_named)
      report.error(Errc::policy_bad_value, "'" + quota.per + "' is not one of the words allowed here", at + ".per",
                   "write all, unit, group:<id or kind> or attribute:<name>");
    if (quota.per != "all" && rule.subject != SubjectKind::person)
      report.error(Errc::policy_bad_value, "only people are counted by '" + quota.per + "'", at + ".per",
                   "write per = \"all\"");
  }
  if (!rule.quota.empty() && !rule.ties)
    report.error(Errc::policy_missing_key, "the rule does not say what becomes of equal points at the edge of a quota",
                 path, "add ties = \"all_out\" | \"all_in\" | \"refuse\"");
  if (rule.quota.empty() && rule.ties)
    report.error(Errc::policy_bad_value, "'ties' says nothing without a quota", path + ".ties", "leave it out");
}

}  // namespace

void check(const GradeRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  if (rule.bands.empty()) report.error(Errc::policy_missing_key, "grade '" + rule.id + "' has no bands", path);
  const Rule* const named = checks.find(rule.of);
  const auto* const score = checks.find_as<ScoreRule>(rule.of);
  if (named != nullptr && score == nullptr)
    report.error(Errc::policy_bad_value, "'" + rule.of + "' is no score", path + ".of");
  if (score != nullptr) checks.same_subject(*named, rule.subject, path + ".of", "write the score's subject");
  if (score != nullptr) check_bands(rule, *score, path, checks);
  check_quotas(rule, path, checks);
  if (rule.place) checks.may_rank(path + ".place");
}

Measure measured_in(const GradeRule& rule, const Policy& policy) {
  const auto of = policy.find_rule(rule.of);
  const auto* const score = of ? std::get_if<ScoreRule>(&policy.rules()[*of].spec) : nullptr;
  return score == nullptr ? Measure{} : measured_in(*score, policy);
}

namespace {

/// Checks an award: what it asks for, places, what it costs.
class AwardCheck {
 public:
  AwardCheck(const AwardRule& rule, std::string path, Checks& checks)
      : rule_{rule}, path_{std::move(path)}, checks_{checks} {}

  void run() const {
    if (rule_.needs.empty() && !rule_.grade && !rule_.places && !rule_.spend)
      error(Errc::policy_missing_key, "award '" + rule_.id + "' asks for nothing", path_,
            "add needs, grade, places or spend");
    for (std::size_t i = 0; i < rule_.needs.size(); ++i) {
      const std::string at = item_path(path_ + ".needs", i);
      fits(rule_.needs[i], at);
      if (const Rule* const named = checks_.find(rule_.needs[i])) checks_.no_ladder(*named, at);
    }
    if (rule_.grade) check_grade(*rule_.grade);
    check_places();
    check_held();
    if (rule_.spend) check_spend(*rule_.spend);
  }

 private:
  void error(Errc code, std::string message, const std::string& at, std::string help = {}) const {
    checks_.report().error(code, std::move(message), at, std::move(help));
  }
  /// What it looks at judges the same subjects by the same windows, and not this award.
  void fits(const std::string& name, const std::string& at) const {
    const Rule* const named = name.empty() ? nullptr : checks_.find(name);
    if (named == nullptr || !checks_.no_circle(name, rule_.id, at)) return;
    checks_.same_subject(*named, rule_.subject, at);
    checks_.same_windows(*named, rule_.per.spec, at);
  }
  void check_grade(const NeededGrade& needed) const {
    fits(needed.grade, path_ + ".grade.grade");
    const auto* const grade = checks_.find_as<GradeRule>(needed.grade);
    if (grade == nullptr && checks_.find(needed.grade) != nullptr)
      error(Errc::policy_bad_value, "'" + needed.grade + "' is no grade", path_ + ".grade.grade");
    for (std::size_t i = 0; i < needed.band.size() && grade != nullptr; ++i)
      checks_.has_band(*grade, needed.band[i], item_path(path_ + ".grade.band", i));
  }
  void check_places() const {
    fits(rule_.by, path_ + ".by");
    if (rule_.places && !is_people(*rule_.places))
      error(Errc::policy_bad_unit, "'" + to_string(*rule_.places) + "' is no number of people", path_ + ".places",
            "write \"3 person\"");
    const bool has_all = !rule_.by.empty() && rule_.ties;
    const bool has_some = !rule_.by.empty() || rule_.ties;
    if (rule_.places ? !has_all : has_some)
      error(Errc::policy_missing_key, "places are given by a score", path_, "write places, by and ties together");
    if (!rule_.by.empty()) checks_.may_rank(path_ + ".by");
    if (checks_.find(rule_.by) != nullptr && checks_.find_as<ScoreRule>(rule_.by) == nullptr)
      error(Errc::policy_bad_value, "'" + rule_.by + "' is no score", path_ + ".by");
  }
  void check_held() const {
    const bool asks_who_held = rule_.not_again_for || rule_.spend;
    if (asks_who_held == rule_.held.empty())
      error(Errc::policy_missing_key, "who held the award is known by events", path_,
            "write held together with not_again_for or spend");
    if (rule_.not_again_for) checks_.length(*rule_.not_again_for, path_ + ".not_again_for");
  }
  void check_spend(const Spend& spend) const {
    fits(spend.of, path_ + ".spend.of");
    const auto* const quota = checks_.find_as<Quota>(spend.of);
    if (quota == nullptr && checks_.find(spend.of) != nullptr)
      error(Errc::policy_bad_value, "'" + spend.of + "' is no quota", path_ + ".spend.of");
    if (quota != nullptr && spend.amount.measure != measured_in(*quota, checks_.policy()))
      error(Errc::policy_bad_unit, "'" + to_string(spend.amount) + "' is not in the unit of '" + spend.of + "'",
            path_ + ".spend.amount", "write it in " + written(measured_in(*quota, checks_.policy())));
  }

  const AwardRule& rule_;
  std::string path_;
  Checks& checks_;
};

}  // namespace

void check(const AwardRule& rule, const std::string& path, Checks& checks) { AwardCheck{rule, path, checks}.run(); }

Measure measured_in(const AwardRule& rule, const Policy& /*policy*/) {
  return rule.spend ? rule.spend->amount.measure : Measure{};
}

}  // namespace cadre::inline v1::detail
