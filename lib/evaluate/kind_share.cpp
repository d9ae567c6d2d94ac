// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/figure.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

/// What a person did in a window: done, not done, or not known; nothing where the rule does not speak of the person.
struct Done {
  bool speaks = true;
  bool is_done = false;
  bool is_unknown = false;
  bool may_come = false;
};

Done done_in(Engine& engine, const ShareRule& rule, PersonId person, const Case& in) {
  if (rule.of) {
    const Acts acts = acts_in(engine, *rule.of, person, in.window.period);
    return {true, acts.sure > 0, acts.sure == 0 && acts.maybe > 0, !is_closed(engine, in)};
  }
  Done done{false};
  const auto index = engine.policy().find_rule(rule.done->rule);
  if (!index) return done;
  const Subject subject{person};
  for (const Case& at : engine.cases_same_as(in, *index, subject)) {
    const Answer answer = answer_to_others(engine, engine.result(*index, subject, at));
    if (says_nothing(answer)) continue;
    done.speaks = true;
    done.is_done = done.is_done || answer == Answer::met;
    done.is_unknown = done.is_unknown || answer == Answer::unknown;
    done.may_come = done.may_come || may_be_met(answer);
  }
  return done;
}

/// The earlier windows in which nobody may have been done.
std::vector<Window> earlier_windows(Engine& engine, const ShareRule& rule, const Query& query) {
  if (!rule.within_years) return {};
  const auto months = static_cast<std::int32_t>(-12 * *rule.within_years);
  const Date first = add_months(query.period().until, months, MonthEnd::clamp).value_or(Date::first());
  const Date from = std::max(first, engine.in_force(rule).from);
  if (from >= query.period().from) return {};
  auto list = engine.windows(rule, query.subject, {from, query.period().from});
  std::erase_if(list, [&](const Window& window) { return window.period.until > query.period().from; });
  return list;
}

/// Whether a person was done in one of the earlier windows; not known where that is open, or nobody knows.
Done done_before(Engine& engine, const ShareRule& rule, PersonId person, const std::vector<Window>& earlier) {
  Done before;
  for (const Window& window : earlier) {
    const Done then = done_in(engine, rule, person, Case{window});
    before.is_done = before.is_done || then.is_done;
    before.is_unknown = before.is_unknown || then.is_unknown || (then.may_come && !then.is_done);
  }
  return before;
}

std::vector<Portion> portions_of(Engine& engine, const ShareRule& rule, const Query& query) {
  std::vector<Portion> list;
  const std::vector<Window> earlier = earlier_windows(engine, rule, query);
  const Date day = base_day(engine, query.period());
  for (const PersonId person : people_of(engine, rule, query.subject, day)) {
    const Done now = done_in(engine, rule, person, query.at);
    if (!now.speaks) continue;
    const Done before = done_before(engine, rule, person, earlier);
    const bool may_count = !before.is_done;
    const bool is_unknown = now.is_done ? before.is_unknown : now.is_unknown;
    const bool counts = now.is_done && may_count;
    list.push_back({engine.snapshot()[person].id, Ratio::whole(counts ? 1 : 0), 1, is_unknown && may_count,
                    now.may_come && may_count});
  }
  return list;
}

Figure figure_of(const std::vector<Portion>& list) {
  Figure figure;
  figure.measure = Measure::ratio();
  figure.base = "people";
  std::int64_t done = 0;
  for (const Portion& one : list) {
    if (one.is_unknown) ++figure.unknown;
    if (!one.is_unknown && one.number > Ratio{}) ++done;
  }
  const std::int64_t known = static_cast<std::int64_t>(list.size()) - figure.unknown;
  figure.numerator = Ratio::whole(done);
  figure.denominator = known;
  if (known > 0) figure.value = Ratio::of(done, known);
  bound_ones(list, true, figure);
  return figure;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const ShareRule& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

Fold fold(Engine& /*engine*/, const ShareRule& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const ShareRule& rule, const Query& query) {
  const auto weigh = [&](bool /*unknown_as*/) -> Outcome {
    const std::vector<Portion> list = portions_of(engine, rule, query);
    return judged(engine, rule, query, figure_of(list), rule.at_least, {.may_fall = true, .may_rise = may_rise(list)});
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const ShareRule& rule, const Query& query) {
  explain_shares(explaining, portions_of(explaining.engine, rule, query));
}

bool uses(const ShareRule& rule, const std::string& id) { return rule.at_least && rule.at_least->name == id; }

}  // namespace cadre::inline v1::detail
