// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/clock.hpp"
#include "evaluate/detail/composing.hpp"
#include "evaluate/detail/kinds.hpp"
#include "evaluate/detail/validity.hpp"

namespace cadre::inline v1::detail {
namespace {

/// What a part of a validity says on a day.
struct Said {
  Answer answer = Answer::open;
  Reason reason = Reason::none;
  std::optional<Date> due{};
};

/// One part of a validity: the whole where it has no components.
struct Strand {
  const ValidityComponent* component;
  Clockwork clockwork;
  std::vector<Act> acts;
};

std::vector<Strand> strands_of(Engine& engine, const Validity& rule, const Subject& subject, Date day) {
  std::vector<Strand> parts;
  if (rule.components.empty() && rule.lasts)
    parts.push_back({nullptr, Clockwork{rule, *rule.lasts}, acts_until(engine, rule, subject, day, nullptr)});
  for (const ValidityComponent& component : rule.components) {
    const auto& lasts = component.lasts ? component.lasts : rule.lasts;
    if (!lasts) continue;
    parts.push_back({&component, Clockwork{rule, *lasts}, acts_until(engine, rule, subject, day, &component.of)});
  }
  return parts;
}

/// Goes through the acts of one part, the longer path after a lapse between them.
class Course {
 public:
  Course(Engine& engine, const Validity& rule, const Subject& subject, Date day, const Strand& part)
      : engine_{engine},
        subject_{subject},
        day_{day},
        part_{part},
        path_{engine.policy().find_rule(rule.after_lapse)} {}

  /// All states that are possible on the day, what is in doubt taken both ways. Without doubt there is one.
  [[nodiscard]] std::vector<State> states() {
    std::vector<State> all{std::nullopt};
    for (const Act& act : part_.acts) {
      std::vector<State> next;
      for (const State& state : all) {
        if (act.counts == Tri::unknown) next.push_back(state);
        next.push_back(part_.clockwork.after(revived(state, act.day), act));
      }
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      all = std::move(next);
    }
    for (State& state : all) state = revived(state, day_);
    return all;
  }

  /// The state on a day of a term that lapsed before and went the longer path since.
  [[nodiscard]] State revived(State state, Date upto) {
    while (state && path_) {
      const auto last = part_.clockwork.last_late(*state);
      if (!last || upto <= *last) return state;
      const auto met = first_met(engine_, *path_, subject_, *last, upto);
      if (!met) return state;
      state = part_.clockwork.begun(*met);
    }
    return state;
  }

 private:
  Engine& engine_;
  const Subject& subject_;
  Date day_;
  const Strand& part_;
  std::optional<std::size_t> path_;
};

/// The last day of the time in which something need not be valid yet.
std::optional<Date> first_due(Engine& engine, const Validity& rule, const Subject& subject, Date day) {
  const auto* const clock = rule.first ? std::get_if<window::Clock>(&rule.first->spec) : nullptr;
  if (clock == nullptr) return std::nullopt;
  const Period until_today{Date::first(), day + 1};
  const auto windows = engine.windows(*clock, rule.first->month_end.value_or(MonthEnd::clamp), subject, until_today);
  return windows.empty() ? std::nullopt : std::optional{windows.back().period.until - 1};
}

Said standing(const Validity& rule, const Clockwork& clockwork, const State& state, const std::optional<Date>& first,
              Date day) {
  if (state && day <= state->due) return {Answer::met, Reason::none, state->due};
  const auto grace = state && rule.grace_to_do ? clockwork.last_late(*state) : std::nullopt;
  const bool is_in_grace = grace && day <= *grace;
  if (is_in_grace && rule.while_late == Validity::WhileLate::valid) return {Answer::met, Reason::none, state->due};
  // By the end of the last day what was done that day is in.
  if (first && day < *first) return {Answer::open, Reason::none, first};
  const std::optional<Date> due = state ? std::optional{state->due} : first;
  if (!due) return {};
  const bool may_come = rule.grace_to_report && day < clockwork.last_report(*due);
  if (may_come) return {Answer::open, Reason::not_reported, due};
  return {Answer::failed, Reason::none, due};
}

/// What one part says: what all states that are possible agree on.
Said standing_of(Engine& engine, const Validity& rule, const Subject& subject, Date day, const Strand& part) {
  const auto first = first_due(engine, rule, subject, day);
  std::optional<Said> common;
  for (const State& state : Course{engine, rule, subject, day, part}.states()) {
    const Said one = standing(rule, part.clockwork, state, first, day);
    if (!common) common = one;
    if (common->due != one.due) common->due.reset();
    if (common->answer == one.answer) continue;
    common->answer = Answer::unknown;
  }
  Said result = common.value_or(Said{});
  if (result.answer != Answer::unknown) return result;
  for (const Act& act : part.acts) {
    if (act.counts != Tri::unknown) continue;
    result.reason = act.doubt;
    break;
  }
  return result;
}

Date day_of(const Engine& engine, const Query& query) { return std::min(query.period().until - 1, engine.today()); }

Judgement judged(Engine& engine, const Validity& rule, const Query& query) {
  const Date day = day_of(engine, query);
  std::vector<Answer> answers;
  std::vector<Said> all;
  for (const Strand& part : strands_of(engine, rule, query.subject, day)) {
    all.push_back(standing_of(engine, rule, query.subject, day, part));
    answers.push_back(all.back().answer);
  }
  const auto worst = first_of(answers, {Answer::failed, Answer::unknown, Answer::open, Answer::met});
  Judgement judgement = answered(worst.value_or(Answer::open), Reason::none, Measure{});
  judgement.assumed = rule.assumed;
  for (const Said& one : all) {
    if (one.answer == judgement.answer && judgement.reason == Reason::none) judgement.reason = one.reason;
    if (one.due && (!judgement.due || *one.due < *judgement.due)) judgement.due = one.due;
  }
  return judgement;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const Validity& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

/// It counts nothing of its own.
Fold fold(Engine& /*engine*/, const Validity& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const Validity& rule, const Query& query) {
  const auto weigh = [&](bool /*unknown_as*/) { return judged(engine, rule, query); };
  return judge_window(engine, rule, query, std::ref(weigh));
}

namespace {

ExplanationNode act_node(const std::string& code, const Act& act, std::vector<std::string> more = {}) {
  more.insert(more.begin(), to_string(act.day));
  ExplanationNode made = node(code, std::move(more));
  if (act.fact) made.facts.push_back(*act.fact);
  return made;
}

/// Says what each act did, those in doubt left aside.
void explain_part(Engine& engine, const Validity& rule, const Subject& subject, Date day, const Strand& part,
                  ExplanationNode& root) {
  Course course{engine, rule, subject, day, part};
  State state;
  const auto revive = [&](Date upto) {
    const State next = course.revived(state, upto);
    if (next != state) root.below.push_back(node("validity.path", {to_string(next->from), to_string(next->due)}));
    state = next;
  };
  for (const Act& act : part.acts) {
    if (act.counts == Tri::unknown) {
      root.below.push_back(act_node("validity.doubtful", act));
      root.below.back().reason = act.doubt;
      continue;
    }
    revive(act.day);
    const State next = part.clockwork.after(state, act);
    if (next == state) {
      root.below.push_back(act_node("validity.idle", act));
      root.below.back().loss = part.clockwork.idle_because(*state, act);
    } else {
      root.below.push_back(act_node("validity.act", act, {to_string(next->due)}));
    }
    state = next;
  }
  revive(day);
  if (!state) root.below.push_back(node("validity.never"));
  const auto first = first_due(engine, rule, subject, day);
  if (!state && first) root.below.push_back(node("validity.first", {to_string(*first)}));
  if (!state || day <= state->due) return;
  root.below.push_back(node("validity.over", {to_string(state->due)}));
  const auto last = part.clockwork.last_late(*state);
  if (last && day <= *last) root.below.push_back(node("validity.grace", {to_string(*last)}));
}

}  // namespace

void explain(const Explaining& explaining, const Validity& rule, const Query& query) {
  Engine& engine = explaining.engine;
  const Date day = day_of(engine, query);
  for (const Strand& part : strands_of(engine, rule, query.subject, day)) {
    if (part.component == nullptr) {
      explain_part(engine, rule, query.subject, day, part, explaining.root);
      continue;
    }
    ExplanationNode own = node("validity.component", {part.component->id});
    own.answer = standing_of(engine, rule, query.subject, day, part).answer;
    explain_part(engine, rule, query.subject, day, part, own);
    explaining.root.below.push_back(std::move(own));
  }
}

bool uses(const Validity& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
