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

/// The text of a policy file, of any encoding that text::decode() reads.
///
/// @par Errors
///   Errc::unreadable naming the file; Errc::limit_exceeded over Limits::policy_bytes; Errc::bad_encoding.
/// @param path a file, or a folder with a file `policy.toml` or, where there is none, `policy.json`
/// @param limits how much is accepted
[[nodiscard]] Result<PolicyText> read_policy_file(const std::filesystem::path& path, const Limits& limits = {});

/// Finds the policies that others extend among the files beside them: `<name>.toml`, `<name>.json`, or a folder
/// `<name>` with a `policy.toml` or `policy.json`. Where the one that extends is itself a `policy.toml`, also beside
/// its folder. A name leads nowhere else.
/// @param limits how much is accepted of each
[[nodiscard]] PolicyLoader policy_files(const Limits& limits = {});

/// Reads a policy file, and those that it extends; the first error, if there is one.
/// @param path a file, or a folder with a file `policy.toml` or, where there is none, `policy.json`
/// @param limits how much is accepted
[[nodiscard]] Result<Policy> load_policy(const std::filesystem::path& path, const Limits& limits = {});

/// Reads a policy file, and those that it extends, and says everything that is wrong with them; also that it cannot be
/// read.
/// @param path a file, or a folder with a file `policy.toml` or, where there is none, `policy.json`
/// @param limits how much is accepted
[[nodiscard]] PolicyCheck check_policy_file(const std::filesystem::path& path, const Limits& limits = {});

}  // namespace cadre::inline v1
