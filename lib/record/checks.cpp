// SPDX-License-Identifier: Apache-2.0
#include "record/detail/checks.hpp"

namespace cadre::inline v1::detail {
namespace {

Flaw foreign(std::string_view what, std::size_t index, std::size_t count) {
  if (index < count) return std::nullopt;
  return Error{Errc::unknown_reference, std::string{what} + " number " + std::to_string(index) +
                                            " is not of this register, which has " + std::to_string(count)};
}

Flaw foreign(PersonId id, const Counts& counts) { return foreign("person", id.index(), counts.people); }
Flaw foreign(UnitId id, const Counts& counts) { return foreign("unit", id.index(), counts.units); }
Flaw foreign(GroupId id, const Counts& counts) { return foreign("group", id.index(), counts.groups); }
Flaw foreign(CategoryId id, const Counts& counts) { return foreign("category", id.index(), counts.categories); }
Flaw foreign(SessionId id, const Counts& counts) { return foreign("session", id.index(), counts.sessions); }

template <class Kind>
Flaw foreign(const std::optional<Id<Kind>>& id, const Counts& counts) {
  return id ? foreign(*id, counts) : std::nullopt;
}

Flaw foreign(const Holder& holder, const Counts& counts) {
  return std::visit([&](auto id) { return foreign(id, counts); }, holder);
}

Flaw backwards(const Period& period) {
  if (period.from <= period.until) return std::nullopt;
  return Error{Errc::bad_interval,
               "the period ends before " + to_string(period.until) + " but begins on " + to_string(period.from)};
}

Flaw backwards(const Span& span) {
  if (span.start <= span.end) return std::nullopt;
  return Error{Errc::bad_interval,
               "the end " + to_string(span.end) + " lies before the start " + to_string(span.start)};
}

Flaw negative(std::string_view what, StudyTime time) {
  if (time >= StudyTime{}) return std::nullopt;
  return Error{Errc::invalid_argument, std::string{what} + " of " + to_string(time) + " is below 0 min"};
}

Flaw no_share(std::string_view what, const std::optional<Ratio>& share) {
  if (!share || (Ratio{} <= *share && *share <= Ratio::whole(1))) return std::nullopt;
  return Error{Errc::invalid_argument,
               std::string{what} + " of " + to_string(*share) + " is no share: it lies outside 0 to 1"};
}

Flaw misplaced(const Study& fact) {
  if (fact.authors == 0U) return Error{Errc::invalid_argument, "a product of 0 authors"};
  if (fact.author_place == 0U) return Error{Errc::invalid_argument, "place 0 among the authors: places begin at 1"};
  if (!fact.authors || !fact.author_place || *fact.author_place <= *fact.authors) return std::nullopt;
  return Error{Errc::invalid_argument, "place " + std::to_string(*fact.author_place) + " among the authors, of whom " +
                                           "there are " + std::to_string(*fact.authors)};
}

Flaw nameless(std::string_view what, std::string_view name) {
  if (!name.empty()) return std::nullopt;
  return Error{Errc::invalid_argument, std::string{what}};
}

/// The first flaw of several.
template <class... Flaws>
Flaw first(Flaw flaw, Flaws... more) {
  if constexpr (sizeof...(more) == 0) {
    return flaw;
  } else {
    return flaw ? flaw : first(std::move(more)...);
  }
}

}  // namespace

Flaw flaw_in(const Unit& unit, const Counts& counts) { return foreign(unit.parent, counts); }
Flaw flaw_in(const Group& group, const Counts& counts) { return foreign(group.unit, counts); }

Flaw flaw_in(const Session& session, const Counts& counts) {
  if (session.id.empty()) return Error{Errc::invalid_argument, "a session needs an id"};
  if (session.due == DueKind::group && !session.group) {
    return Error{Errc::invalid_argument, "session '" + session.id + "' is due to its group but names none"};
  }
  return first(foreign(session.unit, counts), foreign(session.group, counts), foreign(session.category, counts),
               backwards(session.when));
}

Flaw flaw_in(const UnitMembership& fact, const Counts& counts) {
  return first(foreign(fact.person, counts), foreign(fact.unit, counts), backwards(fact.during));
}
Flaw flaw_in(const GroupMembership& fact, const Counts& counts) {
  return first(foreign(fact.person, counts), foreign(fact.group, counts), backwards(fact.during));
}
Flaw flaw_in(const Post& fact, const Counts& counts) {
  return first(foreign(fact.person, counts), foreign(fact.unit, counts), backwards(fact.during));
}
Flaw flaw_in(const Presence& fact, const Counts& counts) {
  return first(foreign(fact.session, counts), foreign(fact.person, counts),
               negative("attendance", fact.attended.value_or(StudyTime{})));
}
Flaw flaw_in(const Leave& fact, const Counts& counts) {
  return first(foreign(fact.person, counts), foreign(fact.decided_by, counts), backwards(fact.covers));
}
Flaw flaw_in(const Study& fact, const Counts& counts) {
  return first(foreign(fact.person, counts), foreign(fact.category, counts), foreign(fact.session, counts),
               foreign(fact.host, counts), backwards(fact.days), negative("study", fact.length),
               negative("course", fact.course_length.value_or(StudyTime{})), no_share("watched part", fact.watched),
               no_share("score", fact.score), misplaced(fact));
}
Flaw flaw_in(const Mark& fact, const Counts& counts) { return foreign(fact.holder, counts); }
Flaw flaw_in(const Document& fact, const Counts& counts) {
  return first(foreign(fact.holder, counts), foreign(fact.about_session, counts),
               fact.about ? backwards(*fact.about) : std::nullopt);
}
Flaw flaw_in(const Event& fact, const Counts& counts) {
  return first(foreign(fact.holder, counts), backwards(fact.during));
}

Flaw flaw_in(const Link& fact, const Counts& counts) {
  if (auto flaw = first(foreign(fact.from, counts), foreign(fact.to, counts), backwards(fact.during))) return flaw;
  if (fact.from != fact.to) return std::nullopt;
  return Error{Errc::invalid_argument, "a link '" + fact.kind + "' of someone with themselves"};
}
Flaw flaw_in(const Attribute& fact, const Counts& counts) {
  return first(foreign(fact.holder, counts), backwards(fact.during), nameless("an attribute needs a name", fact.name));
}
Flaw flaw_in(const PlanItem& fact, const Counts& counts) {
  return first(foreign(fact.holder, counts), foreign(fact.category, counts), foreign(fact.session, counts),
               fact.planned ? backwards(*fact.planned) : std::nullopt, nameless("a plan item needs an id", fact.id),
               nameless("a plan item needs a plan", fact.plan));
}

Flaw flaw_in(const FactMeta& meta) {
  if (!meta.withdrawn || !meta.recorded || *meta.recorded <= *meta.withdrawn) return std::nullopt;
  return Error{Errc::bad_interval, "withdrawn on " + to_string(*meta.withdrawn) + ", before it was recorded on " +
                                       to_string(*meta.recorded)};
}

}  // namespace cadre::inline v1::detail
