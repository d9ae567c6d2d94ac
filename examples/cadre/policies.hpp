// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Policies and their tests, found and read.
#include <filesystem>
#include <string>
#include <vector>

#include <cadre/policy/policy.hpp>

namespace tool {

/// A policy file that was read and checked, with those that it extends.
struct PolicyFile {
  std::string name;  ///< the path as given
  std::string text;
  cadre::PolicyCheck check;

  /// Every diagnostic, drawn.
  [[nodiscard]] std::string drawn() const;
};

/// Reads and checks a policy file, or the policy.toml of a folder. Refused when it cannot be read.
[[nodiscard]] PolicyFile check_file(const std::filesystem::path& path);

/// The policies of several files, in their order. Refused when one does not compile, or two have the same id.
[[nodiscard]] std::vector<cadre::Policy> compiled(const std::vector<std::string>& paths);

/// The policy; its diagnostics go to stderr, and it is Refused, when it does not compile.
[[nodiscard]] cadre::Policy compiled(const PolicyFile& file);

/// The test files that a path means, sorted: itself, or all below a folder.
[[nodiscard]] std::vector<std::filesystem::path> test_files(const std::filesystem::path& path);

/// The policy that a test file is about: `study.toml` beside `study.test.toml`, else `policy.toml` there.
[[nodiscard]] std::filesystem::path policy_of(const std::filesystem::path& test);

}  // namespace tool
