// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "report/detail/families.hpp"
#include "report/detail/page.hpp"
#include "report/detail/sections.hpp"
#include "report/detail/show.hpp"

namespace cadre::inline v1::report::detail {
namespace {

constexpr std::array<std::string_view, 7> answer_order{"met",    "waived", "open",          "unknown",
                                                       "doomed", "failed", "not_applicable"};

std::vector<StackKey> keys_of(const View& view, const std::string& rule) {
  std::vector<StackKey> keys;
  for (const std::string_view answer : answer_order) {
    const bool occurs = view.statistics.find("answers." + rule + ".answer." + std::string{answer}) != nullptr;
    if (occurs) keys.push_back({word(answer), std::string{answer}});
  }
  return keys;
}

std::int64_t count_of(const View& view, const std::string& id) {
  const Figure* const figure = view.statistics.find(id);
  return figure == nullptr ? 0 : static_cast<std::int64_t>(figure->rows.size());
}

/// The windows of a rule's results, in order of their first day.
std::vector<Window> windows_of(const View& view, const Figure& answers) {
  std::map<std::pair<Period, std::string>, Window> windows;
  for (const std::size_t row : answers.rows) {
    const Window& window = view.results().all()[row].window;
    windows.emplace(std::pair{window.period, window.label}, window);
  }
  std::vector<Window> list;
  list.reserve(windows.size());
  for (auto& [key, window] : windows) list.push_back(window);
  return list;
}

Wording short_label(const Window& window) {
  const Wording words = period_words(window.period);
  const bool is_month = window.label.size() == 7 && window.label[5] != 'Q' && window.label[5] != 'H';
  return is_month ? Wording{words.en, std::to_string(window.period.from.month()) + "月"}
                  : Wording{window.label, words.zh};
}

std::string answers_chart(const View& view, const Rule& rule, const Figure& answers) {
  const std::vector<StackKey> keys = keys_of(view, rule.head().id);
  std::vector<Stack> stacks;
  for (const Window& window : windows_of(view, answers)) {
    if (stacks.size() >= 24) break;
    Stack stack{short_label(window), {}};
    for (const StackKey& key : keys) {
      stack.parts.push_back(count_of(view, "answers." + rule.head().id + ".window." + window.label + "." + key.style));
    }
    stacks.push_back(std::move(stack));
  }
  return stacked_chart(rule_title(view.results(), rule), keys, stacks);
}

std::string binding_tag(const RuleHead& head) {
  if (head.severity == Binding::must) return {};
  return " " +
         element("span", "tag",
                 both(head.severity == Binding::should ? Wording{"encouraged", "提倡"} : Wording{"allowed", "可选"}));
}

/// Where a rule is stated, with the name of the source in place of the policy's short name for it.
std::string source_note(const View& view, const std::string& cite) {
  if (cite.empty()) return {};
  const std::string key = cite.substr(0, cite.find(' '));
  std::string shown = cite;
  for (const Source& source : view.results().policy().model().sources) {
    if (source.id == key && !source.name.empty()) shown = source.name + cite.substr(key.size());
  }
  return element("p", "note", both({"Source: ", "依据："}) + safe(shown));
}

std::string people_panel(const View& view, const Rule& rule, const Figure& answers) {
  const Wording title = rule_title(view.results(), rule);
  const std::string head = both(title) + binding_tag(rule.head()) + " " + id_tag(answers.id);
  return element("div", "panel",
                 element("h3", "", head) + source_note(view, rule.head().cite) + "\n" +
                     answers_chart(view, rule, answers)) +
         "\n";
}

/// Panels in two columns of about one height, so that a short one leaves no hole beside a long one.
std::string in_columns(const std::vector<std::pair<std::size_t, std::string>>& list) {
  constexpr std::size_t head = 5;  // a panel's head is as high as so many rows
  std::array<std::size_t, 2> heights{};
  std::array<std::string, 2> columns;
  for (const auto& [rows, html] : list) {
    const std::size_t column = heights[1] < heights[0] ? 1 : 0;
    heights[column] += rows + head;
    columns[column] += html;
  }
  std::string content;
  for (const std::string& column : columns) content += column.empty() ? "" : element("div", "stack", column) + "\n";
  return content;
}

/// Rules about people; those with few windows first.
std::string people_panels(const View& view) {
  std::vector<std::pair<std::size_t, std::string>> list;
  for (const Rule& rule : view.results().policy().rules()) {
    const Figure* const answers = view.statistics.find("answers." + rule.head().id);
    if (rule.head().subject != SubjectKind::person || answers == nullptr || has_values(rule)) continue;
    list.emplace_back(windows_of(view, *answers).size(), people_panel(view, rule, *answers));
  }
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return in_columns(list);
}

/// The windows in which units or groups have not met a rule, and how many of them have not.
std::string missed(const View& view, const Figure& answers) {
  std::map<std::pair<Period, std::string>, std::size_t> counts;
  for (const std::size_t i : answers.rows) {
    const RuleResult& row = view.results().all()[i];
    const Answer answer = row.answer();
    const bool is_done = answer == Answer::met || answer == Answer::waived || answer == Answer::not_applicable;
    if (!is_done) ++counts[{row.window.period, row.window.label}];
  }
  std::string out;
  for (const auto& [window, count] : counts) {
    const Wording words = period_words(window.first);
    const std::string n = grouped(static_cast<std::int64_t>(count));
    out += (out.empty() ? "" : "<br>") + both({words.en + ": " + n, words.zh + "：" + n + " 个"});
  }
  return out.empty() ? both({"none", "无"}) : out;
}

/// The one unit or group that a rule speaks of, or how many there are.
std::string subjects_shown(const View& view, const Figure& answers) {
  std::set<Subject> subjects;
  for (const std::size_t i : answers.rows) subjects.insert(view.results().all()[i].subject);
  if (subjects.size() == 1) return safe(subject_name(view.snapshot(), *subjects.begin()));
  const std::string n = grouped(static_cast<std::int64_t>(subjects.size()));
  return both({n, n + " 个"});
}

/// Rules about units and groups, one line each; who has not met them stands in the list of who is behind.
std::string other_subjects(const View& view) {
  Table table{{{{"Rule", "要求"}},
               {{"Unit or group", "单位或小组"}},
               {{"Met", "完成"}, true},
               {{"Not met, by window", "未完成（按期）"}}}};
  for (const Rule& rule : view.results().policy().rules()) {
    const Figure* const answers = view.statistics.find("answers." + rule.head().id);
    if (rule.head().subject == SubjectKind::person || answers == nullptr || has_values(rule)) continue;
    const std::int64_t met = count_of(view, answers->id + ".answer.met");
    const std::string share = grouped(met) + " / " + grouped(static_cast<std::int64_t>(answers->rows.size()));
    const std::string title = both(rule_title(view.results(), rule)) + binding_tag(rule.head());
    table.add({title + element("div", "", id_tag(answers->id)), subjects_shown(view, *answers), safe(share),
               missed(view, *answers)});
  }
  return table.empty() ? std::string{} : table.html();
}

std::optional<Ratio> bound_of(const Policy& policy, const Attendance& attendance) {
  if (!attendance.at_least) return std::nullopt;
  const auto values = policy.values(*attendance.at_least);
  return values.empty() ? std::nullopt : std::optional{values.back().amount.value};
}

}  // namespace

std::string attendance_section(const View& view) {
  std::string content;
  for (const Rule& rule : view.results().policy().rules()) {
    const Figure* const rate = view.statistics.find("attendance." + rule.head().id);
    const auto* const attendance = std::get_if<Attendance>(&rule.spec);
    if (rate == nullptr || attendance == nullptr) continue;
    const std::optional<Ratio> bound = bound_of(view.results().policy(), *attendance);
    const Wording title = rule_title(view.results(), rule);
    const Wording caption{title.en + "; in all " + shown(*rate).en, title.zh + "；总体 " + shown(*rate).zh};
    const Wording note{"Attended " + shown_parts(*rate) + ", of " + rate->base.en + "; the people of a unit together." +
                           (bound ? " The line is the bound." : ""),
                       "实到 " + shown_parts(*rate) + "，基数：" + rate->base.zh + "；按单位合并计算。" +
                           (bound ? "虚线为要求。" : "")};
    const auto units = view.statistics.of(rate->id + ".unit");
    content += panel(caption, rate->id + ".unit.*",
                     chart_of(units, Ratio::whole(1), bound) + element("p", "note", both(note)));
  }
  // Leave stands beside attendance, in one panel, so that neither leaves a hole.
  const std::string leave = leave_panels(view);
  if (!leave.empty()) content += element("div", "stack", leave);
  return section("attendance", {"Attendance and leave", "出勤与请假"}, panels(content));
}

std::string rule_section(const View& view) {
  const std::string people = people_panels(view);
  const std::string others = other_subjects(view);
  return section("rules", {"What the rules ask", "学习要求完成情况"},
                 panels(people) + panel({"Units and groups", "单位与小组"}, "", others, true) + score_panels(view));
}

}  // namespace cadre::inline v1::report::detail
