// SPDX-License-Identifier: Apache-2.0
// The order of a Snapshot's lists does not depend on the order of addition.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include <cadre/record/register.hpp>

#include "record/dump.hpp"

namespace {
using namespace cadre;
using cadre_test::dump;

Session session_of(const std::string& id, UnitId unit, LocalTime start) {
  return {.id = id, .unit = unit, .when = {start, start + StudyTime::hours(2)}};
}

// Facts added by steps that may run in any order in which what a step names is already there.
struct Step {
  std::string name;
  std::vector<std::string> after;
  std::function<void(Register&)> run;
};

std::vector<Step> steps() {
  std::vector<Step> all;
  for (const char* id : {"wu", "bo", "li", "an"}) {
    all.push_back({id, {}, [id](Register& r) { ASSERT_TRUE(r.add(Person{.id = id})); }});
  }
  all.push_back({"town", {}, [](Register& r) { ASSERT_TRUE(r.add(Unit{.id = "town"})); }});
  for (const char* id : {"west", "east"}) {
    all.push_back(
        {id, {"town"}, [id](Register& r) { ASSERT_TRUE(r.add(Unit{.id = id, .parent = r.find_unit("town")})); }});
  }
  const auto session = [&](const std::string& fact, const std::string& id, const char* unit, LocalTime start,
                           FactMeta meta) {
    std::vector<std::string> after{unit};
    if (!meta.supersedes.empty()) after.push_back(meta.supersedes);
    meta.name = fact;
    all.push_back(
        {fact, after, [=](Register& r) { ASSERT_TRUE(r.add(session_of(id, *r.find_unit(unit), start), meta)); }});
  };
  session("s1", "talk", "east", "2021-03-01T09:00"_at, {});
  session("s2", "class", "west", "2021-03-01T09:00"_at, {});
  session("s3", "talk", "west", "2021-03-01T09:00"_at, {.recorded = "2021-03-03"_day, .supersedes = "s1"});
  session("s4", "talk", "east", "2021-03-02T09:00"_at, {.recorded = "2021-03-02"_day, .supersedes = "s1"});
  const auto presence = [&](const std::string& fact, const char* who, const char* session, PresenceStatus status,
                            FactMeta meta) {
    std::vector<std::string> after{who, std::string{session} == "talk" ? "s1" : "s2"};
    if (!meta.supersedes.empty()) after.push_back(meta.supersedes);
    meta.name = fact;
    all.push_back({fact, after, [=](Register& r) {
                     ASSERT_TRUE(r.add(Presence{*r.find_session(session), *r.find_person(who), status}, meta));
                   }});
  };
  presence("p1", "wu", "talk", PresenceStatus::present, {});
  presence("p2", "bo", "talk", PresenceStatus::absent, {});
  presence("p3", "wu", "class", PresenceStatus::late, {});
  presence("p4", "bo", "talk", PresenceStatus::present, {.recorded = "2021-03-05"_day, .supersedes = "p2"});
  presence("p5", "bo", "talk", PresenceStatus::excused, {.supersedes = "p4"});
  presence("p6", "bo", "talk", PresenceStatus::made_up, {.supersedes = "p2"});
  presence("p7", "wu", "talk", PresenceStatus::present, {});  // says what p1 says
  presence("p8", "li", "talk", PresenceStatus::present, {});
  return all;
}

void add_study_and_more(std::vector<Step>& all) {
  const auto study = [&](const std::string& fact, StudyTime length, std::optional<Amount> amount, const char* theme) {
    all.push_back({fact, {"li"}, [=](Register& r) {
                     Study one{.person = *r.find_person("li"), .kind = "book", .themes = {theme}};
                     one.length = length;
                     one.amount = amount;
                     ASSERT_TRUE(r.add(one));
                   }});
  };
  study("b0", 60_min, std::nullopt, "law");
  study("b1", 60_min, std::nullopt, "history");
  study("b3", 60_min, parse_amount("2 credit").value(), "law");
  study("b5", 30_min, std::nullopt, "law");
  study("b2", 60_min, parse_amount("1.5 credit").value(), "law");
  for (const char* holder : {"an", "wu", "west", "east"}) {
    all.push_back({std::string{"d_"} + holder, {holder}, [holder](Register& r) {
                     const auto person = r.find_person(holder);
                     const Holder of = person ? Holder{*person} : Holder{*r.find_unit(holder)};
                     ASSERT_TRUE(r.add(Document{.holder = of, .kind = "plan", .day = "2021-01-05"_day}));
                     ASSERT_TRUE(r.add(Event{.holder = of, .kind = "award", .during = {}}));
                   }});
    all.push_back({std::string{"m_"} + holder, {holder, "li", "west", "east"}, [holder](Register& r) {
                     const auto person = r.find_person(holder).value_or(*r.find_person("li"));
                     const auto unit = r.find_unit(holder).value_or(*r.find_unit("east"));
                     ASSERT_TRUE(r.add(UnitMembership{person, unit, {}}));
                     ASSERT_TRUE(r.add(Post{person, unit, "director", {}}));
                   }});
  }
}

/// Facts that differ in one field each, which alone can put them in order.
void add_what_else_holds(std::vector<Step>& all) {
  const auto step = [&](const std::string& name, std::vector<std::string> after, std::function<void(Register&)> run) {
    all.push_back({name, std::move(after), std::move(run)});
  };
  const auto study = [&](const std::string& name, std::function<void(Study&)> set) {
    step(name, {"wu"}, [set = std::move(set)](Register& r) {
      Study one{.person = *r.find_person("wu"), .kind = "course"};
      set(one);
      ASSERT_TRUE(r.add(one));
    });
  };
  for (const char* word : {"b", "a"}) {
    study(std::string{"i_"} + word, [word](Study& s) { s.item = word; });
    study(std::string{"o_"} + word, [word](Study& s) { s.organiser = word; });
    study(std::string{"v_"} + word, [word](Study& s) { s.venue = word; });
    step(std::string{"e_"} + word, {"li"}, [word](Register& r) {
      ASSERT_TRUE(r.add(Event{.holder = *r.find_person("li"), .kind = "exempt", .during = {}, .about = word}));
      ASSERT_TRUE(r.add(Mark{.holder = *r.find_person("li"), .test = "t", .day = {}, .value = {}, .rater = word}));
      ASSERT_TRUE(r.add(Mark{.holder = *r.find_person("li"), .test = "t", .day = {}, .value = {}, .item = word}));
    });
    step(std::string{"a_"} + word, {"west", "li"}, [word](Register& r) {
      for (const Holder of : {Holder{*r.find_unit("west")}, Holder{*r.find_person("li")}}) {
        ASSERT_TRUE(r.add(Attribute{.holder = of, .name = word, .value = "x"}));
        ASSERT_TRUE(r.add(Attribute{.holder = of, .name = "n", .value = word}));
        ASSERT_TRUE(r.add(PlanItem{.id = "i", .plan = word, .holder = of}));
        ASSERT_TRUE(r.add(PlanItem{.id = word, .plan = "p", .holder = of}));
        ASSERT_TRUE(r.add(PlanItem{.id = "i", .plan = "p", .holder = of, .moved_to = word}));
      }
    });
    step(std::string{"l_"} + word, {"li", "wu", "bo"}, [word](Register& r) {
      const PersonId li = *r.find_person("li");
      ASSERT_TRUE(r.add(Link{.from = *r.find_person("wu"), .to = li, .kind = word}));
      ASSERT_TRUE(r.add(Link{.from = *r.find_person("bo"), .to = li, .kind = "mentor", .role = word}));
      ASSERT_TRUE(r.add(Link{.from = li, .to = *r.find_person("wu"), .kind = "mentor", .role = word}));
    });
  }
  study("w1", [](Study& s) { s.watched = Ratio::of(1, 2); });
  study("w2", [](Study& s) { s.watched = Ratio::of(1, 3); });
  study("y1", [](Study& s) { s.passed = true; });
  study("y2", [](Study& s) { s.passed = false; });
  study("q1", [](Study& s) { s.author_place = 2U; });
  study("q2", [](Study& s) { s.author_place = 1U; });
}

/// The steps run in an order drawn from `random`.
Snapshot run_shuffled(std::vector<Step> left, std::mt19937& random) {
  Register facts;
  std::vector<std::string> done;
  while (!left.empty()) {
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < left.size(); ++i) {
      const auto& after = left[i].after;
      if (std::all_of(after.begin(), after.end(), [&](const std::string& name) {
            return std::find(done.begin(), done.end(), name) != done.end();
          })) {
        ready.push_back(i);
      }
    }
    const std::size_t next = ready[random() % ready.size()];
    left[next].run(facts);
    done.push_back(left[next].name);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(next));
  }
  return facts.snapshot();
}

TEST(Snapshot, ListsDoNotDependOnTheOrderOfAddition) {
  std::vector<Step> all = steps();
  add_study_and_more(all);
  add_what_else_holds(all);
  std::mt19937 random{7};
  const Snapshot first = run_shuffled(all, random);
  const std::string now = dump(first);
  const std::string then = dump(first.known_on("2021-03-02"_day));
  ASSERT_NE(now, then);
  for (int round = 0; round < 200; ++round) {
    const Snapshot other = run_shuffled(all, random);
    ASSERT_EQ(dump(other), now);
    ASSERT_EQ(dump(other.known_on("2021-03-02"_day)), then);
  }
}

}  // namespace
