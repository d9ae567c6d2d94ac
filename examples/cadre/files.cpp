// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace tool {
namespace fs = std::filesystem;

std::string read_file(const fs::path& path, Exit exit) {
  std::ifstream in{path, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open() || in.bad() || fs::is_directory(path)) {
    throw Refused{exit,
                  path.string() + ": " + (fs::exists(path) ? "the file cannot be read" : "there is no such file")};
  }
  return bytes;
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error || !fs::is_directory(path))
    throw Refused{Exit::usage, path.string() + ": the folder cannot be made" + (error ? ": " + error.message() : "")};
}

void write_file(const fs::path& path, std::string_view bytes) {
  fs::path beside = path;
  beside += ".part";
  std::ofstream out{beside, std::ios::binary | std::ios::trunc};
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code error;
  if (out) fs::rename(beside, path, error);
  if (out && !error) return;
  const std::string why = error ? error.message() : std::strerror(errno);
  std::error_code ignored;
  fs::remove(beside, ignored);
  throw Refused{Exit::usage, path.string() + ": the file cannot be written: " + why};
}

}  // namespace tool
