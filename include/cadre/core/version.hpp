// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The library's version, as compiled against and as linked.
#include <compare>
#include <cstdint>

namespace cadre::inline v1 {

/// A version number; versions compare by major, minor and patch in turn.
struct Version {
  std::int32_t major_number = 0;  ///< changes with the programming interface
  std::int32_t minor_number = 0;  ///< while major is 0: changes with the programming or binary interface
  std::int32_t patch_number = 0;  ///< mends only
  friend constexpr auto operator<=>(const Version&, const Version&) noexcept = default;
};

/// The version of the headers that a program is compiled with.
inline constexpr Version header_version{0, 1, 0};

/// The version of the library that a program runs with. It equals header_version where the library is static; where it
/// is shared, major and minor are equal and patch may differ.
[[nodiscard]] Version version() noexcept;

}  // namespace cadre::inline v1
