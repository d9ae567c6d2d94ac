// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/score.hpp"

namespace cadre::inline v1::detail {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

Ratio points_or_none(const std::optional<Points>& points) { return points ? points->value : Ratio{}; }

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
    for (const SessionId id : engine_.due(person)) {
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
      const Tri excused = is_excused(person, session);
      if (excused != Tri::yes) count_.add(excused == Tri::no ? taken : Tri::unknown, fact, Reason::leave_undecided);
    }
  }
  [[nodiscard]] Tri is_excused(PersonId person, const Session& session) const {
    Tri excused = Tri::no;
    for (const JudgedLeave& leave : engine_.leaves(person)) {
      const Span& covers = leave.leave->fact.covers;
      if (covers.start > session.when.start || session.when.end > covers.end) continue;
      if (leave.standing == LeaveStanding::valid) excused = Tri::yes;
      if (leave.standing == LeaveStanding::undecided) excused = std::max(excused, Tri::unknown);
    }
    return excused;
  }

  const Scoring& scoring_;
  Engine& engine_;
  const ScoreItem& item_;
  const Period& window_;
  std::vector<Spell> when_;
  Count count_;
};

/// The points that a table gives for a number: those of the highest step reached, or none.
Ratio step_for(const std::vector<TableStep>& table, Ratio number) {
  const TableStep* best = nullptr;
  for (const TableStep& step : table) {
    if (step.from <= number && (best == nullptr || best->from < step.from)) best = &step;
  }
  return best == nullptr ? Ratio{} : best->is.value;
}

/// The points that a table gives for any number from `least` on, up to `most` if there is one.
Span3 steps_between(const std::vector<TableStep>& table, Ratio so_far, Ratio least, const std::optional<Ratio>& most) {
  Span3 points{step_for(table, so_far), step_for(table, least), step_for(table, least)};
  for (const TableStep& step : table) {
    if (step.from < least || (most && step.from > *most)) continue;
    points.lowest = std::min(*points.lowest, step.is.value);
    points.highest = std::max(*points.highest, step.is.value);
  }
  return points;
}

ItemValue of_occurrences(const Scoring& scoring, const ScoreItem& item) {
  Count count = Counter{scoring, item}.run();
  ItemValue value;
  value.doubt = count.doubt;
  value.count = count.certain;
  const Ratio certain = Ratio::whole(count.certain);
  const bool closed = is_closed(scoring.engine, scoring.query.at);
  const auto most = closed ? std::optional{Ratio::whole(count.certain + count.doubtful)} : std::nullopt;
  if (item.each) {
    const Ratio each = item.each->value;
    value.points.value = multiply(each, certain);
    const auto end = most ? std::optional{multiply(each, *most)} : std::nullopt;
    value.points.lowest = each < Ratio{} ? end : value.points.value;
    value.points.highest = each < Ratio{} ? std::optional{value.points.value} : end;
    if (each == Ratio{}) value.points = Span3::exactly(Ratio{});
  } else {
    value.points = steps_between(item.table, certain, certain, most);
  }
  value.facts = std::move(count.facts);
  return value;
}

/// How many units an amount is.
Ratio units_of(Ratio amount, const PerUnit& per) {
  const Ratio exact = divide(amount, per.unit.value);
  if (per.parts == UnitParts::exact) return exact;
  const auto whole = exact.rounded(Ratio::whole(1), per.parts == UnitParts::full ? Rounding::down : Rounding::up);
  if (!whole) throw Overflow{};
  return *whole;
}

/// What an amount gives that lies between two ends, of which the upper may be open.
Span3 per_unit(const std::optional<PerUnit>& per, Ratio so_far, Ratio least, const std::optional<Ratio>& most) {
  if (!per) return Span3::exactly(Ratio{});
  const auto give = [&](Ratio amount) { return multiply(units_of(amount, *per), per->each.value); };
  const Ratio near = give(least);
  const auto far = most ? std::optional{give(*most)} : std::nullopt;
  const bool falls = per->each.value < Ratio{};
  return {give(so_far), falls ? far : std::optional{near}, falls ? std::optional{near} : far};
}

bool says_nothing(Answer answer) { return answer == Answer::not_applicable || answer == Answer::waived; }

/// What is missing and what is more, as far as the answer lets them move.
Span3 by_amounts(const ScoreItem& item, const Judgement& judgement, bool closed) {
  const Ratio need = judgement.need.value_or(Ratio{});
  const Ratio counted = judgement.counted.value_or(Ratio{});
  const Ratio doubt = judgement.uncertain.value_or(Ratio{});
  const bool is_rate = judgement.measure == Measure::ratio();
  const auto above = [](Ratio a, Ratio b) { return std::max(Ratio{}, subtract(a, b)); };
  const Ratio least = is_rate ? (closed ? above(counted, doubt) : Ratio{}) : counted;
  std::optional<Ratio> most;
  if (closed) most = add(counted, doubt);
  if (!closed && is_rate) most = Ratio::whole(1);
  const Ratio short_at_best = most ? above(need, *most) : Ratio{};
  const Span3 missing =
      per_unit(item.per_short, closed ? above(need, counted) : short_at_best, short_at_best, above(need, least));
  const Span3 over = per_unit(item.per_over, above(counted, need), above(least, need),
                              most ? std::optional{above(*most, need)} : std::nullopt);
  return add(missing, over);
}

Span3 by_answer(const ScoreItem& item, Answer answer) {
  const Ratio met = points_or_none(item.met);
  const Ratio failed = points_or_none(item.failed);
  if (answer == Answer::met) return Span3::exactly(met);
  if (answer == Answer::failed || answer == Answer::doomed) return Span3::exactly(failed);
  return {Ratio{}, std::min(met, failed), std::max(met, failed)};
}

ItemValue of_rule(const Scoring& scoring, const ScoreItem& item) {
  Engine& engine = scoring.engine;
  ItemValue value;
  value.applies = false;
  const auto index = engine.policy().find_rule(item.rule);
  if (!index) return value;
  for (const Case& at : engine.cases_over(*index, scoring.query.subject, scoring.query.period())) {
    const RuleResult& row = engine.result(*index, scoring.query.subject, at);
    if (says_nothing(row.answer())) continue;
    value.applies = true;
    value.points = by_answer(item, row.answer());
    if (row.answer() == Answer::unknown) value.doubt = row.reason();
    const Judgement* const judgement = row.find_judgement();
    if (judgement != nullptr && judgement->counted)
      value.points = add(value.points, by_amounts(item, *judgement, is_closed(engine, at)));
  }
  return value;
}

/// The marks that an item looks at.
std::vector<const Recorded<Mark>*> marks_of(const Scoring& scoring, const ScoreItem& item) {
  std::vector<const Recorded<Mark>*> marks;
  const auto holder = holder_of(scoring.query.subject);
  if (!holder) return marks;
  for (const auto& mark : scoring.engine.snapshot().marks_of(*holder)) {
    const bool is_in = scoring.query.period().contains(mark.fact.day) && mark.fact.day <= scoring.engine.today();
    const bool is_wanted = contains(item.mark->test, mark.fact.test) &&
                           (item.mark->rater.empty() || contains(item.mark->rater, mark.fact.rater));
    if (is_in && is_wanted) marks.push_back(&mark);
  }
  return marks;
}

/// Several values as one. Precondition: there is one.
Ratio combined(Combine how, const std::vector<Ratio>& values) {
  if (how == Combine::best) return *std::max_element(values.begin(), values.end());
  Ratio sum;
  for (const Ratio value : values) sum = add(sum, value);
  return how == Combine::sum ? sum : divide(sum, Ratio::whole(static_cast<std::int64_t>(values.size())));
}

/// The points of marks: as they are, by the share of the best mark, or by a table of such shares.
Ratio points_of(const ScoreItem& item, Ratio number) {
  if (!item.table.empty()) return step_for(item.table, number);
  return item.scale_to ? multiply(number, item.scale_to->value) : number;
}

/// What marks that are not there yet can still give.
Span3 any_mark(const ScoreItem& item, Ratio so_far) {
  if (!item.table.empty()) {
    Span3 points = steps_between(item.table, Ratio{}, Ratio{}, std::nullopt);
    points.value = so_far;
    return points;
  }
  Span3 points{so_far, Ratio{}, std::nullopt};
  if (item.scale_to && item.combine != Combine::sum) points.highest = item.scale_to->value;
  return points;
}

ItemValue of_marks(const Scoring& scoring, const ScoreItem& item) {
  const auto marks = marks_of(scoring, item);
  const bool by_share = item.scale_to || !item.table.empty();
  ItemValue value;
  std::vector<Ratio> numbers;
  for (const auto* const mark : marks) {
    value.facts.push_back(mark->id);
    const bool has_best = mark->fact.best && *mark->fact.best > Ratio{};
    if (by_share && !has_best) value.doubt = Reason::no_conversion;
    if (by_share && !has_best) continue;
    numbers.push_back(by_share ? divide(mark->fact.value, *mark->fact.best) : mark->fact.value);
  }
  value.count = static_cast<std::int64_t>(numbers.size());
  const bool is_enough = value.count >= item.min_samples && !numbers.empty();
  const Ratio so_far = is_enough ? points_of(item, combined(item.combine, numbers)) : Ratio{};
  if (is_enough && is_closed(scoring.engine, scoring.query.at) && value.doubt == Reason::none) {
    value.points = Span3::exactly(so_far);
    return value;
  }
  if (value.doubt == Reason::none && !is_enough) value.doubt = Reason::not_recorded;
  value.points = any_mark(item, so_far);
  return value;
}

/// Adds ends that may be open.
ItemValue of_scores(const Scoring& scoring, const ScoreItem& item) {
  Engine& engine = scoring.engine;
  const Period& window = scoring.query.period();
  ItemValue value;
  value.applies = false;
  const auto index = engine.policy().find_rule(item.score);
  if (!index) return value;
  std::vector<Ratio> values;
  std::vector<Ratio> lowest;
  std::vector<Ratio> highest;
  std::size_t all = 0;
  const bool is_inner = item.windows == ScoreWindows::inner;
  const auto touching = is_inner ? engine.cases_touching(*index, scoring.query.subject, window) : std::vector<Case>{};
  const auto same =
      is_inner ? std::span<const Case>{touching} : engine.cases_over(*index, scoring.query.subject, window);
  for (const Case& at : same) {
    if (!window.contains(at.window.period)) continue;
    const RuleResult& row = engine.result(*index, scoring.query.subject, at);
    const auto* const score = std::get_if<Score>(&row.outcome);
    if (score == nullptr || says_nothing(score->answer) || !score->value) {
      if (!says_nothing(row.answer())) value.doubt = row.reason();
      if (!says_nothing(row.answer())) ++all;
      continue;
    }
    ++all;
    const Ratio factor = item.scale_to && score->full && *score->full > Ratio{}
                             ? divide(item.scale_to->value, *score->full)
                             : Ratio::whole(1);
    if (score->answer == Answer::unknown && value.doubt == Reason::none) value.doubt = score->reason;
    if (at.window.period.from <= engine.today()) values.push_back(multiply(*score->value, factor));
    if (score->lowest) lowest.push_back(multiply(*score->lowest, factor));
    if (score->highest) highest.push_back(multiply(*score->highest, factor));
  }
  if (all == 0) return value;
  value.applies = true;
  value.points.value = values.empty() ? Ratio{} : combined(item.combine, values);
  value.points.lowest = lowest.size() == all ? std::optional{combined(item.combine, lowest)} : std::nullopt;
  value.points.highest = highest.size() == all ? std::optional{combined(item.combine, highest)} : std::nullopt;
  return value;
}

/// Whose figure it is: the subject's own, its unit's, or that of all.
std::optional<Subject> owner_of(const Scoring& scoring, SubjectKind kind) {
  const Subject& subject = scoring.query.subject;
  if (kind == SubjectKind::population) return Subject{Population{}};
  if (static_cast<std::size_t>(kind) == subject.index()) return subject;
  const auto* const person = std::get_if<PersonId>(&subject);
  const Date day = std::min(scoring.query.period().until - 1, scoring.engine.today());
  const auto unit = person != nullptr ? scoring.engine.snapshot().formal_unit(*person, day) : std::nullopt;
  return unit && kind == SubjectKind::unit ? std::optional{Subject{*unit}} : std::nullopt;
}

std::optional<Span3> number_of(const RuleResult& row, bool closed) {
  if (const auto* const figure = std::get_if<Figure>(&row.outcome)) {
    if (!figure->value) return std::nullopt;
    return Span3{*figure->value, closed ? figure->lowest : std::nullopt, closed ? figure->highest : std::nullopt};
  }
  const Judgement* const judgement = row.find_judgement();
  if (judgement == nullptr || !judgement->counted) return std::nullopt;
  const Ratio counted = *judgement->counted;
  const Ratio doubt = judgement->uncertain.value_or(Ratio{});
  if (judgement->measure != Measure::ratio())
    return Span3{counted, counted, closed ? std::optional{add(counted, doubt)} : std::nullopt};
  const Ratio one = Ratio::whole(1);
  if (!closed) return Span3{counted, Ratio{}, one};
  return Span3{counted, std::max(Ratio{}, subtract(counted, doubt)), std::min(one, add(counted, doubt))};
}

ItemValue of_figure(const Scoring& scoring, const ScoreItem& item) {
  Engine& engine = scoring.engine;
  ItemValue value;
  value.applies = false;
  const auto index = engine.policy().find_rule(item.figure);
  const auto owner = index ? owner_of(scoring, engine.rule(*index).head().subject) : std::nullopt;
  if (!owner) return value;
  for (const Case& at : engine.cases_over(*index, *owner, scoring.query.period())) {
    const RuleResult& row = engine.result(*index, *owner, at);
    const auto number = number_of(row, is_closed(engine, at));
    if (!number) continue;
    value.applies = true;
    if (row.answer() == Answer::unknown) value.doubt = row.reason();
    value.points = item.scale_to && engine.policy().measured_in(engine.rule(*index)) == Measure::ratio()
                       ? scale(*number, item.scale_to->value)
                       : *number;
  }
  return value;
}

ItemValue unbounded_value(const Scoring& scoring, const ScoreItem& item) {
  if (item.count) return of_occurrences(scoring, item);
  if (!item.rule.empty()) return of_rule(scoring, item);
  if (item.mark) return of_marks(scoring, item);
  return item.score.empty() ? of_figure(scoring, item) : of_scores(scoring, item);
}

/// All that an item can give.
Ratio whole_of(const ScoreRule& rule, const ScoreItem& item) {
  if (item.cap) return item.cap->value;
  if (item.scale_to) return item.scale_to->value;
  return rule.full ? rule.full->value : Ratio{};
}

}  // namespace

ItemValue value_of(const Scoring& scoring, const ScoreItem& item) {
  ItemValue value = unbounded_value(scoring, item);
  if (value.applies || item.not_applicable == WithoutItem::start) {
    if (!value.applies) value.points = Span3::exactly(Ratio{});
    value.points = add(value.points, Span3::exactly(points_or_none(item.start)));
  } else {
    const bool is_full = item.not_applicable == WithoutItem::full;
    value.points = Span3::exactly(is_full ? whole_of(scoring.rule, item) : Ratio{});
  }
  value.points = clamp(value.points, item.floor, item.cap);
  return value;
}

}  // namespace cadre::inline v1::detail
