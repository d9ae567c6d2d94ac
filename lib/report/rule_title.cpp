// SPDX-License-Identifier: Apache-2.0
#include "report/detail/words.hpp"

namespace cadre::inline v1::report::detail {
namespace {

/// Words joined, in each language with its own comma.
void append(Wording& to, const Wording& more, std::string_view en_between, std::string_view zh_between) {
  if (!to.en.empty()) to.en += en_between;
  if (!to.zh.empty()) to.zh += zh_between;
  to.en += more.en;
  to.zh += more.zh;
}

Wording window_words(const WindowSpec& spec) {
  if (const auto* part = std::get_if<window::Calendar>(&spec)) {
    switch (part->unit) {
      case window::Unit::month: return {"a month", "每月"};
      case window::Unit::quarter: return {"a quarter", "每季度"};
      case window::Unit::half: return {"a half-year", "每半年"};
      case window::Unit::year: return {"a year", "每年"};
      case window::Unit::week: return {"a week", "每周"};
    }
  }
  if (const auto* years = std::get_if<window::Years>(&spec)) {
    const std::string n = std::to_string(years->n);
    return {"in " + n + " years", "每" + n + "年"};
  }
  if (std::holds_alternative<window::PerSession>(spec)) return {"a session", "每场"};
  return {};
}

bool is_share(const Policy& policy, const Quota& quota) {
  if (!quota.at_least) return false;
  const auto values = policy.values(*quota.at_least);
  return !values.empty() && values.back().amount.measure == Measure::ratio();
}

/// What a quota counts: the kinds it selects, or hours, sessions, ...
Wording counted_words(const Results& results, const Quota& quota) {
  Wording what;
  for (const std::string& kind : quota.of.kind) append(what, kind_word(results.snapshot(), kind), ", ", "、");
  if (what.en.empty()) {
    what = quota.count == "hours" ? Wording{"study", "学习时间"} : kind_word(results.snapshot(), quota.count);
    if (quota.count == "days") what = {"study days", "学习天数"};
    if (quota.count == "sessions") what = {"sessions", "学习次数"};
    if (quota.count == "documents") what = {"documents", "材料"};
    if (quota.count == "events") what = {"events", "事项"};
  }
  if (!quota.only.outside.empty()) append(what, {"outside working hours", "工作时间以外"}, " ", "，");
  if (!quota.only.inside.empty()) append(what, {"in working hours", "工作时间内"}, " ", "，");
  if (is_share(results.policy(), quota)) append(what, {"(share)", "所占比例"}, " ", "");
  return what;
}

/// The bound in force last, such as `at least 30 h`.
void append_bound(Wording& title, const Policy& policy, const std::optional<Parameter>& bound, const Wording& sign) {
  if (!bound) return;
  const auto values = policy.values(*bound);
  if (values.empty()) return;
  const Amount& amount = values.back().amount;
  const Wording words = amount_words(amount.value, amount.measure);
  append(title, {sign.en + words.en, sign.zh + words.zh}, " ", "");
}

void append_window_and_bounds(Wording& title, const Policy& policy, const WindowedRule& rule,
                              const std::optional<Parameter>& least, const std::optional<Parameter>& most) {
  const Wording window = window_words(rule.per.spec);
  Wording bounds;
  append_bound(bounds, policy, least, {"at least ", "不少于 "});
  append_bound(bounds, policy, most, {"at most ", "不超过 "});
  // English puts the window last, Chinese first.
  if (!bounds.en.empty()) title.en += ", " + bounds.en;
  if (!window.en.empty()) title.en += " " + window.en;
  title.zh += window.zh.empty() && bounds.zh.empty() ? "" : "：" + window.zh + bounds.zh;
}

}  // namespace

Wording rule_title(const Results& results, const Rule& rule) {
  const Policy& policy = results.policy();
  if (const auto* quota = std::get_if<Quota>(&rule.spec)) {
    Wording title = counted_words(results, *quota);
    append_window_and_bounds(title, policy, *quota, quota->at_least, quota->at_most);
    return title;
  }
  if (const auto* attendance = std::get_if<Attendance>(&rule.spec)) {
    Wording title{"attendance", "出勤率"};
    append_window_and_bounds(title, policy, *attendance, attendance->at_least, std::nullopt);
    return title;
  }
  if (const auto* archive = std::get_if<Archive>(&rule.spec)) {
    Wording title{"study archive", "学习档案"};
    append_window_and_bounds(title, policy, *archive, std::nullopt, std::nullopt);
    return title;
  }
  const std::string& id = rule.head().id;
  return {id, id};
}

}  // namespace cadre::inline v1::report::detail
