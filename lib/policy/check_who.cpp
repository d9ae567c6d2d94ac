// SPDX-License-Identifier: Apache-2.0
// Selections: each condition can be asked of the kind of subject it stands for.
#include <array>

#include "policy/detail/check.hpp"
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
    return std::array{of_people, of_units, of_groups, of_people}[static_cast<std::size_t>(subject)];
  }
};

constexpr std::array<std::string_view, 4> subjects{"a person", "a unit", "a group", "a person"};
constexpr std::array<std::string_view, 4> selected_by{
    "a person is selected by tag, unit, unit_kind, group, post, person and age",
    "a unit is selected by kind and by the unit above it", "a group is selected by its id and kind",
    "people are selected by tag, unit, unit_kind, group, post, person and age"};

}  // namespace

void Checks::who(const SubjectSelector& who, SubjectKind subject, const std::string& path) {
  each_selector(who, path + ".who", [&](const SubjectSelector& part, const std::string& at) {
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

void Checks::holder(const RuleHead& rule, const std::string& what, const std::string& path) {
  if (rule.subject != SubjectKind::group) return;
  report_.error(Errc::policy_bad_value, what + " belongs to a person or unit, never to a group", path + ".subject",
                "write subject = \"person\" or \"unit\"");
}

}  // namespace cadre::inline v1::detail
