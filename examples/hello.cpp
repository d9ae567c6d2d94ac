// SPDX-License-Identifier: Apache-2.0
// One rule, one person, one record: what is the answer, and why?
#include <cadre/cadre.hpp>
#include <iostream>

int main() {
  using namespace cadre;
  const char* const rules = R"(
    cadre    = 1
    policy   = "self-study"
    valid    = { from = 2021-01-01 }
    source.T = { name = "Township study rules", articles = ["4.2"] }
    [[quota]]
    id       = "self-study/month"
    cite     = "T 4.2"
    who      = { tag = ["cadre"] }
    of       = { kind = ["self_study"] }
    per      = "month"
    at_least = "30 h")";
  const Policy policy = read_policy(rules).value();

  Register facts;
  const PersonId li = facts.add(Person{.id = "li", .tags = {"cadre"}}).value();
  facts.add(Study{.person = li, .kind = "self_study", .start = "2021-03-06T19:00"_at, .length = 2_h}).value();

  const Results results = evaluate(policy, facts.snapshot(), as_of("2021-03-31"_day));
  for (const RuleResult& result : results.of(li)) std::cout << results.line(result) << '\n';
  const RuleResult* march = results.find(li, "self-study/month", "2021-03");
  std::cout << render(explain(results, *march), results.snapshot(), Language::english);
}
