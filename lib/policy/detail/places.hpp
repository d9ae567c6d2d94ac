// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Places: where each part of a policy stands in its document, by path; Report: what is wrong, by place.
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cadre/text/diagnostic.hpp>

namespace cadre::inline v1::detail {

/// A stretch of one line.
struct Place {
  text::Position position;
  std::size_t length = 1;
  std::size_t document = 0;  ///< which document of the report
  std::string path{};        ///< its path in that document, where it is another
};

/// Where parts stand, by path such as `quota[2].at_least`. Empty for a policy that a program has built.
using Places = std::map<std::string, Place, std::less<>>;

/// Collects diagnostics of a document, or of several that are laid over each other: at most `most` errors and as many
/// warnings. Of more, one warning says that others are left out.
class Report {
 public:
  static constexpr std::size_t most = 1000;

  explicit Report(std::string document) : documents_{std::move(document)} {}

  /// Names another document.
  void name(std::string document) { documents_.push_back(std::move(document)); }
  /// Takes in what was said of one of the documents, and returns the places in it.
  [[nodiscard]] Places adopt(Report& other, std::size_t document);

  /// Notes an error at a path. The nearest part above that has a place stands in for one that has none.
  void error(Errc code, std::string message, const std::string& path, std::string help = {});
  /// Notes a warning at a path.
  void warning(Errc code, std::string message, const std::string& path, std::string help = {});
  /// Says in the last diagnostic what is to be seen at its place.
  void label(std::string text);
  /// Lets the items of a list stand in another order: what was item order[i] becomes item i.
  void reorder(const std::string& path, const std::vector<std::size_t>& order);
  /// Shows a second place in the last diagnostic.
  void also(const std::string& path, std::string text);

  /// The place of a path, for people.
  [[nodiscard]] Where where_of(const std::string& path) const;
  /// Where parts stand.
  [[nodiscard]] Places& places() noexcept { return places_; }
  [[nodiscard]] bool has_error() const noexcept { return errors_ > 0; }
  /// Whether further errors are left out, so that no help need be looked for.
  [[nodiscard]] bool is_full() const noexcept { return errors_ >= most; }
  /// The help for an unknown name: the nearest of those that there are, behind a prefix that they share. `otherwise`
  /// where none is near, and where no further error is shown.
  [[nodiscard]] std::string suggestion(std::string_view name, std::span<const std::string_view> names,
                                       std::string otherwise = {}, std::string_view prefix = {}) const;
  /// The same of the names that `name_of` gives to things.
  template <class List, class NameOf>
  [[nodiscard]] std::string suggestion_of(std::string_view name, const List& things, const NameOf& name_of,
                                          std::string otherwise = {}, std::string_view prefix = {}) const {
    if (is_full()) return otherwise;
    std::vector<std::string_view> names;
    names.reserve(things.size());
    for (const auto& thing : things) names.push_back(name_of(thing));
    return suggestion(name, names, std::move(otherwise), prefix);
  }
  /// The diagnostics by place; those of one place in the order in which they were noted.
  [[nodiscard]] std::vector<text::Diagnostic> take();

 private:
  void add(Severity severity, Errc code, std::string message, const std::string& path, std::string help);
  [[nodiscard]] Place place_of(const std::string& path) const;

  std::vector<std::string> documents_;
  Places places_;
  std::vector<text::Diagnostic> diagnostics_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  bool is_last_kept_ = false;
};

}  // namespace cadre::inline v1::detail
