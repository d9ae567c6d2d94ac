// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// load_policy(), check_policy_file(): policies from files.
#include <filesystem>
#include <string>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/policy/policy.hpp>

namespace cadre::inline v1 {

/// The text of a policy and what messages call it.
struct PolicyText {
  std::string document;                      ///< path of the file
  std::string utf8;                          ///< its text, for drawing diagnostics into
  PolicyFormat format = PolicyFormat::toml;  ///< JSON where the file's name ends in `.json`
};

/// The text of a policy file, of any encoding that text::decode() reads.
///
/// @par Errors
///   Errc::unreadable naming the file; Errc::limit_exceeded over Limits::policy_bytes; Errc::bad_encoding.
/// @param path a file, or a folder with a file `policy.toml` or, where there is none, `policy.json`
/// @param limits how much is accepted
[[nodiscard]] Result<PolicyText> read_policy_file(const std::filesystem::path& path, const Limits& limits = {});

/// Reads a policy file; the first error, if there is one.
/// @param path a file, or a folder with a file `policy.toml` or, where there is none, `policy.json`
/// @param limits how much is accepted
[[nodiscard]] Result<Policy> load_policy(const std::filesystem::path& path, const Limits& limits = {});

/// Reads a policy file and says everything that is wrong with it; also that it cannot be read.
/// @param path a file, or a folder with a file `policy.toml` or, where there is none, `policy.json`
/// @param limits how much is accepted
[[nodiscard]] PolicyCheck check_policy_file(const std::filesystem::path& path, const Limits& limits = {});

}  // namespace cadre::inline v1
