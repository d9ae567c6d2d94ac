// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

/// What one due session adds to a rate, in sessions or minutes.
struct Share {
  std::int64_t base = 0;
  std::int64_t attended = 0;
  std::int64_t doubtful = 0;
  Reason doubt = Reason::none;
  std::optional<FactId> fact;        ///< the fact that decides
  std::vector<std::string> marks{};  ///< what several of which may be an absence
};

const Recorded<Presence>* presence_at(const Snapshot& snapshot, PersonId person, SessionId session) {
  const Recorded<Presence>* best = nullptr;
  for (const auto& p : snapshot.presence_of(person)) {
    if (p.fact.session != session) continue;
    // Of two records, one that says the person was there decides.
    if (best == nullptr || (!is_attending(best->fact.status) && is_attending(p.fact.status))) best = &p;
  }
  return best;
}

/// Weighs one session for one person.
class Weighing {
 public:
  Weighing(const Engine& engine, const Attendance& rule, PersonId person, SessionId id)
      : engine_{engine}, rule_{rule}, person_{person}, session_{engine.snapshot()[id]}, id_{id} {
    whole_ = rule.by == Attendance::By::session ? 1 : session_.when.length().in_minutes();
  }

  [[nodiscard]] Share weigh() const {
    if (engine_.snapshot().presence_at(id_).empty()) return {0, 0, whole_, Reason::no_register, std::nullopt};
    const Recorded<Presence>* const presence = presence_at(engine_.snapshot(), person_, id_);
    if (presence != nullptr && is_attending(presence->fact.status)) return attended(*presence);
    if (presence != nullptr && presence->fact.status == PresenceStatus::excused)
      return {0, 0, 0, Reason::none, presence->id};
    return absent_or_on_leave(presence);
  }

 private:
  [[nodiscard]] Share attended(const Recorded<Presence>& presence) const {
    if (const auto late = as_absent(presence)) return *late;
    if (rule_.by == Attendance::By::session)
      return {whole_, whole_, 0, Reason::none, presence.id, marks_of(presence.fact.status)};
    const StudyTime length = session_.when.length();
    const std::int64_t minutes = std::min(presence.fact.attended.value_or(length), length).in_minutes();
    Share share{whole_, minutes, 0, Reason::none, presence.id};
    const auto leave = covering(false);
    if (leave.first != nullptr) excuse(share, std::min(whole_ - minutes, leave.second), *leave.first);
    return share;
  }

  /// Someone late and leaving early is marked with both.
  [[nodiscard]] static std::vector<std::string> marks_of(PresenceStatus status) {
    std::vector<std::string> marks;
    const bool is_both = status == PresenceStatus::late_and_left_early;
    if (is_both || status == PresenceStatus::late) marks.emplace_back("late");
    if (is_both || status == PresenceStatus::left_early) marks.emplace_back("left_early");
    return marks;
  }

  /// What becomes of someone who missed so much that he is absent; nothing where he did not. Of someone both late and
  /// leaving early it is not known what was missed at which end.
  [[nodiscard]] std::optional<Share> as_absent(const Recorded<Presence>& presence) const {
    const std::size_t ends = marks_of(presence.fact.status).size();
    if (!rule_.late_as_absent_from || ends == 0) return std::nullopt;
    const std::int64_t from = rule_.late_as_absent_from->value.floor();
    const StudyTime length = session_.when.length();
    std::optional<std::int64_t> missed;
    if (presence.fact.attended && length > StudyTime{})
      missed = std::max<std::int64_t>(0, length.in_minutes() - presence.fact.attended->in_minutes());
    if (missed && *missed < from) return std::nullopt;
    if (missed && (ends == 1 || *missed > 2 * (from - 1))) return Share{whole_, 0, 0, Reason::none, presence.id};
    Share share{whole_, 0, 0, Reason::none, presence.id};
    doubt(share, whole_, Reason::untimed);
    return share;
  }

  [[nodiscard]] Share absent_or_on_leave(const Recorded<Presence>* presence) const {
    const std::optional<FactId> fact = presence != nullptr ? std::optional{presence->id} : std::nullopt;
    Share share{whole_, 0, 0, Reason::none, fact};
    const auto [leave, minutes] = covering(rule_.by == Attendance::By::session);
    if (leave != nullptr) {
      excuse(share, rule_.by == Attendance::By::session ? 1 : minutes, *leave);
    } else if (presence != nullptr && presence->fact.status == PresenceStatus::leave && !has_any_leave()) {
      apply(share, whole_, "unknown");
    }
    return share;
  }

  /// The leave that excuses most, undecided ones last, with the minutes of the session that it covers.
  [[nodiscard]] std::pair<const JudgedLeave*, std::int64_t> covering(bool wholly) const {
    std::pair<const JudgedLeave*, std::int64_t> best{nullptr, 0};
    for (const JudgedLeave& leave : engine_.leaves(person_)) {
      const Span& covers = leave.leave->fact.covers;
      const bool holds_all = covers.start <= session_.when.start && session_.when.end <= covers.end;
      const std::int64_t minutes = intersect(covers, session_.when).length().in_minutes();
      if (leave.standing == LeaveStanding::invalid || (wholly ? !holds_all : minutes == 0)) continue;
      const bool is_better = best.first == nullptr || (best.first->standing == LeaveStanding::undecided &&
                                                       leave.standing == LeaveStanding::valid);
      if (is_better) best = {&leave, minutes};
    }
    return best;
  }

  [[nodiscard]] bool has_any_leave() const {
    const auto& leaves = engine_.leaves(person_);
    return std::any_of(leaves.begin(), leaves.end(), [&](const JudgedLeave& leave) {
      const Span& covers = leave.leave->fact.covers;
      return covers.start <= session_.when.start && session_.when.start < covers.end;
    });
  }

  void excuse(Share& share, std::int64_t amount, const JudgedLeave& leave) const {
    share.fact = leave.leave->id;
    if (leave.standing == LeaveStanding::undecided) {
      doubt(share, amount, Reason::leave_undecided);
    } else {
      apply(share, amount, leave.leave->fact.kind);
      share.marks.push_back("leave:" + leave.leave->fact.kind);
    }
  }

  /// What is not known is neither in the base nor attended.
  static void doubt(Share& share, std::int64_t amount, Reason reason) {
    share.base -= amount;
    share.doubtful += amount;
    share.doubt = reason;
  }

  void apply(Share& share, std::int64_t amount, const std::string& kind) const {
    const auto effect = rule_.leave.by_kind.find(kind);
    if (effect == rule_.leave.by_kind.end()) {
      doubt(share, amount, Reason::leave_unmapped);
    } else if (effect->second == LeaveEffect::present) {
      share.attended += amount;
    } else if (effect->second == LeaveEffect::out_of_base) {
      share.base -= amount;
    }
  }

  const Engine& engine_;
  const Attendance& rule_;
  PersonId person_;
  const Session& session_;
  SessionId id_;
  std::int64_t whole_;
};

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

/// Puts what one session weighs to the rest.
void put(const Share& share, FactId fact, Date day, Fold& fold) {
  fold.base += share.base;
  fold.attended += share.attended;
  fold.doubtful += share.doubtful;
  if (fold.doubt == Reason::none) fold.doubt = share.doubt;
  const std::int64_t amount = share.base == 0 ? 0 : share.attended;
  std::optional<Loss> loss;
  if (share.doubt == Reason::none && share.attended == 0) loss = share.base == 0 ? Loss::out_of_base : Loss::absent;
  fold.pieces.push_back({fact, day, Ratio::whole(amount), loss, share.doubt});
}

}  // namespace

Fold fold(Engine& engine, const Attendance& rule, const Query& query, bool unknown_as) {
  Fold fold;
  const auto* const subject = std::get_if<PersonId>(&query.subject);
  if (subject == nullptr) return fold;
  const PersonId person = *subject;
  const Snapshot& snapshot = engine.snapshot();
  const Period& window = query.period();
  const std::vector<Spell> when = engine.selected(rule, person, window);
  std::vector<std::vector<std::string>> marks;  // of each piece
  for (const SessionId id : engine.due(person)) {
    const Session& session = snapshot[id];
    const Date day = session.when.start.date();
    const bool is_held = session.state == SessionState::held || rule.inquorate_counts;
    const bool counts = window.contains(day) && is_held && held_on(when, day, unknown_as) &&
                        (!query.at.session || *query.at.session == id);
    if (!counts) continue;
    const Activity activity = activity_of(snapshot, id);
    const Tri taken = takes(engine.policy(), snapshot, rule.of, activity);
    if (taken == Tri::no) continue;
    const std::int64_t whole = rule.by == Attendance::By::session ? 1 : session.when.length().in_minutes();
    if (day > engine.today()) {
      fold.to_come += whole;
      continue;
    }
    if (taken == Tri::unknown) {
      const Reason doubt = why_unknown(snapshot, rule.of, activity);
      fold.doubtful += whole;
      if (fold.doubt == Reason::none) fold.doubt = doubt;
      fold.pieces.push_back({snapshot.fact_of(id), day, Ratio{}, std::nullopt, doubt});
      continue;
    }
    Share share = Weighing{engine, rule, person, id}.weigh();
    put(share, share.fact.value_or(snapshot.fact_of(id)), day, fold);
    marks.push_back(std::move(share.marks));
  }
  take_equivalents(rule, marks, fold);
  return fold;
}

namespace {

Bounds bounds_of(const Engine& engine, const Attendance& rule, const Period& window) {
  Bounds bounds;
  bounds.assumed = rule.assumed || rule.leave.assumed;
  if (rule.at_least) bounds.set(bounds.floor, value_in(engine, rule, *rule.at_least, window));
  return bounds;
}

/// 8.8: a rate is not met before its window has closed, since it may still fall; an empty base has no rate.
Judgement judge_rate(const Engine& engine, const Query& query, const Fold& fold, const Bounds& bounds) {
  Judgement judgement = answered(Answer::unknown, Reason::none, Measure::ratio());
  judgement.assumed = bounds.assumed;
  judgement.need = bounds.floor;
  judgement.base = fold.base;
  judgement.attended = fold.attended;
  const std::int64_t widest = fold.base + fold.doubtful;
  if (widest <= 0 && is_closed(engine, query.at)) {
    return answered(Answer::not_applicable, Reason::nothing_due, Measure::ratio());
  }
  if (widest <= 0) return answered(Answer::open, Reason::nothing_due, Measure::ratio());
  // What is not known is in no figure; the answer weighs it both ways.
  const Ratio least = Ratio::of(fold.attended, widest);
  const Ratio most = Ratio::of(fold.attended + fold.doubtful, widest);
  if (fold.base > 0) judgement.counted = Ratio::of(fold.attended, fold.base);
  if (fold.doubtful > 0) judgement.uncertain = subtract(most, least);
  if (bounds.missing != Reason::none || !bounds.floor) {
    judgement.answer = bounds.missing != Reason::none ? Answer::unknown : Answer::not_applicable;
    judgement.reason = bounds.missing != Reason::none ? bounds.missing : Reason::no_bound;
    return judgement;
  }
  if (judgement.counted) judgement.short_by = std::max(Ratio{}, subtract(*bounds.floor, *judgement.counted));
  if (is_closed(engine, query.at)) {
    judgement.answer = compare(bounds, least, most, true);
    if (judgement.answer == Answer::unknown) judgement.reason = fold.doubt;
    return judgement;
  }
  const Ratio best = Ratio::of(fold.attended + fold.doubtful + fold.to_come, widest + fold.to_come);
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
    return judge_rate(engine, query, counted, bounds_of(engine, rule, query.period()));
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const Attendance&, const Query& query) {
  const Judgement& judgement = explaining.row.judgement();
  add_need(explaining.root, judgement);
  if (judgement.base == 0) return;
  const Fold& counted = explaining.engine.fold(query.rule, query.subject, query.at, true);
  ExplanationNode rate = node(
      "rate", {std::to_string(judgement.attended), std::to_string(judgement.base), to_percent(*judgement.counted)});
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
