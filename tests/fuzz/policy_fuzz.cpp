// SPDX-License-Identifier: Apache-2.0
// Any bytes as a policy: it is refused at a place in the text, or it is the same after a round trip through JSON, and
// its evaluation over a few facts ends, says the same twice, and each answer is explained.
#include <cadre/evaluate/evaluate.hpp>
#include <cadre/io/data_folder.hpp>
#include <cadre/policy/canonical.hpp>
#include <cadre/policy/policy.hpp>

#include "fuzz/fuzz.hpp"

namespace {

using namespace cadre;

/// Few facts, but some of most tables; one birth day, length, decision and clock time is not known.
Snapshot some_facts() {
  const std::vector<TableText> files{
      {"units.csv", "unit,kind,parent\nc,committee,\nb,branch,c\n"},
      {"people.csv", "person,born,joined,tags\np1,1950-02-28,2019-12-01,cadre\np2,,2021-03-31,member;young\np3,,,\n"},
      {"memberships.csv",
       "person,unit,group,from,to\np1,b,,,2021-06-30\np1,c,,2021-07-01,\np2,b,,,\np3,c,,2021-02-01,\np1,,g,2021-01-01,"
       "\n"},
      {"groups.csv", "group,kind\ng,centre\n"},
      {"posts.csv", "person,post,unit,from,to\np2,secretary,b,2020-01-01,2021-08-31\n"},
      {"sessions.csv",
       "session,unit,kind,start,end\ns1,b,meeting,2021-03-01 09:00,2021-03-01 11:30\n"
       "s2,b,lecture,2021-05-31 22:00,2021-06-01 01:00\ns3,c,meeting,2022-01-10 09:00,2022-01-10 10:00\n"},
      {"presence.csv", "person,session,status\np1,s1,present\np2,s1,late\np1,s2,absent\n"},
      {"leaves.csv", "person,kind,from,to,asked\np2,ill,2021-05-31,2021-06-02,2021-05-30 08:00\n"},
      {"study.csv",
       "person,kind,start,end,day,amount\np1,online,2021-02-28 23:00,2021-03-01 01:00,,\n"
       "p1,course,,,2021-12-31,20 credit\np2,self_study,,,2021-04,\n"
       "p3,online,2021-04-01 08:00,2021-04-01 18:00,,\n"},
      {"marks.csv", "person,test,day,value,max\np1,exam,2021-11-01,61,100\np2,exam,2021-11-01,59,100\n"},
      {"documents.csv", "person,kind,day\np1,notes,2021-03-02\n"},
      {"events.csv", "person,kind,day\np2,appointed,2021-04-30\np1,award,2020-12-31\n"},
  };
  const auto loaded = read_tables(files);
  for (const TableRead& table : loaded->tables) fuzz::require(table.rows_used == table.rows_read);
  return loaded->snapshot;
}

void evaluate_some(const Policy& policy) {
  static const Snapshot facts = some_facts();
  const AsOf asked{"2021-09-30"_day, std::nullopt};
  const EvaluateOptions options{Period{"2021-01-01"_day, "2022-01-01"_day}, Limits{.windows = 400}};
  const Results once = evaluate(policy, facts, asked, options);
  const Results again = evaluate(policy, facts, asked, options);
  fuzz::require(once.all().size() == again.all().size());
  for (std::size_t i = 0; i < once.all().size(); ++i) {
    fuzz::require(once.line(once.all()[i]) == again.line(again.all()[i]));
  }
  if (once.all().empty()) return;
  fuzz::require(!render(explain(once, once.all().back()), facts, Language::english).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = fuzz::text_of(data, size);
  const Limits limits{.policy_bytes = 8192, .depth = 8, .headers = 128};
  const PolicyCheck checked = check_policy(source, "fuzz.toml", limits);
  if (!checked.policy) {
    fuzz::require(!checked.diagnostics.empty());
    for (const text::Diagnostic& found : checked.diagnostics) fuzz::require(!text::draw(found, source).empty());
    return 0;
  }
  const std::string json = write_policy(*checked.policy);
  const PolicyCheck again = check_policy(json, "fuzz.json", PolicyFormat::json, {.depth = 16});
  fuzz::require(again.policy.has_value());
  fuzz::require(write_policy(*again.policy) == json);
  evaluate_some(*checked.policy);
  return 0;
}
