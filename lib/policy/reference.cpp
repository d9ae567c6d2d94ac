// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy.hpp>

#include "policy/detail/fields.hpp"
#include "policy/detail/reader.hpp"

namespace cadre::inline v1 {
namespace {

template <class C>
void construct(std::string& page) {
  page += "\n## " + std::string{detail::Fields<C>::name} +
          "\n\n| key | unit | when not written | says |\n|---|---|---|---|\n";
  const auto row = [&](const auto& field) {
    const bool is_required = field.need == detail::Need::required;
    page += "| `" + std::string{field.name} + "` | " + std::string{field.unit} + " | " +
            (is_required ? "**must be written**" : std::string{field.fallback}) + " | " + std::string{field.doc} +
            " |\n";
  };
  std::apply([&](const auto&... field) { (row(field), ...); }, detail::Fields<C>::table());
}

template <class... C>
void constructs(std::string& page) {
  (construct<C>(page), ...);
}

}  // namespace

std::string policy_reference() {
  std::string page =
      "# Reference of the policy language\n\nMade from the library's field tables: `cadre check --reference`.\n";
  constructs<PolicyModel, Source, CalendarSpec, NamedParameter, UnitSpec, MeasureSpec, Quota, Attendance, LeaveRule,
             Archive, Exempt, Composition, SubjectSelector, FactSelector, TimeCut, ParameterValue, Conversion,
             FlatAward, Factor, RoundTo, DayCounts, Approver, RequiredDocument, detail::WindowText, detail::PartialText,
             detail::AgeText, detail::PeriodText>(page);
  page += "\n## Refused by name\n\nThe language has these words; this version does not read them (E508).\n\n";
  for (const std::string_view word : detail::reserved_words()) page += "- `" + std::string{word} + "`\n";
  return page;
}

}  // namespace cadre::inline v1
