// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/places.hpp"

#include <algorithm>
#include <tuple>

namespace cadre::inline v1::detail {

Place Report::place_of(std::string_view path) const {
  while (true) {
    if (const auto found = places_.find(path); found != places_.end()) return found->second;
    const std::size_t end = path.find_last_of(".[");
    if (end == std::string_view::npos) return {};
    path = path.substr(0, end);
  }
}

void Report::add(Severity severity, Errc code, std::string message, const std::string& path, std::string help) {
  const std::size_t count = severity == Severity::error ? ++errors_ : ++warnings_;
  is_last_kept_ = count <= most;
  if (!is_last_kept_) return;
  const Place place = place_of(path);
  text::Diagnostic diagnostic;
  diagnostic.code = (severity == Severity::error ? 'E' : 'W') + std::to_string(static_cast<int>(code));
  diagnostic.severity = severity;
  diagnostic.message = std::move(message);
  diagnostic.where = {document_, place.position.line, place.position.column, path};
  diagnostic.length = place.length;
  diagnostic.help = std::move(help);
  diagnostics_.push_back(std::move(diagnostic));
}

void Report::error(Errc code, std::string message, const std::string& path, std::string help) {
  add(Severity::error, code, std::move(message), path, std::move(help));
}

void Report::warning(Errc code, std::string message, const std::string& path, std::string help) {
  add(Severity::warning, code, std::move(message), path, std::move(help));
}

void Report::label(std::string text) {
  if (is_last_kept_) diagnostics_.back().label = std::move(text);
}

void Report::also(const std::string& path, std::string text) {
  if (!is_last_kept_) return;
  const Place place = place_of(path);
  if (place.position.line != 0) diagnostics_.back().labels.push_back({place.position, place.length, std::move(text)});
}

void Report::reorder(const std::string& path, const std::vector<std::size_t>& order) {
  Places moved;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::string before = path + '[' + std::to_string(order[i]) + ']';
    const std::string after = path + '[' + std::to_string(i) + ']';
    for (auto at = places_.lower_bound(before); at != places_.end() && at->first.starts_with(before);) {
      moved[after + at->first.substr(before.size())] = at->second;
      at = places_.erase(at);
    }
  }
  places_.merge(moved);
}

std::vector<text::Diagnostic> Report::take() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const text::Diagnostic& a, const text::Diagnostic& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  if (errors_ > most || warnings_ > most) {
    text::Diagnostic left_out;
    left_out.code = 'W' + std::to_string(static_cast<int>(Errc::limit_exceeded));
    left_out.severity = Severity::warning;
    left_out.message = "more than " + std::to_string(most) + " errors or warnings; others are left out";
    left_out.where = diagnostics_.back().where;
    diagnostics_.push_back(std::move(left_out));
  }
  return std::move(diagnostics_);
}

}  // namespace cadre::inline v1::detail
