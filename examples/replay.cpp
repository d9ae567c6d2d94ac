// SPDX-License-Identifier: Apache-2.0
// A decision is recorded, a correction comes in, and the record is decided again.
#include <cadre/cadre.hpp>
#include <iostream>

int main() {
  using namespace cadre;
  const Policy policy = read_policy(R"(
    cadre    = 1
    policy   = "self-study"
    source.T = { name = "Township study rules" }
    [[quota]]
    id       = "self-study/month"
    cite     = "T 4.2"
    per      = "month"
    at_least = "3 h")")
                            .value();

  Register facts;
  const PersonId li = facts.add(Person{.id = "li"}).value();
  const auto study = [&](StudyTime length, const FactMeta& meta) {
    facts.add(Study{.person = li, .kind = "self_study", .start = "2021-03-06T19:00"_at, .length = length}, meta)
        .value();
  };
  study(2_h, {.name = "a1"});

  std::string lines;
  const Period march{"2021-03-01"_day, "2021-04-01"_day};
  each_record(evaluate(policy, facts.snapshot(), as_of("2021-03-31"_day), {.period = march}),
              [&](const DecisionRecord& record) { lines += write_record(record); });

  study(3_h, {.name = "a2", .supersedes = "a1"});
  for (const Replayed& again : replay(read_records(lines, "decisions").value(), policy, facts.snapshot())) {
    for (const Difference& d : again.differences) std::cout << d.what << ": " << d.then << " -> " << d.now << '\n';
    for (const ChangedFact& fact : again.facts)
      std::cout << to_string(fact.change) << ' ' << fact.then->id << " by " << fact.now->id << '\n';
  }
}
