// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Progress: a bar on stderr while something takes long, where somebody watches.
#include <cstddef>
#include <string>
#include <string_view>

namespace tool {

/// A line that is drawn over itself, only on a terminal. Gone when the Progress is.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Names what is being done now.
  void stage(std::string_view name);
  /// Wipes the line.
  void finish() { draw(""); }
  /// Says how much of the stage is behind.
  void advance(std::size_t done, std::size_t total);

 private:
  void draw(const std::string& line);

  bool watched_;
  std::string stage_;
  std::size_t width_ = 0;
  std::size_t percent_ = 0;
};

}  // namespace tool
