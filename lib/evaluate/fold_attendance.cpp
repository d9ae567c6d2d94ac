// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {
namespace {

/// What one due session adds to a rate, in sessions or minutes.
struct Share {
  std::int64_t base = 0;
  std::int64_t attended = 0;
  std::int64_t doubtful = 0;
  Reason doubt = Reason::none;
  std::optional<FactId> fact;  ///< the fact that decides
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
    if (rule_.by == Attendance::By::session) return {whole_, whole_, 0, Reason::none, presence.id};
    const StudyTime length = session_.when.length();
    const std::int64_t minutes = std::min(presence.fact.attended.value_or(length), length).in_minutes();
    Share share{whole_, minutes, 0, Reason::none, presence.id};
    const auto leave = covering(false);
    if (leave.first != nullptr) excuse(share, std::min(whole_ - minutes, leave.second), *leave.first);
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

}  // namespace

Fold Engine::fold_attendance(const Attendance& rule, PersonId person, const Case& at, bool unknown_as) const {
  Fold fold;
  const Period& window = at.window.period;
  const std::vector<Spell> when = selected(rule, person, window);
  for (const SessionId id : due(person)) {
    const Session& session = snapshot_[id];
    const Date day = session.when.start.date();
    const bool is_held = session.state == SessionState::held || rule.inquorate_counts;
    const bool counts =
        window.contains(day) && is_held && held_on(when, day, unknown_as) && (!at.session || *at.session == id);
    if (!counts || takes(policy_, snapshot_, rule.of, activity_of(snapshot_, id)) != Tri::yes) continue;
    if (day > today()) {
      fold.to_come += rule.by == Attendance::By::session ? 1 : session.when.length().in_minutes();
      continue;
    }
    const Share share = Weighing{*this, rule, person, id}.weigh();
    fold.base += share.base;
    fold.attended += share.attended;
    fold.doubtful += share.doubtful;
    if (fold.doubt == Reason::none) fold.doubt = share.doubt;
    const std::int64_t amount = share.base == 0 ? 0 : share.attended;
    std::optional<Loss> loss;
    if (share.doubt == Reason::none && share.attended == 0) loss = share.base == 0 ? Loss::out_of_base : Loss::absent;
    fold.pieces.push_back({share.fact.value_or(snapshot_.fact_of(id)), day, Ratio::whole(amount), loss, share.doubt});
  }
  return fold;
}

}  // namespace cadre::inline v1::detail
