// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <algorithm>
#include <iostream>

#include <unistd.h>

namespace tool {

Progress::Progress() : watched_{isatty(STDERR_FILENO) == 1} {}

Progress::~Progress() { draw(""); }

void Progress::draw(const std::string& line) {
  if (!watched_) return;
  const std::size_t old = width_;
  width_ = line.size();
  std::cerr << '\r' << line << std::string(old > width_ ? old - width_ : 0, ' ') << (line.empty() ? "\r" : "")
            << std::flush;
}

void Progress::stage(std::string_view name) {
  stage_ = name;
  percent_ = 0;
  draw(stage_ + " ...");
}

void Progress::advance(std::size_t done, std::size_t total) {
  constexpr std::size_t cells = 30;
  const std::size_t percent = total == 0 ? 100 : std::min(done, total) * 100 / total;
  if (percent == percent_) return;
  percent_ = percent;
  const std::size_t filled = percent * cells / 100;
  draw(stage_ + "  [" + std::string(filled, '#') + std::string(cells - filled, '.') + "] " + std::to_string(percent) +
       " %");
}

}  // namespace tool
