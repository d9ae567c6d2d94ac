// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/composing.hpp"
#include "evaluate/detail/condition.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

const window::Clock& clock_of(const Deadline& rule) { return std::get<window::Clock>(rule.per.spec); }

/// The last day on which what is needed is in time, and whether the calendar says which that is.
struct LastDay {
  Date day;
  bool is_known = true;
};

/// Before an act that is the day before it. A day off stays or moves as the rule says.
LastDay last_day(const Engine& engine, const Deadline& rule, const Period& window) {
  const bool is_act = clock_of(rule).before && !clock_of(rule).n;
  const Date day = is_act ? window.from - 1 : window.until - 1;
  const WorkCalendar* const calendar = engine.policy().calendar(rule.calendar);
  const IfHoliday moves = rule.if_holiday.value_or(IfHoliday::stays);
  if (calendar == nullptr || moves == IfHoliday::stays) return {day};
  const auto moved = moves == IfHoliday::next ? calendar->working_from(day) : calendar->working_until(day);
  return moved ? LastDay{*moved} : LastDay{day, false};
}

/// What a needed rule said by the end of a day: of the window that contains it or, before an act, of the last one
/// closed before. The better of the two.
Answer said_by(Engine& engine, std::size_t rule, const Subject& subject, Date day, bool also_before) {
  Engine& then = engine.on(day);
  std::vector<Answer> answers;
  for (const Case& at : then.cases_touching(rule, subject, {day, day + 1})) {
    answers.push_back(answer_to_others(then, then.result(rule, subject, at)));
  }
  if (also_before) {
    for (const Case& at : cases_before(then, rule, subject, day + 1, false)) {
      answers.push_back(answer_to_others(then, then.result(rule, subject, at)));
    }
  }
  return first_of(answers, {Answer::met, Answer::waived, Answer::unknown, Answer::open, Answer::doomed, Answer::failed})
      .value_or(Answer::not_applicable);
}

/// What is needed and not there by the last day has come too late; until then it may still come.
Answer in_time(Answer said, bool is_over) {
  if (said != Answer::open && said != Answer::doomed && said != Answer::failed) return said;
  return is_over ? Answer::failed : Answer::open;
}

std::vector<Answer> answers_by(Engine& engine, const Deadline& rule, const Query& query) {
  const auto [last, is_known] = last_day(engine, rule, query.period());
  const Date day = std::min(last, engine.today());
  std::vector<Answer> answers;
  for (const std::string& id : rule.needs) {
    const auto needed = engine.policy().find_rule(id);
    if (!needed) continue;
    const Answer said = said_by(engine, *needed, query.subject, day, clock_of(rule).before);
    const Answer answer = in_time(said, engine.today() >= last);
    // Nobody knows yet on which day it is due: what is not open may turn out either way.
    answers.push_back(is_known || answer == Answer::open ? answer : Answer::unknown);
  }
  return answers;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const Deadline& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

/// It counts nothing of its own.
Fold fold(Engine& /*engine*/, const Deadline& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const Deadline& rule, const Query& query) {
  const auto weigh = [&](bool /*unknown_as*/) {
    const std::vector<Answer> answers = answers_by(engine, rule, query);
    const auto worst = first_of(answers, {Answer::failed, Answer::unknown, Answer::open, Answer::met, Answer::waived});
    Judgement judgement = answered(worst.value_or(Answer::not_applicable), Reason::members, Measure{});
    const bool is_known = last_day(engine, rule, query.period()).is_known;
    if (judgement.answer == Answer::unknown && !is_known) judgement.reason = Reason::calendar_unknown;
    judgement.assumed = rule.assumed;
    return judgement;
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const Deadline& rule, const Query& query) {
  Engine& engine = explaining.engine;
  const Date last = last_day(engine, rule, query.period()).day;
  explaining.root.below.push_back(node("by_day", {to_string(last)}));
  for (const std::string& id : rule.needs) {
    const auto needed = engine.policy().find_rule(id);
    if (!needed) continue;
    const Date day = std::min(last, engine.today());
    ExplanationNode said = node("needed", {id, to_string(day)});
    said.answer = said_by(engine, *needed, query.subject, day, clock_of(rule).before);
    explaining.root.below.push_back(std::move(said));
  }
}

bool uses(const Deadline& /*rule*/, const std::string& /*id*/) { return false; }

}  // namespace cadre::inline v1::detail
