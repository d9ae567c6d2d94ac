// SPDX-License-Identifier: Apache-2.0
// Selections: each condition can be asked of the kind of subject it stands for.
#include <array>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_selection.hpp"
#include "policy/detail/walk.hpp"

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
    "a person is selected by tag, unit, unit_kind, unit_tag, host_unit, group, post, person, age, joined_before, "
    "joined_from, attribute, has_link, event and standing",
    "a unit is selected by kind, by the unit above it, unit_tag, attribute, event and its number of members",
    "a group is selected by its id and kind, attribute and event"};

}  // namespace

void Checks::who(const SubjectSelector& who, SubjectKind subject, const std::string& path) {
  // A population is of people.
  if (subject == SubjectKind::population) subject = SubjectKind::person;
  each_selector(who, path + ".who", [&](const SubjectSelector& part, const std::string& at) {
    const std::array<Condition, 19> conditions{{{"tag", !part.tag.empty(), true, false, false},
                                                {"kind", !part.kind.empty(), false, true, true},
                                                {"unit", !part.unit.empty(), true, true, false},
                                                {"unit_kind", !part.unit_kind.empty(), true, false, false},
                                                {"group", !part.group.empty(), true, false, true},
                                                {"post", !part.post.empty(), true, false, false},
                                                {"person", !part.person.empty(), true, false, false},
                                                {"under_age", part.under_age.has_value(), true, false, false},
                                                {"from_age", part.from_age.has_value(), true, false, false},
                                                {"joined_before", part.joined_before.has_value(), true, false, false},
                                                {"joined_from", part.joined_from.has_value(), true, false, false},
                                                {"attribute", !part.attribute.empty(), true, true, true},
                                                {"unit_tag", !part.unit_tag.empty(), true, true, false},
                                                {"host_unit", !part.host_unit.empty(), true, false, false},
                                                {"has_link", !part.has_link.empty(), true, false, false},
                                                {"event", !part.event.empty(), true, true, true},
                                                {"standing", part.standing.has_value(), true, true, true},
                                                {"members_from", part.members_from.has_value(), false, true, false},
                                                {"members_under", part.members_under.has_value(), false, true, false}}};
    for (const Condition& condition : conditions) {
      if (!condition.is_written || condition.fits(subject)) continue;
      const auto index = static_cast<std::size_t>(subject);
      report_.error(Errc::policy_bad_value,
                    "'" + std::string{condition.key} + "' says nothing of " + std::string{subjects[index]},
                    at + '.' + std::string{condition.key}, std::string{selected_by[index]});
    }
  });
}

void Checks::holder(const RuleHead& rule, const std::string& what, const std::string& path) {
  if (rule.subject != SubjectKind::group) return;
  report_.error(Errc::policy_bad_value, what + " belongs to a person or unit, never to a group", path + ".subject",
                "write subject = \"person\" or \"unit\"");
}

void Checks::by_kind(const FactSelector& of, const std::string& what, const std::string& path) {
  each_selector(of, path, [&](const FactSelector& part, const std::string& at) {
    FactSelector bare;
    bare.kind = part.kind;
    bare.any = part.any;
    bare.all = part.all;
    bare.none = part.none;
    if (part == bare) return;
    report_.error(Errc::policy_bad_value, what + " are selected by kind alone", at, "write of = { kind = [\"...\"] }");
  });
}

void check(const FactSelector& of, const std::string& path, Checks& checks) {
  const auto unit = [&](const std::optional<Amount>& bound, const char* key, Measure wanted) {
    if (!bound || bound->measure == wanted) return;
    checks.report().error(Errc::policy_bad_unit, "'" + to_string(*bound) + "' is no bound of " + key, path + '.' + key,
                          "write it in " + written(wanted));
  };
  unit(of.length_from, "length_from", Measure::time());
  unit(of.length_under, "length_under", Measure::time());
  unit(of.course_length_from, "course_length_from", Measure::time());
  unit(of.course_length_under, "course_length_under", Measure::time());
  unit(of.watched_from, "watched_from", Measure::ratio());
  unit(of.score_from, "score_from", Measure::ratio());
}

}  // namespace cadre::inline v1::detail
