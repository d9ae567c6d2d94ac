// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/contradictions.hpp>

#include <algorithm>
#include <string>

#include <cadre/record/due.hpp>

namespace cadre::inline v1 {
namespace {

bool is_on_the_clock(PresenceStatus status) noexcept { return status <= PresenceStatus::late_and_left_early; }

bool covers(const Leave& leave, const Session& session) noexcept {
  return leave.covers.start <= session.when.start && session.when.end <= leave.covers.end;
}

class Search {
 public:
  Search(const Snapshot& snapshot, std::span<const Origin> people) : facts_{snapshot}, people_{people} {}

  std::vector<Finding> run() {
    for (const SessionId session : facts_.sessions()) look_at(session);
    for (std::size_t i = 0; i < facts_.people().size(); ++i) look_at(PersonId::at(i));
    std::stable_sort(findings_.begin(), findings_.end(), precedes);
    return std::move(findings_);
  }

 private:
  void note(FindingCode code, Origin origin, std::string column, std::string value, std::string done) {
    findings_.push_back({code, std::move(origin), std::move(column), std::move(value), std::move(done)});
  }
  void note(FindingCode code, FactId fact, std::string column, std::string value, std::string done) {
    note(code, facts_.meta(fact).origin, std::move(column), std::move(value), std::move(done));
  }
  const std::string& name(PersonId id) const { return facts_[id].id; }

  void look_at(SessionId id) {
    const Session& session = facts_[id];
    if (session.when.empty()) {
      note(FindingCode::session_without_end, facts_.fact_of(id), "end", {},
           "session '" + session.id + "' has no length: it counts as 0 minutes");
    }
    std::vector<PersonId> due = due_at(facts_, id);
    std::sort(due.begin(), due.end());
    for (const auto& row : facts_.presence_at(id)) {
      look_at_length(row, session);
      if (!is_attending(row.fact.status)) continue;
      if (session.state == SessionState::cancelled) {
        note(FindingCode::presence_at_cancelled, row.id, {}, name(row.fact.person),
             "session '" + session.id + "' was cancelled: the presence counts nowhere");
      } else if (row.fact.role == Role::participant && !std::binary_search(due.begin(), due.end(), row.fact.person)) {
        note(FindingCode::presence_not_due, row.id, {}, name(row.fact.person),
             "'" + name(row.fact.person) + "' was not due at '" + session.id +
                 "': it counts as study, not in attendance");
      }
    }
  }

  void look_at_length(const Recorded<Presence>& row, const Session& session) {
    const StudyTime length = session.when.length();
    if (!row.fact.attended || *row.fact.attended <= length) return;
    note(FindingCode::minutes_over_length, row.id, "minutes", std::to_string(row.fact.attended->in_minutes()),
         "session '" + session.id + "' lasted " + to_string(length) + ": that counts");
  }

  void look_at(PersonId person) {
    if (facts_.memberships_of(person).empty()) {
      const Origin origin = person.index() < people_.size() ? people_[person.index()] : Origin{};
      note(FindingCode::person_without_unit, origin, "person", name(person),
           "'" + name(person) + "' belongs to no unit: nothing of a unit is due from them");
    }
    look_at_moves(person);
    look_at_leaves(person);
    look_at_overlaps(person);
    look_at_study(person);
  }

  /// Whether a held session, to which a unit or one above it was due, lies on a day.
  bool meets_on(Date day, UnitId before, UnitId after) const {
    const auto begins_before = [&](Date limit) {
      return [this, limit](SessionId id) { return facts_[id].when.start < LocalTime::start_of(limit); };
    };
    const auto sessions = facts_.sessions();
    const auto first = std::partition_point(sessions.begin(), sessions.end(), begins_before(day));
    const auto last = std::partition_point(first, sessions.end(), begins_before(day + 1));
    return std::any_of(first, last, [&](SessionId id) {
      const Session& session = facts_[id];
      return session.state == SessionState::held && session.due == DueKind::unit &&
             (facts_.is_within(before, session.unit) || facts_.is_within(after, session.unit));
    });
  }

  void look_at_moves(PersonId person) {
    const auto all = facts_.memberships_of(person);
    for (const auto& later : all) {
      if (later.fact.kind != MembershipKind::formal) continue;
      const Date day = later.fact.during.from;
      const bool moved = std::any_of(all.begin(), all.end(), [&](const Recorded<UnitMembership>& earlier) {
        const Period& during = earlier.fact.during;
        return earlier.fact.kind == MembershipKind::formal && earlier.fact.unit != later.fact.unit &&
               during.from < day && day <= during.until && meets_on(day, earlier.fact.unit, later.fact.unit);
      });
      if (!moved) continue;
      note(FindingCode::transfer_on_session_day, later.id, {}, name(person),
           "'" + name(person) + "' came to unit '" + facts_[later.fact.unit].id + "' on " + to_string(day) +
               ", the day of a session: the new unit counts");
    }
  }

  void look_at_leaves(PersonId person) {
    const auto leaves = facts_.leaves_of(person);
    for (const auto& row : facts_.presence_of(person)) {
      const Session& session = facts_[row.fact.session];
      const bool is_leave = row.fact.status == PresenceStatus::leave;
      if (!is_leave && !is_on_the_clock(row.fact.status)) continue;
      const bool found = std::any_of(leaves.begin(), leaves.end(), [&](const Recorded<Leave>& leave) {
        return (is_leave || leave.fact.decision == LeaveDecision::approved) && covers(leave.fact, session);
      });
      if (is_leave && !found) {
        note(FindingCode::leave_missing, row.id, {}, name(person),
             "no leave of '" + name(person) + "' covers '" + session.id + "': a leave of unknown kind");
      } else if (!is_leave && found) {
        note(FindingCode::present_on_leave, row.id, {}, name(person),
             "a leave of '" + name(person) + "' covers '" + session.id + "': the presence counts");
      }
    }
  }

  void look_at_overlaps(PersonId person) {
    const Session* longest = nullptr;
    std::optional<SessionId> seen;
    for (const auto& row : facts_.presence_of(person)) {
      const Session& session = facts_[row.fact.session];
      const bool again = seen == row.fact.session;
      if (!is_on_the_clock(row.fact.status) || session.state != SessionState::held || again) continue;
      seen = row.fact.session;
      if (longest != nullptr && session.when.start < longest->when.end && !session.when.empty()) {
        note(FindingCode::sessions_overlap, row.id, {}, name(person),
             "'" + name(person) + "' is at '" + longest->id + "' until " + to_string(longest->when.end) +
                 ": the time that '" + session.id + "' shares with it counts once");
      }
      if (longest == nullptr || longest->when.end < session.when.end) longest = &session;
    }
  }

  void look_at_study(PersonId person) {
    std::vector<const Recorded<Study>*> clocked;
    for (const auto& row : facts_.study_of(person)) {
      const Study& study = row.fact;
      if (study.session) {
        note(FindingCode::study_of_session, row.id, "session", facts_[*study.session].id,
             "the record is of session '" + facts_[*study.session].id + "': presence decides");
      } else if (study.start) {
        clocked.push_back(&row);
      }
      if (study.start && study.length == StudyTime{} && !study.amount) {
        note(FindingCode::session_without_end, row.id, "end", {}, "the study has no length: it counts as 0 minutes");
      }
    }
    // Of two that begin together the one further down in the file is the later.
    std::stable_sort(clocked.begin(), clocked.end(), [&](const auto* a, const auto* b) {
      if (*a->fact.start != *b->fact.start) return *a->fact.start < *b->fact.start;
      return facts_.meta(a->id).origin < facts_.meta(b->id).origin;
    });
    std::optional<LocalTime> reached;
    for (const auto* row : clocked) {
      if (reached && *row->fact.start < *reached) {
        note(FindingCode::study_overlaps, row->id, {}, name(person),
             "earlier study of '" + name(person) + "' lasts until " + to_string(*reached) +
                 ": the shared time counts once");
      }
      const LocalTime end = *row->fact.start + row->fact.length;
      reached = std::max(reached.value_or(end), end);
    }
  }

  const Snapshot& facts_;
  std::span<const Origin> people_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> find_contradictions(const Snapshot& snapshot, std::span<const Origin> people) {
  return Search{snapshot, people}.run();
}

}  // namespace cadre::inline v1
