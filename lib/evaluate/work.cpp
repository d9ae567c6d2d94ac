// SPDX-License-Identifier: Apache-2.0
// How much an evaluation may do.
#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {
namespace {

/// How far rules may look at one another and back, so that no stack can overflow.
constexpr std::int32_t most_depth = 500;

}  // namespace

void Engine::refuse(const std::string& rule, const Subject& subject, const std::string& why) const {
  const std::string name = std::visit(
      [&](auto id) {
        if constexpr (std::is_same_v<decltype(id), Population>) {
          return std::string{"the population"};
        } else {
          return '\'' + snapshot_[id].id + '\'';
        }
      },
      subject);
  throw OverLimit{Error{Errc::limit_exceeded, "rule '" + rule + "' of " + name + ": " + why}};
}

void Engine::spend(const std::string& rule, const Subject& subject, std::uint64_t steps) {
  work_->done += steps;
  if (work_->done > work_->most)
    refuse(rule, subject, "the evaluation takes more than " + std::to_string(work_->most) + " steps");
}

void Engine::go_on(std::size_t rule, const Subject& subject) {
  const std::string& id = this->rule(rule).head().id;
  spend(id, subject, 1);
  if (work_->depth > most_depth)
    refuse(id, subject, "rules look at one another, or back, more than " + std::to_string(most_depth) + " deep");
}

}  // namespace cadre::inline v1::detail
