// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// read_file(), read_text_file(): files as bytes and as text.
#include <cstddef>
#include <filesystem>
#include <string>

#include <cadre/core/result.hpp>

namespace cadre::inline v1::detail::io {

/// The bytes of a file, or one more than `most` where it has more, so that the reader that refuses it can say so.
/// @return the bytes, or Errc::unreadable naming the file
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file, std::size_t most);

/// A text and its file.
struct TextFile {
  std::string document;
  std::string utf8;
};

/// The text of a file, decoded. Errors name the file.
/// @param most bytes that it may have
[[nodiscard]] Result<TextFile> read_text_file(const std::filesystem::path& file, std::size_t most);

}  // namespace cadre::inline v1::detail::io
