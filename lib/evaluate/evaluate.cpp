// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/evaluate.hpp>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1 {

Results evaluate(const Policy& policy, const Snapshot& snapshot, const AsOf& asked, const EvaluateOptions& options) {
  detail::Engine engine{policy, snapshot, asked, options};
  std::vector<RuleResult> rows = engine.run();
  return {policy, engine.snapshot(), asked, std::move(rows), engine.findings()};
}

}  // namespace cadre::inline v1
