// SPDX-License-Identifier: Apache-2.0
// What may make something valid: facts, or rules on the days on which they are met.
#include <algorithm>

#include "evaluate/detail/tri.hpp"
#include "evaluate/detail/validity.hpp"

namespace cadre::inline v1::detail {
namespace {

Tri at_least(const std::optional<Ratio>& bound, Ratio value) { return bound ? tri(value >= *bound) : Tri::unknown; }

/// Whether a selector takes a mark: its kind is the test.
Tri takes_mark(const FactSelector& of, const Mark& mark) {
  Tri own = tri((of.kind.empty() || contains(of.kind, mark.test)) && (of.item.empty() || contains(of.item, mark.item)));
  if (of.passed) {
    const Tri passed = at_least(mark.pass, mark.value);
    own = std::min(own, *of.passed ? passed : opposite(passed));
  }
  if (of.score_from) {
    const auto bound = mark.best ? std::optional{multiply(*mark.best, of.score_from->value)} : std::nullopt;
    own = std::min(own, at_least(bound, mark.value));
  }
  return combined(of, own, [&](const FactSelector& part) { return takes_mark(part, mark); });
}

/// Collects the facts that a validity and one of its components select.
class ActList {
 public:
  ActList(Engine& engine, const Validity& rule, const Subject& subject, Date day, const FactSelector* component)
      : engine_{engine}, rule_{rule}, subject_{subject}, day_{day}, component_{component} {}

  [[nodiscard]] std::vector<Act> run() {
    const auto holder = holder_of(subject_);
    switch (*rule_.acts.count) {
      case ActSource::study:
      case ActSource::sessions: learned(); break;
      case ActSource::events:
        if (holder) events(*holder);
        break;
      case ActSource::documents:
        if (holder) documents(*holder);
        break;
      case ActSource::marks:
        if (holder) marks(*holder);
        break;
    }
    const auto by_day = [](const Act& a, const Act& b) { return a.day < b.day; };
    std::stable_sort(acts_.begin(), acts_.end(), by_day);
    return std::move(acts_);
  }

 private:
  template <class Takes>
  [[nodiscard]] Tri selected(const Takes& takes_of) const {
    const Tri own = takes_of(rule_.acts.of);
    return component_ == nullptr ? own : std::min(own, takes_of(*component_));
  }

  void add(Act act) {
    // What is handed in later is not there yet.
    const bool is_there = !act.reported || *act.reported <= day_;
    if (act.counts != Tri::no && act.day <= day_ && is_there) acts_.push_back(act);
  }

  void learned() {
    const bool wants_sessions = rule_.acts.count == ActSource::sessions;
    for (const Activity& activity : engine_.activities(subject_)) {
      if (activity.session.has_value() != wants_sessions) continue;
      Act act{activity.clock ? activity.clock->start.date() : activity.days.until - 1, activity.fact};
      const auto takes_of = [&](const FactSelector& of) {
        return takes(engine_.policy(), engine_.snapshot(), of, activity);
      };
      act.counts = selected(takes_of);
      if (act.counts == Tri::unknown) act.doubt = why_unknown(engine_.snapshot(), rule_.acts.of, activity);
      if (rule_.grace_to_report && activity.study != nullptr && act.counts != Tri::no) {
        act.reported = activity.study->submitted;
        if (!act.reported) {
          act.counts = Tri::unknown;
          act.doubt = Reason::not_recorded;
        }
      }
      add(act);
    }
  }

  void events(const Holder& holder) {
    for (const auto& event : engine_.snapshot().events_of(holder)) {
      Act act{event.fact.during.from, event.id};
      act.counts = selected([&](const FactSelector& of) { return tri(takes_kind(of, event.fact.kind)); });
      add(act);
    }
  }

  void documents(const Holder& holder) {
    for (const auto& document : engine_.snapshot().documents_of(holder)) {
      Act act{document.fact.day, document.id};
      // A document that is about a day shows what was done by then, and is handed in on its own.
      if (rule_.grace_to_report && document.fact.about) {
        act.day = std::min(document.fact.about->until - 1, document.fact.day);
        act.reported = document.fact.day;
      }
      act.counts = selected([&](const FactSelector& of) { return tri(takes_kind(of, document.fact.kind)); });
      add(act);
    }
  }

  void marks(const Holder& holder) {
    for (const auto& mark : engine_.snapshot().marks_of(holder)) {
      Act act{mark.fact.day, mark.id};
      act.counts = selected([&](const FactSelector& of) { return takes_mark(of, mark.fact); });
      if (act.counts == Tri::unknown) act.doubt = Reason::not_recorded;
      add(act);
    }
  }

  Engine& engine_;
  const Validity& rule_;
  const Subject& subject_;
  Date day_;
  const FactSelector* component_;
  std::vector<Act> acts_;
};

/// The days after one, up to another, on which something is recorded of a subject: on no other can a rule become met.
std::vector<Date> days_with_facts(Engine& engine, const Subject& subject, Date after, Date upto) {
  std::vector<Date> days;
  const auto add = [&](Date day) {
    if (after < day && day <= upto) days.push_back(day);
  };
  for (const Activity& activity : engine.activities(subject)) add(activity.day());
  if (const auto holder = holder_of(subject)) {
    for (const auto& event : engine.snapshot().events_of(*holder)) add(event.fact.during.from);
    for (const auto& document : engine.snapshot().documents_of(*holder)) add(document.fact.day);
    for (const auto& mark : engine.snapshot().marks_of(*holder)) add(mark.fact.day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

/// Whether a quota's need is reached by what came after a day: what was used before is not used again.
bool reaches_anew(Engine& engine, std::size_t rule, const Subject& subject, const Case& at, Date after) {
  const RuleResult& row = engine.result(rule, subject, at);
  const Judgement* const judgement = row.find_judgement();
  if (row.answer() != Answer::met || judgement == nullptr || !judgement->need) return false;
  Ratio fresh;
  for (const Piece& piece : engine.fold(rule, subject, at, true).pieces) {
    if (!piece.loss && piece.doubt == Reason::none && piece.day > after) fresh = add(fresh, piece.amount);
  }
  return fresh >= *judgement->need;
}

bool is_met(Engine& then, std::size_t rule, const Subject& subject, Date day) {
  for (const Case& at : then.cases_touching(rule, subject, {day, day + 1})) {
    if (then.result(rule, subject, at).answer() == Answer::met) return true;
  }
  return false;
}

/// Whether a rule that has no amounts is met on a day and was not at the end of another.
bool is_met_anew(Engine& engine, std::size_t rule, const Subject& subject, Date day, Date after) {
  if (!is_met(engine.on(day), rule, subject, day)) return false;
  return after == Date::first() || !is_met(engine.on(after), rule, subject, after);
}

}  // namespace

std::optional<Date> first_met(Engine& engine, std::size_t rule, const Subject& subject, Date after, Date upto) {
  const auto* const quota = std::get_if<Quota>(&engine.rule(rule).spec);
  const bool has_amounts = quota != nullptr && quota->at_least.has_value();
  for (const Date day : days_with_facts(engine, subject, after, upto)) {
    if (!has_amounts) {
      if (is_met_anew(engine, rule, subject, day, after)) return day;
      continue;
    }
    Engine& then = engine.on(day);
    for (const Case& at : then.cases_touching(rule, subject, {day, day + 1})) {
      if (reaches_anew(then, rule, subject, at, after)) return day;
    }
  }
  return std::nullopt;
}

std::vector<Act> acts_until(Engine& engine, const Validity& rule, const Subject& subject, Date day,
                            const FactSelector* component) {
  if (rule.acts.by.empty()) return ActList{engine, rule, subject, day, component}.run();
  std::vector<Act> acts;
  const auto by = engine.policy().find_rule(rule.acts.by);
  for (Date after = Date::first(); by;) {
    const auto met = first_met(engine, *by, subject, after, day);
    if (!met) break;
    acts.push_back({*met});
    after = *met;
  }
  return acts;
}

}  // namespace cadre::inline v1::detail
