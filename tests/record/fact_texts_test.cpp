// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/fact_texts.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <cadre/record/register.hpp>

namespace {
using namespace cadre;

/// A register of a few facts. Strangers added before give every id another number.
struct Office {
  explicit Office(int strangers = 0) {
    for (int i = 0; i < strangers; ++i) {
      EXPECT_TRUE(facts.add(Person{.id = "stranger" + std::to_string(i)}));
      EXPECT_TRUE(facts.add(Unit{.id = "far" + std::to_string(i)}));
    }
    li = facts.add(Person{.id = "li", .name = "Li \"L\"", .tags = {"cadre"}}).value();
    town = facts.add(Unit{.id = "town"}).value();
    session = facts
                  .add(Session{.id = "s1", .unit = town, .when = {"2021-03-01T09:00"_at, "2021-03-01T11:00"_at}},
                       {.name = "f1"})
                  .value();
    keep(facts.add(UnitMembership{.person = li, .unit = town, .during = {"2021-01-01"_day, Date::last()}}));
    keep(facts.add(Presence{.session = session, .person = li, .status = PresenceStatus::late}));
    keep(facts.add(Leave{.person = li, .kind = "sick", .covers = {"2021-03-01T08:00"_at, "2021-03-02T08:00"_at}}));
    keep(facts.add(Study{.person = li, .kind = "self \"study\"", .start = "2021-03-06T19:00"_at, .length = 2_h}));
    keep(facts.add(Mark{.holder = li, .test = "t", .day = "2021-03-09"_day, .value = Ratio::of(1, 3)}));
    keep(facts.add(Document{.holder = town, .kind = "plan", .day = "2021-03-10"_day, .about_session = session}));
    keep(facts.add(Event{.holder = session, .kind = "talk", .during = {"2021-03-11"_day, "2021-03-12"_day}}));
  }
  void keep(const Result<FactId>& id) { ids.push_back(id.value()); }
  [[nodiscard]] std::vector<std::string> texts() const {
    const FactTexts all{facts.snapshot()};
    std::vector<std::string> list{all.of(li).text, all.of(town).text};
    for (const FactId id : ids) list.push_back(all.find(id)->kind + ' ' + all.find(id)->text);
    return list;
  }

  Register facts;
  PersonId li = PersonId::at(0);
  UnitId town = UnitId::at(0);
  SessionId session = SessionId::at(0);
  std::vector<FactId> ids;
};

TEST(FactTexts, SayTheSameInAnyRegister) { EXPECT_EQ(Office{}.texts(), Office{7}.texts()); }

TEST(FactTexts, SayEveryFieldThatIsWrittenWithNamesForIds) {
  const std::vector<std::string> texts = Office{3}.texts();
  EXPECT_EQ(texts[0], "id=\"li\" tags=[\"cadre\"]") << "what people are called decides nothing";
  EXPECT_EQ(texts[3], "presence session=session:\"s1\" person=person:\"li\" status=1");
  EXPECT_EQ(texts[5], "study person=person:\"li\" kind=\"self \\\"study\\\"\" start=2021-03-06T19:00 length=120");
  EXPECT_EQ(texts[6], "mark holder=person:\"li\" test=\"t\" day=2021-03-09 value=1/3");
  EXPECT_EQ(texts[7], "document holder=unit:\"town\" kind=\"plan\" day=2021-03-10 about_session=session:\"s1\"");
}

TEST(FactTexts, DifferInAnyField) {
  Office office;
  const auto add = [&](Study study) { office.keep(office.facts.add(std::move(study))); };
  const Study plain{.person = office.li, .kind = "k", .start = "2021-03-06T19:00"_at, .length = 2_h};
  const std::size_t first = office.ids.size();
  std::vector<Study> all(8, plain);
  all[1].kind = "l";
  all[2].length = 3_h;
  all[3].session = office.session;
  all[4].passed = false;
  all[5].authors = 1;
  all[6].themes = {"a", "b"};
  all[7].themes = {"a\",\"b"};
  for (const Study& study : all) add(study);
  const FactTexts texts{office.facts.snapshot()};
  for (std::size_t i = first; i < office.ids.size(); ++i) {
    for (std::size_t j = first; j < i; ++j)
      EXPECT_NE(texts.find(office.ids[i])->text, texts.find(office.ids[j])->text) << i << ' ' << j;
  }
}

TEST(FactTexts, TellWhatIsZeroFromWhatNobodyRecorded) {
  const auto text = [](std::optional<StudyTime> attended) {
    Office office;
    const PersonId bo = office.facts.add(Person{.id = "bo"}).value();
    const FactId id = office.facts.add(Presence{.session = office.session, .person = bo, .attended = attended}).value();
    return FactTexts{office.facts.snapshot()}.find(id)->text;
  };
  const std::string unrecorded = "session=session:\"s1\" person=person:\"bo\"";
  EXPECT_EQ(text(std::nullopt), unrecorded);
  EXPECT_EQ(text(0_min), unrecorded + " attended=0");
  EXPECT_EQ(text(5_min), unrecorded + " attended=5");
}

TEST(FactTexts, KnowNothingOfWhatIsNotInForce) {
  Office office;
  ASSERT_TRUE(office.facts.withdraw(office.ids[3], "2021-04-01"_day));
  const FactTexts now{office.facts.snapshot()};
  EXPECT_EQ(now.find(office.ids[3]), nullptr);
  const FactTexts before{office.facts.snapshot().known_on("2021-03-31"_day)};
  EXPECT_NE(before.find(office.ids[3]), nullptr);
}

}  // namespace
