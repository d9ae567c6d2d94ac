// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ratio: an exact fraction of 64-bit integers.
#include <compare>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>

namespace cadre::inline v1 {

namespace detail {
__extension__ using Wide = __int128;
}

/// How a value that does not fall on a step is brought to one.
enum class Rounding : std::uint8_t {
  down,      ///< towards zero
  up,        ///< away from zero
  half_up,   ///< to the nearest, a half away from zero
  half_even  ///< to the nearest, a half to the even multiple
};

/// An exact fraction in lowest terms, the denominator positive.
///
/// @par Laws
///   `Ratio::of(2, 4) == Ratio::of(1, 2)`; comparison is exact (128-bit products), for all values
///   addition and multiplication are exact or give nothing; there is no conversion from or to floating point.
///   NOT: a mean of ratios is the ratio of the sums.
class Ratio {
 public:
  /// Zero.
  constexpr Ratio() noexcept = default;
  /// A whole number. Precondition: it is not the smallest 64-bit integer.
  /// @param n the number
  [[nodiscard]] static constexpr Ratio whole(std::int64_t n) noexcept { return Ratio{n, 1}; }
  /// A fraction. Precondition: denominator is not 0, neither is the smallest 64-bit integer.
  /// @param numerator above the line
  /// @param denominator below it
  [[nodiscard]] static constexpr Ratio of(std::int64_t numerator, std::int64_t denominator) noexcept {
    const std::int64_t g = std::gcd(numerator, denominator);
    const std::int64_t sign = denominator < 0 ? -1 : 1;
    return g == 0 ? Ratio{} : Ratio{numerator / g * sign, denominator / g * sign};
  }
  /// A decimal or a fraction: `2`, `-1.25`, `2/5`. Nothing if it is neither or does not fit.
  /// @param text the text
  [[nodiscard]] static std::optional<Ratio> parse(std::string_view text);

  /// Above the line.
  [[nodiscard]] constexpr std::int64_t numerator() const noexcept { return numerator_; }
  /// Below the line; positive.
  [[nodiscard]] constexpr std::int64_t denominator() const noexcept { return denominator_; }
  /// Whether it is a whole number.
  [[nodiscard]] constexpr bool is_whole() const noexcept { return denominator_ == 1; }
  /// The nearest whole number not above it.
  [[nodiscard]] constexpr std::int64_t floor() const noexcept {
    const std::int64_t q = numerator_ / denominator_;
    return numerator_ % denominator_ < 0 ? q - 1 : q;
  }

  friend constexpr bool operator==(Ratio, Ratio) noexcept = default;
  /// Exact order.
  /// @param a one
  /// @param b the other
  friend constexpr std::strong_ordering operator<=>(Ratio a, Ratio b) noexcept {
    return detail::Wide{a.numerator_} * b.denominator_ <=> detail::Wide{b.numerator_} * a.denominator_;
  }
  /// The sum, or nothing if it does not fit.
  /// @param a one
  /// @param b the other
  [[nodiscard]] friend constexpr std::optional<Ratio> checked_add(Ratio a, Ratio b) noexcept {
    return reduce(detail::Wide{a.numerator_} * b.denominator_ + detail::Wide{b.numerator_} * a.denominator_,
                  detail::Wide{a.denominator_} * b.denominator_);
  }
  /// The product, or nothing if it does not fit.
  /// @param a one
  /// @param b the other
  [[nodiscard]] friend constexpr std::optional<Ratio> checked_multiply(Ratio a, Ratio b) noexcept {
    return reduce(detail::Wide{a.numerator_} * b.numerator_, detail::Wide{a.denominator_} * b.denominator_);
  }
  /// The opposite.
  [[nodiscard]] constexpr Ratio operator-() const noexcept { return Ratio{-numerator_, denominator_}; }

  /// The multiple of `step` chosen by `mode`, or nothing if it does not fit. Precondition: step is above zero.
  /// @param step what to round to
  /// @param mode which way
  [[nodiscard]] std::optional<Ratio> rounded(Ratio step, Rounding mode) const noexcept;

 private:
  constexpr Ratio(std::int64_t n, std::int64_t d) noexcept : numerator_{n}, denominator_{d} {}
  static constexpr std::optional<Ratio> reduce(detail::Wide n, detail::Wide d) noexcept {
    detail::Wide a = n < 0 ? -n : n;
    detail::Wide b = d;
    while (b != 0) {
      const detail::Wide rest = a % b;
      a = b;
      b = rest;
    }
    if (a == 0) return Ratio{};
    n /= a;
    d /= a;
    constexpr detail::Wide most = INT64_MAX;
    if (n > most || n < -most || d > most) return std::nullopt;
    return Ratio{static_cast<std::int64_t>(n), static_cast<std::int64_t>(d)};
  }
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// A whole number, a finite decimal (`1.25`) or a fraction (`2/7`); always exact.
/// @param ratio the value
[[nodiscard]] std::string to_string(Ratio ratio);

/// The value times 100 with a fixed number of decimals, the nearest not above it: `91.6 %` for 11/12 and one decimal,
/// `50.0 %` for 1/2. So a percentage never shows a bound that its value does not reach.
/// @param ratio the value
/// @param decimals 0 to 6; what lies outside is taken as the nearer end
[[nodiscard]] std::string to_percent(Ratio ratio, int decimals = 1);

}  // namespace cadre::inline v1
