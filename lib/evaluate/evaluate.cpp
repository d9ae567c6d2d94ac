// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/evaluate.hpp>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1 {

Result<Results> try_evaluate(const Policy& policy, const Snapshot& snapshot, const AsOf& asked,
                             const EvaluateOptions& options) try {
  detail::Engine engine{policy, snapshot, asked, options};
  std::vector<RuleResult> rows = engine.run();
  return Results{policy, engine.snapshot(), asked, std::move(rows), engine.findings()};
} catch (const detail::OverLimit& over) {
  return over.error;
}

Results evaluate(const Policy& policy, const Snapshot& snapshot, const AsOf& asked, const EvaluateOptions& options) {
  return try_evaluate(policy, snapshot, asked, options).value();
}

}  // namespace cadre::inline v1
