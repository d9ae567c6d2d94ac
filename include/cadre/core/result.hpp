// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Result<T>: a value or the Error that explains why there is none.
#include <type_traits>
#include <utility>
#include <variant>

#include <cadre/core/error.hpp>

namespace cadre::inline v1 {

/// A value of type T, or an Error.
///
/// It has the member names of `std::expected`, but is a type of its own: an alias that depends on the language mode
/// would change the binary interface.
///
/// @par Laws
///   `Result<T>{v}.value() == v`; `Result<T>{e}.error() == e`
///   `value()` of an error throws BadResult; nothing else here throws.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;  ///< the type of the value

  /// A result that holds a value.
  /// @param value the value
  Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}  // NOLINT(google-explicit-constructor)
  /// A result that holds an error.
  /// @param error the error
  Result(Error error) : state_{std::in_place_index<1>, std::move(error)} {}  // NOLINT(google-explicit-constructor)

  /// Whether there is a value.
  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  /// Whether there is a value.
  explicit operator bool() const noexcept { return has_value(); }

  /// The value; throws BadResult when there is none.
  const T& value() const& {
    require();
    return std::get<0>(state_);
  }
  /// The value; throws BadResult when there is none.
  T& value() & {
    require();
    return std::get<0>(state_);
  }
  /// The value, moved out; throws BadResult when there is none.
  T&& value() && {
    require();
    return std::get<0>(std::move(state_));
  }
  /// The value, or the one given.
  /// @param other what to return when there is no value
  [[nodiscard]] T value_or(T other) const& { return has_value() ? std::get<0>(state_) : std::move(other); }

  /// The value. Precondition: has_value().
  [[nodiscard]] const T& operator*() const& noexcept { return *std::get_if<0>(&state_); }
  /// The value. Precondition: has_value().
  [[nodiscard]] T& operator*() & noexcept { return *std::get_if<0>(&state_); }
  /// The value, moved out. Precondition: has_value().
  [[nodiscard]] T&& operator*() && noexcept { return std::move(*std::get_if<0>(&state_)); }
  /// Access to a member of the value. Precondition: has_value().
  [[nodiscard]] const T* operator->() const noexcept { return std::get_if<0>(&state_); }
  /// Access to a member of the value. Precondition: has_value().
  [[nodiscard]] T* operator->() noexcept { return std::get_if<0>(&state_); }

  /// The error. Precondition: !has_value().
  [[nodiscard]] const Error& error() const noexcept { return *std::get_if<1>(&state_); }

 private:
  void require() const {
    if (!has_value()) throw BadResult{error()};
  }
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Done {
  friend bool operator==(Done, Done) = default;
};

}  // namespace cadre::inline v1
