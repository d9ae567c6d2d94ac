// SPDX-License-Identifier: Apache-2.0
// Snapshot::known_on(): corrections and withdrawals, by hand and against a second implementation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include <cadre/record/register.hpp>

#include "record/dump.hpp"

namespace {
using namespace cadre;

using Day = std::optional<Date>;

/// A register of one person; each fact is an hour of study whose name stands for it.
struct KnownOn : ::testing::Test {
  Register facts;
  PersonId li = facts.add(Person{.id = "li"}).value();

  void record(std::string name, Day recorded, std::string supersedes = {}, Day withdrawn = {}) {
    ASSERT_TRUE(facts.add(
        Study{.person = li, .kind = "book", .length = 1_h},
        {.name = std::move(name), .recorded = recorded, .supersedes = std::move(supersedes), .withdrawn = withdrawn}));
  }
  [[nodiscard]] std::string names(const Snapshot& s) const {
    std::string all;
    for (const auto& study : s.study_of(li)) all += s.meta(study.id).name;
    return all;
  }
  [[nodiscard]] std::string on(Date day) const { return names(facts.snapshot().known_on(day)); }
  [[nodiscard]] std::string now() const { return names(facts.snapshot()); }
};

TEST_F(KnownOn, FactIsSeenFromTheDayItWasRecordedUntilTheDayItWasWithdrawn) {
  record("a", "2021-03-05"_day, {}, "2021-03-08"_day);
  EXPECT_EQ(on("2021-03-04"_day), "");
  EXPECT_EQ(on("2021-03-05"_day), "a");
  EXPECT_EQ(on("2021-03-07"_day), "a");
  EXPECT_EQ(on("2021-03-08"_day), "");
  EXPECT_EQ(now(), "");
}

// Days of March 2021, made outside the template below: clang 14 emits calls of consteval functions made inside one.
constexpr Date fourth = "2021-03-04"_day;
constexpr Date fifth = "2021-03-05"_day;
constexpr Date sixth = "2021-03-06"_day;
constexpr Date seventh = "2021-03-07"_day;
constexpr Date eighth = "2021-03-08"_day;
constexpr Date tenth = "2021-03-10"_day;

/// Adds a fact, its correction and a fact withdrawn later; `list` gives what a snapshot holds of them.
template <class T, class List>
void expect_both_times(Register& facts, const T& fact, const List& list) {
  ASSERT_TRUE(facts.add(fact, {.name = "a", .recorded = fifth}));
  ASSERT_TRUE(facts.add(fact, {.name = "b", .recorded = tenth, .supersedes = "a"}));
  ASSERT_TRUE(facts.add(fact, {.name = "c", .recorded = sixth, .supersedes = {}, .withdrawn = eighth}));
  const auto on = [&](Date day) {
    const Snapshot s = facts.snapshot().known_on(day);
    std::string all;
    for (const auto& row : list(s)) all += s.meta(row.id).name;
    return all;
  };
  EXPECT_EQ(on(fourth), "");
  EXPECT_EQ(on(fifth), "a");
  EXPECT_EQ(on(seventh), "ac");
  EXPECT_EQ(on(eighth), "a");
  EXPECT_EQ(on(tenth), "b");
}

TEST_F(KnownOn, LinksAreCorrectedAndWithdrawn) {
  const PersonId wu = facts.add(Person{.id = "wu"}).value();
  expect_both_times(facts, Link{.from = li, .to = wu, .kind = "mentor"},
                    [&](const Snapshot& s) { return s.links_of(li); });
}

TEST_F(KnownOn, AttributesAreCorrectedAndWithdrawn) {
  expect_both_times(facts, Attribute{.holder = li, .name = "tag", .value = "young"},
                    [&](const Snapshot& s) { return s.attributes_of(li); });
  EXPECT_FALSE(facts.snapshot().known_on("2021-03-04"_day).has_tag(li, "young", "2021-03-01"_day));
  EXPECT_TRUE(facts.snapshot().known_on("2021-03-05"_day).has_tag(li, "young", "2021-03-01"_day));
}

TEST_F(KnownOn, PlanItemsAreCorrectedAndWithdrawn) {
  expect_both_times(facts, PlanItem{.id = "i", .plan = "2021", .holder = li},
                    [&](const Snapshot& s) { return s.plan_items_of(li); });
}

TEST_F(KnownOn, ALinkDoesNotCorrectAnAttribute) {
  const PersonId wu = facts.add(Person{.id = "wu"}).value();
  ASSERT_TRUE(facts.add(Attribute{.holder = li, .name = "rank", .value = "1"}, {.name = "a"}));
  const auto refused = facts.add(Link{.from = li, .to = wu, .kind = "mentor"}, {.name = "b", .supersedes = "a"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message(), "supersedes 'a', an attribute, with a link");
}

TEST_F(KnownOn, FactWithoutARecordedDayIsKnownFromTheBeginning) {
  record("a", {});
  EXPECT_EQ(on(Date::first()), "a");
}

TEST_F(KnownOn, CorrectionTakesOverOnItsDay) {
  record("a", "2021-03-05"_day);
  record("b", "2021-03-10"_day, "a");
  EXPECT_EQ(on("2021-03-04"_day), "");
  EXPECT_EQ(on("2021-03-09"_day), "a");
  EXPECT_EQ(on("2021-03-10"_day), "b");
  EXPECT_EQ(now(), "b");
}

TEST_F(KnownOn, WithdrawnCorrectionGivesBackWhatItCorrected) {
  record("a", "2021-03-05"_day);
  record("b", "2021-03-10"_day, "a", "2021-03-20"_day);
  EXPECT_EQ(on("2021-03-09"_day), "a");
  EXPECT_EQ(on("2021-03-19"_day), "b");
  EXPECT_EQ(on("2021-03-20"_day), "a");
  EXPECT_EQ(now(), "a");
}

TEST_F(KnownOn, WithdrawnOriginalDoesNotTouchItsCorrection) {
  record("a", "2021-03-05"_day, {}, "2021-03-08"_day);
  record("b", "2021-03-10"_day, "a");
  EXPECT_EQ(on("2021-03-07"_day), "a");
  EXPECT_EQ(on("2021-03-09"_day), "");
  EXPECT_EQ(on("2021-03-10"_day), "b");
}

TEST_F(KnownOn, OfTwoCorrectionsTheOneRecordedLastCountsWhateverWasAddedFirst) {
  record("a", "2021-03-01"_day);
  record("b", "2021-03-10"_day, "a");
  record("c", "2021-03-05"_day, "a");
  EXPECT_EQ(on("2021-03-04"_day), "a");
  EXPECT_EQ(on("2021-03-09"_day), "c");
  EXPECT_EQ(on("2021-03-10"_day), "b");
  EXPECT_EQ(now(), "b");
}

TEST_F(KnownOn, OfTwoCorrectionsOfOneDayTheOneAddedLastCounts) {
  record("a", {});
  record("b", "2021-03-05"_day, "a");
  record("c", "2021-03-05"_day, "a");
  EXPECT_EQ(now(), "c");
}

TEST_F(KnownOn, CorrectionWithoutADayIsTheEarliestOfAll) {
  record("a", {});
  record("b", "2021-03-05"_day, "a");
  record("c", {}, "a");
  EXPECT_EQ(on("2021-03-04"_day), "c");
  EXPECT_EQ(now(), "b");
}

TEST_F(KnownOn, ChainEndsAtItsLastStandingLink) {
  record("a", "2021-03-01"_day);
  record("b", "2021-03-02"_day, "a", "2021-03-04"_day);
  record("c", "2021-03-03"_day, "b", "2021-03-05"_day);
  EXPECT_EQ(on("2021-03-01"_day), "a");
  EXPECT_EQ(on("2021-03-02"_day), "b");
  EXPECT_EQ(on("2021-03-03"_day), "c");
  EXPECT_EQ(on("2021-03-04"_day), "c");  // b is withdrawn, what corrects it stands
  EXPECT_EQ(on("2021-03-05"_day), "a");
}

TEST_F(KnownOn, CorrectionOfALosingCorrectionLosesWithIt) {
  record("a", "2021-03-01"_day);
  record("b", "2021-03-02"_day, "a");
  record("c", "2021-03-03"_day, "a");
  record("d", "2021-03-04"_day, "b");
  EXPECT_EQ(now(), "c");
}

TEST_F(KnownOn, ViewOfAViewIsTheEarlierOne) {
  record("a", "2021-03-05"_day);
  record("b", "2021-03-10"_day, "a");
  const Snapshot s = facts.snapshot();
  EXPECT_EQ(names(s.known_on("2021-03-10"_day).known_on("2021-03-05"_day)), "a");
  EXPECT_EQ(names(s.known_on("2021-03-05"_day).known_on("2021-03-10"_day)), "a");
  EXPECT_EQ(names(s.known_on("2021-03-04"_day).known_on("2021-03-09"_day)), "");
  EXPECT_EQ(names(s.known_on("2021-03-04"_day).known_on("2021-03-31"_day)), "");
}

TEST_F(KnownOn, SessionIsSeenWithTheNameAndTimeKnownThen) {
  const UnitId hall = facts.add(Unit{.id = "hall"}).value();
  const auto meet = [&](std::string id, LocalTime start, FactMeta meta) {
    return facts.add(Session{.id = std::move(id), .unit = hall, .when = {start, start + 60_min}}, std::move(meta));
  };
  const SessionId talk = meet("talk", "2021-03-20T09:00"_at, {.name = "t1", .recorded = "2021-03-01"_day}).value();
  ASSERT_TRUE(meet("lecture", "2021-03-21T09:00"_at, {.name = "t2", .recorded = "2021-03-05"_day, .supersedes = "t1"}));
  ASSERT_TRUE(facts.add(Presence{talk, li}));  // no day: known before its session is
  const Snapshot now = facts.snapshot();
  const Snapshot first = now.known_on("2021-03-04"_day);
  const Snapshot before = now.known_on("2021-02-28"_day);
  EXPECT_EQ(now[talk].id, "lecture");
  EXPECT_EQ(now.find_session("lecture"), talk);
  EXPECT_EQ(first.find_session("talk"), talk);
  EXPECT_EQ(first.find_session("lecture"), std::nullopt);
  EXPECT_EQ(first[talk].when.start, "2021-03-20T09:00"_at);
  EXPECT_EQ(first.presence_of(li).size(), 1U);
  EXPECT_FALSE(before.stands(talk));
  EXPECT_EQ(before[talk].id, "talk");
  EXPECT_TRUE(before.presence_of(li).empty());
}

// The second implementation: plain records, asked one question at a time, from the first fact of a matter downwards.
struct PlainFact {
  std::string name;
  Day recorded;
  std::string supersedes;
  Day withdrawn;
  bool is_session;
  std::size_t session;  ///< of the session or of the presence
};

class PlainHistory {
 public:
  std::vector<PlainFact> facts;

  /// The name of what is in force in place of a fact, or nothing.
  [[nodiscard]] std::string effect(const PlainFact& fact, Date day) const {
    std::vector<const PlainFact*> corrections;
    for (const PlainFact& other : facts) {
      if (other.supersedes == fact.name) corrections.push_back(&other);
    }
    std::stable_sort(corrections.begin(), corrections.end(), [](const PlainFact* a, const PlainFact* b) {
      return a->recorded.value_or(Date::first()) < b->recorded.value_or(Date::first());
    });
    std::reverse(corrections.begin(), corrections.end());
    for (const PlainFact* last : corrections) {
      if (std::string found = effect(*last, day); !found.empty()) return found;
    }
    const bool known = fact.recorded.value_or(Date::first()) <= day;
    const bool wrong = fact.withdrawn.value_or(Date::last()) <= day;
    return known && !wrong ? fact.name : std::string{};
  }
  /// Names of the sessions' facts and of the presence in force on a day.
  [[nodiscard]] std::vector<std::string> in_force(Date day) const {
    std::vector<std::string> all;
    std::vector<std::size_t> standing;
    for (const bool sessions : {true, false}) {
      for (const PlainFact& fact : facts) {
        if (fact.is_session != sessions || !fact.supersedes.empty()) continue;
        const std::string found = effect(fact, day);
        if (found.empty()) continue;
        if (sessions) standing.push_back(fact.session);
        const auto last = std::find_if(facts.begin(), facts.end(), [&](const auto& f) { return f.name == found; });
        if (std::count(standing.begin(), standing.end(), last->session) != 0) all.push_back(found);
      }
    }
    std::sort(all.begin(), all.end());
    return all;
  }
};

/// The same random history in both.
class RandomHistory {
 public:
  explicit RandomHistory(std::uint32_t seed) : random_{seed} {
    li_ = facts.add(Person{.id = "li"}).value();
    hall_ = facts.add(Unit{.id = "hall"}).value();
    const std::size_t count = 1 + below(40);
    for (std::size_t i = 0; i < count; ++i) add(i == 0 || below(4) == 0);
    for (PlainFact& fact : plain.facts) {
      if (below(5) == 0) withdraw(fact);
    }
  }
  Register facts;
  PlainHistory plain;

  [[nodiscard]] static Date day(std::size_t n) { return "2021-03-01"_day + static_cast<std::int32_t>(n); }
  /// What the register says is in force, as PlainHistory::in_force() does.
  [[nodiscard]] std::vector<std::string> in_force(const Snapshot& s) const {
    std::vector<std::string> all;
    for (const SessionId id : s.sessions()) all.push_back(s.meta(s.fact_of(id)).name);
    for (const auto& presence : s.presence_of(li_)) all.push_back(s.meta(presence.id).name);
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  Day some_day() { return below(4) == 0 ? Day{} : Day{day(below(8))}; }

  void add(bool is_session) {
    PlainFact fact{"f" + std::to_string(plain.facts.size()), some_day(), {}, {}, is_session, sessions_.size()};
    if (const PlainFact* target = correctable(is_session)) {
      fact.supersedes = target->name;
      fact.session = target->session;
    }
    if (!is_session && (fact.supersedes.empty() || below(2) == 0)) fact.session = below(sessions_.size());
    const FactMeta meta{.name = fact.name, .recorded = fact.recorded, .supersedes = fact.supersedes};
    if (is_session) {
      const auto id = facts.add(Session{.id = "s" + std::to_string(fact.session), .unit = hall_, .when = {}}, meta);
      if (fact.supersedes.empty()) sessions_.push_back(id.value());
      EXPECT_EQ(id.value(), sessions_[fact.session]);
    } else {
      EXPECT_TRUE(facts.add(Presence{sessions_[fact.session], li_}, meta));
    }
    plain.facts.push_back(fact);
  }
  const PlainFact* correctable(bool is_session) {
    if (plain.facts.empty() || below(2) == 0) return nullptr;
    const PlainFact& fact = plain.facts[below(plain.facts.size())];
    return fact.is_session == is_session ? &fact : nullptr;
  }
  void withdraw(PlainFact& fact) {
    fact.withdrawn = fact.recorded.value_or(day(0)) + static_cast<std::int32_t>(below(6));
    EXPECT_TRUE(facts.withdraw(*facts.find_fact(fact.name), *fact.withdrawn));
  }

  std::mt19937 random_;
  PersonId li_ = PersonId::at(0);
  UnitId hall_ = UnitId::at(0);
  std::vector<SessionId> sessions_;
};

TEST(KnownOnAtRandom, SaysWhatAPlainImplementationSays) {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    const RandomHistory history{seed};
    const Snapshot all = history.facts.snapshot();
    for (std::size_t n = 0; n < 16; ++n) {
      const Date day = RandomHistory::day(n) - 1;
      ASSERT_EQ(history.in_force(all.known_on(day)), history.plain.in_force(day)) << seed << ' ' << to_string(day);
    }
    ASSERT_EQ(history.in_force(all), history.plain.in_force("2021-12-31"_day)) << seed;
  }
}

}  // namespace
