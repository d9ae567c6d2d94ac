// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Mutating: goes over a policy by the field tables and changes one thing at a time.
#include <functional>
#include <string>
#include <vector>

#include <cadre/policy/mutants.hpp>

#include "policy/detail/type.hpp"

namespace cadre::inline v1::detail {

/// A part of any policy that is built like the one at hand.
struct Spot {
  std::string path;
  std::string owner;
  const Type* type;
  std::function<void*(PolicyModel& model)> reach;  ///< the part in such a policy
};

/// A part as a person would write it, on one line; cut where it is long.
[[nodiscard]] std::string shown(const AnyPart& part);

/// Goes over a policy. A new construct is changed as soon as it has a field table; a new form has its changes in
/// mutant_forms.cpp.
class Mutating {
 public:
  using Change = std::function<void(void* part)>;

  explicit Mutating(PolicyModel base) : base_{std::move(base)} {}
  [[nodiscard]] std::vector<PolicyMutant> all() &&;

 private:
  void visit(const Spot& spot, bool is_ordered);
  void visit_field(const Spot& construct, const FieldType& field);
  void visit_leaf(const Spot& spot);
  void visit_list(const Spot& list, bool is_ordered);
  void visit_form(const Spot& spot);
  void visit_small_form(const Spot& spot, const AnyPart& part);
  void visit_calendar(const Spot& spot, const window::Calendar& calendar);
  void visit_windows(const Spot& spot, const WindowRule& rule);
  void visit_clock(const Spot& spot, const WindowRule& rule);
  void visit_parameter(const Spot& spot, const Parameter& parameter);
  void visit_partial(const Spot& spot, const PartialWindow& partial);
  void visit_start(const Spot& spot, const ScoreStart& start);
  void swap_weights(const Spot& spot);
  [[nodiscard]] Spot inside(const Spot& construct, const FieldType& field) const;

  /// Notes a mutant in which a part was changed in place, unless it says the same.
  void emit(const Spot& spot, const Change& change);
  /// Notes a mutant in which a part is gone; `change` takes what holds it.
  void drop(const Spot& item, std::string was, const Spot& holder, const Change& change);
  /// Notes a number one step up, and one step down.
  void by_step(const Spot& spot, Measure measure, const std::function<Ratio&(void*)>& value, bool is_signed = false);
  /// The same of a member of a form, changed by one each way while it stays positive.
  template <class F, class T>
  void by_one(const Spot& spot, T F::*member) {
    for (const int by : {1, -1}) {
      if ((static_cast<F*>(spot.reach(base_))->*member) + by < 1) continue;
      emit(spot, [&](void* part) { static_cast<F*>(part)->*member += by; });
    }
  }
  /// Emits a change of a form.
  template <class F>
  void change(const Spot& spot, const std::function<void(F& form)>& how) {
    emit(spot, [&](void* part) { how(*static_cast<F*>(part)); });
  }

  PolicyModel base_;
  std::vector<PolicyMutant> out_;
};

}  // namespace cadre::inline v1::detail
