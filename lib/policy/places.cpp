// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/places.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include <cadre/text/normalise.hpp>

namespace cadre::inline v1::detail {

/// The place of a path, or of the nearest part above it that has one; and the whole path in the document there.
Place Report::place_of(const std::string& path) const {
  std::string_view part = path;
  while (true) {
    if (const auto found = places_.find(part); found != places_.end()) {
      Place place = found->second;
      place.path = (place.path.empty() ? std::string{part} : place.path) + path.substr(part.size());
      return place;
    }
    const std::size_t end = part.find_last_of(".[");
    if (end == std::string_view::npos) return {{}, 1, 0, path};
    part = part.substr(0, end);
  }
}

Places Report::adopt(Report& other, std::size_t document) {
  std::move(other.diagnostics_.begin(), other.diagnostics_.end(), std::back_inserter(diagnostics_));
  errors_ += other.errors_;
  warnings_ += other.warnings_;
  Places places = std::move(other.places_);
  for (auto& [path, place] : places) place.document = document;
  return places;
}

void Report::add(Severity severity, Errc code, std::string message, const std::string& path, std::string help) {
  const std::size_t count = severity == Severity::error ? ++errors_ : ++warnings_;
  is_last_kept_ = count <= most;
  if (!is_last_kept_) return;
  Place place = place_of(path);
  text::Diagnostic diagnostic;
  diagnostic.code = (severity == Severity::error ? 'E' : 'W') + std::to_string(static_cast<int>(code));
  diagnostic.severity = severity;
  diagnostic.message = std::move(message);
  diagnostic.where = {documents_[place.document], place.position.line, place.position.column, std::move(place.path)};
  diagnostic.length = place.length;
  diagnostic.help = std::move(help);
  diagnostics_.push_back(std::move(diagnostic));
}

Where Report::where_of(const std::string& path) const {
  const Place place = place_of(path);
  return {documents_[place.document], place.position.line, place.position.column, place.path};
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
  if (place.position.line == 0) return;
  text::Diagnostic& last = diagnostics_.back();
  if (documents_[place.document] == last.where.document) {
    last.labels.push_back({place.position, place.length, std::move(text)});
  } else {
    // What stands in another document cannot be drawn into this one.
    last.help += (last.help.empty() ? "" : "; ") + text + ": " + documents_[place.document] + ':' +
                 std::to_string(place.position.line);
  }
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

std::string Report::suggestion(std::string_view name, std::span<const std::string_view> names, std::string otherwise,
                               std::string_view prefix) const {
  const std::string near = is_full() ? std::string{} : text::nearest(name, names);
  return near.empty() ? std::move(otherwise) : "did you mean '" + std::string{prefix} + near + "'?";
}

std::vector<text::Diagnostic> Report::take() {
  const auto key = [&](const text::Diagnostic& d) {
    const auto document = std::find(documents_.begin(), documents_.end(), d.where.document);
    return std::tuple{document, d.where.line, d.where.column};
  };
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [&](const text::Diagnostic& a, const text::Diagnostic& b) { return key(a) < key(b); });
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
