// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include <cadre/report/behind.hpp>

#include "report/detail/families.hpp"
#include "report/detail/page.hpp"
#include "report/detail/sections.hpp"
#include "report/detail/show.hpp"

namespace cadre::inline v1::report::detail {
namespace {

bool is_person(const Behind& behind) { return std::holds_alternative<PersonId>(behind.subject); }

std::size_t count_subjects(const std::vector<Behind>& list) {
  std::set<Subject> subjects;
  for (const Behind& behind : list) subjects.insert(behind.subject);
  return subjects.size();
}

std::string until_shown(const Behind& behind) {
  const std::string day = to_string(behind.last_day);
  if (behind.answer == Answer::failed) return both({day + ", ended", day + " 已截止"});
  if (!behind.begin_by) return safe(day);
  const std::string begin = to_string(*behind.begin_by);
  return both({day + "; begin by " + begin, day + "；最迟 " + begin + " 开始"});
}

std::string who_shown(const View& view, const Behind& behind, const Population& population) {
  const auto* const person = std::get_if<PersonId>(&behind.subject);
  if (person == nullptr) return safe(subject_name(view.snapshot(), behind.subject));
  const Person& who = view.snapshot()[*person];
  std::string name = safe(person_shown(who, view.input.options.names));
  if (view.input.options.names == Names::full && !who.name.empty()) name += " " + id_tag(who.id);
  const std::string part = part_of(population, view.results().all()[behind.row]);
  return name + element("div", "below", both(population.part_name(part)));
}

/// One line for each window; the subject stands on the first of its lines.
std::string list_of(const View& view, const std::vector<Behind>& list) {
  const Population population{view.snapshot(), view.input.scope};
  Table table{{{{"Who", "对象"}},
               {{"Window", "期间"}},
               {{"Asked", "应"}, true},
               {{"Counted", "已计"}, true},
               {{"Short", "尚差"}, true},
               {{"Answer", "状态"}},
               {{"Last day", "截止"}}}};
  const Subject* last = nullptr;
  for (const Behind& behind : list) {
    const RuleResult& row = view.results().all()[behind.row];
    const Judgement judgement = row.as_judgement();
    const bool is_same = last != nullptr && *last == behind.subject;
    last = &behind.subject;
    table.add({is_same ? "" : who_shown(view, behind, population), both(period_words(row.window.period)),
               both(shown(judgement.need, judgement.measure)), both(shown(judgement.counted, judgement.measure)),
               both(judgement.short_by ? short_words(*judgement.short_by, judgement.measure) : Wording{"—", "—"}),
               both(word(to_string(behind.answer))), until_shown(behind)});
  }
  return table.html();
}

/// How many people of each unit; units with too few people behind stand together.
std::string counts_of(const View& view, const std::vector<Behind>& list) {
  const Population population{view.snapshot(), view.input.scope};
  std::map<std::string, std::vector<Behind>> by_part;
  for (const Behind& behind : list) by_part[part_of(population, view.results().all()[behind.row])].push_back(behind);
  std::vector<std::pair<std::int64_t, std::string>> sizes;
  sizes.reserve(by_part.size());
  for (const auto& [part, own] : by_part) sizes.emplace_back(count_subjects(own), part);
  const std::set<std::string> hidden = too_small(std::move(sizes), view.input.options.smallest_group());
  Table table{{{{"Unit", "单位"}}, {{"People", "人数"}, true}, {{"Windows", "期数"}, true}}};
  std::vector<Behind> others;
  for (const auto& [part, own] : by_part) {
    if (hidden.count(part) != 0) {
      others.insert(others.end(), own.begin(), own.end());
      continue;
    }
    table.add({both(population.part_name(part)), std::to_string(count_subjects(own)), std::to_string(own.size())});
  }
  if (!others.empty()) {
    table.add({both({"smaller groups together", "其余（人数较少，合并）"}), std::to_string(count_subjects(others)),
               std::to_string(others.size())});
  }
  return table.html();
}

std::string rule_list(const View& view, std::size_t rule, const std::vector<Behind>& list) {
  const Rule& spec = view.results().policy().rules()[rule];
  const Wording title = rule_title(view.results(), spec);
  const std::string people = std::to_string(count_subjects(list));
  const std::string windows = std::to_string(list.size());
  const std::string count =
      element("p", "count",
              both({people + " behind, in " + windows + " windows",
                    people + (is_person(list.front()) ? " 人" : " 个") + "，共 " + windows + " 期未完成"}));
  const bool hides_people = view.input.options.names == Names::none && is_person(list.front());
  const std::string content = hides_people ? counts_of(view, list) : list_of(view, list);
  const std::string head = both(title) + " " + id_tag("behind." + spec.head().id);
  return element("div", "panel wide", element("h3", "", head) + "\n" + count + element("div", "list", content)) + "\n";
}

}  // namespace

std::string behind_section(const View& view) {
  std::map<std::size_t, std::vector<Behind>> by_rule;
  for (const Behind& behind : who_is_behind(view.results(), view.input.scope)) {
    by_rule[view.results().all()[behind.row].rule].push_back(behind);
  }
  std::string content;
  for (const auto& [rule, list] : by_rule) content += rule_list(view, rule, list);
  if (content.empty()) content = element("p", "", both({"Nobody.", "无。"}));
  return section("behind", {"Who is behind", "未完成名单"}, content);
}

}  // namespace cadre::inline v1::report::detail
