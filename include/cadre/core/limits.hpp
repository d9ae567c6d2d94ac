// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Limits: how much a reader accepts before it refuses.
#include <cstddef>

namespace cadre::inline v1 {

/// Bounds that every reader keeps, so that no input can exhaust the machine. See docs/limits.md.
struct Limits {
  std::size_t file_bytes = std::size_t{1} << 30;    ///< bytes of one file; 1 GiB
  std::size_t policy_bytes = std::size_t{1} << 20;  ///< bytes of one policy or map; 1 MiB
  std::size_t rows = 50'000'000;                    ///< rows of one table
  std::size_t columns = 512;                        ///< columns of one table
  std::size_t cell_bytes = 32 * 1024;               ///< bytes of one cell; what a spreadsheet cell holds
  std::size_t depth = 32;                           ///< nesting of tables and lists
  std::size_t headers = 10'000;                     ///< table headers and dots of keys in one document
  std::size_t findings = 100'000;                   ///< findings kept; further ones are counted
  std::size_t windows = 100'000;                    ///< windows of one rule for one subject
  std::size_t work = 2'000'000;                     ///< steps of an evaluation for each subject, on an average
};

}  // namespace cadre::inline v1
