// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Exact sums inside one result; one that does not fit ends that result, not the evaluation.
#include <cadre/core/ratio.hpp>

namespace cadre::inline v1::detail {

/// Thrown where an exact value does not fit; caught where a result is made.
struct Overflow {};

[[nodiscard]] inline Ratio add(Ratio a, Ratio b) {
  const auto sum = checked_add(a, b);
  if (!sum) throw Overflow{};
  return *sum;
}
[[nodiscard]] inline Ratio subtract(Ratio a, Ratio b) { return add(a, -b); }
[[nodiscard]] inline Ratio multiply(Ratio a, Ratio b) {
  const auto product = checked_multiply(a, b);
  if (!product) throw Overflow{};
  return *product;
}
/// Precondition: b is above zero.
[[nodiscard]] inline Ratio divide(Ratio a, Ratio b) { return multiply(a, Ratio::of(b.denominator(), b.numerator())); }

}  // namespace cadre::inline v1::detail
