// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the tests of reading share: small folders, and findings as lines.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <cadre/io/data_folder.hpp>

namespace cadre::testing_io {

/// A folder that is gone when the test is over.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "cadre-io-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream{path_ / name, std::ios::binary} << bytes;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

/// `D104 people.csv:2 born [2021-02-30] what was done`
inline std::string line_of(const Finding& finding) {
  std::string text = to_string(finding.code) + ' ' + finding.origin.file + ':' + std::to_string(finding.origin.row);
  if (!finding.column.empty()) text += ' ' + finding.column;
  if (!finding.value.empty()) text += " [" + finding.value + ']';
  return text + ' ' + finding.done;
}

inline std::vector<std::string> lines_of(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  lines.reserve(findings.size());
  for (const Finding& finding : findings) lines.push_back(line_of(finding));
  return lines;
}

}  // namespace cadre::testing_io
