// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/attendance.hpp"

#include <algorithm>

#include "evaluate/detail/engine.hpp"
#include "evaluate/detail/makeup.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The lessons of a session: one after another from its start. What is over at the end is no lesson.
struct Lessons {
  std::int64_t number = 1;
  std::int64_t length = 0;  ///< of each, in minutes
  std::int64_t over = 0;    ///< minutes at the end

  Lessons(const Attendance& rule, const Session& session) {
    const std::int64_t all = session.when.length().in_minutes();
    length = rule.lessons ? rule.lessons->value.floor() : all;
    number = length > 0 ? std::max<std::int64_t>(1, all / length) : 1;
    length = std::min(length, all);
    over = all - number * length;
  }

  /// How many are missed by somebody who misses some minutes at one end.
  [[nodiscard]] std::int64_t missed(std::int64_t minutes, const std::optional<Amount>& late_from) const {
    if (length == 0 || minutes <= 0) return 0;
    const std::int64_t rest = minutes % length;
    const bool is_late = late_from && rest > 0 && rest >= late_from->value.floor();
    return std::min(number, minutes / length + (is_late ? 1 : 0));
  }
};

/// Weighs one session for one person.
class Weighing {
 public:
  Weighing(const Engine& engine, const Attendance& rule, const Seat& seat, const MakeUp& makeup)
      : engine_{engine},
        rule_{rule},
        person_{seat.person},
        session_{engine.snapshot()[seat.session]},
        id_{seat.session},
        makeup_{makeup} {
    whole_ = whole_of(rule, session_);
  }

  [[nodiscard]] Share weigh() const {
    if (engine_.snapshot().presence_at(id_).empty()) return {0, 0, whole_, Reason::no_register, std::nullopt};
    const Recorded<Presence>* const presence = presence_at(engine_.snapshot(), person_, id_);
    const bool is_there = presence != nullptr && is_attending(presence->fact.status);
    if (is_there && !(presence->fact.status == PresenceStatus::made_up && makeup_.is_ruled)) return attended(*presence);
    if (presence != nullptr && presence->fact.status == PresenceStatus::excused)
      return {0, 0, 0, Reason::none, presence->id};
    return absent_or_on_leave(presence);
  }

 private:
  [[nodiscard]] Share attended(const Recorded<Presence>& presence) const {
    if (rule_.by == Attendance::By::lesson) return lessons_attended(presence);
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

  /// By lesson: who came late missed lessons from the first on, who left early up to the last. Of someone of whom it is
  /// not known at which end he missed what, both ends are tried.
  [[nodiscard]] Share lessons_attended(const Recorded<Presence>& presence) const {
    const Lessons lessons{rule_, session_};
    const PresenceStatus status = presence.fact.status;
    Share share{whole_, whole_, 0, Reason::none, presence.id, marks_of(status)};
    const StudyTime length = session_.when.length();
    if (!presence.fact.attended || length <= StudyTime{}) {
      if (!rule_.late_as_absent_from || share.marks.empty()) return share;
      share.attended = 0;
      doubt(share, whole_, Reason::untimed);
      return share;
    }
    const std::int64_t minutes = std::max<std::int64_t>(0, length.in_minutes() - presence.fact.attended->in_minutes());
    std::int64_t least = whole_;
    std::int64_t most = 0;
    const bool at_start = status == PresenceStatus::late;
    const bool at_end = status == PresenceStatus::left_early;
    for (std::int64_t first = at_end ? 0 : (at_start ? minutes : 0); first <= (at_end ? 0 : minutes); ++first) {
      const std::int64_t missed =
          std::min(whole_, lessons.missed(first, rule_.late_as_absent_from) +
                               lessons.missed(minutes - first - lessons.over, rule_.late_as_absent_from));
      least = std::min(least, missed);
      most = std::max(most, missed);
    }
    if (most > 0) share.marks.clear();
    share.attended = whole_ - most;
    if (most > least) doubt(share, most - least, Reason::untimed);
    const auto [leave, covered] = covering(false);
    if (least > 0 && leave != nullptr) excuse(share, std::min(least, lessons_in(leave->leave->fact.covers)), *leave);
    return share;
  }

  /// How many lessons lie wholly inside a span.
  [[nodiscard]] std::int64_t lessons_in(const Span& span) const {
    const Lessons lessons{rule_, session_};
    std::int64_t number = 0;
    for (std::int64_t i = 0; i < lessons.number; ++i) {
      const LocalTime start = session_.when.start + StudyTime::minutes(i * lessons.length);
      if (span.start <= start && start + StudyTime::minutes(lessons.length) <= span.end) ++number;
    }
    return number;
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
      const bool by_lesson = rule_.by == Attendance::By::lesson;
      const std::int64_t excused = by_lesson ? lessons_in(leave->leave->fact.covers) : minutes;
      if (rule_.by == Attendance::By::session || excused > 0)
        excuse(share, rule_.by == Attendance::By::session ? 1 : excused, *leave);
    } else if (presence != nullptr && presence->fact.status == PresenceStatus::leave &&
               !has_leave_at(engine_, person_, session_)) {
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
  const MakeUp& makeup_;
  std::int64_t whole_ = 0;
};

}  // namespace

const Recorded<Presence>* presence_at(const Snapshot& snapshot, PersonId person, SessionId session) {
  const Recorded<Presence>* best = nullptr;
  for (const auto& p : snapshot.presence_of(person)) {
    if (p.fact.session != session) continue;
    // Of two records, one that says the person was there decides.
    if (best == nullptr || (!is_attending(best->fact.status) && is_attending(p.fact.status))) best = &p;
  }
  return best;
}

std::int64_t whole_of(const Attendance& rule, const Session& session) {
  if (rule.by == Attendance::By::session) return 1;
  return rule.by == Attendance::By::time ? session.when.length().in_minutes() : Lessons{rule, session}.number;
}

Share share_of(const Engine& engine, const Attendance& rule, const Seat& seat) {
  const MakeUp makeup = attendance_made_up(engine, &rule.id, seat.person, seat.session);
  Share share = Weighing{engine, rule, seat, makeup}.weigh();
  const std::int64_t missed = share.base - share.attended;
  if (missed <= 0) return share;
  if (makeup.done == Tri::yes) {
    share.attended = share.base;
    share.fact = makeup.fact;
  } else if (makeup.done == Tri::unknown) {
    share.base -= missed;
    share.doubtful += missed;
    share.doubt = Reason::untimed;
  } else if (makeup.may_come) {
    share.mendable = missed;
  }
  return share;
}

}  // namespace cadre::inline v1::detail
