// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The folder that `cadre new` writes. Its files are those of examples/starter, taken in when the tool is built.
#include <span>
#include <string_view>

namespace tool {

struct StarterFile {
  std::string_view name;  ///< below the folder, with `/`
  std::string_view bytes;
};

/// In the order of their names.
[[nodiscard]] std::span<const StarterFile> starter_files() noexcept;

}  // namespace tool
