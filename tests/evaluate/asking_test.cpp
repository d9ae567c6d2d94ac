// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/asking.hpp>

#include <gmock/gmock.h>

#include <cadre/testing/fixture.hpp>

#include "testing/self_study.hpp"

namespace cadre::inline v1 {
namespace {

std::vector<std::string> lines(const Results& results) {
  std::vector<std::string> list;
  for (const RuleResult& row : results.all()) list.push_back(results.line(row));
  return list;
}

TEST(Asking, SaysOfARuleAndSubjectWhatEvaluateSays) {
  auto fixture = testing::person("li").tag("cadre").member_of("east").study("self_study", "2021-01-04 09:00", 2_h);
  fixture.person("ma").unit("east", "branch").session("s1", "east", "lecture", "2021-02-01 09:00", 1_h);
  fixture.person("li").present("s1");
  const Snapshot facts = fixture.snapshot();
  const Policy policy = testing::self_study_policy();
  const AsOf asked = as_of("2021-12-31"_day);
  const Results whole = evaluate(policy, facts, asked);
  ASSERT_FALSE(whole.all().empty());

  Asking asking{policy, facts, asked};
  std::vector<std::string> found;
  // Backwards, since the order of questions has no meaning.
  for (const char* const id : {"sessions/quarter", "self-study/month", "attendance/year"}) {
    const std::size_t rule = *policy.find_rule(id);
    const SubjectKind kind = policy.rules()[rule].head().subject;
    for (const char* const name : {"ma", "li", "east"}) {
      const auto subject = find_subject(facts, kind, name);
      if (!subject) continue;
      for (const std::string& line : lines(asking.of(rule, *subject).value())) found.push_back(line);
    }
  }
  EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(lines(whole)));
}

TEST(Asking, SaysNothingOfASubjectOfAnotherKind) {
  const Snapshot facts = testing::unit("east", "branch").snapshot();
  const Policy policy = testing::self_study_policy();
  Asking asking{policy, facts, as_of("2021-12-31"_day)};
  EXPECT_TRUE(asking.of(*policy.find_rule("self-study/month"), *find_subject(facts, SubjectKind::unit, "east"))
                  .value()
                  .all()
                  .empty());
}

}  // namespace
}  // namespace cadre::inline v1
