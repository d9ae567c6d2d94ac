// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// tests_json(), tests_junit(): what became of test files, for programs and for continuous integration.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cadre/testing/coverage.hpp>
#include <cadre/testing/mutation.hpp>
#include <cadre/testing/runner.hpp>

namespace cadre::inline v1::testing {

/// All that is known of one test file.
struct FileReport {
  std::string document;              ///< the file's name
  std::optional<Error> error;        ///< why it could not be read
  TestRun run;                       ///< its cases
  std::optional<Coverage> coverage;  ///< obligations, where they were asked for
  std::optional<Mutation> mutation;  ///< mutants, where they were asked for
};

/// Test files as JSON: `passed`, `failed`, `unread`, and `files` with their cases, coverage and mutation.
/// @param files the files
[[nodiscard]] std::string tests_json(std::span<const FileReport> files);

/// Test files as JUnit XML, which build servers read: a `testsuite` a file, a `testcase` a case. A case that fails has
/// a `failure` with expected, actual, difference and explanation; a file that could not be read has one `error`. Times
/// are left out: the same tests give the same bytes.
/// @param files the files
[[nodiscard]] std::string tests_junit(std::span<const FileReport> files);

}  // namespace cadre::inline v1::testing
