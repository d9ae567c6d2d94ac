// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <memory>

#include <cadre/evaluate/evaluate.hpp>

#include "evaluate/detail/recording.hpp"

namespace cadre::inline v1 {
namespace {

using Change = ChangedFact::Change;

std::optional<Subject> subject_of(const Snapshot& snapshot, const DecisionRecord& record) {
  for (const SubjectKind kind : {SubjectKind::person, SubjectKind::unit, SubjectKind::group, SubjectKind::population}) {
    if (record.subject_kind == to_string(kind)) return find_subject(snapshot, kind, record.subject);
  }
  return std::nullopt;
}

/// Everything that is compared, as text by name.
std::map<std::string, std::string> parts_of(const DecisionRecord& record) {
  std::map<std::string, std::string> parts{
      {"answer", record.answer}, {"reason", record.reason}, {"measured_in", record.measured_in}};
  for (const RecordedNumber& number : record.numbers) parts[number.name] = to_string(number.value);
  for (const RecordedWord& word : record.words) parts[word.name] += word.text;
  return parts;
}

std::vector<Difference> differences(const DecisionRecord& then, const DecisionRecord& now) {
  const auto before = parts_of(then);
  const auto after = parts_of(now);
  auto all = before;
  all.insert(after.begin(), after.end());
  // The answer comes first: it is what people look for.
  std::vector<std::string> order{"answer"};
  for (const auto& [name, text] : all) {
    if (name != "answer") order.push_back(name);
  }
  std::vector<Difference> list;
  for (const std::string& name : order) {
    const auto text = [&](const auto& parts) {
      const auto found = parts.find(name);
      return found == parts.end() ? std::string{} : found->second;
    };
    if (text(before) != text(after)) list.push_back({name, text(before), text(after)});
  }
  return list;
}

/// Pairs facts: the same, then the same by id, then what corrects; what is left is gone or added.
class Pairing {
 public:
  Pairing(const std::vector<UsedFact>& then, const std::vector<UsedFact>& now) {
    for (const UsedFact& fact : then) then_.push_back(&fact);
    for (const UsedFact& fact : now) now_.push_back(&fact);
  }

  std::vector<ChangedFact> run() {
    const auto have_id = [](const UsedFact& a, const UsedFact& b) { return a.kind == b.kind && !a.id.empty(); };
    pair([](const UsedFact& a, const UsedFact& b) { return a.kind == b.kind && a.hash == b.hash && a.id == b.id; },
         std::nullopt);
    // A name or an order of rows that was given later changes nothing.
    pair([](const UsedFact& a, const UsedFact& b) { return a.kind == b.kind && a.hash == b.hash; }, std::nullopt);
    pair([&](const UsedFact& a, const UsedFact& b) { return have_id(a, b) && a.id == b.id; }, Change::changed);
    pair([&](const UsedFact& a, const UsedFact& b) { return have_id(a, b) && a.id == b.supersedes; },
         Change::corrected);
    for (const UsedFact* const fact : then_) changes_.push_back({Change::gone, *fact, std::nullopt});
    for (const UsedFact* const fact : now_) changes_.push_back({Change::added, std::nullopt, *fact});
    return std::move(changes_);
  }

 private:
  template <class Fit>
  void pair(const Fit& fit, std::optional<Change> change) {
    for (auto before = then_.begin(); before != then_.end();) {
      const auto after = std::find_if(now_.begin(), now_.end(), [&](const UsedFact* f) { return fit(**before, *f); });
      if (after == now_.end()) {
        ++before;
        continue;
      }
      if (change) changes_.push_back({*change, **before, **after});
      now_.erase(after);
      before = then_.erase(before);
    }
  }

  std::vector<const UsedFact*> then_;
  std::vector<const UsedFact*> now_;
  std::vector<ChangedFact> changes_;
};

/// The evaluation that all records need which were asked for as of the same days.
struct Again {
  Results results;
  std::unique_ptr<detail::Recording> recording;
};

using Asked = std::pair<Date, std::optional<Date>>;

Period days_of(std::span<const DecisionRecord> records, const Asked& asked) {
  std::optional<Period> days;
  for (const DecisionRecord& record : records) {
    if (Asked{record.asked.valid, record.asked.known} != asked) continue;
    if (!days) days = record.window.period;
    days->from = std::min(days->from, record.window.period.from);
    days->until = std::max(days->until, record.window.period.until);
  }
  return days.value_or(Period{asked.first, asked.first + 1});
}

Replayed replay_one(const DecisionRecord& then, Again& again) {
  Replayed replayed;
  const Results& results = again.results;
  const std::optional<Subject> subject = subject_of(results.snapshot(), then);
  const bool has_rule = results.policy().find_rule(then.rule).has_value();
  const RuleResult* const row =
      subject && has_rule ? again.recording->result(*subject, then.rule, then.window) : nullptr;
  replayed.missing = !has_rule ? "rule" : !subject ? "subject" : row == nullptr ? "window" : "";
  replayed.is_other_policy = again.recording->policy_hash() != then.policy_hash;
  const bool is_same_edition = results.policy().model().edition == then.edition;
  replayed.is_other_version = detail::version_text() != then.library || !is_same_edition;
  if (row == nullptr) return replayed;
  DecisionRecord now = again.recording->record(*row);
  replayed.differences = differences(then, now);
  if (now.facts_hash != then.facts_hash) replayed.facts = Pairing{then.facts, now.facts}.run();
  replayed.now = std::move(now);
  return replayed;
}

}  // namespace

std::string_view to_string(ChangedFact::Change change) noexcept {
  switch (change) {
    case Change::changed: return "changed";
    case Change::corrected: return "corrected";
    case Change::gone: return "gone";
    case Change::added: return "added";
  }
  return {};
}

std::vector<Replayed> replay(std::span<const DecisionRecord> records, const Policy& policy, const Snapshot& snapshot) {
  std::map<Asked, std::unique_ptr<Again>> evaluations;
  std::vector<Replayed> all;
  all.reserve(records.size());
  for (const DecisionRecord& record : records) {
    const Asked asked{record.asked.valid, record.asked.known};
    std::unique_ptr<Again>& again = evaluations[asked];
    if (!again) {
      EvaluateOptions options;
      options.period = days_of(records, asked);
      again = std::make_unique<Again>(Again{evaluate(policy, snapshot, record.asked, options), nullptr});
      again->recording = std::make_unique<detail::Recording>(again->results);
    }
    all.push_back(replay_one(record, *again));
  }
  return all;
}

}  // namespace cadre::inline v1
