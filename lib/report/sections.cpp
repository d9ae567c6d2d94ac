// SPDX-License-Identifier: Apache-2.0
#include "report/detail/sections.hpp"

#include <algorithm>
#include <array>

#include "report/detail/page.hpp"
#include "report/detail/show.hpp"
#include "report/detail/words.hpp"

namespace cadre::inline v1::report::detail {
namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Bars of months in their order; the year is left out where there is but one.
std::vector<Bar> month_bars(std::span<const Figure> parts) {
  std::vector<Bar> bars;
  const bool one_year = !parts.empty() && parts.front().period.from.year() == parts.back().period.from.year();
  for (const Figure& figure : parts) {
    const std::int32_t month = figure.period.from.month();
    const Wording name{std::string{months[static_cast<std::size_t>(month - 1)]}, std::to_string(month) + "月"};
    const std::string number = figure.numerator ? cut(*figure.numerator, 0) : "—";
    bars.push_back({one_year ? name : figure.part, figure.value(), {number, number}});
  }
  return bars;
}

std::string month_chart(const View& view, const Figure& whole) {
  const auto parts = view.statistics.of(whole.family + ".month");
  if (parts.size() < 2 || parts.size() > 24) return {};
  return column_chart(whole.label, month_bars(parts));
}

/// The same, in hours.
std::string hour_month_chart(const View& view, const Figure& whole) {
  const auto parts = view.statistics.of(whole.family + ".month");
  if (parts.size() < 2 || parts.size() > 24) return {};
  std::vector<Bar> bars = month_bars(parts);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const auto hours = checked_multiply(parts[i].numerator.value_or(Ratio{}), Ratio::of(1, 60));
    const std::string number = hours ? cut(*hours, 0) : "—";
    bars[i].shown = {number, number};
  }
  return column_chart(whole.label, bars);
}

std::string unknown_note(const Figure& figure, const Wording& what) {
  if (figure.unknown == 0) return {};
  const std::string n = grouped(figure.unknown);
  return element("p", "note", both({n + " " + what.en, n + " " + what.zh}));
}

/// What stands under a key figure: its parts, its base, and what is not known.
Wording below_card(const Figure& figure) {
  std::vector<Wording> said;
  if (const std::string parts = shown_parts(figure); !parts.empty()) said.push_back({parts, parts});
  if (!figure.base.en.empty()) {
    const bool counts_people = figure.measure != Measure::ratio() && !figure.people.empty();
    const std::string n = counts_people ? grouped(static_cast<std::int64_t>(figure.people.size())) : std::string{};
    said.push_back({"of " + figure.base.en + (counts_people ? " (" + n + ")" : ""),
                    "基数：" + figure.base.zh + (counts_people ? " " + n + " 人" : "")});
  }
  if (figure.unknown > 0)
    said.push_back({grouped(figure.unknown) + " not known", "另 " + grouped(figure.unknown) + " 项不明"});
  Wording text;
  for (const Wording& part : said) {
    text.en += (text.en.empty() ? "" : "; ") + part.en;
    text.zh += (text.zh.empty() ? "" : "；") + part.zh;
  }
  return text;
}

std::string card(const Figure& figure) {
  std::string content = element("div", "name", both(figure.label));
  content += element("div", "value", both(shown(figure)));
  content += element("div", "below", both(below_card(figure)));
  return element("div", "card", content + id_tag(figure.id));
}

std::string family_panel(const View& view, const std::string& family, const Wording& caption) {
  return panel(caption, family + ".*", chart_of(view.statistics.of(family)));
}

/// A caption made with what the data call their categories: `By topic`.
Wording by_category(const View& view) {
  const Wording name = kind_word(view.snapshot(), "category");
  return {"By " + name.en, "按" + name.zh};
}

}  // namespace

std::string section(std::string_view id, const Wording& title, const std::string& content) {
  if (content.empty()) return {};
  const std::string heading = "<span lang=\"zh\">" + safe(title.zh) + "</span><span lang=\"en\">" + safe(title.en) +
                              "</span> <span class=\"sub\" lang=\"en\">" + safe(title.en) + "</span>";
  return "<section id=\"" + std::string{id} + "\">\n" + element("h2", "", heading) + "\n" + content + "</section>\n";
}

std::string panel(const Wording& caption, std::string_view figures, const std::string& content, bool is_wide) {
  if (content.empty()) return {};
  const std::string head = both(caption) + (figures.empty() ? "" : " " + id_tag(figures));
  return element("div", is_wide ? "panel wide" : "panel", element("h3", "", head) + "\n" + content) + "\n";
}

std::string panels(const std::string& content) {
  return content.empty() ? std::string{} : element("div", "panels", "\n" + content) + "\n";
}

std::string chart_of(std::span<const Figure> parts, std::optional<Ratio> full, std::optional<Ratio> mark) {
  if (parts.empty()) return {};
  std::vector<Bar> bars;
  for (const Figure& figure : parts) {
    Wording number = shown(figure);
    const std::string of = shown_parts(figure);
    if (!of.empty() && figure.denominator != 0) number = {number.en + "  " + of, number.zh + "  " + of};
    bars.push_back({figure.part, figure.value(), std::move(number)});
  }
  std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return b.value < a.value; });
  return bar_chart(parts.front().label, bars, full, mark);
}

std::string key_section(const View& view) {
  std::string cards;
  for (const Figure* const figure : key_figures(view.statistics)) cards += card(*figure) + "\n";
  return section("key", {"Key figures", "主要指标"}, element("div", "cards", "\n" + cards));
}

std::string session_section(const View& view) {
  const Figure* const held = view.statistics.find("sessions.held");
  if (held == nullptr || held->facts.empty()) return {};
  std::string content = panel({"By month", "按月"}, "sessions.held.month.*", month_chart(view, *held));
  content += family_panel(view, "sessions.held.category", by_category(view));
  content += family_panel(view, "sessions.held.kind", {"By mode", "按形式"});
  content += family_panel(view, "sessions.held.unit", {"By unit that held them", "按举办单位"});
  const Figure* const off = view.statistics.find("sessions.cancelled");
  std::string note;
  if (off != nullptr && !off->facts.empty()) {
    const std::string n = grouped(static_cast<std::int64_t>(off->facts.size()));
    note = element("p", "note",
                   both({n + " more were cancelled and count nowhere.", "另有 " + n + " 场取消，不计入任何指标。"}) +
                       " " + id_tag(off->id));
  }
  return section("sessions", {"Sessions held", "举办场次"}, panels(content) + note);
}

std::string people_section(const View& view) {
  const Figure* const times = view.statistics.find("person_times");
  const Figure* const coverage = view.statistics.find("coverage");
  if (times == nullptr || coverage == nullptr || times->facts.empty()) return {};
  std::string content =
      panel({"Person-times by month", "参训人次（按月）"}, "person_times.month.*", month_chart(view, *times));
  content += family_panel(view, "person_times.kind", {"Person-times by mode", "参训人次（按形式）"});
  content += panel({"Coverage by unit", "各单位覆盖率"}, "coverage.unit.*",
                   chart_of(view.statistics.of("coverage.unit"), Ratio::whole(1)));
  content +=
      family_panel(view, "person_times.unit", {"Person-times by the person's unit", "参训人次（按人员所在单位）"});
  const std::string parts = shown_parts(*coverage);
  const std::string base =
      element("p", "note",
              both({"Coverage is " + parts + ": people with at least one attendance, of " + coverage->base.en + ".",
                    "覆盖率为 " + parts + "：以“" + coverage->base.zh + "”为基数，至少参训一次者计入。"}));
  const std::string unknown =
      unknown_note(*coverage, {"people are left out, as it is not known whether they belong to the base.",
                               "人因资料不全，是否属于基数不明，未计入。"});
  return section("people", {"People reached", "参训与覆盖"}, panels(content) + base + unknown);
}

std::string hour_section(const View& view) {
  const Figure* const total = view.statistics.find("hours.total");
  if (total == nullptr || total->facts.empty()) return {};
  std::string content = panel({"By month", "按月"}, "hours.total.month.*", hour_month_chart(view, *total));
  content += family_panel(view, "hours.total.kind", {"By mode", "按形式"});
  content += family_panel(view, "hours.total.category", by_category(view));
  Table table{{{{"Figure", "指标"}}, {{"Value", "数值"}, true}, {{"Id", "编号"}}}};
  for (const char* id : {"hours.presence", "hours.study", "hours.mean", "hours.median", "hours.presence.mean",
                         "hours.presence.median"}) {
    if (const Figure* const f = view.statistics.find(id)) table.add({both(f->label), both(shown(*f)), id_tag(f->id)});
  }
  for (const Figure& figure : view.statistics.all()) {
    if (figure.reduction != Reduction::amount) continue;
    const Wording part = figure.part.en.empty() ? figure.label : figure.part;
    if (figure.id != figure.family)
      table.add({both({figure.label.en + ": " + part.en, figure.label.zh + "：" + part.zh}), both(shown(figure)),
                 id_tag(figure.id)});
  }
  content += panel({"Together and a head", "合计与人均"}, "", table.html());
  const std::string note =
      unknown_note(*total, {"records say no clock time and are in no hours.", "条记录没有时钟时长，未计入学时。"});
  return section("hours", {"Hours", "学时"}, panels(content) + note);
}

std::string leave_panels(const View& view) {
  return family_panel(view, "leave.kind", {"Leave by kind", "请假（按类别）"}) +
         family_panel(view, "leave.decision", {"Leave by decision", "请假（按审批结果）"});
}

std::string paper_section(const View& view) {
  std::string archives;
  for (const Figure& figure : view.statistics.all()) {
    if (figure.reduction != Reduction::met || figure.id != figure.family) continue;
    archives += panel(
        {figure.label.en + " by unit: " + shown_parts(figure), figure.label.zh + "（" + shown_parts(figure) + "）"},
        figure.id + ".unit.*", chart_of(view.statistics.of(figure.id + ".unit"), Ratio::whole(1)));
  }
  archives += family_panel(view, "documents.kind", {"Documents handed in, by kind", "提交材料（按类别）"});
  const std::string tests = panel({"Pass rate by test", "各项测试合格率"}, "tests.pass_rate.test.*",
                                  chart_of(view.statistics.of("tests.pass_rate.test"), Ratio::whole(1)));
  return section("archives", {"Study archives", "学习档案"}, panels(archives)) +
         section("tests", {"Tests", "测试"}, panels(tests));
}

}  // namespace cadre::inline v1::report::detail
