// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// AskingData: what an Asking holds.
#include <cadre/evaluate/asking.hpp>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {

struct AskingData {
  Policy policy;
  Snapshot snapshot;
  AsOf asked;
  EvaluateOptions options;
  Engine engine{policy, snapshot, asked, options};
};

}  // namespace cadre::inline v1::detail
