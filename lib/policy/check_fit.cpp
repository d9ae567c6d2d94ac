// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "policy/detail/data.hpp"

namespace cadre::inline v1::detail {
namespace {

/// A condition of a selector: its key, whether it is written, and of which kinds of subject it can be asked.
struct Condition {
  std::string_view key;
  bool is_written;
  bool of_people;
  bool of_units;
  bool of_groups;

  [[nodiscard]] bool fits(SubjectKind subject) const noexcept {
    return std::array{of_people, of_units, of_groups}[static_cast<std::size_t>(subject)];
  }
};

constexpr std::array<std::string_view, 3> subjects{"a person", "a unit", "a group"};
constexpr std::array<std::string_view, 3> selected_by{
    "a person is selected by tag, unit, unit_kind, group, post, person and age",
    "a unit is selected by kind and by the unit above it", "a group is selected by its id and kind"};

/// Calls f with a part of a selector and its path, and so on down through any, all and not.
template <class Selector, class F>
void each_part(const Selector& selector, const std::string& path, const F& f) {
  f(selector, path);
  const auto all = [&](const std::vector<Selector>& list, std::string_view name) {
    for (std::size_t i = 0; i < list.size(); ++i)
      each_part(list[i], path + '.' + std::string{name} + '[' + std::to_string(i) + ']', f);
  };
  all(selector.any, "any");
  all(selector.all, "all");
  all(selector.none, "not");
}

class FitChecker {
 public:
  FitChecker(const PolicyData& data, Report& report) : data_{data}, report_{report} {}

  void run() {
    for (const Rule& rule : data_.rules) {
      const std::string path = path_of(data_.model, rule.head());
      check_who(rule.head().who, rule.head().subject, path);
      if (const auto* quota = std::get_if<Quota>(&rule.spec)) check_quota(*quota, path);
      if (const auto* archive = std::get_if<Archive>(&rule.spec)) check_holder(*archive, "an archive", path);
      if (rule.windowed() != nullptr) check_sessions(*rule.windowed(), path);
    }
    for (const LeaveRule& leave : data_.model.leaves)
      check_who(leave.who, SubjectKind::person, path_of(data_.model, leave));
    for (const Exempt& exempt : data_.model.exempts) {
      for (const Rule& rule : data_.rules) {
        const bool is_named = std::find(exempt.from.begin(), exempt.from.end(), rule.head().id) != exempt.from.end();
        if (is_named) check_who(exempt.who, rule.head().subject, path_of(data_.model, exempt));
      }
    }
  }

 private:
  void check_who(const SubjectSelector& who, SubjectKind subject, const std::string& path) {
    each_part(who, path + ".who", [&](const SubjectSelector& part, const std::string& at) {
      const std::array<Condition, 9> conditions{{{"tag", !part.tag.empty(), true, false, false},
                                                 {"kind", !part.kind.empty(), false, true, true},
                                                 {"unit", !part.unit.empty(), true, true, false},
                                                 {"unit_kind", !part.unit_kind.empty(), true, false, false},
                                                 {"group", !part.group.empty(), true, false, true},
                                                 {"post", !part.post.empty(), true, false, false},
                                                 {"person", !part.person.empty(), true, false, false},
                                                 {"under_age", part.under_age.has_value(), true, false, false},
                                                 {"from_age", part.from_age.has_value(), true, false, false}}};
      for (const Condition& condition : conditions) {
        if (!condition.is_written || condition.fits(subject)) continue;
        const auto index = static_cast<std::size_t>(subject);
        report_.error(Errc::policy_bad_value,
                      "'" + std::string{condition.key} + "' says nothing of " + std::string{subjects[index]},
                      at + '.' + std::string{condition.key}, std::string{selected_by[index]});
      }
    });
  }

  /// Documents and events are counted by number and kind; nothing else of a quota speaks of them.
  void check_quota(const Quota& quota, const std::string& path) {
    const bool by_number = quota.count == "documents" || quota.count == "events";
    if (quota.day_counts && quota.count != "days") meaningless(quota, "day_counts", path);
    if (!by_number) return;
    if (!quota.only.empty()) meaningless(quota, "only", path);
    if (quota.untimed) meaningless(quota, "untimed", path);
    if (quota.spread) meaningless(quota, "spread", path);
    check_holder(quota, quota.count == "events" ? "an event" : "a document", path);
    each_part(quota.of, path + ".of", [&](const FactSelector& part, const std::string& at) {
      const bool has_more = !part.category.empty() || !part.theme.empty() || !part.role.empty() || !part.unit.empty() ||
                            !part.inside.empty() || !part.outside.empty();
      if (!has_more) return;
      report_.error(Errc::policy_bad_value, quota.count + " are selected by kind alone", at,
                    "write of = { kind = [\"...\"] }");
    });
  }

  void meaningless(const Quota& quota, const std::string& key, const std::string& path) {
    report_.error(Errc::policy_bad_value, "'" + key + "' says nothing where " + quota.count + " are counted",
                  path + '.' + key, "leave it out");
  }

  void check_holder(const RuleHead& rule, const std::string& what, const std::string& path) {
    if (rule.subject != SubjectKind::group) return;
    report_.error(Errc::policy_bad_value, what + " belongs to a person or unit, never to a group", path + ".subject",
                  "write subject = \"person\" or \"unit\"");
  }

  void check_sessions(const WindowedRule& rule, const std::string& path) {
    const bool has_none = rule.subject != SubjectKind::person;
    if (!has_none || !std::holds_alternative<window::PerSession>(rule.per.spec)) return;
    report_.error(Errc::policy_not_supported, "this version judges people by session, not units or groups",
                  path + ".per", "write another window");
  }

  const PolicyData& data_;
  Report& report_;
};

}  // namespace

void check_fit(const PolicyData& data, Report& report) { FitChecker{data, report}.run(); }

}  // namespace cadre::inline v1::detail
