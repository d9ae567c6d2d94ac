// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <cadre/record/due.hpp>

#include "evaluate/detail/attendance.hpp"
#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Takes whole absences that marks amount to from what was attended, each at the session of its last mark.
void take_equivalents(const Attendance& rule, const std::vector<std::vector<std::string>>& marks, Fold& fold) {
  for (const Equivalence& one : rule.equivalents) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      for (const std::string& mark : marks[i]) {
        if (std::find(one.of.begin(), one.of.end(), mark) == one.of.end() || ++count % one.every != 0) continue;
        if (fold.attended == 0) return;
        --fold.attended;
        Piece less = fold.pieces[i];
        less.amount = Ratio::whole(1);
        less.loss = Loss::equivalent;
        fold.pieces.push_back(less);
      }
    }
  }
}

/// The seats that a subject is asked about: a person's own, or those of all members of a unit or group, each on the
/// session's day.
std::vector<Seat> seats_of(const Engine& engine, const Subject& subject) {
  std::vector<Seat> seats;
  if (const auto* const person = std::get_if<PersonId>(&subject)) {
    for (const SessionId id : engine.due(*person)) seats.push_back({*person, id});
    return seats;
  }
  const Snapshot& snapshot = engine.snapshot();
  const auto* const unit = std::get_if<UnitId>(&subject);
  const auto* const group = std::get_if<GroupId>(&subject);
  for (const SessionId id : snapshot.sessions()) {
    const Date day = snapshot[id].when.start.date();
    for (const PersonId person : due_at(snapshot, id)) {
      const auto own = unit != nullptr ? snapshot.formal_unit(person, day) : std::nullopt;
      const bool is_in_unit = own && snapshot.is_within(*own, *unit);
      if (is_in_unit || (group != nullptr && snapshot.is_member(person, *group, day))) seats.push_back({person, id});
    }
  }
  return seats;
}

/// A rate being added up.
class Adding {
 public:
  Adding(const Engine& engine, const Attendance& rule, const Query& query, bool unknown_as)
      : engine_{engine},
        rule_{rule},
        query_{query},
        unknown_as_{unknown_as},
        when_{engine.selected(rule, query.subject, query.period())} {}

  [[nodiscard]] Fold run() {
    for (const Seat& seat : seats_of(engine_, query_.subject)) {
      if (is_asked(seat)) add(seat);
    }
    take_equivalents(rule_, marks_, fold_);
    return std::move(fold_);
  }

 private:
  [[nodiscard]] bool is_asked(const Seat& seat) const {
    const Session& session = engine_.snapshot()[seat.session];
    const Date day = session.when.start.date();
    const bool is_held = session.state == SessionState::held || rule_.inquorate_counts;
    return query_.period().contains(day) && is_held && held_on(when_, day, unknown_as_) &&
           (!query_.at.session || *query_.at.session == seat.session);
  }

  void add(const Seat& seat) {
    const Snapshot& snapshot = engine_.snapshot();
    const Date day = snapshot[seat.session].when.start.date();
    const Activity activity = activity_of(snapshot, seat.session);
    const Tri taken = takes(engine_.policy(), snapshot, rule_.of, activity);
    if (taken == Tri::no) return;
    const std::int64_t whole = whole_of(rule_, snapshot[seat.session]);
    if (day > engine_.today()) {
      fold_.to_come += whole;
      return;
    }
    if (taken == Tri::unknown) {
      const Reason doubt = why_unknown(snapshot, rule_.of, activity);
      fold_.doubtful += whole;
      note(doubt);
      put({snapshot.fact_of(seat.session), day, Ratio{}, std::nullopt, doubt}, {});
      return;
    }
    Share share = share_of(engine_, rule_, seat);
    fold_.base += share.base;
    fold_.attended += share.attended;
    fold_.doubtful += share.doubtful;
    fold_.mendable += share.mendable;
    note(share.doubt);
    const std::int64_t amount = share.base == 0 ? 0 : share.attended;
    std::optional<Loss> loss;
    if (share.doubt == Reason::none && share.attended == 0) loss = share.base == 0 ? Loss::out_of_base : Loss::absent;
    put({share.fact.value_or(snapshot.fact_of(seat.session)), day, Ratio::whole(amount), loss, share.doubt},
        std::move(share.marks));
  }

  void note(Reason doubt) {
    if (fold_.doubt == Reason::none) fold_.doubt = doubt;
  }
  void put(const Piece& piece, std::vector<std::string> marks) {
    fold_.pieces.push_back(piece);
    marks_.push_back(std::move(marks));
  }

  const Engine& engine_;
  const Attendance& rule_;
  const Query& query_;
  bool unknown_as_;
  std::vector<Spell> when_;
  std::vector<std::vector<std::string>> marks_;  ///< of each piece
  Fold fold_;
};

}  // namespace

Fold fold(Engine& engine, const Attendance& rule, const Query& query, bool unknown_as) {
  return Adding{engine, rule, query, unknown_as}.run();
}

namespace {

Bounds bounds_of(const Engine& engine, const Attendance& rule, const Period& window) {
  Bounds bounds;
  bounds.assumed = rule.assumed || rule.leave.assumed;
  if (rule.at_least) bounds.set(bounds.floor, value_in(engine, rule, *rule.at_least, window));
  return bounds;
}

/// The sessions, or minutes, still to come that the rate shown of an open window has in its base or as attended. The
/// answer weighs what is to come by itself.
void show_to_come(const Attendance& rule, const Fold& fold, Judgement& judgement) {
  if (rule.base == RateBase::taken) return;
  judgement.base += fold.to_come;
  if (rule.base == RateBase::best) judgement.attended += fold.to_come;
}

/// A rate is not met before its window has closed, since it may still fall; an empty base has no rate.
Judgement judge_rate(const Engine& engine, const Attendance& rule, const Query& query, const Fold& fold,
                     const Bounds& bounds) {
  Judgement judgement = answered(Answer::unknown, Reason::none, Measure::ratio());
  judgement.assumed = bounds.assumed;
  judgement.need = bounds.floor;
  judgement.base = fold.base;
  judgement.attended = fold.attended;
  show_to_come(rule, fold, judgement);
  const std::int64_t widest = fold.base + fold.doubtful;
  if (widest <= 0 && is_closed(engine, query.at)) {
    return answered(Answer::not_applicable, Reason::nothing_due, Measure::ratio());
  }
  if (widest <= 0) return answered(Answer::open, Reason::nothing_due, Measure::ratio());
  // What is not known is in no figure; the answer weighs it both ways.
  const Ratio least = Ratio::of(fold.attended, widest);
  const Ratio most = Ratio::of(fold.attended + fold.doubtful, widest);
  if (judgement.base > 0) judgement.counted = Ratio::of(judgement.attended, judgement.base);
  if (fold.doubtful > 0) judgement.uncertain = subtract(most, least);
  if (bounds.missing != Reason::none || !bounds.floor) {
    judgement.answer = bounds.missing != Reason::none ? Answer::unknown : Answer::not_applicable;
    judgement.reason = bounds.missing != Reason::none ? bounds.missing : Reason::no_bound;
    return judgement;
  }
  if (judgement.counted) judgement.short_by = std::max(Ratio{}, subtract(*bounds.floor, *judgement.counted));
  // What was missed may still be made up, until the time for that has passed.
  const std::int64_t at_best = fold.attended + fold.doubtful + fold.mendable;
  if (is_closed(engine, query.at)) {
    judgement.answer = compare(bounds, least, most, true);
    if (judgement.answer == Answer::unknown) judgement.reason = fold.doubt;
    const bool may_be_mended = fold.mendable > 0 && Ratio::of(at_best, widest) >= *bounds.floor;
    if (judgement.answer == Answer::failed && may_be_mended) judgement.answer = Answer::open;
    return judgement;
  }
  const Ratio best = Ratio::of(at_best + fold.to_come, widest + fold.to_come);
  judgement.answer = fold.to_come > 0 && best < *bounds.floor ? Answer::doomed : Answer::open;
  return judgement;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const Attendance& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

RuleResult judge(Engine& engine, const Attendance& rule, const Query& query) {
  const auto weigh = [&](bool unknown_as) {
    const Fold& counted = engine.fold(query.rule, query.subject, query.at, unknown_as);
    return judge_rate(engine, rule, query, counted, bounds_of(engine, rule, query.period()));
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const Attendance& rule, const Query& query) {
  const Judgement& judgement = explaining.row.judgement();
  add_need(explaining.root, judgement);
  if (judgement.base == 0) return;
  const Fold& counted = explaining.engine.fold(query.rule, query.subject, query.at, true);
  ExplanationNode rate = node(
      "rate", {std::to_string(judgement.attended), std::to_string(judgement.base), to_percent(*judgement.counted)});
  if (rule.base != RateBase::taken && counted.to_come > 0)
    rate.below.push_back(node("rate.to_come", {std::to_string(counted.to_come)}));
  for (const bool lost : {false, true}) {
    for (const Piece& piece : counted.pieces) {
      if (piece.loss.has_value() == lost) rate.below.push_back(node_of(piece, Measure::sessions()));
    }
  }
  explaining.root.below.push_back(std::move(rate));
  add_rest(explaining.root, judgement);
}

bool uses(const Attendance& rule, const std::string& id) { return rule.at_least && rule.at_least->name == id; }

}  // namespace cadre::inline v1::detail
