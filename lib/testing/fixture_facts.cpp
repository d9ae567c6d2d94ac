// SPDX-License-Identifier: Apache-2.0
// Facts that persons, units, sessions and groups may have alike, and links.
#include <cadre/testing/fixture.hpp>

#include "testing/detail/fixture.hpp"

namespace cadre::inline v1::testing {

using detail::done;
using detail::found;
using detail::keep_new;
using detail::nothing_named;
using detail::parse_during;

Fixture& Fixture::attribute(std::string_view name, std::string_view value, std::string_view during) {
  return add_of_holder("attribute",
                       [name = std::string{name}, value = std::string{value}, during = std::string{during}](
                           Register& facts, Holder holder) -> Result<Done> {
                         const auto period = parse_during(during);
                         if (!period) return period.error();
                         return done(facts.add(Attribute{holder, name, value, *period}));
                       });
}

Fixture& Fixture::link(std::string_view other, std::string_view kind, std::string_view during, std::string_view role) {
  return add_of_person("link",
                       [other = std::string{other}, kind = std::string{kind}, during = std::string{during},
                        role = std::string{role}](Register& facts, PersonId who) -> Result<Done> {
                         const auto to = found(facts.find_person(other), "person", other);
                         if (!to) return to.error();
                         const auto period = parse_during(during);
                         if (!period) return period.error();
                         return done(facts.add(Link{who, *to, kind, role, *period}));
                       });
}

Fixture& Fixture::mark(std::string_view test, std::string_view day, Ratio value, std::optional<Ratio> pass,
                       const MarkNote& note) {
  return add_of_holder(
      "mark",
      [test = std::string{test}, day = std::string{day}, value, pass, best = note.best, item = std::string{note.item},
       rater = std::string{note.rater}](Register& facts, Holder holder) -> Result<Done> {
        const auto when = parse_date(day);
        if (!when) return when.error();
        return done(facts.add(Mark{holder, test, *when, value, best, pass, item, rater}));
      });
}

Fixture& Fixture::document(std::string_view kind, std::string_view day, std::string_view about,
                           const DocumentNote& note) {
  return add_of_holder(
      "document",
      [kind = std::string{kind}, day = std::string{day}, about = std::string{about},
       session = std::string{note.session}, length = note.length](Register& facts, Holder holder) -> Result<Done> {
        const auto when = parse_date(day);
        if (!when) return when.error();
        Document document{.holder = holder, .kind = kind, .day = *when, .length = length};
        if (!about.empty()) {
          const auto period = parse_period(about);
          if (!period) return period.error();
          document.about = *period;
        }
        document.about_session = facts.find_session(session);
        if (!session.empty() && !document.about_session) return nothing_named("session", session);
        return done(facts.add(std::move(document)));
      });
}

Fixture& Fixture::event(std::string_view kind, std::string_view first, std::string_view last, std::string_view amount,
                        std::string_view about) {
  return add_of_holder(
      "event",
      [kind = std::string{kind}, first = std::string{first}, last = std::string{last.empty() ? first : last},
       amount = std::string{amount}, about = std::string{about}](Register& facts, Holder holder) -> Result<Done> {
        const auto from = parse_date(first);
        if (!from) return from.error();
        const auto to = parse_date(last);
        if (!to) return to.error();
        Event event{holder, kind, {*from, *to + 1}, {}, about};
        if (!amount.empty()) {
          const auto parsed = parse_amount(amount);
          if (!parsed) return parsed.error();
          event.amount = *parsed;
        }
        return done(facts.add(std::move(event)));
      });
}

Fixture& Fixture::plan_item(std::string_view plan, std::string_view id, std::string_view planned,
                            const PlanNote& note) {
  if (!note.category.empty()) keep_new(categories_, note.category);
  PlanItem item{.id = std::string{id}, .plan = std::string{plan}, .holder = PersonId::at(0)};
  item.kind = note.kind;
  item.done = note.done;
  item.moved_to = note.moved_to;
  return add_of_holder("plan_item",
                       [item = std::move(item), planned = std::string{planned}, category = std::string{note.category},
                        amount = std::string{note.amount},
                        session = std::string{note.session}](Register& facts, Holder holder) -> Result<Done> {
                         PlanItem record = item;
                         record.holder = holder;
                         record.category = facts.find_category(category);
                         record.session = facts.find_session(session);
                         if (!session.empty() && !record.session) return nothing_named("session", session);
                         if (!planned.empty()) {
                           const auto period = parse_period(planned);
                           if (!period) return period.error();
                           record.planned = *period;
                         }
                         if (!amount.empty()) {
                           const auto parsed = parse_amount(amount);
                           if (!parsed) return parsed.error();
                           record.amount = *parsed;
                         }
                         return done(facts.add(std::move(record)));
                       });
}

}  // namespace cadre::inline v1::testing
