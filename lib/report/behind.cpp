// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/behind.hpp>

#include <algorithm>
#include <tuple>

#include "report/detail/families.hpp"

namespace cadre::inline v1::report {
namespace {

const std::string& sort_key(const Results& results, const Subject& subject) {
  const auto* const person = std::get_if<PersonId>(&subject);
  if (person == nullptr || results.snapshot()[*person].sort_key.empty()) return results.name_of(subject);
  return results.snapshot()[*person].sort_key;
}

}  // namespace

std::vector<Behind> who_is_behind(const Results& results, const Scope& scope) {
  std::vector<Behind> list;
  const detail::Population population{results.snapshot(), scope};
  for (std::size_t i = 0; i < results.all().size(); ++i) {
    const RuleResult& row = results.all()[i];
    const bool is_must = results.policy().rules()[row.rule].head().severity == Binding::must;
    if (!is_must || !detail::is_behind(scope, row) || !detail::is_of(population, row)) continue;
    const Judgement judgement = row.as_judgement();
    const bool is_alive = judgement.answer == Answer::open;
    list.push_back({row.subject, i, judgement.answer, row.window.period.until - 1,
                    is_alive ? judgement.last_start : std::nullopt});
  }
  // Results stand by rule and window already; a stable sort keeps that order for each subject.
  const auto key = [&](const Behind& b) {
    return std::tuple{b.subject.index(), std::string_view{sort_key(results, b.subject)},
                      std::string_view{results.name_of(b.subject)}};
  };
  std::stable_sort(list.begin(), list.end(), [&](const Behind& a, const Behind& b) { return key(a) < key(b); });
  return list;
}

}  // namespace cadre::inline v1::report
