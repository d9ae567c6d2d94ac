// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/asking.hpp>

#include "evaluate/detail/asking.hpp"

namespace cadre::inline v1 {

Asking::Asking(Policy policy, const Snapshot& snapshot, const AsOf& asked, const EvaluateOptions& options)
    : data_{new detail::AskingData{std::move(policy), snapshot, asked, options}} {}
Asking::Asking(Asking&&) noexcept = default;
Asking& Asking::operator=(Asking&&) noexcept = default;
Asking::~Asking() = default;

Result<Results> Asking::of(std::size_t rule, const Subject& subject) try {
  detail::Engine& engine = data_->engine;
  std::vector<RuleResult> rows;
  if (engine.rule(rule).head().subject == kind_of(subject)) {
    for (const detail::Case& at : engine.reported(rule, subject)) rows.push_back(engine.result(rule, subject, at));
  }
  return Results{data_->policy, engine.snapshot(), data_->asked, std::move(rows), {}};
} catch (const detail::OverLimit& over) {
  return over.error;
}

Result<Results> Asking::all() const {
  return try_evaluate(data_->policy, data_->snapshot, data_->asked, data_->options);
}

}  // namespace cadre::inline v1
