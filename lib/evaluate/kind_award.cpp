// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "evaluate/detail/kinds.hpp"
#include "evaluate/detail/ladder.hpp"
#include "evaluate/detail/score.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// An answer with its reason.
struct Verdict {
  Answer answer = Answer::met;
  Reason reason = Reason::none;

  /// Takes over what is worse.
  void weigh(Answer other, Reason why) {
    static constexpr std::array order{Answer::met,     Answer::waived, Answer::not_applicable, Answer::open,
                                      Answer::unknown, Answer::doomed, Answer::failed};
    const auto place = [&](Answer a) { return std::find(order.begin(), order.end(), a) - order.begin(); };
    if (place(other) <= place(answer)) return;
    answer = other;
    reason = why;
  }
};

/// How often a subject was given an award on some days, as far as the question reaches.
std::int64_t times_given(const Engine& engine, const AwardRule& rule, const Subject& subject, const Period& days) {
  const auto holder = holder_of(subject);
  if (!holder) return 0;
  const auto list = engine.snapshot().events_of(*holder);
  return std::count_if(list.begin(), list.end(), [&](const auto& event) {
    const Date day = event.fact.during.from;
    return contains(rule.held, event.fact.kind) && days.contains(day) && day <= engine.today();
  });
}

/// Whether somebody had the award too short a time ago to have it again.
bool is_cooling(const Engine& engine, const AwardRule& rule, const Query& query) {
  if (!rule.not_again_for) return false;
  const Date from = query.period().from;
  return times_given(engine, rule, query.subject, {shifted(from, *rule.not_again_for, true), from}) > 0;
}

/// Whether a veto bars the award, or a step of a ladder that is in force on the window's last day, or today.
Tri is_barred(Engine& engine, const AwardRule& rule, const Query& query, bool& may_move) {
  Tri barred = Tri::no;
  for (const VetoRule& veto : engine.policy().model().vetoes) {
    if (!contains(veto.bars, rule.id)) continue;
    for (const Veto& one : vetoes_on(engine, veto.score, query.subject, query.at)) {
      if (one.rule != &veto) continue;
      barred = std::max(barred, one.is_sure ? Tri::yes : Tri::unknown);
      may_move = may_move || one.may_move;
    }
  }
  const Date day = std::min(query.period().until - 1, engine.today());
  return std::max(barred, barred_by_ladder(engine, rule.id, query.subject, day));
}

/// What a quota has left for an award: what it counted, less what awards have cost in the window. One that was given
/// already is paid for.
struct Balance {
  std::optional<Ratio> sure{};
  std::optional<Ratio> most{};  ///< none: nothing bounds it
};

Balance balance_of(Engine& engine, const AwardRule& rule, const Query& query) {
  Ratio spent;
  for (const AwardRule& other : engine.policy().model().awards) {
    if (!other.spend || other.spend->of != rule.spend->of) continue;
    std::int64_t times = times_given(engine, other, query.subject, query.period());
    if (other.id == rule.id && times > 0) --times;
    spent = add(spent, multiply(other.spend->amount.value, Ratio::whole(times)));
  }
  Balance balance;
  const auto index = engine.policy().find_rule(rule.spend->of);
  if (!index) return balance;
  for (const Case& at : engine.cases_same_as(query.at, *index, query.subject)) {
    const Judgement said = engine.result(*index, query.subject, at).as_judgement();
    if (!said.counted) continue;
    balance.sure = subtract(*said.counted, spent);
    if (!said.uncertain) balance.most = balance.sure;
    if (said.uncertain && *said.uncertain > Ratio{}) balance.most = add(*balance.sure, *said.uncertain);
  }
  return balance;
}

/// Whether there is enough to pay an award.
Answer can_pay(Engine& engine, const AwardRule& rule, const Query& query) {
  const Balance balance = balance_of(engine, rule, query);
  const Ratio price = rule.spend->amount.value;
  if (!balance.sure) return Answer::unknown;
  if (*balance.sure >= price) return Answer::met;
  const auto quota = engine.policy().find_rule(rule.spend->of);
  if (quota && !is_settled(engine, Query{*quota, query.subject, query.at})) return Answer::open;
  return balance.most && *balance.most < price ? Answer::failed : Answer::unknown;
}

/// What is said without looking at others.
Verdict own_verdict(Engine& engine, const AwardRule& rule, const Query& query) {
  Verdict verdict;
  const auto results = [&](const std::string& id, const auto& take) {
    const auto index = engine.policy().find_rule(id);
    if (!index) return;
    bool found = false;
    for (const Case& at : engine.cases_same_as(query.at, *index, query.subject)) {
      take(engine.result(*index, query.subject, at));
      found = true;
    }
    if (!found) verdict.weigh(Answer::failed, Reason::members);
  };
  for (const std::string& id : rule.needs) {
    results(id, [&](const RuleResult& row) {
      const Answer answer = answer_to_others(engine, row);
      if (!says_nothing(answer)) verdict.weigh(answer, Reason::members);
    });
  }
  if (rule.grade) {
    results(rule.grade->grade, [&](const RuleResult& row) {
      const auto* const band = std::get_if<Band>(&row.outcome);
      if (band == nullptr || band->answer != Answer::met) return verdict.weigh(row.answer(), Reason::members);
      if (!contains(rule.grade->band, band->band)) verdict.weigh(Answer::failed, Reason::members);
    });
  }
  if (rule.spend) verdict.weigh(can_pay(engine, rule, query), Reason::none);
  if (is_cooling(engine, rule, query)) verdict.weigh(Answer::failed, Reason::cooling_off);
  bool may_move = false;
  const Tri barred = is_barred(engine, rule, query, may_move);
  if (barred == Tri::yes) verdict.weigh(Answer::failed, Reason::barred);
  if (barred == Tri::unknown && may_move) verdict.weigh(Answer::open, Reason::none);
  if (barred == Tri::unknown && !may_move) verdict.weigh(Answer::unknown, Reason::condition);
  if (verdict.answer == Answer::met && !is_closed(engine, query.at)) verdict.answer = Answer::open;
  return verdict;
}

/// Somebody who may take a place.
struct Rival {
  Subject subject;
  bool is_sure;
  bool is_open;  ///< whether he may have it, or where he stands, may still move
  PointRange points;
};

std::vector<Rival> rivals_in(Engine& engine, const AwardRule& rule, const Query& query) {
  std::vector<Rival> rivals;
  const auto by = engine.policy().find_rule(rule.by);
  if (!by) return rivals;
  for (const Ranked& standing : standings(engine, *by, query.at)) {
    if (days_held(engine.selected(rule, standing.subject, query.period()), query.period(), true) == 0) continue;
    const Verdict own = own_verdict(engine, rule, {query.rule, standing.subject, query.at});
    const bool is_out = own.answer == Answer::failed || own.answer == Answer::doomed || says_nothing(own.answer);
    const bool is_open = own.answer == Answer::open || standing.is_open;
    if (!is_out) rivals.push_back({standing.subject, own.answer == Answer::met, is_open, standing.points});
  }
  return rivals;
}

/// Whether there is a place for one who may have the award.
Verdict with_place(Engine& engine, const AwardRule& rule, const Query& query, Verdict verdict) {
  const auto& rivals =
      engine.shared<std::vector<Rival>>(query.rule, query.at, [&] { return rivals_in(engine, rule, query); });
  const auto own =
      std::find_if(rivals.begin(), rivals.end(), [&](const Rival& r) { return r.subject == query.subject; });
  if (own == rivals.end()) return verdict;
  const std::int64_t places = rule.places->value.floor();
  std::int64_t ahead = 0;     // surely
  std::int64_t possible = 0;  // ahead or equal, perhaps
  std::int64_t equal = 0;     // surely
  for (const Rival& other : rivals) {
    if (&other == &*own) continue;
    const bool below = other.points.highest && own->points.lowest && *other.points.highest < *own->points.lowest;
    const bool above = other.points.lowest && own->points.highest && *other.points.lowest > *own->points.highest;
    const bool same = other.points.stands() && own->points.stands() && other.points.lowest == own->points.lowest;
    if (!below) ++possible;
    if (above && other.is_sure) ++ahead;
    if (same && other.is_sure) ++equal;
  }
  if (possible < places) return verdict;
  if (ahead >= places) return {Answer::failed, Reason::no_place};
  if (ahead + equal < possible) {
    const bool may_move = std::any_of(rivals.begin(), rivals.end(), [](const Rival& one) { return one.is_open; });
    const bool closed = is_closed(engine, query.at) && !may_move;
    return {closed ? Answer::unknown : Answer::open, closed ? Reason::members : Reason::none};
  }
  if (rule.ties == Ties::all_out) return {Answer::failed, Reason::no_place};
  return rule.ties == Ties::all_in ? verdict : Verdict{Answer::unknown, Reason::tied};
}

}  // namespace

std::vector<Case> cases(Engine& engine, const AwardRule& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

Fold fold(Engine& /*engine*/, const AwardRule& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const AwardRule& rule, const Query& query) {
  const auto weigh = [&](bool /*unknown_as*/) -> Outcome {
    Verdict verdict = own_verdict(engine, rule, query);
    const bool may_have = verdict.answer != Answer::failed && verdict.answer != Answer::doomed;
    if (rule.places && may_have) verdict = with_place(engine, rule, query, verdict);
    Judgement judgement = answered(verdict.answer, verdict.reason, Measure{});
    judgement.assumed = rule.assumed;
    if (rule.spend) {
      judgement.measure = rule.spend->amount.measure;
      judgement.need = rule.spend->amount.value;
      judgement.counted = balance_of(engine, rule, query).sure;
      if (judgement.counted) judgement.short_by = std::max(Ratio{}, subtract(*judgement.need, *judgement.counted));
    }
    return judgement;
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

/// The results that it asks for explain it.
void explain(const Explaining& explaining, const AwardRule& rule, const Query& query) {
  const Judgement& judgement = explaining.row.judgement();
  if (judgement.counted) {
    const auto say = [&](const char* code, Ratio value) {
      explaining.root.below.push_back(node(code, {amount(value, judgement.measure)}));
    };
    say("need", *judgement.need);
    say("counted", *judgement.counted);
  }
  std::vector<std::string> ids = rule.needs;
  if (rule.spend) ids.push_back(rule.spend->of);
  if (rule.grade) ids.push_back(rule.grade->grade);
  if (!rule.by.empty()) ids.push_back(rule.by);
  for (const std::string& id : ids) {
    const RuleResult* const below = explaining.results.find(query.subject, id, query.at.window.label);
    if (below != nullptr) explaining.root.below.push_back(explained(explaining.engine, explaining.results, *below));
  }
}

bool uses(const AwardRule& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
