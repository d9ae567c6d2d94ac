// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"
#include "policy/detail/fields_archive.hpp"

namespace cadre::inline v1::detail {

void check(const Archive& rule, const std::string& path, Checks& checks) {
  for (std::size_t i = 0; i < rule.documents.size(); ++i) {
    const Amount& amount = rule.documents[i].at_least;
    if (amount.measure != Measure::documents() || !amount.value.is_whole()) {
      checks.report().error(Errc::policy_bad_unit, "'" + to_string(amount) + "' is no number of documents",
                            path + ".documents[" + std::to_string(i) + "].at_least", "write \"1 document\"");
    }
  }
  checks.holder(rule, "an archive", path);
}

Measure measured_in(const Archive& /*rule*/, const Policy& /*policy*/) { return Measure::documents(); }

}  // namespace cadre::inline v1::detail
