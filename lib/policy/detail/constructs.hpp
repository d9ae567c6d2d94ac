// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// each_construct(): every construct of the language, found by the field tables from the policy down.
#include <optional>
#include <set>
#include <typeindex>
#include <vector>

#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

/// What is inside optionals and lists.
template <class T>
struct Inside {
  using Type = T;
};
template <class T>
struct Inside<std::optional<T>> : Inside<T> {};
template <class T>
struct Inside<std::vector<T>> : Inside<T> {};

/// The construct as which a member is written where it is written as a table; the member's own type where it never is.
template <class T>
using TableOf = typename WrittenAs<typename Inside<T>::Type>::Table;

/// Goes through the constructs, each once.
template <class F>
class Constructs {
 public:
  explicit Constructs(const F& f) : f_{f} {}

  template <class C>
  void run() {
    note<C>();
    for (std::size_t i = 0; i < open_.size(); ++i) (this->*open_[i])();
  }

 private:
  template <class C>
  void note() {
    if (!seen_.insert(typeid(C)).second) return;
    f_(TypeOf<C>{});
    open_.push_back(&Constructs::below<C>);
  }

  template <class C>
  void below() {
    each_field<C>([this](const auto& field) {
      using Table = TableOf<std::decay_t<decltype(std::declval<C&>().*field.member)>>;
      if constexpr (has_fields<Table>) this->template note<Table>();
    });
  }

  const F& f_;
  std::set<std::type_index> seen_;
  std::vector<void (Constructs::*)()> open_;  // grows while it is gone through
};

/// Calls `f(TypeOf<C>{})` once for each construct: the policy, then what its keys hold, then what theirs hold.
template <class F>
void each_construct(const F& f) {
  Constructs<F>{f}.template run<PolicyModel>();
}

}  // namespace cadre::inline v1::detail
