// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/fields.hpp"
// The forms stand before what calls them.
#include "policy/detail/describe.hpp"

namespace cadre::inline v1::detail {

// The policy, from which all constructs can be reached, and what functions ask for by its type.
template const Type& type_of<PolicyModel>();
template const Type& type_of<std::string>();
template const Type& type_of<bool>();
template const Type& type_of<Amount>();
template const Type& type_of<std::vector<std::string>>();
template const Type& type_of<std::vector<ParameterValue>>();
template const Type& type_of<ParameterValue>();
template const Type& type_of<PeriodText>();
template const Type& type_of<AgeText>();
template const Type& type_of<WindowText>();
template const Type& type_of<WindowRule>();
template const Type& type_of<PartialWindow::Mode>();
template const Type& type_of<PartialText>();
template const Type& type_of<SubjectSelector>();
template const Type& type_of<FactSelector>();
template const Type& type_of<LeaveEffect>();
template const Type& type_of<SignedAmount>();
template const Type& type_of<StepFrom>();
template const Type& type_of<StepText>();
template const Type& type_of<WindowsBack>();
template const Type& type_of<StartText>();

namespace {

/// The construct as which something is written where it is written as a table; null if it never is.
const Type* table_of_part(const Type* type) {
  while (type->inside != nullptr) type = type->inside;
  return type->shape == Shape::table ? type : type->written_as;
}

}  // namespace

std::vector<const Type*> all_constructs() {
  std::vector<const Type*> all{&type_of<PolicyModel>()};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const FieldType& field : all[i]->fields) {
      const Type* const table = table_of_part(field.type);
      const bool is_new = table != nullptr && std::find(all.begin(), all.end(), table) == all.end();
      if (is_new) all.push_back(table);
    }
  }
  return all;
}

AnyPart part_of(const Rule& rule) {
  return std::visit(
      [](const auto& spec) {
        return AnyPart{&spec, &type_of<std::decay_t<decltype(spec)>>()};
      },
      rule.spec);
}

}  // namespace cadre::inline v1::detail
