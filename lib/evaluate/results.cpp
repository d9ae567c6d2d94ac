// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/results.hpp>

#include <algorithm>

namespace cadre::inline v1 {
Judgement RuleResult::as_judgement() const {
  if (const Judgement* const own = find_judgement()) return *own;
  Judgement bare;
  bare.answer = answer();
  bare.reason = reason();
  return bare;
}

namespace {

std::string interval(const std::optional<Ratio>& lowest, const std::optional<Ratio>& highest, Measure measure) {
  const auto end = [&](const std::optional<Ratio>& bound) {
    return bound ? to_string(Amount{*bound, measure}) : std::string{"unbounded"};
  };
  return end(lowest) + " to " + end(highest);
}

/// The numbers of an outcome that is no judgement.
std::string more(const Outcome& outcome) {
  if (const auto* const score = std::get_if<Score>(&outcome); score != nullptr && score->value) {
    const std::string value = "  value " + to_string(Amount{*score->value, score->measure});
    return score->answer == Answer::met ? value
                                        : value + ", " + interval(score->lowest, score->highest, score->measure);
  }
  if (const auto* const band = std::get_if<Band>(&outcome); band != nullptr && !band->band.empty())
    return "  " + band->band + (band->place ? ", place " + std::to_string(*band->place) : "");
  if (const auto* const step = std::get_if<Step>(&outcome); step != nullptr && step->answer != Answer::not_applicable) {
    const std::string since = step->since ? " since " + to_string(*step->since) : "";
    return "  " + (step->step.empty() ? "no step" : "step " + step->step) + since + ", " + std::to_string(step->count);
  }
  const auto* const figure = std::get_if<Figure>(&outcome);
  if (figure == nullptr) return {};
  std::string text;
  if (figure->value) text = "  value " + to_string(Amount{*figure->value, figure->measure});
  if (figure->value && figure->denominator)
    text += ", " + to_string(figure->numerator) + " of " + std::to_string(*figure->denominator);
  if (figure->unknown > 0) text += ", unknown " + std::to_string(figure->unknown);
  return text;
}

}  // namespace

Results::Results(Policy policy, Snapshot snapshot, AsOf asked, std::vector<RuleResult> rows,
                 std::vector<Finding> findings)
    : policy_{std::move(policy)},
      snapshot_{std::move(snapshot)},
      asked_{asked},
      rows_{std::move(rows)},
      findings_{std::move(findings)} {}

SubjectKind kind_of(const Subject& subject) noexcept { return static_cast<SubjectKind>(subject.index()); }

std::optional<Subject> find_subject(const Snapshot& facts, SubjectKind kind, std::string_view id) {
  const auto as_subject = [](const auto& found) { return found ? std::optional<Subject>{*found} : std::nullopt; };
  switch (kind) {
    case SubjectKind::person: return as_subject(facts.find_person(id));
    case SubjectKind::unit: return as_subject(facts.find_unit(id));
    case SubjectKind::group: return as_subject(facts.find_group(id));
    case SubjectKind::population: return id == to_string(kind) ? std::optional{Subject{Population{}}} : std::nullopt;
  }
  return std::nullopt;
}

const std::string& Results::name_of(const Subject& subject) const {
  static const std::string population{to_string(SubjectKind::population)};
  return std::visit(
      [&](auto id) -> const std::string& {
        if constexpr (std::is_same_v<decltype(id), Population>) {
          return population;
        } else {
          return snapshot_[id].id;
        }
      },
      subject);
}

std::span<const RuleResult> Results::of(Subject subject) const {
  // Rows are sorted by kind of subject, then by its name.
  const auto key = [&](const Subject& s) { return std::pair<std::size_t, std::string_view>{s.index(), name_of(s)}; };
  const auto [first, last] = std::equal_range(rows_.begin(), rows_.end(), subject, [&](const auto& a, const auto& b) {
    const auto subject_of = [](const auto& x) -> const Subject& {
      if constexpr (std::is_same_v<std::decay_t<decltype(x)>, RuleResult>)
        return x.subject;
      else
        return x;
    };
    return key(subject_of(a)) < key(subject_of(b));
  });
  return {first, last};
}

const RuleResult* Results::find(Subject subject, std::string_view rule, std::string_view window) const {
  const auto rows = of(subject);
  const auto index = policy_.find_rule(rule);
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const RuleResult& row) {
    return index && row.rule == *index && row.window.label == window;
  });
  return found == rows.end() ? nullptr : &*found;
}

std::string Results::line(const RuleResult& row) const {
  const Judgement j = row.as_judgement();
  const RuleHead& rule = policy_.rules()[row.rule].head();
  std::string text =
      name_of(row.subject) + "  " + rule.id + "  " + row.window.label + "  " + std::string{to_string(j.answer)};
  if (j.reason != Reason::none) text += " (" + std::string{to_string(j.reason)} + ')';
  std::string numbers;
  const auto add = [&](std::string_view name, const std::optional<Ratio>& value) {
    if (value)
      numbers += (numbers.empty() ? "  " : ", ") + std::string{name} + ' ' + to_string(Amount{*value, j.measure});
  };
  add("need", j.need);
  add("counted", j.counted);
  if (j.short_by && *j.short_by > Ratio{}) add("short", j.short_by);
  if (j.lost && *j.lost > Ratio{}) add("lost", j.lost);
  if (j.due) numbers += (numbers.empty() ? "  due " : ", due ") + to_string(*j.due);
  numbers += more(row.outcome);
  text += numbers;
  if (const std::string cited = cite(row); !cited.empty()) text += "  (" + cited + ')';
  return text;
}

std::string Results::cite(const RuleResult& row) const {
  std::string text;
  for (const std::string& cite : policy_.cites(policy_.rules()[row.rule], row.window.period)) {
    text += (text.empty() ? "" : "; ") + cite;
  }
  return text;
}

}  // namespace cadre::inline v1
