// SPDX-License-Identifier: Apache-2.0
// Items of scores that count occurrences.
#include <algorithm>

#include "evaluate/detail/score.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Occurrences: those that are certain, those that may be, and their facts.
struct Count {
  std::int64_t certain = 0;
  std::int64_t doubtful = 0;
  Reason doubt = Reason::none;
  std::vector<FactId> facts{};

  void add(Tri is, FactId fact, Reason reason) {
    if (is == Tri::yes) ++certain;
    if (is == Tri::unknown) ++doubtful;
    if (is == Tri::unknown && doubt == Reason::none) doubt = reason;
    if (is != Tri::no) facts.push_back(fact);
  }
};

/// Counts the occurrences of one item.
class Counter {
 public:
  Counter(const Scoring& scoring, const ScoreItem& item)
      : scoring_{scoring},
        engine_{scoring.engine},
        item_{item},
        window_{scoring.query.period()},
        when_{engine_.selected(scoring.rule, scoring.query.subject, window_)} {}

  [[nodiscard]] Count run() {
    const auto* const person = std::get_if<PersonId>(&scoring_.query.subject);
    switch (*item_.count) {
      case Occurrence::study:
      case Occurrence::sessions: acts(); break;
      case Occurrence::documents: documents(); break;
      case Occurrence::events: events(); break;
      case Occurrence::absences:
        if (person != nullptr) absences(*person);
        break;
      case Occurrence::leaves:
        if (person != nullptr) leaves(*person);
        break;
    }
    return std::move(count_);
  }

 private:
  [[nodiscard]] bool is_in(Date day) const {
    return window_.contains(day) && day <= engine_.today() && held_on(when_, day, scoring_.unknown_as);
  }
  void acts() {
    for (const Activity& act : engine_.activities(scoring_.query.subject)) {
      const bool is_session = act.session.has_value();
      if (is_session != (item_.count == Occurrence::sessions) || !is_in(act.day())) continue;
      if (scoring_.query.at.session && act.session != scoring_.query.at.session) continue;
      count_.add(takes(engine_.policy(), engine_.snapshot(), item_.of, act), act.fact,
                 act.clock ? Reason::calendar_unknown : Reason::untimed);
    }
  }
  void documents() {
    const auto holder = holder_of(scoring_.query.subject);
    if (!holder) return;
    for (const auto& document : engine_.snapshot().documents_of(*holder)) {
      const Period where = document.fact.about.value_or(Period{document.fact.day, document.fact.day + 1});
      const bool counts = window_.contains(where) && document.fact.day <= engine_.today();
      if (counts && takes_kind(item_.of, document.fact.kind)) count_.add(Tri::yes, document.id, Reason::none);
    }
  }
  void events() {
    const auto holder = holder_of(scoring_.query.subject);
    if (!holder) return;
    for (const auto& event : engine_.snapshot().events_of(*holder)) {
      if (is_in(event.fact.during.from) && takes_kind(item_.of, event.fact.kind))
        count_.add(Tri::yes, event.id, Reason::none);
    }
    const auto* const person = std::get_if<PersonId>(&scoring_.query.subject);
    if (person == nullptr) return;
    for (const Breach& breach : breaches_of(engine_, *person)) {
      if (is_in(breach.day) && takes_kind(item_.of, breach.kind))
        count_.add(breach.is_sure ? Tri::yes : Tri::unknown, breach.leave, Reason::leave_undecided);
    }
  }
  void leaves(PersonId person) {
    for (const JudgedLeave& leave : engine_.leaves(person)) {
      const auto& fact = leave.leave->fact;
      if (!is_in(fact.covers.start.date()) || !takes_kind(item_.of, fact.kind)) continue;
      if (leave.standing == LeaveStanding::valid) count_.add(Tri::yes, leave.leave->id, Reason::none);
      if (leave.standing == LeaveStanding::undecided)
        count_.add(Tri::unknown, leave.leave->id, Reason::leave_undecided);
    }
  }
  /// Sessions at which the person was due and was not there, without a leave that covers them.
  void absences(PersonId person) {
    const Snapshot& snapshot = engine_.snapshot();
    const auto& only = scoring_.query.at.session;
    for (const SessionId id : engine_.due(person)) {
      if (only && id != *only) continue;
      const Session& session = snapshot[id];
      if (session.state != SessionState::held || !is_in(session.when.start.date())) continue;
      const Tri taken = takes(engine_.policy(), snapshot, item_.of, activity_of(snapshot, id));
      if (taken == Tri::no) continue;
      if (snapshot.presence_at(id).empty()) {
        count_.add(Tri::unknown, snapshot.fact_of(id), Reason::no_register);
        continue;
      }
      FactId fact = snapshot.fact_of(id);
      bool is_absent = true;
      for (const auto& presence : snapshot.presence_of(person)) {
        if (presence.fact.session != id) continue;
        fact = presence.id;
        is_absent = is_absent && presence.fact.status == PresenceStatus::absent;
      }
      if (!is_absent) continue;
      const Tri excused = excuse_from(engine_, person, session).is;
      if (excused != Tri::yes) count_.add(excused == Tri::no ? taken : Tri::unknown, fact, Reason::leave_undecided);
    }
  }
  const Scoring& scoring_;
  Engine& engine_;
  const ScoreItem& item_;
  const Period& window_;
  std::vector<Spell> when_;
  Count count_;
};

}  // namespace

ItemValue of_occurrences(const Scoring& scoring, const ScoreItem& item) {
  Count count = Counter{scoring, item}.run();
  ItemValue value;
  value.doubt = count.doubt;
  const Ratio certain = Ratio::whole(count.certain);
  const bool closed = is_closed(scoring.engine, scoring.query.at);
  const auto most = closed ? std::optional{Ratio::whole(count.certain + count.doubtful)} : std::nullopt;
  if (item.each) {
    const Ratio each = item.each->value;
    value.points.value = multiply(each, certain);
    const auto end = most ? std::optional{multiply(each, *most)} : std::nullopt;
    value.points.lowest = each < Ratio{} ? end : value.points.value;
    value.points.highest = each < Ratio{} ? std::optional{value.points.value} : end;
    if (each == Ratio{}) value.points = PointRange::exactly(Ratio{});
  } else {
    value.points = steps_between(item.table, certain, certain, most);
  }
  value.facts = std::move(count.facts);
  return value;
}

}  // namespace cadre::inline v1::detail
