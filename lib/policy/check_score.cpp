// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_score.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

void Checks::points(const std::optional<Points>& points, Measure unit, const std::string& path) {
  if (!points || points->measure == unit) return;
  report_.error(Errc::policy_bad_unit,
                "'" + to_string(Amount{points->value, points->measure}) + "' is not in the unit of the score", path,
                "write it in " + written(unit));
}

bool Checks::no_circle(const std::string& named, const std::string& id, const std::string& path) {
  if (named.empty() || find(named) == nullptr || !reaches(named, id)) return true;
  report_.error(Errc::policy_cycle, "'" + id + "' is made of itself", path);
  return false;
}

namespace {

/// Checks one item of a score.
class ItemCheck {
 public:
  ItemCheck(const ScoreRule& rule, const ScoreItem& item, std::string path, Measure unit, Checks& checks)
      : rule_{rule}, item_{item}, path_{std::move(path)}, unit_{unit}, checks_{checks} {}

  void run() const {
    check_source();
    check_keys();
    check_units();
    check_named();
    check_table();
  }

 private:
  [[nodiscard]] int sources() const {
    return int{item_.count.has_value()} + int{!item_.rule.empty()} + int{item_.mark.has_value()} +
           int{!item_.score.empty()} + int{!item_.figure.empty()} + int{!item_.by_place.empty()};
  }
  void error(Errc code, std::string message, const std::string& key, std::string help = {}) const {
    checks_.report().error(code, std::move(message), key.empty() ? path_ : path_ + '.' + key, std::move(help));
  }
  void belongs(bool is_written, bool fits, const std::string& key, const std::string& source) const {
    if (is_written && !fits)
      error(Errc::policy_bad_value, "'" + key + "' says nothing here", key, "it belongs to an item with " + source);
  }

  void check_source() const {
    if (sources() == 1) return;
    error(Errc::policy_missing_key,
          "item '" + item_.id + "' has " + (sources() == 0 ? "no source" : "more than one source"), "",
          "write one of count, rule, mark, score, figure, by_place");
  }

  void check_keys() const {
    const bool counts = item_.count.has_value();
    const bool has_mark = item_.mark.has_value();
    const bool has_scale = has_mark || !item_.score.empty() || !item_.figure.empty();
    belongs(item_.each.has_value(), counts, "each", "count");
    belongs(item_.of != FactSelector{}, counts, "of", "count");
    const bool has_place = !item_.by_place.empty();
    belongs(!item_.table.empty(), counts || has_mark || has_place, "table", "count, mark or by_place");
    for (const auto& [key, is_written] :
         {std::pair{"met", item_.met.has_value()}, std::pair{"failed", item_.failed.has_value()},
          std::pair{"per_short", item_.per_short.has_value()}, std::pair{"per_over", item_.per_over.has_value()}}) {
      belongs(is_written, !item_.rule.empty(), key, "rule");
    }
    belongs(item_.combine != Combine::mean, has_mark || !item_.score.empty(), "combine", "mark or score");
    belongs(item_.min_samples != 1, has_mark || has_place, "min_samples", "mark or by_place");
    if (has_place) check_place();
    belongs(item_.scale_to.has_value(), has_scale, "scale_to", "mark, score or figure");
    belongs(item_.windows != ScoreWindows::same, !item_.score.empty(), "windows", "score");
    if (counts && item_.each.has_value() != item_.table.empty())
      error(Errc::policy_missing_key, "item '" + item_.id + "' counts occurrences, and says not what they give", "",
            "add either each or table");
    check_occurrences();
    const bool gives = item_.met || item_.failed || item_.per_short || item_.per_over;
    if (!item_.rule.empty() && !gives)
      error(Errc::policy_missing_key, "item '" + item_.id + "' says not what the rule's answer gives", "rule",
            "add met, failed, per_short or per_over");
    if (item_.scale_to && !item_.table.empty())
      error(Errc::policy_contradiction, "a table gives points itself", "scale_to", "leave out scale_to or table");
  }

  void check_occurrences() const {
    const bool by_kind =
        item_.count == Occurrence::documents || item_.count == Occurrence::events || item_.count == Occurrence::leaves;
    if (by_kind) checks_.by_kind(item_.of, "documents, events and leaves", path_ + ".of");
    const bool of_people =
        item_.count == Occurrence::study || item_.count == Occurrence::absences || item_.count == Occurrence::leaves;
    if (of_people && rule_.subject != SubjectKind::person)
      error(Errc::policy_bad_value, "only people have " + std::string{word_for(*item_.count)}, "count");
  }

  void check_place() const {
    const Rule* const named = checks_.find(item_.by_place);
    const auto* const score = checks_.find_as<ScoreRule>(item_.by_place);
    if (item_.table.empty())
      error(Errc::policy_missing_key, "item '" + item_.id + "' says not what places give", "by_place", "add table");
    checks_.may_rank(path_ + ".by_place");
    if (named == nullptr || !checks_.no_circle(item_.by_place, rule_.id, path_ + ".by_place")) return;
    if (score == nullptr || score->subject != rule_.subject || score->per.spec != rule_.per.spec)
      error(Errc::policy_bad_value, "'" + item_.by_place + "' is no score of the same subjects and windows",
            "by_place");
  }

  void check_units() const {
    const auto at = [&](const char* key) { return path_ + '.' + key; };
    checks_.points(item_.start, unit_, at("start"));
    checks_.points(item_.each, unit_, at("each"));
    checks_.points(item_.met, unit_, at("met"));
    checks_.points(item_.failed, unit_, at("failed"));
    checks_.points(item_.floor, unit_, at("floor"));
    checks_.points(item_.cap, unit_, at("cap"));
    if (item_.scale_to) checks_.points(Points{item_.scale_to->value, item_.scale_to->measure}, unit_, at("scale_to"));
    if (item_.floor && item_.cap && item_.floor->value > item_.cap->value)
      error(Errc::policy_contradiction, "the floor is above the cap", "floor");
    if (item_.weight && item_.weight->measure != Measure::ratio())
      error(Errc::policy_bad_unit, "a weight is a ratio", "weight", "write it as \"30 %\"");
    const Rule* const named = checks_.find(item_.rule);
    for (const auto& [key, per] : {std::pair{"per_short", &item_.per_short}, std::pair{"per_over", &item_.per_over}}) {
      if (!*per) continue;
      checks_.points((*per)->each, unit_, at(key) + ".each");
      if ((*per)->unit.value <= Ratio{})
        error(Errc::policy_bad_value, "a unit of nothing has no number", std::string{key} + ".unit");
      if (named != nullptr && (*per)->unit.measure != checks_.policy().measured_in(*named))
        error(Errc::policy_bad_unit, "'" + to_string((*per)->unit) + "' is not in the unit of '" + item_.rule + "'",
              std::string{key} + ".unit", "write it in " + written(checks_.policy().measured_in(*named)));
    }
  }

  void check_named() const {
    for (const auto& [key, name] :
         {std::pair{"rule", &item_.rule}, std::pair{"score", &item_.score}, std::pair{"figure", &item_.figure}}) {
      const Rule* const named = name->empty() ? nullptr : checks_.find(*name);
      if (named == nullptr || !checks_.no_circle(*name, rule_.id, path_ + '.' + key)) continue;
      const bool is_score = std::holds_alternative<ScoreRule>(named->spec);
      const bool is_grade = std::holds_alternative<GradeRule>(named->spec);
      if (key == std::string_view{"score"} && !is_score)
        error(Errc::policy_bad_value, "'" + *name + "' is no score", key);
      if (key != std::string_view{"score"} && (is_score || is_grade))
        error(Errc::policy_bad_value, "'" + *name + "' gives no answer to count", key, "name a score under score");
      checks_.no_ladder(*named, path_ + '.' + key);
      const bool may_differ = key == std::string_view{"figure"} && std::holds_alternative<AggregateRule>(named->spec);
      if (!may_differ) checks_.same_subject(*named, rule_.subject, path_ + '.' + key);
      const bool is_inner = item_.windows == ScoreWindows::inner && key == std::string_view{"score"};
      if (!is_inner)
        checks_.same_windows(*named, rule_.per.spec, path_ + '.' + key,
                             key == std::string_view{"score"} ? "write windows = \"inner\"" : "");
      const Measure counted = checks_.policy().measured_in(*named);
      const bool scales = item_.scale_to && (is_score || counted == Measure::ratio());
      if (key != std::string_view{"rule"} && counted != unit_ && !scales)
        error(Errc::policy_bad_unit, "'" + *name + "' does not count in the unit of the score", key,
              counted == Measure::ratio() ? "add scale_to: the points that all of it is worth" : "");
    }
  }

  void check_table() const {
    std::set<Ratio> bounds;
    for (std::size_t i = 0; i < item_.table.size(); ++i) {
      const TableStep& step = item_.table[i];
      const std::string at = "table[" + std::to_string(i) + ']';
      checks_.points(step.is, unit_, path_ + '.' + at + ".is");
      if (!bounds.insert(step.from).second)
        error(Errc::policy_contradiction, "two steps begin at " + to_string(step.from), at + ".from");
      if (step.is_share != item_.mark.has_value())
        error(Errc::policy_bad_unit,
              item_.mark ? "a table of marks goes by shares of the best mark"
                         : "a table of occurrences goes by their number",
              at + ".from", item_.mark ? "write from = \"60 %\"" : "write from = 1");
    }
  }

  const ScoreRule& rule_;
  const ScoreItem& item_;
  std::string path_;
  Measure unit_;
  Checks& checks_;
};

void check_weights(const ScoreRule& rule, const std::string& path, Checks& checks) {
  Ratio sum;
  std::size_t written_ones = 0;
  for (std::size_t i = 0; i < rule.items.size(); ++i) {
    const ScoreItem& item = rule.items[i];
    if (item.not_applicable == WithoutItem::reweigh && !item.weight)
      checks.report().error(Errc::policy_missing_key, "item '" + item.id + "' has no weight to be shared out",
                            item_path(path + ".items", i) + ".not_applicable", "add weight to every item");
    if (!item.weight) continue;
    ++written_ones;
    sum = checked_add(sum, item.weight->value).value_or(Ratio::whole(2));
  }
  if (written_ones == 0) return;
  if (written_ones != rule.items.size() || sum != Ratio::whole(1))
    checks.report().error(Errc::policy_contradiction,
                          written_ones != rule.items.size() ? "some items have a weight and some have none"
                                                            : "the weights sum to " + to_percent(sum) + ", not 100 %",
                          path + ".items", "weigh every item, 100 % in all");
}

void check_start(const ScoreRule& rule, Measure unit, const std::string& path, Checks& checks) {
  if (!rule.start) return;
  const ScoreStart& start = *rule.start;
  checks.points(start.points, unit, path + ".start");
  checks.points(start.first, unit, path + ".start.first");
  if (start.is_full && !rule.full)
    checks.report().error(Errc::policy_missing_key, "the score starts full, and says not what that is", path + ".start",
                          "add full = \"100 pt\"");
  if (start.of.empty()) return;
  const Rule* const named = checks.find(start.of);
  const auto* const score = checks.find_as<ScoreRule>(start.of);
  const Date first = intersect(rule.valid, checks.data().model.valid).from;
  if (named != nullptr && score == nullptr)
    checks.report().error(Errc::policy_bad_value, "'" + start.of + "' is no score", path + ".start.of");
  if (score != nullptr && (score->per != rule.per || score->subject != rule.subject))
    checks.report().error(Errc::policy_window, "'" + start.of + "' counts by other windows or of other subjects",
                          path + ".start.of");
  if (first == Date::first())
    checks.report().error(Errc::policy_missing_key, "no first window: the rule has no first day in force",
                          path + ".start", "add valid = { from = ... } to the rule or to the policy");
}

}  // namespace

void check(const ScoreRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const Measure unit = measured_in(rule, checks.policy());
  if (rule.items.empty()) report.error(Errc::policy_missing_key, "score '" + rule.id + "' has no items", path);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < rule.items.size(); ++i) {
    const std::string at = item_path(path + ".items", i);
    if (!ids.insert(rule.items[i].id).second)
      report.error(Errc::policy_duplicate_id, "the item '" + rule.items[i].id + "' stands twice", at + ".id");
    ItemCheck{rule, rule.items[i], at, unit, checks}.run();
    const bool needs_full = rule.items[i].not_applicable == WithoutItem::full;
    if (needs_full && !rule.items[i].cap && !rule.items[i].scale_to && !(rule.items[i].weight && rule.full))
      report.error(Errc::policy_missing_key, "item '" + rule.items[i].id + "' says not what all of it is", at,
                   "add cap or scale_to");
  }
  check_weights(rule, path, checks);
  check_start(rule, unit, path, checks);
  checks.points(rule.floor, unit, path + ".floor");
  checks.points(rule.cap, unit, path + ".cap");
  if (rule.floor && rule.cap && rule.floor->value > rule.cap->value)
    report.error(Errc::policy_contradiction, "the floor is above the cap", path + ".floor");
  if (rule.round) checks.step(*rule.round, unit, path + ".round.step");
}

/// The unit of its full points, else of its bounds, else of the first points that an item gives.
Measure measured_in(const ScoreRule& rule, const Policy& /*policy*/) {
  if (rule.full) return rule.full->measure;
  if (rule.cap) return rule.cap->measure;
  if (rule.floor) return rule.floor->measure;
  for (const ScoreItem& item : rule.items) {
    for (const auto* points : {&item.each, &item.met, &item.failed, &item.start, &item.cap}) {
      if (*points) return (*points)->measure;
    }
    if (!item.table.empty()) return item.table.front().is.measure;
    if (item.scale_to) return item.scale_to->measure;
  }
  return Measure::named("pt").value_or(Measure{});
}

namespace {

/// The conditions of a veto can be asked of whom its score judges, and do not lead back to what it takes away.
void check_conditions(const VetoRule& rule, const ScoreRule& score, const std::string& path, Checks& checks) {
  for (std::size_t i = 0; i < rule.when.size(); ++i) {
    const When& when = rule.when[i];
    const std::string place = item_path(path + ".when", i) + ".rule";
    const Rule* const other = checks.find(when.rule);
    if (other == nullptr) continue;
    if (other->head().subject != score.subject)
      checks.report().error(Errc::policy_bad_value, "'" + when.rule + "' judges another kind of subject", place);
    bool returns = checks.reaches(when.rule, rule.score);
    for (const std::string& award : rule.bars) returns = returns || checks.reaches(when.rule, award);
    if (returns && when.window == When::Of::same)
      checks.report().error(Errc::policy_cycle, "'" + when.rule + "' depends on what the veto takes away", place);
    if (returns && when.window != When::Of::same &&
        intersect(score.valid, checks.data().model.valid).from == Date::first())
      checks.report().error(Errc::policy_window, "the veto looks back at its own score without an end", place,
                            "write valid = { from = .. } in the score or the policy");
  }
}

/// The keys of a veto go together.
void check_keys(const VetoRule& rule, const std::string& path, Report& report) {
  if (rule.effect == VetoEffect::none && !rule.grade_at_most && rule.bars.empty())
    report.error(Errc::policy_missing_key, "veto '" + rule.id + "' has no effect", path,
                 "add effect = \"zero\", grade_at_most or bars");
  if (rule.event.empty() && rule.when.empty())
    report.error(Errc::policy_missing_key, "veto '" + rule.id + "' does not say what calls for it", path,
                 "add event = [\"<kind>\"] or when = { .. }");
  if (rule.from_unit && rule.event.empty())
    report.error(Errc::policy_bad_value, "only events are a unit's", path + ".from_unit", "add event = [\"<kind>\"]");
  if (!rule.item.empty() && rule.effect == VetoEffect::none)
    report.error(Errc::policy_bad_value, "'item' says nothing here", path + ".item", "it belongs to effect = \"zero\"");
  if (rule.from_unit != rule.reach.has_value())
    report.error(Errc::policy_missing_key, "events of a unit reach some of its people, and the rule does not say whom",
                 path, "write from_unit = true with reach = \"on_last_day\" | \"any_day\" | \"most_days\"");
}

/// Awards are barred, and a grade of the same score is limited.
void check_effects(const VetoRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  for (std::size_t i = 0; i < rule.bars.size(); ++i) {
    const Rule* const award = checks.find(rule.bars[i]);
    if (award != nullptr && !std::holds_alternative<AwardRule>(award->spec))
      report.error(Errc::policy_bad_value, "'" + rule.bars[i] + "' is no award", item_path(path + ".bars", i));
  }
  if (!rule.grade_at_most) return;
  const auto* const grade = checks.find_as<GradeRule>(rule.grade_at_most->grade);
  if (grade == nullptr && checks.find(rule.grade_at_most->grade) != nullptr)
    report.error(Errc::policy_bad_value, "'" + rule.grade_at_most->grade + "' is no grade",
                 path + ".grade_at_most.grade");
  if (grade != nullptr) checks.has_band(*grade, rule.grade_at_most->band, path + ".grade_at_most.band");
  if (grade != nullptr && grade->of != rule.score)
    report.error(Errc::policy_bad_value, "'" + grade->id + "' grades another score", path + ".grade_at_most.grade");
}

}  // namespace

void check(const VetoRule& rule, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const Rule* const named = checks.find(rule.score);
  const auto* const score = checks.find_as<ScoreRule>(rule.score);
  if (named != nullptr && score == nullptr)
    report.error(Errc::policy_bad_value, "'" + rule.score + "' is no score", path + ".score");
  check_keys(rule, path, report);
  if (score == nullptr) return;
  const bool has_item = std::any_of(score->items.begin(), score->items.end(),
                                    [&](const ScoreItem& item) { return item.id == rule.item; });
  if (!rule.item.empty() && !has_item)
    report.error(Errc::policy_unknown_name, "'" + rule.score + "' has no item '" + rule.item + "'", path + ".item");
  if (rule.from_unit && score->subject != SubjectKind::person)
    report.error(Errc::policy_bad_value, "only people belong to units", path + ".from_unit");
  checks.who(rule.who, score->subject, path);
  check_conditions(rule, *score, path, checks);
  check_effects(rule, path, checks);
}

}  // namespace cadre::inline v1::detail
