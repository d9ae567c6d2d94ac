// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/age_bounds.hpp>
#include <cadre/policy/policy.hpp>
#include <cadre/policy/selection.hpp>

#include <gmock/gmock.h>

#include <string>
#include <utility>

namespace cadre {
namespace {

using testing::ElementsAre;

TEST(ParsePeople, ConditionsAreThoseOfAPolicysWho) {
  const SubjectSelector who = parse_people(
                                  "tag=member;cadre, unit=b1,unit_kind=branch,group=class,post=secretary,person=p1;p2,"
                                  "under_age = 80 ,from_age=18,joined_from=2021-03-01")
                                  .value();
  EXPECT_THAT(who.tag, ElementsAre("member", "cadre"));
  EXPECT_THAT(who.unit, ElementsAre("b1"));
  EXPECT_THAT(who.unit_kind, ElementsAre("branch"));
  EXPECT_THAT(who.group, ElementsAre("class"));
  EXPECT_THAT(who.post, ElementsAre("secretary"));
  EXPECT_THAT(who.person, ElementsAre("p1", "p2"));
  EXPECT_EQ(who.under_age, (AgeBound{80, 0, 0}));
  EXPECT_EQ(who.from_age, (AgeBound{18, 0, 0}));
  EXPECT_EQ(who.joined_from, "2021-03-01"_day);
}

void expect_refused(const std::string& text, Errc code, const std::string& message) {
  const auto who = parse_people(text);
  ASSERT_FALSE(who.has_value()) << text;
  EXPECT_EQ(who.error().code(), code) << text;
  EXPECT_EQ(who.error().message(), message) << text;
}

TEST(ParsePeople, AnUnknownKeyIsNamedWithTheNearest) {
  expect_refused("tga=member", Errc::policy_unknown_key, "people have no key 'tga'; did you mean 'tag'?");
  expect_refused("colour=red", Errc::policy_unknown_key,
                 "people have no key 'colour'; the keys are tag, unit, unit_kind, group, post, person, under_age, "
                 "from_age, joined_before, joined_from, unit_tag, host_unit, has_link, event");
}

TEST(ParsePeople, WhatIsNoConditionIsRefused) {
  for (const auto& [text, shown] :
       {std::pair{"", "''"}, {"member", "'member'"}, {"tag=", "'tag='"}, {"=x", "'=x'"}, {"tag=member,", "''"}}) {
    expect_refused(text, Errc::policy_bad_value,
                   std::string{shown} + " is no condition: write KEY=VALUE, such as tag=member");
  }
}

TEST(ParsePeople, AnAgeIsAWholeNumberOfYears) {
  for (const std::string age : {"0", "200", "-1", "8o", "80 year", "1.5", "99999999999"}) {
    expect_refused("under_age=" + age, Errc::policy_bad_value,
                   "under_age is a whole number of years from 1 to 199, not '" + age + "'");
  }
}

TEST(ParsePeople, ADayIsWrittenWithDashes) {
  expect_refused("joined_before=2021", Errc::policy_bad_value, "joined_before is a day such as 2021-03-01, not '2021'");
}

TEST(ParsePeople, AKeyStandsOnceAndSaysSomethingOfPeople) {
  expect_refused("tag=a,tag=b", Errc::policy_bad_value, "'tag' stands twice: separate its words by semicolons");
  expect_refused("tag=a;;b", Errc::policy_bad_value, "'tag' needs a word between its semicolons");
  expect_refused("kind=branch", Errc::policy_bad_value, "'kind' says nothing of people: write tag, unit_kind or post");
  expect_refused("not=x", Errc::policy_bad_value, "'not' joins other conditions and cannot be written in a line");
}

}  // namespace
TEST(AgeBounds, AreFoundWhereverPeopleAreSelected) {
  const auto policy = read_policy(R"(cadre = 1
policy = "p"
leave_kinds = ["sick"]
[[quota]]
id = "hours"
who = { not = [{ any = [{ from_age = "60 year" }] }] }
per = "year"
at_least = "8 h"
partial_window = "full"
tiers = [{ who = { under_age = "35 year" }, at_least = "4 h" }]
[[exempt]]
id = "old"
from = ["hours"]
who = { from_age = "80 year" }
relief = "waive"
reaches = "any_day"
[[leave]]
id = "young"
kinds = ["sick"]
who = { under_age = "18 year" }
[[aggregate]]
id = "covered"
subject = "unit"
per = "year"
over = "people"
among = { under_age = { age = "60 year", on = "12-31" } }
of = "hours"
take = "met"
how = "rate"
)");
  ASSERT_TRUE(policy) << policy.error().to_string();
  EXPECT_EQ(age_bounds(policy->model()), (std::vector<std::int32_t>{18, 35, 60, 80}));
}

}  // namespace cadre
