// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/fixture.hpp>

#include <algorithm>
#include <utility>

#include "testing/detail/fixture.hpp"

namespace cadre::inline v1::testing {

using detail::done;
using detail::found;
using detail::keep_new;
using detail::nothing_named;
using detail::parse_during;

namespace {

/// What a text says of when: a minute, or days.
struct When {
  std::optional<LocalTime> time;
  Period days;
};

Result<When> parse_when(std::string_view text) {
  if (const auto time = parse_time(text)) return When{*time, {time->date(), time->date() + 1}};
  const auto days = parse_period(text);
  if (!days) return Error{Errc::bad_time, '\'' + std::string{text} + "' is no time, day or month"};
  return When{std::nullopt, *days};
}

Result<std::optional<LocalTime>> parse_known_time(const std::string& text) {
  if (text.empty()) return std::optional<LocalTime>{};
  const auto time = parse_time(text);
  if (!time) return time.error();
  return std::optional{*time};
}

/// The minutes that two days or times enclose; the last day is inside.
Result<Span> parse_span(const std::string& first, const std::string& last) {
  const auto from = parse_when(first);
  if (!from) return from.error();
  const auto to = parse_when(last);
  if (!to) return to.error();
  return Span{from->time.value_or(LocalTime::start_of(from->days.from)),
              to->time.value_or(LocalTime::start_of(to->days.until))};
}

/// Takes over what names nothing.
void fill(Study& study, const StudyNote& note) {
  study.role = note.role;
  study.submitted = note.submitted;
  study.item = note.item;
  study.course_length = note.course_length;
  study.watched = note.watched;
  study.passed = note.passed;
  study.score = note.score;
  study.organiser = note.organiser;
  study.verified = note.verified;
  study.authors = note.authors;
  study.author_place = note.author_place;
  study.venue = note.venue;
}

}  // namespace

Fixture person(std::string_view id) { return Fixture{}.person(id); }

Fixture unit(std::string_view id, std::string_view kind, std::string_view above) {
  return Fixture{}.unit(id, kind, above);
}

Fixture group(std::string_view id, std::string_view kind, std::string_view unit) {
  return Fixture{}.group(id, kind, unit);
}

Fixture& Fixture::name(Kind kind, std::string_view id) {
  last_ = kind;
  name_ = id;
  if (kind != Kind::session) subject_ = id;
  return *this;
}

Fixture& Fixture::add(Pass pass, Step step) {
  passes_[static_cast<std::size_t>(pass)].push_back(std::move(step));
  return *this;
}

Fixture& Fixture::refuse(std::string_view call, std::string_view wanted) {
  if (fault_) return *this;
  std::string message = std::string{call} + "() speaks of " + std::string{wanted};
  message += name_.empty() ? ", and nothing is named yet" : ", and '" + name_ + "', which was named last, is none";
  fault_.emplace(Errc::invalid_argument, std::move(message));
  return *this;
}

Person* Fixture::named_person() noexcept {
  const auto person = std::find_if(people_.begin(), people_.end(), [&](const Person& p) { return p.id == name_; });
  return last_ == Kind::person ? &*person : nullptr;
}

std::vector<std::string>* Fixture::named_tags() noexcept {
  if (Person* const person = named_person()) return &person->tags;
  const auto unit = std::find_if(units_.begin(), units_.end(), [&](const Unit& u) { return u.id == name_; });
  return last_ == Kind::unit ? &unit->tags : nullptr;
}

Fixture& Fixture::add_of_person(std::string_view call, PersonStep step) {
  if (last_ != Kind::person) return refuse(call, "a person");
  return add(Pass::facts, [name = name_, step = std::move(step)](Register& facts) {
    return step(facts, facts.find_person(name).value());
  });
}

Fixture& Fixture::add_of_holder(std::string_view call, HolderStep step) {
  if (last_ == Kind::none) return refuse(call, "a person, unit, session or group");
  return add(Pass::facts, [name = name_, kind = last_, step = std::move(step)](Register& facts) {
    if (kind == Kind::person) return step(facts, facts.find_person(name).value());
    if (kind == Kind::unit) return step(facts, facts.find_unit(name).value());
    if (kind == Kind::group) return step(facts, facts.find_group(name).value());
    return step(facts, facts.find_session(name).value());
  });
}

Fixture& Fixture::person(std::string_view id) {
  const auto same = [&](const Person& p) { return p.id == id; };
  if (std::none_of(people_.begin(), people_.end(), same)) people_.push_back(Person{.id = std::string{id}});
  return name(Kind::person, id);
}

Fixture& Fixture::unit(std::string_view id, std::string_view kind, std::string_view above) {
  const auto same = [&](const Unit& u) { return u.id == id; };
  if (std::any_of(units_.begin(), units_.end(), same)) return name(Kind::unit, id);
  units_.push_back(Unit{.id = std::string{id}, .kind = std::string{kind}});
  if (!above.empty()) {
    add(Pass::groups, [id = std::string{id}, above = std::string{above}](Register& facts) -> Result<Done> {
      const auto upper = found(facts.find_unit(above), "unit", above);
      if (!upper) return upper.error();
      return facts.set_parent(facts.find_unit(id).value(), *upper);
    });
  }
  return name(Kind::unit, id);
}

Fixture& Fixture::group(std::string_view id, std::string_view kind, std::string_view unit) {
  if (!keep_new(groups_, id)) return name(Kind::group, id);
  add(Pass::groups,
      [id = std::string{id}, kind = std::string{kind}, unit = std::string{unit}](Register& facts) -> Result<Done> {
        Group group{.id = id, .kind = kind};
        group.unit = facts.find_unit(unit);
        if (!unit.empty() && !group.unit) return nothing_named("unit", unit);
        return done(facts.add(std::move(group)));
      });
  return name(Kind::group, id);
}

Fixture& Fixture::session(std::string_view id, std::string_view unit, std::string_view kind, std::string_view start,
                          StudyTime length, const SessionNote& note) {
  if (!keep_new(sessions_, id)) return name(Kind::session, id);
  if (!note.category.empty()) keep_new(categories_, note.category);
  add(Pass::sessions,
      [id = std::string{id}, unit = std::string{unit}, kind = std::string{kind}, start = std::string{start}, length,
       category = std::string{note.category}, group = std::string{note.group}, due = note.due, state = note.state,
       organiser = std::string{note.organiser}, quorum = note.quorum,
       item = std::string{note.item}](Register& facts) -> Result<Done> {
        const auto holder = found(facts.find_unit(unit), "unit", unit);
        if (!holder) return holder.error();
        const auto begin = parse_time(start);
        if (!begin) return begin.error();
        Session session{
            .id = id, .unit = *holder, .kind = kind, .when = {*begin, *begin + length}, .due = due, .state = state};
        session.organiser = organiser;
        session.quorum = quorum;
        session.item = item;
        session.category = facts.find_category(category);
        session.group = facts.find_group(group);
        if (!group.empty() && !session.group) return nothing_named("group", group);
        return done(facts.add(std::move(session)));
      });
  return name(Kind::session, id);
}

Fixture& Fixture::tag(std::string_view word) {
  auto* const tags = named_tags();
  if (tags == nullptr) return refuse("tag", "a person or unit");
  keep_new(*tags, word);
  return *this;
}

Fixture& Fixture::set_day(std::string_view call, std::string_view day, std::optional<Date> Person::*member) {
  Person* const who = named_person();
  if (who == nullptr) return refuse(call, "a person");
  const auto parsed = parse_date(day);
  if (parsed) who->*member = *parsed;
  if (!parsed && !fault_) fault_ = parsed.error();
  return *this;
}

Fixture& Fixture::born(std::string_view day) { return set_day("born", day, &Person::born); }
Fixture& Fixture::joined(std::string_view day) { return set_day("joined", day, &Person::joined); }

Fixture& Fixture::member_of(std::string_view unit, std::string_view during, MembershipKind kind) {
  return add_of_person(
      "member_of",
      [unit = std::string{unit}, during = std::string{during}, kind](Register& facts, PersonId who) -> Result<Done> {
        const auto where = found(facts.find_unit(unit), "unit", unit);
        if (!where) return where.error();
        const auto period = parse_during(during);
        if (!period) return period.error();
        return done(facts.add(UnitMembership{who, *where, *period, kind}));
      });
}

Fixture& Fixture::in_group(std::string_view group, std::string_view during) {
  return add_of_person(
      "in_group",
      [group = std::string{group}, during = std::string{during}](Register& facts, PersonId who) -> Result<Done> {
        const auto which = found(facts.find_group(group), "group", group);
        if (!which) return which.error();
        const auto period = parse_during(during);
        if (!period) return period.error();
        return done(facts.add(GroupMembership{who, *which, *period}));
      });
}

Fixture& Fixture::post(std::string_view kind, std::string_view unit, std::string_view during) {
  return add_of_person("post",
                       [kind = std::string{kind}, unit = std::string{unit}, during = std::string{during}](
                           Register& facts, PersonId who) -> Result<Done> {
                         const auto where = found(facts.find_unit(unit), "unit", unit);
                         if (!where) return where.error();
                         const auto period = parse_during(during);
                         if (!period) return period.error();
                         return done(facts.add(Post{who, *where, kind, *period}));
                       });
}

Fixture& Fixture::record_study(Study study, std::string_view when, std::string_view amount, const StudyNote& note) {
  if (!note.category.empty()) keep_new(categories_, note.category);
  fill(study, note);
  return add_of_person("study",
                       [study = std::move(study), when = std::string{when}, amount = std::string{amount},
                        category = std::string{note.category}, session = std::string{note.session},
                        host = std::string{note.host}](Register& facts, PersonId who) -> Result<Done> {
                         Study record = study;
                         record.person = who;
                         record.category = facts.find_category(category);
                         record.session = facts.find_session(session);
                         if (!session.empty() && !record.session) return nothing_named("session", session);
                         record.host = facts.find_unit(host);
                         if (!host.empty() && !record.host) return nothing_named("unit", host);
                         const auto at = parse_when(when);
                         if (!at) return at.error();
                         record.start = at->time;
                         record.days = at->days;
                         if (!amount.empty()) {
                           const auto parsed = parse_amount(amount);
                           if (!parsed) return parsed.error();
                           record.amount = *parsed;
                         }
                         return done(facts.add(std::move(record)));
                       });
}

Fixture& Fixture::study(std::string_view kind, std::string_view when, StudyTime length, const StudyNote& note) {
  return record_study(Study{.person = PersonId::at(0), .kind = std::string{kind}, .length = length}, when, "", note);
}

Fixture& Fixture::study(std::string_view kind, std::string_view when, std::string_view amount, const StudyNote& note) {
  return record_study(Study{.person = PersonId::at(0), .kind = std::string{kind}}, when, amount, note);
}

Fixture& Fixture::present(std::string_view session, PresenceStatus status, std::optional<StudyTime> attended) {
  return add_of_person(
      "present", [session = std::string{session}, status, attended](Register& facts, PersonId who) -> Result<Done> {
        const auto which = found(facts.find_session(session), "session", session);
        if (!which) return which.error();
        return done(facts.add(Presence{.session = *which, .person = who, .status = status, .attended = attended}));
      });
}

Fixture& Fixture::leave(std::string_view kind, std::string_view first, std::string_view last, const LeaveNote& note) {
  return add_of_person(
      "leave",
      [kind = std::string{kind}, first = std::string{first}, last = std::string{last}, asked = std::string{note.asked},
       decided = std::string{note.decided}, by = std::string{note.by}, decision = note.decision,
       proof = std::string{note.proof}](Register& facts, PersonId who) -> Result<Done> {
        const auto covers = parse_span(first, last);
        if (!covers) return covers.error();
        const auto asked_at = parse_known_time(asked);
        if (!asked_at) return asked_at.error();
        const auto decided_at = parse_known_time(decided);
        if (!decided_at) return decided_at.error();
        const auto decided_by = facts.find_person(by);
        if (!by.empty() && !decided_by) return nothing_named("person", by);
        return done(facts.add(Leave{who, kind, *covers, *asked_at, *decided_at, decided_by, decision, proof}));
      });
}

Result<Register> Fixture::facts() const {
  if (fault_) return *fault_;
  Register facts;
  for (const Person& person : people_) {
    if (const auto added = facts.add(person); !added) return added.error();
  }
  for (const Unit& unit : units_) {
    if (const auto added = facts.add(unit); !added) return added.error();
  }
  for (const std::string& id : categories_) {
    if (const auto added = facts.add(Category{.id = id}); !added) return added.error();
  }
  for (const std::vector<Step>& pass : passes_) {
    for (const Step& step : pass) {
      if (const auto added = step(facts); !added) return added.error();
    }
  }
  return facts;
}

}  // namespace cadre::inline v1::testing
