// SPDX-License-Identifier: Apache-2.0
#include "report/detail/fact_table.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace cadre::inline v1::report::detail {
namespace {

/// Minutes recorded, at most those of the session.
StudyTime attended(const Session& session, const Presence& presence) {
  const StudyTime length = session.when.length();
  return presence.attended ? std::min(*presence.attended, length) : length;
}

/// What was made up was made up at some other time, so it shares none with others.
bool is_by_the_clock(const Presence& presence) { return presence.status != PresenceStatus::made_up; }

/// The part of a span that begins not before `reached`, which then moves to its end.
Span take(const Span& span, LocalTime& reached) {
  const Span rest = span.end > reached ? Span{std::max(span.start, reached), span.end} : Span{span.end, span.end};
  reached = std::max(reached, span.end);
  return rest;
}

constexpr LocalTime long_ago = LocalTime::start_of(Date::first());

}  // namespace

StudyTime FactView::time_in(const Period& period) const noexcept {
  if (!clock) return fixed;
  return intersect(*clock, {LocalTime::start_of(period.from), LocalTime::start_of(period.until)}).length();
}

std::vector<const Recorded<Presence>*> times_of(const Snapshot& snapshot, PersonId person) {
  std::vector<const Recorded<Presence>*> list;
  std::set<SessionId> seen;
  for (const auto& presence : snapshot.presence_of(person)) {
    const bool came = is_attending(presence.fact.status);
    const bool held = snapshot[presence.fact.session].state == SessionState::held;
    if (came && held && seen.insert(presence.fact.session).second) list.push_back(&presence);
  }
  std::stable_sort(list.begin(), list.end(), [&](const auto* a, const auto* b) {
    const Session& first = snapshot[a->fact.session];
    const Session& second = snapshot[b->fact.session];
    return std::tie(first.when.start, first.id) < std::tie(second.when.start, second.id);
  });
  return list;
}

std::vector<const Recorded<Study>*> studies_of(const Snapshot& snapshot, PersonId person) {
  std::set<SessionId> decided;
  for (const auto& presence : snapshot.presence_of(person)) decided.insert(presence.fact.session);
  std::vector<const Recorded<Study>*> list;
  for (const auto& study : snapshot.study_of(person)) {
    if (!study.fact.session || decided.count(*study.fact.session) == 0) list.push_back(&study);
  }
  return list;
}

Date day_of(const Study& study) noexcept { return study.start ? study.start->date() : study.days.from; }

Period days_of(const Study& study) noexcept {
  if (!study.start) return {study.days.from, study.days.from + 1};
  const LocalTime end = *study.start + study.length;
  return {study.start->date(), std::max(study.start->date(), (end + StudyTime::minutes(-1)).date()) + 1};
}

FactTable::FactTable(const Snapshot& snapshot) {
  for (std::size_t i = 0; i < snapshot.people().size(); ++i) {
    add_presence(snapshot, PersonId::at(i));
    add_study(snapshot, PersonId::at(i));
    add_others(snapshot, PersonId::at(i));
  }
  for (const SessionId id : snapshot.sessions()) {
    add(snapshot.fact_of(id), {.day = snapshot[id].when.start.date()});
  }
  for (const auto& document : snapshot.documents()) {
    const auto* person = std::get_if<PersonId>(&document.fact.holder);
    add(document.id, {.person = person ? std::optional{*person} : std::nullopt, .day = document.fact.day});
  }
}

const FactView* FactTable::find(FactId id) const noexcept {
  if (id.index() >= views_.size() || !views_[id.index()]) return nullptr;
  return &*views_[id.index()];
}

void FactTable::add(FactId id, const FactView& view) {
  if (views_.size() <= id.index()) views_.resize(id.index() + 1);
  views_[id.index()] = view;
}

void FactTable::add_presence(const Snapshot& snapshot, PersonId person) {
  LocalTime reached = long_ago;
  for (const auto* presence : times_of(snapshot, person)) {
    const Session& session = snapshot[presence->fact.session];
    StudyTime time = attended(session, presence->fact);
    if (is_by_the_clock(presence->fact)) {
      const std::int64_t shared =
          (session.when.length().in_minutes() - take(session.when, reached).length().in_minutes());
      time = StudyTime::minutes(std::max<std::int64_t>(0, time.in_minutes() - shared));
    }
    add(presence->id, {.person = person, .day = session.when.start.date(), .fixed = time});
  }
}

void FactTable::add_study(const Snapshot& snapshot, PersonId person) {
  std::vector<const Recorded<Study>*> list = studies_of(snapshot, person);
  std::stable_sort(list.begin(), list.end(),
                   [](const auto* a, const auto* b) { return a->fact.start < b->fact.start; });
  std::map<std::string_view, LocalTime> reached;
  for (const auto* study : list) {
    FactView view{.person = person, .day = day_of(study->fact), .amount = study->fact.amount};
    if (study->fact.start && !study->fact.amount) {
      const Span span{*study->fact.start, *study->fact.start + study->fact.length};
      view.clock = take(span, reached.try_emplace(study->fact.kind, long_ago).first->second);
    } else if (!study->fact.amount) {
      view.fixed = study->fact.length;
    }
    add(study->id, view);
  }
}

void FactTable::add_others(const Snapshot& snapshot, PersonId person) {
  for (const auto& leave : snapshot.leaves_of(person)) {
    add(leave.id, {.person = person, .day = leave.fact.covers.start.date()});
  }
  for (const auto& mark : snapshot.marks_of(person)) {
    add(mark.id,
        {.person = person, .day = mark.fact.day, .passed = mark.fact.pass && *mark.fact.pass <= mark.fact.value});
  }
}

}  // namespace cadre::inline v1::report::detail
