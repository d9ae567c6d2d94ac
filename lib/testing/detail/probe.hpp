// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Probes: facts of a case with one more, made from those there are, that may show what a change of a policy does.
#include <deque>
#include <string>
#include <vector>

#include <cadre/policy/mutants.hpp>

#include "testing/detail/test_file.hpp"

namespace cadre::inline v1::testing::detail {

/// A condition of `who` that was dropped shows in somebody who does not fulfil it: a person, unit or group like one
/// there is, of another name and kind and without its words. A kind of facts shows in a fact of that kind: one like
/// there is, a day later.
class Probes {
 public:
  /// @param shared what all cases see
  /// @param own what the case at hand sees besides
  Probes(const PolicyMutant& change, const FactRows& shared, const FactRows& own);

  /// The facts of each probe beside the shared ones. They last as long as this.
  [[nodiscard]] const std::vector<FactRows>& all() const noexcept { return all_; }

 private:
  void add_like(const std::string& table, const text::Value& row, const std::string& kind);

  const FactRows& own_;
  std::deque<text::Value> rows_;
  std::vector<FactRows> all_;
};

}  // namespace cadre::inline v1::testing::detail
