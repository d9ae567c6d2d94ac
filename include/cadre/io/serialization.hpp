// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Opt-in: values and facts in Boost.Serialization archives. For a user's own archives of trusted data only.
///
/// Including this header makes every value type of core and every fact of org, curriculum and record serialisable in
/// text, XML and binary archives; link `Boost::serialization`. Each class has a version, 1 or 2 at present; what
/// version 2 brought is left empty when an archive of version 1 is loaded. Ids are places in one Register and mean
/// nothing beside another.
///
/// A value that its type cannot hold (a denominator of 0, a day out of range, an enumerator that does not exist) and a
/// class of a later version make loading throw `boost::archive::archive_exception`; what was loaded until then is
/// unspecified. That guards against mistakes, not against malice: Boost's archives trust the lengths that they read, so
/// never load a stranger's bytes.
#include <cstdint>
#include <new>
#include <numeric>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <boost/archive/archive_exception.hpp>
#include <boost/serialization/nvp.hpp>
#include <boost/serialization/serialization.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/tracking.hpp>
#include <boost/serialization/vector.hpp>
#include <boost/serialization/version.hpp>

#include <cadre/curriculum/category.hpp>
#include <cadre/curriculum/kind_name.hpp>
#include <cadre/org/org.hpp>
#include <cadre/record/facts.hpp>

/// @cond
namespace cadre::inline v1 {
namespace detail::archive {

inline void require(bool holds, const char* what) {
  using boost::archive::archive_exception;
  if (!holds) throw archive_exception{archive_exception::input_stream_error, what};
}

/// The version of most classes here.
inline constexpr unsigned class_version = 1;
/// The version of those that have got more fields since.
inline constexpr unsigned second_version = 2;

/// The last enumerator of each enumeration: what lies above it does not exist.
template <class E>
inline constexpr E last_of{};
template <>
inline constexpr MembershipKind last_of<MembershipKind> = MembershipKind::host;
template <>
inline constexpr Role last_of<Role> = Role::organiser;
template <>
inline constexpr SessionState last_of<SessionState> = SessionState::inquorate;
template <>
inline constexpr DueKind last_of<DueKind> = DueKind::list;
template <>
inline constexpr PresenceStatus last_of<PresenceStatus> = PresenceStatus::excused;
template <>
inline constexpr LeaveDecision last_of<LeaveDecision> = LeaveDecision::pending;

/// Some value to load into.
template <class T>
struct Blank {
  static T make() { return T{}; }
};
template <class Kind>
struct Blank<Id<Kind>> {
  static Id<Kind> make() { return Id<Kind>::at(0); }
};

/// Reads or writes the fields of a value, in order, each under its name. A value that is being saved is never written
/// to, not even with what it holds: Boost hands it over without its const, and it may lie in read-only memory.
///
/// std::optional and std::variant are dealt with here, not by overloads in Boost's namespace: later versions of Boost
/// bring such overloads themselves.
template <class Archive>
class Fields {
 public:
  static constexpr bool is_loading = Archive::is_loading::value;

  Fields(Archive& archive, unsigned version, unsigned latest = class_version) : archive_{archive}, version_{version} {
    using boost::archive::archive_exception;
    // Boost leaves this check to the class.
    if (version > latest) throw archive_exception{archive_exception::unsupported_class_version, "cadre"};
  }

  template <class T>
  Fields& operator()(const char* name, T& value) {
    if constexpr (std::is_enum_v<T>) {
      auto number = static_cast<std::int32_t>(value);
      (*this)(name, number);
      require(number >= 0 && number <= static_cast<std::int32_t>(last_of<T>), "an enumerator that does not exist");
      if constexpr (is_loading) value = static_cast<T>(number);
    } else {
      archive_& boost::serialization::make_nvp(name, value);
    }
    return *this;
  }

  template <class T>
  Fields& operator()(const char* name, std::optional<T>& value) {
    bool is_known = value.has_value();
    (*this)("known", is_known);
    if constexpr (is_loading) {
      value = is_known ? std::optional<T>{Blank<T>::make()} : std::nullopt;
    }
    if (is_known) (*this)(name, *value);
    return *this;
  }

  /// A field that the second version of its class brought.
  template <class T>
  Fields& second(const char* name, T& value) {
    if (version_ >= second_version) return (*this)(name, value);
    if constexpr (is_loading) value = T{};
    return *this;
  }

  Fields& operator()(const char* name, Holder& holder) {
    auto which = static_cast<std::int32_t>(holder.index());
    (*this)("of", which);
    require(which >= 0 && which < static_cast<std::int32_t>(std::variant_size_v<Holder>), "a holder of no known kind");
    if (which == 0) return alternative<PersonId>(name, holder);
    if (which == 1) return alternative<UnitId>(name, holder);
    return which == 2 ? alternative<SessionId>(name, holder) : alternative<GroupId>(name, holder);
  }

 private:
  template <class T>
  Fields& alternative(const char* name, Holder& holder) {
    T value = std::holds_alternative<T>(holder) ? std::get<T>(holder) : Blank<T>::make();
    (*this)(name, value);
    if constexpr (is_loading) holder = value;
    return *this;
  }
  Archive& archive_;
  unsigned version_;
};

}  // namespace detail::archive

template <class Archive>
void serialize(Archive& archive, Date& date, unsigned version) {
  std::int32_t days = date.days();
  detail::archive::Fields{archive, version}("days", days);
  detail::archive::require(days >= Date::first().days() && days <= Date::last().days(), "a day out of range");
  if constexpr (Archive::is_loading::value) date = Date::from_days(days);
}

template <class Archive>
void serialize(Archive& archive, StudyTime& time, unsigned version) {
  std::int64_t minutes = time.in_minutes();
  detail::archive::Fields{archive, version}("minutes", minutes);
  if constexpr (Archive::is_loading::value) time = StudyTime::minutes(minutes);
}

template <class Archive>
void serialize(Archive& archive, LocalTime& time, unsigned version) {
  Date date = time.date();
  std::int32_t minute = time.minute_of_day();
  detail::archive::Fields{archive, version}("date", date)("minute", minute);
  detail::archive::require(minute >= 0 && minute <= 1440, "a minute out of range");
  if constexpr (Archive::is_loading::value) time = LocalTime::at(date, minute);
}

template <class Archive>
void serialize(Archive& archive, Span& span, unsigned version) {
  auto& [start, end] = span;
  detail::archive::Fields{archive, version}("start", start)("end", end);
}

template <class Archive>
void serialize(Archive& archive, Period& period, unsigned version) {
  auto& [from, until] = period;
  detail::archive::Fields{archive, version}("from", from)("until", until);
}

template <class Archive>
void serialize(Archive& archive, Ratio& ratio, unsigned version) {
  std::int64_t numerator = ratio.numerator();
  std::int64_t denominator = ratio.denominator();
  detail::archive::Fields{archive, version}("numerator", numerator)("denominator", denominator);
  detail::archive::require(denominator > 0 && numerator != INT64_MIN && std::gcd(numerator, denominator) == 1,
                           "a fraction that is not in lowest terms");
  if constexpr (Archive::is_loading::value) ratio = Ratio::of(numerator, denominator);
}

template <class Archive>
void serialize(Archive& archive, Measure& measure, unsigned version) {
  std::string name{measure.name()};
  detail::archive::Fields{archive, version}("name", name);
  const std::optional<Measure> named = Measure::named(name);
  detail::archive::require(named.has_value(), "a name that no measure can have");
  if constexpr (Archive::is_loading::value) measure = *named;
}

template <class Archive>
void serialize(Archive& archive, Amount& amount, unsigned version) {
  auto& [value, measure] = amount;
  detail::archive::Fields{archive, version}("value", value)("measure", measure);
}

template <class Archive, class Kind>
void serialize(Archive& archive, Id<Kind>& id, unsigned version) {
  auto index = static_cast<std::uint32_t>(id.index());
  detail::archive::Fields{archive, version}("index", index);
  if constexpr (Archive::is_loading::value) id = Id<Kind>::at(index);
}

// Each of the following names every field of its struct at once, so that one added there and forgotten here does not
// compile.

template <class Archive>
void serialize(Archive& archive, Person& person, unsigned version) {
  auto& [id, name, born, joined, tags, sort_key] = person;
  detail::archive::Fields{archive, version}("id", id)("name", name)("born", born)("joined", joined)("tags", tags)(
      "sort_key", sort_key);
}

template <class Archive>
void serialize(Archive& archive, Unit& unit, unsigned version) {
  auto& [id, name, kind, parent, tags] = unit;
  detail::archive::Fields fields{archive, version, detail::archive::second_version};
  fields("id", id)("name", name)("kind", kind)("parent", parent).second("tags", tags);
}

template <class Archive>
void serialize(Archive& archive, Group& group, unsigned version) {
  auto& [id, name, kind, unit] = group;
  detail::archive::Fields{archive, version}("id", id)("name", name)("kind", kind)("unit", unit);
}

template <class Archive>
void serialize(Archive& archive, UnitMembership& fact, unsigned version) {
  auto& [person, unit, during, kind] = fact;
  detail::archive::Fields{archive, version}("person", person)("unit", unit)("during", during)("kind", kind);
}

template <class Archive>
void serialize(Archive& archive, GroupMembership& fact, unsigned version) {
  auto& [person, group, during] = fact;
  detail::archive::Fields{archive, version}("person", person)("group", group)("during", during);
}

template <class Archive>
void serialize(Archive& archive, Post& post, unsigned version) {
  auto& [person, unit, kind, during] = post;
  detail::archive::Fields{archive, version}("person", person)("unit", unit)("kind", kind)("during", during);
}

template <class Archive>
void serialize(Archive& archive, Category& category, unsigned version) {
  auto& [id, name] = category;
  detail::archive::Fields{archive, version}("id", id)("name", name);
}

template <class Archive>
void serialize(Archive& archive, KindName& kind, unsigned version) {
  auto& [id, name, name_en] = kind;
  detail::archive::Fields{archive, version}("id", id)("name", name)("name_en", name_en);
}

template <class Archive>
void serialize(Archive& archive, Session& session, unsigned version) {
  auto& [id, unit, group, kind, category, themes, title, when, due, state, venue, organiser, quorum, item] = session;
  detail::archive::Fields fields{archive, version, detail::archive::second_version};
  fields("id", id)("unit", unit)("group", group)("kind", kind)("category", category)("themes", themes);
  fields("title", title)("when", when)("due", due)("state", state)("venue", venue);
  fields.second("organiser", organiser).second("quorum", quorum).second("item", item);
}

template <class Archive>
void serialize(Archive& archive, Presence& presence, unsigned version) {
  auto& [session, person, status, attended, role, topic] = presence;
  detail::archive::Fields fields{archive, version};
  fields("session", session)("person", person)("status", status)("attended", attended)("role", role)("topic", topic);
}

template <class Archive>
void serialize(Archive& archive, Leave& leave, unsigned version) {
  auto& [person, kind, covers, asked, decided, decided_by, decision, proof] = leave;
  detail::archive::Fields fields{archive, version, detail::archive::second_version};
  fields("person", person)("kind", kind)("covers", covers)("asked", asked)("decided", decided);
  fields("decided_by", decided_by)("decision", decision).second("proof", proof);
}

template <class Archive>
void serialize(Archive& archive, Study& study, unsigned version) {
  auto& [person, kind, category, themes, start, length, days, amount, session, role, submitted, item, course_length,
         watched, passed, score, organiser, host, verified, authors, author_place, venue] = study;
  detail::archive::Fields fields{archive, version, detail::archive::second_version};
  fields("person", person)("kind", kind)("category", category)("themes", themes)("start", start)("length", length);
  fields("days", days)("amount", amount)("session", session)("role", role)("submitted", submitted);
  fields.second("item", item).second("course_length", course_length).second("watched", watched);
  fields.second("passed", passed).second("score", score).second("organiser", organiser).second("host", host);
  fields.second("verified", verified).second("authors", authors).second("author_place", author_place);
  fields.second("venue", venue);
}

template <class Archive>
void serialize(Archive& archive, Mark& mark, unsigned version) {
  auto& [holder, test, day, value, best, pass, item, rater] = mark;
  detail::archive::Fields fields{archive, version, detail::archive::second_version};
  if (version < detail::archive::second_version) {
    // Only people had marks.
    PersonId person = PersonId::at(0);
    fields("person", person);
    if constexpr (Archive::is_loading::value) holder = person;
  } else {
    fields("holder", holder);
  }
  fields("test", test)("day", day)("value", value)("best", best)("pass", pass);
  fields.second("item", item).second("rater", rater);
}

template <class Archive>
void serialize(Archive& archive, Document& document, unsigned version) {
  auto& [holder, kind, day, about, about_session, length] = document;
  detail::archive::Fields fields{archive, version, detail::archive::second_version};
  fields("holder", holder)("kind", kind)("day", day)("about", about);
  fields.second("about_session", about_session).second("length", length);
}

template <class Archive>
void serialize(Archive& archive, Event& event, unsigned version) {
  auto& [holder, kind, during, amount, about] = event;
  detail::archive::Fields fields{archive, version, detail::archive::second_version};
  fields("holder", holder)("kind", kind)("during", during)("amount", amount).second("about", about);
}

template <class Archive>
void serialize(Archive& archive, Link& link, unsigned version) {
  auto& [from, to, kind, role, during] = link;
  detail::archive::Fields fields{archive, version};
  fields("from", from)("to", to)("kind", kind)("role", role)("during", during);
}

template <class Archive>
void serialize(Archive& archive, Attribute& attribute, unsigned version) {
  auto& [holder, name, value, during] = attribute;
  detail::archive::Fields{archive, version}("holder", holder)("name", name)("value", value)("during", during);
}

template <class Archive>
void serialize(Archive& archive, PlanItem& item, unsigned version) {
  auto& [id, plan, holder, kind, category, planned, amount, session, done, moved_to] = item;
  detail::archive::Fields fields{archive, version};
  fields("id", id)("plan", plan)("holder", holder)("kind", kind)("category", category)("planned", planned);
  fields("amount", amount)("session", session)("done", done)("moved_to", moved_to);
}

// What cannot be made from nothing is made here, to be loaded into: containers of Boost ask for that.

template <class Archive, class Kind>
void load_construct_data(Archive& /*archive*/, Id<Kind>* at, unsigned /*version*/) {
  ::new (at) Id<Kind>{Id<Kind>::at(0)};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, UnitMembership* at, unsigned /*version*/) {
  ::new (at) UnitMembership{.person = PersonId::at(0), .unit = UnitId::at(0), .during = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, GroupMembership* at, unsigned /*version*/) {
  ::new (at) GroupMembership{.person = PersonId::at(0), .group = GroupId::at(0), .during = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Post* at, unsigned /*version*/) {
  ::new (at) Post{.person = PersonId::at(0), .unit = UnitId::at(0), .kind = {}, .during = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Session* at, unsigned /*version*/) {
  ::new (at) Session{.id = {}, .unit = UnitId::at(0), .when = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Presence* at, unsigned /*version*/) {
  ::new (at) Presence{.session = SessionId::at(0), .person = PersonId::at(0)};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Leave* at, unsigned /*version*/) {
  ::new (at) Leave{.person = PersonId::at(0), .kind = {}, .covers = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Study* at, unsigned /*version*/) {
  ::new (at) Study{.person = PersonId::at(0), .kind = {}, .length = {}, .days = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Mark* at, unsigned /*version*/) {
  ::new (at) Mark{.holder = PersonId::at(0), .test = {}, .day = {}, .value = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Document* at, unsigned /*version*/) {
  ::new (at) Document{.holder = PersonId::at(0), .kind = {}, .day = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Event* at, unsigned /*version*/) {
  ::new (at) Event{.holder = PersonId::at(0), .kind = {}, .during = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Link* at, unsigned /*version*/) {
  ::new (at) Link{.from = PersonId::at(0), .to = PersonId::at(0), .kind = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, Attribute* at, unsigned /*version*/) {
  ::new (at) Attribute{.holder = PersonId::at(0), .name = {}, .value = {}};
}
template <class Archive>
void load_construct_data(Archive& /*archive*/, PlanItem* at, unsigned /*version*/) {
  ::new (at) PlanItem{.id = {}, .plan = {}, .holder = PersonId::at(0)};
}

}  // namespace cadre::inline v1

// Values are never told apart by their address: the archive would take two that lie in one place one after the other,
// as temporaries do, for the same object.
#define CADRE_ARCHIVED_AS(Type, number) \
  BOOST_CLASS_VERSION(Type, number)     \
  BOOST_CLASS_TRACKING(Type, boost::serialization::track_never)
#define CADRE_ARCHIVED(Type) CADRE_ARCHIVED_AS(Type, 1)

CADRE_ARCHIVED(cadre::Date)
CADRE_ARCHIVED(cadre::StudyTime)
CADRE_ARCHIVED(cadre::LocalTime)
CADRE_ARCHIVED(cadre::Span)
CADRE_ARCHIVED(cadre::Period)
CADRE_ARCHIVED(cadre::Ratio)
CADRE_ARCHIVED(cadre::Measure)
CADRE_ARCHIVED(cadre::Amount)
CADRE_ARCHIVED(cadre::Person)
CADRE_ARCHIVED_AS(cadre::Unit, 2)
CADRE_ARCHIVED(cadre::Group)
CADRE_ARCHIVED(cadre::UnitMembership)
CADRE_ARCHIVED(cadre::GroupMembership)
CADRE_ARCHIVED(cadre::Post)
CADRE_ARCHIVED(cadre::Category)
CADRE_ARCHIVED(cadre::KindName)
CADRE_ARCHIVED_AS(cadre::Session, 2)
CADRE_ARCHIVED(cadre::Presence)
CADRE_ARCHIVED_AS(cadre::Leave, 2)
CADRE_ARCHIVED_AS(cadre::Study, 2)
CADRE_ARCHIVED_AS(cadre::Mark, 2)
CADRE_ARCHIVED_AS(cadre::Document, 2)
CADRE_ARCHIVED_AS(cadre::Event, 2)
CADRE_ARCHIVED(cadre::Link)
CADRE_ARCHIVED(cadre::Attribute)
CADRE_ARCHIVED(cadre::PlanItem)
#undef CADRE_ARCHIVED
#undef CADRE_ARCHIVED_AS

template <class Kind>
struct boost::serialization::version<cadre::Id<Kind>> {
  using tag = mpl::integral_c_tag;
  using type = mpl::int_<1>;
  static constexpr int value = 1;
};
template <class Kind>
struct boost::serialization::tracking_level<cadre::Id<Kind>> {
  using tag = mpl::integral_c_tag;
  using type = mpl::int_<track_never>;
  static constexpr int value = track_never;
};
/// @endcond
