// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/statistics.hpp>

#include <functional>

#include "report/detail/words.hpp"

namespace cadre::inline v1::report {
namespace {

/// A list in words, of which one must hold.
Wording one_of(const std::vector<std::string>& list, const std::function<Wording(const std::string&)>& name) {
  Wording words;
  for (const std::string& item : list) {
    const Wording one = name(item);
    words.en += (words.en.empty() ? "" : " or ") + one.en;
    words.zh += (words.zh.empty() ? "" : "或") + one.zh;
  }
  return words;
}

class Conditions {
 public:
  explicit Conditions(const Snapshot& snapshot) : snapshot_{snapshot} {}

  void add(const SubjectSelector& who) {
    const auto kind = [this](const std::string& word) { return detail::kind_word(snapshot_, word); };
    put(one_of(who.tag, kind));
    put(one_of(who.unit, [this](const std::string& id) { return unit_name(id); }));
    put(one_of(who.unit_kind, [&](const std::string& word) {
      const Wording name = kind(word);
      return Wording{"of a unit of kind " + name.en, name.zh + "成员"};
    }));
    put(one_of(who.group, [this](const std::string& id) { return group_name(id); }));
    put(one_of(who.post, kind));
    const std::string people = std::to_string(who.person.size());
    if (!who.person.empty()) put({people + " people named one by one", "指定的 " + people + " 人"});
    if (who.under_age) put(age("under ", "未满 ", *who.under_age));
    if (who.from_age) put(age("at least ", "已满 ", *who.from_age));
    if (!who.any.empty() || !who.all.empty() || !who.none.empty()) put({"further conditions", "并符合其他条件"});
  }
  [[nodiscard]] const Wording& words() const noexcept { return words_; }

 private:
  void put(const Wording& condition) {
    if (condition.en.empty()) return;
    words_.en += (words_.en.empty() ? "" : ", ") + condition.en;
    words_.zh += (words_.zh.empty() ? "" : "，") + condition.zh;
  }
  [[nodiscard]] Wording unit_name(const std::string& id) const {
    const auto unit = snapshot_.find_unit(id);
    const std::string& name = unit ? detail::name_or_id(snapshot_[*unit].name, id) : id;
    return {name, name};
  }
  [[nodiscard]] Wording group_name(const std::string& id) const {
    const auto group = snapshot_.find_group(id);
    if (!group) return detail::kind_word(snapshot_, id);
    const std::string& name = detail::name_or_id(snapshot_[*group].name, id);
    return {name, name};
  }
  static Wording age(const std::string& en, const std::string& zh, const AgeBound& bound) {
    const std::string years = std::to_string(bound.years);
    if (bound.on_month == 0) return {en + years, zh + years + " 周岁"};
    const std::string month = std::to_string(bound.on_month);
    const std::string day = std::to_string(bound.on_day);
    return {en + years + " on " + month + "/" + day, month + " 月 " + day + " 日" + zh + years + " 周岁"};
  }

  const Snapshot& snapshot_;
  Wording words_;
};

}  // namespace

Base base_of(const SubjectSelector& who, const Snapshot& snapshot) {
  Conditions conditions{snapshot};
  conditions.add(who);
  Base base{.who = who};
  if (conditions.words().en.empty()) return base;
  base.name.en += ": " + conditions.words().en;
  base.name.zh += "：" + conditions.words().zh;
  return base;
}

}  // namespace cadre::inline v1::report
