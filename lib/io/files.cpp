// SPDX-License-Identifier: Apache-2.0
#include "io/detail/files.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include <cadre/text/decode.hpp>

namespace cadre::inline v1::detail::io {

Result<std::string> read_file(const std::filesystem::path& file, std::size_t most) {
  const auto fault = [&](const std::string& why) {
    return Error{Errc::unreadable, "'" + file.string() + "' cannot be read: " + why};
  };
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) return fault("it is a folder");
  const auto size = std::filesystem::file_size(file, error);
  if (error) return fault(error.message());
  errno = 0;
  std::ifstream stream{file, std::ios::binary};
  if (!stream) return fault(std::error_code{errno, std::generic_category()}.message());
  const std::size_t bound = most == SIZE_MAX ? most : most + 1;
  std::string bytes(std::min<std::uintmax_t>(size, bound), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.gcount() != static_cast<std::streamsize>(bytes.size())) return fault("it ended while it was read");
  return bytes;
}

Result<TextFile> read_text_file(const std::filesystem::path& file, std::size_t most) {
  const auto bytes = read_file(file, most);
  if (!bytes) return bytes.error();
  Limits limits;
  limits.file_bytes = most;
  auto decoded = text::decode(*bytes, limits);
  if (!decoded) return decoded.error().at({file.string(), 0, 0, {}});
  return TextFile{file.string(), std::move(decoded->utf8)};
}

}  // namespace cadre::inline v1::detail::io
