// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// read_file(): the bytes of a file.
#include <cstddef>
#include <filesystem>
#include <string>

#include <cadre/core/result.hpp>

namespace cadre::inline v1::detail::io {

/// The bytes of a file, or one more than `most` where it has more, so that the reader that refuses it can say so.
/// @return the bytes, or Errc::unreadable naming the file
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file, std::size_t most);

}  // namespace cadre::inline v1::detail::io
