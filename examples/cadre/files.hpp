// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Files, read and written whole.
#include <filesystem>
#include <string>
#include <string_view>

#include "command.hpp"

namespace tool {

/// The bytes of a file; Refused when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, Exit exit);

/// Makes a folder and those above it; Refused when there is something else of that name.
void make_folder(const std::filesystem::path& path);

/// Writes a file whole or not at all: into a file beside it, which then takes its place.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace tool
