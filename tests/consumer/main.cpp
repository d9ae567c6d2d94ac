// SPDX-License-Identifier: Apache-2.0
// What an application does first: it includes a header, links the library and gets an answer.
#include <cadre/cadre.hpp>

#include <iostream>

int main() {
  using namespace cadre;
  const char* const rules = R"(
    cadre = 1
    policy = "study"
    valid = { from = 2021-01-01 }
    [[quota]]
    id = "study/month"
    per = "month"
    at_least = "2 h")";
  const Policy policy = read_policy(rules).value();
  Register facts;
  const PersonId li = facts.add(Person{.id = "li"}).value();
  facts.add(Study{.person = li, .kind = "self_study", .start = "2021-01-06T19:00"_at, .length = 2_h}).value();
  const Results results = evaluate(policy, facts.snapshot(), as_of("2021-01-31"_day));
  for (const RuleResult& result : results.all()) std::cout << results.line(result) << '\n';
  const RuleResult* const january = results.find(li, "study/month", "2021-01");
  const bool is_met = january != nullptr && january->judgement().answer == Answer::met;
  return is_met && version() == header_version ? 0 : 1;
}
