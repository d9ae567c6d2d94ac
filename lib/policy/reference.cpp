// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy.hpp>

#include "policy/detail/reserved.hpp"
#include "policy/detail/type.hpp"

namespace cadre::inline v1 {
namespace {

std::string section(const detail::Type& construct) {
  std::string page =
      "\n## " + std::string{construct.name} + "\n\n| key | unit | when not written | says |\n|---|---|---|---|\n";
  for (const detail::FieldType& field : construct.fields) {
    const bool is_required = field.need == detail::Need::required;
    page += "| `" + std::string{field.name} + "` | " + std::string{field.unit} + " | " +
            (is_required ? "**must be written**" : std::string{field.fallback}) + " | " + std::string{field.doc} +
            " |\n";
  }
  return page;
}

}  // namespace

std::string policy_reference() {
  std::string page =
      "# Reference of the policy language\n\nMade from the library's field tables: `cadre check --reference`.\n";
  for (const detail::Type* const construct : detail::all_constructs()) page += section(*construct);
  page += "\n## Refused by name\n\nThe language has these words; this version does not read them (E508).\n\n";
  for (const std::string_view word : detail::reserved_words()) page += "- `" + std::string{word} + "`\n";
  return page;
}

}  // namespace cadre::inline v1
