// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/decision_record.hpp>

#include <algorithm>

#include <cadre/core/sha256.hpp>
#include <cadre/core/version.hpp>
#include <cadre/policy/canonical.hpp>

#include "evaluate/detail/recording.hpp"

namespace cadre::inline v1 {
namespace detail {
namespace {

/// Puts the parts of an outcome into a record.
class Parts {
 public:
  explicit Parts(DecisionRecord& record) : record_{record} {}

  void operator()(const Judgement& judgement) {
    record_.measured_in = judgement.measure.name();
    number("need", judgement.need);
    number("counted", judgement.counted);
    number("short", judgement.short_by);
    number("lost", judgement.lost);
    number("uncertain", judgement.uncertain);
    number("own", judgement.own);
    number("carry_in", judgement.carry_in);
    number("carry_used", judgement.carry_used);
    number("carry_out", judgement.carry_out);
    number("surplus", judgement.surplus);
    number("paid", judgement.paid);
    if (judgement.base != 0) {
      number("base", Ratio::whole(judgement.base));
      number("attended", Ratio::whole(judgement.attended));
    }
    if (judgement.over_advice) word("over_advice", "true");
    if (judgement.last_start) word("last_start", to_string(*judgement.last_start));
    if (judgement.cured_on) word("cured_on", to_string(*judgement.cured_on));
    if (judgement.due) word("due", to_string(*judgement.due));
  }
  void operator()(const Score& score) {
    record_.measured_in = score.measure.name();
    number("value", score.value);
    number("lowest", score.lowest);
    number("highest", score.highest);
    for (const ScoredItem& item : score.items) {
      number("items." + item.id, item.value);
      word("veto." + item.id, item.veto);
    }
    word("veto", score.veto);
  }
  void operator()(const Band& band) {
    word("band", band.band);
    if (band.place) number("place", Ratio::whole(*band.place));
    word("veto", band.veto);
    if (band.over_quota) word("over_quota", "true");
  }
  void operator()(const Figure& figure) {
    record_.measured_in = figure.measure.name();
    number("value", figure.value);
    number("lowest", figure.lowest);
    number("highest", figure.highest);
    number("numerator", figure.numerator);
    if (figure.denominator) number("denominator", Ratio::whole(*figure.denominator));
    number("unknown", Ratio::whole(figure.unknown));
    number("need", figure.need);
    number("short", figure.short_by);
    word("base", figure.base);
  }

  void operator()(const Step& step) {
    word("step", step.step);
    number("count", Ratio::whole(step.count));
    if (step.since) word("since", to_string(*step.since));
    for (const ReachedStep& one : step.reached) {
      word("step." + one.step, to_string(one.in_force) + (one.is_sure ? "" : " perhaps"));
    }
  }

  void word(const std::string& name, const std::string& text) {
    if (!text.empty()) record_.words.push_back({name, text});
  }

 private:
  void number(const std::string& name, const std::optional<Ratio>& value) {
    if (value) record_.numbers.push_back({name, *value});
  }
  DecisionRecord& record_;
};

}  // namespace

std::string version_text() {
  const Version linked = version();
  return std::to_string(linked.major_number) + '.' + std::to_string(linked.minor_number) + '.' +
         std::to_string(linked.patch_number);
}

Recording::Recording(const Results& results)
    : results_{results},
      texts_{results.snapshot()},
      memberships_{results.snapshot()},
      first_{results.policy(), results.snapshot(), results.asked(), options_of(results)},
      policy_hash_{cadre::policy_hash(results.policy())} {
  const auto rules = results.policy().rules();
  compares_ = std::any_of(rules.begin(), rules.end(), [](const Rule& rule) { return rule.stage > 1; });
}

EvaluateOptions Recording::options_of(const Results& results) {
  EvaluateOptions options;
  options.period = Period{results.asked().valid, results.asked().valid + 1};
  for (const RuleResult& row : results.all()) {
    options.period->from = std::min(options.period->from, row.window.period.from);
    options.period->until = std::max(options.period->until, row.window.period.until);
  }
  return options;
}

Engine& Recording::engine_for(const Subject& subject) {
  // What an engine remembers of the subjects before is of no use to the next, unless rules compare subjects.
  constexpr std::size_t most_subjects = 50;
  if (compares_) return first_;
  if (subject_ != subject) ++subjects_;
  subject_ = subject;
  if (!own_ || subjects_ > most_subjects) {
    own_.emplace(first_, results_.asked().valid);
    subjects_ = 1;
  }
  return *own_;
}

DecisionRecord Recording::record(const RuleResult& row) {
  const Policy& policy = results_.policy();
  DecisionRecord record;
  record.edition = policy.model().edition;
  record.library = version_text();
  record.policy = policy.model().id;
  record.policy_hash = policy_hash_;
  record.asked = results_.asked();
  record.rule = policy.rules()[row.rule].head().id;
  record.subject_kind = to_string(kind_of(row.subject));
  record.subject = results_.name_of(row.subject);
  record.window = {row.window.period, row.window.label, 0};
  record.answer = to_string(row.answer());
  record.reason = to_string(row.reason());
  Parts parts{record};
  std::visit(parts, row.outcome);
  parts.word("exemption", row.exemption);
  const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
  std::stable_sort(record.numbers.begin(), record.numbers.end(), by_name);
  std::stable_sort(record.words.begin(), record.words.end(), by_name);
  const Explanation why{explained(engine_for(row.subject), results_, row)};
  record.facts = used_facts(results_.snapshot(), texts_, memberships_, row, why.facts());
  record.facts_hash = facts_hash(record.facts);
  return record;
}

const RuleResult* Recording::result(const Subject& subject, const std::string& rule, const Window& window) {
  if (const RuleResult* const row = results_.find(subject, rule, window.label)) return row;
  const auto index = results_.policy().find_rule(rule);
  // A rule that never speaks of a subject in the days asked about stands in no results.
  return index ? engine_for(subject).result(*index, subject, window) : nullptr;
}

}  // namespace detail

std::string facts_hash(std::span<const UsedFact> facts) {
  std::vector<std::string_view> hashes;
  hashes.reserve(facts.size());
  for (const UsedFact& fact : facts) hashes.push_back(fact.hash);
  std::sort(hashes.begin(), hashes.end());
  std::string all;
  for (const std::string_view hash : hashes) all.append(hash).append("\n");
  return sha256(all);
}

void each_record(const Results& results, const std::function<void(const DecisionRecord&)>& take) {
  detail::Recording recording{results};
  for (const RuleResult& row : results.all()) take(recording.record(row));
}

}  // namespace cadre::inline v1
