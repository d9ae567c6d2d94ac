// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Asking: one rule and subject at a time, without the rest of an evaluation.
#include <cstddef>
#include <memory>

#include <cadre/evaluate/evaluate.hpp>

namespace cadre::inline v1 {

namespace detail {
struct AskingData;
}

/// A question about facts that is answered rule by rule and subject by subject, each when it is first asked for.
///
/// @par Laws
///   What it says of a rule and subject is what evaluate() says of them.
/// @par Threads
///   One thread at a time; several of them may share the policy and the facts.
class Asking {
 public:
  /// @param policy the rules
  /// @param snapshot the facts
  /// @param asked the day asked about
  /// @param options which windows
  Asking(Policy policy, const Snapshot& snapshot, const AsOf& asked, const EvaluateOptions& options = {});
  Asking(Asking&&) noexcept;
  Asking& operator=(Asking&&) noexcept;
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;
  ~Asking();

  /// What a rule says of a subject, by window. Empty where it never speaks of it.
  /// @par Errors
  ///   Those of try_evaluate().
  /// @param rule index in Policy::rules()
  /// @param subject who
  [[nodiscard]] Result<Results> of(std::size_t rule, const Subject& subject);
  /// What every rule says of every subject, or the error of try_evaluate().
  [[nodiscard]] Result<Results> all() const;

 private:
  friend class Obligations;
  std::unique_ptr<detail::AskingData> data_;
};

}  // namespace cadre::inline v1
