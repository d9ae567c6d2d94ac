// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/rule_parts.hpp>

#include "policy/detail/walk.hpp"

namespace cadre::inline v1 {

RuleParts rule_parts(const Rule& rule) {
  RuleParts parts;
  detail::walk(detail::part_of(rule), {}, [&](const detail::AnyPart& part, const detail::Site& site) {
    if (const auto* const parameter = part.as<Parameter>()) parts.quantities.push_back({site.path, parameter});
    if (const auto* const people = part.as<SubjectSelector>()) parts.subjects.push_back(people);
    if (const auto* const facts = part.as<FactSelector>()) parts.facts.push_back(facts);
  });
  return parts;
}

}  // namespace cadre::inline v1
