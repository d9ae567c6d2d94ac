// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/serialization.hpp>

#include <gtest/gtest.h>
#include <boost/archive/binary_iarchive.hpp>
#include <boost/archive/binary_oarchive.hpp>
#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <boost/archive/xml_iarchive.hpp>
#include <boost/archive/xml_oarchive.hpp>

#include <sstream>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace cadre;
using boost::archive::archive_exception;

struct Text {
  using Out = boost::archive::text_oarchive;
  using In = boost::archive::text_iarchive;
};
struct Xml {
  using Out = boost::archive::xml_oarchive;
  using In = boost::archive::xml_iarchive;
};
struct Binary {
  using Out = boost::archive::binary_oarchive;
  using In = boost::archive::binary_iarchive;
};

template <class Format, class T>
std::string saved(const T& value) {
  std::ostringstream stream;
  {
    typename Format::Out archive{stream};
    archive << boost::serialization::make_nvp("value", value);
  }
  return stream.str();
}

template <class Format, class T>
T loaded(const std::string& bytes, T into) {
  std::istringstream stream{bytes};
  typename Format::In archive{stream};
  archive >> boost::serialization::make_nvp("value", into);
  return into;
}

/// The fields of a fact, to be compared; facts have no comparison of their own.
auto fields(const Person& p) { return std::tie(p.id, p.name, p.born, p.joined, p.tags, p.sort_key); }
auto fields(const Unit& u) { return std::tie(u.id, u.name, u.kind, u.parent, u.tags); }
auto fields(const Group& g) { return std::tie(g.id, g.name, g.kind, g.unit); }
auto fields(const UnitMembership& m) { return std::tie(m.person, m.unit, m.during, m.kind); }
auto fields(const GroupMembership& m) { return std::tie(m.person, m.group, m.during); }
auto fields(const Post& p) { return std::tie(p.person, p.unit, p.kind, p.during); }
auto fields(const Category& c) { return std::tie(c.id, c.name); }
auto fields(const KindName& k) { return std::tie(k.id, k.name, k.name_en); }
auto fields(const Session& s) {
  return std::tie(s.id, s.unit, s.group, s.kind, s.category, s.themes, s.title, s.when, s.due, s.state, s.venue,
                  s.organiser, s.quorum, s.item);
}
auto fields(const Presence& p) { return std::tie(p.session, p.person, p.status, p.attended, p.role, p.topic); }
auto fields(const Leave& l) {
  return std::tie(l.person, l.kind, l.covers, l.asked, l.decided, l.decided_by, l.decision, l.proof);
}
auto fields(const Study& s) {
  return std::tie(s.person, s.kind, s.category, s.themes, s.start, s.length, s.days, s.amount, s.session, s.role,
                  s.submitted, s.item, s.course_length, s.watched, s.passed, s.score, s.organiser, s.host, s.verified,
                  s.authors, s.author_place, s.venue);
}
auto fields(const Mark& m) { return std::tie(m.holder, m.test, m.day, m.value, m.best, m.pass, m.item, m.rater); }
auto fields(const Document& d) { return std::tie(d.holder, d.kind, d.day, d.about, d.about_session, d.length); }
auto fields(const Event& e) { return std::tie(e.holder, e.kind, e.during, e.amount, e.about); }
auto fields(const Link& l) { return std::tie(l.from, l.to, l.kind, l.role, l.during); }
auto fields(const Attribute& a) { return std::tie(a.holder, a.name, a.value, a.during); }
auto fields(const PlanItem& p) {
  return std::tie(p.id, p.plan, p.holder, p.kind, p.category, p.planned, p.amount, p.session, p.done, p.moved_to);
}
template <class T>
requires std::equality_comparable<T>
const T& fields(const T& value) { return value; }

/// `other` differs from `value` in every field, so that a field left unread shows.
template <class T>
void expect_round_trip(const T& value, const T& other) {
  EXPECT_EQ(fields(loaded<Text>(saved<Text>(value), other)), fields(value));
  EXPECT_EQ(fields(loaded<Xml>(saved<Xml>(value), other)), fields(value));
  EXPECT_EQ(fields(loaded<Binary>(saved<Binary>(value), other)), fields(value));
  EXPECT_EQ(fields(loaded<Xml>(saved<Xml>(other), value)), fields(other));
}

const Period year = year_of(2021);
const Span evening{"2021-03-06T19:00"_at, "2021-03-06T21:00"_at};
const Amount credits{Ratio::of(-5, 4), *Measure::named("credit")};

TEST(Serialization, ValuesComeBackFromEveryKindOfArchive) {
  expect_round_trip("2021-03-06"_day, Date{});
  expect_round_trip(Date::first(), Date::last());
  expect_round_trip(45_min, StudyTime::minutes(INT64_MIN));
  expect_round_trip("1969-12-31T23:59"_at, LocalTime{});
  expect_round_trip(LocalTime::at(Date::last(), 1440), LocalTime::start_of(Date::first()));
  expect_round_trip(evening, Span{});
  expect_round_trip(year, Period{});
  expect_round_trip(Ratio::of(-5, 4), Ratio::whole(INT64_MAX));
  expect_round_trip(Measure::sessions(), *Measure::named("abcdefghijklmnopqrstuvw"));
  expect_round_trip(credits, Amount{});
  expect_round_trip(PersonId::at(7), PersonId::at(UINT32_MAX));
}

TEST(Serialization, FactsComeBackFromEveryKindOfArchive) {
  const PersonId li = PersonId::at(3);
  const PersonId nobody = PersonId::at(0);
  expect_round_trip(Person{"li", "李 <&>\n\"'", "1980-06-17"_day, "2001-07-01"_day, {"cadre", "member"}, "l"},
                    Person{"x"});
  expect_round_trip(Unit{"u", "n", "branch", UnitId::at(2), {"rural"}}, Unit{"x"});
  expect_round_trip(Group{"g", "n", "centre", UnitId::at(2)}, Group{"x"});
  expect_round_trip(UnitMembership{li, UnitId::at(2), year, MembershipKind::host},
                    UnitMembership{nobody, UnitId::at(0), {}});
  expect_round_trip(GroupMembership{li, GroupId::at(2), year}, GroupMembership{nobody, GroupId::at(0), {}});
  expect_round_trip(Post{li, UnitId::at(2), "secretary", year}, Post{nobody, UnitId::at(0), {}, {}});
  expect_round_trip(Category{"c", "n"}, Category{"x"});
  expect_round_trip(KindName{"k", "n", "e"}, KindName{"x"});
  expect_round_trip(Session{"s",
                            UnitId::at(2),
                            GroupId::at(4),
                            "seminar",
                            CategoryId::at(5),
                            {"a", "b"},
                            "t",
                            evening,
                            DueKind::list,
                            SessionState::inquorate,
                            "v",
                            "county",
                            12U,
                            "c1"},
                    Session{.id = "x", .unit = UnitId::at(0), .when = {}});
  expect_round_trip(Presence{SessionId::at(1), li, PresenceStatus::excused, 45_min, Role::speaker, "t"},
                    Presence{SessionId::at(0), nobody});
  expect_round_trip(Leave{li, "sick", evening, "2021-03-01T08:00"_at, "2021-03-02T08:00"_at, PersonId::at(9),
                          LeaveDecision::approved, "certificate"},
                    Leave{.person = nobody, .kind = {}, .covers = {}});
  expect_round_trip(Study{li,
                          "online",
                          CategoryId::at(5),
                          {"a"},
                          "2021-03-01T08:00"_at,
                          45_min,
                          year,
                          credits,
                          SessionId::at(8),
                          Role::organiser,
                          "2021-04-01"_day,
                          "c1",
                          90_min,
                          Ratio::of(4, 5),
                          false,
                          Ratio::of(9, 10),
                          "county",
                          UnitId::at(6),
                          true,
                          3U,
                          2U,
                          "hall"},
                    Study{.person = nobody, .kind = {}, .length = {}, .days = {}});
  expect_round_trip(Mark{UnitId::at(3), "final", "2021-06-01"_day, Ratio::whole(80), Ratio::whole(100),
                         Ratio::whole(60), "c1", "peers"},
                    Mark{nobody, {}, {}, {}});
  expect_round_trip(Link{li, PersonId::at(4), "mentor", "senior", year}, Link{nobody, nobody, {}});
  expect_round_trip(Attribute{UnitId::at(3), "level", "county", year}, Attribute{nobody, {}, {}});
  expect_round_trip(PlanItem{"i1", "2021", GroupId::at(3), "seminar", CategoryId::at(2), year, credits,
                             SessionId::at(5), "2021-04-01"_day, "2022"},
                    PlanItem{{}, {}, nobody});
}

TEST(Serialization, EveryKindOfHolderComesBack) {
  const Document blank{.holder = PersonId::at(0), .kind = {}, .day = {}};
  expect_round_trip(Document{PersonId::at(3), "plan", "2021-01-05"_day, year}, blank);
  expect_round_trip(Document{UnitId::at(3), "plan", "2021-01-05"_day, year}, blank);
  expect_round_trip(Document{SessionId::at(3), "plan", "2021-01-05"_day, year}, blank);
  expect_round_trip(Document{GroupId::at(3), "plan", "2021-01-05"_day, year, SessionId::at(7), 1500U}, blank);
  const Event none{.holder = PersonId::at(0), .kind = {}, .during = {}};
  expect_round_trip(Event{UnitId::at(3), "notice", year, credits, "secretary"}, none);
}

TEST(Serialization, EveryEnumeratorComesBack) {
  for (std::uint8_t n = 0; n <= static_cast<std::uint8_t>(PresenceStatus::excused); ++n) {
    Presence presence{SessionId::at(0), PersonId::at(0)};
    presence.status = static_cast<PresenceStatus>(n);
    const Presence other{SessionId::at(0), PersonId::at(0)};
    EXPECT_EQ(loaded<Binary>(saved<Binary>(presence), other).status, presence.status);
  }
}

TEST(Serialization, ListsOfWhatCannotBeMadeFromNothingComeBack) {
  const std::vector<Presence> list{{SessionId::at(1), PersonId::at(2), PresenceStatus::late, 45_min},
                                   {SessionId::at(3), PersonId::at(4), PresenceStatus::absent}};
  const auto back = loaded<Text>(saved<Text>(list), std::vector<Presence>{});
  ASSERT_EQ(back.size(), 2U);
  EXPECT_EQ(fields(back[0]), fields(list[0]));
  EXPECT_EQ(fields(back[1]), fields(list[1]));
  const std::vector<PersonId> ids{PersonId::at(5), PersonId::at(5), PersonId::at(6)};
  EXPECT_EQ(loaded<Xml>(saved<Xml>(ids), std::vector<PersonId>{}), ids);
}

TEST(Serialization, EqualValuesInOneArchiveStayTwo) {
  const std::vector<Amount> list{credits, credits, Amount{}};
  EXPECT_EQ(loaded<Text>(saved<Text>(list), std::vector<Amount>{}), list);
}

/// The XML of a value, with one piece of it replaced.
template <class T>
std::string spoilt(const T& value, const std::string& what, const std::string& by) {
  std::string xml = saved<Xml>(value);
  const auto at = xml.find(what);
  EXPECT_NE(at, std::string::npos) << what << " in " << xml;
  return xml.replace(at, what.size(), by);
}

template <class T>
void expect_refused(const T& value, const std::string& what, const std::string& by, const std::string& why) {
  ASSERT_NO_THROW((void)loaded<Xml>(spoilt(value, what, what), value));
  try {
    (void)loaded<Xml>(spoilt(value, what, by), value);
    ADD_FAILURE() << by << " was accepted";
  } catch (const archive_exception& thrown) {
    EXPECT_NE(std::string{thrown.what()}.find(why), std::string::npos) << thrown.what();
  }
}

TEST(Serialization, ValuesThatTheirTypeCannotHoldAreRefused) {
  expect_refused("9999-12-31"_day, ">2932896<", ">2932897<", "a day out of range");
  expect_refused("1400-01-01"_day, ">-208188<", ">-208189<", "a day out of range");
  expect_refused("2021-03-06T23:59"_at, ">1439<", ">1441<", "a minute out of range");
  expect_refused("2021-03-06T23:59"_at, ">1439<", ">-1<", "a minute out of range");
  for (const char* bad : {">0<", ">-7<", ">14<"}) {
    expect_refused(Ratio::of(2, 7), ">7<", bad, "a fraction that is not in lowest terms");
  }
  expect_refused(Ratio::of(-3, 2), ">-3<", ">-9223372036854775808<", "a fraction that is not in lowest terms");
  expect_refused(Measure::sessions(), ">session<", ">Session<", "a name that no measure can have");
  expect_refused(Measure::sessions(), ">session<", "><", "a name that no measure can have");
}

TEST(Serialization, EnumeratorsThatDoNotExistAreRefused) {
  const Presence presence{SessionId::at(0), PersonId::at(0), PresenceStatus::excused};
  expect_refused(presence, "<status>7<", "<status>8<", "an enumerator that does not exist");
  expect_refused(presence, "<status>7<", "<status>-1<", "an enumerator that does not exist");
  const Document document{SessionId::at(0), "plan", "2021-01-05"_day, {}};
  expect_refused(document, "<of>2<", "<of>4<", "a holder of no known kind");
}

// What the first version wrote, as it wrote it.
TEST(Serialization, AnArchiveOfTheFirstVersionLeavesLaterFieldsEmpty) {
  const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes" ?><!DOCTYPE boost_serialization>)"
                           R"(<boost_serialization signature="serialization::archive" version="19">)";
  const std::string mark =
      head +
      R"(<value class_id="0" tracking_level="0" version="1"><person class_id="1" tracking_level="0" version="1">)"
      R"(<index>3</index></person><test>final</test><day class_id="2" tracking_level="0" version="1"><days>18779</days>)"
      R"(</day><value class_id="3" tracking_level="0" version="1"><numerator>80</numerator><denominator>1</denominator>)"
      R"(</value><known>0</known><known>0</known></value></boost_serialization>)";
  const Mark other{UnitId::at(0), {}, {}, {}, {}, {}, "c1", "peers"};
  const Mark expected{PersonId::at(3), "final", "2021-06-01"_day, Ratio::whole(80)};
  EXPECT_EQ(fields(loaded<Xml>(mark, other)), fields(expected));
  const std::string unit =
      head + R"(<value class_id="0" tracking_level="0" version="1"><id>u</id><name>n</name><kind>branch</kind>)"
             R"(<known>0</known></value></boost_serialization>)";
  EXPECT_EQ(fields(loaded<Xml>(unit, Unit{"x", "", "", {}, {"rural"}})), fields(Unit{"u", "n", "branch", {}, {}}));
}

TEST(Serialization, AnArchiveOfALaterVersionIsRefused) {
  const auto expect_unsupported = [](const auto& value, const std::string& now, const std::string& later) {
    const std::string xml = saved<Xml>(value);
    ASSERT_NO_THROW((void)loaded<Xml>(xml, value));
    try {
      (void)loaded<Xml>(spoilt(value, "version=\"" + now + "\"", "version=\"" + later + "\""), value);
      ADD_FAILURE() << "version " << later << " was accepted";
    } catch (const archive_exception& thrown) {
      EXPECT_EQ(thrown.code, archive_exception::unsupported_class_version);
    }
  };
  expect_unsupported("2021-03-06"_day, "1", "2");
  expect_unsupported(PersonId::at(3), "1", "2");
  expect_unsupported(Presence{SessionId::at(0), PersonId::at(0)}, "1", "2");
  expect_unsupported(Unit{"u"}, "2", "3");
}

// Boost hands out what it saves without its const; a value in read-only memory shows whether that is honoured.
TEST(Serialization, SavingDoesNotWriteToTheValue) {
  static constexpr Amount fixed{Ratio::of(1, 2), Measure::ratio()};
  EXPECT_EQ(loaded<Text>(saved<Text>(fixed), Amount{}), fixed);
}

}  // namespace
