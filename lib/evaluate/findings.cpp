// SPDX-License-Identifier: Apache-2.0
// What is doubtful about facts and shows only when a policy is asked.
#include <algorithm>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Values of attributes that the policy does not declare.
void add_undeclared(const Policy& policy, const Snapshot& snapshot, std::vector<Finding>& list) {
  const auto& declared = policy.model().attributes;
  const auto look = [&](const Holder& holder) {
    for (const auto& attribute : snapshot.attributes_of(holder)) {
      const auto spec = std::find_if(declared.begin(), declared.end(),
                                     [&](const AttributeSpec& one) { return one.id == attribute.fact.name; });
      const std::string& value = attribute.fact.value;
      if (spec == declared.end()) continue;
      if (std::find(spec->values.begin(), spec->values.end(), value) != spec->values.end()) continue;
      const Origin& origin = snapshot.meta(attribute.id).origin;
      list.push_back({FindingCode::undeclared_value, origin, std::string{snapshot.heading_of(origin.file, "value")},
                      value, "no rule selects by it: the policy does not declare it of " + spec->id});
    }
  };
  if (declared.empty()) return;
  for (std::size_t i = 0; i < snapshot.people().size(); ++i) look(Holder{PersonId::at(i)});
  for (std::size_t i = 0; i < snapshot.units().size(); ++i) look(Holder{UnitId::at(i)});
  for (std::size_t i = 0; i < snapshot.groups().size(); ++i) look(Holder{GroupId::at(i)});
}

}  // namespace

std::vector<Finding> Engine::findings() const {
  std::vector<Finding> list;
  for (std::size_t i = 0; i < snapshot_.people().size(); ++i) {
    for (const JudgedLeave& leave : leaves(PersonId::at(i))) {
      if (leave.doubt) list.push_back(finding_of(snapshot_, leave));
    }
  }
  add_undeclared(policy_, snapshot_, list);
  std::sort(list.begin(), list.end(), precedes);
  return list;
}

}  // namespace cadre::inline v1::detail
